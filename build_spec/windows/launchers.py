"""The two programs that start FirstOut on Windows, compiled with MinGW-w64."""

from pathlib import Path
from typing import Final

from build_spec.windows import product, tools

CONSOLE: Final = "firstout.exe"
WINDOW: Final = "firstoutw.exe"

_GCC: Final = "x86_64-w64-mingw32-gcc"
_WINDRES: Final = "x86_64-w64-mingw32-windres"
_OPTIONS: Final = (
    *("-std=c11", "-O2", "-Wall", "-Wextra", "-Werror", "-municode", "-static", "-s"),
    "-Wl,--no-insert-timestamp",
    "-Wl,--nxcompat,--dynamicbase,--high-entropy-va",
)


def build(folder: Path, work: Path, icon: Path, version: str, minor: int) -> None:
    """Compile both into the folder, for python3`minor`.dll. Raises Stop."""
    work.mkdir(parents=True, exist_ok=True)
    for name, windowed in ((CONSOLE, False), (WINDOW, True)):
        resources = work / f"{name}.o"
        source = work / f"{name}.rc"
        source.write_text(resource_script(name, icon, version), encoding="utf-8")
        tools.run([tools.need(_WINDRES), "--codepage=65001", str(source), str(resources)])
        compile_program(
            folder / name,
            [product.HERE / "launcher.c", resources],
            [f'-DPYTHON_DLL=L"python3{minor}.dll"', *(("-DWINDOWED", "-mwindows") * windowed)],
        )


def compile_program(target: Path, sources: list[Path], options: list[str]) -> None:
    """Compile a program for Windows on x86-64. Raises Stop."""
    command = [tools.need(_GCC), *_OPTIONS, "-o", str(target), *map(str, sources), *options]
    tools.run(command)


def compile_library(target: Path, source: Path, *libraries: str) -> None:
    """Compile a DLL for Windows on x86-64. Raises Stop."""
    options = ["-shared", *libraries, "-ladvapi32"]
    # Without a base of its own it would get one that depends on the name of the folder.
    compile_program(target, [source], [*options, "-Wl,--disable-auto-image-base"])


def resource_script(name: str, icon: Path, version: str) -> str:
    """Give icon, manifest and version of a launcher as windres reads them."""
    described = f"{product.NAME}, command line" if name == CONSOLE else product.NAME
    values = {
        "ICON_FILE": f'"{icon.as_posix()}"',
        "MANIFEST_FILE": f'"{(product.HERE / "launcher.manifest").as_posix()}"',
        "VERSION_NUMBERS": f"{version.replace('.', ',')},0",
        "VERSION_TEXT": f'"{version}"',
        "PUBLISHER": f'"{product.PUBLISHER}"',
        "DESCRIPTION": f'"{described}"',
        "ORIGINAL_NAME": f'"{name}"',
    }
    defined = "".join(f"#define {key} {value}\n" for key, value in values.items())
    return defined + (product.HERE / "launcher.rc").read_text(encoding="utf-8")
