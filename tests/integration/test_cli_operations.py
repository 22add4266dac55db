"""The subcommands that book, as a program uses them: JSON keys, error codes, exit codes."""

from pathlib import Path
from uuid import UUID

import pytest

from tests.command_line import CommandLine, break_alerts

ID = "0193a5b2-7c1d-7e3f-8a4b-5c6d7e8f9a0b"


def test_a_receipt_answers_with_its_lot(cli: CommandLine) -> None:
    cli("product", "add", "--sku", "QX039")
    answer = cli(
        *("receive", "--sku", "qx039", "--quantity", "50.0", "--lot-code", "0898984"),
        *("--expiry", "2099-12-01", "--supplier", "Acme", "--unit-cost", "0.2", "--note", "n"),
    ).json
    assert UUID(answer["operation"]).version == 7
    expected = {"lot": 1, "sku": "QX039", "quantity": "50", "expiry": "2099-12-01"}
    assert expected.items() <= answer.items()
    assert expected.items() <= answer["lines"][0].items()
    assert answer["lines"][0]["lot_code"] == "0898984"


def test_a_dispatch_takes_what_expires_first(cli: CommandLine) -> None:
    cli.stocked(50, 50)
    answer = cli("dispatch", "--sku", "QX039", "--quantity", "70", "--customer", "C").json
    assert [(pick["lot"], pick["quantity"]) for pick in answer["picks"]] == [(1, "50"), (2, "20")]
    assert set(answer["picks"][0]) == {"lot", "lot_code", "location", "expiry", "quantity"}
    assert (answer["shortfall"], answer["rejected"]) == ("0", [])


def test_a_preview_books_nothing_and_is_no_failure_when_short(cli: CommandLine) -> None:
    cli.stocked(50)
    cli("lot", "hold", "1", "--reason", "torn")
    answer = cli("dispatch", "--sku", "QX039", "--quantity", "70", "--preview").json
    assert (answer["operation"], answer["picks"], answer["shortfall"]) == (None, [], "70")
    [left_out] = answer["rejected"]
    assert {"lot": 1, "reason": "on_hold", "quantity": "50"}.items() <= left_out.items()
    assert [row["kind"] for row in cli("movements").json] == ["receipt"]


def test_too_little_is_refused_with_the_facts(cli: CommandLine) -> None:
    cli.stocked(30)
    refused = cli("dispatch", "--sku", "QX039", "--quantity", "31")
    assert refused.code == 3
    expected = {"error": "insufficient_stock", "asked": "31", "usable": "30", "held": "0"}
    assert expected.items() <= refused.error.items()
    assert refused.out == ""


def test_without_json_a_refusal_is_a_sentence(cli: CommandLine) -> None:
    cli.stocked(30)
    refused = cli.plain("dispatch", "--sku", "QX039", "--quantity", "31")
    assert (refused.code, refused.err) == (3, "Only 30 of 31 QX039 usable.\n")


def test_the_same_operation_id_books_once_and_answers_twice(cli: CommandLine) -> None:
    cli.stocked(50)
    words = ("dispatch", "--sku", "QX039", "--quantity", "5", "--operation-id", ID)
    first, second = cli(*words).json, cli(*words).json
    assert first == second
    assert cli("lots").json[0]["on_hand"] == "45"
    other = cli("dispatch", "--sku", "QX039", "--quantity", "6", "--operation-id", ID)
    assert (other.code, other.error["error"]) == (3, "operation_id_reused")


def test_a_chosen_lot_needs_a_reason_where_another_expires_earlier(cli: CommandLine) -> None:
    cli.stocked(50, 50)
    words = ("dispatch", "--sku", "QX039", "--quantity", "5", "--lot", "2")
    refused = cli(*words)
    assert (refused.code, refused.error["error"]) == (3, "reason_required")
    assert (refused.error["lot"], refused.error["earlier_lot"]) == (2, 1)
    assert cli(*words, "--reason", "asked for").json["picks"][0]["lot"] == 2


