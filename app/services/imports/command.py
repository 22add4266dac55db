"""The one command behind every import: all of it in one transaction, or a rehearsal."""

from collections.abc import Callable
from typing import ClassVar

from app.domain.rights import Role
from app.services.backend import Backend
from app.services.imports.request import ImportReport
from app.services.messages import Command, Work

Job = Callable[[Work], ImportReport]


class Rehearsed(Exception):
    """Ends a dry run: everything was done and is rolled back; here is what it came to."""

    def __init__(self, report: ImportReport) -> None:
        super().__init__(report)
        self.report = report


class BringIn(Command[ImportReport]):
    """Do the job; raises `ImportRejected`, and `Rehearsed` at the end of a dry run."""

    needs: ClassVar[Role] = Role.SUPERVISOR

    job: Job
    dry_run: bool = False

    def run(self, work: Work) -> ImportReport:
        report = self.job(work)
        if self.dry_run:
            raise Rehearsed(report)
        return report


class BringInHistory(BringIn):
    """The same with operators and moments as the file has them."""

    needs: ClassVar[Role] = Role.MIGRATOR


def carry_out(
    backend: Backend, job: Job, *, dry_run: bool, command: type[BringIn] = BringIn
) -> ImportReport:
    """Run the job as one command; a dry run gives the same report and leaves no trace."""
    try:
        return backend.execute(command(job=job, dry_run=dry_run)).result
    except Rehearsed as rehearsal:
        return rehearsal.report
