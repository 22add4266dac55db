"""Which column was which field, remembered for each header row on this machine."""

import hashlib
from collections.abc import Sequence
from typing import Final

from app.services.imports import Field, suggested
from app.ui.look import Look

KEPT: Final = 40
"""So many header rows; the oldest is forgotten first."""

_NOTHING: Final = "-"
Chosen = tuple[str | None, ...]


def recall(look: Look, kind: str, header: Sequence[str], fields: Sequence[Field]) -> Chosen:
    """What was chosen for a file with this header, else what the titles suggest."""
    kept = look.imports.get(_key(kind, header), "").split(",")
    names = {field.name for field in fields}
    if len(kept) == len(header) and all(each in names or each == _NOTHING for each in kept):
        return tuple(None if each == _NOTHING else each for each in kept)
    return suggested(header, fields)


def remember(look: Look, kind: str, header: Sequence[str], chosen: Chosen) -> None:
    """Keep what was chosen, as the newest."""
    key = _key(kind, header)
    look.imports.pop(key, None)
    look.imports[key] = ",".join(each or _NOTHING for each in chosen)
    while len(look.imports) > KEPT:
        look.imports.pop(next(iter(look.imports)))
    look.remember()


def _key(kind: str, header: Sequence[str]) -> str:
    titles = "\n".join((kind, *header))
    return hashlib.sha256(titles.encode()).hexdigest()[:16]
