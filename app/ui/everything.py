"""Why a file with everything in it was not brought in, in the user's language."""

from PySide6.QtCore import QCoreApplication

from app.domain.errors import DomainError, ImportRejected, RowError
from app.services.everything import Fault
from app.ui.faults import Advice
from app.ui.refusals import refusal

translate = QCoreApplication.translate


def advice(error: DomainError) -> Advice:
    """The reason in one sentence; the details say where in the file, and what is wrong there."""
    if not isinstance(error, ImportRejected):
        return Advice(refusal(error), "")
    first = error.errors[0].reason.partition(":")[0]
    return Advice(sentence(Fault(first)), "\n".join(map(_line, error.errors)))


def sentence(fault: Fault) -> str:
    """Say what is wrong with the file; whichever it is, nothing was brought in."""
    match fault:
        case Fault.NOT_AN_EXPORT:
            return translate("Everything", "This file is no export of everything.")
        case Fault.NEWER_SCHEMA | Fault.UNKNOWN_VERSION:
            return translate(
                "Everything", "A newer FirstOut wrote this file. Update this program first."
            )
        case Fault.OLDER_SCHEMA:
            return translate(
                "Everything",
                "An older FirstOut wrote this file. Bring it in with that version, then upgrade"
                " that database here (firstout db upgrade).",
            )
        case Fault.REFUSED_BY_DATABASE | Fault.NOT_EQUAL | Fault.CHECK_FAILED:
            return translate(
                "Everything", "What the file holds does not pass the checks. Nothing was changed."
            )
    return translate(
        "Everything",
        "The file was damaged or altered after it was written. Export everything once more.",
    )


def _line(row: RowError) -> str:
    place = f"{row.column}:{row.line}" if row.line else row.column
    what = row.reason.partition(": ")[2]
    return ": ".join(filter(None, (place, what)))
