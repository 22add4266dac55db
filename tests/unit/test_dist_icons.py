"""The program's icon."""

import struct
import subprocess
import sys
from pathlib import Path

import pytest

from build_spec.environment import ROOT


@pytest.fixture(scope="module")
def icons(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("icons")
    script = ROOT / "build_spec" / "dist" / "icons.py"
    subprocess.run([sys.executable, str(script), str(folder)], check=True)
    return folder


def test_the_icon_is_drawn_in_every_size_of_a_desktop(icons: Path) -> None:
    for size in (16, 22, 24, 32, 48, 64, 128, 256, 512):
        picture = (icons / f"{size}x{size}.png").read_bytes()
        assert struct.unpack(">II", picture[16:24]) == (size, size)


def test_the_icon_of_windows_holds_its_sizes(icons: Path) -> None:
    data = (icons / "firstout.ico").read_bytes()
    reserved, kind, count = struct.unpack_from("<HHH", data)
    assert (reserved, kind) == (0, 1)
    end = 6 + 16 * count
    sizes = []
    for number in range(count):
        side, _, _, _, _, depth, length, offset = struct.unpack_from(
            "<BBBBHHII", data, 6 + 16 * number
        )
        assert (offset, depth) == (end, 32)
        end += length
        sizes.append(side or 256)
    assert sizes == [16, 24, 32, 48, 64, 256]
    assert end == len(data)
