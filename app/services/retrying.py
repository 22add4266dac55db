"""Transactions tried again: those that others pushed aside, those whose answer was lost."""

import random
import time
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.exc import DBAPIError

from app.services.errors import StorageError, connection_lost, may_succeed_again

R = TypeVar("R")

TRIES = 6
"""How often a transaction that another one pushed aside is tried."""


def retried(driver_error: type[Exception], attempt: Callable[[], R], *, once: bool = False) -> R:
    """Try again what another transaction pushed aside; what happens `once`, lost answers too.

    Whether a commit whose answer is lost took place is not known; what claims an id first
    may be sent again all the same.
    """
    unsure, tried = False, 0
    while True:
        tried += 1
        try:
            return attempt()
        except (StorageError, DBAPIError, driver_error) as error:
            cause = error.__cause__ or error
            lost = connection_lost(cause)
            again = may_succeed_again(cause) or (lost and once and not unsure)
            if tried == TRIES or not again:
                if isinstance(error, StorageError):
                    error.unsure = unsure
                raise
            unsure = unsure or lost
            time.sleep(random.uniform(0, 0.02 * 2**tried))  # noqa: S311
