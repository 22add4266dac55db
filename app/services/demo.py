"""The sample warehouse: made by ordinary commands, as six weeks of work up to yesterday."""

import csv
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

from app.domain.alerts import AlertKind
from app.domain.gtins import with_check_digit
from app.domain.ids import LotId
from app.domain.lots import LotStatus
from app.services.alerts import AnswerAlert
from app.services.backend import Backend
from app.services.backups import release
from app.services.database import NewSite, initialise, open_backend
from app.services.dispatching import DispatchLine, DispatchStock
from app.services.locations import AddLocation
from app.services.lot_status import SetLotStatus
from app.services.messages import Actor
from app.services.moving import AdjustStock, DisposeStock, ReturnStock, TransferStock
from app.services.product_lists import Barcode
from app.services.products import AddProduct
from app.services.receiving import Receipt, ReceiptLine, ReceiveStock
from app.services.reversing import ReverseOperation

DAYS = 42
_TOLD_DELIVERY = 8
OPERATOR = Actor("ana", "dock-1")
_SUPPLIERS = ("Lonja Norte", "Molinos Rey", "Distribuciones Vega", "Granja Alta")
_CUSTOMERS = ("Hotel Miramar", "Colegio San Juan", "Restaurante Oliva", "Clinica Norte")
_LINES = 3
"""Of one order."""


@dataclass(frozen=True, slots=True)
class Food:
    """One line of the list of foods; `story` says what becomes of it, blank for nothing."""

    sku: str
    name: str
    category: str
    shelf_life: int
    location: str
    unit: str
    decimals: int
    minimum: Decimal
    price: Decimal
    delivery: Decimal
    story: str

    @property
    def gtin(self) -> str:
        """A number that GS1 gives to nobody: those with a 2 in front are free within a house."""
        number = "".join(digit for digit in self.sku if digit.isdigit())
        return with_check_digit(f"2{number:0>11}")


