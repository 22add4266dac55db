"""Keys as a scanner or a person sends them: what each is worth to a scan."""

import time
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

Key = Qt.Key
_NONE: Final = Qt.KeyboardModifier.NoModifier
_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_ALT_GR: Final = _CTRL | Qt.KeyboardModifier.AltModifier  # as Windows sends it
_CHORD: Final = _ALT_GR | Qt.KeyboardModifier.MetaModifier
_MODIFIERS: Final = frozenset(
    {Key.Key_Shift, Key.Key_Control, Key.Key_Alt, Key.Key_AltGr, Key.Key_Meta, Key.Key_CapsLock}
)
_ENDS: Final = frozenset({Key.Key_Return, Key.Key_Enter, Key.Key_Tab})
_CONTROL_ENDS: Final = frozenset({Key.Key_M, Key.Key_J, Key.Key_I})
_FIRST_SEPARATOR, _LAST_SEPARATOR = "\x1c", "\x1f"


@dataclass(frozen=True, slots=True)
class Keystroke:
    """One key as it arrived; `gap` is the milliseconds since the one before, None at first."""

    key: Qt.Key
    text: str
    gap: int | None
    ends: bool


def moment(event: QKeyEvent) -> int:
    """Milliseconds at which the system saw the key, by a clock of its own.

    Not when the program came to it: a busy program would make everybody fast.
    """
    return event.timestamp() or time.monotonic_ns() // 1_000_000


def is_modifier(event: QKeyEvent) -> bool:
    """Tell whether it is Shift or the like, which comes before what it changes."""
    return Qt.Key(event.key()) in _MODIFIERS


def writes(event: QKeyEvent) -> bool:
    """Tell whether it may be a part of a scan: a character, or a separator (Ctrl+] on X11)."""
    text, chord = event.text(), event.modifiers() & _CHORD
    if event.isAutoRepeat() or not text:
        return False
    if chord == _CTRL:
        return _FIRST_SEPARATOR <= text <= _LAST_SEPARATOR
    return text.isprintable() and chord in {_NONE, _ALT_GR}


def ends(event: QKeyEvent) -> bool:
    """Tell whether scanners send it after a code; with Ctrl as carriage return, line feed, tab."""
    key, chord = Qt.Key(event.key()), event.modifiers() & _CHORD
    return (key in _ENDS and chord == _NONE) or (key in _CONTROL_ENDS and chord == _CTRL)


def identity(event: QKeyEvent) -> int:
    """What a key's press and release have in common, also when Shift was let go in between."""
    return event.nativeScanCode() or event.key()


def copy(event: QKeyEvent) -> QKeyEvent:
    """The event to be kept: Qt's own is gone when its handler returns."""
    kept = QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )
    kept.setTimestamp(event.timestamp())
    return kept
