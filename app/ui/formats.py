"""How dates, numbers and moments are written in the language of the window."""

from datetime import date, datetime, tzinfo
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QLocale

GROUP = "\N{NARROW NO-BREAK SPACE}"
"""Between thousands: neither "." nor ",", because both are decimal marks when typed."""

_CONTROLS = (
    "NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI "
    "DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US"
)


def day(value: date | None) -> str:
    """A date with its year in full; nothing for no date."""
    if value is None:
        return ""
    return value.strftime(QCoreApplication.translate("Format", "%Y-%m-%d"))


def month(value: date) -> str:
    """A month with its year, by its short name."""
    name = QLocale().standaloneMonthName(value.month, QLocale.FormatType.ShortFormat)
    return f"{name} {value:%Y}"


def short_day(value: date) -> str:
    """A day without its year, where that stands elsewhere."""
    return value.strftime(QCoreApplication.translate("Format", "%m-%d"))


def moment_at(value: datetime, zone: tzinfo) -> str:
    """A moment as the clock at the site showed it."""
    local = value.astimezone(zone)
    return f"{day(local.date())} {local:%H:%M}"


def weekday(value: date) -> str:
    """The short name of the day of the week."""
    return QLocale().dayName(value.isoweekday(), QLocale.FormatType.ShortFormat)


def quantity(value: Decimal | None) -> str:
    """The shortest form with the language's decimal mark; nothing for none."""
    if value is None:
        return ""
    sign, whole, mark, rest = _parts(value)
    if len(whole) > 4:
        whole = f"{int(whole):,}".replace(",", GROUP)
    return f"{sign}{whole}{mark}{rest}"


def signed(value: Decimal) -> str:
    """A difference with its sign, plus or minus."""
    return f"+{quantity(value)}" if value > 0 else quantity(value)


def money(value: Decimal | None) -> str:
    """An amount with two decimals, more where it has more."""
    return "" if value is None else padded(value, 2)


def padded(value: Decimal, decimals: int) -> str:
    """A number with so many decimals at least."""
    whole, _, rest = quantity(value).partition(mark := QLocale().decimalPoint())
    rest = rest.ljust(decimals, "0")
    return f"{whole}{mark}{rest}" if rest else whole


def rounded_money(value: Decimal) -> str:
    """An amount to two decimals, where it is only looked at."""
    return money(value.quantize(Decimal("0.01")))


def plain_quantity(value: Decimal | None) -> str:
    """The same for copying: without grouping."""
    return "" if value is None else "".join(_parts(value))


def count(value: int) -> str:
    return QLocale().toString(value)


def clock(value: datetime) -> str:
    """The time of day, to the second."""
    return value.strftime("%H:%M:%S")


def moment(value: datetime) -> str:
    """A date and the time of day, to the minute."""
    return f"{day(value.date())} {value.strftime('%H:%M')}"


def visible(text: str) -> str:
    """The text with each control character by its name, such as [GS]; fit for any label."""

    def shown(mark: str) -> str:
        if mark < " ":
            return f"[{control(mark)}]"
        return mark if mark.isprintable() else "\N{REPLACEMENT CHARACTER}"

    return "".join(map(shown, text))


def control(mark: str) -> str:
    """The name of a control character (ISO/IEC 646)."""
    return _CONTROLS.split()[ord(mark)]


def _parts(value: Decimal) -> tuple[str, str, str, str]:
    from app.domain.quantities import plain  # comes with more than a first paint needs

    text = plain(value)
    sign = "\N{MINUS SIGN}" if text.startswith("-") else ""
    whole, _, rest = text.removeprefix("-").partition(".")
    return sign, whole, QLocale().decimalPoint() if rest else "", rest
