"""A lot's label in the language of the window, laid out for a printer."""

from collections.abc import Collection, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from app.domain.label_layout import Layout, Sheet, lay_out
from app.domain.labels import (
    CodeText,
    LabelFault,
    LabelledLot,
    LabelRefused,
    Symbol,
    code_text,
    splits,
)
from app.services.codes import draw
from app.ui import formats, wording
from app.ui.labels.choices import LabelChoices
from app.ui.labels.paint import measure

translate = QCoreApplication.translate


def label(
    lot: LabelledLot,
    choices: LabelChoices,
    today: date,
    without: Collection[LabelFault] = (),
) -> Layout:
    """Lay one label out; GS1-128 in two codes where one is too wide.

    Raises `LabelRefused`, but not for what the code is to be made `without`.
    """
    code = code_text(lot, today, without)
    if choices.symbol is Symbol.DATAMATRIX:
        return _laid_out(lot, choices, (code,))
    refused = None
    for codes in splits(code):
        try:
            return _laid_out(lot, choices, codes)
        except LabelRefused as too_small:
            refused = refused or too_small
    assert refused is not None  # noqa: S101
    raise refused


def labels(
    lots: Sequence[LabelledLot],
    choices: LabelChoices,
    today: date,
    without: Collection[LabelFault] = (),
) -> list[Layout]:
    """The labels of several lots, the copies of each together."""
    return [
        laid_out
        for lot in lots
        for laid_out in [label(lot, choices, today, without)] * choices.copies
    ]


def refusal(refused: LabelRefused) -> str:
    """Say why there is no label."""
    words = {
        LabelFault.GTIN: translate("Label", "{part} is no GTIN: its check digit is wrong."),
        LabelFault.EXPIRY: translate(
            "Label", "A code cannot say the date {part}: its year has two digits."
        ),
        LabelFault.LOT_CODE_CHARACTERS: translate(
            "Label", "The lot code {part} has characters that a GS1 code cannot hold."
        ),
        LabelFault.LOT_CODE_LENGTH: translate(
            "Label", "The lot code {part} is longer than the 20 characters of a GS1 code."
        ),
        LabelFault.TOO_SMALL: translate(
            "Label", "This does not fit on a label of {part} mm. Choose a larger size."
        ),
    }
    part = refused.part
    if refused.fault is LabelFault.EXPIRY:
        part = formats.day(date.fromisoformat(part))
    return words[refused.fault].format(part=formats.visible(part))


def _laid_out(lot: LabelledLot, choices: LabelChoices, codes: Sequence[CodeText]) -> Layout:
    drawn = [(draw(code, choices.symbol), code.readable) for code in codes]
    sheet = Sheet(choices.size, choices.dpi, measure)
    return lay_out(sheet, choices.symbol, drawn, lot.name, _facts(lot, choices))


def _facts(lot: LabelledLot, choices: LabelChoices) -> list[str]:
    facts = [translate("Label", "SKU {sku}").format(sku=lot.sku)]
    names = " ".join(filter(None, (wording.lot_number(lot.lot), lot.lot_code)))
    facts.append(translate("Label", "Lot {lot}").format(lot=names))
    if lot.expiry is not None:
        facts.append(translate("Label", "Expires {date}").format(date=formats.day(lot.expiry)))
    if choices.quantity:
        facts.append(wording.amount(lot.quantity, lot.unit))
    return facts
