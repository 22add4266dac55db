"""What every panel is given to work with."""

from dataclasses import dataclass

from app.domain.scans import ScanReader
from app.services.scanning import read_scan
from app.ui.appearance import Appearance
from app.ui.background import Background
from app.ui.look import Look


@dataclass(frozen=True)
class Desk:
    """The backend behind its threads, the colours, what is remembered, who reads codes."""

    background: Background
    appearance: Appearance
    look: Look
    read_scan: ScanReader = read_scan
