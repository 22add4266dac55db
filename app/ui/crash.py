"""The road of every bug: the log, then a dialog that does not stand in the way."""

import logging
import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox


class CrashReport(QObject):
    """Takes over `sys.excepthook` and that of threads; made on the GUI thread, never in tests."""

    _happened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._dialog: QMessageBox | None = None
        self._happened.connect(self._show)
        sys.excepthook = self.report
        threading.excepthook = self._report_thread

    def report(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log the bug and tell of it; leaving and Ctrl+C are none."""
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            sys.__excepthook__(kind, error, trace)
            return
        logging.getLogger(__name__).critical("bug", exc_info=(kind, error, trace))
        self._happened.emit("".join(traceback.format_exception(kind, error, trace)))

    def _report_thread(self, what: threading.ExceptHookArgs) -> None:
        if what.exc_value is not None:
            self.report(what.exc_type, what.exc_value, what.exc_traceback)

    def _show(self, details: str) -> None:
        """One dialog at a time; a second bug stands in the log."""
        if self._dialog is not None and self._dialog.isVisible():
            return
        dialog = QMessageBox(QMessageBox.Icon.Warning, "FirstOut", "")
        dialog.setTextFormat(Qt.TextFormat.PlainText)
        dialog.setText(self.tr("Something went wrong that FirstOut did not expect."))
        dialog.setInformativeText(
            self.tr("What was booked before is safe. The details are in the log.")
        )
        dialog.setDetailedText(details)
        dialog.setModal(False)
        dialog.show()
        self._dialog = dialog
