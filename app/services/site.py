"""The one row of what is true for everybody."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, StringConstraints
from sqlalchemy import Connection, false, select, update

from app.db import records
from app.db.statements import Statement, Transaction
from app.domain.events import SiteChanged, Topic
from app.domain.rights import Role
from app.services.fields import Days, OptionalName
from app.services.messages import Command, Query, Site, View, Work

_COLUMNS = [column for column in records.site.columns if column.name != "id"]
_SITE = Statement(select(*_COLUMNS))


def read_site(tx: Transaction) -> Site | None:
    """The site row; None in a database that was never initialised."""
    row = _SITE.first(tx)
    return Site(*row) if row else None


def known_zone(name: str) -> str:
    """Give back the name of a time zone of the IANA database; ValueError if it is none."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"{name} is no time zone such as Europe/Madrid") from None
    return name


TimeZone = Annotated[str, AfterValidator(known_zone)]
Currency = Annotated[str, StringConstraints(pattern="^[A-Z]{3}$")]
"""An ISO 4217 code."""


class SetSite(Command[Site]):
    """Change what is given; all alerts follow a change of the warn days."""

    needs: ClassVar[Role] = Role.SUPERVISOR
    whole_site: ClassVar[bool] = True

    name: OptionalName = None
    timezone: TimeZone | None = None
    currency: Currency | None = None
    warn_days: Days | None = None
    supervised_adjustments: bool | None = None
    supervised_status: bool | None = None

    def run(self, work: Work) -> Site:
        given = self.model_dump(exclude_none=True)
        if given:
            work.connection.execute(update(records.site).values(given))
            work.events.append(SiteChanged())
        if "warn_days" in given and given["warn_days"] != work.site.warn_days:
            work.all_products_touched = True
        site = read_site(work.tx)
        if site is None:
            raise LookupError("the site row is gone")
        work.site = site
        return site


@dataclass(frozen=True)
class SiteFacts(Query[Site]):
    """The site row as it is."""

    reads: ClassVar[frozenset[Topic]] = frozenset({Topic.SITE})

    def run(self, view: View) -> Site:
        return view.site


def insert_site(
    connection: Connection, *, name: str, timezone: str, currency: str, training: bool, today: date
) -> None:
    """Write the row of a new database; its alerts are up to date with nothing in stock."""
    connection.execute(
        records.site.insert().values(
            id=1,
            name=name,
            timezone=timezone,
            currency=currency,
            warn_days=30,
            supervised_adjustments=False,
            supervised_status=False,
            training=training,
            alert_date=today,
        )
    )


def touch_nothing(connection: Connection) -> None:
    """Try a write that changes nothing; the driver's error where nothing can be booked."""
    alert_date = records.site.c.alert_date
    connection.execute(records.site.update().values(alert_date=alert_date).where(false()))
