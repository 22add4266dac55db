"""Named colours, poured into the palette and the style sheet."""

import re
import tomllib
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from string import Template
from typing import Final

from PySide6.QtGui import QColor, QPalette

_COLOUR: Final = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True)
class Theme:
    """Every colour the window may use, by role; a theme file names them all and no other."""

    window: str
    surface: str
    surface_alt: str
    text: str
    muted: str
    placeholder: str
    border: str
    border_soft: str
    accent: str
    on_accent: str
    selection: str
    on_selection: str
    expired: str
    expired_back: str
    soon: str
    soon_back: str
    ok: str
    ok_back: str
    hold: str
    hold_back: str
    info: str
    info_back: str
    disabled: str
    series_1: str
    series_2: str

    def __post_init__(self) -> None:
        wrong = [
            role.name for role in fields(self) if not _COLOUR.fullmatch(self.colour(role.name))
        ]
        if wrong:
            raise ValueError(f"no colour of the form #RRGGBB: {', '.join(wrong)}")

    @classmethod
    def load(cls, path: Path) -> "Theme":
        """Read a theme file; a missing or unknown role is a TypeError."""
        return cls(**tomllib.loads(path.read_text(encoding="utf-8")))

    def colour(self, role: str) -> str:
        """The role's colour as #RRGGBB; an unknown role is an AttributeError."""
        return str(getattr(self, role))

    def style_sheet(self, template: str, sizes: dict[str, str]) -> str:
        """Fill the `$tokens`; an unknown token is a KeyError, not a silent grey."""
        return Template(template).substitute(asdict(self) | sizes)

    def palette(self) -> QPalette:
        """Colours for what no style sheet reaches: delegates, native parts, disabled text."""
        role = QPalette.ColorRole
        palette = QPalette(QColor(self.surface), QColor(self.window))
        for which, colour in {
            role.Base: self.surface,
            role.AlternateBase: self.surface_alt,
            role.Text: self.text,
            role.WindowText: self.text,
            role.ButtonText: self.text,
            role.ToolTipBase: self.surface_alt,
            role.ToolTipText: self.text,
            role.Highlight: self.selection,
            role.HighlightedText: self.on_selection,
            role.PlaceholderText: self.placeholder,
            role.Link: self.accent,
            role.LinkVisited: self.accent,
            role.Mid: self.border_soft,
        }.items():
            palette.setColor(which, QColor(colour))
        for which in role.Text, role.WindowText, role.ButtonText:
            palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(self.disabled))
        return palette
