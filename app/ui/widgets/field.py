"""An input with its caption above and what is understood of it below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.ui.widgets.panel import plain_label, restyle


class Field(QWidget):
    """Caption, input, hint; refusing marks the input for eye and screen reader."""

    def __init__(self, editor: QWidget, hint_name: str = "") -> None:
        super().__init__()
        self.editor = editor
        self.caption = QLabel(" ", textFormat=Qt.TextFormat.PlainText)
        self.caption.setBuddy(editor)
        self.hint = plain_label(hint_name, "small", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.caption)
        column.addWidget(editor)
        column.addWidget(self.hint)
        column.addStretch()
        self.hint.setVisible(bool(hint_name))

    def name(self, caption: str) -> None:
        """Give the input its caption, which is its accessible name too."""
        self.caption.setText(caption)
        self.editor.setAccessibleName(caption)

    def say(self, text: str, tone: str = "small") -> None:
        """Show below the input what is understood of it."""
        self.hint.setText(text)
        restyle(self.hint, "tone", tone)

    def refuse(self, why: str) -> None:
        """Mark the input as the one that is meant by a refusal."""
        restyle(self.editor, "refused", value=True)
        self.editor.setAccessibleDescription(why)

    def lock(self, why: str) -> None:
        """Let nobody change it, and say why for eye, mouse and screen reader."""
        self.editor.setEnabled(False)
        self.explain(why)

    def explain(self, why: str) -> None:
        """Say below the input why it is as it is."""
        for described in self.editor, self:
            described.setToolTip(why)
            described.setAccessibleDescription(why)
        self.hint.setText(why)
        self.hint.show()

    def accept(self) -> None:
        restyle(self.editor, "refused", value=False)
        self.editor.setAccessibleDescription("")
