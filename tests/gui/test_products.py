"""The catalogue by keyboard: found, made, changed, archived, and edited by two at once."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QStyleOptionViewItem,
    QTableView,
)

from app.domain.scans import Scan
from app.services.backend import Backend
from app.services.errors import StorageError, StorageFault
from app.services.product_lists import Barcode, ProductNow, ProductRow
from app.services.products import AddProduct, ArchiveProduct, UpdateProduct
from app.ui.background import Background
from app.ui.panels.products.view import ProductsView
from app.ui.widgets.chips import ChipDelegate
from tests.gui.desk import CTRL, Clerk, Key, unanswered

Receive = Callable[..., int]
LONG = "<b>Lamivudina</b> & ñandú " + "150 mg + 300 mg comprimidos " * 8


def catalogue(clerk: Clerk) -> ProductsView:
    """The view, brought on the screen as the navigation does."""
    clerk.window.show_view("products")
    clerk.furnished.products.begin()
    return clerk.furnished.products


def listed(clerk: Clerk) -> list[str]:
    return [row[0] for row in clerk.rows("productsTable")]


def filtered(clerk: Clerk, typed: str) -> list[str]:
    clerk.press(Key.Key_F, CTRL)
    clerk.write(typed)
    clerk.qtbot.waitUntil(lambda: not clerk.furnished.products.list._pause.isActive())
    return listed(clerk)


def stored(backend: Backend, sku: str) -> ProductRow:
    return backend.fetch(ProductNow(sku))


def retype(clerk: Clerk, name: str, text: str) -> None:
    clerk.go_to(name)
    clerk.press(Key.Key_A, CTRL)
    if text:
        clerk.write(text)
    else:
        clerk.press(Key.Key_Delete)


def pushed(clerk: Clerk, name: str) -> None:
    clerk.find(QPushButton, name).setFocus()
    clerk.press(Key.Key_Space)


def lines(clerk: Clerk) -> list[str]:
    """What is told of others' changes."""
    return [
        label.text()
        for label in clerk.window.findChildren(QLabel, "productChangeLabel")
        if label.isVisible()
    ]


def choices(clerk: Clerk, name: str) -> list[QPushButton]:
    found = clerk.window.findChildren(QPushButton, name)
    return [choice for choice in found if choice.isVisible()]


def test_without_products_the_view_says_what_to_do(clerk: Clerk) -> None:
    view = catalogue(clerk)
    assert view.property("state") == "empty"
    assert clerk.focus() == "emptyActionButton"
    assert not clerk.sees("productsTable")

    clerk.press(Key.Key_N, CTRL)
    assert clerk.focus() == "productSkuEdit"
    clerk.press(Key.Key_Escape)
    assert clerk.focus() == "emptyActionButton"


def test_a_product_is_made_by_keyboard_alone(clerk: Clerk, backend: Backend) -> None:
    catalogue(clerk)
    clerk.press(Key.Key_N, CTRL)
    for typed in "QX-1", "Queso curado", "kg":
        clerk.write(typed)
        clerk.press(Key.Key_Return)
    clerk.press(Key.Key_Down)
    clerk.press(Key.Key_Return)
    for typed in "1,5", "2.3456", "90", "0", "7":
        clerk.write(typed)
        clerk.press(Key.Key_Return)
    clerk.press(Key.Key_Space)
    clerk.press(Key.Key_Return)
    clerk.press(Key.Key_Return)
    clerk.write("8410128000042")
    clerk.press(Key.Key_Return)
    clerk.press(Key.Key_Return)
    clerk.write("18410128000049")
    clerk.press(Key.Key_Return)
    clerk.write("6")
    clerk.commit()

    made = stored(backend, "qx-1")
    assert (made.name, made.unit, made.decimals) == ("Queso curado", "kg", 1)
    assert (made.minimum, made.price) == (Decimal("1.5"), Decimal("2.3456"))
    assert (made.shelf_life_days, made.warn_days, made.min_remaining_days) == (90, 0, 7)
    assert (made.requires_expiry, made.requires_lot_code) == (True, False)
    assert made.barcodes == (
        Barcode(code="8410128000042"),
        Barcode(code="18410128000049", pack_size=Decimal(6)),
    )
    assert clerk.text("toastLabel") == "Saved: Queso curado"
    assert clerk.focus() == "productsTable"
    assert listed(clerk) == ["QX-1"]
    assert clerk.furnished.products.property("state") == "ready"


