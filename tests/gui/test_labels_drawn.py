"""Every label is read again from its own picture, to the last character."""

import string
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from zxingcpp import read_barcodes

from app.domain.ids import LotId
from app.domain.label_layout import DPIS, SIZES, LabelSize, Layout
from app.domain.labels import OF_THE_CODE, LabelledLot, LabelRefused, Symbol, code_text
from app.services.backend import Backend
from app.services.barcodes import FindScanned
from app.services.labels import LabelledLots
from app.services.product_lists import Barcode
from app.services.products import AddProduct
from app.services.progress import unheard
from app.services.scanning import GS, read_scan
from app.ui.labels.choices import LabelChoices
from app.ui.labels.making import label
from app.ui.labels.paint import picture, save_pdf

pytestmark = pytest.mark.usefixtures("qapp")
TODAY = date(2025, 6, 1)
MILK = LabelledLot(
    LotId(17),
    "MILK-1",
    "Whole milk 1 L",
    "box",
    "8410128000042",
    "L-77",
    date(2025, 12, 1),
    Decimal(50),
)
CSET_82 = "!\"%&'()*+,-./:;<=>?_" + string.ascii_letters + string.digits
Receive = Callable[..., int]


def read(image: QImage) -> list[tuple[str, str]]:
    """What a decoder finds, from top to bottom: the symbology's prefix and the raw text."""
    found = sorted(read_barcodes(image), key=lambda each: each.position.top_left.y)
    return [(each.symbology_identifier, each.bytes.decode("ascii")) for each in found]


def made(lot: LabelledLot, choices: LabelChoices) -> list[tuple[str, str]]:
    return read(picture(label(lot, choices, TODAY), choices.dpi))


@pytest.mark.parametrize(("size", "dpi"), [*product(SIZES, DPIS)])
def test_a_data_matrix_says_what_it_was_told_at_every_size(size: LabelSize, dpi: int) -> None:
    for lot in (MILK, replace(MILK, lot_code="A(01)" + "x" * 15)):
        choices = LabelChoices(size=size, dpi=dpi, quantity=True)
        assert made(lot, choices) == [("]d2", code_text(lot, TODAY).read)]


@pytest.mark.parametrize(("size", "dpi"), [*product(SIZES[1:], DPIS)])
def test_bars_say_it_in_one_code_or_in_two(size: LabelSize, dpi: int) -> None:
    codes = made(MILK, LabelChoices(size=size, dpi=dpi, symbol=Symbol.GS1_128))

    assert {prefix for prefix, _ in codes} == {"]C1"}
    assert [text for _, text in codes] in (
        ["01084101280000421725120110L-77"],
        ["010841012800004217251201", "10L-77"],
    )


def test_where_one_code_is_too_wide_there_are_two() -> None:
    bars = LabelChoices(symbol=Symbol.GS1_128)

    assert len(made(MILK, replace(bars, size=LabelSize.read("100x50")))) == 1
    assert len(made(MILK, replace(bars, size=LabelSize.read("50x25")))) == 2
    with pytest.raises(LabelRefused):
        made(replace(MILK, lot_code="M" * 20), replace(bars, size=LabelSize.read("50x25")))


@pytest.mark.parametrize(("size", "dpi", "symbol"), [*product(SIZES, DPIS, Symbol)])
def test_a_lots_own_number_is_no_gs1_message(size: LabelSize, dpi: int, symbol: Symbol) -> None:
    choices = LabelChoices(size=size, dpi=dpi, symbol=symbol)
    prefix = "]d1" if symbol is Symbol.DATAMATRIX else "]C0"

    assert made(replace(MILK, gtin=None), choices) == [(prefix, "#17")]


@given(
    st.text(CSET_82, min_size=1, max_size=20),
    st.dates(date(1976, 1, 1), date(2075, 12, 31)),
    st.sampled_from(DPIS),
    st.sampled_from(Symbol),
)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_lot_code_and_date_is_read_back_and_understood(
    lot_code: str, expiry: date, dpi: int, symbol: Symbol
) -> None:
    lot = replace(MILK, lot_code=lot_code, expiry=expiry)
    size = LabelSize.read("50x25" if symbol is Symbol.DATAMATRIX else "150x50")
    codes = made(lot, LabelChoices(size=size, dpi=dpi, symbol=symbol))

    assert "".join(text for _, text in codes) == code_text(lot, TODAY).read
    scans = [read_scan(prefix + text, TODAY) for prefix, text in codes]
    assert [scan.gtin for scan in scans if scan.gtin] == ["08410128000042"]
    assert [scan.lot_code for scan in scans if scan.lot_code] == [lot_code]
    assert [scan.expiry for scan in scans if scan.expiry] == [expiry]


