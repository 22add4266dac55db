"""What is filtered and sorted on screen, as a file: all of it, typed, or not at all."""

import csv
import json
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QTableView
from sqlalchemy import QueuePool

from app.services.backend import Backend
from app.services.imports import ImportRequest, Reading, import_products
from app.services.product_lists import ProductDetail
from app.services.products import AddProduct, UpdateProduct
from app.services.receiving import ReceiptLine, ReceiveStock
from app.ui.background import Background
from app.ui.models.window import PAGE
from app.ui.tasks import Task
from tests import pdf_text, xlsx_cells
from tests.gui.desk import CTRL, Clerk, Key

TODAY = date(2025, 6, 1)
Receive = Callable[..., int]


@pytest.fixture
def many(backend: Backend, milk: str) -> int:
    """More lots than two pages of the table hold."""
    lines = tuple(
        ReceiptLine(
            sku=milk,
            quantity=Decimal(number + 1),
            lot_code=f"L-{number:04}",
            expiry=TODAY + timedelta(days=number),
        )
        for number in range(2 * PAGE + 10)
    )
    backend.execute(ReceiveStock(lines=lines))
    return len(lines)


def save(clerk: Clerk, file: Path) -> None:
    """Type the name of a file into the dialog that asks for it."""
    dialog = clerk.find(QFileDialog, "exportDialog")
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert name is not None
    name.setText(str(file))
    dialog.accept()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    clerk.window.activateWindow()  # as a desktop does
    clerk.qtbot.waitUntil(clerk.window.isActiveWindow)


def export(clerk: Clerk, file: Path) -> None:
    clerk.press(Key.Key_E, CTRL)
    save(clerk, file)


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_ctrl_e_saves_every_lot_that_matches_in_the_order_on_screen(
    clerk: Clerk, many: int, tmp_path: Path
) -> None:
    clerk.press(Key.Key_F4)
    header = clerk.find(QTableView, "lotsTable").horizontalHeader()
    header.setSortIndicator(6, Qt.SortOrder.DescendingOrder)
    clerk.press(Key.Key_F, CTRL)
    clerk.write("l-0")
    clerk.qtbot.waitUntil(lambda: not clerk.furnished.lots._pause.isActive())
    export(clerk, tmp_path / "lots.csv")

    codes = [row["Lot code"] for row in rows(tmp_path / "lots.csv")]
    assert codes == [f"L-{number:04}" for number in reversed(range(many))]
    assert clerk.text("toastLabel") == f"Exported {many} rows to lots.csv, in {tmp_path}."


def test_columns_come_as_they_are_shown(clerk: Clerk, many: int, tmp_path: Path) -> None:
    clerk.press(Key.Key_F4)
    table = clerk.find(QTableView, "lotsTable")
    table.hideColumn(3)
    table.horizontalHeader().moveSection(0, 2)
    export(clerk, tmp_path / "lots.csv")

    assert list(rows(tmp_path / "lots.csv")[0])[:4] == ["Lot code", "SKU", "Lot", "Expiry"]


def test_csv_is_the_same_in_every_language(
    clerk: Clerk, cheese: str, receive: Receive, backend: Backend, tmp_path: Path
) -> None:
    line = ReceiptLine(sku=cheese, quantity=Decimal("1234.5"), expiry=TODAY + timedelta(days=9))
    backend.execute(ReceiveStock(lines=(line,)))
    clerk.language.choose("es")
    clerk.press(Key.Key_F4)
    clerk.press(Key.Key_F5)
    export(clerk, tmp_path / "lots.csv")

    [row] = rows(tmp_path / "lots.csv")
    assert {"1234.5", "2025-06-10", "9", "Queso añejo de Ñandú"} <= set(row.values())


@pytest.mark.parametrize("view", ["products", "alerts", "movements"])
def test_every_list_is_exported_with_plain_numbers_and_dates(
    clerk: Clerk, backend: Backend, cheese: str, tmp_path: Path, view: str
) -> None:
    backend.execute(UpdateProduct(sku=cheese, minimum=Decimal("2000.5")))
    line = ReceiptLine(sku=cheese, quantity=Decimal("1234.5"), expiry=TODAY + timedelta(days=9))
    backend.execute(ReceiveStock(lines=(line,)))
    clerk.language.choose("es")
    clerk.window.show_view(view)
    clerk.press(Key.Key_F5)
    export(clerk, tmp_path / "list.csv")

    found = {cell for row in rows(tmp_path / "list.csv") for cell in row.values()}
    assert "1234.5" in found
    assert not any("1234,5" in cell or "2000,5" in cell for cell in found)
    assert view != "alerts" or {"2025-06-10", "2025-06-01"} <= found
    assert view != "movements" or "2025-06-01T09:00:00+00:00" in found


