"""What pydantic refused, in the words of the options."""

from pydantic import ValidationError

from app.cli.faults import UsageError

_OPTIONS = {
    "quantity_decimals": "decimals",
    "shelf_life_days": "shelf_life",
    "barcodes": "barcode",
    "alert": "kind",
}


def complaint(error: ValidationError) -> UsageError:
    """The first thing that is wrong, by the option's name."""
    fault = error.errors(include_url=False, include_context=False)[0]
    named = [str(part) for part in fault["loc"] if isinstance(part, str)]
    option = _OPTIONS.get(named[0], named[-1]) if named else None
    return UsageError(fault["msg"].removeprefix("Value error, "), option)
