"""Where one part of a product is typed: how it is read there, and how a value is put there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from app.ui import wording
from app.ui.panels.products.draft import Unreadable, printable
from app.ui.typed_days import DaysMisread, read_days
from app.ui.widgets.line_edit import LineEdit


class CalmCombo(QComboBox):
    """Leaves the wheel to the form around it, which may have to scroll."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


@dataclass(frozen=True)
class Entry:
    """Where a part is typed, what is read there, and how a value is put there."""

    editor: QWidget
    read: Callable[[], object]
    write: Callable[[Any], None]


def text_of(edit: LineEdit) -> str:
    return printable(edit.text())


def days_entry(edit: LineEdit, blank: int | None = None) -> Entry:
    def read() -> object:
        try:
            days = read_days(edit.text())
        except DaysMisread:
            return Unreadable(edit.text(), wording.misread_days())
        return blank if days is None else days

    return Entry(edit, read, lambda days: edit.setText("" if days == blank else str(days)))


def check_entry(check: QCheckBox) -> Entry:
    return Entry(check, check.isChecked, lambda value: check.setChecked(bool(value)))
