"""What `dist` and `lifecycle` refuse before they begin."""

import os
import platform
from pathlib import Path

import pytest

from build_spec.dist import command as dist
from build_spec.dist import use
from build_spec.dist.work import Work
from build_spec.lifecycle import command as lifecycle
from build_spec.stop import SYSTEM_LACKS, WRONG_USAGE, Stop

DEBIAN = Path("/etc/debian_version").exists()


def test_packages_are_made_on_x86_64_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "machine", lambda: "aarch64")
    with pytest.raises(Stop, match="Linux on x86-64"):
        dist.main([])


def test_a_build_that_differs_from_the_first_is_refused(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_text("11  a.deb\n", encoding="utf-8")
    other.write_text("12  a.deb\n", encoding="utf-8")
    dist.compare(one, one)
    with pytest.raises(Stop, match=r"differ in a\.deb"):
        dist.compare(one, other)


def test_a_lifecycle_takes_no_arguments() -> None:
    with pytest.raises(Stop) as stop:
        lifecycle.main(["now"])
    assert stop.value.code == WRONG_USAGE


def test_a_lifecycle_without_root_says_why_not(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert lifecycle.main([]) == SYSTEM_LACKS
    why = "a chroot takes root" if DEBIAN else "this is no Debian"
    assert capsys.readouterr().out == f"not possible here: {why}\n"


@pytest.mark.parametrize("code", [1, 3])
def test_a_program_that_does_not_do_its_work_is_refused(tmp_path: Path, code: int) -> None:
    work = Work(tmp_path, 0, "1.2.3")
    work.bundle.mkdir(parents=True)
    program = work.bundle / "firstout"
    program.write_text(f"#!/bin/sh\nexit {code}\n", encoding="utf-8")
    program.chmod(0o755)
    with pytest.raises(Stop, match=f"firstout self-test ended with {code}"):
        use.check(work)
