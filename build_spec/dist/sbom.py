"""The bill of materials in CycloneDX: cyclonedx-py's of the packages, and what these carry."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from build_spec.dist.parts import Part
from build_spec.dist.work import NAME, Work

SPECIFICATION: Final = "1.6"


def make(work: Work, others: Sequence[Part]) -> Path:
    """Write the bill beside the packages. Raises Stop."""
    draft = work.folder / "packages.cdx.json"
    kind = ["--sv", SPECIFICATION, "--of", "JSON", "--output-reproducible"]
    python = str(work.runtime / "bin" / "python")
    work.run([work.tool("cyclonedx-py"), "environment", *kind, "-o", str(draft), python])
    document = complete(json.loads(draft.read_text(encoding="utf-8")), others, work)
    file = work.results / f"{NAME}-{work.version}.cdx.json"
    file.write_text(json.dumps(document, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return file


def complete(document: Mapping[str, Any], others: Sequence[Part], work: Work) -> dict[str, Any]:
    """The document about FirstOut, with everything in it that is no Python package.

    Raises ValueError where FirstOut itself is not in the document.
    """
    components = [each for each in document["components"] if each["name"] != NAME]
    if len(components) == len(document["components"]):
        raise ValueError(f"{NAME} is not in the bill of materials")
    [program] = [each for each in document["components"] if each["name"] == NAME]
    moment = f"{datetime.fromtimestamp(work.epoch, UTC):%Y-%m-%dT%H:%M:%SZ}"
    metadata = document["metadata"] | {
        "component": _program(program),
        "timestamp": moment,
    }
    listed = [_component(part) for part in others]
    return dict(document) | {
        "metadata": metadata,
        "components": sorted([*components, *listed], key=lambda each: str(each["bom-ref"])),
        "dependencies": _dependencies(document, others, str(program["bom-ref"])),
    }


def _program(found: Mapping[str, Any]) -> dict[str, Any]:
    """FirstOut as the subject of the bill; where its wheel lay is of no interest."""
    kept = {key: value for key, value in found.items() if key != "externalReferences"}
    return kept | {"type": "application"}


def _component(part: Part) -> dict[str, Any]:
    component: dict[str, Any] = {
        "bom-ref": _reference(part),
        "type": "library",
        "name": part.name,
        "licenses": [{"expression": part.licence}] if part.licence else [],
    }
    if part.version:
        component["version"] = part.version
    if part.home:
        component["externalReferences"] = [{"type": "website", "url": part.home}]
    if part.within:
        component["purl"] = f"pkg:cargo/{part.name}@{part.version}"
    return component


def _reference(part: Part) -> str:
    """A name of its own for each part of the bill."""
    kind = f"cargo:{part.within}" if part.within else "native"
    return f"{kind}:{part.name}@{part.version}"


def _dependencies(
    document: Mapping[str, Any], others: Sequence[Part], program: str
) -> list[dict[str, Any]]:
    """What needs what; all that is no Python package is needed by FirstOut as a whole."""
    found = {each["ref"]: dict(each) for each in document["dependencies"]}
    for part in others:
        found[_reference(part)] = {"ref": _reference(part)}
    mine = found.setdefault(program, {"ref": program})
    needed = set(mine.get("dependsOn", ())) | {_reference(part) for part in others}
    mine["dependsOn"] = sorted(needed)
    return sorted(found.values(), key=lambda each: str(each["ref"]))
