"""The tool that sets up a checkout."""

import subprocess
import sys

import pytest

from build_spec import commands
from build_spec.environment import ROOT, Lock


def requirements(lock: Lock) -> set[str]:
    lines = lock.path.read_text(encoding="utf-8").splitlines()
    return {line.split(" ;")[0].rstrip(" \\") for line in lines if line and line[0].isalnum()}


def test_an_unknown_command_shows_the_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(["frobnicate"]) == 2
    assert commands.USAGE in capsys.readouterr().err


def test_no_command_shows_the_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main([]) == 2
    assert commands.USAGE in capsys.readouterr().err


def test_help_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(["--help"]) == 0
    assert capsys.readouterr().out == commands.USAGE


def test_the_tool_needs_only_the_standard_library() -> None:
    tool = str(ROOT / "build_spec" / "dev.py")
    isolated = subprocess.run([sys.executable, "-S", tool, "--help"], check=False)
    assert isolated.returncode == 0


@pytest.mark.parametrize("lock", Lock)
def test_a_lock_names_no_address(lock: Lock) -> None:
    assert "//" not in lock.path.read_text(encoding="utf-8")


def test_the_dev_lock_holds_the_versions_of_the_runtime_lock() -> None:
    assert requirements(Lock.RUNTIME) < requirements(Lock.DEV)
