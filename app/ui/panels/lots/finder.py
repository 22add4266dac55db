"""Finds the product of a scanned barcode."""

from PySide6.QtCore import QObject, Signal

from app.domain.errors import DomainError, UnknownProduct
from app.services.backend import Backend
from app.services.product_lists import FindProducts, ProductChoice
from app.ui.background import Background
from app.ui.live_query import Latest
from app.ui.refusals import refusal


class LotFinder(QObject):
    found = Signal(str, str)  # SKU and name
    failed = Signal(object)  # Callable[[], str]

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._search = Latest[str, ProductChoice | None](background, _find, self._answered, self)

    def find(self, barcode: str) -> None:
        """Say which product it belongs to, or that none has it."""
        self._search.ask(barcode)

    def _answered(self, barcode: str, product: ProductChoice | None) -> None:
        if product is not None:
            self.found.emit(product.sku, product.name)
            return
        error: DomainError = UnknownProduct(barcode)
        self.failed.emit(lambda: refusal(error))


def _find(backend: Backend, barcode: str) -> ProductChoice | None:
    found = backend.fetch(FindProducts(barcode, limit=1))
    return found[0] if found else None
