"""What befalls a .deb in its life, each step with what must hold after it."""

import hashlib
import json
import re
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import Final

from build_spec.dist.linux_files import MACHINE_FILE, PROGRAM
from build_spec.dist.measure import wait_for_rest
from build_spec.dist.work import NAME
from build_spec.environment import ROOT, script
from build_spec.lifecycle.chroot import FOLDER, USER, Chroot
from build_spec.stop import Stop

OLDER_VERSION: Final = "0.0.1-1"
PICTURE: Final = FOLDER / "window.png"
_OLDER_DATABASE: Final = ROOT / "build_spec" / "lifecycle" / "older_database.py"
_DATABASE: Final = Path("stock.db")
_EDITED: Final = 'site_name = "Deployed by IT"\n\n[locked]\nlanguage = "es"\n'
_START_SECONDS: Final = 30
_FEWEST_COLOURS: Final = 100
_TOO_NEW: Final = 99
"""A revision of the schema that no version has."""


def install(chroot: Chroot, deb: Path) -> str:
    """Silently, on a system without Python."""
    _install(chroot, deb)
    _expect(not list(chroot.folder.glob("usr/bin/python3*")), "there is a Python")
    _expect((chroot.folder / MACHINE_FILE).is_file(), "the machine file is missing")
    told = chroot.user(NAME, "--version").output.strip()
    _expect(told == f"{NAME} {_version(deb)}", f"--version says {told}")
    return f"installed without a question and without Python: {told}"


def self_test(chroot: Chroot) -> str:
    """As an ordinary user."""
    told = chroot.user(NAME, "self-test").output.strip()
    _expect(told == "OK", f"the self-test says {told}")
    return "an ordinary user's self-test says OK"


def show_window(chroot: Chroot) -> str:
    """Under an X server; a picture of it is kept."""
    process = chroot.started("firstoutw", "--demo")
    try:
        end = time.monotonic() + _START_SECONDS
        while _photograph(chroot.display) == 1:
            _expect(process.poll() is None, "the window ended by itself")
            _expect(time.monotonic() < end, "the screen stayed empty")
        wait_for_rest(process.pid)
        colours = _photograph(chroot.display)
        _expect(colours > _FEWEST_COLOURS, f"the window has {colours} colours: it stayed blank")
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()
    return f"the window is shown, see {PICTURE.relative_to(ROOT)}"


def edit_machine_file(chroot: Chroot) -> str:
    """What IT writes there is in force for everybody, and what IT locks is locked."""
    file = chroot.folder / MACHINE_FILE
    file.write_text(_EDITED, encoding="utf-8")
    told = chroot.user(NAME, "--json", "settings").output
    for said in f"/{MACHINE_FILE}, line 1", f"locked by IT (/{MACHINE_FILE}, line 4)":
        _expect(said in told, f"{said} is not in {told}")
    other = chroot.tried(NAME, "--language", "en", "--demo", "--screenshot", "locked.png")
    _expect(other.code == 2 and "locked by IT" in other.errors, f"not locked: {other}")
    return "the machine file is in force, and locks"


def upgrade(chroot: Chroot, older: Path, deb: Path) -> str:
    """From the version before, with its database: migrated, a backup made, the file kept."""
    _install(chroot, older, "--allow-downgrades")
    make_older_database(chroot, _place(chroot))
    _install(chroot, deb)
    kept = (chroot.folder / MACHINE_FILE).read_text(encoding="utf-8")
    _expect(kept == _EDITED, "the machine file was changed")
    told = json.loads(_with_database(chroot, "--json", "db", "upgrade"))
    _expect(told["to"] == told["from"] + 1, f"the upgrade says {told}")
    backup = chroot.folder / str(told["backup"]).lstrip("/")
    _expect(revision(backup) == told["from"], "the backup is not the database of before")
    _use(chroot)
    return f"a database of schema {told['from']} was brought to {told['to']}, a backup made"


def downgrade(chroot: Chroot, older: Path) -> str:
    """The older version refuses a newer database, which stays as it is."""
    _install(chroot, older, "--allow-downgrades")
    with closing(sqlite3.connect(_place(chroot))) as connection:
        connection.execute(f"PRAGMA user_version = {_TOO_NEW}")
    before = _sum(_place(chroot))
    command = [NAME, "--database", f"/{chroot.home}/{_DATABASE}", "--json"]
    for what in (["lots"], ["db", "upgrade"], ["db", "check"]):
        done = chroot.tried(*command, *what)
        _expect(done.code == 4, f"{what} ended with {done.code}: {done.output}{done.errors}")
        told = done.errors + done.output
        _expect('"newer"' in told, f"{what} did not say that the database is newer: {told}")
    _expect(_sum(_place(chroot)) == before, "the newer database was touched")
    return "the older version refused the newer database and left it as it was"


