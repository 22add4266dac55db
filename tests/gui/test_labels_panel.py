"""Labels asked for, looked at, printed and saved by keyboard."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QTableView,
)
from zxingcpp import read_barcodes

from app.services.counting import Recognised
from app.ui.labels import output
from app.ui.labels.choices import LabelChoices
from app.ui.labels.preview import LabelPreview
from app.ui.look import Look
from app.ui.widgets.text_combo import TextCombo
from tests.gui.desk import CTRL, Clerk, Key

TODAY = date(2025, 6, 1)
ALT = Qt.KeyboardModifier.AltModifier
Receive = Callable[..., int]


@pytest.fixture
def two_lots(clerk: Clerk, milk: str, receive: Receive) -> list[int]:
    """Two lots of milk, listed, the first of them chosen."""
    lots = [
        receive(milk, 5, lot_code=f"L-{number}", expiry=TODAY + timedelta(days=number))
        for number in (7, 8)
    ]
    clerk.press(Key.Key_F4)
    return lots


def shown(clerk: Clerk) -> list[str]:
    """What a scanner reads off the preview."""
    image = clerk.find(LabelPreview, "labelPreview").image
    return [code.bytes.decode() for code in read_barcodes(image)]


def type_size(clerk: Clerk, text: str) -> None:
    clerk.find(TextCombo, "labelSizeCombo").setEditText(text)


def save(clerk: Clerk, file: Path) -> None:
    clerk.find(QPushButton, "labelPdfButton").click()
    dialog = clerk.find(QFileDialog, "saveFileDialog")
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert name is not None
    name.setText(str(file))
    dialog.accept()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_alt_l_shows_the_label_of_the_chosen_lot_as_it_is_printed(
    clerk: Clerk, two_lots: list[int]
) -> None:
    clerk.press(Key.Key_L, ALT)

    assert clerk.sees("labelsPanel")
    assert clerk.text("labelsTitleLabel") == "Label of lot L-7 (#1), Whole milk 1 L"
    assert shown(clerk) == ["01084101280000421725060810L-7"]
    clerk.press(Key.Key_Escape)
    assert not clerk.sees("labelsPanel")
    assert clerk.focus() == "lotsTable"


def test_several_chosen_lots_have_a_page_each_for_every_copy(
    clerk: Clerk, two_lots: list[int], tmp_path: Path
) -> None:
    clerk.find(QTableView, "lotsTable").selectAll()
    clerk.press(Key.Key_L, ALT)
    clerk.go_to("labelCopiesEdit")
    clerk.find(QLineEdit, "labelCopiesEdit").selectAll()
    clerk.write("3")

    assert clerk.text("labelsTitleLabel") == "Labels of 2 lots"
    assert clerk.find(QPushButton, "labelPrintButton").text() == "Print 6 labels"
    save(clerk, tmp_path / "milk.pdf")
    assert (tmp_path / "milk.pdf").read_bytes().count(b"/Type /Page\n") == 6
    assert clerk.text("toastLabel") == "6 labels saved in milk.pdf."


def test_a_file_that_is_there_is_never_written_over(
    clerk: Clerk, two_lots: list[int], tmp_path: Path
) -> None:
    (tmp_path / "old.pdf").write_bytes(b"old")
    clerk.press(Key.Key_L, ALT)
    save(clerk, tmp_path / "old.pdf")

    assert (tmp_path / "old.pdf").read_bytes() == b"old"
    assert clerk.text("messageLabel").startswith("There is a file of this name already.")


def test_what_was_chosen_is_kept_on_this_machine(
    clerk: Clerk, two_lots: list[int], look: Look
) -> None:
    clerk.press(Key.Key_L, ALT)
    type_size(clerk, "101,6 x 50.8")
    for name, row in (("labelSymbolCombo", 1), ("labelDpiCombo", 1)):
        clerk.find(QComboBox, name).setCurrentIndex(row)
    clerk.find(QCheckBox, "labelQuantityCheck").click()

    assert look.folder is not None
    kept = Look.load(look.folder).labels
    assert kept["size"] == "101.6x50.8"
    assert (kept["symbol"], kept["dpi"], kept["copies"]) == ("gs1-128", "300", "1")
    assert kept["quantity"]
    assert shown(clerk) == ["01084101280000421725060810L-7"]


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("labelSizeCombo", "5x5", "Type a size such as 50x25: 15 to 300 mm wide and high."),
        ("labelCopiesEdit", "0", "Type 1 to 999 copies."),
        ("labelSizeCombo", "15x15", "This does not fit on a label of 15x15 mm."),
    ],
)
def test_what_makes_no_label_is_said_and_prints_nothing(
    clerk: Clerk, two_lots: list[int], name: str, text: str, why: str
) -> None:
    clerk.press(Key.Key_L, ALT)
    clerk.go_to(name)
    line = clerk.find(QComboBox, name).lineEdit() if name.endswith("Combo") else None
    (line or clerk.find(QLineEdit, name)).selectAll()
    clerk.write(text)

    assert clerk.text("labelRefusalLabel").startswith(why)
    assert not clerk.find(QPushButton, "labelPrintButton").isEnabled()
    assert not clerk.find(QPushButton, "labelPdfButton").isEnabled()
    assert clerk.find(LabelPreview, "labelPreview").image.isNull()


def test_a_lot_code_that_no_code_holds_is_left_out_only_when_somebody_says_so(
    clerk: Clerk, milk: str, receive: Receive
) -> None:
    receive(milk, 5, lot_code="Ñandú")
    clerk.press(Key.Key_F4)
    clerk.press(Key.Key_L, ALT)

    why = "The lot code Ñandú has characters that a GS1 code cannot hold."
    assert clerk.text("labelRefusalLabel") == why
    assert not clerk.find(QPushButton, "labelPrintButton").isEnabled()
    clerk.find(QCheckBox, "labelWithoutCheck").click()
    assert clerk.text("labelRefusalLabel") == ""
    assert shown(clerk) == ["0108410128000042"]
    clerk.press(Key.Key_Escape)
    clerk.press(Key.Key_L, ALT)
    assert clerk.text("labelRefusalLabel") == why


def test_without_a_gtin_the_screen_says_what_the_code_is(
    clerk: Clerk, cheese: str, receive: Receive
) -> None:
    number = receive(cheese, 5, lot_code="Ñ-1")
    clerk.press(Key.Key_F4)
    clerk.press(Key.Key_L, ALT)

    assert shown(clerk) == [f"#{number}"]
    assert clerk.text("labelNoteLabel").startswith("QUESO: no barcode with a GTIN, so the code is")


def test_without_a_printer_a_pdf_is_suggested(
    clerk: Clerk, two_lots: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    clerk.press(Key.Key_L, ALT)
    clerk.press(Key.Key_Return, CTRL)

    words = "No printer is set up on this computer. Save a PDF instead."
    assert clerk.text("messageLabel") == words


def test_ctrl_enter_asks_for_a_printer_and_remembers_it(
    clerk: Clerk, two_lots: list[int], look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Zebra"])
    clerk.press(Key.Key_L, ALT)
    clerk.press(Key.Key_Return, CTRL)

    clerk.find(QPrintDialog, "labelPrintDialog").reject()
    assert look.labels == {}
    clerk.furnished.lots.work.labels.output.printer_chosen.emit("Zebra")
    assert look.labels["printer"] == "Zebra"


def test_pages_are_as_large_as_the_label_in_the_dots_that_were_chosen(
    clerk: Clerk, two_lots: list[int], tmp_path: Path
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    clerk.press(Key.Key_L, ALT)
    panel = clerk.furnished.lots.work.labels
    job = panel._job()
    assert job is not None
    panel.output._print(printer, job)

    assert clerk.text("toastLabel") == "1 label printed."
    assert printer.resolution() == 203
    assert (printer.width(), printer.height()) == (400, 200)
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")


def test_the_number_on_a_label_shows_its_lot_and_dispatches_it(
    clerk: Clerk, cheese: str, receive: Receive
) -> None:
    receive(cheese, 5, lot_code="Ñ-1")
    second = receive(cheese, 5, lot_code="Ñ-2")
    clerk.press(Key.Key_F4)
    clerk.scan(f"#{second}")
    assert clerk.sees("lotHistoryPage")
    assert clerk.text("lotHistoryTitle").startswith("Ñ-2 (#2)")

    clerk.press(Key.Key_F3)
    clerk.scan(f"#{second}")
    assert clerk.text("productNameLabel") == "Queso añejo de Ñandú"
    assert clerk.furnished.operations.dispatch._lot == second
    [row] = clerk.furnished.background._backend.fetch(Recognised(f"#{second}"))
    assert (row.lot, row.sku) == (second, cheese)


def test_a_receipt_offers_its_labels_where_that_is_switched_on(
    clerk: Clerk, milk: str, look: Look
) -> None:
    def book() -> None:
        clerk.press(Key.Key_F2)
        clerk.choose(milk)
        clerk.find(QLineEdit, "receiveQtyEdit").setText("5")
        clerk.commit()

    book()
    assert not clerk.sees("receiveLabelsButton")
    look.labels = {"on_receipt": "yes", "copies": "2"}
    book()
    assert clerk.focus() == "receiveProductCombo"
    assert clerk.find(QPushButton, "receiveLabelsButton").text() == "Labels of 1 lot  Alt+L"
    clerk.press(Key.Key_L, ALT)
    assert clerk.view() == "lotsView"
    assert clerk.text("labelsTitleLabel") == "Label of lot #2, Whole milk 1 L"
    assert shown(clerk) == ["0108410128000042"]


class FilePrinter(QPrinter):
    """A real printer, except that its paper is a file."""

    file = ""

    def __init__(self, mode: QPrinter.PrinterMode) -> None:
        super().__init__(mode)
        self.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        self.setOutputFileName(self.file)


def receive_milk(clerk: Clerk, milk: str) -> None:
    clerk.press(Key.Key_F2)
    clerk.choose(milk)
    clerk.find(QLineEdit, "receiveQtyEdit").setText("5")
    clerk.commit()


def test_a_receipt_prints_its_labels_by_itself_where_that_is_wanted(
    clerk: Clerk, milk: str, look: Look, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Zebra"])
    monkeypatch.setattr(FilePrinter, "file", str(tmp_path / "labels.pdf"))
    monkeypatch.setattr(output, "QPrinter", FilePrinter)
    look.labels = {"print_on_receipt": "yes", "copies": "2", "printer": "Zebra"}
    receive_milk(clerk, milk)

    assert (tmp_path / "labels.pdf").read_bytes().count(b"/Type /Page\n") == 2
    assert clerk.text("receiveLabelsLabel") == "2 labels printed."
    assert clerk.text("toastLabel").startswith("Received 5")
    assert clerk.sees("toastUndoButton")
    assert clerk.focus() == "receiveProductCombo"


@pytest.mark.parametrize("names", [[], ["Another"]])
def test_without_its_printer_a_receipt_offers_its_labels(
    clerk: Clerk, milk: str, look: Look, names: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: names)
    look.labels = {"print_on_receipt": "yes", "printer": "Zebra"}
    receive_milk(clerk, milk)

    words = "Not printed: the label printer is missing."
    assert clerk.text("receiveLabelsLabel") == words
    assert clerk.text("toastLabel").startswith("Received 5")
    clerk.press(Key.Key_L, ALT)
    assert clerk.sees("labelsPanel")


@pytest.mark.qt_log_ignore("This plugin does not support", "QPainter::begin")
def test_a_printer_that_fails_leaves_the_receipt_and_the_offer(
    clerk: Clerk, milk: str, look: Look, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Zebra"])
    monkeypatch.setattr(FilePrinter, "file", str(tmp_path / "gone" / "labels.pdf"))
    monkeypatch.setattr(output, "QPrinter", FilePrinter)
    look.labels = {"print_on_receipt": "yes", "printer": "Zebra"}
    receive_milk(clerk, milk)

    assert clerk.text("receiveLabelsLabel").startswith("The labels were not made: ")
    assert clerk.sees("receiveLabelsButton")
    assert len(clerk.rows("receiveSessionTable")) == 1
    look.labels = {}
    receive_milk(clerk, milk)
    assert not clerk.sees("receiveLabelsLabel")


def test_what_a_receipt_does_with_its_labels_is_kept(
    clerk: Clerk, two_lots: list[int], look: Look
) -> None:
    clerk.press(Key.Key_L, ALT)
    clerk.find(QCheckBox, "labelPrintReceiptCheck").click()

    assert look.labels["print_on_receipt"] == "yes"
    assert LabelChoices.read(look.labels).print_on_receipt


def test_labels_of_a_receipt_that_was_undone_are_offered_no_more(
    clerk: Clerk, milk: str, look: Look
) -> None:
    look.labels = {"on_receipt": "yes"}
    clerk.press(Key.Key_F2)
    clerk.choose(milk)
    clerk.find(QLineEdit, "receiveQtyEdit").setText("5")
    clerk.commit()
    assert clerk.sees("receiveLabelsButton")
    clerk.press(Key.Key_Z, CTRL)

    assert not clerk.sees("receiveLabelsButton")


def test_another_act_takes_the_place_of_the_labels(clerk: Clerk, two_lots: list[int]) -> None:
    clerk.press(Key.Key_L, ALT)
    clerk.press(Key.Key_H, ALT)
    assert (clerk.sees("labelsPanel"), clerk.sees("lotActionPanel")) == (False, True)
    clerk.press(Key.Key_L, ALT)
    assert (clerk.sees("labelsPanel"), clerk.sees("lotActionPanel")) == (True, False)
