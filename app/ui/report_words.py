"""What reports are called and what they tell; the words of what only they know."""

from PySide6.QtCore import QCoreApplication

from app.domain.losses import LossCause
from app.services.reports import ExpiryScope, TraceStep

translate = QCoreApplication.translate


def title(key: str) -> str:
    """A report's name."""
    return {
        "stock": translate("Reports", "Stock value"),
        "stock-by-product": translate("Reports", "Stock by product"),
        "stock-at": translate("Reports", "Stock on a past day"),
        "expiring": translate("Reports", "Expiring stock"),
        "forecast": translate("Reports", "Will expire unsold"),
        "losses": translate("Reports", "Losses"),
        "movements": translate("Reports", "Movements"),
        "top": translate("Reports", "Most dispatched"),
        "top-usable": translate("Reports", "Most usable"),
        "deviations": translate("Reports", "FEFO deviations"),
        "trace": translate("Reports", "Traceability"),
    }[key]


def sentence(key: str) -> str:
    """What a report tells."""
    return {
        "stock": translate("Reports", "Every lot in stock and what it is worth."),
        "stock-by-product": translate(
            "Reports", "What there is of each product, what of it may ship today, and its worth."
        ),
        "stock-at": translate(
            "Reports", "Every lot that was there when a day ended, at what it is worth today."
        ),
        "expiring": translate(
            "Reports", "Lots in stock that expire soon or have expired, the first to expire first."
        ),
        "forecast": translate(
            "Reports",
            "What will not ship before its last day if products go on being used as of late.",
        ),
        "losses": translate(
            "Reports", "What was disposed of and what expired in stock, month by month."
        ),
        "movements": translate("Reports", "Everything that came in, moved or went out, in order."),
        "top": translate(
            "Reports", "Products by how much of them was dispatched, without what was reversed."
        ),
        "top-usable": translate(
            "Reports", "Products by how much of them FEFO may ship today: no expired or held lots."
        ),
        "deviations": translate(
            "Reports", "Lots that left although others expired before them, and the reason given."
        ),
        "trace": translate(
            "Reports",
            "A lot from its supplier to every customer. Supports the receiving and shipping"
            " records of FSMA 204 with what is held here.",
        ),
    }[key]


def nothing(key: str) -> str:
    """What a report says when it has no rows."""
    no_stock = translate("Reports", "There is no stock. Receive the first lot.")
    return {
        "stock": no_stock,
        "stock-by-product": no_stock,
        "stock-at": translate("Reports", "There was no stock when that day ended."),
        "expiring": translate("Reports", "No lot in stock expires within these days."),
        "forecast": translate(
            "Reports", "Nothing will expire unsold if products go on being used as of late."
        ),
        "losses": translate("Reports", "Nothing was lost in these days."),
        "movements": translate("Reports", "Nothing that matches was moved in these days."),
        "top": translate("Reports", "Nothing was dispatched in these days."),
        "top-usable": translate("Reports", "Nothing in stock may ship today."),
        "deviations": translate("Reports", "FEFO was kept: no lot was passed over in these days."),
        "trace": translate(
            "Reports", "Which lot? Type its number or code above, or scan its label."
        ),
    }[key]


def scope(which: ExpiryScope) -> str:
    """Name which lots a report on expiry is about."""
    return {
        ExpiryScope.EXPIRING: translate("Reports", "Still to expire"),
        ExpiryScope.EXPIRED: translate("Reports", "Expired already"),
        ExpiryScope.BOTH: translate("Reports", "Both"),
    }[which]


def cause(of: LossCause) -> str:
    """Name why goods were lost."""
    return {
        LossCause.DISPOSAL: translate("Reports", "Disposed of"),
        LossCause.EXPIRY: translate("Reports", "Expired in stock"),
    }[of]


def step(of: TraceStep) -> str:
    """Name what happened to goods on their way."""
    return {
        TraceStep.RECEIVED: translate("Reports", "Received"),
        TraceStep.SHIPPED: translate("Reports", "Shipped"),
        TraceStep.CAME_BACK: translate("Reports", "Came back"),
        TraceStep.GIVEN_BACK: translate("Reports", "Returned to supplier"),
        TraceStep.MOVED: translate("Reports", "Moved"),
        TraceStep.ADJUSTED: translate("Reports", "Adjusted"),
        TraceStep.DISPOSED: translate("Reports", "Disposed of"),
        TraceStep.REVERSED: translate("Reports", "Reversal"),
    }[of]