def test_every_way_of_moving_stock_answers_with_its_lines(cli: CommandLine) -> None:
    cli.stocked(50)
    cli("location", "add", "--location", "COLD")
    acts = {
        ("adjust", "--lot", "1", "--by", "-2", "--reason", "r"): ["-2"],
        ("adjust", "--lot", "1", "--counted", "49", "--reason", "r"): ["1"],
        ("dispose", "--lot", "#1", "--quantity", "4", "--reason", "r"): ["-4"],
        ("return", "--to-supplier", "--lot", "1", "--quantity", "5", "--reason", "r"): ["-5"],
        ("return", "--from-customer", "--lot", "1", "--quantity", "2", "--reason", "r"): ["2"],
        ("transfer", "--lot", "1", "--quantity", "10", "--to", "cold"): ["-10", "10"],
    }
    for words, quantities in acts.items():
        answer = cli(*words).json
        assert set(answer) == {"operation", "lines"}
        assert [line["quantity"] for line in answer["lines"]] == quantities
        assert set(answer["lines"][0]) == {"lot", "location", "quantity"}
    assert cli("lots").json[0]["stock"] == [
        {"location": "COLD", "quantity": "10"},
        {"location": "MAIN", "quantity": "30"},
    ]


def test_an_operation_is_reversed_once(cli: CommandLine) -> None:
    cli.stocked(50)
    operation = cli("dispatch", "--sku", "QX039", "--quantity", "5").json["operation"]
    assert cli("reverse", operation).error["error"] == "reason_required"
    answer = cli("reverse", operation, "--reason", "wrong order").json
    assert answer["lines"] == [{"lot": 1, "location": "MAIN", "quantity": "5"}]
    again = cli("reverse", operation, "--reason", "wrong order")
    assert (again.code, again.error["error"]) == (3, "already_reversed")


def test_a_lots_story_has_its_movements_and_changes(cli: CommandLine) -> None:
    cli.stocked(50)
    for words in (
        ("lot", "hold", "1", "--reason", "torn"),
        ("lot", "release", "1", "--reason", "fine"),
        ("lot", "correct", "1", "--expiry", "2091-01-31", "--lot-code", "C-1", "--reason", "typo"),
        ("lot", "recall", "1", "--reason", "maker"),
    ):
        assert cli(*words).json["lines"] == []
    story = cli("lot", "show", "1").json
    assert (story["status"], story["expiry"], story["lot_code"]) == (
        "recalled",
        "2091-01-31",
        "C-1",
    )
    assert [row["quantity"] for row in story["movements"]] == ["50"]
    assert [row["field"] for row in story["changes"]] == [
        "status",
        "status",
        "expiry",
        "lot_code",
        "status",
    ]
    told = cli.plain("lot", "show", "1").out
    assert "expiry from 2090-12-01 to 2091-01-31 by ana: typo" in told


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("receive", "--sku", "NOPE", "--quantity", "1"), "unknown_product"),
        (("receive", "--sku", "QX039", "--quantity", "many"), "quantity_invalid"),
        (("receive", "--sku", "QX039", "--quantity", "-5"), "quantity_invalid"),
        (("receive", "--sku", "QX039", "--quantity", "0"), "quantity_invalid"),
        (("receive", "--sku", "QX039", "--quantity", "9" * 40), "quantity_invalid"),
        (("receive", "--sku", "QX039", "--quantity", "1.5"), "too_many_decimals"),
        (("receive", "--sku", "QX039", "--quantity", "1", "--location", "X"), "unknown_location"),
        (("receive", "--sku", "QX039", "--quantity", "1", "--expiry", "2020-01-01"), "lot_expired"),
        (("lot", "show", "99"), "unknown_lot"),
        (("lot", "hold", "99", "--reason", "r"), "unknown_lot"),
        (("lot", "release", "1", "--reason", "r"), "lot_status"),
        (("reverse", ID, "--reason", "r"), "unknown_operation"),
        (("product", "add", "--sku", "qx039"), "duplicate_sku"),
        (("product", "archive", "--sku", "QX039"), "product_in_use"),
        (("location", "add", "--location", "main"), "duplicate_location"),
        (("location", "archive", "--location", "MAIN"), "not_allowed"),
        (("alert", "ack", "low_stock", "--sku", "QX039"), "not_allowed"),
    ],
)
def test_a_refusal_has_its_code_and_changes_nothing(
    sqlite_cli: CommandLine, words: tuple[str, ...], error: str
) -> None:
    sqlite_cli.stocked(50)
    before = sqlite_cli("lots").json, sqlite_cli("movements").json
    refused = sqlite_cli(*words)
    assert (refused.code, refused.error["error"]) == (3, error)
    assert (sqlite_cli("lots").json, sqlite_cli("movements").json) == before


