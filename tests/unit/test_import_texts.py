"""Texts whose encoding nobody tells: asked, never guessed."""

from pathlib import Path

import pytest

from app.domain.errors import ImportRejected
from app.services.imports import Reading, look_at, read_table

SPANISH = "código;nombre;cantidad\nA-1;Piña de Ñandú;1,5\n"


def written(tmp_path: Path, content: bytes) -> Path:
    file = tmp_path / "file.csv"
    file.write_bytes(content)
    return file


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_what_says_how_it_is_encoded_is_not_asked_about(tmp_path: Path, encoding: str) -> None:
    file = written(tmp_path, SPANISH.encode(encoding))
    shown = look_at(file)
    assert len(shown.decodings) == 1
    assert "Piña de Ñandú" in shown.decodings[0].sample
    assert (shown.delimiter, shown.decimal_comma) == (";", True)
    assert read_table(file).rows[0].cells == ("A-1", "Piña de Ñandú", "1,5")


@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "mac-roman", "utf-16-le", "utf-16-be"])
def test_what_does_not_is_offered_in_every_way_that_it_may_be(
    tmp_path: Path, encoding: str
) -> None:
    file = written(tmp_path, SPANISH.encode(encoding))
    samples = {each.encoding: each.sample for each in look_at(file).decodings}
    assert len(samples) > 1 or encoding.startswith("utf-16")
    assert "Piña de Ñandú" in samples[encoding]
    assert read_table(file, Reading(encoding=encoding)).header[0] == "código"


def test_a_choice_that_does_not_fit_is_refused_with_the_line(tmp_path: Path) -> None:
    file = written(tmp_path, b"a,b\n1,2\n3,\x81\n")
    for encoding, line, reason in (
        ("cp1252", 3, "not_in_encoding: cp1252"),
        ("klingon", 0, "unknown_encoding"),
        ("rot13", 0, "unknown_encoding"),
    ):
        with pytest.raises(ImportRejected) as refused:
            read_table(file, Reading(encoding=encoding))
        [error] = refused.value.errors
        assert (error.line, error.reason) == (line, reason)


def test_a_mark_is_believed_whatever_somebody_says(tmp_path: Path) -> None:
    file = written(tmp_path, SPANISH.encode("utf-8-sig"))
    assert read_table(file, Reading(encoding="cp1252")).header[0] == "código"


def test_the_sample_shows_the_lines_that_differ(tmp_path: Path) -> None:
    lines = ["a,b", *(f"{number},plain" for number in range(500)), "501,piña"]
    file = written(tmp_path, "\n".join(lines).encode("cp1252"))
    assert "501,piña" in look_at(file).decodings[0].sample


def test_a_separator_can_be_stated(tmp_path: Path) -> None:
    file = written(tmp_path, b"a;b,c\n1;2,3\n")
    assert read_table(file, Reading(delimiter=";")).rows[0].cells == ("1", "2,3")


@pytest.mark.parametrize(
    ("text", "comma"),
    [("a;b\n1;2,5\n", True), ("a;b\n1;2.5\n3;2,5\n", False), ("a,b\n1,5\n", False), ("a\n", False)],
)
def test_decimal_commas_are_suggested_only_where_nothing_speaks_against_them(
    tmp_path: Path, text: str, *, comma: bool
) -> None:
    assert look_at(written(tmp_path, text.encode())).decimal_comma is comma
