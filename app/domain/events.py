"""What happened: facts in the past tense, told only after the commit."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from app.domain.ids import OperationId
from app.domain.ledger import OperationKind


class Topic(StrEnum):
    """What a query shows and an event changes; the vocabulary of refreshing."""

    PRODUCTS = "products"
    LOCATIONS = "locations"
    LOTS = "lots"
    MOVEMENTS = "movements"
    ALERTS = "alerts"
    SITE = "site"


@dataclass(frozen=True, slots=True)
class Event:
    topics: ClassVar[frozenset[Topic]]


@dataclass(frozen=True, slots=True)
class OperationPosted(Event):
    """Stock moved, or a lot changed its status, expiry or code."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.LOTS, Topic.MOVEMENTS, Topic.ALERTS})
    operation: OperationId
    kind: OperationKind


@dataclass(frozen=True, slots=True)
class ProductChanged(Event):
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.PRODUCTS, Topic.ALERTS})
    sku: str


@dataclass(frozen=True, slots=True)
class LocationChanged(Event):
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.LOCATIONS})
    location: str


@dataclass(frozen=True, slots=True)
class AlertAnswered(Event):
    """Somebody acknowledged or snoozed an alert."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.ALERTS})


@dataclass(frozen=True, slots=True)
class SiteChanged(Event):
    """Its warn days and its time zone, hence its day, show in lists of every kind."""

    topics: ClassVar[frozenset[Topic]] = frozenset(Topic)


@dataclass(frozen=True, slots=True)
class DayBegan(Event):
    """The business date moved, forwards or back, and all alerts were brought to it."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.ALERTS, Topic.LOTS})
