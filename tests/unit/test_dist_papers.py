"""The notices, the bill of materials, the sums and the manual that go with a bundle."""

import shutil
import subprocess
import tomllib
from dataclasses import replace
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import pytest

from app.cli.parser import parse
from build_spec.dist import (
    ar,
    checksums,
    dependencies,
    elf,
    linux_files,
    notices,
    packages,
    parts,
    sbom,
)
from build_spec.dist.parts import Part
from build_spec.dist.work import Work
from build_spec.stop import Stop

EPOCH = 1_700_000_000
PACKAGES = [
    Part("firstout", "1.2.3", "Apache-2.0", texts=("ours",)),
    Part("psycopg", "3.3.9", "LGPL-3.0-only", "https://psycopg.org/", ("lesser",)),
    Part("PySide6_Essentials", "6.11.3", "LGPL-3.0-only OR GPL-2.0-only"),
    Part("typing_thing", "4.5", "MIT", texts=("the MIT licence of typing_thing",)),
]
OTHERS = [
    Part("Qt", "6.11.3", "LGPL-3.0-only", "https://www.qt.io/", ("lesser", "general")),
    Part("SQLite", "3.53.4", "blessing"),
    Part("OpenLDAP", "", "OLDAP-2.8", texts=("open",)),
    Part("serde", "1.0.1", "MIT OR Apache-2.0", within="pydantic-core"),
]
DOCUMENT: dict[str, Any] = {
    "bomFormat": "CycloneDX",
    "metadata": {"properties": []},
    "components": [
        {"bom-ref": "psycopg==3.3.9", "name": "psycopg", "type": "library"},
        {
            "bom-ref": "firstout==1.2.3",
            "name": "firstout",
            "type": "library",
            "externalReferences": [{"url": "file:///home/ana/firstout.whl"}],
        },
    ],
    "dependencies": [
        {"ref": "psycopg==3.3.9"},
        {"ref": "firstout==1.2.3", "dependsOn": ["psycopg==3.3.9"]},
    ],
}


@pytest.fixture
def work(tmp_path: Path) -> Work:
    work = Work(tmp_path, EPOCH, "1.2.3")
    work.results.mkdir()
    return work


def test_notices_name_every_part_with_its_version_and_licence() -> None:
    text = notices.notices("1.2.3", PACKAGES, OTHERS)
    for part in [*PACKAGES[1:], *OTHERS]:
        assert f"{part.name} {part.version}".strip() in text
        assert part.licence in text
    assert "serde 1.0.1 (in pydantic-core)" in text


def test_notices_hold_each_text_once() -> None:
    text = notices.notices("1.2.3", PACKAGES, OTHERS)
    assert text.count("the MIT licence of typing_thing") == 1
    assert text.count("\nlesser\n") == 1
    assert "The same text as of psycopg 3.3.9." in text


def test_notices_say_where_the_sources_of_the_lgpl_are() -> None:
    text = notices.notices("1.2.3", PACKAGES, OTHERS)
    assert "Qt, PySide6 and Shiboken 6.11.3 and psycopg 3.3.9" in text
    assert "https://download.qt.io/official_releases/QtForPython/pyside6/" in text


def test_notices_without_the_text_of_a_licence_are_refused() -> None:
    silent = [*PACKAGES[:3], replace(PACKAGES[3], texts=())]
    with pytest.raises(ValueError, match="no text of the licence of typing_thing"):
        notices.notices("1.2.3", silent, OTHERS)


def test_notices_without_qt_are_refused() -> None:
    with pytest.raises(ValueError, match="Qt and psycopg are missing"):
        notices.notices("1.2.3", PACKAGES[:2], OTHERS)


def test_every_text_that_native_parts_name_is_kept_and_none_is_superfluous() -> None:
    listed = tomllib.loads(parts.LISTED.read_text(encoding="utf-8"))["part"]
    named = {text for each in listed for text in each["texts"]}
    assert named == {file.name for file in parts.LICENCES.glob("*.txt")}


