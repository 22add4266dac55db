"""A thin bar above rows that are not those which were asked for, yet."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QSizePolicy

from app.ui.widgets.panel import mark

_PATIENCE_MILLISECONDS = 300


class LoadingBar(QProgressBar):
    """Shows itself where it takes longer than nobody notices; keeps its room meanwhile."""

    shown = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(textVisible=False, minimum=0, maximum=0)
        self.setObjectName(name)
        mark(self, "thin")
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MILLISECONDS)
        self._patience.timeout.connect(self._appear)
        self.hide()

    def watch(self, busy: bool) -> None:  # noqa: FBT001
        """Follow a list that is being read, or is there."""
        if not busy:
            self._patience.stop()
            self.hide()
        elif not (self.isVisible() or self._patience.isActive()):
            self._patience.start()

    def _appear(self) -> None:
        self.show()
        self.shown.emit()