def test_a_workbook_has_quantities_as_numbers_and_dates_as_dates(
    clerk: Clerk, milk: str, receive: Receive, tmp_path: Path
) -> None:
    receive(milk, 12, lot_code="0042", expiry=TODAY + timedelta(days=9))
    clerk.press(Key.Key_F4)
    clerk.press(Key.Key_F5)
    export(clerk, tmp_path / "lots.xlsx")

    head, row = xlsx_cells.cells(tmp_path / "lots.xlsx")
    by_title = {title[1]: cell for title, cell in zip(head, row, strict=True)}
    assert by_title["Lot code"] == ("inlineStr", "0042", "@")
    assert by_title["Expiry"] == ("n", "45818", "yyyy-mm-dd")
    assert by_title["On hand"] == ("n", "12", "1")


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_a_formula_in_a_name_stays_a_text(
    clerk: Clerk, backend: Backend, tmp_path: Path, suffix: str
) -> None:
    backend.execute(AddProduct(sku="=1+1", name="@SUM(A1)", minimum=Decimal(1)))
    line = ReceiptLine(sku="=1+1", quantity=Decimal(1), lot_code="+1")
    backend.execute(ReceiveStock(lines=(line,), supplier="-1"))
    clerk.press(Key.Key_F4)
    clerk.press(Key.Key_F5)
    file = tmp_path / f"lots.{suffix}"
    export(clerk, file)

    if suffix == "csv":
        [row] = rows(file)
        assert [row["SKU"], row["Product"]] == ["'=1+1", "'@SUM(A1)"]
    else:
        assert {("inlineStr", text, "@") for text in ("=1+1", "@SUM(A1)", "+1", "-1")} <= set(
            xlsx_cells.cells(file)[1]
        )


def test_a_table_can_be_saved_as_a_pdf(clerk: Clerk, many: int, tmp_path: Path) -> None:
    clerk.press(Key.Key_F4)
    export(clerk, tmp_path / "lots.pdf")

    pages = pdf_text.pages(tmp_path / "lots.pdf")
    assert pages[0].startswith("Lots\nFirstOut\nBusiness date 2025-06-01\n")
    assert f"L-{many - 1:04}" in pages[-1]


def test_the_name_is_proposed_and_the_folder_remembered(
    clerk: Clerk, many: int, tmp_path: Path
) -> None:
    clerk.press(Key.Key_F4)
    export(clerk, tmp_path / "first.csv")
    clerk.press(Key.Key_E, CTRL)

    dialog = clerk.find(QFileDialog, "exportDialog")
    assert dialog.directory().absolutePath() == str(tmp_path)
    assert dialog.selectedFiles() == [str(tmp_path / "lots.xlsx")]
    dialog.reject()


def test_what_is_stopped_half_way_leaves_no_file_and_no_reader(
    clerk: Clerk, many: int, background: Background, tmp_path: Path
) -> None:
    clerk.press(Key.Key_F4)
    stopped: list[Task] = []

    def stop_at_the_first_sign(task: Task) -> None:
        stopped.append(task)
        task.progressed.connect(task.cancel)

    background.task_began.connect(stop_at_the_first_sign)
    pool = background._backend._engine.pool
    assert isinstance(pool, QueuePool)
    before = pool.checkedout()
    folder = tmp_path / "exports"
    folder.mkdir()
    for name in "lots.csv", "lots.xlsx", "lots.pdf":
        export(clerk, folder / name)

    assert len(stopped) == 3
    assert list(folder.iterdir()) == []
    assert pool.checkedout() == before
    assert not clerk.sees("toastLabel")


def test_a_file_that_cannot_be_written_is_told_in_words(
    clerk: Clerk, many: int, tmp_path: Path
) -> None:
    clerk.press(Key.Key_F4)
    clerk.press(Key.Key_E, CTRL)
    clerk.find(QFileDialog, "exportDialog").fileSelected.emit(str(tmp_path / "no" / "lots.csv"))
    assert (
        clerk.window.messages.texts()["failed"]
        == "lots.csv was not written: the folder is not there."
    )

    clerk.find(QFileDialog, "exportDialog").fileSelected.emit("/dev/full")
    assert clerk.window.messages.texts()["failed"] == "full was not written: the disk is full."

    clerk.find(QFileDialog, "exportDialog").reject()


def test_a_view_without_a_table_exports_nothing(clerk: Clerk) -> None:
    clerk.press(Key.Key_Comma, CTRL)
    clerk.press(Key.Key_E, CTRL)
    clerk.press(Key.Key_P, CTRL)

    assert clerk.window.findChild(QObject, "exportDialog") is None


def test_without_a_printer_the_window_says_so(clerk: Clerk, many: int) -> None:
    assert QPrinterInfo.availablePrinterNames() == []
    clerk.press(Key.Key_F4)
    clerk.press(Key.Key_P, CTRL)

    assert clerk.text("messageLabel").startswith("No printer is set up on this computer.")
    assert clerk.window.findChild(QPrintDialog, "printDialog") is None


