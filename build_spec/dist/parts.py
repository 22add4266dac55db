"""Everything the bundle is made of: FirstOut's packages, and what lies inside of these."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any, Final

from build_spec.dist.bundle import INSIDE, installed, is_licence
from build_spec.dist.work import SOURCES, Work, site_packages
from build_spec.stop import Stop

LISTED: Final = SOURCES / "native.toml"
LICENCES: Final = SOURCES / "licences"
_LIBRARIES_OF_WHEELS: Final = ("*.libs/*", "PySide6/Qt/lib/*")
_UNSAID: Final = {"pysqlite3": "Zlib"}
"""Licences of packages whose metadata name none; the text is in them."""
_HOMES: Final = ("homepage", "source", "repository", "documentation")
"""Under which labels packages tell where they come from, best first."""
_EXCEPTION: Final = "GPL-2.0-or-later WITH Bootloader-exception"


@dataclass(frozen=True, slots=True)
class Part:
    """`licence` is an SPDX expression; `texts` the licences in full; `within` another part."""

    name: str
    version: str
    licence: str
    home: str = ""
    texts: tuple[str, ...] = ()
    within: str = ""


def packages(work: Work) -> list[Part]:
    """FirstOut itself and its Python packages, by name. Raises Stop where a licence is unknown."""
    return [of_package(found) for found in installed(work)]


def of_package(found: Distribution) -> Part:
    """What a package says of itself. Raises Stop where it tells no licence."""
    name, version = found.name, found.version
    keys = [key for key in ("License-Expression", "License") if key in found.metadata]
    said = found.metadata[keys[0]] if keys else ""
    licence = _UNSAID.get(name, said.partition("\n")[0].strip())
    if not licence:
        raise Stop(f"{name} tells no licence; name it in {Path(__file__).name}.", 1)
    texts = [
        file.read_text(encoding="utf-8")
        for file in found.files or ()
        if ".dist-info" in file.parts[0] and is_licence(file.name)
    ]
    return Part(name, version, licence, _home(found), tuple(texts))


def _home(found: Distribution) -> str:
    """Where a package comes from, if it says so."""
    told = [each.partition(", ") for each in found.metadata.get_all("Project-URL") or ()]
    homes = {label.casefold(): address for label, _, address in told}
    return next((homes[label] for label in _HOMES if label in homes), "")


def launcher(tools: Sequence[Distribution]) -> Part:
    """PyInstaller's launcher, which runs before Python does. Raises Stop where it is not there."""
    for found in tools:
        if found.name.casefold() == "pyinstaller":
            part = of_package(found)
            home = "https://pyinstaller.org/"
            return Part("PyInstaller launcher", part.version, _EXCEPTION, home, part.texts)
    raise Stop("PyInstaller is not in the environment that builds.", 1)


def native(work: Work, versions: Mapping[str, str]) -> list[Part]:
    """What native.toml lists, with the versions that are in the bundle. Raises Stop."""
    listed = tomllib.loads(LISTED.read_text(encoding="utf-8"))["part"]
    inside = work.bundle / INSIDE
    if unlisted := unnamed(inside, [pattern for each in listed for pattern in each["files"]]):
        raise Stop(f"native.toml does not tell what these are: {', '.join(unlisted)}", 1)
    return [_native(inside, each, versions) for each in listed]


def unnamed(inside: Path, patterns: Sequence[str]) -> list[str]:
    """The libraries beside the wheels that no pattern names."""
    named = {file for pattern in patterns for file in inside.glob(pattern)}
    found = {file for pattern in _LIBRARIES_OF_WHEELS for file in inside.glob(pattern)}
    return sorted(file.name for file in found - named)


def others(work: Work) -> list[Part]:
    """All that is in the bundle and is no Python package. Raises Stop."""
    told = work.run([str(work.runtime / "bin" / "python"), str(SOURCES / "probe.py")]).stdout
    tools = list(distributions(path=[str(site_packages(work.tools))]))
    return [*native(work, json.loads(told)), launcher(tools), *crates(work)]


def crates(work: Work) -> list[Part]:
    """The Rust libraries that are linked into packages, from the lists that these carry."""
    folder = site_packages(work.runtime)
    parts = [
        part
        for file in sorted(folder.glob("*.dist-info/sboms/*.json"))
        for part in crates_in(json.loads(file.read_text(encoding="utf-8")))
    ]
    return sorted(set(parts), key=lambda part: (part.name, part.version, part.within))


def crates_in(document: Mapping[str, Any]) -> Iterator[Part]:
    """The Rust libraries in a CycloneDX document that end up in what it describes."""
    within = document.get("metadata", {}).get("component", {}).get("name", "")
    for each in document.get("components", ()):
        if each.get("purl", "").startswith("pkg:cargo/") and each.get("scope") != "excluded":
            licences = [one.get("expression", "") for one in each.get("licenses", ())]
            yield Part(each["name"], each["version"], " AND ".join(licences), within=within)


def _native(inside: Path, listed: Mapping[str, Any], versions: Mapping[str, str]) -> Part:
    matches = [sorted(inside.glob(pattern)) for pattern in listed["files"]]
    for pattern, found in zip(listed["files"], matches, strict=True):
        if not found:
            raise Stop(f"native.toml: {listed['name']}: the bundle has no {pattern}", 1)
    version = versions[listed["ask"]] if "ask" in listed else ""
    if "version" in listed:
        version = version_in(matches[0][0].read_bytes(), listed["version"])
        if not version:
            raise Stop(f"native.toml: {listed['name']}: no version in {matches[0][0]}", 1)
    texts = tuple((LICENCES / name).read_text(encoding="utf-8") for name in listed["texts"])
    return Part(listed["name"], version, listed["licence"], listed["home"], texts)


def version_in(data: bytes, pattern: str) -> str:
    """The first version in a library that the pattern matches; nothing where there is none."""
    found = re.search(pattern.encode(), data)
    return found[1].decode() if found else ""
