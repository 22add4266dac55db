"""What went wrong with the database, and what to do about it, in the user's language."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.services.errors import StorageError, StorageFault

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Advice:
    """A sentence on what is wrong and what helps; the details name place and cause."""

    sentence: str
    details: str


def advice(error: StorageError) -> Advice:
    return Advice(sentence(error.fault), "\n".join(filter(None, (error.place, error.detail))))


def sentence(fault: StorageFault) -> str:
    """Say what is wrong with the storage; a fault without words is a bug."""
    text = _of_the_file(fault) or _of_access(fault) or _of_the_server(fault)
    if text is None:
        raise NotImplementedError(fault)
    return text


def before_opening(fault: StorageFault) -> str:
    """Say what it means before there is a database; else as it is told everywhere."""
    match fault:
        case StorageFault.MISSING:
            return translate(
                "FirstStartPage", "There is no such file or database. Is the name right?"
            )
        case StorageFault.EMPTY:
            return translate("FirstStartPage", "There is nothing of FirstOut in it.")
        case StorageFault.UNREACHABLE:
            return translate("FirstStartPage", "It cannot be reached: no permission, or no answer.")
        case StorageFault.LOCKED:
            return translate(
                "FirstStartPage", "Another program is using it. Close that one and try again."
            )
        case StorageFault.DAMAGED:
            return translate(
                "FirstStartPage", "It is damaged. Choose another file, such as an earlier backup."
            )
        case StorageFault.FULL:
            return translate("FirstStartPage", "The disk is full. Make room and try again.")
        case StorageFault.READ_ONLY:
            return translate(
                "FirstStartPage", "It may only be read here. Ask whoever looks after it."
            )
    return sentence(fault)


def _of_the_file(fault: StorageFault) -> str | None:
    match fault:
        case StorageFault.MISSING:
            return translate("Storage", "The database file is not there. Was it moved or renamed?")
        case StorageFault.EMPTY:
            return translate("Storage", "The database is empty. Restore a backup of it.")
        case StorageFault.FOREIGN:
            return translate("Storage", "This file belongs to another program. It was not touched.")
        case StorageFault.NEWER:
            return translate(
                "Storage", "A newer FirstOut wrote this database. Update this program first."
            )
        case StorageFault.OLDER:
            return translate(
                "Storage", "The database must be upgraded first (firstout db upgrade)."
            )
        case StorageFault.ALTERED:
            return translate(
                "Storage", "The database was altered by another program. Run its check."
            )
        case StorageFault.DAMAGED:
            return translate("Storage", "The database is damaged. Restore the latest backup.")
    return None


def _of_access(fault: StorageFault) -> str | None:
    match fault:
        case StorageFault.LOCKED:
            return translate("Storage", "The database is busy. Nothing was booked; try again.")
        case StorageFault.FULL:
            return translate("Storage", "The disk is full. Nothing was booked; make room first.")
        case StorageFault.READ_ONLY:
            return translate("Storage", "The database may only be read here. Nothing was booked.")
        case StorageFault.NETWORK_FOLDER:
            return translate(
                "Storage",
                "The database lies in a shared or synchronised folder. Move it to a disk.",
            )
        case StorageFault.NOT_TRAINING:
            return translate("Storage", "A business date can only be set for a training database.")
    return None


def _of_the_server(fault: StorageFault) -> str | None:
    match fault:
        case StorageFault.UNREACHABLE:
            return translate(
                "Storage", "Connection lost. You can look things up; booking is paused."
            )
        case StorageFault.LOGIN_REFUSED:
            return translate(
                "Storage",
                "The server refused the login: wrong name or password. Nothing can be booked.",
            )
        case StorageFault.LENT:
            return translate(
                "Storage",
                "The pool before the server takes connections away between two operations. "
                "Its administrator must set it to session pooling.",
            )
    return None
