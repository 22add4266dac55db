"""Combo boxes whose choices may be longer than there is room."""

from typing import Final

from PySide6.QtWidgets import QComboBox

_LETTERS: Final = 8


def be_narrow(combo: QComboBox) -> None:
    """Take the room that there is, however long the longest choice is."""
    combo.setMinimumContentsLength(_LETTERS)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
