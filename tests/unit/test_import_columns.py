"""Headers recognised: ours, OpenBoxes', and what the user maps."""

import csv
from pathlib import Path

import pytest

from app.domain.errors import ImportRejected, RowError
from app.services.imports import locations, products, stock
from app.services.imports.columns import Columns, Field, recognise

DATA = Path(__file__).parent.parent / "data" / "openboxes"


def header(name: str) -> list[str]:
    with (DATA / name).open(encoding="utf-8", newline="") as stream:
        return next(csv.reader(stream))


def titles(columns: Columns) -> dict[str, str]:
    return {column.field.name: column.title for column in columns.known}


def refusal(
    names: list[str], fields: tuple[Field, ...], *mapping: tuple[str, str]
) -> tuple[RowError, ...]:
    with pytest.raises(ImportRejected) as refused:
        recognise(names, 1, fields, mapping)
    return refused.value.errors


def test_the_product_file_of_openboxes_is_known() -> None:
    found = recognise(header("products.csv"), 1, products.FIELDS)
    assert titles(found) == {
        "sku": "ProductCode",
        "name": "Name",
        "price": "UnitCost",
        "unit": "UnitOfMeasure",
        "requires": "LotAndExpiryControl",
        "barcode": "UPC",
        "active": "Active",
    }
    assert "ColdChain" in found.ignored


def test_the_minimums_of_openboxes_are_known() -> None:
    found = titles(recognise(header("inventoryLevels.csv"), 1, products.FIELDS))
    assert found == {
        "sku": "Product code",
        "name": "Product",
        "minimum": "Min quantity",
        "price": "Price per unit",
        "unit": "Unit of measure",
    }


def test_the_stock_file_of_openboxes_is_known_by_what_was_counted() -> None:
    found = recognise(header("mainWarehouseInventory.csv"), 1, stock.FIELDS)
    assert titles(found) == {
        "sku": "Product code",
        "quantity": "Physical QOH",
        "lot_code": "Lot number",
        "expiry": "Expiration date",
        "location": "Bin location",
        "note": "Comment",
    }
    assert found.ignored == ("Product name", "OB QOH")


def test_a_bin_of_openboxes_is_called_by_its_name() -> None:
    found = titles(recognise(header("binLocations.csv"), 1, locations.FIELDS))
    assert found == {"code": "name", "name": "locationNumber", "active": "active"}


def test_code_and_name_are_what_they_say() -> None:
    assert titles(recognise(["name", "code"], 1, locations.FIELDS)) == {
        "code": "code",
        "name": "name",
    }


def test_every_option_of_the_command_line_is_a_column() -> None:
    of_products = "sku,name,minimum,price,unit,decimals,shelf_life,warn_days,min_remaining_days"
    names = [*of_products.split(","), "requires", "barcode"]
    assert recognise(names, 1, products.FIELDS).ignored == ()
    of_stock = "quantity,lot_code,expiry,location,supplier,unit_cost,reference,sku"
    assert recognise(of_stock.split(","), 1, stock.FIELDS).ignored == ()


def test_spanish_headers_are_known() -> None:
    found = recognise(["Código", "Nombre", "Stock_minimo", "Precio"], 1, products.FIELDS)
    assert set(titles(found)) == {"sku", "name", "minimum", "price"}


def test_the_mapping_wins() -> None:
    names = ["Product code", "EAN", "Article", "Name"]
    mapping = (("article", "sku"), ("Product code", "name"))
    found = recognise(names, 1, products.FIELDS, mapping)
    assert titles(found) == {"sku": "Article", "name": "Product code", "barcode": "EAN"}
    assert found.ignored == ("Name",)


def test_a_mapping_of_an_unknown_field_lists_the_fields() -> None:
    [error] = refusal(["sku"], products.FIELDS, ("sku", "colour"))
    assert (error.column, error.value) == ("sku", "colour")
    assert error.reason.startswith("unknown_field: sku, name, minimum")


def test_a_mapping_of_an_unknown_column_lists_the_columns() -> None:
    [error] = refusal(["sku", "", "x"], products.FIELDS, ("y", "name"))
    assert error.reason == "unknown_column: sku, #2, x"


def test_a_field_mapped_twice_is_refused() -> None:
    [error] = refusal(["a", "b"], products.FIELDS, ("a", "sku"), ("b", "sku"))
    assert (error.column, error.reason) == ("b", "mapped_twice")


def test_a_column_that_is_needed_is_asked_for() -> None:
    errors = refusal(["Colour", "Size"], stock.FIELDS)
    assert errors[0].reason == "missing_column: Colour, Size"


def test_two_columns_of_one_name_are_refused() -> None:
    [error] = refusal(["sku", "Name", "name"], products.FIELDS)
    assert (error.column, error.reason) == ("Name", "duplicate_column")
