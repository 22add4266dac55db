"""A button that books something."""

from PySide6.QtWidgets import QPushButton

from app.domain.rights import Role
from app.ui.widgets.panel import mark, named


class CommitButton(QPushButton):
    """Disabled, whatever its panel says, while nothing can be booked; its tooltip says why.

    `needs` says whose right it is to press it.
    """

    def __init__(self, name: str, needs: Role = Role.CLERK) -> None:
        super().__init__()
        self.needs = needs
        named(self, name)
        mark(self, "primary")
        self._offered = True
        self._why_not = ""

    def setEnabled(self, offered: bool) -> None:  # noqa: FBT001 - Qt's own
        self._offered = offered
        super().setEnabled(offered and not self._why_not)

    def pause(self, why: str) -> None:
        """Nothing can be booked because of this; an empty text ends it."""
        self._why_not = why
        self.setToolTip(why)
        self.setAccessibleDescription(why)
        self.setEnabled(self._offered)
