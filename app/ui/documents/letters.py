"""Letters to the customers who got some of a lot that is held or recalled."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from app.domain.ids import LotId
from app.domain.lots import LotStatus
from app.services.backend import Backend
from app.services.documents import Delivery, RecallNotice, RecallNotices, RecallPaper
from app.services.messages import Site
from app.services.tracing import Recipient
from app.ui import formats, wording
from app.ui.documents.manuscript import Head, Lines, Manuscript, Signatures

translate = QCoreApplication.translate


def letters(backend: Backend, lot: LotId, *, same_code: bool) -> list[Manuscript]:
    """One letter for each customer, those who have most of it first."""
    paper, site = backend.fetch(RecallNotices(lot, same_code)), backend.site()
    day = formats.day(backend.business_date())
    return [_letter(site, day, paper, notice) for notice in paper.notices]


def _letter(site: Site, day: str, paper: RecallPaper, notice: RecallNotice) -> Manuscript:
    recalled = paper.trace.lot.status is LotStatus.RECALLED
    title = (
        translate("Document", "Recall of delivered goods")
        if recalled
        else translate("Document", "Delivered goods put on hold")
    )
    return Manuscript(
        site.name,
        title,
        formats.moment_at(datetime.now(UTC), ZoneInfo(site.timezone)),
        _facts(day, paper, notice.recipient),
        (
            _opening(recalled=recalled),
            _deliveries(notice.deliveries, paper.trace.lot.unit),
            _balance(notice.recipient, paper.trace.lot.unit),
            translate(
                "Document",
                "Please do not use, sell or pass on these goods. Keep them apart, and tell us how "
                "much of them you still have. If you have passed some on, please tell those who "
                "have them now.",
            ),
            Signatures((translate("Document", "Date and signature"),)),
        ),
    )


def _facts(day: str, paper: RecallPaper, recipient: Recipient) -> tuple[tuple[str, str], ...]:
    lot = paper.trace.lot
    nobody = translate("Document", "No customer was recorded")
    return (
        (translate("Document", "To"), recipient.customer or nobody),
        (translate("Document", "Date"), day),
        (translate("Document", "Product"), f"{lot.name} ({lot.sku})"),
        (translate("Document", "Lot code"), lot.lot_code or "—"),
        (translate("Document", "Expiry"), wording.expiry(lot.expiry)),
        (translate("Document", "Reason"), paper.reason or "—"),
    )


def _opening(*, recalled: bool) -> str:
    if recalled:
        return translate(
            "Document",
            "Our records show that we delivered the goods below to you. We are recalling them for "
            "the reason given above.",
        )
    return translate(
        "Document",
        "Our records show that we delivered the goods below to you. We have put what we still have "
        "of them on hold for the reason given above.",
    )


def _deliveries(deliveries: tuple[Delivery, ...], unit: str) -> Lines:
    heads = (
        Head(translate("Document", "Date")),
        Head(translate("Document", "Reference")),
        Head(translate("Document", "Lot")),
        Head(translate("Document", "Lot code")),
        Head(translate("Document", "Expiry")),
        Head(translate("Document", "Quantity"), numeric=True),
    )
    rows = tuple(
        (
            formats.day(each.day),
            each.reference or "—",
            wording.lot_number(each.lot),
            each.lot_code or "—",
            wording.expiry(each.expiry),
            wording.amount(each.quantity, unit),
        )
        for each in deliveries
    )
    return Lines(heads, rows, translate("Document", "Deliveries"))


def _balance(recipient: Recipient, unit: str) -> str:
    words = translate(
        "Document", "Delivered in all: {sent}. Given back: {returned}. Not given back: {kept}."
    )
    return words.format(
        sent=wording.amount(recipient.sent, unit),
        returned=wording.amount(recipient.returned, unit),
        kept=wording.amount(recipient.kept, unit),
    )
