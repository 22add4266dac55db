"""The two kinds of request: a command changes, a query shows."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import ClassVar, Generic, Protocol, TypeVar
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict
from sqlalchemy import Connection

from app.db.statements import Transaction
from app.domain.events import Event, Topic
from app.domain.ids import LotId, ProductId
from app.domain.products import Product
from app.domain.rights import Login, Role

R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does it, and where."""

    operator: str
    workstation: str

    def logged_in(self, login: Login) -> "Actor":
        """The same as the server will sign it: a person's own name, a station's name as where."""
        if login.is_operator:
            return replace(self, operator=login.name)
        return replace(self, workstation=login.name) if login.role is Role.STATION else self


@dataclass(frozen=True, slots=True)
class Site:
    """What is true for everybody who uses this database."""

    name: str
    timezone: str
    currency: str
    warn_days: int
    supervised_adjustments: bool
    supervised_status: bool
    training: bool
    alert_date: date


class Memory(Protocol):
    """Keeps what took long to work out until something changes that it was read from."""

    def __call__(self, query: "Query[R]", view: "View") -> R: ...


@dataclass(frozen=True, slots=True)
class View:
    """One consistent reading of the database, on one business date."""

    tx: Transaction
    site: Site
    business_date: date
    memory: Memory

    @property
    def connection(self) -> Connection:
        return self.tx.connection

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.site.timezone)

    def remember(self, query: "Query[R]") -> R:
        """Answer from this reading, or from an earlier one that nothing has changed since."""
        return self.memory(query, self)


@dataclass(slots=True)
class Work:
    """A command's transaction: what it may know, and what it has touched."""

    tx: Transaction
    site: Site
    business_date: date
    now: datetime
    actor: Actor
    events: list[Event] = field(default_factory=list)
    touched_lots: dict[LotId, ProductId] = field(default_factory=dict)
    touched_products: set[ProductId] = field(default_factory=set)
    all_products_touched: bool = False
    products: dict[ProductId, Product] = field(default_factory=dict)

    @property
    def connection(self) -> Connection:
        return self.tx.connection


class Command(BaseModel, ABC, Generic[R]):
    """Validated when built; run once, inside a transaction it neither opens nor commits."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        str_strip_whitespace=True,
        defer_build=True,  # until the first of its kind: most are never built in a session
    )

    happens_once: ClassVar[bool] = False
    """Whether it may be sent again when nobody knows if it was carried out."""

    whole_site: ClassVar[bool] = False
    """Whether it touches products without locking each: then nothing else runs beside it."""

    needs: ClassVar[Role] = Role.CLERK
    """Whose right it is, where a shared database knows roles; the server sees to it as well."""

    @abstractmethod
    def run(self, work: Work) -> R:
        """Do it; a refusal is a `DomainError` and leaves no trace."""


class Query(ABC, Generic[R_co]):
    """A frozen dataclass: equal queries have equal answers until an event says otherwise."""

    reads: ClassVar[frozenset[Topic]]
    cached: ClassVar[bool] = True

    @abstractmethod
    def run(self, view: View) -> R_co: ...


class Listing(ABC, Generic[R_co]):
    """A frozen dataclass that answers with rows of any number, one after the other."""

    @abstractmethod
    def rows(self, view: View) -> Iterator[R_co]: ...


@dataclass(frozen=True, slots=True)
class Outcome(Generic[R_co]):
    """What a command gave back, and what happened."""

    result: R_co
    events: tuple[Event, ...]

    @property
    def topics(self) -> frozenset[Topic]:
        return frozenset[Topic]().union(*(event.topics for event in self.events))
