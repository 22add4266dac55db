"""An import that is read and checked, and changes nothing until it is brought in.

All of it is checked before the transaction begins, so that other stations wait for the writing
only. What the check relied on is looked at again in the transaction: where it differs, the
check is made again there, and what it finds counts.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import ClassVar, Generic, Protocol, TypeVar

from app.domain.errors import ImportRejected, RowError
from app.services.backend import Backend
from app.services.imports.columns import Field
from app.services.imports.command import carry_out
from app.services.imports.left_out import bad_lines, save_left_out
from app.services.imports.request import ImportReport, ImportRequest, Progress
from app.services.imports.sheet import Sheet, read_sheet
from app.services.imports.standing import LockedStanding, Standing
from app.services.imports.table import Table, read_table
from app.services.messages import Query, View, Work


class Plan(Protocol):
    """What an import will do, and what is wrong in its rows."""

    @property
    def standing(self) -> Standing: ...
    @property
    def bad(self) -> tuple[RowError, ...]: ...
    @property
    def report(self) -> ImportReport: ...
    @property
    def booked_before(self) -> bool: ...


P = TypeVar("P", bound=Plan)


class Kind(Protocol[P]):
    """What is brought in: how its rows are checked, and written once they are."""

    name: ClassVar[str]
    fields: ClassVar[tuple[Field, ...]]

    def check(self, on: View | Work, standing: Standing, sheet: Sheet) -> P: ...

    def write(
        self, work: Work, locked: LockedStanding, plan: P, progress: Progress | None
    ) -> None: ...


@dataclass(frozen=True)
class _Check(Query[P], Generic[P]):
    """The check of a sheet, all of it at one moment."""

    reads: ClassVar = frozenset()
    cached: ClassVar[bool] = False
    kind: Kind[P]
    sheet: Sheet

    def run(self, view: View) -> P:
        return self.kind.check(view, Standing.read(view), self.sheet)


@dataclass(frozen=True)
class Prepared(Generic[P]):
    """A file of one kind, checked; `bad` says what is wrong, `report` what would be done."""

    kind: Kind[P]
    request: ImportRequest
    sheet: Sheet
    plan: P

    @property
    def bad(self) -> tuple[RowError, ...]:
        return self.plan.bad

    @property
    def already(self) -> bool:
        """Whether all of it was booked before, and is not to be booked again."""
        return self.plan.booked_before and not self.request.again

    @cached_property
    def report(self) -> ImportReport:
        """What bringing it in comes to, as things stand."""
        return self._report(self.plan)

    def bring_in(
        self, backend: Backend, leave_bad: Path | None = None, progress: Progress | None = None
    ) -> ImportReport:
        """Write all of it, or leave the bad rows out and save them as a new file.

        Raises OSError, `ImportRejected`, `StorageError`, `Cancelled`; nothing has changed then.
        """
        file, progress = leave_bad or self.request.leave_bad, progress or self.request.progress
        if self.request.dry_run or self.already:
            self._refuse(self.plan, leave=file is not None)
            return self.report
        saved = self._save(self.plan, file) if file else None
        try:
            done = self._write(backend, progress, leave=file is not None)
        except BaseException:
            if saved:
                saved.unlink(missing_ok=True)
            raise
        if file and done.bad != self.plan.bad:
            file.unlink(missing_ok=True)
            self._save(done, file)
        return self._report(done)

    def _write(self, backend: Backend, progress: Progress | None, *, leave: bool) -> P:
        """The transaction; the plan that was carried out."""
        carried_out: list[P] = []

        def job(work: Work) -> ImportReport:
            locked = Standing.lock(work)
            holds = locked.same(self.plan.standing)
            plan = self.plan if holds else self.kind.check(work, locked, self.sheet)
            self._refuse(plan, leave=leave)
            carried_out[:] = [plan]
            if not plan.booked_before or self.request.again:
                self.kind.write(work, locked, plan, progress)
            return plan.report

        carry_out(backend, job, dry_run=False)
        return carried_out[0]

    def _report(self, plan: P) -> ImportReport:
        report = plan.report
        if plan.booked_before and not self.request.again:
            skipped = len(self.sheet.rows)
            return ImportReport(
                skipped=skipped, ignored_columns=report.ignored_columns, already=True
            )
        return replace(report, left_out=len(bad_lines(plan.bad)), errors=plan.bad)

    def _refuse(self, plan: P, *, leave: bool) -> None:
        """Refuse all of it for one bad row, unless those are left out or all is booked."""
        booked = plan.booked_before and not self.request.again
        if plan.bad and not leave and not booked:
            raise ImportRejected(plan.bad)

    def _save(self, plan: P, file: Path) -> Path | None:
        if not plan.bad:
            return None
        save_left_out(self.sheet.table, plan.bad, self.request.tell, file)
        return file


def prepare(
    backend: Backend, kind: Kind[P], request: ImportRequest, progress: Progress | None = None
) -> Prepared[P]:
    """Read a file and check it; `progress` is told of the reading.

    Raises OSError, and `ImportRejected` where the file is useless as a whole.
    """
    table = read_table(Path(request.path), request.reading)
    return prepare_table(backend, kind, request, table, progress)


def prepare_table(
    backend: Backend,
    kind: Kind[P],
    request: ImportRequest,
    table: Table,
    progress: Progress | None = None,
) -> Prepared[P]:
    """The same with a file that was read."""
    sheet = read_sheet(table, request, kind.fields, progress)
    return Prepared(kind, request, sheet, backend.fetch(_Check(kind, sheet)))