def test_the_first_product_is_in_the_list_as_soon_as_it_is_known(
    clerk: Clerk, background: Background
) -> None:
    catalogue(clerk)
    clerk.press(Key.Key_N, CTRL)
    clerk.write("FIRST")
    with unanswered(background):
        clerk.commit()
        assert not clerk.sees("productsTable")

    assert listed(clerk) == ["FIRST"]
    assert clerk.focus() == "productsTable"
    assert not clerk.sees("productsEmptyPage")


def test_what_is_left_empty_is_as_usual(clerk: Clerk, backend: Backend) -> None:
    catalogue(clerk)
    clerk.press(Key.Key_N, CTRL)
    clerk.write("PLAIN")
    clerk.commit()

    made = stored(backend, "PLAIN")
    assert (made.name, made.unit, made.decimals, made.minimum) == ("PLAIN", "unit", 0, Decimal(0))
    assert (made.price, made.shelf_life_days, made.warn_days) == (None, None, None)
    assert made.barcodes == ()


def test_the_site_warn_days_show_where_a_product_has_none(clerk: Clerk, milk: str) -> None:
    catalogue(clerk)

    assert clerk.find(QLineEdit, "productWarnDaysEdit").placeholderText() == "30 (site)"
    assert clerk.text("productWarnDaysEdit") == ""


def test_enter_opens_the_product_and_ctrl_enter_saves_what_was_changed(
    clerk: Clerk, backend: Backend, milk: str
) -> None:
    catalogue(clerk)
    assert clerk.focus() == "productsTable"
    assert not clerk.find(QPushButton, "productSaveButton").isEnabled()
    clerk.press(Key.Key_Return)
    assert clerk.focus() == "productNameEdit"
    clerk.write("Skimmed milk")
    retype(clerk, "productShelfLifeEdit", "21")
    clerk.commit()

    now = stored(backend, milk)
    assert (now.name, now.shelf_life_days, now.version) == ("Skimmed milk", 21, 2)
    assert now.barcodes == (Barcode(code="8410128000042"),)
    assert clerk.rows("productsTable")[0][1] == "Skimmed milk"


def test_a_number_may_be_emptied_again(clerk: Clerk, backend: Backend) -> None:
    backend.execute(AddProduct(sku="A", price=Decimal(2), warn_days=3, shelf_life_days=9))
    catalogue(clerk)
    for name in "productPriceEdit", "productWarnDaysEdit", "productShelfLifeEdit":
        retype(clerk, name, "")
    clerk.commit()

    now = stored(backend, "A")
    assert (now.price, now.warn_days, now.shelf_life_days) == (None, None, None)


def test_saving_what_was_not_changed_books_nothing(
    clerk: Clerk, backend: Backend, milk: str
) -> None:
    catalogue(clerk)
    clerk.press(Key.Key_Return)
    clerk.write("Whole milk 1 L")
    clerk.commit()

    assert stored(backend, milk).version == 1
    assert clerk.focus() == "productsTable"


@pytest.mark.parametrize(
    ("field", "typed", "why"),
    [
        ("productMinimumEdit", "1.5", "This product is counted in whole numbers."),
        ("productMinimumEdit", "8410128000042", "This looks like a barcode, not a quantity."),
        ("productMinimumEdit", "ten", "Type a number such as 12 or 1,5."),
        ("productPriceEdit", "1.23456", "A price has at most four decimals."),
        ("productPriceEdit", "1.5.2", "Type a number such as 12 or 1,5."),
        ("productShelfLifeEdit", "1.5", "Type a whole number of days, or nothing."),
        ("productWarnDaysEdit", "-3", "Type a whole number of days, or nothing."),
        ("productMinRemainingEdit", "99999", "Type a whole number of days, or nothing."),
    ],
)
def test_what_cannot_be_read_is_refused_at_its_field(
    clerk: Clerk, backend: Backend, milk: str, field: str, typed: str, why: str
) -> None:
    catalogue(clerk)
    retype(clerk, field, typed)
    clerk.go_to("productNameEdit")
    clerk.commit()

    assert clerk.text(field.replace("Edit", "Hint")) == why
    assert clerk.find(QLineEdit, field).property("refused") is True
    assert clerk.focus() == field
    assert clerk.text(field) == typed
    assert stored(backend, milk).version == 1
    clerk.press(Key.Key_Backspace)
    assert clerk.find(QLineEdit, field).property("refused") is False


