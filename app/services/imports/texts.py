"""Texts decoded without guessing: by their mark, else strictly UTF-8, else as somebody says."""

import codecs
import re
from typing import Final

from app.services.imports.reading import DELIMITERS, ENCODINGS, Decoding
from app.services.imports.reasons import Reason, refused

_SAMPLE_BYTES: Final = 400
_SAMPLE_LINES: Final = 4
_NO_TEXT: Final = re.compile("[\x00-\x08\x0e-\x1f]")
_BINARY: Final = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"SQLite format 3", b"\x1f\x8b")
_WITH_COMMA: Final = re.compile(r"[;\t][0-9]+,[0-9]+(?=[;\t\r\n])")
_WITH_POINT: Final = re.compile(r"[;\t][0-9]+\.[0-9]+(?=[;\t\r\n])")


def decode(content: bytes, encoding: str | None = None) -> str:
    """The text: by its byte order mark, else as somebody says, else strictly UTF-8.

    Raises `ImportRejected`, also for an encoding that there is not.
    """
    if content.startswith(_BINARY):
        raise refused(0, "", "", Reason.NOT_A_TABLE)
    if encoding and not marked(content):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError as error:
            raise _undecodable(content, error, Reason.NOT_IN_ENCODING, encoding) from None
        except (LookupError, UnicodeError):  # Python's codecs are not all of texts
            raise refused(0, "", encoding, Reason.UNKNOWN_ENCODING) from None
    try:
        return content.decode(marked(content) or "utf-8")
    except UnicodeDecodeError as error:
        raise _undecodable(content, error, Reason.NOT_UTF8) from None


def marked(content: bytes) -> str | None:
    """The encoding that a byte order mark tells."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return "utf-8-sig" if content.startswith(codecs.BOM_UTF8) else None


def decodings(content: bytes) -> tuple[Decoding, ...]:
    """The one that is certain, else all that may be. Raises `ImportRejected` for no text."""
    if content.startswith(_BINARY):
        raise refused(0, "", "", Reason.NOT_A_TABLE)
    certain = marked(content) or _as_utf8(content)
    if certain:
        return (Decoding(certain, _sample(content.decode(certain, errors="replace"))),)
    possible = [
        Decoding(encoding, _sample(text))
        for encoding in ENCODINGS
        if (text := _as_text(content, encoding)) is not None
    ]
    if not possible:
        raise refused(0, "", "", Reason.NOT_A_TABLE)
    return tuple(possible)


def delimiter_of(text: str) -> str:
    """The separator that the first line has most of."""
    first = text.lstrip("\r\n").split("\n", 1)[0]
    return max(DELIMITERS, key=first.count)


def has_decimal_commas(text: str) -> bool:
    """Whether all numbers with decimals between ; or TAB have a comma."""
    return bool(_WITH_COMMA.search(text)) and not _WITH_POINT.search(text)


def _as_utf8(content: bytes) -> str | None:
    text = _as_text(content, "utf-8")
    return None if text is None else "utf-8"


def _as_text(content: bytes, encoding: str) -> str | None:
    """None for what is no text in this encoding."""
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return None
    wide = encoding.startswith("utf-16")
    if _NO_TEXT.search(text) or (wide and not _is_latin(text)):
        return None
    return text


def _is_latin(text: str) -> bool:
    """Of two bytes a letter almost anything is Chinese; only what has our commas counts."""
    return any(mark in text for mark in ("\n", *DELIMITERS))


def _sample(text: str) -> str:
    """The first line, and the first lines that show a difference."""
    head, *lines = text.splitlines() or [""]
    telling = [line for line in lines if not line.isascii()] or lines
    return "\n".join(line[:_SAMPLE_BYTES] for line in [head, *telling[: _SAMPLE_LINES - 1]])


def _undecodable(
    content: bytes, error: UnicodeDecodeError, reason: Reason, *facts: object
) -> Exception:
    line = content.count(b"\n", 0, error.start) + 1
    shown = content[error.start : error.start + 8].hex(" ")
    return refused(line, "", shown, reason, *facts)
