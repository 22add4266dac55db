"""The third-party notices that go into the installers for Windows, made from what is in them."""

import json
import tomllib
from collections.abc import Mapping
from importlib.metadata import distributions
from pathlib import Path
from typing import Any, Final

from build_spec.dist import notices, parts
from build_spec.dist.linux_files import NOTICES
from build_spec.dist.parts import Part
from build_spec.stop import Stop
from build_spec.windows.product import HERE

_LISTED: Final = HERE / "native.toml"


def write(tree: Path, version: str) -> None:
    """Put the notices where the window finds them. Raises Stop."""
    library = tree / "lib"
    found = sorted(distributions(path=[str(library)]), key=lambda each: each.name.casefold())
    packages = [parts.of_package(each) for each in found]
    others = [*native(tree), *_crates(library)]
    file = library / NOTICES
    file.parent.mkdir(parents=True, exist_ok=True)
    text = notices.notices(version, packages, others, folder="lib", folder_of_qt="PySide6")
    file.write_text(text, encoding="utf-8", newline="\r\n")


def native(tree: Path) -> list[Part]:
    """What native.toml lists, with the versions that are in the folder. Raises Stop."""
    listed = tomllib.loads(_LISTED.read_text(encoding="utf-8"))["part"]
    return [_part(tree, each) for each in listed]


def _part(tree: Path, listed: Mapping[str, Any]) -> Part:
    matches = [sorted(tree.glob(pattern)) for pattern in listed["files"]]
    if not all(matches):
        raise Stop(f"native.toml: {listed['name']} is not in {tree}", 1)
    version = ""
    if "version" in listed:
        version = parts.version_in(matches[0][0].read_bytes(), listed["version"])
        if not version:
            raise Stop(f"native.toml: {listed['name']}: no version in {matches[0][0]}", 1)
    texts = tuple(_text(tree, name) for name in listed["texts"])
    return Part(listed["name"], version, listed["licence"], listed["home"], texts)


def _text(tree: Path, name: str) -> str:
    """Read a licence: with a folder in its name from the tree, otherwise from those kept here."""
    file = tree / name if "/" in name else parts.LICENCES / name
    return file.read_text(encoding="utf-8")


def _crates(library: Path) -> list[Part]:
    found = {
        part
        for file in library.glob("*.dist-info/sboms/*.json")
        for part in parts.crates_in(json.loads(file.read_text(encoding="utf-8")))
    }
    return sorted(found, key=lambda part: (part.name, part.version, part.within))