def test_a_pack_size_that_cannot_be_read_is_refused_at_the_barcode(
    clerk: Clerk, backend: Backend, milk: str
) -> None:
    catalogue(clerk)
    clerk.go_to("productBarcodeEdit")
    clerk.write("123")
    clerk.go_to("productPackSizeEdit")
    clerk.write("0")
    clerk.commit()

    assert clerk.text("productBarcodeHint") == "The quantity must be more than zero."
    assert stored(backend, milk).version == 1


def test_a_new_product_needs_a_sku_that_nobody_has(
    clerk: Clerk, backend: Backend, milk: str
) -> None:
    catalogue(clerk)
    clerk.press(Key.Key_N, CTRL)
    clerk.commit()
    assert clerk.text("productSkuHint") == "Type a SKU."
    clerk.write("milk-1")
    clerk.commit()

    assert clerk.text("productSkuHint") == "The SKU MILK-1 is taken."
    assert clerk.focus() == "productSkuEdit"
    assert clerk.text("productSkuEdit") == "milk-1"


def test_a_barcode_of_another_product_is_refused_and_its_owner_named(
    clerk: Clerk, backend: Backend, milk: str
) -> None:
    backend.execute(AddProduct(sku="A"))
    catalogue(clerk)
    clerk.go_to("productBarcodeEdit")
    clerk.write("8410128000042")
    clerk.press(Key.Key_Return)
    clerk.press(Key.Key_Return)
    clerk.commit()

    assert clerk.text("productBarcodeHint") == "The barcode 8410128000042 belongs to MILK-1."
    assert clerk.focus() == "productBarcodeEdit"
    assert stored(backend, "A").barcodes == ()
    assert clerk.rows("productBarcodesTable") == [["8410128000042", "1"]]


def test_fewer_decimals_than_the_ledger_uses_are_refused(
    clerk: Clerk, backend: Backend, cheese: str, receive: Receive
) -> None:
    receive(cheese, Decimal("1.125"))
    catalogue(clerk)
    clerk.find(QComboBox, "productDecimalsCombo").setCurrentIndex(2)
    clerk.commit()

    assert clerk.text("productDecimalsHint") == "Quantities with more decimals are already booked."
    assert stored(backend, cheese).decimals == 3


def test_a_product_with_stock_is_not_archived(
    clerk: Clerk, backend: Backend, milk: str, receive: Receive
) -> None:
    receive(milk, 7)
    catalogue(clerk)
    pushed(clerk, "productArchiveButton")

    assert clerk.text("productRefusalLabel") == "There is still stock of it: 7."
    assert not stored(backend, milk).archived


def test_an_archived_product_can_be_restored(clerk: Clerk, backend: Backend, milk: str) -> None:
    catalogue(clerk)
    pushed(clerk, "productArchiveButton")
    assert stored(backend, milk).archived
    assert clerk.text("toastLabel") == "Archived: Whole milk 1 L"
    assert listed(clerk) == []
    assert clerk.text("productsCountLabel") == "0 of 1"
    assert clerk.focus() == "productArchiveButton"

    clerk.press(Key.Key_Space)
    assert not stored(backend, milk).archived
    assert clerk.text("toastLabel") == "Restored: Whole milk 1 L"
    assert listed(clerk) == [milk]