@pytest.mark.parametrize(
    ("words", "option"),
    [
        (("receive", "--sku", "QX039"), "quantity"),
        (("receive", "--sku", "a\tb", "--quantity", "1"), "sku"),
        (("receive", "--sku", "x" * 101, "--quantity", "1"), "sku"),
        (("receive", "--sku", "\udcff", "--quantity", "1"), "sku"),
        (("receive", "--sku", "QX039", "--quantity", "1", "--expiry", "01/02/2030"), "expiry"),
        (("receive", "--sku", "QX039", "--quantity", "1", "--expiry", "20304000"), "expiry"),
        (("dispatch", "--sku", "QX039", "--quantity", "1", "--lot", "x"), "lot"),
        (("dispatch", "--sku", "QX039", "--quantity", "1", "--operation-id", "1"), "operation_id"),
        (("product", "update", "--sku", "QX039", "--decimals", "4"), "decimals"),
        (("product", "update", "--sku", "QX039", "--shelf-life", "99999"), "shelf_life"),
        (("site", "set", "--timezone", "Mars/Base"), "timezone"),
        (("lots", "--within", "99999999999"), "within"),
        (("movements", "--to", "9999-12-31"), "to"),
        (("return", "--lot", "1", "--quantity", "1", "--reason", "r"), "to_supplier"),
    ],
)
def test_wrong_usage_names_the_option(
    sqlite_cli: CommandLine, words: tuple[str, ...], option: str
) -> None:
    sqlite_cli.stocked(50)
    wrong = sqlite_cli(*words)
    assert (wrong.code, wrong.error["error"], wrong.error["option"]) == (2, "usage", option)


def test_a_product_is_told_and_its_settings_cleared(cli: CommandLine) -> None:
    added = cli(
        *("product", "add", "--sku", "M", "--name", "Milk", "--unit", "l", "--decimals", "3"),
        *("--minimum", "0.5", "--price", "1.2500", "--shelf-life", "9", "--warn-days", "0"),
        *("--min-remaining-days", "2", "--requires", "expiry,lot"),
        *("--barcode", "4006381333931", "--barcode", "123*12"),
    ).json
    expected = {"sku": "M", "name": "Milk", "minimum": "0.5", "price": "1.25", "decimals": 3}
    expected |= {"usable": "0", "on_hand": "0", "archived": False, "shelf_life_days": 9}
    expected |= {"warn_days": 0, "requires_expiry": True, "requires_lot_code": True}
    assert expected.items() <= added.items()
    assert [code["pack_size"] for code in added["barcodes"]] == ["1", "12"]
    cleared = ("--price", "none", "--warn-days", "none", "--requires", "none", "--barcode", "none")
    updated = cli("product", "update", "--sku", "m", *cleared).json
    assert (updated["price"], updated["warn_days"], updated["barcodes"]) == (None, None, [])
    assert (updated["requires_expiry"], updated["shelf_life_days"]) == (False, 9)
    assert cli("product", "archive", "--sku", "M").json["archived"] is True
    assert cli("product", "restore", "--sku", "M").json["archived"] is False
    assert cli("product", "list", "--sku", "m").json[0]["sku"] == "M"


def test_alerts_are_answered(cli: CommandLine) -> None:
    cli.stocked(3)
    [alert] = cli("alerts").json
    expected = {"kind": "low_stock", "sku": "QX039", "lot": None, "quantity": "3", "minimum": "10"}
    assert (expected | {"expiry": None, "state": "open", "until": None}).items() <= alert.items()
    acknowledged = cli("alert", "ack", "low_stock", "--sku", "QX039").json
    assert acknowledged["state"] == "acknowledged"
    until = ("--until", "2099-01-01")
    snoozed = cli("alert", "snooze", "low_stock", "--sku", "QX039", *until).json
    assert (snoozed["state"], snoozed["until"]) == ("snoozed", "2099-01-01")
    assert cli("alerts", "--status", "open").json == []


def test_the_site_is_changed_and_shown(cli: CommandLine) -> None:
    changed = cli("site", "set", "--name", "North", "--warn-days", "7").json
    assert cli("site", "show").json == changed
    assert (changed["name"], changed["warn_days"]) == ("North", 7)
    assert "warn days" in cli.plain("site", "show").out
    assert cli("site", "set").code == 2


def test_a_bug_is_one_line_and_its_trace_is_in_the_log(sqlite_cli: CommandLine, home: Path) -> None:
    sqlite_cli.stocked(50)
    break_alerts(sqlite_cli.database)
    ended = sqlite_cli.plain("alerts")
    assert ended.code == 1
    assert ended.err.count("\n") == 1
    assert sqlite_cli("alerts").error["error"] == "internal_error"
    assert "Traceback" in next(home.rglob("firstout.log")).read_text(encoding="utf-8")
