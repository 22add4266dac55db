"""What every panel is given to work with."""

from dataclasses import dataclass

from app.ui.appearance import Appearance
from app.ui.background import Background
from app.ui.look import Look


@dataclass(frozen=True)
class Desk:
    """The backend behind its threads, the colours, and what is remembered."""

    background: Background
    appearance: Appearance
    look: Look