def test_archived_products_are_muted(clerk: Clerk, backend: Backend, milk: str) -> None:
    backend.execute(ArchiveProduct(sku=milk))
    view = catalogue(clerk)
    view.list.scope.setCurrentIndex(2)
    assert clerk.rows("productsTable")[0][7] == "Archived"
    delegate = view.table.itemDelegateForColumn(1)
    assert isinstance(delegate, ChipDelegate)
    option = QStyleOptionViewItem()
    delegate.initStyleOption(option, view.list.model.index(0, 1, QModelIndex()))

    colour = option.palette.color(QPalette.ColorRole.Text)
    assert colour.name().upper() == clerk.appearance.theme.muted


@pytest.fixture
def several(backend: Backend, milk: str, cheese: str) -> None:
    """Milk and cheese, a product that is short, and one that is archived."""
    backend.execute(AddProduct(sku="PAN", name="Pan de molde", minimum=Decimal(4)))
    backend.execute(AddProduct(sku="OLD", name="Flan"))
    backend.execute(ArchiveProduct(sku="OLD"))


def test_the_columns_say_what_a_clerk_needs(
    clerk: Clerk, backend: Backend, milk: str, receive: Receive
) -> None:
    receive(milk, 12)
    codes = (Barcode(code="1"), Barcode(code="2"), Barcode(code="3"))
    backend.execute(UpdateProduct(sku=milk, barcodes=codes))
    catalogue(clerk)

    [row] = clerk.rows("productsTable")
    assert row == [milk, "Whole milk 1 L", "unit", "12", "12", "10", "1  +2", "OK"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("nandu anejo", ["QUESO"]),
        ("MILK whole", ["MILK-1"]),
        ("28000", ["MILK-1"]),
        ("molde qu", []),
        ("an", ["PAN", "QUESO"]),
    ],
)
def test_the_filter_finds_words_in_any_order_without_accents(
    clerk: Clerk, several: None, typed: str, found: list[str]
) -> None:
    catalogue(clerk)

    assert filtered(clerk, typed) == found


@pytest.mark.parametrize(
    ("scope", "found"),
    [
        (0, ["MILK-1", "PAN", "QUESO"]),
        (1, ["MILK-1", "PAN"]),
        (2, ["OLD"]),
        (3, ["MILK-1", "OLD", "PAN", "QUESO"]),
    ],
)
def test_the_list_is_of_products_in_use_short_archived_or_all(
    clerk: Clerk, several: None, scope: int, found: list[str]
) -> None:
    catalogue(clerk)
    clerk.find(QComboBox, "productsScopeCombo").setCurrentIndex(scope)

    assert listed(clerk) == found
    assert clerk.text("productsCountLabel") == f"{len(found)} of 4"


def test_a_header_sorts_and_the_row_stays_that_of_its_product(clerk: Clerk, several: None) -> None:
    view = catalogue(clerk)
    clerk.press(Key.Key_Down)
    assert clerk.text("productFormTitle") == "Pan de molde"
    view.table.horizontalHeader().setSortIndicator(1, Qt.SortOrder.DescendingOrder)

    assert listed(clerk) == ["MILK-1", "QUESO", "PAN"]
    assert view.table.currentIndex().row() == 2
    assert clerk.text("productFormTitle") == "Pan de molde"
    view.table.horizontalHeader().setSortIndicator(4, Qt.SortOrder.DescendingOrder)
    assert listed(clerk) == ["MILK-1", "PAN", "QUESO"]


def test_the_form_follows_the_rows_and_the_filter(clerk: Clerk, several: None) -> None:
    catalogue(clerk)
    assert clerk.text("productFormTitle") == "Whole milk 1 L"
    clerk.press(Key.Key_Down)
    clerk.press(Key.Key_Down)
    assert clerk.text("productFormTitle") == "Queso añejo de Ñandú"
    filtered(clerk, "pan")
    assert clerk.text("productFormTitle") == "Pan de molde"
    clerk.press(Key.Key_Down)

    assert clerk.focus() == "productsTable"
    clerk.press(Key.Key_Escape)
    assert listed(clerk) == ["PAN"]
    clerk.qtbot.waitUntil(lambda: len(listed(clerk)) == 3)


