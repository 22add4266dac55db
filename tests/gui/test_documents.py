"""Documents read back from their PDFs, and the ways to them in the window."""

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
)
from pytestqt.qtbot import QtBot

from app.domain.ids import LotId
from app.domain.lots import LotStatus
from app.services.backend import Backend
from app.services.counting import StandingRow
from app.services.documents import DocumentLine
from app.services.progress import Cancelled, unheard
from app.ui.documents import papers
from app.ui.documents.manuscript import Head, Lines, Manuscript
from app.ui.documents.papers import Paper
from app.ui.documents.preview import Preview
from app.ui.documents.printing import paint, paper_of, proofs, save_pdf
from app.ui.language import Language
from app.ui.look import Look
from tests import pdf_text
from tests.gui.desk import CTRL, Clerk, Key
from tests.warehouse import Warehouse, demand, receipt

pytestmark = pytest.mark.usefixtures("qapp")

TODAY = date(2025, 6, 1)
EXPIRY = TODAY + timedelta(days=30)
A4 = QPageSize(QPageSize.PageSizeId.A4)
HOSTILE = ("5 <b 6>", "<img src=/etc/passwd>", "=1+1 & \"x\" 'y' %1 {title}")


@pytest.fixture
def warehouse(backend: Backend) -> Warehouse:
    return Warehouse(backend)


@pytest.fixture
def english(qapp: QApplication, look: Look) -> Iterator[Language]:
    language = Language(qapp, look)
    yield language
    language.close()


@pytest.fixture
def read(backend: Backend, tmp_path: Path, english: Language) -> Callable[[Paper], list[str]]:
    """The pages of a document, as they are read back from its PDF."""

    def pages(paper: Paper) -> list[str]:
        file = tmp_path / "document.pdf"
        written = save_pdf(paper.read(backend), file, A4, unheard)
        found = pdf_text.pages(file)
        assert len(found) == written
        return found

    return pages


Read = Callable[[Paper], list[str]]


def flat(page: str) -> str:
    return page.replace("\n", " ")


def test_a_goods_received_note_has_every_fact_of_its_lines(
    warehouse: Warehouse, cheese: str, shelf: str, read: Read
) -> None:
    line = receipt(cheese, "1234.5", EXPIRY, lot_code="Q-1", location=shelf)
    booked = warehouse.book(line, supplier="Lácteos S.L.", reference="ALB-1", note="one broken")

    [page] = read(papers.received_note(booked.operation))
    assert page.startswith("FirstOut\nGoods received note\nSupplier\nLácteos S.L.\n")
    for fact in "ALB-1", "ana · dock-1", "one broken", booked.operation, "1 of 1":
        assert fact in page
    row = f"QUESO\nQueso añejo de Ñandú\n#1\nQ-1\n2025-07-01\n{shelf}\n1234.5 kg"
    assert row in page
    assert "REVERSED" not in page


def test_a_document_speaks_the_language_of_the_window(
    warehouse: Warehouse, cheese: str, read: Read, english: Language
) -> None:
    booked = warehouse.book(receipt(cheese, "0.5", EXPIRY))
    english.choose("es")

    [page] = read(papers.received_note(booked.operation))
    assert "Albarán de entrada\nProveedor\n—" in page
    assert "01/07/2025\nMAIN\n0,5 kg" in page
    assert "1 de 1" in page


def test_a_reversed_operation_says_so_before_all_else(
    warehouse: Warehouse, milk: str, read: Read
) -> None:
    booked = warehouse.book(receipt(milk, "5"))
    warehouse.reverse(booked.operation, reason="typed <twice>")

    [page] = read(papers.received_note(booked.operation))
    assert page.split("\n")[2] == "REVERSED: NOT VALID"
    assert "by ana: typed <twice>" in page