@pytest.fixture
def printer(tmp_path: Path) -> QPrinter:
    """One that prints into a file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    return printer


def test_what_is_printed_is_the_whole_table(
    clerk: Clerk, many: int, printer: QPrinter, tmp_path: Path
) -> None:
    exporter = clerk.furnished.exporter
    clerk.press(Key.Key_F4)
    exporter._print(printer, exporter._listing(clerk.furnished.lots.table, "Lots", ()))

    assert f"L-{many - 1:04}" in pdf_text.pages(tmp_path / "printed.pdf")[-1]
    assert clerk.text("toastLabel") == f"Printed Lots: {many} rows."


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_answer_is_told(
    clerk: Clerk, many: int, printer: QPrinter, tmp_path: Path
) -> None:
    printer.setOutputFileName(str(tmp_path / "no" / "printed.pdf"))
    exporter = clerk.furnished.exporter
    clerk.press(Key.Key_F4)
    exporter._print(printer, exporter._listing(clerk.furnished.lots.table, "Lots", ()))

    told = clerk.window.messages.texts()["failed"]
    assert told == "Lots was not printed: the printer does not answer."


def test_json_has_a_head_and_every_number_whole(
    clerk: Clerk, cheese: str, backend: Backend, tmp_path: Path
) -> None:
    line = ReceiptLine(sku=cheese, quantity=Decimal("1234.5"), expiry=TODAY + timedelta(days=9))
    backend.execute(ReceiveStock(lines=(line,)))
    clerk.press(Key.Key_F4)
    clerk.press(Key.Key_F5)
    export(clerk, tmp_path / "lots.json")

    told = json.loads((tmp_path / "lots.json").read_text(encoding="utf-8"))
    assert told["moment"] == "2025-06-01T09:00:00+00:00"
    assert told["parameters"][-1] == "Read on 2025-06-01 09:00"
    [row] = told["rows"]
    assert (row["On hand"], row["Expiry"], row["Days"]) == ("1234.5", "2025-06-10", 9)


def test_csv_with_a_decimal_comma_is_chosen_once_and_remembered(
    clerk: Clerk, cheese: str, backend: Backend, tmp_path: Path
) -> None:
    line = ReceiptLine(sku=cheese, quantity=Decimal("1234.5"), expiry=TODAY + timedelta(days=9))
    backend.execute(ReceiveStock(lines=(line,)))
    clerk.press(Key.Key_F4)
    clerk.press(Key.Key_F5)
    clerk.press(Key.Key_E, CTRL)
    dialog = clerk.find(QFileDialog, "exportDialog")
    dialog.selectNameFilter("Text for spreadsheets with decimal comma (*.csv)")
    save(clerk, tmp_path / "first.csv")
    export(clerk, tmp_path / "second.csv")

    for name in "first.csv", "second.csv":
        text = (tmp_path / name).read_bytes().decode("utf-8")
        assert text.startswith("\N{ZERO WIDTH NO-BREAK SPACE}Lot;Lot code;SKU;")
        assert ";2025-06-10;9;1234,5;" in text


def test_quantities_show_the_decimals_of_their_product(
    clerk: Clerk, cheese: str, backend: Backend, tmp_path: Path
) -> None:
    line = ReceiptLine(sku=cheese, quantity=Decimal(12), expiry=TODAY + timedelta(days=9))
    backend.execute(ReceiveStock(lines=(line,)))
    decimals = backend.fetch(ProductDetail(cheese)).decimals
    clerk.press(Key.Key_F4)
    clerk.press(Key.Key_F5)
    export(clerk, tmp_path / "lots.xlsx")

    assert decimals
    assert ("n", "12", f"0.{'0' * decimals}") in xlsx_cells.cells(tmp_path / "lots.xlsx")[1]
    title, about = xlsx_cells.head(tmp_path / "lots.xlsx")
    assert title == "Lots"
    assert about.endswith("Business date 2025-06-01 · Read on 2025-06-01 09:00")


@pytest.mark.parametrize("decimal_comma", [False, True])
def test_all_products_go_out_as_they_come_in(
    clerk: Clerk, backend: Backend, milk: str, tmp_path: Path, *, decimal_comma: bool
) -> None:
    backend.execute(AddProduct(sku="0042", quantity_decimals=3, minimum="0.5", warn_days=9))
    clerk.furnished.go("products")
    clerk.find(QLineEdit, "productsFilterEdit").setText("nothing like it")
    clerk.press(Key.Key_E, CTRL)
    dialog = clerk.find(QFileDialog, "exportDialog")
    wanted = "text with decimal comma" if decimal_comma else "import again: text"
    [form] = [each for each in dialog.nameFilters() if "again" in each and wanted + " (" in each]
    dialog.selectNameFilter(form)
    save(clerk, tmp_path / "products.csv")

    reading = Reading(decimal_comma=decimal_comma)
    report = import_products(backend, ImportRequest(tmp_path / "products.csv", reading=reading))
    assert (report.created, report.updated, report.skipped) == (0, 0, 2)


@pytest.mark.parametrize(("view", "forms"), [("lots", 3), ("products", 3), ("movements", 0)])
def test_only_lists_that_can_be_imported_are_offered_so(
    clerk: Clerk, milk: str, view: str, forms: int
) -> None:
    clerk.furnished.go(view)
    clerk.press(Key.Key_E, CTRL)
    dialog = clerk.find(QFileDialog, "exportDialog")
    assert sum("import again" in each for each in dialog.nameFilters()) == forms
    dialog.reject()
