"""A count in progress: what was expected, what was found, what moved meanwhile; no Qt here."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from app.domain.ids import LotId
from app.domain.walking import walking_order
from app.services.counting import CountedLine, StandingRow

Place = tuple[LotId, str]
"""A lot, and the location where it is counted."""


@dataclass(frozen=True)
class Entry:
    """What was counted, and the balance at that moment."""

    counted: Decimal
    expected: Decimal


@dataclass(frozen=True)
class SheetRow:
    """One lot at one place; `standing.quantity` is its balance now, `start` what it was."""

    standing: StandingRow
    start: Decimal
    entry: Entry | None = None

    @property
    def place(self) -> Place:
        return self.standing.lot, self.standing.location

    @property
    def moved(self) -> Decimal:
        """What other people moved since the sheet was made."""
        return self.standing.quantity - self.start

    @property
    def expected(self) -> Decimal:
        return self.entry.expected if self.entry else self.standing.quantity

    @property
    def difference(self) -> Decimal | None:
        """Found less expected; None while it is not counted."""
        return self.entry.counted - self.entry.expected if self.entry else None


@dataclass
class Sheet:
    """The places to count, in the order in which people walk."""

    location: str | None
    sku: str | None
    rows: dict[Place, SheetRow] = field(default_factory=dict)

    @classmethod
    def of(cls, location: str | None, sku: str | None, standing: Iterable[StandingRow]) -> "Sheet":
        """A new sheet over what stands there now."""
        walked = sorted(standing, key=lambda each: walking_order(each.location))
        rows = (SheetRow(each, each.quantity) for each in walked)
        return cls(location, sku, {row.place: row for row in rows})

    def follow(self, standing: Iterable[StandingRow]) -> None:
        """Bring the balances up to date; what came since is added, what left stays listed."""
        now = {(each.lot, each.location): each for each in standing}
        for place, row in self.rows.items():
            gone = replace(row.standing, quantity=Decimal(0))
            self.rows[place] = replace(row, standing=now.pop(place, gone))
        for place, each in now.items():
            self.rows[place] = SheetRow(each, Decimal(0))

    def add(self, standing: StandingRow) -> None:
        """Count a lot that was found where none of it should be."""
        self.rows.setdefault(
            (standing.lot, standing.location), SheetRow(standing, standing.quantity)
        )

    def record(self, place: Place, counted: Decimal) -> None:
        """Note what was found, against the balance of this moment."""
        row = self.rows[place]
        self.rows[place] = replace(row, entry=Entry(counted, row.standing.quantity))

    def forget(self, place: Place) -> None:
        """Take back what was noted of a place."""
        self.rows[place] = replace(self.rows[place], entry=None)

    def about(self) -> str:
        """The location, the product, or both."""
        return " · ".join(part for part in (self.location, self.sku) if part)

    def counted(self) -> list[SheetRow]:
        return [row for row in self.rows.values() if row.entry]

    def differing(self) -> list[SheetRow]:
        return [row for row in self.rows.values() if row.difference]

    def lines(self) -> tuple[CountedLine, ...]:
        """What is to be posted: every place that was counted."""
        return tuple(
            CountedLine(
                lot=row.standing.lot,
                location=row.standing.location,
                counted=row.entry.counted,
                expected=row.entry.expected,
            )
            for row in self.rows.values()
            if row.entry
        )
