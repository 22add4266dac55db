"""Every view of the window as a picture: both themes, both languages, on the sample data.

Runs with the Python of `.venv`; needs no display.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
THEMES: Final = ("light", "dark")
LANGUAGES: Final = ("en", "es")


def main(arguments: Sequence[str]) -> int:
    """Draw the pictures into a folder; 1 if one could not be drawn."""
    parser = argparse.ArgumentParser(prog="screenshots", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "screenshots")
    parser.add_argument("--size", default="1240x760", help="width and height, such as 1024x640")
    parser.add_argument("--views", nargs="+", help="only these views")
    chosen = parser.parse_args(arguments)
    folder = chosen.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        # The sample goes there, not among the user's own data.
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
            os.environ[name] = home
        return draw(folder, chosen.size, chosen.views)


def draw(folder: Path, size: str, views: Sequence[str] | None) -> int:
    """Draw every wanted view in each theme and language; say the name of each file."""
    sys.path.insert(0, str(ROOT))
    from app.__main__ import main as firstout
    from app.ui.offscreen import VIEWS

    for view, theme, language in product(views or ("first_start", *VIEWS), THEMES, LANGUAGES):
        file = folder / f"{view}_{theme}_{language}.png"
        options = ["--view", view, "--theme", theme, "--language", language, "--size", size]
        common = ["--demo", "--operator", "maria"]
        if code := firstout([*common, "--screenshot", str(file), *options]):
            return code
        print(file, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