def test_a_scanned_label_finds_its_lot(backend: Backend, milk: str, receive: Receive) -> None:
    first = receive(milk, 5, lot_code="L-76", expiry=TODAY + timedelta(days=3))
    second = receive(milk, 5, lot_code="L-77", expiry=TODAY + timedelta(days=9))
    lots = backend.fetch(LabelledLots((LotId(second), LotId(first), LotId(99))))

    assert [lot.lot for lot in lots] == [second, first]
    [(prefix, text)] = made(lots[0], LabelChoices())
    scan = read_scan(prefix + text, TODAY)
    assert scan.gtin is not None
    found = backend.fetch(FindScanned(scan.gtin, scan.lot_code))
    assert found is not None
    assert (found.product.sku, found.lot, scan.use_by) == (milk, second, lots[0].expiry)


def test_a_scanned_number_finds_its_lot(backend: Backend, cheese: str, receive: Receive) -> None:
    number = receive(cheese, 5, lot_code="añejo")
    [lot] = backend.fetch(LabelledLots((LotId(number),)))
    [(prefix, text)] = made(lot, LabelChoices())
    scan = read_scan(prefix + text, TODAY)
    found = backend.fetch(FindScanned(scan.text, scan.lot_code))

    assert scan.text == f"#{number}"
    assert found is not None
    assert (found.product.sku, found.lot) == (cheese, number)
    assert backend.fetch(FindScanned("#99")) is None


def test_the_gtin_of_one_piece_is_printed_before_that_of_a_carton(
    backend: Backend, receive: Receive
) -> None:
    codes = (
        Barcode(code="18410128000049", pack_size=Decimal(12)),
        Barcode(code="8410128000042"),
        Barcode(code="HOUSE-7"),
    )
    backend.execute(AddProduct(sku="M", name="Milk", barcodes=codes))
    [lot] = backend.fetch(LabelledLots((LotId(receive("M", 3)),)))

    assert (lot.gtin, lot.quantity) == ("8410128000042", Decimal(3))


def test_a_label_without_what_the_code_cannot_say_still_shows_it() -> None:
    layout = label(replace(MILK, lot_code="Ñandú"), LabelChoices(), TODAY, OF_THE_CODE)

    assert "Lot #17 Ñandú" in [text.text for text in layout.texts]
    assert read(picture(layout, 203)) == [("]d2", "010841012800004217251201")]


@pytest.mark.parametrize(("dpi", "symbol"), [*product(DPIS, Symbol)])
def test_a_picture_has_black_and_white_dots_only(dpi: int, symbol: Symbol) -> None:
    choices = LabelChoices(size=LabelSize.read("70x40"), dpi=dpi, symbol=symbol)
    image = picture(label(MILK, choices, TODAY), dpi)

    dots, wide = bytes(image.constBits()), image.bytesPerLine()
    rows = [dots[row * wide : row * wide + image.width()] for row in range(image.height())]
    assert set().union(*rows) == {0, 255}
    assert image.size() == QSize(int(70 * dpi / 25.4), int(40 * dpi / 25.4))


@pytest.mark.parametrize(("size", "dpi"), [*product(SIZES, DPIS)])
def test_a_pdf_has_a_page_of_the_labels_size_for_each(
    tmp_path: Path, size: LabelSize, dpi: int
) -> None:
    labels: list[Layout] = [label(MILK, LabelChoices(size=size, dpi=dpi), TODAY)] * 3

    assert save_pdf(labels, size, dpi, tmp_path / "labels.pdf", unheard) == 3
    written = (tmp_path / "labels.pdf").read_bytes()
    assert written.count(b"/Type /Page\n") == 3
    QApplication.processEvents()


def test_what_is_kept_of_labels_is_read_back_and_nonsense_is_left_out() -> None:
    choices = LabelChoices(
        LabelSize.read("101.6x50.8"), Symbol.GS1_128, 12, 300, quantity=True, printer="Zebra"
    )

    assert LabelChoices.read(choices.kept()) == choices
    nonsense = {"size": "0x0", "symbol": "qr", "copies": "-1", "dpi": "72", "quantity": "true"}
    assert LabelChoices.read(nonsense) == LabelChoices()


def test_a_separator_reaches_the_reader() -> None:
    scan = read_scan(f"]d210L-77{GS}17251201", TODAY)

    assert (scan.lot_code, scan.expiry) == ("L-77", date(2025, 12, 1))
