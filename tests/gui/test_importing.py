"""The import from a file to its end, by keyboard."""

import gc
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QProgressBar,
    QWidget,
)

from app.domain.errors import ImportRejected, RowError
from app.services.backend import Backend
from app.services.checking import check_database
from app.services.imports import ImportRequest, Prepared, Reason, TableRow, import_products
from app.services.imports.reading import ENCODINGS
from app.services.lots import Lots
from app.services.product_lists import AllProducts
from app.ui.panels.imports.checked import Checked
from app.ui.panels.imports.remembered import KEPT
from app.ui.panels.imports.words import encoding_name, why
from app.ui.widgets.table import Table
from tests.gui.desk import CTRL, Clerk, Key
from tests.gui.test_room import cut, settle
from tests.workbooks import write_xlsx

OPENBOXES = Path(__file__).parents[1] / "data" / "openboxes"
ALT = Qt.KeyboardModifier.AltModifier


class Importing:
    """Somebody who imports a file."""

    def __init__(self, clerk: Clerk) -> None:
        self.clerk = clerk

    def begin(self, kind: str, file: Path) -> None:
        """Ctrl+O, what it is, and which file; Enter has it looked at."""
        self.clerk.press(Key.Key_O, CTRL)
        combo = self.clerk.find(QComboBox, "importKindCombo")
        combo.setFocus()
        while combo.currentData() != kind:
            before = combo.currentIndex()
            self.clerk.press(Key.Key_Down)
            assert combo.currentIndex() != before, kind
        self.clerk.press(Key.Key_Return)
        assert self.clerk.focus() == "importFileEdit"
        self.clerk.press(Key.Key_A, CTRL)
        self.clerk.write(str(file))
        self.clerk.press(Key.Key_Return)

    def go_on(self) -> None:
        self.clerk.commit()

    @property
    def title(self) -> str:
        return self.clerk.text("importTitleLabel")

    @property
    def refusal(self) -> str:
        return self.clerk.text("importRefusalLabel")

    @property
    def state(self) -> object:
        return self.clerk.find(QWidget, "importWizard").property("state")

    def preview(self) -> list[list[str]]:
        return self.clerk.rows("importPreviewTable")

    def columns(self) -> list[list[str]]:
        return self.clerk.rows("importColumnsTable")


@pytest.fixture
def importing(clerk: Clerk) -> Importing:
    return Importing(clerk)


def written(tmp_path: Path, *lines: str, encoding: str = "utf-8") -> Path:
    file = tmp_path / "file.csv"
    file.write_text("\n".join(lines), encoding=encoding)
    return file


def test_a_warehouse_is_brought_in_from_its_files(
    importing: Importing, backend: Backend, sqlite_database: str
) -> None:
    for kind, name, count in (
        ("locations", "binLocations.csv", 24),
        ("products", "products.csv", 57),
        ("stock", "mainWarehouseInventory.csv", 57),
    ):
        importing.begin(kind, OPENBOXES / name)
        importing.go_on()
        assert importing.title.endswith("2. The columns")
        importing.go_on()
        assert importing.title.endswith("3. The rows")
        assert len(importing.preview()) == count or kind == "locations"
        importing.go_on()
        assert importing.clerk.text("importResultLabel").startswith("Done: ")
        assert importing.clerk.focus() == "importCloseButton"
        importing.clerk.press(Key.Key_Escape)
    assert len(list(backend.rows(Lots()))) == 48
    assert check_database(sqlite_database).ok


def test_what_was_imported_shows_in_the_lists_at_once(importing: Importing, tmp_path: Path) -> None:
    importing.clerk.press(Key.Key_4, ALT)
    importing.begin("products", written(tmp_path, "sku,name", "A-1,Apple"))
    for _ in range(3):
        importing.go_on()
    importing.clerk.press(Key.Key_Return)
    assert importing.clerk.view() == "productsView"
    assert importing.clerk.rows("productsTable")[0][:2] == ["A-1", "Apple"]


def test_tab_leads_to_what_is_chosen_of_the_bad_rows_each_time(
    importing: Importing, milk: str, tmp_path: Path
) -> None:
    file = written(tmp_path, "sku,quantity", f"{milk},many", f"{milk},1")
    clerk = importing.clerk
    for _ in range(2):
        importing.begin("stock", file)
        importing.go_on()
        importing.go_on()
        assert clerk.focus() == "importPreviewTable"
        clerk.press(Key.Key_Tab)
        assert clerk.focus() == "importModeAll"
        clerk.press(Key.Key_Right)
        assert clerk.find(QAbstractButton, "importModeGood").isChecked()
        importing.go_on()
        clerk.press(Key.Key_Escape)


