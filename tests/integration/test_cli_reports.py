"""Reports written to files."""

import csv
import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from app.cli.files import REPORT_NAMES
from app.cli.report_catalogue import REPORTS, made
from tests import pdf_text, xlsx_cells
from tests.command_line import CommandLine, run


@pytest.fixture
def busy(cli: CommandLine) -> CommandLine:
    """Two products with stock, a FEFO deviation, a dispatch that was reversed."""
    cli.stocked(50, 40)
    cli.stocked(7, sku="=1+1")
    cli("receive", "--sku", "=1+1", "--quantity", "3", "--unit-cost", "1.3333")
    cli("dispatch", "--sku", "QX039", "--quantity", "5", "--lot", "2", "--reason=-asked")
    wrong = cli("dispatch", "--sku", "=1+1", "--quantity", "2").json["operation"]
    cli("reverse", wrong, "--reason", "wrong")
    return cli


def _csv(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_stock_is_valued_exactly(busy: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "stock.csv"
    answer = busy("report", "stock", "--output", str(file)).json
    assert (answer["rows"], answer["total"], answer["currency"]) == (4, "26.9999", "EUR")
    rows = _csv(file)
    values = [(row["sku"], row["on_hand"], row["unit_value"], row["value"]) for row in rows]
    assert values == [
        ("'=1+1", "7", "0.25", "1.75"),
        ("'=1+1", "3", "1.3333", "3.9999"),
        ("QX039", "50", "0.25", "12.5"),
        ("QX039", "35", "0.25", "8.75"),
    ]


def test_csv_is_what_spreadsheets_take(busy: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "movements.csv"
    busy("report", "movements", "--output", str(file))
    raw = file.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfoperation,")
    assert raw.count(b"\r\n") == raw.count(b"\n") == 8
    shipped = next(row for row in _csv(file) if row["kind"] == "dispatch")
    assert (shipped["quantity"], shipped["reason"]) == ("-5", "'-asked")


def test_csv_for_spreadsheets_in_spanish_has_commas_in_numbers_only(
    busy: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "stock.csv"
    busy("product", "update", "--sku", "QX039", "--name", "2.5 kg; net")
    assert busy("report", "stock", "--decimal-comma", "--output", str(file)).json["rows"] == 4
    with file.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter=";"))
    assert [(row["name"], row["on_hand"], row["value"]) for row in rows] == [
        *(("'=1+1", "7", "1,75"), ("'=1+1", "3", "3,9999")),
        *(("2.5 kg; net", "50", "12,5"), ("2.5 kg; net", "35", "8,75")),
    ]
    assert "\n'=1+1;" in busy.plain("report", "stock", "--decimal-comma").out.replace("\r", "")


@pytest.mark.parametrize("form", ["json", "xlsx", "pdf"])
@pytest.mark.parametrize("option", ["decimal_comma", "head"])
def test_a_decimal_comma_and_a_head_are_for_csv(
    sqlite_cli: CommandLine, form: str, option: str, tmp_path: Path
) -> None:
    words = ("--format", form, f"--{option.replace('_', '-')}", "--output", str(tmp_path / "stock"))
    wrong = sqlite_cli("report", "stock", *words)
    assert (wrong.code, wrong.error["option"]) == (2, option)


def test_csv_says_what_was_asked_for_and_when_only_if_told_to(busy: CommandLine) -> None:
    told = busy.plain("report", "expiring", "--within", "60", "--head").out.replace("\r", "")
    head, _, table = told.partition("\n\n")
    title, _, business_date, moment, *asked = head.splitlines()
    assert title == "Expiring stock"
    assert business_date.startswith("Business date 20")
    assert moment.startswith("Read at 20")
    assert asked == ["Within 60 days"]
    assert table == busy.plain("report", "expiring", "--within", "60").out.replace("\r", "")


def _json(cli: CommandLine, *words: str) -> Any:
    return json.loads(cli.plain("report", *words, "--format", "json").out)


def test_the_most_dispatched_products_leave_out_what_was_reversed(busy: CommandLine) -> None:
    [top] = _json(busy, "top")
    assert (top["sku"], top["quantity"], top["dispatches"]) == ("QX039", "5", 1)
    assert _json(busy, "top", "--to", "2020-01-01") == []


def test_deviations_name_the_lot_that_came_first_and_the_reason(busy: CommandLine) -> None:
    [row] = _json(busy, "deviations")
    expected = {"lot": 2, "earlier_lot": 1, "earlier_expiry": "2090-12-01", "quantity": "5"}
    assert (expected | {"reason": "-asked", "reversed": False}).items() <= row.items()


def test_expiring_stock_is_listed_by_date(cli: CommandLine) -> None:
    cli("product", "add", "--sku", "A", "--shelf-life", "5")
    cli("receive", "--sku", "A", "--quantity", "5")
    [row] = _json(cli, "expiring", "--within", "5")
    assert (row["sku"], row["days_left"]) == ("A", 5)
    assert _json(cli, "expiring", "--within", "4") == []


def test_a_workbook_is_typed_and_named_for_people(busy: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "stock.xlsx"
    answer = busy("report", "stock", "--format", "xlsx", "--output", str(file)).json
    assert (answer["rows"], answer["total"]) == (4, "26.9999")

    head, first, second, *_ = xlsx_cells.cells(file)
    assert [title for _, title, _ in head] == [
        *("SKU", "Name", "Lot", "Lot code", "Expiry"),
        *("Status", "On hand", "Unit", "Unit value", "Value"),
    ]
    assert first[0] == ("inlineStr", "=1+1", "@")
    assert first[2][0] == "inlineStr"
    assert first[4][2] == "yyyy-mm-dd"
    assert second[-1] == ("n", "3.9999", "0.0000")


def test_a_pdf_is_for_people(busy: CommandLine, qapp: QApplication, tmp_path: Path) -> None:
    assert qapp is not None
    file = tmp_path / "movements.pdf"
    words = ("--format", "pdf", "--from", "2020-01-01", "--output", str(file))
    assert busy("report", "movements", *words).json["rows"] == 7

    [page] = pdf_text.pages(file)
    assert page.startswith("Movements\nFirstOut\nBusiness date ")
    assert "From 2020-01-01\nKind\n" in page
    assert "reversal" in page
    assert "-asked" in page


NEEDS = {"trace": ("--lot", "1"), "stock-at": ("--date", "2090-01-01")}


@pytest.mark.parametrize("report", REPORT_NAMES)
@pytest.mark.parametrize("form", ["xlsx", "pdf"])
def test_every_report_comes_in_every_form(
    busy: CommandLine, qapp: QApplication, tmp_path: Path, report: str, form: str
) -> None:
    assert qapp is not None
    file = tmp_path / f"{report}.{form}"
    needs = NEEDS.get(report, ())
    words = ("report", report, *needs, "--format", form, "--output", str(file))
    rows = busy(*words).json["rows"]

    assert rows == len(_json(busy, report, *needs))
    assert file.read_bytes().startswith(b"PK" if form == "xlsx" else b"%PDF")


def test_a_pdf_needs_no_display_and_a_workbook_no_qt(
    sqlite_cli: CommandLine, tmp_path: Path
) -> None:
    sqlite_cli.stocked(5)
    for form in "pdf", "xlsx":
        file = tmp_path / f"stock.{form}"
        words = ("--database", sqlite_cli.database, "report", "stock", "--format", form)
        ended = run(*words, "--output", str(file))
        assert (ended.code, ended.err) == (0, "")
        assert ended.out == f"1 rows worth 1.25 EUR written to {file}.\n"


@pytest.mark.parametrize(
    ("form", "option"), [("html", "format"), ("xlsx", "output"), ("pdf", "output")]
)
def test_a_form_that_is_unknown_or_no_text_is_wrong_usage(
    sqlite_cli: CommandLine, form: str, option: str
) -> None:
    wrong = sqlite_cli("report", "stock", "--format", form)
    assert (wrong.code, wrong.error["option"]) == (2, option)


@pytest.mark.parametrize("form", ["xlsx", "pdf"])
def test_a_full_disk_is_wrong_usage_too(
    sqlite_cli: CommandLine, qapp: QApplication, form: str
) -> None:
    assert qapp is not None
    wrong = sqlite_cli("report", "stock", "--format", form, "--output", "/dev/full")
    assert (wrong.code, wrong.error["option"]) == (2, "output")


def test_a_file_that_cannot_be_written_is_wrong_usage(
    sqlite_cli: CommandLine, tmp_path: Path
) -> None:
    for place in (tmp_path, tmp_path / "no" / "stock.csv"):
        wrong = sqlite_cli("report", "stock", "--output", str(place))
        assert (wrong.code, wrong.error["option"]) == (2, "output")
    assert [file.name for file in tmp_path.iterdir() if file.suffix == ".part"] == []


def test_every_report_that_can_be_asked_for_is_there() -> None:
    assert set(REPORT_NAMES) == REPORTS.keys()


@pytest.mark.parametrize("report", REPORT_NAMES)
def test_a_report_is_ordered_by_any_of_its_columns(busy: CommandLine, report: str) -> None:
    needs = NEEDS.get(report, ())
    rows = _json(busy, report, *needs)
    given: dict[str, dict[str, Any]] = {"trace": {"lot": 1}, "stock-at": {"date": date(2090, 1, 1)}}
    values = given.get(report, {})
    for order in made({"name": report, **values}).orders:
        ordered = _json(busy, report, *needs, "--order", order, "--descending")
        assert sorted(map(str, ordered)) == sorted(map(str, rows))


@pytest.mark.parametrize(
    ("words", "option"),
    [
        (("trace",), "lot"),
        (("stock-at",), "date"),
        (("stock-at", "--date", "yesterday"), "date"),
        (("forecast", "--days", "0"), "days"),
        (("expiring", "--within", "soon"), "within"),
        (("expiring", "--which", "all"), "which"),
        (("losses", "--sku", "A"), "sku"),
        (("stock", "--order", "colour"), "order"),
    ],
)
def test_a_wrong_parameter_is_wrong_usage(
    sqlite_cli: CommandLine, words: tuple[str, ...], option: str
) -> None:
    wrong = sqlite_cli("report", *words)
    assert (wrong.code, wrong.error["option"]) == (2, option)


def test_a_trace_of_an_unknown_lot_is_refused(sqlite_cli: CommandLine) -> None:
    wrong = sqlite_cli("report", "trace", "--lot", "9")
    assert (wrong.code, wrong.error["error"]) == (3, "unknown_lot")


def test_the_answer_tells_what_was_asked_and_when_it_was_read(
    busy: CommandLine, tmp_path: Path
) -> None:
    words = ("--within", "own", "--order", "sku", "--output", str(tmp_path / "a.csv"))
    answer = busy("report", "expiring", *words).json
    assert answer["parameters"] == ["Ordered by sku", "Within the product's own days"]
    assert answer["report"] == "expiring"
    assert datetime.fromisoformat(answer["read_at"]).date().isoformat() == answer["business_date"]


def test_an_option_that_the_report_has_not_is_wrong_usage(sqlite_cli: CommandLine) -> None:
    assert sqlite_cli("report", "stock", "--within", "3").error["option"] == "within"