def test_a_library_that_nobody_names_is_found(tmp_path: Path) -> None:
    folder = tmp_path / "psycopg_binary.libs"
    folder.mkdir()
    for name in ("libpq-1.so.5", "libnew-2.so.1"):
        (folder / name).touch()
    assert parts.unnamed(tmp_path, ["psycopg_binary.libs/libpq-*"]) == ["libnew-2.so.1"]


def test_a_version_is_found_in_a_library() -> None:
    assert parts.version_in(b"\0OpenSSL 3.5.9 29 Sep", r"OpenSSL (\d+\.\d+\.\d+)") == "3.5.9"
    assert parts.version_in(b"nothing", r"OpenSSL (\d+\.\d+\.\d+)") == ""


def test_a_package_tells_its_licence_with_the_text() -> None:
    part = parts.of_package(distribution("SQLAlchemy"))
    assert part.licence == "MIT"
    assert part.home == "https://www.sqlalchemy.org"
    assert any("Permission is hereby granted" in text for text in part.texts)


def test_libraries_of_rust_come_from_the_list_of_their_package() -> None:
    document = {
        "metadata": {"component": {"name": "pydantic-core"}},
        "components": [
            {
                "name": "serde",
                "version": "1.0.1",
                "purl": "pkg:cargo/serde@1.0.1",
                "scope": "required",
                "licenses": [{"expression": "MIT OR Apache-2.0"}],
            },
            {"name": "autocfg", "version": "1", "purl": "pkg:cargo/autocfg", "scope": "excluded"},
        ],
    }
    assert list(parts.crates_in(document)) == [OTHERS[3]]


def test_the_bill_of_materials_is_about_the_program_and_holds_all_parts(work: Work) -> None:
    bill = sbom.complete(DOCUMENT, OTHERS, work)
    assert bill["metadata"]["component"]["name"] == "firstout"
    assert bill["metadata"]["timestamp"] == "2023-11-14T22:13:20Z"
    assert {each["name"] for each in bill["components"]} == {
        "psycopg",
        *(part.name for part in OTHERS),
    }
    [mine] = [each for each in bill["dependencies"] if each["ref"] == "firstout==1.2.3"]
    assert len(mine["dependsOn"]) == 1 + len(OTHERS)


def test_the_bill_of_materials_does_not_tell_where_it_was_built(work: Work) -> None:
    assert "/home/ana" not in str(sbom.complete(DOCUMENT, OTHERS, work))


def test_a_bill_of_materials_without_the_program_is_refused(work: Work) -> None:
    foreign = DOCUMENT | {"components": DOCUMENT["components"][:1]}
    with pytest.raises(ValueError, match="firstout is not in the bill"):
        sbom.complete(foreign, OTHERS, work)


def test_sums_are_those_that_sha256sum_checks(tmp_path: Path) -> None:
    for name in ("b.deb", "a.tar.xz"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    sums = checksums.write([tmp_path / "b.deb", tmp_path / "a.tar.xz"])
    command = ["sha256sum", "--check", "--strict", sums.name]
    checked = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True)
    assert checked.stdout == "a.tar.xz: OK\nb.deb: OK\n"


