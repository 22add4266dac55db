"""What a view shows when there is nothing in it: one sentence, and one button that helps.

Where there is a second way out, a link below leads to it.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout

from app.ui.appearance import Appearance
from app.ui.widgets.panel import Panel, button, plain_label


class EmptyPage(Panel):
    def __init__(self, name: str, icon: str, appearance: Appearance) -> None:
        super().__init__()
        self.setObjectName(name)
        self._name = icon
        self._appearance = appearance
        self._icon = QLabel()
        self.sentence = plain_label("emptySentenceLabel", "muted")
        self.sentence.setWordWrap(True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = button("emptyActionButton", "primary")
        self.second = button("emptySecondButton", "link")
        self.second.hide()
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.sentence)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.second, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self._redraw()
        appearance.changed.connect(self._redraw)

    def say(self, sentence: str, action: str) -> None:
        """Set the sentence and the button; no button without a text for it."""
        self.sentence.setText(sentence)
        self.button.setText(action)
        self.button.setVisible(bool(action))

    def offer(self, action: str) -> None:
        """Offer a second way out."""
        self.second.setText(action)
        self.second.show()

    def _redraw(self) -> None:
        look = self._appearance
        self._icon.setPixmap(look.icon(self._name, "muted").pixmap(look.icon_size() * 2))
