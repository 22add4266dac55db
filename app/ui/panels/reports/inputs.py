"""What a report can be asked for, field by field: typed, read, said in words, kept, put back."""

from abc import abstractmethod
from collections.abc import Callable, Hashable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from app.ui import formats, wording
from app.ui.typed_day import DayMisread
from app.ui.widgets.date_edit import DateEdit
from app.ui.widgets.field import Field
from app.ui.widgets.line_edit import LineEdit
from app.ui.widgets.panel import named

translate = QCoreApplication.translate


class Misread(Exception):
    """What is typed has no meaning; the sentence says what would have."""


class Input(Field):
    """`typed` while somebody types, `chosen` when it is certain that something else is meant."""

    typed = Signal()
    chosen = Signal()
    widest: Any = ""
    """The state that asks for most."""

    def __init__(self, editor: QWidget, hint_name: str) -> None:
        super().__init__(editor, hint_name)
        self.usual: Any = ""
        """The state to begin with."""

    @abstractmethod
    def read(self) -> Any:
        """What is asked for; raises `Misread`."""

    @abstractmethod
    def said(self) -> str:
        """The same in words, where it can be read; nothing for nothing."""

    @abstractmethod
    def state(self) -> Any:
        """What `restore` brings back."""

    @abstractmethod
    def restore(self, state: Any) -> None:
        """Be as it was then."""


class TextInput(Input):
    """Any text."""

    def __init__(self, name: str, longest: int) -> None:
        self.edit = named(LineEdit(maxLength=longest), f"{name}Edit")
        super().__init__(self.edit, f"{name}Hint")
        self.edit.textChanged.connect(self.typed)

    def read(self) -> Any:
        return self.edit.text().strip()

    def said(self) -> str:
        return self.edit.text().strip()

    def state(self) -> str:
        return self.edit.text()

    def restore(self, state: str) -> None:
        self.edit.setText(state)


class NumberInput(TextInput):
    """A whole number from `least` to `most`; `blank` where nothing is typed."""

    def __init__(self, name: str, least: int, most: int, blank: int | None) -> None:
        super().__init__(name, len(str(most)))
        self._least, self._most, self._blank = least, most, blank
        self.usual = "" if blank is None else str(blank)
        self.edit.setPlaceholderText(self.usual)

    def read(self) -> int | None:
        text = self.edit.text().strip()
        self.say("")
        if not text:
            return self._blank
        if text.isascii() and text.isdigit() and self._least <= int(text) <= self._most:
            return int(text)
        words = translate("Reports", "Type a whole number from {least} to {most}.")
        least, most = formats.count(self._least), formats.count(self._most)
        raise Misread(words.format(least=least, most=most))

    def said(self) -> str:
        number = self.read()
        return "" if number is None else formats.count(number)


class DayInput(Input):
    """A day, and below it which weekday that is; None where it is open."""

    def __init__(self, name: str, today: Callable[[], date], *, first: bool = False) -> None:
        self.edit = DateEdit(f"{name}Edit", today, first=first)
        super().__init__(self.edit, f"{name}Hint")
        self.edit.edited.connect(self.typed)

    def read(self) -> date | None:
        try:
            day = self.edit.day()
        except DayMisread as misread:
            raise Misread(wording.misread_day()) from misread
        self.say(f"{formats.weekday(day)} {formats.day(day)}" if day else "")
        return day

    def said(self) -> str:
        return formats.day(self.edit.day())

    def state(self) -> str:
        return self.edit.text()

    def restore(self, state: str) -> None:
        self.edit.setText(state)


class ChoiceInput(Input):
    """One of a few things, the first of them to begin with."""

    def __init__(self, name: str, choices: Sequence[Hashable]) -> None:
        self.combo = named(QComboBox(), f"{name}Combo")
        super().__init__(self.combo, "")
        self.choices: Sequence[Any] = choices
        self.usual = self.widest = choices[0]
        self.combo.currentIndexChanged.connect(self.chosen)

    def offer(self, choices: Sequence[Hashable], texts: Sequence[str]) -> None:
        """Offer these from now on; what is chosen stays if it is there still."""
        kept = self.read()
        with QSignalBlocker(self.combo):
            self.choices = choices
            self.combo.clear()
            self.combo.addItems(list(texts))
            self.restore(kept)

    def read(self) -> Any:
        return self.choices[max(self.combo.currentIndex(), 0)]

    def said(self) -> str:
        return "" if self.read() is None else self.combo.currentText()

    def state(self) -> Any:
        return self.read()

    def restore(self, state: Any) -> None:
        self.combo.setCurrentIndex(self.choices.index(state) if state in self.choices else 0)


class CheckInput(Input):
    """Whether something is wanted; what, stands beside the box."""

    widest = False

    def __init__(self, name: str) -> None:
        self.box = named(QCheckBox(), f"{name}Check")
        super().__init__(self.box, "")
        self.usual = False
        self.box.toggled.connect(self.chosen)

    def name(self, caption: str) -> None:
        self.box.setText(caption)

    def read(self) -> bool:
        return self.box.isChecked()

    def said(self) -> str:
        return self.box.text() if self.box.isChecked() else ""

    def state(self) -> bool:
        return self.box.isChecked()

    def restore(self, state: bool) -> None:  # noqa: FBT001
        self.box.setChecked(state)
