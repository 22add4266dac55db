"""The command line as a test uses it: in this process, or as one of its own."""

import json
import os
import sqlite3
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.__main__ import main

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Ended:
    """How a run ended and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The answer of a run that went well."""
        assert self.code == 0, self.err
        return json.loads(self.out)

    @property
    def error(self) -> Any:
        """The one JSON object on standard error."""
        return json.loads(self.err)


@dataclass(frozen=True)
class CommandLine:
    """Runs `main` on one database; with JSON unless `plain`."""

    capsys: pytest.CaptureFixture[str]
    database: str

    def __call__(self, *words: str) -> Ended:
        return self.plain("--json", *words)

    def plain(self, *words: str) -> Ended:
        self.capsys.readouterr()
        code = main(["--database", self.database, "--operator", "ana", *words])
        told = self.capsys.readouterr()
        return Ended(code, told.out, told.err)

    def stocked(self, *quantities: int, sku: str = "QX039") -> None:
        """A product, and a lot of each quantity, the first to expire first."""
        assert self("product", "add", "--sku", sku, "--minimum", "10", "--price", "0.25").code == 0
        for year, quantity in enumerate(quantities, 2090):
            expiry = f"{year}-12-01"
            words = ("--sku", sku, "--quantity", str(quantity), "--expiry", expiry)
            assert self("receive", *words, "--lot-code", f"C{year}").code == 0


def break_alerts(database: str) -> None:
    """Take a table away, so that what needs it fails as a bug would."""
    connection = sqlite3.connect(database)
    connection.execute("DROP TABLE alert")
    connection.close()


def program(*words: str) -> list[str]:
    """The command line of a process of its own."""
    return [sys.executable, "-m", "app", *words]


def environment(**variables: str) -> dict[str, str]:
    """The environment of these tests, the checkout importable, the screen as it is set here."""
    kept = {name: value for name, value in os.environ.items() if name not in _SCREEN}
    return {**kept, "PYTHONPATH": str(ROOT), **variables}


_SCREEN = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}


def run(*words: str, **variables: str) -> Ended:
    """Run a process of its own to its end."""
    ended = subprocess.run(
        program(*words),
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        env=environment(**variables),
    )
    return Ended(ended.returncode, ended.stdout, ended.stderr)