def test_a_delivery_note_says_what_goes_to_whom(
    warehouse: Warehouse, milk: str, cheese: str, read: Read
) -> None:
    warehouse.receive(milk, "10", EXPIRY, lot_code="L-1")
    warehouse.receive(cheese, "2.5")
    lines = demand(milk, "4"), demand(cheese, "0.25")
    shipped = warehouse.ship(*lines, customer="Bar Pérez", reference="PED-7")
    assert shipped.operation is not None

    [page] = read(papers.delivery_note(shipped.operation))
    assert "Delivery note\nCustomer\nBar Pérez\nReference\nPED-7\n" in page
    assert "MILK-1\nWhole milk 1 L\n#1\nL-1\n2025-07-01\n4" in page
    assert "QUESO\nQueso añejo de Ñandú\n#2\n—\nnever expires\n0.25 kg" in page
    warehouse.reverse(shipped.operation)
    assert "REVERSED: NOT VALID" in read(papers.delivery_note(shipped.operation))[0]


def picked(number: int, location: str, quantity: str = "1") -> DocumentLine:
    lot = LotId(number)
    return DocumentLine("S", "Milk", "u", lot, f"L{number}", None, location, Decimal(quantity))


def test_a_pick_list_is_walked_and_adds_up(read: Read) -> None:
    lines = [picked(1, "b-1", "0.1"), picked(2, "A-10", "0.2"), picked(3, "a-2", "5")]

    [page] = read(papers.pick_list(lines, "Bar", "R-1"))
    assert page.index("a-2") < page.index("A-10") < page.index("b-1")
    assert "Total per product\nSKU\nProduct\nTotal\nS\nMilk\n5.3 u\n" in page
    assert "Proposed, not booked yet" in page
    assert "Picked by\nDate and signature" in page


def test_each_line_of_a_pick_list_has_a_box_to_tick(backend: Backend, tmp_path: Path) -> None:
    [manuscript] = papers.pick_list([picked(1, "A"), picked(2, "B")], "", "").read(backend)
    plain = next(part for part in manuscript.parts if isinstance(part, Lines))
    emptied = replace(plain, rows=tuple((*row[:-1], "") for row in plain.rows))
    parts = tuple(emptied if part is plain else part for part in manuscript.parts)
    with_boxes, no_boxes = tmp_path / "with.pdf", tmp_path / "without.pdf"
    save_pdf([manuscript], with_boxes, A4, unheard)
    save_pdf([replace(manuscript, parts=parts)], no_boxes, A4, unheard)

    [plainly] = pdf_text.outlines(no_boxes)
    assert pdf_text.outlines(with_boxes) == [plainly + 2]


def standing(number: int, location: str) -> StandingRow:
    return StandingRow(
        LotId(number), "L", "S", "Milk", "u", 0, None, LotStatus.AVAILABLE, location, Decimal(987)
    )


def test_a_blind_count_sheet_does_not_tell_what_is_expected(read: Read) -> None:
    rows = [standing(1, "A-10"), standing(2, "A-2")]
    [blind] = read(papers.count_sheet(rows, "A", blind=True))
    [seeing] = read(papers.count_sheet(rows, "A", blind=False))

    assert "987" not in blind
    assert "Expected" not in blind
    assert seeing.count("987") == 2
    assert blind.index("A-2") < blind.index("A-10")


def test_codes_stay_whole_where_names_can_go_to_the_next_line(read: Read) -> None:
    rows = [
        replace(standing(1, "A-10"), lot_code="LOT-2025-000123", name="Mozzarella, shredded " * 6),
        replace(standing(2, "A-2"), name="x" * 200),
    ]
    [sheet] = read(papers.count_sheet(rows, "A", blind=False))

    assert "LOT-2025-000123" in sheet
    assert "never expires" in sheet
    assert "x" * 200 in sheet.replace("\n", "")