def test_a_product_added_elsewhere_leaves_the_row_with_its_product(
    clerk: Clerk, several: None, other_station: Backend, background: Background
) -> None:
    view = catalogue(clerk)
    clerk.press(Key.Key_Down)
    background.poll()
    other_station.execute(AddProduct(sku="AAA"))
    background.poll()

    assert listed(clerk) == ["AAA", "MILK-1", "PAN", "QUESO"]
    assert view.table.currentIndex().row() == 2
    assert clerk.text("productFormTitle") == "Pan de molde"
    other_station.execute(ArchiveProduct(sku="AAA"))
    background.poll()
    assert view.table.currentIndex().row() == 1


def test_esc_asks_before_it_discards_and_enter_goes_on(clerk: Clerk, milk: str) -> None:
    catalogue(clerk)
    clerk.press(Key.Key_Return)
    clerk.write("Skimmed")
    clerk.press(Key.Key_Escape)
    assert clerk.text("productDiscardStripLabel") == "Discard the changes?"
    assert clerk.focus() == "productKeepEditingButton"
    clerk.press(Key.Key_Return)
    assert not clerk.sees("productDiscardStrip")
    assert (clerk.focus(), clerk.text("productNameEdit")) == ("productNameEdit", "Skimmed")

    clerk.press(Key.Key_Escape)
    clerk.press(Key.Key_Tab)
    clerk.press(Key.Key_Return)
    assert clerk.text("productNameEdit") == "Whole milk 1 L"
    assert clerk.focus() == "productsTable"


def test_esc_leaves_at_once_where_nothing_was_changed(clerk: Clerk, milk: str) -> None:
    catalogue(clerk)
    clerk.press(Key.Key_Return)
    clerk.press(Key.Key_Escape)

    assert not clerk.sees("productDiscardStrip")
    assert clerk.focus() == "productsTable"


def test_another_row_asks_before_it_discards(clerk: Clerk, several: None) -> None:
    view = catalogue(clerk)
    retype(clerk, "productNameEdit", "Skimmed")
    clerk.go_to("productsTable")
    clerk.press(Key.Key_Down)
    assert clerk.text("productFormTitle") == "Whole milk 1 L"
    assert clerk.sees("productDiscardStrip")
    clerk.press(Key.Key_Escape)
    assert view.table.currentIndex().row() == 0
    assert clerk.text("productNameEdit") == "Skimmed"

    clerk.go_to("productsTable")
    clerk.press(Key.Key_Down)
    pushed(clerk, "productDiscardButton")
    assert clerk.text("productFormTitle") == "Pan de molde"


def test_filtering_discards_nothing(clerk: Clerk, several: None) -> None:
    catalogue(clerk)
    retype(clerk, "productNameEdit", "Skimmed")

    assert filtered(clerk, "pan") == ["PAN"]
    assert clerk.text("productNameEdit") == "Skimmed"
    assert not clerk.sees("productDiscardStrip")


def test_a_new_product_is_discarded_only_when_that_is_said(clerk: Clerk, milk: str) -> None:
    catalogue(clerk)
    clerk.press(Key.Key_N, CTRL)
    clerk.write("QX")
    clerk.press(Key.Key_Escape)
    assert clerk.text("productDiscardStripLabel") == "Discard the new product?"
    pushed(clerk, "productDiscardButton")

    assert clerk.text("productFormTitle") == "Whole milk 1 L"
    assert not clerk.sees("productSkuEdit")


def test_while_nothing_is_edited_the_form_follows_what_others_save(
    clerk: Clerk, milk: str, other_station: Backend, background: Background
) -> None:
    catalogue(clerk)
    background.poll()
    other_station.execute(UpdateProduct(sku=milk, name="Oat drink", minimum=Decimal(3)))
    background.poll()

    assert clerk.text("productFormTitle") == "Oat drink"
    assert (clerk.text("productNameEdit"), clerk.text("productMinimumEdit")) == ("Oat drink", "3")
    assert not clerk.sees("productChangesStrip")


