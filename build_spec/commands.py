"""The subcommands of `dev.py`."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from build_spec import debian, environment
from build_spec.dist.command import main as make_dist
from build_spec.environment import ROOT, Lock, script
from build_spec.lifecycle.command import main as lead_life
from build_spec.stop import WRONG_USAGE, Stop

USAGE: Final = """\
usage: python3 build_spec/dev.py COMMAND [ARGS...]

  run ARGS...    run FirstOut; without ARGS the window, with --demo on sample data
  test ARGS...   format, lint, types, import rules, translations, tests (ARGS go to pytest)
  check          the same without the tests
  bench ARGS...  measure, see tests/bench (--stations: many on one PostgreSQL server)
  prove NAME...  carry out the long proofs, all or some, see tests/proofs
  screenshots    draw every view, in both themes and languages (--help tells more)
  dist ARGS...   make and check what people install (--help tells more)
  lifecycle      install, use, upgrade and remove the built .deb on a bare Debian (takes root)
  windows ARGS.. build setup.exe and MSI, see build_spec/windows/README.md (--help tells more)
  windows-logic  try how both install, upgrade and uninstall, under Wine
  lock ARGS...   pin the dependencies anew (ARGS go to uv, for example --upgrade)

All but dist and lock first make .venv and install what is missing; when nothing changed, they
do nothing.
"""
TRANSLATIONS: Final = ROOT / "build_spec" / "translations.py"
SCREENSHOTS: Final = ROOT / "build_spec" / "screenshots.py"
MOST_WORKERS: Final = 4


def main(arguments: Sequence[str]) -> int:
    """Carry out one subcommand and give its exit code."""
    if not arguments:
        sys.stderr.write(USAGE)
        return WRONG_USAGE
    name, *rest = arguments
    if name in {"-h", "--help"}:
        print(USAGE, end="")
        return 0
    if name not in COMMANDS:
        sys.stderr.write(f"dev.py: no command {name!r}\n\n{USAGE}")
        return WRONG_USAGE
    try:
        return COMMANDS[name](rest)
    except Stop as stop:
        sys.stderr.write(f"{stop}\n")
        return stop.code
    except KeyboardInterrupt:
        return 130


def run(arguments: Sequence[str]) -> int:
    """Run the program in the folder where the user is."""
    _prepare(Lock.RUNTIME)
    return _become([str(script("python")), "-P", "-m", "app", *arguments])


def bench(arguments: Sequence[str]) -> int:
    """Run the measurements."""
    _prepare(Lock.DEV)
    return _become([str(script("python")), "-P", "-m", "tests.bench", *arguments])


def prove(arguments: Sequence[str]) -> int:
    """Carry out the proofs of several stations on one server."""
    _prepare(Lock.DEV)
    return _become([str(script("python")), "-P", "-m", "tests.proofs", *arguments])


def check(arguments: Sequence[str]) -> int:
    """Check everything that needs no running program."""
    if arguments:
        raise Stop("dev.py: check takes no arguments", WRONG_USAGE)
    _prepare(Lock.DEV)
    return _checks()


def test(arguments: Sequence[str]) -> int:
    """Check everything and run the tests; pytest's closing line is the last one printed."""
    _prepare(Lock.DEV)
    if code := _checks():
        return code
    print("== Tests", flush=True)
    # One more than there are processors: some tests wait, for the disk, a server, a silence.
    workers = min((os.cpu_count() or 1) + 1, MOST_WORKERS)
    tests = [str(script("python")), "-m", "pytest", "-n", str(workers), *arguments]
    return _call(tests, {**os.environ, "QT_QPA_PLATFORM": "offscreen"})


def screenshots(arguments: Sequence[str]) -> int:
    """Draw every view."""
    _prepare(Lock.RUNTIME)
    return _become([str(script("python")), "-P", str(SCREENSHOTS), *arguments])