def test_each_customer_gets_a_letter_of_what_went_there(
    warehouse: Warehouse, milk: str, read: Read
) -> None:
    lot = warehouse.receive(milk, "100", EXPIRY, lot_code="L-1")
    warehouse.dispatch(milk, "5")
    for quantity, customer, reference in (("10", "Bar", "R-1"), ("7", "bar", "R-2")):
        line = demand(milk, quantity)
        warehouse.ship(line, customer=customer, reference=reference)
    warehouse.ship(demand(milk, "20"), customer="Hotel", reference="R-3")
    undone = warehouse.ship(demand(milk, "3"), customer="Nobody's", reference="R-4")
    warehouse.reverse(undone.operation)
    warehouse.give_back(lot, "2", "from_customer", customer="Hotel")
    warehouse.set_status(lot, LotStatus.RECALLED, reason="glass <b>found</b>")

    hotel, bar, unnamed = read(papers.recall_letters(lot, same_code=False))
    assert "Recall of delivered goods\nTo\nHotel\n" in hotel
    assert "R-3\n#1\nL-1\n2025-07-01\n20" in hotel
    assert "Given back: 2" in flat(hotel)
    assert "glass <b>found</b>" in hotel
    assert "R-1\n#1\nL-1\n2025-07-01\n10" in bar
    assert "R-2\n#1\nL-1\n2025-07-01\n7" in bar
    assert "Delivered in all: 17" in flat(bar)
    assert "No customer was recorded" in unnamed
    assert all("1 of 1" in page for page in (hotel, bar, unnamed))
    assert not any("R-4" in page for page in (hotel, bar, unnamed))


@pytest.mark.parametrize("count", [1, 40, 2_000])
def test_no_line_is_lost_and_every_page_has_its_heads_and_number(read: Read, count: int) -> None:
    pages = read(papers.pick_list([picked(n, f"A-{n}") for n in range(1, count + 1)], "", ""))

    text = "\n".join(pages)
    assert [n for n in range(1, count + 1) if text.split("\n").count(f"L{n}") != 1] == []
    for number, page in enumerate(pages, 1):
        assert f"{number:,} of {len(pages):,}" in page
        assert ("Lot code" in page) == any(f"L{n}\n" in page for n in range(1, count + 1))
    assert f"Total\nS\nMilk\n{count} u" in text


def test_a_row_that_is_taller_than_a_page_goes_on_on_the_next(
    backend: Backend, tmp_path: Path
) -> None:
    words = [f"<{number}>" for number in range(4_000)]
    lines = Lines((Head("A"), Head("B")), (("x", " ".join(words)),))
    file = tmp_path / "tall.pdf"
    assert save_pdf([Manuscript("S", "T", "", (), (lines,))], file, A4, unheard) > 1

    shown = re.sub(r"\s", "", "".join(pdf_text.pages(file)))
    assert [word for word in words if word not in shown] == []


def test_a_row_is_whole_on_one_page(tmp_path: Path) -> None:
    rows = tuple((f"<{n}>", " ".join([f"({n})"] * (n % 60))) for n in range(120))
    file = tmp_path / "rows.pdf"
    save_pdf(
        [Manuscript("S", "T", "", (), (Lines((Head("A"), Head("B")), rows),))], file, A4, unheard
    )

    pages = [re.sub(r"\s", "", page) for page in pdf_text.pages(file)]
    for n in range(120):
        [page] = [page for page in pages if f"<{n}>" in page]
        assert page.count(f"({n})") == n % 60
        assert not any(f"({n})" in other for other in pages if other is not page)


def test_a_text_is_never_html_and_loads_nothing(
    warehouse: Warehouse, read: Read, tmp_path: Path
) -> None:
    lines = []
    for number, name in enumerate(HOSTILE):
        warehouse.add(f"H{number}", name=name)
        lines.append(receipt(f"H{number}", "1", lot_code=f"<b>{number}</b>"))
    booked = warehouse.book(*lines, supplier="<h1>big</h1>", reference="&amp;")

    [page] = read(papers.received_note(booked.operation))
    for text in (*HOSTILE[:2], "<b>0</b>", "<h1>big</h1>", "&amp;"):
        assert text in page
    assert "=1+1 & \"x\" 'y' %1 {title}" in flat(page)
    assert b"/Subtype /Image" not in (tmp_path / "document.pdf").read_bytes()