def test_who_edits_is_told_at_once_what_somebody_else_saved(
    clerk: Clerk, backend: Backend, milk: str, other_station: Backend, background: Background
) -> None:
    catalogue(clerk)
    retype(clerk, "productNameEdit", "Skimmed")
    background.poll()
    other_station.execute(UpdateProduct(sku=milk, minimum=Decimal(3), price=Decimal(2)))
    background.poll()
    assert lines(clerk) == [
        "Minimum: now 3, it was 10.",
        "Price: now 2, it was nothing.",
    ]
    assert choices(clerk, "productTakeTheirsButton") == []
    assert clerk.focus() == "productNameEdit"
    clerk.commit()

    now = stored(backend, milk)
    assert (now.name, now.minimum, now.price) == ("Skimmed", Decimal(3), Decimal(2))
    assert not clerk.sees("productChangesStrip")


@pytest.mark.parametrize("theirs", [True, False])
def test_where_both_changed_the_same_one_of_the_two_is_chosen(
    clerk: Clerk,
    backend: Backend,
    milk: str,
    other_station: Backend,
    background: Background,
    theirs: bool,  # noqa: FBT001
) -> None:
    catalogue(clerk)
    retype(clerk, "productMinimumEdit", "20")
    background.poll()
    other_station.execute(UpdateProduct(sku=milk, minimum=Decimal(3)))
    background.poll()
    assert lines(clerk) == ["Minimum: now 3, you typed 20."]
    clerk.commit()
    assert clerk.text("productRefusalLabel") == "Choose for each line above: theirs or mine."
    assert clerk.focus() == "productTakeTheirsButton"
    assert stored(backend, milk).minimum == 3

    if not theirs:
        clerk.press(Key.Key_Tab)
    clerk.press(Key.Key_Return)
    assert clerk.text("productMinimumEdit") == ("3" if theirs else "20")
    assert clerk.focus() == ("productNameEdit" if theirs else "productSaveButton")
    clerk.commit()
    assert stored(backend, milk).minimum == (3 if theirs else 20)


def test_a_save_on_an_old_edition_is_refused_and_tells_what_changed(
    clerk: Clerk, backend: Backend, milk: str, other_station: Backend
) -> None:
    catalogue(clerk)
    retype(clerk, "productNameEdit", "Skimmed")
    clerk.go_to("productBarcodeEdit")
    clerk.write("123")
    other_station.execute(
        UpdateProduct(sku=milk, name="Oat drink", barcodes=(Barcode(code="9"),), unit="box")
    )
    clerk.commit()

    assert clerk.text("productRefusalLabel") == "Somebody else changed MILK-1 meanwhile."
    assert lines(clerk) == [
        "Name: now “Oat drink”, you typed “Skimmed”.",
        "Unit: now “box”, it was “unit”.",
        "Barcodes: now 9, you typed 8410128000042, 123.",
    ]
    assert stored(backend, milk).name == "Oat drink"
    assert clerk.focus() == "productTakeTheirsButton"

    name, _ = choices(clerk, "productKeepMineButton")
    name.click()
    _, codes = choices(clerk, "productTakeTheirsButton")
    codes.click()
    clerk.commit()
    now = stored(backend, milk)
    assert (now.name, now.unit, now.barcodes) == ("Skimmed", "box", (Barcode(code="9"),))
    assert now.version == 3


def test_mine_comes_back_after_theirs_was_tried(
    clerk: Clerk, milk: str, other_station: Backend, background: Background
) -> None:
    catalogue(clerk)
    retype(clerk, "productMinimumEdit", "many")
    background.poll()
    other_station.execute(UpdateProduct(sku=milk, minimum=Decimal(3)))
    background.poll()
    [theirs], [mine] = (
        choices(clerk, name) for name in ("productTakeTheirsButton", "productKeepMineButton")
    )
    theirs.click()
    assert clerk.text("productMinimumEdit") == "3"
    mine.click()

    assert clerk.text("productMinimumEdit") == "many"


def test_who_edits_is_told_that_the_product_was_archived(
    clerk: Clerk, milk: str, other_station: Backend, background: Background
) -> None:
    catalogue(clerk)
    retype(clerk, "productNameEdit", "Skimmed")
    background.poll()
    other_station.execute(ArchiveProduct(sku=milk))
    background.poll()

    assert clerk.text("productRefusalLabel") == "Somebody else archived this product meanwhile."
    assert clerk.text("productFormMeta").endswith("Archived")
    assert clerk.text("productNameEdit") == "Skimmed"