def test_bad_cells_are_marked_and_left_out_when_asked(
    importing: Importing, backend: Backend, milk: str, tmp_path: Path
) -> None:
    lines = [f"{milk},{number + 1},L-{number},2031-01-31" for number in range(3000)]
    lines[100], lines[2000] = f"{milk},many,L,2031-01-31", "NONE,1,,2031-02-30"
    file = written(tmp_path, "sku,quantity,lot,expiry", *lines)
    importing.begin("stock", file)
    importing.go_on()
    importing.go_on()
    clerk = importing.clerk
    assert clerk.text("importCountLabel") == "3,000 rows: 2 of them bad"
    assert [row[:3] for row in importing.preview()] == [
        ["102", "Is no number", milk],
        [
            "2,002",
            "Is no date of this kind: Year first: 2027-12-31; There is no such product",
            "NONE",
        ],
    ]
    table = clerk.find(Table, "importPreviewTable")
    assert table.tip(table.model().index(0, 3, QModelIndex())) == "<p>Is no number</p>"
    assert not clerk.find(QAbstractButton, "importStartButton").isEnabled()
    clerk.find(QCheckBox, "importOnlyBadCheck").setFocus()
    clerk.press(Key.Key_Space)
    assert len(importing.preview()) == 3000

    clerk.find(QAbstractButton, "importModeAll").setFocus()
    clerk.press(Key.Key_Right)
    assert clerk.find(QAbstractButton, "importModeGood").isChecked()
    left_out = Path(clerk.text("importLeftOutEdit"))
    assert left_out == tmp_path / "file-left-out.csv"
    importing.go_on()
    assert clerk.text("importResultLabel") == "Done: 2,998 lots booked, 2 bad ones left out."
    assert clerk.text("importSavedEdit") == str(left_out)
    saved = left_out.read_text(encoding="utf-8-sig").splitlines()
    assert saved[1] == f"{milk},many,L,2031-01-31,quantity: Is no number"
    assert len(list(backend.rows(Lots()))) == 2998


def test_nothing_is_imported_while_rows_are_bad_and_all_or_nothing_is_chosen(
    importing: Importing, backend: Backend, tmp_path: Path
) -> None:
    importing.begin("products", written(tmp_path, "sku,minimum", "A,1", "B,many"))
    for _ in range(4):
        importing.go_on()
    assert importing.title.endswith("3. The rows")
    assert list(backend.rows(AllProducts())) == []
    assert importing.clerk.text("importSummaryLabel").startswith("Nothing is imported")


def test_an_encoding_that_nobody_tells_is_asked_for_with_a_sample(
    importing: Importing, backend: Backend, tmp_path: Path
) -> None:
    file = written(tmp_path, "sku;nombre", "A;Piña", encoding="cp1252")
    importing.begin("products", file)
    clerk = importing.clerk
    assert clerk.sees("importEncodingCombo")
    importing.go_on()
    assert importing.refusal.startswith("Say how the text is encoded")
    assert (importing.state, clerk.focus()) == ("error", "importEncodingCombo")
    clerk.press(Key.Key_Down)
    sample = clerk.text("importSampleLabel").replace("\N{ZERO WIDTH SPACE}", "")
    assert sample == "sku;nombre\nA;Piña"
    assert clerk.find(QComboBox, "importDelimiterCombo").currentText() == "Semicolon"
    for _ in range(3):
        importing.go_on()
    [product] = backend.rows(AllProducts())
    assert product.name == "Piña"


def test_a_sheet_of_a_workbook_is_chosen(
    importing: Importing, backend: Backend, tmp_path: Path
) -> None:
    file = write_xlsx(
        tmp_path / "a.xlsx",
        ("Notes", [["hello", "you"], ["1", "2"]]),
        ("Products", [["SKU", "Name"], ["007", "=1+1"]]),
    )
    importing.begin("products", file)
    assert importing.clerk.sees("importSheetCombo")
    assert not importing.clerk.sees("importEncodingCombo")
    importing.clerk.go_to("importSheetCombo")
    importing.clerk.press(Key.Key_Down)
    for _ in range(3):
        importing.go_on()
    [product] = backend.rows(AllProducts())
    assert (product.sku, product.name) == ("007", "=1+1")


