"""The views, in the order in which the window lists them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """A view that the list leads to."""

    key: str
    icon: str


PLACES = (
    Place("operations", "scan"),
    Place("lots", "packages"),
    Place("count", "clipboard-list"),
    Place("products", "barcode"),
    Place("alerts", "alert-triangle"),
    Place("movements", "history"),
    Place("reports", "report-analytics"),
    Place("settings", "settings"),
)
