"""CSV files as they come: separators, marks, guards, broken ones."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import ImportRejected, RowError
from app.services.exports import cell
from app.services.imports import table
from app.services.imports.table import read_table, without_guard
from app.services.imports.texts import decode

cells = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs"], exclude_characters="\0"), max_size=8
)


def written(tmp_path: Path, content: bytes | str) -> Path:
    file = tmp_path / "file.csv"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def refusal(file: Path) -> RowError:
    with pytest.raises(ImportRejected) as refused:
        read_table(file)
    [error] = refused.value.errors
    return error


def test_rows_know_the_line_on_which_they_begin(tmp_path: Path) -> None:
    found = read_table(written(tmp_path, 'a,b\r\n1,"two\r\nlines"\r\n\r\n , \r\n3,4'))
    assert found.header == ("a", "b")
    assert [(row.line, row.cells) for row in found.rows] == [
        (2, ("1", "two\r\nlines")),
        (6, ("3", "4")),
    ]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_first_line_shows_the_separator(tmp_path: Path, separator: str) -> None:
    found = read_table(written(tmp_path, f"a{separator}b\n1.5{separator}x\n"))
    assert found.rows[0].cells == ("1.5", "x")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_believed(encoding: str) -> None:
    assert decode("código,ñ\n".encode(encoding)) == "código,ñ\n"


def test_another_encoding_is_refused_with_the_line_and_the_bytes(tmp_path: Path) -> None:
    error = refusal(written(tmp_path, "sku,name\nA,piña\n".encode("latin-1")))
    assert (error.line, error.value, error.reason) == (2, "f1 61 0a", "not_utf8")


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    assert refusal(written(tmp_path, "\ufeff\r\n , \r\n")).reason == "empty_file"


def test_a_quote_that_is_never_closed_is_refused_with_its_line(tmp_path: Path) -> None:
    error = refusal(written(tmp_path, 'a,b\n1,2\n3,"4\n5,6\n'))
    assert error.line == 3
    assert error.reason.startswith("unreadable_csv")


def test_rows_of_another_width_are_all_named(tmp_path: Path) -> None:
    found = read_table(written(tmp_path, "a,b\n1\n1,2\n1,2,3\n"))
    assert [(error.line, error.value, error.reason) for error in found.faults] == [
        (2, "1", "too_few_cells: 2"),
        (4, "3", "too_many_cells: 2"),
    ]
    assert len(found.rows) == 1


def test_a_file_that_is_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table, "MAX_BYTES", 10)
    file = written(tmp_path, "sku,name\nA,B\n")
    assert refusal(file).reason == "file_too_large: 10"


def test_a_file_that_is_missing_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_table(tmp_path / "none.csv")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_the_guard_against_formulas_is_taken_off(start: str) -> None:
    assert without_guard(f"'{start}1+1") == f"{start}1+1"


@pytest.mark.parametrize("cell", ["'Tis", "''", "''Tis", "=1", "'", ""])
def test_other_apostrophes_stay(cell: str) -> None:
    assert without_guard(cell) == cell


@given(st.text("'=+-@\t\r1,a", max_size=8))
def test_the_guard_is_taken_off_of_whatever_an_export_guards(text: str) -> None:
    assert without_guard(cell(text)) == text


@given(st.lists(st.lists(cells, min_size=2, max_size=2), min_size=1, max_size=6))
def test_what_a_csv_writer_writes_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    stream = io.StringIO(newline="")
    csv.writer(stream, quoting=csv.QUOTE_ALL).writerows([["a", "b"], *rows])
    file = tmp_path_factory.mktemp("csv") / "file.csv"
    file.write_bytes(stream.getvalue().encode())
    kept = [row for row in rows if any(cell.strip() for cell in row)]
    assert [row.cells for row in read_table(file).rows] == [
        tuple(without_guard(cell) for cell in row) for row in kept
    ]


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    file = tmp_path_factory.mktemp("csv") / "file.csv"
    file.write_bytes(content)
    refused: tuple[RowError, ...] = ()
    try:
        found = read_table(file)
    except ImportRejected as refusal:
        refused = refusal.errors
    assert refused or all(len(row.cells) == len(found.header) for row in found.rows)
