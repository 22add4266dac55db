"""A clock that stands still until a test moves it."""

from datetime import UTC, date, datetime, time, timedelta


class FakeClock:
    """Gives the same aware moment, in UTC, until it is told another."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **span: float) -> None:
        """Let time pass: `seconds=1`, `days=3`, `days=-1`."""
        self.now += timedelta(**span)

    def go_to(self, day: date) -> None:
        """Make it nine in the morning of that day."""
        self.now = datetime.combine(day, time(9), tzinfo=UTC)
