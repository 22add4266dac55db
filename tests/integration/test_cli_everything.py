"""Everything out of one database and into a new one, from the command line."""

import json
import zipfile
from pathlib import Path

import pytest

from app.db.sqlite import HEAD
from tests.command_line import CommandLine
from tests.conftest import NewDatabase


def test_everything_goes_out_and_into_a_new_database(
    capsys: pytest.CaptureFixture[str], sqlite_databases: NewDatabase, tmp_path: Path
) -> None:
    old, new = (CommandLine(capsys, sqlite_databases()) for _ in range(2))
    old.stocked(50, 20)
    file = str(tmp_path / "all.zip")
    packed = old("export", "everything", file).json
    assert packed == {"file": file, "rows": packed["rows"], "size_bytes": Path(file).stat().st_size}

    done = new("import", "everything", file).json
    assert done == {"site": "FirstOut", "rows": packed["rows"], "operations": 2, "movements": 2}
    assert new("lots").json == old("lots").json
    assert new("movements").json == old("movements").json
    assert new("db", "check").json["ok"]


def test_what_cannot_be_done_is_told_with_its_code(
    capsys: pytest.CaptureFixture[str], sqlite_databases: NewDatabase, tmp_path: Path
) -> None:
    line = CommandLine(capsys, sqlite_databases())
    line.stocked(50)
    file = str(tmp_path / "all.zip")
    assert line("export", "everything", file).code == 0
    again = line("export", "everything", file)
    assert (again.code, again.error["error"]) == (2, "usage")
    full = line("import", "everything", file)
    assert (full.code, full.error["error"], full.error["why"]) == (
        *(3, "not_allowed"),
        "database_not_empty",
    )
    assert "is not empty" in line.plain("import", "everything", file).err
    (tmp_path / "no.zip").write_bytes(b"no zip")
    bad = line("import", "everything", str(tmp_path / "no.zip"))
    assert (bad.code, bad.error["error"]) == (3, "import_rejected")
    assert line("import", "everything", str(tmp_path / "none.zip")).code == 2


@pytest.mark.parametrize(
    ("revision", "told"),
    [
        (1, "holds schema revision 1, this program has {ours}. Bring it in with FirstOut 0.7,"),
        (99, "holds schema revision 99, this program has {ours}: FirstOut 0.7 wrote it. Update"),
    ],
)
def test_an_export_of_another_schema_is_refused_with_what_to_do(
    sqlite_cli: CommandLine, tmp_path: Path, revision: int, told: str
) -> None:
    file, other = tmp_path / "all.zip", tmp_path / "other.zip"
    sqlite_cli("export", "everything", str(file))
    with zipfile.ZipFile(file) as pack, zipfile.ZipFile(other, "w") as changed:
        for name in pack.namelist():
            content = pack.read(name)
            if name == "manifest.json":
                manifest = json.loads(content) | {"schema_revision": revision, "program": "0.7"}
                content = json.dumps(manifest).encode()
            changed.writestr(name, content)
    refused = sqlite_cli.plain("import", "everything", str(other))
    assert refused.code == 3
    assert told.format(ours=HEAD) in refused.err
