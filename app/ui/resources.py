"""Where the themes, icons and translations lie: in the wheel, or beside `app` in a checkout."""

from pathlib import Path


def resources() -> Path:
    packed = Path(__file__).parents[1] / "_resources"
    return packed if packed.is_dir() else Path(__file__).parents[2] / "resources"
