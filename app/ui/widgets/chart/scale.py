"""An axis from zero on, in round steps."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from itertools import accumulate


def round_step(least: Decimal, *, whole: bool = False) -> Decimal:
    """The smallest of 1, 2 and 5 x 10^n, a whole one if need be, not below `least` above 0."""
    least = max(least, Decimal(1)) if whole else least
    power = Decimal(1).scaleb(least.adjusted())
    return next(step for each in (1, 2, 5, 10) if (step := each * power) >= least)


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

    def ends(self, values: Iterable[Decimal]) -> list[float]:
        """How far up values standing on each other begin and end: one end more than values."""
        return [self.part(end) for end in accumulate(values, initial=Decimal(0))]


def scale_for(values: Iterable[Decimal], *, whole: bool = False) -> Scale:
    """The finest scale of three to five steps up to the largest of the values, none below 0."""
    largest = max(values, default=Decimal(0)) or Decimal(1)
    step = round_step(largest / 5, whole=whole)
    return Scale(step, step * (largest / step).to_integral_value(ROUND_CEILING))
