"""The order in which people walk past locations."""

import re

from app.domain.text import key

_STEP = re.compile(r"([^0-9]*)([0-9]*)")


def walking_order(location: str) -> tuple[tuple[tuple[str, int], ...], str]:
    """A key that sorts codes as their numbers count: A-2 before A-10, whatever the case.

    Codes that count alike, such as A-2 and A-02, stand by their letters.
    """
    folded = key(location)
    steps = tuple(
        (letters, int(digits) if digits else -1)
        for letters, digits in _STEP.findall(folded)
        if letters or digits
    )
    return steps, folded
