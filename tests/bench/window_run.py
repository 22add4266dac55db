"""One process of the window's benchmark: `python -m tests.bench.window_run WHAT ...`.

Prints what it measured as JSON; every number is in seconds, or MB for `memory`.
"""

import gc
import sys
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from statistics import median

from tests.bench.saying import say

IDLE_SECONDS = 3.0
IMPORTED = 10_000
_PULSE = 0.0002


class _Screen:
    """The furnished window on a database, and a stopwatch that stops when it was painted."""

    def __init__(self, file: Path) -> None:
        from PySide6.QtWidgets import QApplication

        from app.services.database import open_backend
        from app.ui.appearance import Appearance
        from app.ui.background import Background
        from app.ui.furnishing import Furnishing
        from app.ui.language import Language
        from app.ui.launch import Workplace
        from app.ui.look import Look
        from app.ui.main_window import MainWindow
        from app.ui.start import TURN_SECONDS
        from tests.bench.data import ACTOR, NOW

        sys.setswitchinterval(TURN_SECONDS)
        self.qt = QApplication(sys.argv[:1])
        look = Look(theme="light", language="en")
        self.language, self.appearance = Language(self.qt, look), Appearance(self.qt, look)
        self.window = MainWindow(look)
        self.window.fill(self.appearance, demo=False)
        self.window.show()
        self.backend = open_backend(str(file), lambda: NOW, ACTOR)
        self.background = Background(self.backend)
        self.furnished = Furnishing(
            self.window,
            self.background,
            Workplace(self.backend, "bench", "bench"),
            self.appearance,
            self.language,
            look,
        )
        self.until(lambda: not self.background.waiting)
        gc.freeze()  # as the program does

    def until(self, true: Callable[[], bool]) -> float:
        """Work like the event loop until it is true; how long that took."""
        start = time.perf_counter()
        while not true():
            time.sleep(_PULSE)  # an event loop sleeps too; it does not take the threads' turns
            self.qt.processEvents()
        return time.perf_counter() - start

    def painted(self, do: Callable[[], object], there: Callable[[], bool]) -> float:
        """How long it takes from what is done to what is seen of it."""
        self.until(lambda: not self.background.waiting)
        start = time.perf_counter()
        do()
        self.until(there)
        self.furnished.lots.table.viewport().repaint()
        return time.perf_counter() - start

    def close(self) -> None:
        self.background.close()
        self.backend.close()


