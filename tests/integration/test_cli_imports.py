"""`import`: what the faces add to the services' imports."""

from pathlib import Path

import pytest

from tests.command_line import CommandLine
from tests.workbooks import write_xlsx

DATA = Path(__file__).parents[1] / "data"
BINS, PRODUCTS, STOCK, LEVELS = (
    str(DATA / "openboxes" / f"{name}.csv")
    for name in ("binLocations", "products", "mainWarehouseInventory", "inventoryLevels")
)


def test_a_warehouse_is_brought_in_from_its_files(cli: CommandLine) -> None:
    assert cli("import", "locations", BINS).json["created"] == 23
    assert cli("import", "products", PRODUCTS).json["created"] == 57
    dry = cli("import", "stock", STOCK, "--dry-run").json
    assert (dry["booked"], dry["dry_run"], cli("lots").json) == (48, True, [])
    stock = cli("import", "stock", STOCK)
    assert {
        "booked": 48,
        "skipped": 9,
        "errors": [],
        "already": False,
    }.items() <= stock.json.items()
    again = cli("import", "stock", STOCK).json
    assert (again["booked"], again["already"]) == (0, True)
    assert cli("import", "products", LEVELS).json["updated"] == 52
    assert cli("db", "check").json["ok"] is True
    assert len(cli("lots").json) == 48


def test_columns_that_are_passed_over_are_named(sqlite_cli: CommandLine) -> None:
    imported = sqlite_cli.plain("import", "products", PRODUCTS)
    assert imported.out == "57 created, 0 updated, 0 booked, 0 skipped.\n"
    assert "ControlledSubstance" in imported.err


