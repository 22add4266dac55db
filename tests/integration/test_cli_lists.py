"""The lists of the command line."""

import re

from tests.command_line import CommandLine


def test_lots_have_the_keys_that_programs_rely_on(cli: CommandLine) -> None:
    cli.stocked(50)
    [lot] = cli("lots").json
    expected = {"lot": 1, "sku": "QX039", "lot_code": "C2090", "expiry": "2090-12-01"}
    expected |= {"on_hand": "50", "received": "50", "status": "available", "supplier": None}
    assert expected.items() <= lot.items()
    assert lot["stock"] == [{"location": "MAIN", "quantity": "50"}]


def test_empty_lots_are_listed_too_and_the_oldest_first(cli: CommandLine) -> None:
    cli.stocked(5, 6)
    cli("dispatch", "--sku", "QX039", "--quantity", "5")
    assert [(lot["lot"], lot["on_hand"], lot["stock"]) for lot in cli("lots").json] == [
        (1, "0", []),
        (2, "6", [{"location": "MAIN", "quantity": "6"}]),
    ]


def test_lots_are_filtered(cli: CommandLine) -> None:
    cli.stocked(5, 6)
    cli.stocked(7, sku="TS894")
    cli("lot", "hold", "2", "--reason", "r")

    def found(*words: str) -> list[int]:
        return [lot["lot"] for lot in cli("lots", *words).json]

    assert found("--sku", "ts894") == [3]
    assert found("--status", "on_hold") == [2]
    assert found("--from", "2091-01-01") == [2]
    assert found("--to", "2090-12-31") == [1, 3]
    assert found("--within", "30") == []
    assert found("--limit", "1") == [1]
    assert found("--limit", "0") == []


def test_movements_have_the_keys_that_programs_rely_on(cli: CommandLine) -> None:
    cli.stocked(50)
    cli("dispatch", "--sku", "QX039", "--quantity", "50", "--reference", "ALB-118")
    [movement] = cli("movements", "--kind", "dispatch").json
    expected = {"kind": "dispatch", "sku": "QX039", "lot": 1, "location": "MAIN"}
    expected |= {"quantity": "-50", "operator": "ana", "reference": "ALB-118"}
    assert expected.items() <= movement.items()
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", movement["at"])
    assert cli("movements", "--to", "2020-01-01").json == []
    assert len(cli("movements", "--within", "1", "--lot", "1").json) == 2


def test_each_row_of_a_list_is_a_line(cli: CommandLine) -> None:
    cli.stocked(5, 6)
    assert len(cli("lots").out.splitlines()) == 2


def test_people_see_aligned_columns(cli: CommandLine) -> None:
    cli.stocked(5)
    heading, row = cli.plain("lots").out.splitlines()
    assert heading.split()[:3] == ["lot", "sku", "lot"]
    assert row.index("QX039") == heading.index("sku")


def test_people_are_told_when_nothing_matches(cli: CommandLine) -> None:
    listed = cli.plain("lots")
    assert (listed.code, listed.out, listed.err) == (0, "", "Nothing matches.\n")
    assert cli("lots").out == "[]\n"


def test_what_others_typed_cannot_command_the_terminal(cli: CommandLine) -> None:
    cli.stocked(5)
    cli("lot", "hold", "1", "--reason", "a\x1b[2Jb\nc")
    assert "a\\x1b[2Jb\nc" in cli.plain("lot", "show", "1").out


def test_products_and_locations_are_listed(cli: CommandLine) -> None:
    cli.stocked(5)
    cli("lot", "hold", "1", "--reason", "r")
    cli("location", "add", "--code", "COLD", "--name", "Cold room")
    [product] = cli("product", "list").json
    assert (product["usable"], product["on_hand"], product["price"]) == ("0", "5", "0.25")
    assert [row["location"] for row in cli("location", "list").json] == ["COLD", "MAIN"]
    assert "Cold room" in cli.plain("location", "list").out


def test_a_product_is_found_by_its_barcode(cli: CommandLine) -> None:
    cli.stocked(5)
    cli("product", "add", "--sku", "BOX", "--barcode", "841-A*12")
    assert [row["sku"] for row in cli("product", "list", "--barcode", " 841-a ").json] == ["BOX"]
    refused = cli("product", "list", "--barcode", "842")
    assert (refused.code, refused.error) == (3, {"error": "unknown_barcode", "barcode": "842"})
