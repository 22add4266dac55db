"""Tables on paper: what is on which page, read back from the PDF."""

import threading
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from app.services.progress import Cancelled, unheard
from app.services.sheets import Amount, Cell, Sheet, SheetColumn
from app.ui.paper import paint, save_pdf
from tests import pdf_text

COLUMNS = [
    SheetColumn("SKU"),
    SheetColumn("Name"),
    SheetColumn("Value EUR", numeric=True, summed=True),
]
FACTS = ("Business date 2025-06-01", "From 2025-01-01")


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> None:
    QLocale.setDefault(QLocale("en"))


def sheet(rows: Sequence[Sequence[Cell]], columns: Sequence[SheetColumn] = COLUMNS) -> Sheet:
    return Sheet("Stock value", columns, rows, len(rows), FACTS, "North warehouse", UTC)


def many(count: int) -> list[Sequence[Cell]]:
    return [(f"SKU-{row:05}", f"Product {row}", Decimal(row)) for row in range(count)]


def test_the_first_page_says_what_it_is(tmp_path: Path) -> None:
    file = tmp_path / "stock.pdf"
    assert save_pdf(sheet(many(3)), file, unheard) == 3

    [page] = pdf_text.pages(file)
    lines = page.splitlines()
    assert lines[:4] == ["Stock value", "North warehouse", *FACTS]
    assert lines[4:7] == ["SKU", "Name", "Value EUR"]
    assert lines[-2:] == ["Stock value", "1/1"]


def test_every_page_has_titles_and_a_number_and_no_row_is_lost(tmp_path: Path) -> None:
    file = tmp_path / "stock.pdf"
    save_pdf(sheet(many(200)), file, unheard)

    pages = pdf_text.pages(file)
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert "Value EUR" in page
        assert f"{number}/{len(pages)}" in page
    text = "\n".join(pages)
    assert [sku for sku, _, _ in many(200) if text.count(str(sku)) != 1] == []
    assert text.count("Business date") == 1


def test_what_can_be_added_up_is(tmp_path: Path) -> None:
    file = tmp_path / "stock.pdf"
    save_pdf(
        sheet([("A", "x", Decimal("0.1")), ("B", "y", Decimal("0.2")), ("C", "z", None)]),
        file,
        unheard,
    )

    assert "Total\n0.3" in pdf_text.pages(file)[0]


def test_a_text_is_never_html_and_loads_nothing(tmp_path: Path) -> None:
    file = tmp_path / "stock.pdf"
    save_pdf(sheet([("<b>A</b>", "<img src='file:///etc/passwd'>", Decimal(1))]), file, unheard)

    [page] = pdf_text.pages(file)
    assert "<b>A</b>" in page
    assert "<img src='file:///etc/passwd'>" in page
    assert b"/Subtype /Image" not in file.read_bytes()


def test_a_long_text_is_broken_and_none_of_it_is_lost(tmp_path: Path) -> None:
    file = tmp_path / "stock.pdf"
    name = "Queso añejo de Ñandú con un nombre larguísimo " * 8 + "x" * 300
    save_pdf(sheet([("A", name, Decimal(1))]), file, unheard)

    [page] = pdf_text.pages(file)
    kept = page.replace("\n", "").replace(" ", "")
    assert name.replace(" ", "") in kept


def test_wide_tables_lie_across(tmp_path: Path) -> None:
    narrow, wide = tmp_path / "narrow.pdf", tmp_path / "wide.pdf"
    save_pdf(sheet(many(2)), narrow, unheard)
    columns = [SheetColumn(f"A rather long title {number}") for number in range(8)]
    save_pdf(sheet([["x"] * 8], columns), wide, unheard)

    assert pdf_text.is_upright(narrow)
    assert not pdf_text.is_upright(wide)


def test_letters_are_smaller_before_words_are_cut(tmp_path: Path) -> None:
    file = tmp_path / "wide.pdf"
    titles = [f"Caducidad{letter}" for letter in "abcdefghijklmnop"]
    row = [date(2025, 6, number + 1) for number in range(16)]
    save_pdf(sheet([row], [SheetColumn(title) for title in titles]), file, unheard)

    lines = pdf_text.pages(file)[0].splitlines()
    assert [line for line in lines if line.startswith("Caducidad")] == titles


def test_cells_are_written_as_people_read_them(tmp_path: Path) -> None:
    file = tmp_path / "stock.pdf"
    row = (date(2025, 6, 1), datetime(2025, 6, 1, 12, 30, tzinfo=UTC), True, Decimal("-1.5"))
    columns = [SheetColumn(title) for title in "ABCD"]
    save_pdf(sheet([row], columns), file, unheard)

    [page] = pdf_text.pages(file)
    assert "2025-06-01\n2025-06-01 12:30\nyes\n\N{MINUS SIGN}1.5" in page


def test_a_row_that_is_taller_than_a_page_ends_with_it(tmp_path: Path) -> None:
    file = tmp_path / "stock.pdf"
    save_pdf(sheet([("A", "word " * 9_000, Decimal(1)), ("B", "y", Decimal(2))]), file, unheard)

    assert "B\ny\n2" in pdf_text.pages(file)[1]


def test_what_is_stopped_leaves_no_file(tmp_path: Path) -> None:
    def progress(done: int, total: int) -> None:
        if done > total * 3 / 4:
            raise Cancelled

    with pytest.raises(Cancelled):
        save_pdf(sheet(many(1_000)), tmp_path / "stock.pdf", progress)
    assert list(tmp_path.iterdir()) == []


def test_pages_are_painted_on_another_thread(tmp_path: Path) -> None:
    file = tmp_path / "stock.pdf"
    work = threading.Thread(target=save_pdf, args=(sheet(many(500)), file, unheard))
    work.start()
    work.join()

    assert "SKU-00499" in pdf_text.pages(file)[-1]


def test_a_printer_gets_the_same_pages(tmp_path: Path) -> None:
    file, same = tmp_path / "printed.pdf", tmp_path / "saved.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    assert paint(sheet(many(70)), printer, unheard) == 70
    save_pdf(sheet(many(70)), same, unheard)

    assert sorted("\n".join(pdf_text.pages(file)).split()) == sorted(
        "\n".join(pdf_text.pages(same)).split()
    )


def test_amounts_and_their_sum_show_the_decimals_that_they_have_on_screen(tmp_path: Path) -> None:
    file = tmp_path / "stock.pdf"
    amounts = [Amount.of(Decimal(value), 2) for value in ("1.3", "208", "0.0012")]
    save_pdf(sheet([("A", "Milk", amount) for amount in amounts]), file, unheard)

    [page] = pdf_text.pages(file)
    for shown in "1.30", "208.00", "0.0012", "209.3012":
        assert shown in page.splitlines()
