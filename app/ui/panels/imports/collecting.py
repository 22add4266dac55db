"""Python's search for garbage kept away from the rows of a file.

It looks through every object there is, and holds up all threads meanwhile: with 100,000 rows a
quarter of a second, again and again. The rows are no garbage, and refer to nothing in a circle:
when the last reference goes, so do they, looked through or not.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Make many objects that are kept: none are looked through, now or later."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