def test_columns_are_changed_by_keyboard_and_remembered_for_their_header(
    importing: Importing, backend: Backend, tmp_path: Path
) -> None:
    file = written(tmp_path, "Artikel,Bezeichnung", "A,Schraube")
    importing.begin("products", file)
    importing.go_on()
    importing.go_on()
    assert importing.refusal == "line 1, SKU: Say which column this is."
    clerk = importing.clerk
    clerk.go_to("importColumnsTable")
    clerk.press(Key.Key_Return)
    assert clerk.focus() == "importFieldCombo"
    clerk.press(Key.Key_Down)
    clerk.press(Key.Key_Return)
    clerk.press(Key.Key_Down)
    clerk.press(Key.Key_Return)
    clerk.press(Key.Key_Down)
    clerk.press(Key.Key_Down)
    assert [row[2] for row in importing.columns()] == ["SKU", "Name"]
    importing.go_on()
    importing.go_on()
    assert [row.name for row in backend.rows(AllProducts())] == ["Schraube"]

    clerk.press(Key.Key_Escape)
    importing.begin("products", written(tmp_path, "Artikel,Bezeichnung", "B,Mutter"))
    importing.go_on()
    assert [row[2] for row in importing.columns()] == ["SKU", "Name"]


def test_only_so_many_headers_are_remembered(importing: Importing, tmp_path: Path) -> None:
    look = importing.clerk.furnished.importing._desk.look
    look.imports |= {f"header {number}": "" for number in range(KEPT - 1)}
    for number in range(3):
        importing.begin("products", written(tmp_path, f"sku,column {number}", "A,x"))
        importing.go_on()
        importing.go_on()
        assert importing.title.endswith("3. The rows")
        for _ in range(3):
            importing.clerk.press(Key.Key_Escape)
    assert len(look.imports) == KEPT
    assert {"header 0", "header 1", "header 2"} - look.imports.keys() == {"header 0", "header 1"}


def test_the_order_of_dates_is_asked_for_where_the_file_does_not_tell(
    importing: Importing, backend: Backend, milk: str, tmp_path: Path
) -> None:
    importing.begin("stock", written(tmp_path, "sku,quantity,expiry", f"{milk},1,03/04/2031"))
    importing.go_on()
    assert not importing.clerk.sees("importDatesCombo")
    importing.go_on()
    assert importing.clerk.focus() == "importDatesCombo"
    assert "Day first or month first?" in importing.refusal
    importing.clerk.press(Key.Key_Down)
    importing.go_on()
    importing.go_on()
    [lot] = backend.rows(Lots())
    assert str(lot.expiry) == "2031-04-03"


def test_a_file_that_was_booked_is_booked_again_only_when_asked(
    importing: Importing, backend: Backend, milk: str, tmp_path: Path
) -> None:
    file = written(tmp_path, "sku,quantity", f"{milk},1")
    for times in range(2):
        importing.begin("stock", file)
        importing.go_on()
        importing.go_on()
        assert importing.clerk.sees("importAgainCheck") is bool(times)
        if times:
            assert importing.clerk.text("importSummaryLabel").startswith("Nothing new")
            importing.clerk.go_to("importAgainCheck")
            importing.clerk.press(Key.Key_Space)
        importing.go_on()
        importing.clerk.press(Key.Key_Escape)
    assert sum(lot.on_hand for lot in backend.rows(Lots())) == Decimal(2)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7", "It is neither a spreadsheet nor a table of text."),
        (b"PK\x03\x04", "The file is damaged."),
        (b"", "line 1: There is nothing in it."),
    ],
)
def test_a_file_that_is_of_no_use_says_why(
    importing: Importing, tmp_path: Path, content: bytes, words: str
) -> None:
    file = tmp_path / "file.csv"
    file.write_bytes(content)
    importing.begin("products", file)
    importing.go_on()
    assert (importing.refusal, importing.state) == (words, "error")
    assert importing.title.endswith("1. The file")


def test_a_file_that_is_not_there_says_so(importing: Importing, tmp_path: Path) -> None:
    importing.begin("products", tmp_path / "none.csv")
    assert "No such file" in importing.refusal
    importing.begin("products", tmp_path)
    assert "directory" in importing.refusal


