"""The window's texts in two languages: Qt's `.ts` files, kept in step with app/ui.

Runs with the Python of `.venv`. English is in the sources; its file holds the plural forms only.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
SOURCES: Final = ROOT / "app" / "ui"
FOLDER: Final = ROOT / "resources" / "i18n"
ENGLISH: Final = "en"
LANGUAGES: Final = (ENGLISH, "es")


def main(arguments: Sequence[str]) -> int:
    """Update, check or compile the translations; 1 when the check finds something."""
    parser = argparse.ArgumentParser(prog="translations.py", description=__doc__)
    action = parser.add_mutually_exclusive_group(required=True)
    action.add_argument("--update", action="store_true", help="bring the .ts files up to date")
    action.add_argument("--check", action="store_true", help="fail when a .ts file is out of date")
    action.add_argument("--release", action="store_true", help="compile the .qm files")
    chosen = parser.parse_args(arguments)
    if chosen.update:
        update(FOLDER)
    elif chosen.release:
        release()
    else:
        return 1 if check() else 0
    return 0


def update(folder: Path) -> None:
    """Bring the folder's `.ts` files into step with the sources."""
    sources = [str(path.relative_to(ROOT)) for path in sorted(SOURCES.rglob("*.py"))]
    folder.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES if sources else ():
        options = ["-silent", "-locations", "none", "-no-obsolete", "-sort-messages"]
        options += ["-source-language", "en", "-target-language", language]
        options += ["-pluralonly"] if language == ENGLISH else []
        _tool("lupdate", *options, *sources, "-ts", str(folder / _name(language)))


def check() -> list[str]:
    """Print and give what is wrong with the tracked files."""
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder)
        for path in FOLDER.glob("*.ts"):
            shutil.copy(path, fresh)
        update(fresh)
        for path in sorted(fresh.glob("*.ts")):
            problems += _out_of_date(path) + _unfinished(path)
    for problem in problems:
        print(problem)
    return problems


def release() -> None:
    """Compile every `.ts` file into the `.qm` beside it that the window loads."""
    for source in sorted(FOLDER.glob("*.ts")):
        compiled = source.with_suffix(".qm")
        _tool("lrelease", "-silent", str(source), "-qm", str(compiled))
        compiled.touch()


def _out_of_date(fresh: Path) -> list[str]:
    tracked = FOLDER / fresh.name
    if tracked.exists() and _lines(tracked) == _lines(fresh):
        return []
    name = tracked.relative_to(ROOT)
    return [f"{name} is not in step with app/ui; run .venv/bin/python {_own_name()} --update"]


def _unfinished(path: Path) -> list[str]:
    waiting = path.read_text(encoding="utf-8").count('<translation type="unfinished"')
    if not waiting:
        return []
    return [f"{path.name}: {waiting} texts are not translated yet"]


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _name(language: str) -> str:
    return f"firstout_{language}.ts"


def _own_name() -> Path:
    return Path(__file__).resolve().relative_to(ROOT)


def _tool(name: str, *arguments: str) -> None:
    """Run one of Qt's translation tools, which PySide6 puts beside this Python."""
    program = shutil.which(f"pyside6-{name}", path=str(Path(sys.executable).parent))
    if program is None:
        sys.exit(f"pyside6-{name} is missing; run this with .venv's Python")
    subprocess.run([program, *arguments], cwd=ROOT, check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
