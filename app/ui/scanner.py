"""The scanner: keys that come faster than anybody types, taken out before any field has them.

A key that writes something is held back for as long as it may be the start of a scan. A person's
key goes on unchanged after that, too soon to be noticed. The keys of a scan never arrive anywhere,
so that there is nothing to put back: no text, no selection, no pressed button, no step of undo.
"""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from shiboken6 import isValid

from app.ui import keystrokes
from app.ui.keystrokes import Keystroke
from app.ui.launch import ScannerSetup

LEAST = 4
"""Characters of the shortest scan that ends with a key."""

LEAST_WITHOUT_END = 6
_BROKEN = 3
_REST_IN_GAPS = 30
"""How long a code that stumbled may go on: what came later would be another code."""

_PRESS, _RELEASE = QEvent.Type.KeyPress, QEvent.Type.KeyRelease
_KEYS = frozenset({QEvent.Type.ShortcutOverride, _PRESS, _RELEASE})
_BREAKS = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.FocusOut})


class Scanner(QObject):
    """One for the whole program: watches whichever of its windows has the keyboard.

    A code that stumbles (some fast keys, a pause, more keys) is passed on whole, as typed but
    without its ending: half of a code would be another code.
    """

    scanned = Signal(str)
    key_seen = Signal(object)  # Keystroke

    def __init__(self, setup: ScannerSetup, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gap = setup.gap
        self._ends_with_key = setup.ends_with_key
        self._held: list[tuple[QWindow, QKeyEvent]] = []
        self._swallowed: set[int] = set()
        self._last = self._last_seen = -1
        self._passing = self._stumbled = self._ended = False
        self._field: QObject | None = None
        self._pause = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._pause.setInterval(self._gap)
        self._arrivals = QTimer(self, singleShot=True, interval=0)
        self._pause.timeout.connect(self._arrivals.start)  # keys that are there already go first
        self._arrivals.timeout.connect(self._paused)
        self._watch_program()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.InputMethod:
            self._let_go()  # an accent that was composed comes after the letters before it
        elif isinstance(watched, QWindow):
            if kind in _KEYS and isinstance(event, QKeyEvent):
                return self._take(watched, event)
            if kind in _BREAKS:
                self._let_go()
        return False

    def _watch_program(self) -> None:
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)  # noqa: S101
        application.focusWindowChanged.connect(self._watch_window)
        application.focusObjectChanged.connect(self._watch_field)
        self._watch_window(application.focusWindow())
        self._watch_field(application.focusObject())

    def _watch_window(self, window: QWindow | None) -> None:
        """Windows and not widgets: a widget sees a key once more for each of its parents."""
        if window is not None:
            window.installEventFilter(self)

    def _watch_field(self, field: QObject | None) -> None:
        """What an input method composes goes straight to the field."""
        if self._field is not None and isValid(self._field):
            self._field.removeEventFilter(self)
        self._field = None if isinstance(field, QWindow) else field
        if self._field is not None:
            self._field.installEventFilter(self)

    def _take(self, window: QWindow, event: QKeyEvent) -> bool:
        if self._passing:
            self._passing = False
            return False
        if event.type() is _PRESS:
            return self._press(window, event)
        if event.type() is _RELEASE:
            return self._release(window, event)
        return self._before_shortcuts(event)

    def _before_shortcuts(self, event: QKeyEvent) -> bool:
        """A key of a scan is no shortcut; any other finds the keys before it done."""
        if self._may_hold(event) or (self._held and keystrokes.ends(event)):
            event.accept()
            return True
        if not keystrokes.is_modifier(event):
            self._let_go()
        return False

    def _may_hold(self, event: QKeyEvent) -> bool:
        return self._gap > 0 and keystrokes.writes(event)

    def _press(self, window: QWindow, event: QKeyEvent) -> bool:
        now = keystrokes.moment(event)
        since, self._last = now - self._last, now
        fast = 0 <= since < self._gap
        if keystrokes.is_modifier(event):
            if self._held:
                self._pause.start()
            return False
        self._tell(event, now)
        if not fast:
            self._rest()
        self._swallowed.discard(keystrokes.identity(event))
        if keystrokes.ends(event):
            return self._end(event, fast=fast)
        self._ended = False
        self._stumbled = self._stumbled and 0 <= since < self._gap * _REST_IN_GAPS
        if self._stumbled or not self._may_hold(event):
            self._let_go()
            return False
        self._held.append((window, keystrokes.copy(event)))
        self._pause.start()
        return True

    def _tell(self, event: QKeyEvent, now: int) -> None:
        gap = None if self._last_seen < 0 else now - self._last_seen
        self._last_seen = now
        key = Qt.Key(event.key())
        self.key_seen.emit(Keystroke(key, event.text(), gap, keystrokes.ends(event)))

    def _end(self, event: QKeyEvent, *, fast: bool) -> bool:
        """Enter and the like: of a scan, a second one after it (CR LF), or a person's."""
        if len(self._presses()) >= LEAST:
            self._swallowed.add(keystrokes.identity(event))
            self._finish()
            return True
        if fast and (self._ended or self._stumbled):  # half a code enters nothing
            self._swallowed.add(keystrokes.identity(event))
            self._ended, self._stumbled = True, False
            self._let_go()
            return True
        self._ended = False
        self._let_go()
        return False

    def _release(self, window: QWindow, event: QKeyEvent) -> bool:
        """A key that never went down anywhere does not come up there either."""
        key = keystrokes.identity(event)
        if key in self._swallowed:
            self._swallowed.discard(key)
            return True
        if any(keystrokes.identity(press) == key for press in self._presses()):
            self._held.append((window, keystrokes.copy(event)))
            return True
        return False

    def _presses(self) -> list[QKeyEvent]:
        return [event for _, event in self._held if event.type() is _PRESS]

    def _paused(self) -> None:
        if not self._pause.isActive():
            self._rest()

    def _rest(self) -> None:
        """No further key came in time."""
        presses = len(self._presses())
        if not self._ends_with_key and presses >= LEAST_WITHOUT_END:
            self._finish()
        else:
            self._stumbled = self._stumbled or presses >= _BROKEN
            self._let_go()

    def _finish(self) -> None:
        presses = self._presses()
        up = {keystrokes.identity(event) for _, event in self._held if event.type() is _RELEASE}
        self._swallowed |= {keystrokes.identity(event) for event in presses} - up
        self._held.clear()
        self._pause.stop()
        self._ended, self._stumbled = True, False
        self.scanned.emit("".join(event.text() for event in presses))

    def _let_go(self) -> None:
        """Send the keys where they were going; their shortcuts were none."""
        held, self._held = self._held, []
        self._pause.stop()
        for window, event in held:
            target = window if isValid(window) else QGuiApplication.focusWindow()
            if target is not None:
                self._passing = True
                QCoreApplication.sendEvent(target, event)
                self._passing = False
