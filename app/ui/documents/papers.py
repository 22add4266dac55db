"""Which documents there are, and what stands on each."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from app.domain.ids import LotId, OperationId
from app.domain.walking import walking_order
from app.services.backend import Backend
from app.services.counting import StandingRow
from app.services.documents import DocumentLine, OperationDocument, OperationPaper
from app.services.messages import Site
from app.ui import formats, wording
from app.ui.documents.letters import letters
from app.ui.documents.manuscript import Blank, Cell, Head, Lines, Manuscript, Part, Signatures

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Paper:
    """Something to print: its name, and how it is read and worded, on any thread."""

    title: Callable[[], str]
    read: Callable[[Backend], Sequence[Manuscript]]


def received_note(operation: OperationId) -> Paper:
    """What a receipt brought in."""

    def title() -> str:
        return translate("Document", "Goods received note")

    def read(backend: Backend) -> list[Manuscript]:
        paper, site = backend.fetch(OperationDocument(operation)), backend.site()
        facts = [(translate("Document", "Supplier"), paper.counterparty or "—")]
        heads = (*_goods_heads(), Head(translate("Document", "Location")), _quantity_head())
        rows = tuple(
            (*_goods(line), line.location, wording.amount(line.quantity, line.unit))
            for line in paper.lines
        )
        signed = Signatures(
            (translate("Document", "Received by"), translate("Document", "Checked by, date"))
        )
        return [_of_operation(site, title(), paper, facts, (Lines(heads, rows), signed))]

    return Paper(title, read)


def delivery_note(operation: OperationId) -> Paper:
    """What a dispatch takes to its customer."""

    def title() -> str:
        return translate("Document", "Delivery note")

    def read(backend: Backend) -> list[Manuscript]:
        paper, site = backend.fetch(OperationDocument(operation)), backend.site()
        facts = [(translate("Document", "Customer"), paper.counterparty or "—")]
        rows = tuple(
            (*_goods(line), wording.amount(line.quantity, line.unit)) for line in paper.lines
        )
        signed = Signatures(
            (
                translate("Document", "Delivered by"),
                translate("Document", "Received by, name and date"),
            )
        )
        goods = Lines((*_goods_heads(), _quantity_head()), rows)
        return [_of_operation(site, title(), paper, facts, (goods, signed))]

    return Paper(title, read)


def booked_pick_list(operation: OperationId) -> Paper:
    """Where the goods of a dispatch are to be fetched."""

    def read(backend: Backend) -> list[Manuscript]:
        paper, site = backend.fetch(OperationDocument(operation)), backend.site()
        facts = [(translate("Document", "Customer"), paper.counterparty or "—")]
        return [_of_operation(site, _pick_title(), paper, facts, _picks(paper.lines))]

    return Paper(_pick_title, read)


def pick_list(lines: Sequence[DocumentLine], customer: str, reference: str) -> Paper:
    """The same for what is only proposed."""

    def read(backend: Backend) -> list[Manuscript]:
        site, today = backend.site(), backend.business_date()
        facts = (
            (translate("Document", "Customer"), customer.strip() or "—"),
            (translate("Document", "Reference"), reference.strip() or "—"),
            (translate("Document", "Date"), formats.day(today)),
            (translate("Document", "State"), translate("Document", "Proposed, not booked yet")),
        )
        return [Manuscript(site.name, _pick_title(), _now(site), facts, _picks(lines))]

    return Paper(_pick_title, read)


def count_sheet(rows: Sequence[StandingRow], what: str, *, blind: bool) -> Paper:
    """What is to be counted, to be written in by hand; blind without what is expected."""

    def title() -> str:
        return translate("Document", "Count sheet")

    def read(backend: Backend) -> list[Manuscript]:
        site, today = backend.site(), backend.business_date()
        facts = (
            (translate("Document", "What is counted"), what),
            (translate("Document", "Date"), formats.day(today)),
        )
        signed = Signatures((translate("Document", "Counted by"), _date_signed()))
        parts = (_count_lines(rows, blind=blind), signed)
        return [Manuscript(site.name, title(), _now(site), facts, parts)]

    return Paper(title, read)


def recall_letters(lot: LotId, *, same_code: bool) -> Paper:
    """A letter for each customer who got some of a lot."""

    def title() -> str:
        return translate("Document", "Recall letters")

    return Paper(title, lambda backend: letters(backend, lot, same_code=same_code))


def _pick_title() -> str:
    return translate("Document", "Pick list")


def _date_signed() -> str:
    return translate("Document", "Date and signature")


def _now(site: Site) -> str:
    return formats.moment_at(datetime.now(UTC), ZoneInfo(site.timezone))


def _goods_heads() -> tuple[Head, ...]:
    return (
        Head(translate("Document", "SKU")),
        Head(translate("Document", "Product")),
        Head(translate("Document", "Lot")),
        Head(translate("Document", "Lot code")),
        Head(translate("Document", "Expiry")),
    )


def _goods(line: DocumentLine) -> tuple[str, ...]:
    number = wording.lot_number(line.lot)
    return line.sku, line.name, number, line.lot_code or "—", wording.expiry(line.expiry)


def _quantity_head() -> Head:
    return Head(translate("Document", "Quantity"), numeric=True)


def _of_operation(
    site: Site,
    title: str,
    paper: OperationPaper,
    facts: list[tuple[str, str]],
    parts: tuple[Part, ...],
) -> Manuscript:
    """A document of something booked; a reversed one says so before all else."""
    told = [
        *facts,
        (translate("Document", "Reference"), paper.reference or "—"),
        (translate("Document", "Date"), formats.moment(paper.at)),
        (translate("Document", "Booked by"), f"{paper.operator} · {paper.workstation}"),
        (translate("Document", "Operation"), paper.operation),
    ]
    if paper.note:
        told.append((translate("Document", "Note"), paper.note))
    banner = explanation = ""
    if paper.undone is not None:
        banner = translate("Document", "REVERSED: NOT VALID")
        words = translate("Document", "Reversed on {moment} by {operator}: {reason}")
        explanation = words.format(
            moment=formats.moment(paper.undone.at),
            operator=paper.undone.operator,
            reason=paper.undone.reason or "—",
        )
    facts_told = tuple(told)
    return Manuscript(site.name, title, _now(site), facts_told, parts, banner, explanation)


def _picks(lines: Sequence[DocumentLine]) -> tuple[Part, ...]:
    """Where to fetch what, as people walk; then how much there must be of each product."""
    heads = (
        Head(translate("Document", "Location")),
        *_goods_heads(),
        _quantity_head(),
        Head(translate("Document", "Picked")),
    )
    walked = sorted(lines, key=lambda line: walking_order(line.location))
    rows: list[tuple[Cell, ...]] = [
        (line.location, *_goods(line), wording.amount(line.quantity, line.unit), Blank.BOX)
        for line in walked
    ]
    signed = Signatures((translate("Document", "Picked by"), _date_signed()))
    return Lines(heads, tuple(rows)), _totals(lines), signed


def _totals(lines: Iterable[DocumentLine]) -> Lines:
    sums: defaultdict[tuple[str, str, str], Decimal] = defaultdict(Decimal)
    for line in lines:
        sums[line.sku, line.name, line.unit] += line.quantity
    return Lines(
        (
            Head(translate("Document", "SKU")),
            Head(translate("Document", "Product")),
            Head(translate("Document", "Total"), numeric=True),
        ),
        tuple(
            (sku, name, wording.amount(total, unit)) for (sku, name, unit), total in sums.items()
        ),
        translate("Document", "Total per product"),
    )


def _count_lines(standing: Sequence[StandingRow], *, blind: bool) -> Lines:
    """The unit stands beside what is expected, else in a column: dates need the room."""
    shown = (
        Head(translate("Document", "Unit"))
        if blind
        else Head(translate("Document", "Expected"), numeric=True)
    )
    heads = (
        Head(translate("Document", "Location")),
        *_goods_heads(),
        shown,
        Head(translate("Document", "Counted"), letters=10),
    )
    rows: list[tuple[Cell, ...]] = []
    for row in sorted(standing, key=lambda row: walking_order(row.location)):
        goods = (row.sku, row.name, wording.lot_number(row.lot), row.lot_code or "—")
        told = row.unit if blind else wording.amount(row.quantity, row.unit)
        rows.append((row.location, *goods, wording.expiry(row.expiry), told, Blank.ROOM))
    return Lines(heads, tuple(rows), airy=True)
