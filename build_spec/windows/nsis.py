"""setup.exe, made by NSIS from the definition beside this file."""

from collections.abc import Iterable
from pathlib import Path

from build_spec.windows import product, tools, tree
from build_spec.windows.pictures import Pictures


def build(folder: Path, work: Path, pictures: Pictures, version: str, target: Path) -> None:
    """Make setup.exe of the folder. Raises Stop."""
    tree.date(pictures.side)  # it is unpacked with its time, like what is installed
    listed = work / "files.nsh"
    listed.write_text(file_list(folder, tree.files(folder)), encoding="utf-8")
    size = sum(path.stat().st_size for path in tree.files(folder)) // 1024
    values = {
        "VERSION": version,
        "PUBLISHER": product.PUBLISHER,
        "OUTPUT": target,
        "ICON": pictures.icon,
        "SIDE": pictures.side,
        "LICENSE": product.ROOT / "LICENSE",
        "FILES": listed,
        "SIZE_KB": size,
    }
    defined = [f"-D{key}={value}" for key, value in values.items()]
    command = [tools.need("makensis"), "-V2", "-WX", "-INPUTCHARSET", "UTF8", *defined]
    tools.run([*command, str(product.HERE / "setup.nsi")], {"SOURCE_DATE_EPOCH": str(tree.epoch())})


def file_list(folder: Path, found: Iterable[Path]) -> str:
    """Say where each file goes, in the order given."""
    lines = []
    current = None
    for path in found:
        inside = path.parent.relative_to(folder)
        if inside != current:
            below = "".join(f"\\{part}" for part in inside.parts)
            lines.append(f'SetOutPath "$INSTDIR{below}"')
            current = inside
        lines.append(f'File "{path.as_posix()}"')
    return "\n".join((*lines, ""))
