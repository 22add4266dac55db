"""How many match: said beside a filter, and nothing moves while it changes."""

from pytestqt.qtbot import QtBot

from app.services.windows import Counts
from app.ui.widgets.count_label import CountLabel


def test_a_count_keeps_the_room_of_the_longest(qtbot: QtBot) -> None:
    label = CountLabel("countLabel")
    qtbot.addWidget(label)
    label.show_counts(Counts(1_000_000, 1_000_000))
    longest = label.sizeHint().width()
    label.show_counts(Counts(3, 1_000_000))
    assert label.text().startswith("3 of 1")
    assert label.sizeHint().width() == longest
    label.show_counts(Counts(3, 3))
    assert label.sizeHint().width() < longest
