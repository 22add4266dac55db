"""An axis from zero on, in round steps."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from typing import Final

_ROUND: Final = tuple(map(Decimal, ("1", "2", "2.5", "5", "10")))


def round_step(least: Decimal, *, whole: bool = False) -> Decimal:
    """The smallest of 1, 2, 2.5 and 5 x 10^n that is not below `least`, which is above 0.

    `whole`: of those that are whole numbers.
    """
    power = Decimal(1).scaleb(least.adjusted())
    steps = (each * power * by for by in (1, 10) for each in _ROUND)
    fitting = (step for step in steps if step >= least)
    if not whole:
        return next(fitting)
    return round_step(Decimal(1)) if least <= 1 else next(s for s in fitting if s == int(s))


@dataclass(frozen=True, slots=True)
class Scale:
    """From 0 to `top`, a multiple of `step`."""

    step: Decimal
    top: Decimal

    def ticks(self) -> list[Decimal]:
        """Every step from 0 to the top."""
        return [self.step * number for number in range(int(self.top / self.step) + 1)]

    def part(self, value: Decimal) -> float:
        """How far up a value is: 0 at zero, 1 at the top."""
        return float(value / self.top)


def scale_for(values: Iterable[Decimal], most: int, *, whole: bool = False) -> Scale:
    """The finest scale of `most` steps at most that reaches the largest of the values."""
    largest = max(values, default=Decimal(0))
    if largest <= 0:
        return Scale(Decimal(1), Decimal(1))
    step = round_step(largest / most, whole=whole)
    return Scale(step, step * (largest / step).to_integral_value(ROUND_CEILING))
