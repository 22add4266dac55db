"""What a scan tells of the scanner that sent it, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from app.domain.labels import GS, CodeText
from app.domain.scans import Scan
from app.ui import formats, wording
from app.ui.keystrokes import Keystroke

PATTERN_CODE: Final = CodeText((("10", "YZyz-_/+"), ("21", "();=?")))
"""What every keyboard layout has somewhere else, as a GS1 message of lot code and serial."""

PATTERN: Final = PATTERN_CODE.read

_MESSAGE_PREFIX: Final = "]C1"
_ALIKE: Final = 0.5

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Finding:
    """One thing to know; `tone` is ok, soon (to be mended) or muted."""

    text: str
    tone: str = "muted"

    @property
    def icon(self) -> str:
        return {"ok": "circle-check", "soon": "alert-triangle"}.get(self.tone, "info-circle")


def character(stroke: Keystroke) -> str:
    """What a key writes, control characters by their names."""
    return "".join(formats.control(mark) if mark < " " else mark for mark in stroke.text)


def key_name(stroke: Keystroke) -> str:
    return QKeySequence(stroke.key).toString(QKeySequence.SequenceFormat.NativeText)


def separator(text: str) -> Finding:
    """Say whether the separator of GS1 arrived."""
    if GS in text:
        return Finding(translate("Scanner", "Separator: it arrives (GS)."), "ok")
    if _is_pattern(text):
        words = translate(
            "Scanner", "Separator: missing. Have the scanner send GS (ASCII 29) for FNC1."
        )
        return Finding(words, "soon")
    return Finding(translate("Scanner", "Separator: none in this code."))


def ending(last: Keystroke | None, *, wanted: bool) -> Finding:
    """Say what ended the scan; `wanted` where the settings ask for a key."""
    if last is not None and last.ends:
        words = translate("Scanner", "Ending: {key}.")
        return Finding(words.format(key=key_name(last)), "ok")
    return Finding(translate("Scanner", "Ending: none."), "soon" if wanted else "ok")


def speed(strokes: Sequence[Keystroke], limit: int) -> Finding:
    """Say how far apart the keys of one scan were at most."""
    slowest = max((stroke.gap or 0 for stroke in strokes[1:]), default=0)
    words = translate("Scanner", "Speed: at most {gap} ms from key to key; the limit is {limit}.")
    tone = "ok" if slowest * 2 < limit else "soon"
    return Finding(words.format(gap=slowest, limit=limit), tone)


def layout(text: str) -> Finding:
    """Say which keys the scanner and this computer understand differently."""
    if not _is_pattern(text):
        return Finding(translate("Scanner", "Keyboard layout: scan the code above to see."))
    came = text.removeprefix(_MESSAGE_PREFIX).replace(GS, "")
    sent = PATTERN.replace(GS, "")
    if came == sent:
        return Finding(translate("Scanner", "Keyboard layout: right."), "ok")
    if came.swapcase() == sent:
        return Finding(translate("Scanner", "Keyboard layout: Caps Lock is on."), "soon")
    wrong = [
        f"{before} \N{RIGHTWARDS ARROW} {after or chr(0x2205)}"
        for before, after in swapped(sent, came)
    ]
    words = translate("Scanner", "Keyboard layout: the scanner has another one. {keys}")
    return Finding(words.format(keys="   ".join(wrong)), "soon")


def swapped(sent: str, came: str) -> list[tuple[str, str]]:
    """Each character that arrived as another one, or as none."""
    if len(sent) == len(came):
        pairs = list(zip(sent, came, strict=True))
    else:
        changes = SequenceMatcher(None, sent, came, autojunk=False).get_opcodes()
        pairs = [
            (before, came[start:end] if first + 1 == last else "")
            for kind, first, last, start, end in changes
            if kind != "equal"
            for before in sent[first:last]
        ]
    return [(before, after) for before, after in dict.fromkeys(pairs) if before != after]


def _is_pattern(text: str) -> bool:
    came = text.removeprefix(_MESSAGE_PREFIX)
    alike = SequenceMatcher(None, PATTERN, came, autojunk=False).ratio()
    return alike >= _ALIKE or len(came) == len(PATTERN)


def reading(scan: Scan) -> list[str]:
    """What was understood of the code, one part to a line."""
    parts: tuple[tuple[str, str | int | date | Decimal | None], ...] = (
        (translate("Scanner", "GTIN"), scan.gtin),
        (translate("Scanner", "Lot code"), scan.lot_code),
        (translate("Scanner", "Expiry date"), scan.expiry),
        (translate("Scanner", "Best before"), scan.best_before),
        (translate("Scanner", "Production date"), scan.produced),
        (translate("Scanner", "Serial number"), scan.serial),
        (translate("Scanner", "Count"), scan.count),
        (translate("Scanner", "Weight in kg"), scan.weight),
    )
    said = [f"{name}: {_written(value)}" for name, value in parts if value is not None]
    if scan.misread is not None:
        said.append(wording.misread_scan(scan.misread))
    if scan.doubt is not None:
        words = translate("Scanner", "Or, if a separator was lost: lot code {lot}, expiry {date}.")
        day = formats.day(scan.doubt.expiry)
        said.append(words.format(lot=scan.doubt.lot_code, date=day))
    if said:
        return said
    if scan.otherwise is not None:
        return reading(scan.otherwise)
    return [translate("Scanner", "Text: {text}").format(text=formats.visible(scan.text))]


def _written(value: str | int | date | Decimal) -> str:
    if isinstance(value, date):
        return formats.day(value)
    return formats.quantity(value) if isinstance(value, Decimal) else str(value)