def test_without_a_file_there_is_nothing_to_go_on_with(importing: Importing) -> None:
    importing.clerk.press(Key.Key_O, CTRL)
    importing.go_on()
    assert importing.refusal == "Choose a file first."


def test_what_was_started_can_be_stopped_and_leaves_nothing(
    importing: Importing, backend: Backend, tmp_path: Path
) -> None:
    clerk = importing.clerk
    background = clerk.furnished.background
    importing.begin("products", written(tmp_path, "sku", *(f"P{n}" for n in range(900))))
    importing.go_on()
    importing.go_on()
    waiting: list[Callable[[], Any]] = []
    prompt = background._long_work

    class Slow(Executor):
        def submit(self, work: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
            waiting.append(lambda: prompt.submit(work, *args, **kwargs))
            return Future()

    background._long_work = Slow()
    importing.go_on()
    background._long_work = prompt
    assert (importing.state, clerk.focus()) == ("loading", "importCancelButton")
    assert clerk.find(QProgressBar, "importProgress").isVisible()
    clerk.press(Key.Key_Return)
    [go] = waiting
    go()
    assert clerk.text("importResultLabel") == "Stopped. Nothing was imported."
    assert list(backend.rows(AllProducts())) == []
    assert (importing.state, clerk.focus()) == ("ready", "importCloseButton")


def test_escape_leads_back_and_out(importing: Importing, tmp_path: Path) -> None:
    clerk = importing.clerk
    clerk.press(Key.Key_F4)
    importing.begin("locations", written(tmp_path, "code", "A"))
    importing.go_on()
    importing.go_on()
    for title in ("2. The columns", "1. The file"):
        clerk.press(Key.Key_Escape)
        assert importing.title.endswith(title)
    clerk.press(Key.Key_Escape)
    assert clerk.view() == "lotsView"


def test_the_navigation_leads_out_of_the_import_to_the_view_below(importing: Importing) -> None:
    clerk = importing.clerk
    clerk.press(Key.Key_O, CTRL)
    assert clerk.view() == "importWizard"
    clerk.press(Key.Key_F4)
    assert clerk.view() == "lotsView"
    clerk.press(Key.Key_O, CTRL)
    clerk.window.nav.clicked.emit(clerk.window.nav.currentIndex())
    assert clerk.view() == "lotsView"


def test_empty_lists_offer_to_import(importing: Importing) -> None:
    clerk = importing.clerk
    for key, page, kind in ((Key.Key_4, "productsEmptyPage", 0), (Key.Key_2, "lotsEmptyPage", 1)):
        clerk.press(key, ALT)
        second = clerk.find(QWidget, page).findChild(QAbstractButton, "emptySecondButton")
        assert second is not None
        assert second.isVisible()
        second.click()
        assert clerk.view() == "importWizard"
        assert clerk.find(QComboBox, "importKindCombo").currentIndex() == kind


def test_a_scan_in_between_enters_nothing_and_loses_nothing(
    importing: Importing, milk: str, tmp_path: Path
) -> None:
    file = written(tmp_path, "sku,quantity", f"{milk},1")
    importing.begin("stock", file)
    importing.go_on()
    importing.clerk.scan("8410128000042")
    assert importing.clerk.view() == "operationsView"
    importing.clerk.press(Key.Key_O, CTRL)
    assert importing.title.endswith("2. The columns")
    importing.clerk.press(Key.Key_Escape)
    assert importing.clerk.find(QLineEdit, "importFileEdit").text() == str(file)


def test_another_language_in_between_keeps_everything(
    importing: Importing, milk: str, tmp_path: Path
) -> None:
    importing.begin("stock", written(tmp_path, "sku,quantity", f"{milk},x"))
    importing.go_on()
    importing.go_on()
    importing.clerk.language.choose("es")
    QApplication.processEvents()
    assert importing.title == "Importar: 3. Las filas"
    assert importing.preview() == [["2", "No es un número", milk, "x"]]


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_reason_has_its_words(clerk: Clerk, language: str) -> None:
    clerk.language.choose(language)
    for reason in Reason:
        fact = "none" if reason in {Reason.LOT_EXPIRY_DIFFERS, Reason.NOT_A_DATE} else "7"
        words = why(RowError(1, "sku", "x", f"{reason}: {fact}"))
        assert words, reason
        assert "{" not in words


def test_every_encoding_has_its_name() -> None:
    assert all(encoding_name(each) != each for each in ENCODINGS)


def test_a_row_that_goes_bad_while_it_is_looked_at_stops_the_import(
    importing: Importing, backend: Backend, tmp_path: Path
) -> None:
    importing.begin("products", written(tmp_path, "sku,barcode", "A,8410128000042"))
    importing.go_on()
    importing.go_on()
    other = tmp_path / "other.csv"
    other.write_text("sku,barcode\nB,8410128000042\n", encoding="utf-8")
    import_products(backend, ImportRequest(other))
    importing.go_on()
    assert importing.refusal == "line 2, Barcodes: The barcode belongs to B."
    assert importing.title.endswith("3. The rows")
    with pytest.raises(ImportRejected):
        import_products(backend, ImportRequest(tmp_path / "file.csv"))


@pytest.mark.parametrize("size", [(1240, 760), (1024, 640)])
@pytest.mark.parametrize("language", ["en", "es"])
def test_no_step_is_cut_at_double_size(
    importing: Importing, milk: str, tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    clerk = importing.clerk
    clerk.appearance.choose_font(200)
    clerk.language.choose(language)
    titles = "sku;cantidad;vencimiento;el_señor_que_lo_trajo_y_quien_lo_recibió"
    lines = (titles, f"{milk};1;03/04/2031;x", f"{milk};y;05/06/2031;x")
    importing.begin("stock", written(tmp_path, *lines, encoding="cp1252"))

    def whole() -> None:
        settle(clerk, size)
        assert cut(clerk) == []

    whole()
    importing.go_on()
    whole()
    clerk.press(Key.Key_Down)
    assert importing.refusal == ""
    importing.go_on()
    whole()
    importing.go_on()
    whole()
    clerk.press(Key.Key_Down)
    importing.go_on()
    clerk.find(QAbstractButton, "importModeGood").click()
    whole()
    importing.go_on()
    whole()
    assert clerk.sees("importSavedEdit")
    clerk.appearance.choose_font(100)


class Looked(Sequence[TableRow]):
    """Rows of which it is counted how many are taken, and which nobody may go through."""

    def __init__(self, rows: Sequence[TableRow]) -> None:
        self.taken = 0
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, place: Any) -> Any:
        self.taken += 1
        return self._rows[place]

    def __iter__(self) -> Iterator[TableRow]:
        raise AssertionError("the GUI thread went through all rows")


def test_thousands_of_rows_are_shown_without_going_through_them(
    importing: Importing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Checked.of
    looked: list[Looked] = []

    def checked(prepared: Prepared[Any], file: Path) -> Checked:
        ready = real(prepared, file)
        looked[:] = [Looked(ready.rows), Looked(ready.bad_rows)]
        return replace(ready, rows=looked[0], bad_rows=looked[1])

    monkeypatch.setattr(Checked, "of", checked)
    rows = [f"S{number},{'many' if number % 2 else 3}" for number in range(20_000)]
    importing.begin("products", written(tmp_path, "sku,minimum", *rows))
    for _ in range(2):
        importing.go_on()
    assert importing.clerk.text("importCountLabel") == "20,000 rows: 10,000 of them bad"
    only_bad = importing.clerk.find(QCheckBox, "importOnlyBadCheck")
    for _ in range(2):
        only_bad.click()
    table = importing.clerk.find(Table, "importPreviewTable")
    table.viewport().repaint()
    assert [len(rows) for rows in looked] == [20_000, 10_000]
    assert 0 < sum(rows.taken for rows in looked) < 20_000


def test_rows_that_are_kept_are_not_searched_for_garbage(
    importing: Importing, tmp_path: Path
) -> None:
    searches: list[int] = []

    def note(phase: str, facts: dict[str, int]) -> None:
        if phase == "start":
            searches.append(facts["generation"])

    before = gc.get_freeze_count()
    rows = [f"S{number},3" for number in range(20_000)]
    importing.begin("products", written(tmp_path, "sku,minimum", *rows))
    gc.callbacks.append(note)
    try:
        for _ in range(2):
            importing.go_on()
    finally:
        gc.callbacks.remove(note)
    assert 2 not in searches
    kept = gc.get_freeze_count()
    assert kept > before + 20_000
    for _ in range(3):
        importing.clerk.press(Key.Key_Escape)
    importing.begin("products", written(tmp_path, "sku,minimum", "A,3"))
    assert gc.isenabled()
    assert gc.get_freeze_count() < kept - 20_000
