"""The MSI, made by wixl from the definition beside this file."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Final
from xml.sax.saxutils import quoteattr

from build_spec.windows import launchers, product, summary, tools, tree
from build_spec.windows.pictures import Pictures

_NAMESPACE: Final = "http://schemas.microsoft.com/wix/2006/wi"


def build(folder: Path, work: Path, pictures: Pictures, version: str, target: Path) -> None:
    """Make the MSI of the folder. Raises Stop."""
    actions = work / "msi_actions.dll"
    launchers.compile_library(actions, product.HERE / "msi_actions.c", "-lmsi")
    listed = work / "files.wxs"
    inside = [PurePosixPath(path.relative_to(folder).as_posix()) for path in tree.files(folder)]
    listed.write_text(file_list(os.path.relpath(folder, work), inside), encoding="utf-8")
    values = {
        "Version": product.msi_version(version),
        "Publisher": product.PUBLISHER,
        "ProductCode": product.identity(f"product {version}"),
        "UpgradeCode": product.UPGRADE_CODE,
        "Icon": os.path.relpath(pictures.icon, work),
        "Actions": actions.name,
    }
    for name in ("Registration", "Association", "Menu"):
        values[f"{name}Code"] = product.identity(f"component {name}")
    defined = [part for key, value in values.items() for part in ("-D", f"{key}={value}")]
    sources = [str(product.HERE / "firstout.wxs"), str(listed)]
    command = [tools.need("wixl"), "-a", "x64", *defined, "-o", str(target), *sources]
    tools.run(command, folder=work)  # it takes no absolute paths of files to pack
    summary.settle(target, product.identity(f"package {_digest(folder)}"), tree.epoch())


def file_list(folder: str, inside: Sequence[PurePosixPath]) -> str:
    """Give a component for each file, all in one group; the same file has the same code always."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<Wix xmlns="{_NAMESPACE}">',
        "  <Fragment>",
        '    <DirectoryRef Id="INSTALLDIR">',
        *_folder_lines(PurePosixPath(), inside, folder, "      "),
        "    </DirectoryRef>",
        '    <ComponentGroup Id="Files">',
        *(f'      <ComponentRef Id="{_key("c", path)}"/>' for path in inside),
        "    </ComponentGroup>",
        "  </Fragment>",
        "</Wix>",
        "",
    ]
    return "\n".join(lines)


def _folder_lines(
    current: PurePosixPath, inside: Sequence[PurePosixPath], folder: str, indent: str
) -> Iterator[str]:
    """Give the files directly in `current`, then each folder below it with what it holds."""
    for path in inside:
        if path.parent == current:
            yield from _component_lines(path, folder, indent)
    depth = len(current.parts)
    below = [path for path in inside if len(path.parts) > depth + 1]
    for name in sorted({path.parts[depth] for path in below}):
        child = current / name
        yield f'{indent}<Directory Id="{_key("d", child)}" Name={quoteattr(name)}>'
        own = [path for path in below if path.parts[depth] == name]
        yield from _folder_lines(child, own, folder, f"{indent}  ")
        yield f"{indent}</Directory>"


def _component_lines(path: PurePosixPath, folder: str, indent: str) -> Iterator[str]:
    source = quoteattr(f"{folder}/{path}")
    code = product.identity(f"file {path}")
    yield f'{indent}<Component Id="{_key("c", path)}" Guid="{code}" Win64="yes">'
    yield (
        f'{indent}  <File Id="{_key("f", path)}" Name={quoteattr(path.name)} Source={source}'
        ' KeyPath="yes"/>'
    )
    yield f"{indent}</Component>"


def _key(kind: str, path: PurePosixPath) -> str:
    """Give a name for tables of an MSI: letters and digits, the same for the same path."""
    return kind + hashlib.sha256(str(path).encode()).hexdigest()[:24]


def _digest(folder: Path) -> str:
    """Sum up what is in the folder, so that packages are equal exactly if their contents are."""
    total = hashlib.sha256()
    for path in tree.files(folder):
        total.update(f"{path.relative_to(folder).as_posix()}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
