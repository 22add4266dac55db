"""The database that proofs begin with: products, and lots of each."""

from datetime import timedelta
from random import Random

from app.services.database import NewSite, initialise, open_backend
from app.services.messages import Actor
from app.services.products import AddProduct
from app.services.receiving import ReceiptLine, ReceiveStock
from tests.postgres import Server
from tests.proofs.client import NOW, TODAY

DATABASE = "firstout"


def stocked(server: Server, products: int, lots: int, each: int) -> list[str]:
    """Make the database, with so many products of so many lots of so much each; give the SKUs."""
    skus = [f"P-{number:04}" for number in range(products)]
    server.create(DATABASE)
    initialise(server.url(DATABASE), NewSite(), lambda: NOW)
    backend = open_backend(server.url(DATABASE), lambda: NOW, Actor("office", "office"))
    random = Random(0)  # noqa: S311 - the same each time
    for sku in skus:
        backend.execute(AddProduct.model_validate({"sku": sku, "minimum": 10}))
    for _ in range(lots):
        for start in range(0, len(skus), 100):
            lines = tuple(_line(sku, each, random) for sku in skus[start : start + 100])
            backend.execute(ReceiveStock(lines=lines))
    backend.close()
    return skus


def _line(sku: str, quantity: int, random: Random) -> ReceiptLine:
    expiry = TODAY + timedelta(days=random.randint(1, 400))
    return ReceiptLine.model_validate({"sku": sku, "quantity": quantity, "expiry": expiry})