def test_every_bad_row_is_named(sqlite_cli: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "bad.csv"
    file.write_text("sku,minimum\nA,1\nB,many\n,3\n", encoding="utf-8")
    refused = sqlite_cli("import", "products", str(file))
    assert (refused.code, refused.error["error"]) == (3, "import_rejected")
    assert [(row["line"], row["column"]) for row in refused.error["errors"]] == [
        (3, "minimum"),
        (4, "sku"),
    ]
    assert (
        "line 3, minimum: 'many' not a number"
        in sqlite_cli.plain("import", "products", str(file)).err
    )
    assert sqlite_cli("product", "list").json == []


def test_columns_can_be_mapped(sqlite_cli: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "theirs.csv"
    file.write_text("Artikel=Nr,Bezeichnung\nA,Schraube\n", encoding="utf-8")
    maps = ("--map", "Artikel=Nr=sku", "--map", "Bezeichnung=name")
    assert sqlite_cli("import", "products", str(file), *maps).json["created"] == 1
    assert sqlite_cli("product", "list").json[0]["name"] == "Schraube"
    assert sqlite_cli("import", "products", str(file), "--map", "sku").error["option"] == "map"


def test_a_file_that_is_not_there_is_wrong_usage(sqlite_cli: CommandLine, tmp_path: Path) -> None:
    for kind in ("products", "stock", "locations", "legacy"):
        for file in (tmp_path, tmp_path / "nothing.csv"):
            wrong = sqlite_cli("import", kind, str(file))
            assert (wrong.code, wrong.error["option"]) == (2, "file"), kind


def test_the_predecessors_database_comes_over_once(cli: CommandLine) -> None:
    legacy = next((DATA / "legacy").glob("*.db"))
    assert cli("import", "legacy", str(legacy)).json["booked"] > 0
    assert cli("import", "legacy", str(legacy)).json["already"] is True
    assert cli("db", "check").json["ok"] is True


@pytest.mark.parametrize("suffix", ["xls", "ods", "xlsx"])
def test_a_workbook_of_libreoffice_is_brought_in_but_for_what_failed(
    sqlite_cli: CommandLine, tmp_path: Path, suffix: str
) -> None:
    for sku in ("00042", "00043", "44", "00045", "00046", "0084100010000"):
        sqlite_cli("product", "add", "--sku", sku, "--decimals", "1")
    book, mend = str(DATA / "libreoffice" / f"stock.{suffix}"), str(tmp_path / "mend.csv")
    done = sqlite_cli("import", "stock", book, "--leave-bad", mend).json
    assert (done["booked"], done["left_out"]) == (4, 2)
    assert [(row["line"], row["column"], row["value"]) for row in done["errors"]] == [
        *((5, "Cantidad", "#N/A"), (7, "Lote", "#DIV/0!"), (7, "Caducidad", "#N/A"))
    ]
    assert [(lot["sku"], lot["lot_code"], lot["on_hand"]) for lot in sqlite_cli("lots").json] == [
        ("00042", "00392/174", "12.5"),
        ("00043", "00007", "3"),
        ("44", "L3", "2"),
        ("0084100010000", "123456789012", "1"),
    ]


def test_a_sheet_of_a_workbook_is_named(sqlite_cli: CommandLine, tmp_path: Path) -> None:
    file = str(
        write_xlsx(
            tmp_path / "a.xlsx",
            ("Notes", [["hello", "you"], ["1", "2"]]),
            ("Products", [["SKU", "Name"], ["007", "=1+1"]]),
        )
    )
    assert sqlite_cli("import", "products", file).error["error"] == "import_rejected"
    assert sqlite_cli("import", "products", file, "--sheet", "Products").json["created"] == 1
    [product] = sqlite_cli("product", "list").json
    assert (product["sku"], product["name"]) == ("007", "=1+1")


def test_an_encoding_is_stated_never_guessed(sqlite_cli: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "excel.csv"
    file.write_bytes("sku;nombre;mínimo;decimales\nA;Piña;1,5;1\n".encode("cp1252"))
    refused = sqlite_cli("import", "products", str(file))
    assert refused.error["errors"][0]["reason"] == "not_utf8"
    spanish = ("--encoding", "cp1252", "--delimiter", "semicolon", "--decimal-comma")
    assert sqlite_cli("import", "products", str(file), *spanish).json["created"] == 1
    [product] = sqlite_cli("product", "list").json
    assert (product["name"], product["minimum"]) == ("Piña", "1.5")
    for option, value in (("--encoding", "klingon"), ("--encoding", "utf-7")):
        assert sqlite_cli("import", "products", str(file), option, value).code == 3
    wrong = sqlite_cli("import", "products", str(file), "--delimiter", "pipe")
    assert (wrong.code, wrong.error["option"]) == (2, "delimiter")


def test_bad_rows_are_left_out_as_a_file_to_mend(cli: CommandLine, tmp_path: Path) -> None:
    file, left = tmp_path / "bad.csv", tmp_path / "left.csv"
    file.write_text("sku,minimum\nA,1\nB,many\n,3\n", encoding="utf-8")
    asked = ("import", "products", str(file), "--leave-bad", str(left))
    assert cli(*asked, "--dry-run").json["left_out"] == 2
    assert not left.exists()
    done = cli(*asked).json
    assert (done["created"], done["left_out"]) == (1, 2)
    assert [error["line"] for error in done["errors"]] == [3, 4]
    assert "B,many,minimum: not a number" in left.read_text(encoding="utf-8-sig")
    wrong = cli(*asked)
    assert (wrong.code, wrong.error["option"]) == (2, "leave_bad")
    left.write_text(left.read_text(encoding="utf-8").replace("many", "2"), encoding="utf-8")
    told = cli.plain("import", "products", str(left), "--leave-bad", str(tmp_path / "rest.csv"))
    assert told.out == (
        "1 created, 0 updated, 0 booked, 0 skipped.\n"
        "1 left out:\n  line 3, sku: must not be empty\n"
    )


def test_the_predecessors_database_has_no_sheets(sqlite_cli: CommandLine) -> None:
    legacy = next((DATA / "legacy").glob("*.db"))
    assert sqlite_cli("import", "legacy", str(legacy), "--sheet", "x").code == 2
