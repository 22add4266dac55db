"""FirstOut broken on purpose, in the process that asks for it."""

from collections.abc import Callable, Mapping

from sqlalchemy import bindparam

from app.db import replication
from app.db.statements import Statement
from app.services import candidates, catalogue
from app.services.backend import Backend


def lock_nothing() -> None:
    """Plan and book without having locked the product."""
    rules, product = catalogue._RULES, catalogue._product
    catalogue._LOCK_BY_SKU = Statement(rules.where(product.sku_key == bindparam("sku")))
    catalogue._LOCK_BY_ID = Statement(rules.where(product.id == bindparam("id")))


def skip_locked() -> None:
    """Lock the lots instead of the product, and pass over those that somebody else works on."""
    lock_nothing()
    page = candidates._page.with_for_update(skip_locked=True, key_share=True)
    candidates._FIRST = candidates._with_places(page)
    candidates._NEXT = candidates._with_places(page.where(candidates._after))


def believe_every_commit() -> None:
    """Take a commit for safe though the wait for the standby was cancelled."""
    replication._WAITING = "nowhere"  # type: ignore[misc]


def hear_nothing() -> None:
    """Ask every two seconds for what others have done, and listen to nobody."""

    def deaf(*_: object) -> None:
        """Begin to listen to nothing."""

    Backend.listen = deaf  # type: ignore[method-assign, assignment]


VARIANTS: Mapping[str, Callable[[], None]] = {
    "": lambda: None,
    "lock nothing": lock_nothing,
    "skip locked": skip_locked,
    "believe every commit": believe_every_commit,
    "hear nothing": hear_nothing,
    "new id": lambda: None,
}
"""By name; what a new id is, the client knows."""
