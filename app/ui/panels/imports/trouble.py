"""What may go wrong with a file, and what is no bug of ours."""

from collections.abc import Callable
from pathlib import Path

from app.domain.errors import ImportRejected
from app.services.errors import StorageError
from app.services.imports import Reason
from app.ui import faults
from app.ui.panels.imports.words import refusal


def said(error: Exception) -> Callable[[], str] | None:
    """The words for what is no bug."""
    match error:
        case ImportRejected(errors=errors):
            return lambda: refusal(errors)
        case StorageError(fault=fault):
            return lambda: faults.sentence(fault)
        case OSError(filename=name, strerror=reason):
            return lambda: ": ".join(filter(None, (str(name or ""), reason or str(error))))
    return None


def unclear_dates(error: Exception) -> bool:
    """Whether it is for the order of day and month that the file was refused."""
    if not isinstance(error, ImportRejected):
        return False
    return any(each.reason.startswith(Reason.AMBIGUOUS_DATES) for each in error.errors)


def file_to_mend(file: Path) -> Path:
    """A new name beside the file."""
    number, ending = 1, ""
    while (free := file.with_name(f"{file.stem}-left-out{ending}.csv")).exists():
        number += 1
        ending = f"-{number}"
    return free
