"""What of the packages and of FirstOut itself is laid into the installers for Windows."""

import tomllib
import zipfile
from pathlib import Path

import pytest

from build_spec.dist import parts
from build_spec.environment import ROOT
from build_spec.stop import Stop
from build_spec.windows import papers, product, tree, wheels


def test_firstout_is_laid_with_all_that_its_wheel_holds(tmp_path: Path) -> None:
    library = tmp_path / "lib"
    tree.lay_program(library)
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    included = told["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert [target for target in included.values() if not (library / target).exists()] == []
    found = {path.name for path in library.rglob("*")}
    assert {"__main__.py", "0001_ledger.py", "firstout_es.qm"} <= found
    assert "firstout_es.ts" not in found
    assert (tmp_path / "licenses" / "FirstOut.txt").is_file()


def test_the_list_of_a_packages_files_keeps_what_tells_about_the_package(tmp_path: Path) -> None:
    wheel = tmp_path / "a-1.whl"
    with zipfile.ZipFile(wheel, "w") as opened:
        opened.writestr("a.py", "")
        opened.writestr("a.pyi", "")
        opened.writestr("a-1.dist-info/licenses/LICENSE", "MIT")
        opened.writestr("a-1.dist-info/RECORD", "a.py,,\na-1.dist-info/licenses/LICENSE,,\n")
    wheels.unpack(wheel, tmp_path / "lib")
    found = {path.name for path in (tmp_path / "lib").rglob("*") if path.is_file()}
    assert found == {"a.py", "LICENSE", "RECORD"}
    record = (tmp_path / "lib" / "a-1.dist-info" / "RECORD").read_text(encoding="utf-8")
    assert record == "a-1.dist-info/licenses/LICENSE,,\n"


def test_the_notices_name_nothing_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Stop, match="CPython is not in"):
        papers.native(tmp_path)


def test_every_licence_that_the_notices_quote_is_kept_here() -> None:
    listed = tomllib.loads((product.HERE / "native.toml").read_text(encoding="utf-8"))["part"]
    named = {text for part in listed for text in part["texts"] if "/" not in text}
    assert {text for text in named if not (parts.LICENCES / text).is_file()} == set()