def make_demo(file: Path, foods: Path, today: date, zone: str) -> None:
    """Make the sample database, in place of one that is there; whole, or not at all.

    Raises `StorageError` (locked) while somebody has the present one open.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f".{file.name}.{os.getpid()}.new")
    draft.unlink(missing_ok=True)
    try:
        _fill(draft, read_foods(foods), today, zone)
        release(draft)
        if file.exists():
            release(file)
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)


def read_foods(file: Path) -> list[Food]:
    with file.open(encoding="utf-8", newline="") as stream:
        return [
            Food(
                sku=row["sku"],
                name=row["name"],
                category=row["category"],
                shelf_life=int(row["shelf_life_days"]),
                location=row["location"],
                unit=row["unit"],
                decimals=int(row["decimals"]),
                minimum=Decimal(row["minimum"]),
                price=Decimal(row["price"]),
                delivery=Decimal(row["delivery"]),
                story=row["story"],
            )
            for row in csv.DictReader(stream)
        ]


def _fill(draft: Path, foods: Sequence[Food], today: date, zone: str) -> None:
    calendar = Calendar(today, ZoneInfo(zone))
    calendar.go_to(DAYS, hour=6)
    site = NewSite("Sample warehouse", zone)
    initialise(str(draft), site, calendar, synchronous="OFF")
    backend = open_backend(str(draft), calendar, OPERATOR, synchronous="OFF")
    try:
        Demo(backend, calendar, foods).make()
    finally:
        backend.close()


class Calendar:
    """A clock that the making of the sample moves from day to day."""

    def __init__(self, today: date, zone: ZoneInfo) -> None:
        self.today = today
        self._zone = zone
        self._now = datetime.combine(today, time(), tzinfo=zone)

    def __call__(self) -> datetime:
        return self._now

    def go_to(self, days_ago: int, hour: int) -> date:
        """Make it this hour of a day in the past; which day it is then."""
        day = self.today - timedelta(days=days_ago)
        self._now = datetime.combine(day, time(hour), tzinfo=self._zone)
        return day


class Demo:
    """Six weeks of deliveries and dispatches, then the stories that make a good picture."""

    def __init__(self, backend: Backend, calendar: Calendar, foods: Sequence[Food]) -> None:
        self._backend = backend
        self._calendar = calendar
        self._foods = foods
        self._plain = [food for food in foods if not food.story]
        self._numbers = iter(range(1, 10_000))
        self._lots: dict[str, list[LotId]] = {}

    def make(self) -> None:
        self._master_data()
        self._deliver(DAYS, self._plain)
        for days_ago in range(DAYS - 1, 1, -1):
            if days_ago == DAYS // 3:
                self._deliver(days_ago, self._plain)
            if days_ago == _TOLD_DELIVERY:
                self._deliver_told()
            self._ship(days_ago)
            if days_ago == _TOLD_DELIVERY - 3:
                self._tell()
        self._correct()
        self._calendar.go_to(0, hour=0)
        self._backend.begin_day()

    def _master_data(self) -> None:
        names = {"COLD": "Cold room", "FREEZER": "Freezer"}
        for code in sorted({food.location for food in self._foods}):
            name = names.get(code, f"Rack {code}")
            self._backend.execute(AddLocation(location=code, name=name))
        for food in self._foods:
            self._backend.execute(
                AddProduct(
                    sku=food.sku,
                    name=food.name,
                    unit=food.unit,
                    quantity_decimals=food.decimals,
                    minimum=food.minimum,
                    price=food.price,
                    shelf_life_days=food.shelf_life,
                    requires_expiry=True,
                    barcodes=(Barcode(code=food.gtin),),
                )
            )

    def _deliver(self, days_ago: int, foods: Sequence[Food]) -> None:
        """One delivery note for each category; lots fresh enough to outlast the present."""
        day = self._calendar.go_to(days_ago, hour=7)
        lasting = self._calendar.today + timedelta(days=50)
        for number, category in enumerate(sorted({food.category for food in foods})):
            lines = [
                self._line(food, max(day + timedelta(days=food.shelf_life), lasting))
                for food in foods
                if food.category == category
            ]
            self._receive(lines, _SUPPLIERS[number % len(_SUPPLIERS)])

    def _line(self, food: Food, expiry: date, share: str = "1") -> ReceiptLine:
        quantity = (food.delivery * Decimal(share)).to_integral_value()
        return ReceiptLine(
            sku=food.sku,
            quantity=quantity,
            lot_code=f"L{next(self._numbers):04d}",
            expiry=expiry,
            location=food.location,
            unit_cost=(food.price * Decimal("0.7")).quantize(Decimal("0.01")),
        )

    def _receive(self, lines: Sequence[ReceiptLine], supplier: str) -> Receipt:
        note = f"DN-{next(self._numbers):04d}"
        command = ReceiveStock(lines=tuple(lines), supplier=supplier, reference=note)
        return self._backend.execute(command).result

    def _ship(self, days_ago: int) -> None:
        """Two orders on every day but Sundays, each product in its turn."""
        day = self._calendar.go_to(days_ago, hour=11)
        if day.isoweekday() == 7:
            return
        for order in range(2):
            first = (days_ago * 2 + order) * _LINES
            chosen = [self._plain[(first + n) % len(self._plain)] for n in range(_LINES)]
            lines = [(food, round(food.delivery / 9, food.decimals)) for food in chosen]
            self._dispatch(lines, _CUSTOMERS[(days_ago + order) % len(_CUSTOMERS)])

    def _dispatch(self, lines: Sequence[tuple[Food, Decimal]], customer: str) -> None:
        self._backend.execute(
            DispatchStock(
                lines=tuple(DispatchLine(sku=food.sku, quantity=much) for food, much in lines),
                customer=customer,
                reference=f"ORD-{next(self._numbers):04d}",
            )
        )

    def _deliver_told(self) -> None:
        """The deliveries of the stories: mostly a smaller batch that expires first."""
        self._calendar.go_to(_TOLD_DELIVERY, hour=8)
        for number, food in enumerate(self._told("expired")):
            self._batches(food, -2 - number, 9)
        for number, food in enumerate(self._told("expiring")):
            self._batches(food, 3 * number, 3 * number + 33)
        for food in (*self._told("hold"), *self._told("recall")):
            self._batches(food, 40, 90)
        for food in (*self._told("low"), *self._told("out")):
            self._batches(food, 60)
        self._batches(self._plain[0], 45, 75)

    def _tell(self) -> None:
        """What comes of the stories some days later."""
        self._calendar.go_to(_TOLD_DELIVERY - 3, hour=12)
        for food in (*self._told("low"), *self._told("out")):
            left = food.minimum // 2 if food.story == "low" else Decimal(0)
            self._dispatch([(food, food.delivery - left)], _CUSTOMERS[0])
        for food in self._told("hold"):
            self._hold(food, LotStatus.ON_HOLD, "temperature logger out of range")
        for food in self._told("recall"):
            self._hold(food, LotStatus.RECALLED, "recall notice of the maker")

    def _told(self, story: str) -> Iterator[Food]:
        return (food for food in self._foods if food.story == story)

    def _batches(self, food: Food, *expiring_in: int) -> None:
        days = [self._calendar.today + timedelta(days=each) for each in expiring_in]
        shares = ("0.25", "1") if len(days) > 1 else ("1",)
        lines = [self._line(food, day, share) for day, share in zip(days, shares, strict=True)]
        received = self._receive(lines, _SUPPLIERS[1])
        self._lots[food.sku] = [line.lot for line in received.lines]

    def _hold(self, food: Food, status: LotStatus, reason: str) -> None:
        lot = self._lots[food.sku][0]
        self._backend.execute(SetLotStatus(lot=lot, status=status, reason=reason))

    def _correct(self) -> None:
        """Yesterday afternoon: one of each other kind of operation."""
        self._calendar.go_to(1, hour=16)
        execute = self._backend.execute
        food, other = self._plain[0], self._plain[1]
        first, late = self._lots[food.sku]
        execute(AdjustStock(lot=first, by=Decimal(-1), reason="stocktaking"))
        execute(DisposeStock(lot=first, quantity=Decimal(2), reason="packaging torn"))
        self._ship_chosen(food, late)
        self._take_back(food, late)
        execute(TransferStock(lot=late, quantity=Decimal(10), to="A-01"))
        mistake = DispatchStock(
            lines=(DispatchLine(sku=other.sku, quantity=Decimal(5)),), customer=_CUSTOMERS[3]
        )
        execute(mistake)
        execute(ReverseOperation(operation=mistake.operation_id, reason="wrong customer"))
        noticed = next(self._told("low"))
        execute(AnswerAlert(alert=AlertKind.LOW_STOCK, sku=noticed.sku))

    def _ship_chosen(self, food: Food, lot: LotId) -> None:
        chosen = DispatchLine(sku=food.sku, quantity=Decimal(4), lot=lot)
        reason = "customer wants a longer life"
        self._backend.execute(DispatchStock(lines=(chosen,), customer=_CUSTOMERS[2], reason=reason))

    def _take_back(self, food: Food, lot: LotId) -> None:
        self._backend.execute(
            ReturnStock(
                lot=lot,
                quantity=Decimal(3),
                direction="from_customer",
                customer=_CUSTOMERS[1],
                location=food.location,
                reason="ordered too much",
            )
        )