def test_while_nothing_can_be_saved_what_is_typed_stays(
    clerk: Clerk, backend: Backend, background: Background, milk: str
) -> None:
    catalogue(clerk)
    retype(clerk, "productNameEdit", "Skimmed")
    background.not_saved.emit(StorageError(StorageFault.READ_ONLY, "firstout.db"))
    assert not clerk.find(QPushButton, "productSaveButton").isEnabled()
    clerk.commit()
    assert clerk.text("productNameEdit") == "Skimmed"
    assert stored(backend, milk).version == 1
    clerk.furnished.outage.probe()
    clerk.commit()

    assert stored(backend, milk).name == "Skimmed"


def test_an_own_save_is_not_told_as_somebody_elses(
    clerk: Clerk, background: Background, milk: str
) -> None:
    catalogue(clerk)
    retype(clerk, "productNameEdit", "Skimmed")
    clerk.commit()
    background.poll()

    assert not clerk.sees("productChangesStrip")
    assert clerk.text("productFormTitle") == "Skimmed"


def test_a_late_answer_about_another_product_overwrites_nothing(
    clerk: Clerk, background: Background, several: None
) -> None:
    view = catalogue(clerk)
    with unanswered(background):
        view.show_product("PAN")
        retype(clerk, "productNameEdit", "Skimmed")

    assert clerk.text("productNameEdit") == "Skimmed"
    assert clerk.sees("productDiscardStrip")


def test_a_scan_adds_its_code_to_the_product_that_is_open(
    clerk: Clerk, backend: Backend, milk: str
) -> None:
    view = catalogue(clerk)
    clerk.press(Key.Key_Return)
    assert view.take_scan(Scan(text="0118410128000049", gtin="18410128000049"))
    assert view.take_scan(Scan(text="house code"))
    clerk.commit()

    codes = [barcode.code for barcode in stored(backend, milk).barcodes]
    assert codes == ["8410128000042", "18410128000049", "house code"]


def test_a_scan_finds_its_product_while_nothing_is_edited(clerk: Clerk, several: None) -> None:
    view = catalogue(clerk)
    clerk.press(Key.Key_Down)
    view.take_scan(Scan(text="8410128000042", gtin="8410128000042"))

    assert clerk.text("productFormTitle") == "Whole milk 1 L"
    assert clerk.focus() == "productsTable"
    assert view.table.currentIndex().row() == 0
    clerk.press(Key.Key_End)
    view.take_scan(Scan(text="0108410128000042", gtin="08410128000042"))
    assert clerk.text("productFormTitle") == "Whole milk 1 L"


def test_an_unknown_code_offers_a_new_product_with_it(
    clerk: Clerk, backend: Backend, milk: str
) -> None:
    view = catalogue(clerk)
    view.take_scan(Scan(text="96385074", gtin="96385074"))
    assert clerk.text("productUnknownStripLabel") == "No product has the code 96385074."
    clerk.press(Key.Key_Return)
    assert clerk.focus() == "productSkuEdit"
    clerk.write("NEW")
    clerk.commit()

    assert stored(backend, "96385074").sku == "NEW"
    view.take_scan(Scan(text="000"))
    clerk.press(Key.Key_Escape)
    assert not clerk.sees("productUnknownStrip")
    assert clerk.focus() == "productsTable"


def test_barcodes_are_removed_and_get_another_pack_size(
    clerk: Clerk, backend: Backend, milk: str
) -> None:
    codes = (Barcode(code="1"), Barcode(code="2"), Barcode(code="3"))
    backend.execute(UpdateProduct(sku=milk, barcodes=codes))
    catalogue(clerk)
    table = clerk.find(QTableView, "productBarcodesTable")
    assert not clerk.find(QPushButton, "productBarcodeRemoveButton").isEnabled()
    clerk.go_to("productBarcodesTable")
    table.selectionModel().select(
        table.model().index(1, 0, QModelIndex()),
        QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
    )
    clerk.press(Key.Key_Delete)
    clerk.go_to("productBarcodeEdit")
    clerk.write("3")
    clerk.go_to("productPackSizeEdit")
    clerk.write("12")
    clerk.press(Key.Key_Return)
    assert clerk.rows("productBarcodesTable") == [["1", "1"], ["3", "12"]]
    clerk.commit()

    assert stored(backend, milk).barcodes == (
        Barcode(code="1"),
        Barcode(code="3", pack_size=Decimal(12)),
    )


