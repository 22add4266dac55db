"""Short facts, each below its name, as many beside each other as there is room for."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.ui.widgets.flow import Flow
from app.ui.widgets.panel import Panel, plain_label


class Facts(Panel):
    """A fact of which nothing is known is not shown."""

    def __init__(self, *values: QLabel) -> None:
        super().__init__()
        self._names = [plain_label("settingsFactName", "small") for _ in values]
        self._values = values
        self._row = Flow(gap=28, between_rows=8)
        self.setLayout(self._row)
        self._blocks = [
            self._block(name, value) for name, value in zip(self._names, values, strict=True)
        ]

    def name(self, *names: str) -> None:
        for label, name in zip(self._names, names, strict=True):
            label.setText(name)

    def say(self, *texts: str) -> None:
        for block, value, text in zip(self._blocks, self._values, texts, strict=True):
            value.setText(text)
            block.setVisible(bool(text))

    def _block(self, name: QLabel, value: QLabel) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(name)
        column.addWidget(value)
        self._row.add(block)
        block.hide()
        return block
