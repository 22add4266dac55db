"""One start of the window's benchmark: `python -m tests.bench.window_start bare|ours MOMENT`.

Prints in seconds since the moment, as JSON, when what was painted. Imports nothing before it is
needed: that is a part of what is measured.
"""

import gc
import sys
import time

from tests.bench.saying import say


def bare(began: float) -> None:
    """A bare main window of PySide6 until it was painted."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Bare(QMainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
            super().paintEvent(event)
            QTimer.singleShot(0, self.done)

        def done(self) -> None:
            say(painted=time.time() - began)
            qt.quit()

    qt = QApplication(sys.argv[:1])
    window = Bare()
    window.resize(1240, 760)
    window.show()
    qt.exec()


def ours(began: float) -> None:
    """The program on its sample data until it was painted, and until its lots are on screen.

    `filled` with the first lots, which is where the window was left the last time; `live` when
    they are those of the backend, to be worked with.
    """
    gc.disable()  # as the program does before it imports Qt
    from app.ui import start
    from app.ui.look import Look
    from app.ui.main_window import MainWindow

    measured: dict[str, float] = {}

    class Watched(MainWindow):
        def __init__(self, look: Look) -> None:
            super().__init__(look)
            self.framed.connect(self.note)

        def note(self) -> None:
            measured["painted"] = time.time() - began
            _watch_lots(measured, began)

    start.MainWindow = Watched  # type: ignore[attr-defined]
    from app.__main__ import main

    main(["--demo"])


def _watch_lots(measured: dict[str, float], began: float) -> None:
    """Go to the lots as soon as there are views, and say when they are painted."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    from app.ui import application, first_lots
    from app.ui.launch import Workplace

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if event.type() is QEvent.Type.Paint:
                QTimer.singleShot(0, lambda: measured.setdefault("filled", time.time() - began))
            return super().eventFilter(watched, event)

    class WatchedLots(first_lots.FirstLots):
        def _arrange(self) -> None:
            super()._arrange()
            self.table.viewport().installEventFilter(watch)

    class Watched(application.Application):
        def _furnish(self, workplace: Workplace) -> None:
            super()._furnish(workplace)
            if self.furnished is not None:
                self.window.show_view("lots")
                self.furnished.lots.model.counted.connect(self._filled)

        def _filled(self, _: object) -> None:
            if self.furnished is not None and self.furnished.lots.model.rowCount():
                self.furnished.lots.table.viewport().repaint()
                say(**({"filled": time.time() - began} | measured), live=time.time() - began)
                self.window.close()

    watch = Watch()
    first_lots.FirstLots = WatchedLots  # type: ignore[misc]
    application.Application = Watched  # type: ignore[misc]


if __name__ == "__main__":
    {"bare": bare, "ours": ours}[sys.argv[1]](float(sys.argv[2]))