def test_documents_are_set_while_the_window_paints(
    qtbot: QtBot, backend: Backend, tmp_path: Path
) -> None:
    manuscripts = papers.pick_list([picked(1, "A-1")], "", "").read(backend)
    label = QLabel("<b>the window</b> paints a <i>document</i> too")
    qtbot.addWidget(label)
    files = [tmp_path / f"{number}.pdf" for number in range(20)]

    def set_twice(file: Path) -> bytes:
        save_pdf(manuscripts, file, A4, unheard)
        [proof] = proofs(manuscripts, A4, unheard)
        return proof.png

    with ThreadPoolExecutor(2) as lanes:
        looked_at = [lanes.submit(set_twice, file) for file in files]
        while not all(each.done() for each in looked_at):
            label.grab()
            QApplication.processEvents()

    assert all("A-1" in pdf_text.pages(file)[0] for file in files)
    assert len({each.result() for each in looked_at}) == 1


def test_a_document_is_stopped_between_its_pages(backend: Backend, tmp_path: Path) -> None:
    lines = [picked(number, f"A-{number}") for number in range(100)]
    manuscripts = [*papers.pick_list(lines, "", "").read(backend)] * 2
    told: list[float] = []

    def until_the_second(done: int, total: int) -> None:
        told.append(done / total)
        if told[-1] > 1 / 2:
            raise Cancelled

    with ThreadPoolExecutor(1) as lane:
        work = partial(save_pdf, manuscripts, tmp_path / "x.pdf", A4, until_the_second)
        assert isinstance(lane.submit(work).exception(), Cancelled)
    assert told == sorted(told)
    assert len(set(told)) > 3
    assert not (tmp_path / "x.pdf").exists()


def test_a_printer_gets_the_same_pages(backend: Backend, tmp_path: Path) -> None:
    manuscripts = papers.pick_list([picked(n, f"A-{n}") for n in range(90)], "", "").read(backend)
    printed, saved = tmp_path / "printed.pdf", tmp_path / "saved.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(printed))
    printer.setPageSize(A4)
    paint(manuscripts, printer, unheard)
    save_pdf(manuscripts, saved, A4, unheard)

    assert sorted("\n".join(pdf_text.pages(printed)).split()) == sorted(
        "\n".join(pdf_text.pages(saved)).split()
    )


@pytest.mark.parametrize(
    ("locale", "paper"),
    [("en_US", "Letter"), ("es_MX", "Letter"), ("es_ES", "A4"), ("en_GB", "A4"), ("de_DE", "A4")],
)
def test_the_paper_is_that_of_the_country(locale: str, paper: str) -> None:
    assert paper_of(QLocale(locale)).name().startswith(paper)


def save_from_preview(clerk: Clerk, file: Path) -> list[str]:
    """Save the document on screen as a PDF; its pages."""
    preview = clerk.find(Preview, "documentPreview")
    preview.saving.click()
    dialog = preview.findChild(QFileDialog, "documentSaveDialog")
    assert dialog is not None
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert name is not None
    name.setText(str(file))
    dialog.accept()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return pdf_text.pages(file)


