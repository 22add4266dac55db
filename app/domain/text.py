"""How text is compared: codes trimmed and case-folded, searches also without accents."""

import unicodedata


def key(text: str) -> str:
    """The form in which SKUs, lot codes, locations, partners and barcodes are compared."""
    return text.strip().casefold()


def optional_key(text: str | None) -> str | None:
    """The key of a text that may be missing; blank counts as missing."""
    return (key(text) or None) if text else None


def search_key(text: str) -> str:
    """The key without accents, so that "nandu" finds "ñandú"."""
    decomposed = unicodedata.normalize("NFKD", text)
    return key("".join(mark for mark in decomposed if not unicodedata.combining(mark)))


def product_search_key(sku: str, name: str) -> str:
    """What a product is found by; in its order, products stand by name and then by SKU."""
    return search_key(f"{name}\n{sku}")
