"""IT's guide: every block is run by somebody, and it tells what it promises.

`dev.py prove deploy` runs those about the program.
"""

import re

import pytest

from app.cli.faults import ExitCode
from tests.proofs.deploy import GUIDE, _without, package_blocks, program_blocks

TEXT = GUIDE.read_text(encoding="utf-8")


def test_every_block_is_of_a_kind_that_somebody_runs() -> None:
    everything = [*program_blocks(TEXT)]
    for kind in ("deb", "rpm", "tar"):
        assert package_blocks(TEXT, kind)
        everything += package_blocks(TEXT, kind)

    assert len(everything) * 2 == TEXT.count("```")
    assert not [block for block in program_blocks(TEXT) if "apt-get" in block or "rpm -" in block]


@pytest.mark.parametrize("kind", ["", "ini", "sh zypper", "bash"])
def test_a_block_that_nobody_would_run_is_found_out(kind: str) -> None:
    with pytest.raises(ValueError, match="not run"):
        program_blocks(f"```sh\ntrue\n```\n\n```{kind}\nfalse\n```\n")


def test_every_exit_code_is_told() -> None:
    table = TEXT.partition("## 9. Exit codes")[2].partition("## 10.")[0]
    told = {int(code) for code in re.findall(r"^\| (\d+) \|", table, re.MULTILINE)}

    assert told == set(ExitCode)


def test_every_section_that_is_pointed_at_is_there() -> None:
    numbers = set(re.findall(r"^## (\d+)\.", TEXT, re.MULTILINE))

    assert set(re.findall(r"section (\d+)", TEXT)) <= numbers


def test_a_variant_that_changes_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="does not say"):
        _without("words that are not there", TEXT)
