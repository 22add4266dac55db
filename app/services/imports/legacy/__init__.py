"""The predecessor's database brought over whole, and again later for what is new in it."""

from app.services.imports.legacy.importer import import_legacy

__all__ = ["import_legacy"]