class _LotTable:
    """What is done with the lot table, each with how long it takes until it is painted."""

    def __init__(self, screen: _Screen) -> None:
        screen.window.show_view("lots")
        self.screen = screen
        self.lots = screen.furnished.lots
        self.model = self.lots.model

    def open(self) -> float:
        """From another list to every lot."""
        from app.services.lots import LotFilter, LotWindow

        self.model.list_rows(LotWindow(LotFilter(text="nothing has this")))
        self.screen.until(lambda: self.model.rowCount() == 0)
        every = LotWindow()
        took = self.screen.painted(
            lambda: self.model.list_rows(every), lambda: self.model.listed == every
        )
        self._rest()
        return took

    def end(self) -> float:
        """To the last row, and back."""
        bar = self.lots.table.verticalScrollBar()

        def there() -> bool:
            return self.model.row_at(self.model.rowCount() - 1) is not None

        took = self.screen.painted(lambda: bar.setValue(bar.maximum()), there)
        bar.setValue(0)
        return took

    def key(self, word: str) -> float:
        """The last key of a word in the filter."""
        from PySide6.QtTest import QTest

        self.lots.filter.setText(word[:-1])
        self.screen.until(lambda: self._shows(word[:-1]))
        self._rest()
        took = self.screen.painted(
            lambda: QTest.keyClick(self.lots.filter, word[-1]),  # type: ignore[call-overload]
            lambda: self._shows(word),
        )
        self.lots.filter.clear()
        self.screen.until(lambda: self._shows(""))
        self._rest()
        return took

    def sort(self, column: int) -> float:
        from PySide6.QtCore import Qt

        before, header = self.model.listed, self.lots.table.horizontalHeader()
        way = Qt.SortOrder.AscendingOrder
        return self.screen.painted(
            lambda: header.setSortIndicator(column, way), lambda: self.model.listed is not before
        )

    def scroll_through(self) -> None:
        bar = self.lots.table.verticalScrollBar()
        for step in range(201):
            bar.setValue(bar.maximum() * step // 200)
            self._rest()
            self.lots.table.viewport().repaint()

    def _rest(self) -> None:
        self.screen.until(lambda: not self.screen.background.waiting)

    def _shows(self, text: str) -> bool:
        from app.services.lots import LotWindow

        listed = self.model.listed
        return isinstance(listed, LotWindow) and listed.wanted.text == text


def table(file: Path, rounds: int) -> None:
    """The lot table: opened, scrolled, filtered, sorted; what the process takes at the end."""
    screen = _Screen(file)
    shown = _LotTable(screen)
    works: dict[str, Callable[[int], float]] = {
        "open": lambda _: shown.open(),
        "end": lambda _: shown.end(),
        "filter3": lambda _: shown.key("l12"),
        "common3": lambda _: shown.key("p-0"),
        "filter6": lambda _: shown.key("l12345"),
        "common6": lambda _: shown.key("p-0012"),
        "sort": lambda number: shown.sort((9, 6, 3, 1)[number % 4]),
    }
    taken: dict[str, list[float]] = {name: [] for name in works}
    for number in range(rounds + 1):
        for name, work in works.items():
            taken[name].append(work(number))
    shown.scroll_through()
    said = {name: median(values[1:]) for name, values in taken.items()}
    say(rows=shown.model.rowCount(), memory=_memory(), **said)
    screen.close()


def keys(file: Path, rounds: int) -> None:
    """The product combo box: each key of what is typed until the list below it is painted."""
    from PySide6.QtTest import QTest

    screen = _Screen(file)
    combo = screen.furnished.operations.receive.form.combo
    combo.setFocus()
    taken: list[float] = []
    offered: list[int] = []
    real = combo.offer

    def offer(choices: list[tuple[str, str]]) -> None:
        real(choices)
        offered.append(len(choices))

    combo.offer = offer  # type: ignore[method-assign, assignment]
    for number in range(rounds + 1):
        for text in (
            f"product 12{number}45",
            f"p-{number}0777",
            f"84000{number}0012",
            f"q{number}",
        ):
            combo.clear_text()
            screen.until(lambda: not screen.background.waiting)
            for letter in text:
                offered.clear()
                start = time.perf_counter()
                QTest.keyClick(combo.line, letter)  # type: ignore[call-overload]
                screen.until(lambda: bool(offered))
                if combo.popup.isVisible():
                    combo.popup.viewport().repaint()
                taken.append(time.perf_counter() - start)
    taken = taken[len(taken) // (rounds + 1) :]
    say(median=median(taken), worst=max(taken))
    screen.close()


def stall(file: Path, folder: Path) -> None:
    """The longest that the GUI thread does not answer: at rest, and while much is done."""
    from PySide6.QtCore import Qt, QTimer

    from app.services.imports import ImportRequest, import_stock

    screen = _Screen(file)
    lots = screen.furnished.lots
    screen.window.show_view("lots")
    gaps: list[float] = []
    last = time.perf_counter()

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        gaps.append(now - last)
        last = now

    def longest(seconds: float, done: Callable[[], bool] = lambda: True) -> float:
        nonlocal last
        last, end = time.perf_counter(), time.perf_counter() + seconds
        gaps.clear()
        loop_until(lambda: time.perf_counter() > end and done())
        return max(gaps)

    def loop_until(true: Callable[[], bool]) -> None:
        def look() -> None:
            if true():
                screen.qt.exit()

        watch = QTimer(interval=20)
        watch.timeout.connect(look)
        watch.start()
        screen.qt.exec()
        watch.stop()

    heart = QTimer(interval=1)
    heart.setTimerType(Qt.TimerType.PreciseTimer)
    heart.timeout.connect(tick)
    heart.start()
    idle = longest(IDLE_SECONDS)
    csv = _stock(folder)
    importing = threading.Thread(target=lambda: import_stock(screen.backend, ImportRequest(csv)))
    header, bar = lots.table.horizontalHeader(), lots.table.verticalScrollBar()
    steps = [
        lambda: header.setSortIndicator(9, Qt.SortOrder.AscendingOrder),
        lambda: bar.setValue(bar.maximum()),
        lambda: header.setSortIndicator(3, Qt.SortOrder.DescendingOrder),
        lambda: bar.setValue(bar.maximum() // 2),
        lambda: lots.filter.setText("l12"),
        lambda: bar.setValue(bar.maximum() // 3),
        lambda: lots.filter.setText("p-0"),
        lambda: bar.setValue(bar.maximum()),
        lots.filter.clear,
        screen.background.refresh,
    ]
    number = 0

    def step() -> None:
        nonlocal number
        steps[number % len(steps)]()
        number += 1

    pace = QTimer(interval=250)
    pace.timeout.connect(step)
    pace.start()
    importing.start()
    busy = longest(2 * IDLE_SECONDS, lambda: not importing.is_alive() and number >= len(steps))
    pace.stop()
    heart.stop()
    screen.until(lambda: not screen.background.waiting)
    say(idle=idle, busy=busy, rows=lots.model.rowCount(), steps=number)
    screen.close()


def _stock(folder: Path) -> Path:
    from tests.bench.data import TODAY

    file = folder / "stock.csv"
    expiry = (TODAY + timedelta(days=200)).isoformat()
    lines = [f"P-{n % 900 + 3:05},NEW-{n},{expiry},{Decimal(5)}" for n in range(IMPORTED)]
    file.write_text("\n".join(["sku,lot_code,expiry,quantity", *lines]) + "\n", encoding="utf-8")
    return file


def _memory() -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    [line] = [line for line in status.splitlines() if line.startswith("VmRSS")]
    return int(line.split()[1]) / 1024


def main(what: str, *given: str) -> None:
    if what == "stall":
        stall(Path(given[0]), Path(given[1]))
    else:
        {"table": table, "keys": keys}[what](Path(given[0]), int(given[1]))


if __name__ == "__main__":
    main(*sys.argv[1:])