def test_two_builds_that_differ_are_told_apart_by_name(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_text("11  a.deb\n22  b.rpm\n", encoding="utf-8")
    other.write_text("11  a.deb\n23  b.rpm\n", encoding="utf-8")
    assert checksums.differences(one, other) == ["b.rpm"]
    assert checksums.differences(one, one) == []


def test_a_signature_is_one_of_the_key_or_the_lack_of_gpg_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sums = tmp_path / checksums.NAME
    sums.write_text("11  a.deb\n", encoding="utf-8")
    home = tmp_path / "keys"
    home.mkdir(mode=0o700)
    monkeypatch.setenv("GNUPGHOME", str(home))
    if shutil.which("gpg") is None:
        with pytest.raises(Stop, match="not installed"):
            checksums.sign(sums, "ana@warehouse.example")
        return
    with pytest.raises(Stop, match="did not sign"):
        checksums.sign(sums, "ana@warehouse.example")
    make = ["gpg", "--batch", "--passphrase", "", "--quick-generate-key"]
    quiet = {"check": True, "capture_output": True}
    subprocess.run([*make, "ana@warehouse.example", "ed25519", "sign", "1d"], **quiet)  # type: ignore[call-overload]
    signature = checksums.sign(sums, "ana@warehouse.example")
    verify = ["gpg", "--verify", str(signature), str(sums)]
    try:
        assert subprocess.run(verify, check=False, capture_output=True).returncode == 0
        sums.write_text("12  a.deb\n", encoding="utf-8")
        assert subprocess.run(verify, check=False, capture_output=True).returncode != 0
    finally:
        subprocess.run(["gpgconf", "--kill", "all"], check=True)  # noqa: S607 - gpg's own


def test_an_ar_archive_is_read_as_it_was_written() -> None:
    members = {"debian-binary": b"2.0\n", "control.tar.gz": b"odd", "data.tar.xz": b""}
    written = ar.write(members, EPOCH)
    assert ar.read(written) == members
    assert list(ar.read(written)) == list(members)


def test_what_is_no_ar_archive_is_refused() -> None:
    with pytest.raises(ValueError, match="no ar archive"):
        ar.read(b"PK\3\4")


def test_the_manual_names_every_subcommand(
    work: Work, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    with pytest.raises(SystemExit):
        parse(["--help"])
    told = capsys.readouterr().out
    names = linux_files.subcommands(told)
    assert {"receive", "dispatch", "db", "self-test", "batch"} <= set(names)
    assert names["reverse"] == "undo an operation by its mirror image"
    manual = linux_files.manual(work, told)
    assert ".B self\\-test" in manual
    assert "@" not in manual


def test_a_sample_that_sets_something_is_no_machine_file() -> None:
    assert linux_files.machine_file("# theme = 1\n\n## said\n") == "# theme = 1\n\n## said\n"
    with pytest.raises(Stop, match="sets something"):
        linux_files.machine_file("# a\ntheme = 'dark'\n")


def test_the_desktop_entry_speaks_both_languages() -> None:
    entry = (linux_files.PARTS / "firstout.desktop").read_text(encoding="utf-8")
    assert "\nComment=" in entry
    assert "\nComment[es]=" in entry
    assert "\nMimeType=application/vnd.firstout.backup;\n" in entry


def test_debians_dependencies_are_those_that_its_tool_names() -> None:
    told = "shlibs:Depends=libc6 (>= 2.34), libgl1\n"
    assert dependencies.read_debian(told) == ["libc6 (>= 2.34)", "libgl1"]
    assert dependencies.names(["libc6 (>= 2.34)", "libgl1"]) == ["libc6", "libgl1"]
    with pytest.raises(ValueError, match="named no packages"):
        dependencies.read_debian("")


def test_rpms_dependencies_are_libraries() -> None:
    needs = elf.Needs({"/b/libone.so": frozenset({"libc.so.6", "libGL.so.1"})}, "2.34")
    assert dependencies.rpm(needs) == [
        "libGL.so.1()(64bit)",
        "libc.so.6(GLIBC_2.34)(64bit)",
    ]


def test_a_package_keeps_what_it_was_configured_with(work: Work) -> None:
    machine_file = work.root / linux_files.MACHINE_FILE
    machine_file.parent.mkdir(parents=True)
    machine_file.write_text("# theme\n", encoding="utf-8")
    program = work.root / linux_files.PROGRAM / "firstout"
    program.parent.mkdir(parents=True)
    program.write_text("", encoding="utf-8")
    program.chmod(0o755)
    (program.parent / "firstoutw").symlink_to("firstout")
    told = packages.describe(work, ["libc6"], elf.Needs({}, "2.34"), "Ana <ana@b.example>")
    by_place = {entry["dst"]: entry for entry in told["contents"]}
    assert by_place["/etc/xdg/firstout/settings.toml"]["type"] == "config|noreplace"
    assert by_place["/usr/lib/firstout/firstout"]["file_info"]["mode"] == 0o755
    assert by_place["/usr/lib/firstout/firstoutw"]["src"] == "firstout"
