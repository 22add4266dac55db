"""One process at a time, of all on this computer: a lock that ends with its process."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.db.place import make_private


@contextmanager
def alone(lock: Path) -> Iterator[bool]:
    """Tell whether nobody else holds the lock, and hold it until the block ends.

    The file is made where it is missing and stays, empty: to delete it would let a second one
    in. Raises `OSError` where it cannot be written.
    """
    if not lock.exists():  # one that another user made stays as it is
        make_private(lock)
    descriptor = os.open(lock, os.O_RDWR)
    try:
        yield _taken(descriptor)
    finally:
        os.close(descriptor)  # gives the lock back


if sys.platform == "win32":
    import msvcrt

    def _taken(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

else:
    import fcntl

    def _taken(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
