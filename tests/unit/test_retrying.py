"""What is tried again, and what is known of it afterwards."""

from collections.abc import Callable

import psycopg
import pytest

from app.services.errors import StorageError, StorageFault
from app.services.retrying import TRIES, retried

LOST = (StorageFault.UNREACHABLE, psycopg.OperationalError("the connection is lost"))
LOCKED = (StorageFault.LOCKED, psycopg.errors.LockNotAvailable("lock timeout"))
READ_ONLY = (StorageFault.READ_ONLY, psycopg.errors.ReadOnlySqlTransaction("read-only"))

Failure = tuple[StorageFault, psycopg.Error]


def attempts(*failures: Failure) -> tuple[Callable[[], str], list[Failure]]:
    """Fails in these ways, one after the other, then works; what is left of them."""
    left = list(failures)

    def attempt() -> str:
        if not left:
            return "done"
        fault, cause = left.pop(0)
        raise StorageError(fault, "server") from cause

    return attempt, left


def test_a_lost_answer_is_asked_for_once_more() -> None:
    attempt, _ = attempts(LOST, LOCKED)
    assert retried(psycopg.Error, attempt, once=True) == "done"


@pytest.mark.parametrize("after", [[LOCKED] * (TRIES - 1), [READ_ONLY], [LOST]])
def test_whatever_comes_after_a_lost_answer_it_may_have_been_booked(after: list[Failure]) -> None:
    attempt, left = attempts(LOST, *after)
    with pytest.raises(StorageError) as raised:
        retried(psycopg.Error, attempt, once=True)
    assert raised.value.may_be_booked
    assert not left


@pytest.mark.parametrize("only", [[LOCKED] * TRIES, [READ_ONLY]])
def test_without_a_lost_answer_nothing_was_booked(only: list[Failure]) -> None:
    attempt, left = attempts(*only)
    with pytest.raises(StorageError) as raised:
        retried(psycopg.Error, attempt, once=True)
    assert not raised.value.may_be_booked
    assert not left


def test_what_may_happen_twice_is_not_sent_again_after_a_lost_answer() -> None:
    attempt, left = attempts(LOST, LOCKED)
    with pytest.raises(StorageError):
        retried(psycopg.Error, attempt)
    assert left == [LOCKED]
