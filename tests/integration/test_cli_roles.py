"""Roles on the command line: made, given, and told of where one is missing."""

import pytest
from sqlalchemy import make_url

from app.domain.rights import Role
from tests.command_line import CommandLine
from tests.staff import PASSWORD, Staff


@pytest.fixture
def server_cli(
    postgresql_database: str, home: object, capsys: pytest.CaptureFixture[str]
) -> CommandLine:
    """The administrator's command line."""
    assert home
    return CommandLine(capsys, postgresql_database)


def of(cli: CommandLine, staff: Staff, name: str) -> CommandLine:
    """The same of one of the staff."""
    return CommandLine(cli.capsys, staff.url(name))


def test_roles_are_made_with_the_database_or_later(server_cli: CommandLine) -> None:
    name = make_url(server_cli.database).database
    assert server_cli("db", "init", "--roles").json["roles"] == name
    again = server_cli.plain("db", "init", "--roles")
    assert again.code == 0
    assert f"Its roles are {name}_owner and the like." in again.out
    assert "roles" not in server_cli("db", "init").json
    assert server_cli("db", "check").json["ok"]


def test_a_role_is_given_and_taken_away(server_cli: CommandLine) -> None:
    server_cli("db", "init", "--roles")
    login = f"ana-{make_url(server_cli.database).database}"
    given = server_cli("db", "grant", login, "--role", "clerk").json
    assert given == {"login": login, "role": "clerk", "made": True}
    assert not server_cli("db", "grant", login, "--role", "supervisor").json["made"]
    taken = server_cli.plain("db", "grant", login, "--role", "none")
    assert taken.out == f"{login} has no role any more.\n"


def test_a_new_login_is_told_to_have_no_password(server_cli: CommandLine) -> None:
    server_cli("db", "init", "--roles")
    login = f"new-{make_url(server_cli.database).database}"
    told = server_cli.plain("db", "grant", login, "--role", "station").out
    assert f"{login} is a station now" in told
    assert f"\\password {login}" in told


@pytest.mark.parametrize("words", [("--role", "owner"), ("--role", "")])
def test_only_roles_that_there_are_are_given(
    server_cli: CommandLine, words: tuple[str, ...]
) -> None:
    assert server_cli("db", "grant", "ana", *words).code == 2


def test_a_file_takes_no_roles(sqlite_cli: CommandLine) -> None:
    for words in (("init", "--roles"), ("grant", "ana", "--role", "clerk")):
        refused = sqlite_cli("db", *words)
        assert (refused.code, refused.error["why"]) == (3, "no_server")


def test_what_a_login_may_not_do_is_refused_by_a_rule(server_cli: CommandLine) -> None:
    staff = Staff.of(server_cli.database)
    server_cli("product", "add", "--sku", "A", "--minimum", "3")
    reader, clerk = of(server_cli, staff, "rita"), of(server_cli, staff, "carl")
    refused = reader("receive", "--sku", "A", "--quantity", "1")
    assert refused.code == 3
    assert refused.error["error"] == "not_allowed"
    assert (refused.error["why"], refused.error["subject"]) == ("needs_clerk", staff.login("rita"))
    assert clerk("receive", "--sku", "A", "--quantity", "1", "--expiry", "none").code == 0
    assert clerk("product", "add", "--sku", "B").error["why"] == "needs_supervisor"
    assert clerk("db", "grant", "x", "--role", "clerk").error["why"] == "needs_administrator"
    told = clerk.plain("site", "set", "--name", "Mine")
    assert (
        told.err
        == f"The login {staff.login('carl')} may not do that: it takes a supervisor's role.\n"
    )


def test_the_operator_is_who_logged_in_whatever_is_said(server_cli: CommandLine) -> None:
    staff = Staff.of(server_cli.database)
    server_cli.stocked(5)
    clerk, station = of(server_cli, staff, "carl"), of(server_cli, staff, "dock")
    assert clerk("dispatch", "--sku", "QX039", "--quantity", "1").code == 0
    assert station("dispatch", "--sku", "QX039", "--quantity", "1").code == 0
    by = [row["operator"] for row in server_cli("movements").json]
    assert by == ["ana", staff.login("carl"), "ana"]


def test_a_reader_is_told_of_which_day_the_alerts_are(server_cli: CommandLine) -> None:
    staff = Staff.of(server_cli.database)
    reader = of(server_cli, staff, "rita")
    with staff.administrator() as connection:
        connection.execute("UPDATE site SET alert_date = '2025-06-01'")
    told = reader.plain("alerts")
    assert (told.code, told.err.splitlines()[0]) == (0, "Alerts as of 2025-06-01.")
    assert of(server_cli, staff, "carl").plain("alerts").err == "Nothing matches.\n"
    assert reader.plain("alerts").err == "Nothing matches.\n"


def test_no_password_is_ever_told(server_cli: CommandLine) -> None:
    staff = Staff.of(server_cli.database)
    for words in (("db", "info"), ("db", "grant", "x", "--role", "clerk"), ("product", "list")):
        told = of(server_cli, staff, "rita").plain(*words)
        assert PASSWORD not in told.out + told.err


def test_every_role_can_be_given(server_cli: CommandLine) -> None:
    server_cli("db", "init", "--roles")
    login = f"all-{make_url(server_cli.database).database}"
    for role in Role:
        assert server_cli("db", "grant", login, "--role", role).json["role"] == role