def windows(arguments: Sequence[str]) -> int:
    """Build the installers for Windows."""
    _prepare(Lock.RUNTIME)
    return _become([str(script("python")), "-P", "-m", "build_spec.windows", *arguments])


def windows_logic(arguments: Sequence[str]) -> int:
    """Try the installers for Windows under Wine, with a stub in the program's place."""
    _prepare(Lock.RUNTIME)
    return _become([str(script("python")), "-P", "-m", "build_spec.windows.logic", *arguments])


def dist(arguments: Sequence[str]) -> int:
    """Make the archive, the packages and what goes with them."""
    debian.need_libraries()
    return make_dist(arguments)


def lifecycle(arguments: Sequence[str]) -> int:
    """Lead the built package for Debian through its life."""
    _prepare(Lock.RUNTIME)
    return lead_life(arguments)


def lock(arguments: Sequence[str]) -> int:
    """Pin the dependencies that pyproject.toml names, for every system and Python from 3.11 on."""
    uv = environment.find_uv()
    if uv is None:
        raise Stop("uv could not be installed; it makes the locks.", 1)
    runtime = str(Lock.RUNTIME.path)
    for target, source, entry in (
        (Lock.UV, ["-"], "uv\n"),
        (Lock.RUNTIME, ["pyproject.toml"], ""),
        (Lock.DEV, ["pyproject.toml", "--group", "dev", "--constraints", runtime], ""),
        (Lock.BUNDLE, ["pyproject.toml", "--group", "bundle", "--constraints", runtime], ""),
    ):
        command = [str(uv), *_COMPILE, "-o", str(target.path), *source, *arguments]
        subprocess.run(command, cwd=ROOT, input=entry, text=True, check=True)
        if "://" in target.path.read_text(encoding="utf-8"):
            raise Stop(f"{target.path} names an address; it must hold names and hashes only.", 1)
    return 0


COMMANDS: Final[Mapping[str, Callable[[Sequence[str]], int]]] = {
    "run": run,
    "test": test,
    "check": check,
    "lock": lock,
    "bench": bench,
    "prove": prove,
    "screenshots": screenshots,
    "windows": windows,
    "windows-logic": windows_logic,
    "dist": dist,
    "lifecycle": lifecycle,
}

_COMPILE: Final = (
    *("pip", "compile", "--quiet", "--universal", "--python-version", "3.11"),
    *("--generate-hashes", "--no-annotate", "--no-header"),
    *("--no-emit-index-url", "--no-emit-find-links"),
)


def _prepare(wanted: Lock) -> None:
    debian.need_libraries()
    environment.ensure(wanted)
    if _has_stale_translations():
        subprocess.check_call([str(script("python")), str(TRANSLATIONS), "--release"])


def _has_stale_translations() -> bool:
    for source in (ROOT / "resources" / "i18n").glob("*.ts"):
        compiled = source.with_suffix(".qm")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            return True
    return False


def _checks() -> int:
    """Run the checks in order until one fails; give its exit code."""
    python = str(script("python"))
    steps = (
        ("Format", [python, "-m", "ruff", "format", "--check", "."]),
        ("Lint", [python, "-m", "ruff", "check", "."]),
        ("Types", [python, "-m", "mypy"]),
        ("Import rules", [str(script("lint-imports"))]),
        ("Translations", [python, str(TRANSLATIONS), "--check"]),
    )
    for title, command in steps:
        print(f"== {title}", flush=True)
        started = time.perf_counter()
        code = _call(command, os.environ)
        print(f"-- {title}: {time.perf_counter() - started:.1f} s", flush=True)
        if code:
            print(f"{title} failed; nothing after it was run.", flush=True)
            return code
    return 0


def _call(command: Sequence[str], variables: Mapping[str, str]) -> int:
    return subprocess.call(command, cwd=ROOT, env=variables)


def _become(command: list[str]) -> int:
    """Hand over to another program, signals and exit code included."""
    sys.stdout.flush()
    if os.name == "posix":
        os.execv(command[0], command)
    return subprocess.call(command)