def test_a_wrong_check_digit_is_doubted_and_allowed(
    clerk: Clerk, backend: Backend, milk: str
) -> None:
    catalogue(clerk)
    clerk.go_to("productBarcodeEdit")
    clerk.write("8410128000043")
    assert clerk.text("productBarcodeHint") == "The check digit does not fit."
    clerk.commit()

    assert stored(backend, "8410128000043").sku == milk


def test_user_text_is_shown_literally(clerk: Clerk, backend: Backend) -> None:
    backend.execute(AddProduct(sku="<i>L</i>", name=LONG.strip(), unit="<u>box</u>"))
    catalogue(clerk)
    title = clerk.find(QLabel, "productFormTitle")

    assert title.text() == LONG.strip()
    assert title.textFormat() is Qt.TextFormat.PlainText
    assert clerk.text("productNameEdit") == LONG.strip()
    assert not clerk.find(QPushButton, "productSaveButton").isEnabled()
    assert clerk.text("productFormMeta").startswith("<i>L</i> · 0 <u>box</u> usable")


def test_numbers_are_written_as_the_language_does_and_read_as_either(
    clerk: Clerk, backend: Backend, cheese: str
) -> None:
    backend.execute(UpdateProduct(sku=cheese, minimum=Decimal("2.5"), price=Decimal("1.25")))
    catalogue(clerk)
    assert clerk.text("productMinimumEdit") == "2.5"
    clerk.language.choose("es")
    QApplication.processEvents()
    assert (clerk.text("productMinimumEdit"), clerk.text("productPriceEdit")) == ("2,5", "1,25")
    assert not clerk.find(QPushButton, "productSaveButton").isEnabled()
    retype(clerk, "productMinimumEdit", "3.75")
    retype(clerk, "productPriceEdit", "0,5")
    clerk.language.choose("en")
    QApplication.processEvents()
    assert clerk.text("productMinimumEdit") == "3.75"
    clerk.commit()

    now = stored(backend, cheese)
    assert (now.minimum, now.price) == (Decimal("3.75"), Decimal("0.5"))


def test_ticks_are_changed_by_the_space_bar(clerk: Clerk, backend: Backend, milk: str) -> None:
    catalogue(clerk)
    clerk.go_to("productRequiresLotCodeCheck")
    clerk.press(Key.Key_Space)
    assert clerk.find(QCheckBox, "productRequiresLotCodeCheck").isChecked()
    clerk.commit()

    assert stored(backend, milk).requires_lot_code


def test_a_product_leads_to_its_lots_and_others_lead_to_a_product(
    clerk: Clerk, backend: Backend, several: None, receive: Receive
) -> None:
    receive("PAN", 5, lot_code="L-1")
    receive("MILK-1", 5, lot_code="L-2")
    clerk.furnished.background.refresh()
    view = catalogue(clerk)
    view.show_product("PAN")
    assert clerk.text("productFormTitle") == "Pan de molde"
    assert view.table.currentIndex().row() == 2
    pushed(clerk, "productLotsButton")

    assert clerk.view() == "lotsView"
    assert [row[1] for row in clerk.rows("lotsTable")] == ["L-1"]


def test_the_table_is_what_is_exported_and_f1_has_something_to_say(clerk: Clerk) -> None:
    view = clerk.furnished.products

    assert view.exported().objectName() == "productsTable"
    assert "Ctrl+N" in view.help()


def test_only_cells_with_signs_are_drawn_by_python(clerk: Clerk) -> None:
    lots, across = clerk.furnished.lots.table, Qt.Orientation.Horizontal
    drawn = [
        lots.model().headerData(column, across)
        for column in range(lots.model().columnCount())
        if isinstance(lots.itemDelegateForColumn(column), ChipDelegate)
    ]
    assert drawn == ["Status"]
