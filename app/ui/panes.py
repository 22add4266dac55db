"""The parts of the window among which F6 moves the keyboard."""

from PySide6.QtWidgets import QApplication, QWidget

from app.ui.main_window import MainWindow
from app.ui.widgets.view import View


def next_pane(window: MainWindow, view: View) -> None:
    """Go from messages to navigation, view, alerts, what was just done, and round again."""
    panes: list[QWidget] = [window.nav, window.views]
    if window.messages.isVisible():
        panes.insert(0, window.messages)
    if window.dock.isVisible():
        panes.append(window.dock)
    if window.toasts.isVisible():
        panes.append(window.toasts)
    here = QApplication.focusWidget()
    now = next((at for at, pane in enumerate(panes) if _holds(pane, here)), -1)
    for step in range(1, len(panes) + 1):
        pane = panes[(now + step) % len(panes)]
        if pane is window.views:
            view.begin()
            return
        if _enter(pane):
            return


def _holds(pane: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (pane is widget or pane.isAncestorOf(widget))


def _enter(pane: QWidget) -> bool:
    """Give the keyboard to the pane's first part that takes it."""
    for widget in (pane, *pane.findChildren(QWidget)):
        if widget.focusPolicy().value & 1 and widget.isVisible() and widget.isEnabled():
            widget.setFocus()
            return True
    return False
