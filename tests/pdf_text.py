"""The text of PDF files as Qt writes them: enough to read them back in tests."""

import re
import zlib
from pathlib import Path

_OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj(.*?)endobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n")
_SHOWN = re.compile(rb"/F(\d+) [\d.]+ Tf|<([0-9a-fA-F]+)> Tj|\b(ET)\b")


def pages(file: Path) -> list[str]:
    """What stands on each page, a line for each text that was drawn."""
    objects = _objects(file)
    fonts = {
        number: _letters(_stream(objects[_reference(body, b"ToUnicode")]))
        for number, body in objects.items()
        if b"/ToUnicode" in body
    }
    return [_text(content, fonts) for content in _contents(objects)]


def outlines(file: Path) -> list[int]:
    """How many lines and shapes were drawn with a pen on each page; borders of tables are not."""
    return [len(re.findall(rb"\bS\b", content)) for content in _contents(_objects(file))]


def is_upright(file: Path) -> bool:
    [wide, tall] = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)", file.read_bytes())[0]
    return float(wide) < float(tall)


def _objects(file: Path) -> dict[int, bytes]:
    return {int(number): body for number, body in _OBJECT.findall(file.read_bytes())}


def _contents(objects: dict[int, bytes]) -> list[bytes]:
    """What is painted on each page."""
    return [
        _stream(objects[_reference(body, b"Contents")])
        for body in objects.values()
        if re.search(rb"/Type /Page\b", body)
    ]


def _reference(body: bytes, name: bytes) -> int:
    found = re.search(rb"/" + name + rb" (\d+) 0 R", body)
    assert found
    return int(found[1])


def _stream(body: bytes) -> bytes:
    """What a stream holds; a packed one knows its own end, whatever its last bytes look like."""
    found = _STREAM.search(body)
    assert found
    rest = body[found.end() :]
    if b"/FlateDecode" not in body:
        return rest[: rest.rindex(b"endstream")]
    packed = zlib.decompressobj()
    content = packed.decompress(rest)
    assert packed.eof
    return content


def _letters(table: bytes) -> dict[int, str]:
    """Glyphs and what they stand for, of a ToUnicode table."""
    letters = {}
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, _last, run, one in re.findall(
            rb"<(\w+)> <(\w+)> (?:\[([^\]]*)\]|<(\w+)>)", block
        ):
            for place, code in enumerate(re.findall(rb"\w+", run) or [one]):
                letters[int(first, 16) + place] = bytes.fromhex(code.decode()).decode("utf-16-be")
    return letters


def _text(content: bytes, fonts: dict[int, dict[int, str]]) -> str:
    written, font = [""], 0
    for chosen, glyphs, end in _SHOWN.findall(content):
        if chosen:
            font = int(chosen)
        elif glyphs:
            codes = [int(glyphs[at : at + 4], 16) for at in range(0, len(glyphs), 4)]
            written[-1] += "".join(fonts[font].get(code, "?") for code in codes)
        elif end:
            written.append("")
    return "\n".join(written).replace("\t", " ")  # of two characters with one glyph Qt names one
