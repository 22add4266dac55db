"""The buttons below a step, and what was refused."""

from PySide6.QtWidgets import QVBoxLayout

from app.domain.rights import Role
from app.ui.appearance import Appearance
from app.ui.widgets.commit_button import CommitButton
from app.ui.widgets.flow import Flow
from app.ui.widgets.panel import Panel, button
from app.ui.widgets.refusal import Refusal


class Foot(Panel):
    """Back and forth between steps; the last but one starts, the last closes."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._last = False
        self.refusal = Refusal("importRefusalLabel", appearance)
        self.back = button("importBackButton", "link")
        self.close_button = button("importCloseButton")
        self.another = button("importAnotherButton")
        self.next = button("importNextButton", "primary")
        self.start = CommitButton("importStartButton", Role.SUPERVISOR)
        row = Flow(gap=8)
        row.add(self.back)
        row.add(self.refusal, 1, 30)
        for each in self.another, self.close_button, self.next, self.start:
            each.setAutoDefault(True)
            row.add(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        appearance.changed.connect(self._redraw)
        self.retranslate()
        self._redraw()

    def begin(self, *, first: bool, last: bool, starts: bool) -> None:
        """Offer what a step has to offer."""
        self.back.setVisible(not first and not last)
        self.next.setVisible(not last and not starts)
        self.start.setVisible(starts)
        self._last = last

    def allow(self, *, busy: bool, start: bool) -> None:
        """Nothing is to be pressed while something is under way."""
        self.another.setVisible(self._last and not busy)
        self.close_button.setVisible(self._last and not busy)
        self.next.setEnabled(not busy)
        self.back.setEnabled(not busy)
        self.start.setEnabled(start and not busy)

    def retranslate(self) -> None:
        self.back.setText(self.tr("Back"))
        self.close_button.setText(self.tr("Close"))
        self.another.setText(self.tr("Import another file"))
        self.next.setText(self.tr("Next  Ctrl+Enter"))
        self.start.setText(self.tr("Start the import"))

    def _redraw(self) -> None:
        self._appearance.dress(self.back, "arrow-left", "accent")
