"""What goes into the installers for Windows, and how they are numbered."""

import hashlib
import re
import struct
import subprocess
import sys
import zipfile
from pathlib import Path, PurePosixPath

import pytest

from build_spec.environment import ROOT, Lock
from build_spec.stop import Stop
from build_spec.windows import (
    launchers,
    msi,
    nsis,
    pictures,
    pins,
    product,
    summary,
    tools,
    tree,
    trim,
)


def embeddable(folder: Path, *names: str) -> Path:
    """A zip that looks like the embeddable Python, with a standard library of two modules."""
    standard = folder / "standard.zip"
    with zipfile.ZipFile(standard, "w") as opened:
        opened.writestr("json/decoder.pyc", b"json")
        opened.writestr("unittest/case.pyc", b"unittest")
    archive = folder / "python-3.11.99-embed-amd64.zip"
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr("python311.zip", standard.read_bytes())
        for name in ("LICENSE.txt", "python.exe", "python311._pth", *names):
            opened.writestr(name, name)
    return archive


def checksum(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    "kept",
    [
        "PySide6/Qt6Widgets.dll",
        "PySide6/QtPrintSupport.pyd",
        "PySide6/msvcp140.dll",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/translations/qtbase_es.qm",
        "shiboken6/shiboken6.abi3.dll",
        "sqlalchemy/dialects/postgresql/psycopg.py",
        "alembic-1.20.1.dist-info/METADATA",
        "biip/gs1/data.json",
        "tzdata/zoneinfo/Europe/Madrid",
    ],
)
def test_what_the_program_needs_is_kept(kept: str) -> None:
    assert trim.keeps(kept)


@pytest.mark.parametrize(
    "dropped",
    [
        "PySide6/Qt6Qml.dll",
        "PySide6/Qt6Quick.dll",
        "PySide6/QtNetwork.pyd",
        "PySide6/opengl32sw.dll",
        "PySide6/designer.exe",
        "PySide6/qml/QtQuick/qmldir",
        "PySide6/resources/icudtl.dat",
        "PySide6/plugins/imageformats/qtiff.dll",
        "PySide6/translations/qtbase_de.qm",
        "PySide6/translations/designer_es.qm",
        "shiboken6/msvcp140.dll",
        "sqlalchemy/dialects/mysql/base.py",
        "psycopg_binary/_psycopg.pyi",
        "pydantic/v1/main.py",
    ],
)
def test_what_it_does_not_need_is_left_out(dropped: str) -> None:
    assert not trim.keeps(dropped)


@pytest.mark.parametrize("argument", ["self-test", "--every-module"])
def test_the_program_runs_without_what_is_left_out(argument: str) -> None:
    command = [sys.executable, "-P", "-W", "error", "-m", "tests.trimmed", argument]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert run.returncode == 0, run.stderr.decode()


def test_the_embeddable_python_is_trimmed(tmp_path: Path) -> None:
    archive = embeddable(tmp_path, "python311.dll", "_socket.pyd", "_bz2.pyd", "sqlite3.dll")
    laid = tmp_path / "tree"
    tree.lay_python(laid, pins.check_python(archive, checksum(archive)))
    found = {path.relative_to(laid).as_posix() for path in tree.files(laid)}
    assert found == {
        "python311.dll",
        "python311.zip",
        "python311._pth",
        "_socket.pyd",
        "licenses/Python.txt",
    }
    assert zipfile.ZipFile(laid / "python311.zip").namelist() == ["json/decoder.pyc"]


def test_python_finds_modules_beside_itself_only(tmp_path: Path) -> None:
    archive = embeddable(tmp_path, "python311.dll")
    tree.lay_python(tmp_path / "tree", pins.check_python(archive, checksum(archive)))
    path_file = tmp_path / "tree" / "python311._pth"
    assert path_file.read_text(encoding="ascii").split() == ["python311.zip", ".", "lib"]


def test_a_wrong_python_is_refused(tmp_path: Path) -> None:
    archive = embeddable(tmp_path, "python311.dll")
    with pytest.raises(Stop, match="is not the file that it should be"):
        pins.check_python(archive, "0" * 64)


def test_a_file_with_the_name_of_a_known_python_is_compared_with_its_pin(tmp_path: Path) -> None:
    archive = embeddable(tmp_path, "python311.dll")
    for name, pin in pins.KNOWN.items():
        with pytest.raises(Stop, match=pin):
            pins.check_python(archive.rename(tmp_path / name), None)
        archive = tmp_path / name


def test_an_unknown_python_needs_a_pin(tmp_path: Path) -> None:
    with pytest.raises(Stop, match="give it with --sha256"):
        pins.check_python(embeddable(tmp_path, "python311.dll"), None)


def test_a_zip_without_a_python_is_refused(tmp_path: Path) -> None:
    archive = embeddable(tmp_path)
    with pytest.raises(Stop, match="no embeddable Python"):
        pins.check_python(archive, checksum(archive))


def test_the_minor_version_is_read_from_the_library(tmp_path: Path) -> None:
    archive = embeddable(tmp_path, "python313.dll", "python3.dll")
    assert pins.check_python(archive, checksum(archive)).minor == 13


def test_bytecode_of_another_python_is_not_written(tmp_path: Path) -> None:
    python = pins.EmbeddedPython(tmp_path / "none.zip", sys.version_info.minor + 1)
    with pytest.raises(Stop, match="run this command with python3"):
        tree.make(tmp_path / "tree", python, tmp_path)


def test_the_checkouts_version_can_be_installed() -> None:
    assert product.msi_version(product.version()) == product.version()


