"""The built program used for what a start alone does not load: files, papers, a server."""

import json
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from build_spec.dist.work import NAME, Work
from build_spec.stop import Stop

_NOBODY: Final = "postgresql://ana@127.0.0.1:1/none"
"""A server that is not there: to say so takes psycopg, libpq and SQLAlchemy's dialect."""
_VIEWS: Final = ("lots", "labels", "reports", "settings", "import")
_STORAGE: Final = 4


def check(work: Work) -> None:
    """Use it as people do, each command with the code that it must end with. Raises Stop."""
    with tempfile.TemporaryDirectory(prefix="firstout-use-") as folder:
        _Use(work, Path(folder)).everything()


class _Use:
    def __init__(self, work: Work, folder: Path) -> None:
        self._program = str(work.bundle / NAME)
        self._folder = folder
        self._variables = {
            "HOME": str(folder),
            "PATH": "/usr/bin:/bin",
            "LANG": "C.UTF-8",
            "QT_QPA_PLATFORM": "offscreen",
        }

    def everything(self) -> None:
        self._run(["self-test"])
        self._files()
        for view in _VIEWS:
            picture = self._folder / f"{view}.png"
            self._run(["--demo", "--screenshot", str(picture), "--view", view])
            _expect(picture.stat().st_size > 0, f"the view {view} was not drawn")
        told = self._run(["--database", _NOBODY, "--json", "db", "info"], _STORAGE)
        fault = json.loads(told.stderr)["fault"]
        _expect(fault == "unreachable", f"a server that is not there is told as {fault}")

    def _files(self) -> None:
        """Products out and in again as a workbook, a report as PDF, a backup."""
        self._run(["db", "init"])
        self._run(["product", "add", "--sku", "GLOVE-M"])
        self._run(["receive", "--sku", "GLOVE-M", "--quantity", "5"])
        self._run(["export", "products", "products.xlsx"])
        self._run(["import", "products", "products.xlsx", "--dry-run"])
        self._run(["report", "stock", "--format", "pdf", "--output", "stock.pdf"])
        _expect((self._folder / "stock.pdf").read_bytes().startswith(b"%PDF"), "no PDF was made")
        self._run(["db", "backup", "copy.db"])
        self._run(["db", "check"])

    def _run(
        self, arguments: Sequence[str], code: int = 0
    ) -> "subprocess.CompletedProcess[str]":
        done = subprocess.run(
            [self._program, *arguments],
            cwd=self._folder,
            env=self._variables,
            check=False,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        told = f"{NAME} {' '.join(arguments)} ended with {done.returncode}"
        _expect(done.returncode == code, f"{told}\n{done.stdout}{done.stderr}")
        return done


def _expect(holds: bool, otherwise: str) -> None:  # noqa: FBT001 - it is what is asked
    if not holds:
        raise Stop(otherwise, 1)
