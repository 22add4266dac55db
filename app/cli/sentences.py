"""The English sentence for each refusal and each failure of the storage."""

from collections.abc import Callable
from typing import Any

from app.cli.import_words import words
from app.domain import errors
from app.domain.errors import DomainError
from app.domain.quantities import plain
from app.services.errors import StorageError, StorageFault


def refusal(error: DomainError) -> str:
    """Say why a request was refused; an error without words is a bug."""
    return _REFUSALS[type(error)](error)


def storage(error: StorageError) -> str:
    """Say what is wrong with the database, and what helps."""
    if error.fault is StorageFault.MISSING and error.detail:
        return f"{error.place}: {error.detail}."
    detail = f" ({error.detail})" if error.detail and error.fault in _TELLING else ""
    return f"{error.place}: {_FAULTS[error.fault]}{detail}"


def _insufficient(error: errors.InsufficientStock) -> str:
    ways = (
        (error.expired, "expired"),
        (error.held, "on hold"),
        (error.recalled, "recalled"),
        (error.short_life, "too short-lived"),
    )
    why = ", ".join(f"{plain(much)} {word}" for much, word in ways if much)
    where = f" in lot #{error.lot}" if error.lot else ""
    where += f" at {error.location}" if error.location else ""
    text = f"Only {plain(error.usable)} of {plain(error.asked)} {error.sku} usable{where}."
    return f"{text} In the way: {why}." if why else text


def _reason_required(error: errors.ReasonRequired) -> str:
    if error.earlier_lot is None:
        return "This needs a reason; give one with --reason."
    return (
        f"Lot #{error.lot} expires later than lot #{error.earlier_lot}"
        f" ({error.earlier_expiry}). Give a --reason to ship it all the same."
    )


def _invalid_quantity(error: errors.QuantityInvalid) -> str:
    why = {
        "not_a_number": "is no number such as 12 or 0.5",
        "zero": "must be more than zero",
        "negative": "must not be negative",
        "too_large": "is more than 1,000,000,000",
    }[error.why]
    return f"The quantity {error.value!r} {why}."


def _too_many_decimals(error: errors.TooManyDecimals) -> str:
    allowed = f"{error.decimals} decimals" if error.decimals else "whole numbers only"
    return f"{error.value} has too many decimals: {error.sku or 'it'} takes {allowed}."


def _expiry_differs(error: errors.LotExpiryDiffers) -> str:
    known = f"with expiry {error.known_expiry}" if error.known_expiry else "without an expiry date"
    return (
        f"Lot code {error.lot_code} of {error.sku} is already known {known} (lot #{error.lot})."
        " Check the label."
    )


def _used_since(error: errors.UsedSince) -> str:
    later = ", ".join(error.later)
    return f"Operation {error.operation} cannot be reversed: its stock was used since, by {later}."


def _in_use(error: errors.ProductInUse) -> str:
    if error.why == "decimals":
        return f"Quantities of {error.sku} with more decimals are already booked."
    return f"There is still stock of {error.sku}: {plain(error.on_hand)}."


def _import_rejected(error: errors.ImportRejected) -> str:
    rows = [f"  {bad_row(row)}" for row in error.errors]
    return "\n".join(["Nothing was imported. This is wrong:", *rows])


def bad_row(row: errors.RowError) -> str:
    """Say where in a file something is wrong, and what."""
    where = f"line {row.line}" if row.line else "the request"
    where += f", {row.column}" if row.column else ""
    value = f" {row.value!r}" if row.value else ""
    return f"{where}:{value} {words(row.reason)}"


def _not_allowed(error: errors.NotAllowed) -> str:
    known = _RULES.get(error.why)
    if known:
        return known.format(error.subject)
    rule = error.why.replace("_", " ")
    return f"A rule does not allow that: {rule} {error.subject}".rstrip() + "."


_RULES = {
    "product_archived": "The product {} is archived; product restore brings it back.",
    "changed_since": "Somebody else changed the product {} meanwhile.",
    "location_archived": "The location {} is archived.",
    "location_in_use": "There is stock at the location {}.",
    "default_location": "The location {} is the default one and stays.",
    "location_needed": "Lot {} has stock in several places: say which with --location.",
    "same_location": "The stock is at {} already.",
    "alert_needs_lot": "Alerts of this kind are about one lot: say which with --lot.",
    "alert_has_no_lot": "Alerts of this kind are about a product, not about one lot.",
    "snooze_in_the_past": "{} is not in the future: choose a later date.",
    "no_such_alert": "No such alert is open: {}.",
    "database_not_empty": (
        "{} is not empty: everything is brought into a new database (db init) only."
    ),
    "needs_reader": "The login {} has no role here: an administrator gives it one with db grant.",
    "needs_clerk": "The login {} may only look things up: booking takes a clerk's role.",
    "needs_supervisor": "The login {} may not do that: it takes a supervisor's role.",
    "needs_migrator": "The login {} may not do that: it takes a migrator's role.",
    "needs_administrator": "The login {} may not do that: it takes the server's administrator.",
    "no_server": "{} has no roles: they are for a database on a PostgreSQL server.",
    "no_roles": 'This database has no roles yet: "firstout db init --roles" makes them.',
    "role_is_a_login": "{} is somebody's login already; the role of that name cannot be made.",
    "role_is_a_group": "{} is no login, but a role that logins belong to.",
    "role_name_too_long": "{} is longer than the 63 bytes of a name on the server.",
    "not_training": (
        "{} is not for training: a business date is refused. A training database is made"
        " with --business-date DATE db init."
    ),
}

