"""Scans from everywhere: a scan never becomes text, a quantity, a pressed button or a choice."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QListWidget,
    QMenu,
    QMessageBox,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.services.backend import Backend
from app.services.lots import LotFilter, LotWindow
from app.ui.launch import ScannerSetup
from app.ui.scan_report import PATTERN
from app.ui.scanner import Scanner
from tests.gui.desk import CTRL, NONE, SHIFT, Clerk, Key

GS = "\x1d"
EAN = "8410128000042"
FAST, PERSON = 5, 90
"""Milliseconds between two keys."""


class Keyboard:
    """Sends keys to a window, each stamped with its moment as a display server does."""

    def __init__(self, window: Callable[[], QWidget]) -> None:
        self._window = window
        self.now = 1_000_000

    def key(self, key: Qt.Key, text: str = "", chord: Qt.KeyboardModifier = NONE) -> None:
        for kind in QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease:
            self.event(kind, key, text, chord)

    def event(
        self, kind: QEvent.Type, key: Qt.Key, text: str, chord: Qt.KeyboardModifier = NONE
    ) -> None:
        event = QKeyEvent(kind, key, chord, text)
        event.setTimestamp(self.now)
        handle = self._window().windowHandle()
        assert handle is not None
        QApplication.sendEvent(handle, event)

    def write(self, text: str, apart: int) -> None:
        for letter in text:
            self.now += apart
            if letter == GS:
                self.key(Key.Key_Control)
                self.key(Key.Key_BracketRight, GS, CTRL)
            elif letter.isupper():
                self.event(QEvent.Type.KeyPress, Key.Key_Shift, "", SHIFT)
                self.key(Key(ord(letter)), letter, SHIFT)
                self.event(QEvent.Type.KeyRelease, Key.Key_Shift, "")
            else:
                self.key(Key(ord(letter.upper())), letter)

    def press(self, key: Qt.Key, apart: int = PERSON, text: str = "") -> None:
        self.now += apart
        self.key(key, text)

    def scan(self, text: str, end: Qt.Key | None = Key.Key_Return) -> None:
        """What a scanner sends, after a rest."""
        self.now += 1000
        self.write(text, FAST)
        if end is not None:
            self.press(end, FAST, "\t" if end is Key.Key_Tab else "\r")


@pytest.fixture
def scanner_setup() -> ScannerSetup:
    return ScannerSetup()


@pytest.fixture
def keyboard(clerk: Clerk) -> Keyboard:
    return Keyboard(lambda: clerk.window)


@pytest.fixture
def form(qtbot: QtBot) -> QWidget:
    """A window with one of everything that can have the keyboard."""
    form = QWidget()
    column = QVBoxLayout(form)
    for widget in (
        QLineEdit("60"),
        QSpinBox(),
        QPushButton("Book"),
        QCheckBox("Hold"),
        QComboBox(),
        QComboBox(editable=True),
        QListWidget(),
    ):
        if isinstance(widget, QComboBox | QListWidget):
            widget.addItems(["4 of it", "8 of it", "lots", "MAIN"])
        column.addWidget(widget)
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    return form


@pytest.fixture
def line(form: QWidget) -> QLineEdit:
    """An empty field that has the keyboard."""
    line = form.findChild(QLineEdit)
    assert line is not None
    line.setText("")
    line.setFocus()
    return line


@pytest.fixture
def scanner(scanner_setup: ScannerSetup) -> Iterator[Scanner]:
    scanner = Scanner(scanner_setup)
    yield scanner
    shiboken6.delete(scanner)


@pytest.fixture
def scans(scanner: Scanner) -> list[str]:
    """What was scanned so far."""
    scans: list[str] = []
    scanner.scanned.connect(scans.append)
    return scans


@pytest.fixture
def typist(form: QWidget, scans: list[str]) -> Keyboard:
    return Keyboard(lambda: form)


def child(form: QWidget, kind: type[QWidget]) -> QWidget:
    found = form.findChild(kind)
    assert found is not None
    return found


FOCI = [QLineEdit, QSpinBox, QPushButton, QCheckBox, QComboBox, QListWidget]


def state(form: QWidget) -> list[object]:
    """Everything that a key could change."""
    lines = [line.text() for line in form.findChildren(QLineEdit)]
    combos = [combo.currentIndex() for combo in form.findChildren(QComboBox)]
    checked = [box.isChecked() for box in form.findChildren(QCheckBox)]
    rows = [widget.currentRow() for widget in form.findChildren(QListWidget)]
    return [*lines, *combos, *checked, *rows, form.focusWidget()]


@pytest.mark.parametrize("end", [Key.Key_Return, Key.Key_Enter, Key.Key_Tab])
@pytest.mark.parametrize("kind", FOCI)
def test_a_scan_changes_nothing_where_the_keyboard_is(
    form: QWidget, typist: Keyboard, scans: list[str], kind: type[QWidget], end: Qt.Key
) -> None:
    child(form, kind).setFocus()
    pressed: list[bool] = []
    child(form, QPushButton).clicked.connect(lambda: pressed.append(True))  # type: ignore[attr-defined]
    before = state(form)
    typist.scan("84 lots MAIN", end)
    assert scans == ["84 lots MAIN"]
    assert (state(form), pressed) == (before, [])


def test_no_key_of_a_scan_goes_down_or_comes_up_anywhere(
    line: QLineEdit, typist: Keyboard, scans: list[str]
) -> None:
    arrived: list[int] = []

    class Spy(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if isinstance(event, QKeyEvent):
                arrived.append(event.key())
            return False

    spy = Spy()
    line.installEventFilter(spy)
    keys = [(Key(ord(digit)), digit) for digit in "1234"] + [(Key.Key_Return, "\r")]
    for key, text in keys:
        typist.now += FAST
        typist.event(QEvent.Type.ShortcutOverride, key, text)
        typist.event(QEvent.Type.KeyPress, key, text)
    for key, text in keys:
        typist.now += PERSON
        typist.event(QEvent.Type.KeyRelease, key, text)
    assert (scans, arrived) == (["1234"], [])
    typist.press(Key.Key_Home)
    assert set(arrived) == {Key.Key_Home}


def test_an_editable_combo_keeps_text_and_selection(
    form: QWidget, typist: Keyboard, scans: list[str]
) -> None:
    combo = form.findChildren(QComboBox)[1]
    combo.setEditText("Bakery")
    line = combo.lineEdit()
    assert line is not None
    line.setFocus()
    line.setSelection(1, 3)
    typist.scan(EAN)
    assert (line.text(), line.selectedText(), scans) == ("Bakery", "ake", [EAN])


def test_a_scan_is_no_step_of_undo(
    qtbot: QtBot, line: QLineEdit, typist: Keyboard, scans: list[str]
) -> None:
    typist.write("bread", PERSON)
    qtbot.waitUntil(lambda: line.text() == "bread")
    typist.scan(EAN)
    assert (line.text(), scans) == ("bread", [EAN])
    line.undo()
    assert line.text() == ""


def test_separators_and_capitals_arrive(typist: Keyboard, scans: list[str]) -> None:
    typist.scan(f"]C101{EAN.zfill(14)}10aB{GS}2112")
    assert scans == [f"]C101{EAN.zfill(14)}10aB{GS}2112"]


def test_shift_keeps_a_scan_going(
    qtbot: QtBot, scanner: Scanner, typist: Keyboard, scans: list[str]
) -> None:
    typist.write("1", FAST)
    qtbot.waitUntil(lambda: scanner._pause.remainingTime() < 20)
    typist.event(QEvent.Type.KeyPress, Key.Key_Shift, "", SHIFT)
    assert scanner._pause.remainingTime() > 20


@pytest.mark.parametrize("apart", [PERSON, 36])
def test_a_person_types_as_ever(
    qtbot: QtBot, line: QLineEdit, typist: Keyboard, scans: list[str], apart: int
) -> None:
    entered: list[str] = []
    line.returnPressed.connect(lambda: entered.append(line.text()))
    typist.write("Bread and butter", apart)
    typist.press(Key.Key_Return, apart, "\r")
    assert (entered, scans) == (["Bread and butter"], [])


def test_two_keys_at_once_are_no_scan(
    qtbot: QtBot, line: QLineEdit, typist: Keyboard, scans: list[str]
) -> None:
    typist.now += PERSON
    for letter in "the":
        typist.event(QEvent.Type.KeyPress, Key(ord(letter.upper())), letter)
        typist.now += 20
    for letter in "the":
        typist.event(QEvent.Type.KeyRelease, Key(ord(letter.upper())), letter)
    typist.press(Key.Key_Return, 20, "\r")
    assert (line.text(), scans) == ("the", [])


def test_the_last_key_does_not_wait_for_another(
    qtbot: QtBot, line: QLineEdit, typist: Keyboard, scans: list[str]
) -> None:
    typist.write("1", PERSON)
    assert line.text() == ""
    qtbot.waitUntil(lambda: line.text() == "1", timeout=500)


def test_other_keys_find_the_letters_before_them_done(
    line: QLineEdit, typist: Keyboard, scans: list[str]
) -> None:
    typist.write("12", PERSON)
    typist.press(Key.Key_Backspace, 10, "\b")
    assert line.text() == "1"
    typist.write("3", PERSON)
    typist.now += 10
    typist.event(QEvent.Type.ShortcutOverride, Key.Key_Return, "\r", CTRL)
    assert line.text() == "13"


def test_a_click_finds_the_letters_before_it_done(
    form: QWidget, line: QLineEdit, typist: Keyboard, scans: list[str]
) -> None:
    typist.write("12", PERSON)
    handle = form.windowHandle()
    assert handle is not None
    QTest.mouseClick(
        handle, Qt.MouseButton.LeftButton, pos=child(form, QSpinBox).geometry().center()
    )
    assert line.text() == "12"


def test_a_composed_accent_comes_after_the_letters_before_it(
    line: QLineEdit, typist: Keyboard, scans: list[str]
) -> None:
    typist.write("caf", PERSON)
    composed = QInputMethodEvent()
    composed.setCommitString("é")
    QApplication.sendEvent(line, composed)
    assert line.text() == "café"


def test_space_and_enter_press_buttons_as_ever(
    qtbot: QtBot, form: QWidget, typist: Keyboard, scans: list[str]
) -> None:
    button, box = form.findChild(QPushButton), form.findChild(QCheckBox)
    assert button is not None
    assert box is not None
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    button.setFocus()
    typist.write(" ", PERSON)
    qtbot.waitUntil(lambda: pressed == [True])
    box.setFocus()
    typist.write(" ", PERSON)
    qtbot.waitUntil(box.isChecked)


def test_a_key_held_down_is_a_person(
    form: QWidget, line: QLineEdit, typist: Keyboard, scans: list[str]
) -> None:
    typist.write("0", PERSON)
    handle = form.windowHandle()
    for _ in range(6):
        typist.now += 30
        event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_0, NONE, "0", True)  # noqa: FBT003
        event.setTimestamp(typist.now)
        QApplication.sendEvent(handle, event)
    typist.press(Key.Key_Return, 30, "\r")
    assert (line.text(), scans) == ("0000000", [])


def test_a_second_line_end_belongs_to_the_scan(
    line: QLineEdit, typist: Keyboard, scans: list[str]
) -> None:
    entered: list[bool] = []
    line.returnPressed.connect(lambda: entered.append(True))
    typist.scan(EAN)
    typist.press(Key.Key_Return, FAST, "\r")
    assert entered == []
    typist.press(Key.Key_Return, PERSON, "\r")
    assert entered == [True]


def test_scans_follow_each_other_at_once(typist: Keyboard, scans: list[str]) -> None:
    for _ in range(3):
        typist.write(EAN, FAST)
        typist.press(Key.Key_Return, FAST, "\r")
    assert scans == [EAN] * 3


@pytest.mark.parametrize("stall", [60, 600])
def test_a_code_that_stumbles_is_typed_whole_and_no_other_code(
    line: QLineEdit, typist: Keyboard, scans: list[str], stall: int
) -> None:
    typist.write("84101", FAST)
    typist.now += stall
    typist.write("28000042", FAST)
    typist.press(Key.Key_Return, FAST, "\r")
    assert (line.text(), scans) == (EAN, [])


def test_a_code_that_stumbles_presses_nothing_and_the_next_is_read(
    form: QWidget, typist: Keyboard, scans: list[str]
) -> None:
    pressed: list[bool] = []
    button = form.findChild(QPushButton)
    assert button is not None
    button.clicked.connect(pressed.append)
    button.setFocus()
    typist.write("84101", FAST)
    typist.now += 300
    typist.write("28000042", FAST)
    typist.press(Key.Key_Return, FAST, "\r")
    typist.press(Key.Key_Enter, FAST, "\n")
    typist.now += 400
    typist.write(EAN, FAST)
    typist.press(Key.Key_Return, FAST, "\r")

    assert (pressed, scans) == ([], [EAN])


def test_a_busy_program_makes_nobody_fast(
    form: QWidget, line: QLineEdit, typist: Keyboard, scans: list[str]
) -> None:
    typist.write("quickly", PERSON)
    typist.press(Key.Key_Return, PERSON, "\r")
    assert (line.text(), scans) == ("quickly", [])


class TestWithoutEnding:
    @pytest.fixture
    def scanner_setup(self) -> ScannerSetup:
        return ScannerSetup(ends_with_key=False)

    def test_a_pause_ends_a_scan(
        self, qtbot: QtBot, form: QWidget, typist: Keyboard, scans: list[str]
    ) -> None:
        before = state(form)
        typist.scan(EAN, None)
        qtbot.waitUntil(lambda: scans == [EAN])
        assert state(form) == before

    def test_the_next_scan_ends_the_one_before(
        self, qtbot: QtBot, typist: Keyboard, scans: list[str]
    ) -> None:
        typist.scan(EAN, None)
        typist.scan("96385074", None)
        qtbot.waitUntil(lambda: scans == [EAN, "96385074"])


class TestWithoutScanner:
    @pytest.fixture
    def scanner_setup(self) -> ScannerSetup:
        return ScannerSetup(gap=0)

    def test_nothing_is_held_back(
        self, line: QLineEdit, typist: Keyboard, scans: list[str]
    ) -> None:
        typist.scan(EAN)
        assert (line.text(), scans) == (EAN, [])

    def test_that_is_told_on_the_test_page(self, clerk: Clerk) -> None:
        assert clerk.text("scannerAdviceLabel") == (
            "The scanner is switched off: the setting scanner_gap is 0."
        )


def test_keys_are_told_with_their_distance(
    scanner: Scanner, typist: Keyboard, scans: list[str]
) -> None:
    seen: list[Any] = []
    scanner.key_seen.connect(seen.append)
    typist.write(f"1{GS}", FAST)
    typist.press(Key.Key_Tab, 7, "\t")
    assert [(stroke.text, stroke.ends) for stroke in seen] == [
        ("1", False),
        (GS, False),
        ("\t", True),
    ]
    assert [stroke.gap for stroke in seen] == [None, FAST, 7]


class TestAtWork:
    """The whole window, with a scanner beside the keyboard."""

    @pytest.mark.parametrize(
        "name",
        [
            "receiveProductCombo",
            "receiveLotEdit",
            "receiveExpiryEdit",
            "receiveQtyEdit",
            "receiveLocationCombo",
            "receiveSupplierCombo",
            "receiveReferenceEdit",
            "receiveCommitButton",
            "modeDispatchButton",
            "navList",
            "alertsDockTable",
        ],
    )
    def test_a_scan_chooses_the_product_from_everywhere(
        self, clerk: Clerk, keyboard: Keyboard, milk: str, backend: Backend, name: str
    ) -> None:
        clerk.go_to(name)
        keyboard.scan(EAN)
        assert clerk.text("productNameLabel") == "Whole milk 1 L"
        assert clerk.find(QComboBox, "receiveProductCombo").currentText() == milk
        assert [
            clerk.text(field) for field in ("receiveQtyEdit", "receiveLotEdit", "receiveExpiryEdit")
        ] == ["", "", ""]
        assert backend.fetch(LotWindow(LotFilter())) == ()

    def test_in_the_lots_view_it_lists_the_lot(
        self, clerk: Clerk, keyboard: Keyboard, milk: str, receive: Callable[..., int]
    ) -> None:
        for code in "L-7", "L-8":
            receive(milk, 5, lot_code=code)
        clerk.press(Key.Key_F4)
        keyboard.scan(f"]C101{EAN.zfill(14)}10L-7{GS}2112")
        assert clerk.view() == "lotsView"
        assert [row[1] for row in clerk.rows("lotsTable")] == ["L-7"]

    @pytest.mark.parametrize("view", ["alerts", "operations"])
    def test_a_view_without_use_for_a_scan_leaves_it_to_the_operations(
        self, clerk: Clerk, keyboard: Keyboard, milk: str, view: str
    ) -> None:
        clerk.window.show_view(view)
        clerk.furnished.view_of(view).begin()
        keyboard.scan(f"]C101{EAN.zfill(14)}10L-7{GS}2112")
        assert clerk.view() == "operationsView"
        assert clerk.text("productNameLabel") == "Whole milk 1 L"

    def test_a_scan_never_becomes_a_quantity(
        self, clerk: Clerk, keyboard: Keyboard, milk: str, qtbot: QtBot
    ) -> None:
        keyboard.scan(EAN)
        clerk.go_to("receiveQtyEdit")
        keyboard.write("12", PERSON)
        qtbot.waitUntil(lambda: clerk.text("receiveQtyEdit") == "12")
        keyboard.scan("96385074")
        assert clerk.text("receiveQtyEdit") == "12"

    @pytest.mark.parametrize(
        ("code", "said"),
        [
            ("]E08410128000043", "The check digit of 8410128000043 is wrong. Scan the code again."),
            (
                f"01{EAN.zfill(14)}17271331",
                "The code has an impossible date: 271331. Read the label.",
            ),
            (f"]C1{GS}17", "The code cannot be read: 17. Scan it again."),
        ],
    )
    def test_a_misread_is_told_until_the_next_good_scan(
        self, clerk: Clerk, keyboard: Keyboard, milk: str, code: str, said: str
    ) -> None:
        keyboard.scan(code)
        assert clerk.window.messages.texts() == {"scan": said}
        assert clerk.find(QComboBox, "receiveProductCombo").currentText() == ""
        keyboard.scan(EAN)
        assert clerk.window.messages.texts() == {}

    def test_a_scan_answers_no_question(
        self, clerk: Clerk, keyboard: Keyboard, milk: str, qtbot: QtBot
    ) -> None:
        box = QMessageBox(QMessageBox.Icon.Question, "Sure?", "Throw it away?", parent=clerk.window)
        box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
        box.setDefaultButton(QMessageBox.StandardButton.Yes)
        self._scan_into(box, qtbot)
        assert box.result() == 0
        assert "scan" in clerk.window.messages.texts()
        assert clerk.find(QComboBox, "receiveProductCombo").currentText() == ""
        box.close()

    def test_a_scan_names_no_file(
        self, clerk: Clerk, keyboard: Keyboard, milk: str, qtbot: QtBot, tmp_path: Path
    ) -> None:
        dialog = QFileDialog(clerk.window, "Save", str(tmp_path))
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        name = dialog.findChild(QLineEdit, "fileNameEdit")
        self._scan_into(dialog, qtbot)
        assert name is not None
        assert (name.text(), dialog.isVisible()) == ("", True)
        dialog.close()

    def test_a_scan_closes_an_open_list_and_takes_nothing_from_it(
        self, clerk: Clerk, keyboard: Keyboard, milk: str
    ) -> None:
        clerk.window.show_view("lots")
        combo = clerk.find(QComboBox, "lotsStatusCombo")
        combo.showPopup()
        keyboard.scan(EAN)
        assert QApplication.activePopupWidget() is None
        assert combo.currentIndex() == 0
        assert clerk.view() == "lotsView"
        assert clerk.window.toasts.history[-1].text() == "Lots of Whole milk 1 L."

    def test_a_scan_chooses_nothing_from_a_menu(
        self, clerk: Clerk, keyboard: Keyboard, milk: str
    ) -> None:
        chosen: list[bool] = []
        menu = QMenu(clerk.window)
        menu.addAction("8 Dispose", lambda: chosen.append(True))
        menu.popup(clerk.window.rect().center())
        keyboard.scan(EAN)
        assert (chosen, menu.isVisible()) == ([], False)

    def test_the_product_combo_takes_a_scan_over_what_was_typed(
        self, clerk: Clerk, keyboard: Keyboard, milk: str, cheese: str, qtbot: QtBot
    ) -> None:
        combo = clerk.find(QComboBox, "receiveProductCombo")
        keyboard.write("que", PERSON)
        qtbot.waitUntil(lambda: combo.currentText() == "que")
        keyboard.scan(EAN)
        assert clerk.text("productNameLabel") == "Whole milk 1 L"

    def test_nothing_ships_by_scanning(
        self,
        clerk: Clerk,
        keyboard: Keyboard,
        milk: str,
        backend: Backend,
        qtbot: QtBot,
        receive: Callable[..., int],
    ) -> None:
        receive(milk, 40, expiry=date(2025, 7, 1))
        clerk.press(Key.Key_F3)
        keyboard.scan(EAN)
        keyboard.write("7", PERSON)
        qtbot.waitUntil(lambda: clerk.text("dispatchQtyEdit") == "7")
        clerk.go_to("dispatchCommitButton")
        keyboard.scan(EAN)
        [lot] = backend.fetch(LotWindow(LotFilter()))
        assert lot.on_hand == Decimal(40)

    @staticmethod
    def _scan_into(dialog: QDialog, qtbot: QtBot) -> None:
        dialog.open()
        qtbot.waitUntil(dialog.isActiveWindow)
        Keyboard(lambda: dialog).scan(EAN)


class TestTestPage:
    def test_before_the_first_scan_it_says_so(self, clerk: Clerk, keyboard: Keyboard) -> None:
        assert clerk.text("scannerReadingLabel") == "Nothing scanned yet."
        assert not clerk.sees("scannerLayoutLabel")

    @pytest.fixture
    def keyboard(self, clerk: Clerk) -> Keyboard:
        clerk.window.show_view("settings")
        clerk.furnished.settings.begin()
        return Keyboard(lambda: clerk.window)

    def test_a_scan_is_shown_key_by_key_and_goes_nowhere_else(
        self, clerk: Clerk, keyboard: Keyboard, milk: str
    ) -> None:
        keyboard.scan(f"10a{GS}")
        assert clerk.rows("scannerKeysTable") == [
            ["1", "1", ""],
            ["0", "0", "5"],
            ["A", "a", "5"],
            ["]", "GS", "5"],
            ["Return", "CR", "5"],
        ]
        assert clerk.view() == "settingsView"
        assert clerk.window.messages.texts() == {}

    def test_every_part_of_the_code_is_put_in_words(self, clerk: Clerk, keyboard: Keyboard) -> None:
        keyboard.scan(f"]C101{EAN.zfill(14)}1727120010L-7{GS}2112{GS}3103001500{GS}3012")
        assert clerk.text("scannerReadingLabel").splitlines() == [
            "GTIN: 08410128000042",
            "Lot code: L-7",
            "Expiry date: 2027-12-31",
            "Serial number: 12",
            "Count: 12",
            "Weight in kg: 1.5",
        ]

    @pytest.mark.parametrize(
        ("code", "said"),
        [
            ("]E08410128000043", "The check digit of 8410128000043 is wrong. Scan the code again."),
            ("8410128000043", "The check digit of 8410128000043 is wrong. Scan the code again."),
            ("MILK-1", "Text: MILK-1"),
            (
                "]C110AB17271231",
                "Lot code: AB17271231\n"
                "Or, if a separator was lost: lot code AB, expiry 2027-12-31.",
            ),
        ],
    )
    def test_what_is_wrong_is_told_here_too(
        self, clerk: Clerk, keyboard: Keyboard, code: str, said: str
    ) -> None:
        keyboard.scan(code)
        assert clerk.text("scannerReadingLabel") == said

    def test_a_scanner_that_is_set_up_well_passes(self, clerk: Clerk, keyboard: Keyboard) -> None:
        keyboard.scan(f"]C1{PATTERN}")
        assert self._findings(clerk) == [
            "Separator: it arrives (GS).",
            "Ending: Return.",
            "Speed: at most 5 ms from key to key; the limit is 35.",
            "Keyboard layout: right.",
        ]

    def test_another_layout_is_named_by_its_keys(self, clerk: Clerk, keyboard: Keyboard) -> None:
        keyboard.scan(PATTERN.translate(str.maketrans("YZyz-/", "ZYzy'-")), Key.Key_Tab)
        assert self._findings(clerk)[1] == "Ending: Tab."
        assert self._findings(clerk)[3] == (
            "Keyboard layout: the scanner has another one. "
            "Y → Z   Z → Y   y → z   z → y   - → '   / → -"
        )

    def test_a_lost_separator_and_caps_lock_are_named(
        self, clerk: Clerk, keyboard: Keyboard
    ) -> None:
        keyboard.scan(PATTERN.replace(GS, "").swapcase())
        assert self._findings(clerk)[0] == (
            "Separator: missing. Have the scanner send GS (ASCII 29) for FNC1."
        )
        assert self._findings(clerk)[3] == "Keyboard layout: Caps Lock is on."

    def test_a_key_that_never_arrives_is_named(self, clerk: Clerk, keyboard: Keyboard) -> None:
        keyboard.scan(PATTERN.replace("_", "").replace("=", ""))
        assert self._findings(clerk)[3] == (
            "Keyboard layout: the scanner has another one. _ → ∅   = → ∅"
        )

    def test_the_page_follows_the_language(self, clerk: Clerk, keyboard: Keyboard) -> None:
        keyboard.scan(EAN)
        clerk.language.choose("es")
        assert clerk.text("scannerReadingLabel") == f"GTIN: {EAN}"

    @staticmethod
    def _findings(clerk: Clerk) -> list[str]:
        return [
            clerk.text(name)
            for name in (
                "scannerSeparatorLabel",
                "scannerEndingLabel",
                "scannerSpeedLabel",
                "scannerLayoutLabel",
            )
        ]
