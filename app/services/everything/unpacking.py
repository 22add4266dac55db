"""A file with everything in it read: judged as a whole before any of its rows is believed."""

import csv
import hashlib
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import Any, Final, TextIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from pydantic import ValidationError
from sqlalchemy import Table

from app.db.sqlite import HEAD
from app.services.everything.faults import Fault, refused
from app.services.everything.manifest import MOST_BYTES, NAME, VERSION, Manifest, Member
from app.services.everything.tables import TABLES, member, readers
from app.services.progress import Progress

_TIGHTEST: Final = 200
"""Real tables shrink to a tenth or so; a bomb to a thousandth."""

_SMALL: Final = 1024 * 1024
"""What unpacks to no more does no harm, however tight it was packed."""

_BLOCK: Final = 1024 * 1024
_LONGEST_LINE: Final = 1024 * 1024
_ENCRYPTED: Final = 1
_BROKEN: Final = (BadZipFile, zlib.error, EOFError, NotImplementedError, UnicodeDecodeError)


class Unpacked:
    """An open file whose manifest fits what is in it; `verify` proves the rest."""

    def __init__(self, pack: ZipFile) -> None:
        self._pack = pack
        entries = pack.infolist()
        names = [entry.filename for entry in entries]
        expected = [NAME, *map(member, TABLES)]
        self._entries = dict(zip(names, entries, strict=True))
        for name in expected:
            if name not in self._entries:
                fault = Fault.NOT_AN_EXPORT if name == NAME else Fault.MISSING_MEMBER
                raise refused(name, fault)
        self.manifest = self._read_manifest()
        if strange := next((n for n in names if n not in expected or names.count(n) > 1), None):
            raise refused(strange, Fault.UNKNOWN_MEMBER)
        self._members = self._match(expected[1:])

    def verify(self, progress: Progress) -> None:
        """Read all of it once; raises `ImportRejected` unless each member is as it was written."""
        done = 0
        for name, about in self._members.items():
            digest = hashlib.sha256()
            with _readable(name), self._pack.open(self._entries[name]) as stream:
                while block := stream.read(_BLOCK):
                    digest.update(block)
                    progress(done, self.manifest.rows)
            if digest.hexdigest() != about.sha256:
                raise refused(name, Fault.CHECKSUM_DIFFERS)
            done += about.rows
            progress(done, self.manifest.rows)

    def sha256(self, table: Table) -> str:
        """The checksum of its member."""
        return self._members[member(table)].sha256

    def rows(self, table: Table) -> Iterator[dict[str, Any]]:
        """The rows of a table as values; raises `ImportRejected` naming the line."""
        name, columns = member(table), [column.name for column in table.columns]
        reads = readers(table)
        with _readable(name), self._pack.open(self._entries[name]) as raw:
            stream = TextIOWrapper(raw, encoding="utf-8", newline="")
            lines = csv.reader(_lines(stream, name), strict=True)
            if next(lines, None) != columns:
                raise refused(name, Fault.WRONG_HEADER, *columns, line=1)
            try:
                for cells in lines:
                    yield {
                        column: None if cell == "" else read(cell)
                        for column, read, cell in zip(columns, reads, cells, strict=True)
                    }
            except (csv.Error, ValueError, ArithmeticError) as error:
                raise refused(name, Fault.UNREADABLE, error, line=lines.line_num) from None

    def _read_manifest(self) -> Manifest:
        entry = self._entries[NAME]
        if entry.file_size > MOST_BYTES:
            raise refused(NAME, Fault.SIZE_DIFFERS, MOST_BYTES, entry.file_size)
        _refuse_strange_packing(entry)
        try:
            with _readable(NAME):
                manifest = Manifest.model_validate_json(self._pack.read(entry))
        except ValidationError as error:
            raise refused(NAME, Fault.NOT_AN_EXPORT, error.errors()[0]["msg"]) from None
        if manifest.version != VERSION:
            raise refused(NAME, Fault.UNKNOWN_VERSION, manifest.version, VERSION)
        if manifest.schema_revision != HEAD:
            raise refused(NAME, Fault.OTHER_SCHEMA, manifest.schema_revision, HEAD)
        return manifest

    def _match(self, names: list[str]) -> dict[str, Member]:
        """Each member with what the manifest says of it: of the sizes it says, and no bomb."""
        told = {each.file: each for each in self.manifest.members}
        if list(told) != names or len(told) != len(self.manifest.members):
            raise refused(NAME, Fault.NOT_AN_EXPORT, "it does not name every table once")
        for name, about in told.items():
            entry = self._entries[name]
            if entry.file_size != about.bytes:
                raise refused(name, Fault.SIZE_DIFFERS, about.bytes, entry.file_size)
            _refuse_strange_packing(entry)
            tightness = entry.file_size // max(entry.compress_size, 1)
            if entry.file_size > _SMALL and tightness > _TIGHTEST:
                raise refused(name, Fault.PACKED_TOO_TIGHT, tightness)
        return told


@contextmanager
def unpacked(file: Path) -> Iterator[Unpacked]:
    """Open a file with everything in it. Raises `OSError` and `ImportRejected`."""
    with file.open("rb") as stream:
        try:
            pack = ZipFile(stream)
        except _BROKEN as error:
            raise refused("", Fault.NOT_AN_EXPORT, error) from None
        with pack:
            yield Unpacked(pack)


def _refuse_strange_packing(entry: ZipInfo) -> None:
    if entry.flag_bits & _ENCRYPTED or entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise refused(entry.filename, Fault.UNREADABLE, "packed in an unknown way")


def _lines(stream: TextIO, name: str) -> Iterator[str]:
    """Its lines, none of which may fill the memory."""
    while line := stream.readline(_LONGEST_LINE):
        if len(line) == _LONGEST_LINE:
            raise refused(name, Fault.UNREADABLE, "a line without an end")
        yield line


@contextmanager
def _readable(name: str) -> Iterator[None]:
    try:
        yield
    except _BROKEN as error:
        raise refused(name, Fault.UNREADABLE, error) from None
