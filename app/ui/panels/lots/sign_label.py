"""A status outside of tables: icon, word and colour in a chip."""

from PySide6.QtWidgets import QHBoxLayout, QLabel

from app.ui.appearance import Appearance
from app.ui.widgets.panel import Panel, plain_label, restyle
from app.ui.wording import Sign


class SignLabel(Panel):
    def __init__(self, name: str, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._sign: Sign | None = None
        self._icon = QLabel()
        self._word = plain_label(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 10, 2)
        row.setSpacing(5)
        row.addWidget(self._icon)
        row.addWidget(self._word)
        appearance.changed.connect(self._redraw)

    def show_sign(self, sign: Sign) -> None:
        self._sign = sign
        self._word.setText(sign.word)
        restyle(self, "chip", sign.role)
        restyle(self._word, "tone", sign.role)
        self._redraw()

    def _redraw(self) -> None:
        if self._sign is not None:
            look, size = self._appearance, self._appearance.icon_size()
            self._icon.setPixmap(look.icon(self._sign.icon, self._sign.role).pixmap(size))
