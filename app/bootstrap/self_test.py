"""The program tried from end to end on a temporary database, without a display."""

import os
import tempfile
from decimal import Decimal
from pathlib import Path

from app.bootstrap.display import require_qt
from app.bootstrap.starting import system_clock
from app.services.checking import check_database
from app.services.database import NewSite
from app.services.dispatching import DispatchLine, DispatchStock
from app.services.messages import Actor
from app.services.products import AddProduct
from app.services.receiving import ReceiptLine, ReceiveStock
from app.services.station import Station
from app.ui.launch import Launch, Workplace
from app.ui.look import Look


def self_test() -> None:
    """Book a receipt and a dispatch, prove the ledger, render the window.

    Whatever is raised says what is wrong; `SystemLacksError` comes before anything else.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    require_qt("offscreen")
    from app.ui.offscreen import render_window

    with tempfile.TemporaryDirectory(prefix="firstout-self-test-") as folder:
        database = str(Path(folder) / "self-test.db")
        station = Station(database, system_clock, Actor("self-test", "self-test"), None, {})
        station.initialise(NewSite())
        _book(station)
        if problems := check_database(database).problems:
            raise AssertionError(f"the ledger does not add up: {problems[0]}")
        render_window(Launch(lambda: Workplace(station.open(), "self-test", "self-test"), Look()))


def _book(station: Station) -> None:
    backend = station.open()
    try:
        backend.execute(AddProduct(sku="SELF-TEST"))
        line = ReceiptLine(sku="SELF-TEST", quantity=Decimal(5))
        backend.execute(ReceiveStock(lines=(line,)))
        wanted = DispatchLine(sku="SELF-TEST", quantity=Decimal(2))
        shipped = backend.execute(DispatchStock(lines=(wanted,))).result
        if [pick.quantity for pick in shipped.lines[0].picks] != [Decimal(2)]:
            raise AssertionError(f"wrong picks: {shipped}")
    finally:
        backend.close()
