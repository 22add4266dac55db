"""A report taken along is the report on screen: its rows, their order, its sums and its head."""

import csv
import json
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QTableView

from app.ui import formats
from app.ui.panels.reports.catalogue import REPORTS
from tests import pdf_text, xlsx_cells
from tests.gui.desk import CTRL, Clerk, Key
from tests.gui.report_desk import TABLE, choose, click_header, entered, titles, typed
from tests.gui.test_exporting import save

MINUS = "\N{MINUS SIGN}"


def alike(text: str | int | None) -> str:
    """A cell as screen, CSV and JSON all have it: numbers and moments without their dress."""
    told = "" if text is None else str(text).replace(MINUS, "-")
    try:
        return f"{Decimal(told).normalize():f}"
    except InvalidOperation:
        return told.replace("T", " ")[:16] if told[4:5] == "-" else told


def shown(clerk: Clerk) -> list[list[str]]:
    return [[alike(text) for text in row] for row in clerk.rows(TABLE)]


def take_along(clerk: Clerk, form: str, folder: Path) -> Path:
    clerk.find(QPushButton, f"report{form.capitalize()}Button").click()
    assert clerk.find(QFileDialog, "exportDialog").selectedFiles()[0].endswith(f".{form}")
    file = folder / f"report.{form}"
    save(clerk, file)
    return file


def in_csv(file: Path) -> list[list[str]]:
    """What stands below the head."""
    with file.open(encoding="utf-8-sig", newline="") as stream:
        lines = list(csv.reader(stream))
    return lines[lines.index([]) + 1 :]


def months_by_name(rows: list[list[str]], report: str) -> list[list[str]]:
    """A month is its first day to programs."""
    if report != "losses":
        return rows
    return [[formats.month(date.fromisoformat(row[0])), *row[1:]] for row in rows]


@pytest.mark.parametrize("report", [each.key for each in REPORTS])
def test_every_report_is_in_its_files_as_it_is_on_screen(
    reports: Clerk, report: str, tmp_path: Path
) -> None:
    choose(reports, report)
    if report == "trace":
        entered(reports, "reportLotCombo", "3")
    click_header(reports, titles(reports)[2])
    click_header(reports, titles(reports)[2])

    head, *rows = in_csv(take_along(reports, "csv", tmp_path))
    assert head == titles(reports)
    assert months_by_name([list(map(alike, row)) for row in rows], report) == shown(reports)
    told = json.loads(take_along(reports, "json", tmp_path).read_text(encoding="utf-8"))
    of_json = [list(map(alike, row.values())) for row in told["rows"]]
    assert told["columns"] == titles(reports)
    assert months_by_name(of_json, report) == shown(reports)
    book = take_along(reports, "xlsx", tmp_path)
    assert xlsx_cells.values(book)[0] == titles(reports)
    assert len(xlsx_cells.values(book)) >= len(shown(reports)) + 1


def test_a_page_has_the_sums_of_the_totals_line(reports: Clerk, tmp_path: Path) -> None:
    choose(reports, "losses")
    assert reports.text("reportTotalsLabel") == "2 rows · Quantity: 35 unit · Value: 20.025 EUR"
    [page] = pdf_text.pages(take_along(reports, "pdf", tmp_path))

    assert page.partition("Total\n")[2].split()[:2] == ["35", "20.025"]


def test_a_file_tells_what_was_asked_for_in_which_order_and_when(
    reports: Clerk, tmp_path: Path
) -> None:
    choose(reports, "expiring")
    typed(reports, "reportWithinEdit", "60")
    click_header(reports, "On hand")
    told = json.loads(take_along(reports, "json", tmp_path).read_text(encoding="utf-8"))

    assert told["title"] == "Expiring stock"
    assert told["moment"] == "2025-06-01T09:00:00+00:00"
    assert told["parameters"] == [
        "Business date 2025-06-01",
        "Within 60 days",
        "Still to expire",
        "Sorted by On hand",
        "Read on 2025-06-01 09:00",
    ]
    assert "Within 60 days" in xlsx_cells.head(take_along(reports, "xlsx", tmp_path))[1]
    text = take_along(reports, "csv", tmp_path).read_text(encoding="utf-8-sig")
    assert text.split("\n\n")[0].splitlines() == [
        "Expiring stock",
        told["site"],
        *told["parameters"],
    ]
    [page] = pdf_text.pages(take_along(reports, "pdf", tmp_path))
    for text in "Expiring stock", "Within 60 days", "Read on 2025-06-01 09:00", "Total\n":
        assert text in page


def test_the_head_of_a_file_is_in_the_language_of_the_moment(
    reports: Clerk, tmp_path: Path
) -> None:
    choose(reports, "movements")
    reports.language.choose("es")
    QApplication.processEvents()
    told = json.loads(take_along(reports, "json", tmp_path).read_text(encoding="utf-8"))
    reports.language.choose("en")
    QApplication.processEvents()

    assert told["title"] == "Movimientos"
    assert told["parameters"][:2] == ["Fecha de trabajo 01/06/2025", "Desde el 02/05/2025"]


def test_columns_that_are_hidden_or_moved_are_so_in_the_file(
    reports: Clerk, tmp_path: Path
) -> None:
    choose(reports, "top")
    table = reports.find(QTableView, TABLE)
    table.setColumnHidden(1, True)  # noqa: FBT003
    table.horizontalHeader().moveSection(0, 2)
    [head, row] = in_csv(take_along(reports, "csv", tmp_path))

    assert head == ["Dispatched", "SKU", "Unit", "Dispatches"]
    assert row == ["12", "MILK-1", "unit", "1"]


def test_ctrl_p_prints_the_report_where_there_is_a_printer(reports: Clerk) -> None:
    assert QPrinterInfo.availablePrinterNames() == []
    reports.find(QPushButton, "reportPrintButton").click()
    assert reports.text("messageLabel").startswith("No printer is set up on this computer.")


def test_an_empty_report_is_not_taken_along(reports: Clerk) -> None:
    choose(reports, "trace")
    reports.press(Key.Key_E, CTRL)
    assert reports.window.findChild(QFileDialog, "exportDialog") is None


def test_a_report_that_asks_for_nothing_has_a_head_too(reports: Clerk, tmp_path: Path) -> None:
    choose(reports, "stock")
    title = json.loads(take_along(reports, "json", tmp_path).read_text(encoding="utf-8"))["title"]
    file = take_along(reports, "csv", tmp_path)
    assert file.read_text(encoding="utf-8-sig").startswith(f"{title}\n")
    assert in_csv(file)[0] == titles(reports)
