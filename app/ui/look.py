"""What the user chose about the window, read before the first paint."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QStandardPaths

LANGUAGES: Final = ("en", "es")
THEMES: Final = ("light", "dark", "system")
FONT_PERCENTS: Final = (100, 110, 125, 150, 175, 200)
DOCK_WIDTH: Final = 264
_FILE: Final = "look.json"
_TEXTS: Final = (
    "theme",
    "language",
    "geometry",
    "export_folder",
    "export_csv",
    "backdrop",
    "view",
)


def default_folder() -> Path:
    """The folder of the user's own data; Qt, which is there already, knows it too."""
    where = QStandardPaths.StandardLocation.GenericDataLocation
    return Path(QStandardPaths.writableLocation(where)) / "firstout"


def system_language() -> str:
    """The language of the desktop where we speak it, else English."""
    import locale  # which a start with a language of its own does without

    spoken = (locale.getlocale()[0] or "").partition("_")[0].lower()
    return {"es": "es", "spanish": "es"}.get(spoken, "en")


@dataclass
class Look:
    """Theme, language, size and places; `remember` writes it down where there is a folder."""

    theme: str = "system"
    language: str = field(default_factory=system_language)
    font_percent: int = 100
    geometry: str = ""
    dock: int = DOCK_WIDTH
    """How wide the alerts panel is, in pixels; 0 where it is hidden."""
    narrow: bool = False
    export_folder: str = ""
    backdrop: str = ""
    """The colour of the empty window, as #RRGGBB, before the theme is read."""
    view: str = ""
    """The view that was in front at the end; nothing for the first one."""
    export_csv: str = ""
    columns: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    told: dict[str, int] = field(default_factory=dict)
    """Of each database, the number of the last alert that was told of."""
    imports: dict[str, str] = field(default_factory=dict)
    """Of each header row that was imported, which column was which field."""
    folder: Path | None = field(default=None, compare=False)
    locks: dict[str, str] = field(default_factory=dict, compare=False)
    """Of theme, language and font_percent those that IT has locked, and by which file and line."""
    _own: dict[str, Any] = field(default_factory=dict, compare=False)
    """What the user had chosen before: what holds again without the lock."""

    @classmethod
    def load(cls, folder: Path) -> "Look":
        """Read the folder's look; what is missing or makes no sense is as on the first day."""
        kept = _read(folder / _FILE)
        if kept.get("language") not in LANGUAGES:
            kept["language"] = system_language()
        look = cls(language=kept["language"], folder=folder)
        look._take(kept)
        return look

    def lock(self, name: str, value: object, where: str) -> None:
        """Hold to what IT has locked, but keep in mind what the user had chosen."""
        self._own[name] = getattr(self, name)
        self.locks[name] = where
        setattr(self, name, value)

    def choose(self, name: str, value: object) -> bool:
        """Take the user's choice; False where IT has locked it."""
        if name in self.locks:
            return False
        setattr(self, name, value)
        return True

    def remember(self) -> None:
        """Write it down; a folder that cannot be written to costs nothing but the memory."""
        if self.folder is None:
            return
        kept = {name: getattr(self, name) for name in _TEXTS}
        kept |= {"font_percent": self.font_percent, "columns": self.columns, "narrow": self.narrow}
        kept |= {"dock": self.dock, "told": self.told, "imports": self.imports}
        kept |= {"labels": self.labels} | self._own
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            draft = self.folder / f"{_FILE}.new"
            draft.write_text(json.dumps(kept, indent=1), encoding="utf-8")
            draft.replace(self.folder / _FILE)
        except OSError:
            self.folder = None

    def _take(self, kept: dict[str, Any]) -> None:
        for name in _TEXTS:
            if isinstance(kept.get(name), str):
                setattr(self, name, kept[name])
        if self.theme not in THEMES:
            self.theme = "system"
        if kept.get("font_percent") in FONT_PERCENTS:
            self.font_percent = kept["font_percent"]
        if type(wide := kept.get("dock")) is int and wide >= 0:
            self.dock = wide
        self.narrow = kept.get("narrow") is True
        if isinstance(told := kept.get("told"), dict):
            self.told = {name: last for name, last in told.items() if type(last) is int}
        self.imports = _texts(kept.get("imports"))
        self.columns = _texts(kept.get("columns"))
        self.labels = _texts(kept.get("labels"))


def _texts(kept: object) -> dict[str, str]:
    """What was kept of texts by name; nothing of what makes no sense."""
    if not isinstance(kept, dict):
        return {}
    return {str(name): str(text) for name, text in kept.items()}


def _read(file: Path) -> dict[str, Any]:
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}