_REFUSALS: dict[type[DomainError], Callable[[Any], str]] = {
    errors.InsufficientStock: _insufficient,
    errors.PlanChanged: lambda e: f"The stock of {e.sku} changed meanwhile. Look at the new plan.",
    errors.ReasonRequired: _reason_required,
    errors.UnknownProduct: lambda e: f"No product has the SKU {e.sku}.",
    errors.UnknownLot: lambda e: f"There is no lot #{e.lot}, or it is of another product.",
    errors.UnknownOperation: lambda e: f"There is no operation {e.operation}.",
    errors.UnknownLocation: lambda e: f"There is no location {e.location}.",
    errors.UnknownBarcode: lambda e: f"No product has the barcode {e.barcode}.",
    errors.DuplicateSku: lambda e: f"The SKU {e.sku} is taken.",
    errors.DuplicateBarcode: lambda e: f"The barcode {e.barcode} belongs to {e.sku}.",
    errors.DuplicateLocation: lambda e: f"The location {e.location} exists already.",
    errors.QuantityInvalid: _invalid_quantity,
    errors.TooManyDecimals: _too_many_decimals,
    errors.ExpiryRequired: lambda e: f"{e.sku} needs an expiry date: --expiry.",
    errors.LotCodeRequired: lambda e: f"{e.sku} needs a lot code: --lot-code.",
    errors.LotExpired: lambda e: (
        f"It expired on {e.expiry}; today is {e.business_date}. It can only be received --hold."
    ),
    errors.LotExpiryDiffers: _expiry_differs,
    errors.LotStatusRefused: lambda e: (
        f"Lot #{e.lot} is {e.status}: it cannot become {e.wanted}.".replace("_", " ")
    ),
    errors.NotReversible: lambda e: f"An operation of kind {e.kind} cannot be reversed.",
    errors.AlreadyReversed: lambda e: f"Operation {e.operation} was reversed already, by {e.by}.",
    errors.UsedSince: _used_since,
    errors.ProductInUse: _in_use,
    errors.OperationIdReused: lambda e: (
        f"The operation id {e.operation} belongs to another operation."
    ),
    errors.ImportRejected: _import_rejected,
    errors.NotAllowed: _not_allowed,
}

_TELLING = frozenset(
    {
        StorageFault.NETWORK_FOLDER,
        StorageFault.FOREIGN,
        StorageFault.UNREACHABLE,
        StorageFault.LOGIN_REFUSED,
    }
)
"""Faults whose detail helps the reader; the others' is for the log."""

_FAULTS = {
    StorageFault.MISSING: (
        'the database is not there. "firstout db init" makes one; --database names another.'
    ),
    StorageFault.EMPTY: 'there is no database of ours in it. "firstout db init" makes one.',
    StorageFault.FOREIGN: "this file belongs to another program. It was not touched.",
    StorageFault.NEWER: "a newer FirstOut wrote this database. Update this program first.",
    StorageFault.OLDER: 'the database is of an older version: run "firstout db upgrade".',
    StorageFault.ALTERED: 'another program altered the database: run "firstout db check".',
    StorageFault.DAMAGED: 'the database is damaged. "firstout db restore" puts a backup in place.',
    StorageFault.LOCKED: "the database is busy. Nothing was changed; try again.",
    StorageFault.FULL: "the disk is full. Nothing was changed; make room first.",
    StorageFault.READ_ONLY: "the database may only be read here. Nothing was changed.",
    StorageFault.NETWORK_FOLDER: "the folder is not safe for a database. Use a disk of your own.",
    StorageFault.UNREACHABLE: "the database cannot be reached.",
    StorageFault.LOGIN_REFUSED: "the server refused the login: a wrong name or password.",
    StorageFault.LENT: "the pool before the server must be set to session pooling.",
    StorageFault.NOT_TRAINING: "the database is not for training.",
}
