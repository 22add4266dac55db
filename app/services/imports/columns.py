"""Which column of a file is which field of ours."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.text import key, search_key
from app.services.imports.cells import Reader
from app.services.imports.reasons import BadRows, Reason


@dataclass(frozen=True, slots=True)
class Field:
    """A field of ours, other names by which files call it, and how a cell is read.

    The names are tried in order; a field without a reader is a date.
    """

    name: str
    aliases: tuple[str, ...]
    read: Reader | None
    needed: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """All its names as they are compared."""
        return tuple(folded(name) for name in (self.name, *self.aliases))


@dataclass(frozen=True, slots=True)
class Column:
    """Where a field stands in a row, and what the file calls it."""

    field: Field
    index: int
    title: str


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that were recognised, and the names of those that were not."""

    known: tuple[Column, ...]
    ignored: tuple[str, ...]


def folded(name: str) -> str:
    """A name by its letters and digits alone: "Product code" is "ProductCode"."""
    return "".join(mark for mark in search_key(name) if mark.isalnum())


def recognise(
    header: Sequence[str],
    line: int,
    fields: Sequence[Field],
    mapping: Sequence[tuple[str, str]] = (),
) -> Columns:
    """Find the fields in the header; what the mapping says wins.

    Raises `ImportRejected`: a mapping of what there is not, a field named by two columns, a
    needed one by none.
    """
    bad = BadRows()
    found = _mapped(header, fields, mapping, bad)
    for field in fields:
        if field.name not in found:
            index = _named(header, line, field, set(found.values()), bad)
            if index is not None:
                found[field.name] = index
            elif field.needed and not bad.found:
                bad.add(line, field.name, "", Reason.MISSING_COLUMN, *_titles(header))
    bad.refuse()
    known = tuple(
        Column(field, found[field.name], header[found[field.name]])
        for field in fields
        if field.name in found
    )
    used = set(found.values())
    titles = _titles(header)
    return Columns(known, tuple(titles[i] for i in range(len(header)) if i not in used))


def chosen(
    header: Sequence[str], line: int, fields: Sequence[Field], names: Sequence[str | None]
) -> Columns:
    """The columns as somebody has chosen them: for each the name of a field, or None.

    Raises `ImportRejected`: a field chosen twice, a needed one not at all.
    """
    bad, titles = BadRows(), _titles(header)
    by_name = {field.name: field for field in fields}
    known: list[Column] = []
    for place, name in enumerate(names):
        if name is None:
            continue
        if any(column.field.name == name for column in known):
            bad.add(line, titles[place], name, Reason.MAPPED_TWICE)
        known.append(Column(by_name[name], place, header[place]))
    for field in fields:
        if field.needed and field.name not in names:
            bad.add(line, field.name, "", Reason.MISSING_COLUMN, *titles)
    bad.refuse()
    ignored = tuple(title for place, title in enumerate(titles) if names[place] is None)
    return Columns(tuple(known), ignored)


def suggested(header: Sequence[str], fields: Sequence[Field]) -> tuple[str | None, ...]:
    """What each column seems to be, by its title."""
    found: dict[int, str] = {}
    for field in fields:
        index = _named(header, 0, field, set(found), BadRows())
        if index is not None:
            found[index] = field.name
    return tuple(found.get(place) for place in range(len(header)))


def _titles(header: Sequence[str]) -> tuple[str, ...]:
    return tuple(title or f"#{number}" for number, title in enumerate(header, start=1))


def _mapped(
    header: Sequence[str],
    fields: Sequence[Field],
    mapping: Sequence[tuple[str, str]],
    bad: BadRows,
) -> dict[str, int]:
    found: dict[str, int] = {}
    columns = {key(title): index for index, title in reversed(list(enumerate(header)))}
    for theirs, ours in mapping:
        field = next((field for field in fields if folded(ours) in field.names), None)
        index = columns.get(key(theirs))
        if field is None:
            bad.add(0, theirs, ours, Reason.UNKNOWN_FIELD, *(field.name for field in fields))
        elif index is None:
            bad.add(0, theirs, ours, Reason.UNKNOWN_COLUMN, *_titles(header))
        elif field.name in found or index in found.values():
            bad.add(0, theirs, ours, Reason.MAPPED_TWICE)
        else:
            found[field.name] = index
    return found


def _named(
    header: Sequence[str], line: int, field: Field, used: set[int], bad: BadRows
) -> int | None:
    """The column that has the first of the field's names that any free column has."""
    titles = [folded(title) for title in header]
    for name in field.names:
        free = [i for i, title in enumerate(titles) if title == name and i not in used]
        if len(free) > 1:
            bad.add(line, header[free[0]], field.name, Reason.DUPLICATE_COLUMN)
        if free:
            return free[0]
    return None