def remove(chroot: Chroot) -> str:
    """The program goes; what IT wrote and what people made stays."""
    chroot.apt("remove", NAME)
    _expect(not (chroot.folder / PROGRAM).exists(), f"/{PROGRAM} is still there")
    _expect((chroot.folder / MACHINE_FILE).exists(), "the machine file went too")
    _expect(_place(chroot).exists(), "a database went too")
    return "removed: the machine file and people's data stay"


def purge(chroot: Chroot, before: set[str]) -> str:
    """Nothing is left outside of homes."""
    chroot.apt("purge", NAME)
    expect_nothing_left(chroot, before)
    _expect(_place(chroot).exists(), "a database went too")
    return "purged: nothing is left outside of homes"


def expect_nothing_left(chroot: Chroot, before: set[str]) -> None:
    """See that there is nothing of FirstOut outside of homes but what was `before`. Raises Stop."""
    left = sorted(
        path
        for path in chroot.paths() - before
        if NAME in path.lower() and not path.startswith("/home/")
    )
    _expect(not left, f"removed, and there is still {left}")


def lint(deb: Path) -> str:
    """No error and no warning but for the reviewed overrides."""
    _run(["lintian", "--allow-root", "--fail-on", "error,warning", str(deb)])
    return "lintian has nothing to say"


def make_older(deb: Path) -> Path:
    """The same package under a version before it. Raises Stop."""
    with tempfile.TemporaryDirectory(dir=FOLDER) as folder:
        tree = Path(folder) / "tree"
        _run(["dpkg-deb", "--raw-extract", str(deb), str(tree)])
        control = tree / "DEBIAN" / "control"
        text = control.read_text(encoding="utf-8")
        control.write_text(
            re.sub(r"^Version: .*$", f"Version: {OLDER_VERSION}", text, flags=re.MULTILINE),
            encoding="utf-8",
        )
        older = FOLDER / f"{NAME}_{OLDER_VERSION}_amd64.deb"
        _run(["dpkg-deb", "--root-owner-group", "-Znone", "--build", str(tree), str(older)])
    return older


def _install(chroot: Chroot, deb: Path, *options: str) -> None:
    inside = Path("media") / deb.name
    shutil.copy(deb, chroot.folder / inside)
    chroot.apt(*options, "install", f"/{inside}")
    (chroot.folder / inside).unlink()
    told = chroot.root("dpkg-query", "--show", "--showformat=${Version}", NAME).output
    _expect(told == deb.name.split("_")[1], f"version {told} is installed")


def _use(chroot: Chroot) -> None:
    """Book something and prove the ledger."""
    _with_database(chroot, "product", "add", "--sku", "GLOVE-M")
    _with_database(chroot, "receive", "--sku", "GLOVE-M", "--quantity", "5")
    _with_database(chroot, "dispatch", "--sku", "GLOVE-M", "--quantity", "2")
    _with_database(chroot, "db", "check")


def _with_database(chroot: Chroot, *arguments: str) -> str:
    place = f"/{chroot.home}/{_DATABASE}"
    return chroot.user(NAME, "--database", place, *arguments).output


def _place(chroot: Chroot) -> Path:
    return chroot.folder / chroot.home / _DATABASE


def make_older_database(chroot: Chroot, file: Path) -> None:
    """Give the user a database as the version before leaves it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    _run([str(script("python")), "-P", str(_OLDER_DATABASE), str(file)])
    chroot.root("chown", "--recursive", f"{USER}:{USER}", f"/{chroot.home}")


def revision(file: Path) -> int:
    """Of which schema a database is."""
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _photograph(display: str) -> int:
    """Keep a picture of the screen; the number of its colours."""
    _run(["import", "-display", display, "-window", "root", str(PICTURE)])
    return int(_run(["identify", "-format", "%k", str(PICTURE)]))


def _sum(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _version(deb: Path) -> str:
    return deb.name.split("_")[1].partition("-")[0]


def _run(command: list[str]) -> str:
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    _expect(done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return done.stdout


def _expect(holds: bool, otherwise: str) -> None:  # noqa: FBT001 - it is what is asked
    if not holds:
        raise Stop(otherwise, 1)
