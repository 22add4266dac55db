"""FirstOut as the installers for Windows have it, on this computer: `python -m tests.trimmed ARGS`.

What the rules of the trim drop cannot be imported. With `--every-module` in the place of FirstOut's
own arguments each of its modules is imported.
"""

import importlib
import pkgutil
import sys
import sysconfig
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import ModuleType

from build_spec.windows import trim

STANDARD = Path(sysconfig.get_path("stdlib"))
PACKAGES = Path(sysconfig.get_path("purelib"))


class Trim:
    """Finds modules as Python does, and refuses those that the installers do not have."""

    @staticmethod
    def find_spec(
        name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        spec = PathFinder.find_spec(name, path, target)
        if spec and spec.origin and not is_kept(name, Path(spec.origin)):
            raise ModuleNotFoundError(f"{name} is trimmed", name=name)
        return spec


def is_kept(name: str, origin: Path) -> bool:
    """Tell whether a module of that name and file is in the installers."""
    if origin.is_relative_to(PACKAGES):
        inside = origin.relative_to(PACKAGES)
        if origin.suffix == ".so":
            inside = inside.with_name(f"{name.rpartition('.')[2]}.pyd")
        return trim.keeps(inside.as_posix())
    if origin.suffix == ".so":
        return trim.keeps_of_python(f"{name}.pyd")
    if origin.is_relative_to(STANDARD):
        inside = origin.relative_to(STANDARD).with_suffix(".pyc")
        return trim.keeps_of_standard_library(inside.as_posix())
    return True


if __name__ == "__main__":
    sys.meta_path.insert(0, Trim)
    import app
    from app.__main__ import main

    if sys.argv[1:] == ["--every-module"]:
        for module in pkgutil.walk_packages(app.__path__, "app."):
            if not module.name.startswith("app.db.migrations."):  # run by Alembic alone
                importlib.import_module(module.name)
        sys.exit(0)
    sys.exit(main(sys.argv[1:]))
