"""The application's two verbs: execute a command, fetch a query."""

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import partial
from threading import Lock
from typing import TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from app.db.engine import WRITE, edition, place, reading
from app.db.replication import UnsureCommit, awaits_standby, refuse_unsure, server_process
from app.db.statements import Transaction, transaction
from app.domain.errors import NotAllowed
from app.domain.events import Topic
from app.domain.rights import Login, Role
from app.services.cache import WORKED_OUT, QueryCache
from app.services.day import begin_day, bring_alerts, lock_day
from app.services.errors import StorageError, StorageFault, privilege_missing, storage_error
from app.services.messages import Actor, Command, Listing, Outcome, Query, Site, View, Work
from app.services.projection import project
from app.services.retrying import retried
from app.services.seat import Seat
from app.services.site import read_site, touch_nothing
from app.services.stations import Stations

R = TypeVar("R")
Row = TypeVar("Row")
Clock = Callable[[], datetime]


class Backend:
    """Serves any thread; knows nothing of screens.

    `clock` gives the moment with its zone; `fixed_date` is the business date of training.
    """

    def __init__(
        self, engine: Engine, clock: Clock, actor: Actor, fixed_date: date | None = None
    ) -> None:
        self._engine = engine
        self._clock = clock
        self._fixed_date = fixed_date
        self._cache = QueryCache()
        self._worked_out = QueryCache(WORKED_OUT)
        self._turn = Lock()
        self._writer: Connection | None = None
        self._driver_error: type[Exception] = engine.dialect.loaded_dbapi.Error
        self._try = partial(retried, self._driver_error)
        self._shared = engine.dialect.name == "postgresql"
        self._others = Stations(engine, self._forget)
        self._seat = Seat(engine, actor)
        self._writing_as: int | None = None
        with self._guarded(), reading(engine) as connection:
            self._zone = self._site(Transaction(connection)).timezone
            self._seat.read(connection)
        with self._guarded():
            self._noticed = self._edition()

    @property
    def place(self) -> str:
        """The database's path or URL, without a password."""
        return place(self._engine.url)

    @property
    def login(self) -> Login:
        """Who is logged in, and as what when it was last read."""
        return self._seat.login

    def read_login(self) -> Login:
        """Read again what the login may do. Raises `StorageError`."""
        try:
            with self._guarded(), reading(self._engine) as connection:
                self._seat.read(connection)
        except NotAllowed:
            self._seat.lost()
        return self._seat.login

    @property
    def operator(self) -> str:
        """Under whose name things are booked."""
        return self._seat.actor.operator

    def sign(self, operator: str) -> None:
        """Book under this name from now on; whoever has a login of their own keeps theirs."""
        self._seat.sign(operator)

    def execute(self, command: Command[R]) -> Outcome[R]:
        """Run the command and its consequences in one transaction; say what happened.

        A site whose alerts stand on another day is first brought to the business date, in a
        transaction of its own. Raises `DomainError` or `StorageError`; nothing has changed
        then.
        """
        self._seat.refuse(command.needs)
        once = command.happens_once
        while (outcome := self._try(lambda: self._run(command), once=once)) is None:
            self.begin_day()
        return self._tell(outcome)

    def begin_day(self) -> Outcome[None] | None:
        """Bring the alerts to the business date if they stand on another; None if not.

        Whoever may only read leaves them as they are.
        """
        if not self.login.may(Role.CLERK):
            return None
        with self._guarded(), self._looking() as view:
            if view.site.alert_date == view.business_date:
                return None
        return self._tell(self._try(self._roll))

    def fetch(self, query: Query[R]) -> R:
        """Answer the query, from the cache while nothing it reads has changed."""

        def load() -> R:
            with self._guarded(), self._looking() as view:
                return query.run(view)

        return self._cache.get(query, self.business_date(), load) if query.cached else load()

    def rows(self, listing: Listing[Row]) -> Generator[Row, None, None]:
        """Give the rows of a listing one after the other, all from one moment."""
        with self._guarded(), self._looking() as view:
            yield from listing.rows(view)

    def site(self) -> Site:
        """What is true for everybody, read afresh."""
        with self._guarded(), reading(self._engine) as connection:
            return self._site(Transaction(connection))

    def moment(self) -> datetime:
        """The present moment, on the site's clock."""
        return self._clock().astimezone(ZoneInfo(self._zone))

    def business_date(self) -> date:
        """Today in the site's time zone, asked afresh each time."""
        return self._date_of(self._clock())

    def poll(self) -> frozenset[Topic]:
        """Notice another process's commits: what must be read again, often nothing."""
        if not self._turn.acquire(blocking=False):
            return frozenset()
        try:
            with self._guarded():
                edition = self._edition()
        finally:
            self._turn.release()
        if edition == self._noticed:
            return frozenset()
        self._noticed = edition
        if self.hears:
            return frozenset()
        topics = frozenset(Topic)
        self._forget(topics)
        return topics

    def listen(
        self, changed: Callable[[frozenset[Topic]], None], lost: Callable[[StorageError], None]
    ) -> None:
        """From now on hear at once, on threads of its own, what others commit to a server.

        `lost` is called where it falls silent. `poll` goes on noticing the rest: all of it on
        SQLite, and where a server's pool passes no notices on.
        """
        if self._shared:
            self._others.listen(changed, lost)

    @property
    def hears(self) -> bool:
        """Whether each commit of others is heard of at the moment."""
        return self._others.heard

    def probe(self) -> None:
        """Try a write that changes nothing; `StorageError` where nothing can be booked.

        Whoever may only read tries to read.
        """
        with self._writing() as work:
            if self.login.may(Role.CLERK):
                touch_nothing(work.connection)

    def waits_for_standby(self) -> bool:
        """Whether what was last written is on the server, but not yet on its standby."""
        if self._writing_as is None:
            return False
        with self._guarded(), reading(self._engine) as connection:
            return awaits_standby(connection, self._writing_as)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let nobody book anything, here or elsewhere, while it is read. Raises `StorageError`."""
        with self._writing(exclusive=True):
            yield

    def close(self) -> None:
        """Give every connection back; the backend is not used afterwards."""
        self._others.close()
        with self._turn:
            if self._writer is not None:
                self._writer.close()
            self._engine.dispose()

    def _run(self, command: Command[R]) -> Outcome[R] | None:
        """One try; None, and nothing done, when the alerts stand on another day."""
        with self._writing(exclusive=command.whole_site) as work:
            if work.site.alert_date != work.business_date:
                return None
            result = command.run(work)
            if work.all_products_touched:
                bring_alerts(work, since=None)
            project(work)
            self._zone = work.site.timezone
            return self._outcome(work, result)

    def _roll(self) -> Outcome[None]:
        with self._writing(exclusive=True) as work:
            if work.site.alert_date != work.business_date:
                begin_day(work)
            return self._outcome(work, None)

    def _outcome(self, work: Work, result: R) -> Outcome[R]:
        """What happened; the other stations are told of it with the commit."""
        outcome = Outcome(result, tuple(work.events))
        if self._shared:
            self._others.tell(work.tx, outcome.topics)
        return outcome

    def _tell(self, outcome: Outcome[R]) -> Outcome[R]:
        self._forget(outcome.topics)
        return outcome

    def _forget(self, topics: frozenset[Topic]) -> None:
        self._cache.forget(topics)
        self._worked_out.forget(topics)

    @contextmanager
    def _writing(self, *, exclusive: bool = False) -> Iterator[Work]:
        """One writer at a time in this process, and all or nothing in the database."""
        with self._turn, self._guarded(), self._connection() as connection:
            with transaction(connection) as tx:
                lock_day(tx, exclusive=exclusive)
                site, now = self._site(tx), self._clock()
                yield Work(tx, site, self._date_of(now), now, self._seat.actor)
            refuse_unsure(connection)

    @contextmanager
    def _connection(self) -> Iterator[Connection]:
        """SQLite's one writing connection is kept: its data_version tells others' commits."""
        if self._shared:
            with self._engine.connect() as connection:
                self._writing_as = server_process(connection)
                yield connection
            return
        if self._writer is None:
            self._writer = self._engine.connect().execution_options(begin=WRITE)
        yield self._writer

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """Give a driver's error its meaning; one that has none is a bug and goes on."""
        try:
            yield
        except (DBAPIError, UnsureCommit, self._driver_error) as error:
            refused = privilege_missing(error, self.login.name, self.login.missing)
            failure = refused or storage_error(error, self.place)
            if failure is None:
                raise
            raise failure from error

    @contextmanager
    def _looking(self) -> Iterator[View]:
        """One reading. What is remembered of it is noted as of before it began."""
        noted = self._worked_out.now()

        def remember(query: Query[R], view: View) -> R:
            return self._worked_out.get(query, view.business_date, lambda: query.run(view), noted)

        with reading(self._engine) as connection:
            tx = Transaction(connection)
            yield View(tx, self._site(tx), self._date_of(self._clock()), remember)

    def _site(self, tx: Transaction) -> Site:
        site = read_site(tx)
        if site is None:
            raise StorageError(StorageFault.EMPTY, self.place, "the site row is missing")
        self._zone = site.timezone
        return site

    def _date_of(self, now: datetime) -> date:
        return self._fixed_date or now.astimezone(ZoneInfo(self._zone)).date()

    def _edition(self) -> object:
        """What changes whenever another connection commits."""
        with self._connection() as connection:
            return edition(connection)