@pytest.mark.parametrize("given", ["1.0", "1.0.0rc1", "1.0.0.1", "01.0.0", "256.0.0", "1.0.65536"])
def test_versions_that_windows_installer_cannot_compare_are_refused(given: str) -> None:
    with pytest.raises(Stop):
        product.msi_version(given)


def test_a_file_above_its_limit_fails_the_build() -> None:
    product.need_size("setup.exe", product.SETUP_LIMIT, product.SETUP_LIMIT)
    with pytest.raises(Stop, match="35,000,001"):
        product.need_size("setup.exe", 35_000_001, product.SETUP_LIMIT)


def test_the_codes_of_the_msi_never_change() -> None:
    assert product.UPGRADE_CODE == "{B818FFEF-944C-5BDB-AC47-9D41871034E6}"
    assert product.identity("a") != product.identity("b")


FILES = tuple(map(PurePosixPath, ("lib/app/a & b.py", "lib/app/ui/c.py", "firstout.exe")))


def test_each_file_is_one_component_with_a_code_of_its_own() -> None:
    listed = msi.file_list("tree", FILES)
    codes = re.findall(r'<Component Id="(\w+)" Guid="(\{[0-9A-F-]+\})"', listed)
    assert len({key for key, _ in codes}) == len({code for _, code in codes}) == 3
    assert set(re.findall(r'<ComponentRef Id="(\w+)"', listed)) == {key for key, _ in codes}
    assert 'Name="a &amp; b.py" Source="tree/lib/app/a &amp; b.py"' in listed


def test_a_component_keeps_its_code_whatever_else_there_is() -> None:
    alone = re.findall(r"\{[0-9A-F-]+\}", msi.file_list("tree", FILES[2:]))
    assert alone[0] in msi.file_list("elsewhere", FILES)
    assert msi.file_list("tree", FILES) == msi.file_list("tree", FILES)


def test_files_go_where_they_were_and_the_launchers_last(tmp_path: Path) -> None:
    for relative in FILES:
        (tmp_path / relative).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / relative).touch()
    listed = nsis.file_list(tmp_path, tree.files(tmp_path))
    assert listed.replace(f"{tmp_path.as_posix()}/", "").splitlines() == [
        r'SetOutPath "$INSTDIR\lib\app"',
        'File "lib/app/a & b.py"',
        r'SetOutPath "$INSTDIR\lib\app\ui"',
        'File "lib/app/ui/c.py"',
        'SetOutPath "$INSTDIR"',
        'File "firstout.exe"',
    ]


def test_the_launchers_carry_the_version(tmp_path: Path) -> None:
    script = launchers.resource_script(launchers.WINDOW, tmp_path / "i.ico", "1.2.3")
    assert "#define VERSION_NUMBERS 1,2,3,0\n" in script
    assert '#define ORIGINAL_NAME "firstoutw.exe"\n' in script


def summary_stream(code: bytes) -> bytes:
    """A property set with a revision number and two moments, as an MSI holds it somewhere."""
    text = struct.pack("<II", 30, len(code) + 1) + code + b"\0"
    moment = struct.pack("<IQ", 64, 1)
    values, table, offset = b"", b"", 8 + 3 * 8
    for identity, value in ((9, text), (12, moment), (13, moment)):
        table += struct.pack("<II", identity, offset + len(values))
        values += value
    section = struct.pack("<II", offset + len(values), 3) + table + values
    head = struct.pack("<HHI16sI", 0xFFFE, 0, 0, b"", 1) + bytes.fromhex(
        "e0859ff2f94f6810ab9108002b27b3d9"
    )
    return b"\xd0\xcf" * 99 + head + struct.pack("<I", 48) + section + b"rest"


def test_the_summary_of_the_msi_no_longer_tells_when_it_was_built(tmp_path: Path) -> None:
    file = tmp_path / "a.msi"
    file.write_bytes(summary_stream(b"{00000000-0000-0000-0000-00000000ABCD}"))
    summary.settle(file, product.identity("package"), 0)
    settled = file.read_bytes()
    assert product.identity("package").encode() in settled
    assert settled.count(struct.pack("<Q", 116_444_736_000_000_000)) == 2
    summary.settle(file, product.identity("package"), 0)
    assert file.read_bytes() == settled


def test_a_summary_that_is_not_understood_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.msi"
    file.write_bytes(summary_stream(b"no code at all, but just as long as it"))
    before = file.read_bytes()
    with pytest.raises(Stop, match="left alone"):
        summary.settle(file, product.identity("package"), 0)
    assert file.read_bytes() == before


def test_every_package_of_the_lock_is_pinned_for_windows_too() -> None:
    lock = Lock.RUNTIME.path.read_text(encoding="utf-8")
    assert re.search(r"^pysqlite3==.*sys_platform == 'win32'", lock, re.MULTILINE)


def test_a_missing_tool_is_told_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Stop, match=r"Not possible here: makensis .* package nsis") as stop:
        tools.need("makensis")
    assert stop.value.code == 5


def test_the_pictures_have_the_sizes_that_the_installers_want(tmp_path: Path) -> None:
    drawn = pictures.draw(tmp_path)
    width, height, _, depth = struct.unpack_from("<iiHH", drawn.side.read_bytes(), 18)
    assert (width, abs(height), depth) == (164, 314, 24)
    assert drawn.icon.read_bytes()[:4] == b"\0\0\1\0"


@pytest.mark.parametrize("command", ["windows", "windows-logic"])
def test_dev_py_lists_the_command(command: str) -> None:
    tool = str(ROOT / "build_spec" / "dev.py")
    told = subprocess.run([sys.executable, tool, "--help"], capture_output=True, check=True)
    assert command in told.stdout.decode().split()
