"""Reports: rows in a chosen order by the page, all of them one after the other, and their sums."""

from app.services.reports.base import Report, Totals, WorkedReport
from app.services.reports.deviations import Deviations, FefoDeviation
from app.services.reports.expiring import ExpiringLot, ExpiringStock, ExpiryScope
from app.services.reports.movements import MovementReport
from app.services.reports.stock import StockByProduct, ValuedLot, ValuedProduct, ValuedStock
from app.services.reports.top import DispatchedProduct, TopDispatched, TopUsable, UsableProduct

__all__ = [
    "Deviations",
    "DispatchedProduct",
    "ExpiringLot",
    "ExpiringStock",
    "ExpiryScope",
    "FefoDeviation",
    "MovementReport",
    "Report",
    "StockByProduct",
    "TopDispatched",
    "TopUsable",
    "Totals",
    "UsableProduct",
    "ValuedLot",
    "ValuedProduct",
    "ValuedStock",
    "WorkedReport",
]
