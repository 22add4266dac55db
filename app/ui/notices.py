"""A word to who is not looking: something new has expired or run out, told once."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from app.domain.ids import AlertId
from app.services.alert_inbox import AlertNews, NewAlerts
from app.services.alerts import AlertRow
from app.ui import wording
from app.ui.background import Background
from app.ui.live_query import LiveQuery
from app.ui.look import Look
from app.ui.plurals import Plurals


@dataclass(frozen=True)
class Notice:
    """What is told; the texts are asked again in another language."""

    title: Callable[[], str]
    text: Callable[[], str]


class Notices(QObject):
    """Remembers for each database what was told last, so that a restart repeats nothing.

    On the first start with a database nothing is told, nor what this day brings to it. What was
    told is taken back when all of it is over or answered.
    """

    def __init__(
        self,
        background: Background,
        look: Look,
        place: str,
        show: Callable[[Notice], None],
        take_back: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._place = place
        self._show = show
        self._take_back = take_back
        self._standing = LiveQuery(background, self._stands, self)
        self._live = LiveQuery(background, self._answered, self)
        told = look.told.get(place)
        self._live.ask(NewAlerts(None if told is None else AlertId(told)))

    def _answered(self, news: AlertNews) -> None:
        if self._place not in self._look.told and not news.current:
            return
        if self._look.told.get(self._place) == news.latest:
            return
        before = AlertId(self._look.told.get(self._place, 0))
        self._look.told[self._place] = news.latest
        self._look.remember()
        self._live.ask(NewAlerts(news.latest))
        if any(count for _, count in news.counts):
            self._show(Notice(lambda: self.tr("FirstOut: new alerts"), lambda: _text(news)))
            self._standing.ask(NewAlerts(before, news.latest))

    def _stands(self, news: AlertNews) -> None:
        if not any(count for _, count in news.counts):
            self._standing.stop()
            self._take_back()


def _text(news: AlertNews) -> str:
    """One alert by its name; of several how many there are, and what the first are about."""
    if sum(count for _, count in news.counts) == 1:
        [alert] = news.first
        return f"{wording.alert_kind(alert.kind).word}: {_name(alert)}"
    parts = [Plurals().alerts(kind, count) for kind, count in news.counts if count]
    named = list(dict.fromkeys(_name(alert) for alert in news.first))
    more = sum(count for _, count in news.counts) > len(news.first)
    return f"{' · '.join(parts)}: {', '.join(named)}{', …' if more else ''}"


def _name(alert: AlertRow) -> str:
    return f"{alert.lot_code} · {alert.name}" if alert.lot_code else alert.name
