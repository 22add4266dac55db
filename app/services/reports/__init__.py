"""Reports: rows in a chosen order by the page, all of them one after the other, and their sums."""

from app.services.reports.base import Report, Totals, WorkedReport
from app.services.reports.deviations import Deviations, FefoDeviation
from app.services.reports.expiring import ExpiringLot, ExpiringStock, ExpiryScope
from app.services.reports.forecast import LossForecast, UnsoldLot
from app.services.reports.losses import Losses, LostProduct
from app.services.reports.movements import MovementReport
from app.services.reports.stock import StockByProduct, ValuedLot, ValuedProduct, ValuedStock
from app.services.reports.stock_at import LotThen, StockAt
from app.services.reports.top import DispatchedProduct, TopDispatched, TopUsable, UsableProduct
from app.services.reports.trace import LotWay, TracedStep, TraceStep

__all__ = [
    "Deviations",
    "DispatchedProduct",
    "ExpiringLot",
    "ExpiringStock",
    "ExpiryScope",
    "FefoDeviation",
    "LossForecast",
    "Losses",
    "LostProduct",
    "LotThen",
    "LotWay",
    "MovementReport",
    "Report",
    "StockAt",
    "StockByProduct",
    "TopDispatched",
    "TopUsable",
    "Totals",
    "TraceStep",
    "TracedStep",
    "UnsoldLot",
    "UsableProduct",
    "ValuedLot",
    "ValuedProduct",
    "ValuedStock",
    "WorkedReport",
]
