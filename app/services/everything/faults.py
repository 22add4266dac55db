"""Why a file is no export of everything, or none that can be brought in: codes with facts."""

from enum import StrEnum

from app.domain.errors import ImportRejected, RowError


class Fault(StrEnum):
    """Why nothing was brought in; the comment says which facts follow."""

    NOT_AN_EXPORT = "not_an_export_of_everything"  # what the reader says
    UNKNOWN_VERSION = "unknown_version"  # the one of the file, the one known here
    OLDER_SCHEMA = "older_schema"  # the file's revision, this program's, what wrote the file
    NEWER_SCHEMA = "newer_schema"  # the same
    MISSING_MEMBER = "missing_member"
    UNKNOWN_MEMBER = "unknown_member"
    SIZE_DIFFERS = "size_differs"  # what the manifest says, what is there
    PACKED_TOO_TIGHT = "packed_too_tight"  # how many times larger it unpacks to
    CHECKSUM_DIFFERS = "checksum_differs"
    WRONG_HEADER = "wrong_header"  # the columns there should be
    UNREADABLE = "unreadable"  # what the reader says
    REFUSED_BY_DATABASE = "refused_by_database"  # what the database says
    NOT_EQUAL = "not_equal"  # what was brought in is not what the file holds
    CHECK_FAILED = "check_failed"  # what is off


def refused(member: str, fault: Fault, *facts: object, line: int = 0) -> ImportRejected:
    """The refusal of the file for one of its members."""
    return ImportRejected((row(member, fault, *facts, line=line),))


def row(member: str, fault: Fault, *facts: object, line: int = 0) -> RowError:
    """What is wrong with one member, or one line of it."""
    told = ", ".join(str(fact) for fact in facts)
    return RowError(line, member, "", f"{fault.value}: {told}" if told else fault.value)
