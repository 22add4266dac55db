"""Which role may do what, and what is missing where one may not."""

import pytest

from app.domain.rights import Login, Role

UPWARDS = [Role.NONE, Role.READER, Role.CLERK, Role.SUPERVISOR, Role.MIGRATOR]


@pytest.mark.parametrize("role", UPWARDS)
def test_each_role_may_do_what_those_before_it_may(role: Role) -> None:
    rank = UPWARDS.index(role)
    assert [each for each in UPWARDS if Login("ana", role).may(each)] == UPWARDS[: rank + 1]


def test_a_station_may_do_what_a_clerk_may() -> None:
    station = Login("dock", Role.STATION)
    assert station.may(Role.CLERK)
    assert not station.may(Role.SUPERVISOR)


def test_without_roles_everybody_may_do_everything() -> None:
    assert all(Login().may(role) for role in Role)


@pytest.mark.parametrize(
    ("role", "own"),
    [
        (Role.READER, True),
        (Role.CLERK, True),
        (Role.SUPERVISOR, True),
        (Role.STATION, False),
        (Role.MIGRATOR, False),
    ],
)
def test_people_sign_with_their_login_stations_and_migrators_do_not(
    role: Role, *, own: bool
) -> None:
    assert Login("ana", role).is_operator is own


@pytest.mark.parametrize(
    ("role", "missing"),
    [
        (Role.NONE, "needs_reader"),
        (Role.READER, "needs_clerk"),
        (Role.CLERK, "needs_supervisor"),
        (Role.STATION, "needs_supervisor"),
        (Role.SUPERVISOR, "needs_migrator"),
        (Role.MIGRATOR, "needs_administrator"),
    ],
)
def test_what_the_server_does_not_name_is_the_next_right_up(role: Role, missing: str) -> None:
    assert Login("ana", role).missing == missing