def test_without_a_printer_a_pdf_can_be_saved(
    clerk: Clerk, warehouse: Warehouse, milk: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    warehouse.receive(milk, "5", lot_code="L-1")
    clerk.press(Key.Key_F7)
    clerk.find(QAbstractButton, "printReceiptNoteButton").click()

    preview = clerk.find(Preview, "documentPreview")
    assert not preview.printing.isEnabled()
    assert preview.no_printer.isVisible()
    [page] = save_from_preview(clerk, tmp_path / "note.pdf")
    assert "Goods received note" in page
    assert clerk.text("toastLabel") == f"Saved 1 page to note.pdf, in {tmp_path}."


def test_the_movements_print_notes_with_alt_p(
    clerk: Clerk, warehouse: Warehouse, milk: str, tmp_path: Path
) -> None:
    warehouse.receive(milk, "5")
    warehouse.dispatch(milk, "2")
    clerk.press(Key.Key_F7)
    assert clerk.sees("printDeliveryNoteButton")
    assert clerk.sees("printBookedPickListButton")
    assert not clerk.sees("printReceiptNoteButton")
    clerk.furnished.movements.actions_here.print_out.trigger()

    assert "Delivery note" in save_from_preview(clerk, tmp_path / "note.pdf")[0]


def test_ctrl_p_prints_the_pick_list_that_is_proposed(
    clerk: Clerk, warehouse: Warehouse, milk: str, tmp_path: Path
) -> None:
    warehouse.receive(milk, "5", lot_code="L-1")
    clerk.press(Key.Key_F3)
    assert not clerk.find(QAbstractButton, "printPickListButton").isEnabled()
    clerk.choose(milk)
    clerk.write("2")
    assert clerk.find(QAbstractButton, "printPickListButton").isEnabled()
    clerk.press(Key.Key_P, CTRL)

    [page] = save_from_preview(clerk, tmp_path / "picks.pdf")
    assert "Proposed, not booked yet" in page
    assert "MAIN\nMILK-1\nWhole milk 1 L\n#1\nL-1\nnever expires\n2" in page


def test_what_was_just_booked_can_be_printed_from_its_message(
    clerk: Clerk, warehouse: Warehouse, milk: str, tmp_path: Path
) -> None:
    clerk.press(Key.Key_F2)
    clerk.choose(milk)
    clerk.write("7")
    clerk.commit()
    clerk.find(QAbstractButton, "toastPrintButton").click()

    [page] = save_from_preview(clerk, tmp_path / "note.pdf")
    assert "Goods received note" in page
    assert not clerk.sees("toastPrintButton")


def test_a_count_is_printed_as_blind_as_it_is(
    clerk: Clerk, warehouse: Warehouse, milk: str, shelf: str, tmp_path: Path
) -> None:
    warehouse.receive(milk, "987", location=shelf)
    clerk.window.show_view("count")
    clerk.find(QComboBox, "countLocationCombo").setEditText(shelf)
    clerk.find(QAbstractButton, "countBlindCheck").setChecked(True)
    clerk.commit()
    clerk.find(QAbstractButton, "printCountSheetButton").click()

    [page] = save_from_preview(clerk, tmp_path / "count.pdf")
    assert "Count sheet" in page
    assert "987" not in page


def test_letters_are_offered_for_a_recalled_lot_only(
    clerk: Clerk, warehouse: Warehouse, milk: str, tmp_path: Path
) -> None:
    lot = warehouse.receive(milk, "9")
    warehouse.ship(demand(milk, "4"), customer="Bar")
    clerk.press(Key.Key_F4)
    clerk.furnished.lots.show_history(lot)
    assert not clerk.sees("printRecallLetterButton")
    warehouse.recall(lot)
    clerk.furnished.background.refresh()
    clerk.find(QAbstractButton, "printRecallLetterButton").click()

    [page] = save_from_preview(clerk, tmp_path / "letters.pdf")
    assert "To\nBar" in page


def test_pages_are_turned_with_the_keyboard(
    clerk: Clerk, backend: Backend, warehouse: Warehouse
) -> None:
    lines = [picked(number, f"A-{number}") for number in range(100)]
    clerk.furnished.press.show_paper(papers.pick_list(lines, "", ""))
    preview = clerk.find(Preview, "documentPreview")
    assert preview.place.text().startswith("Page 1 of ")
    preview.after.click()
    assert preview.place.text().startswith("Page 2 of ")
    preview.before.click()
    assert not preview.before.isEnabled()
    preview.close()
