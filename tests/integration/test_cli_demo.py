"""The sample database."""

from datetime import date
from pathlib import Path

import pytest

from app.services.database import open_backend
from app.services.demo import OPERATOR, make_demo
from app.services.errors import StorageError, StorageFault
from app.services.locations import AddLocation
from app.ui.resources import resources
from tests.clock import FakeClock
from tests.command_line import CommandLine

FOODS = resources() / "demo" / "products.csv"


@pytest.fixture
def demo(home: Path, capsys: pytest.CaptureFixture[str], today: date) -> CommandLine:
    file = home / "demo.db"
    make_demo(file, FOODS, today, "Europe/Madrid")
    return CommandLine(capsys, str(file))


def test_the_sample_has_something_of_everything(demo: CommandLine, today: date) -> None:
    day = ("--business-date", today.isoformat())
    alerts = demo(*day, "alerts").json
    kinds = [alert["kind"] for alert in alerts]
    assert kinds.count("expired") > 2
    assert kinds.count("expiring") > 4
    assert {"low_stock", "out_of_stock"} <= set(kinds)
    assert "acknowledged" in {alert["state"] for alert in alerts}
    assert {lot["status"] for lot in demo(*day, "lots").json} == {
        "available",
        "on_hold",
        "recalled",
    }
    booked = {movement["kind"] for movement in demo(*day, "movements").json}
    assert booked == {
        *("receipt", "dispatch", "adjustment", "transfer", "disposal", "return", "reversal")
    }
    assert len(demo(*day, "product", "list").json) >= 60
    assert demo(*day, "db", "check").json["ok"] is True


def test_nothing_in_the_sample_lies_in_the_future(demo: CommandLine, today: date) -> None:
    days = {row["business_date"] for row in demo("movements").json}
    assert max(days) < today.isoformat()


def test_the_sample_is_the_same_each_time(demo: CommandLine, today: date, home: Path) -> None:
    again = home / "again.db"
    make_demo(again, FOODS, today, "Europe/Madrid")
    other = CommandLine(demo.capsys, str(again))
    day = ("--business-date", today.isoformat())
    assert demo(*day, "lots").out == other(*day, "lots").out


def test_a_sample_in_use_is_not_made_anew(demo: CommandLine, today: date, clock: FakeClock) -> None:
    backend = open_backend(demo.database, clock, OPERATOR)
    backend.execute(AddLocation(location="NEW"))
    with pytest.raises(StorageError) as refused:
        make_demo(Path(demo.database), FOODS, today, "Europe/Madrid")
    backend.close()
    assert refused.value.fault is StorageFault.LOCKED
    folder = Path(demo.database).parent
    assert [file.name for file in folder.iterdir() if file.name.endswith(".new")] == []
