"""Words looked for inside of codes and names, by the trigrams that SQLite keeps of them."""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, column, exists, func, or_, select, table, text

from app.db import records

ONE_TRIGRAM: Final = 3
"""A word of fewer letters has none."""

FEW: Final = 5_000
"""So many products are looked through one by one, in 10 ms."""

LOTS_FOLLOWED: Final = 50
"""A lot code leads to its product; so does what it begins with, for the first so many lots."""

_product, _barcode, _lot = records.product.c, records.barcode.c, records.lot.c


def has_word(key: ColumnElement[Any], word: str, *, sqlite: bool) -> ColumnElement[bool]:
    """Whether a key holds the word; both are folded."""
    return func.instr(key, word) > text("0") if sqlite else key.contains(word, autoescape=True)


def searched(name: str, word: str) -> Select[Any]:
    """The rows of a table whose searched column has all trigrams of the word."""
    trigrams = {word[start : start + ONE_TRIGRAM] for start in range(len(word) - ONE_TRIGRAM + 1)}
    asked = " AND ".join('"{}"'.format(each.replace('"', '""')) for each in sorted(trigrams))
    index = table(f"{name}_search", column("rowid"), column(f"{name}_search"))
    return select(index.c.rowid).where(index.c[f"{name}_search"].op("MATCH")(asked))


def products_with(word: str, *, sqlite: bool) -> Select[Any]:
    """The products that have the word in SKU or name."""
    found = select(_product.id).where(has_word(_product.search_key, word, sqlite=sqlite))
    if sqlite and len(word) >= ONE_TRIGRAM:
        found = found.where(_product.id.in_(searched("product", word)))
    return found


def product_has(word: str, *, sqlite: bool) -> ColumnElement[bool]:
    """Whether a product has the word in SKU or name, in a barcode, or before a lot code."""
    named = has_word(_product.search_key, word, sqlite=sqlite)
    if len(word) < ONE_TRIGRAM:
        return named
    coded = exists().where(
        _barcode.product_id == _product.id, has_word(_barcode.code_key, word, sqlite=sqlite)
    )
    return or_(named, coded, _product.id.in_(_of_lots(word)))


def perhaps(word: str) -> Sequence[Select[Any]]:
    """The products that may have the word, SQLite's; none for a word without a trigram."""
    if len(word) < ONE_TRIGRAM:
        return ()
    coded = select(_barcode.product_id).where(_barcode.id.in_(searched("barcode", word)))
    return searched("product", word), coded, _of_lots(word)


def _of_lots(word: str) -> Select[Any]:
    beginning = (_lot.lot_code_key >= word) & (_lot.lot_code_key < f"{word}\U0010ffff")
    first = (
        select(_lot.product_id)
        .where(_lot.on_hand > text("0"), beginning)
        .order_by(_lot.lot_code_key)
        .limit(LOTS_FOLLOWED)
        .subquery()
    )
    return select(first.c.product_id)
