"""The proofs: `python -m tests.proofs [NAME ...]` carries them out and prints what they found."""

import argparse
import logging
import os
import sys
from collections.abc import Sequence

from tests.proofs import (
    cables,
    certificates,
    crowd,
    deploy,
    failover,
    guide,
    outages,
    pooling,
    roles,
    windows,
)
from tests.proofs.proof import carry_out

PROOFS = (
    *crowd.PROOFS,
    *failover.PROOFS,
    *outages.PROOFS,
    *cables.PROOFS,
    *pooling.PROOFS,
    *roles.PROOFS,
    *certificates.PROOFS,
    *windows.PROOFS,
    *guide.PROOFS,
    *deploy.PROOFS,
)


def main(arguments: Sequence[str] | None = None) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    logging.getLogger().addHandler(logging.NullHandler())
    asked = _parser().parse_args(arguments)
    wanted = [each for each in PROOFS if not asked.names or each.name in asked.names]
    ended = [carry_out(each, _say) for each in wanted]
    _say(f"{sum(ended)} of {len(ended)} proofs hold and find their broken variants out")
    return 0 if all(ended) else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="prove", description=__doc__)
    names = [each.name for each in PROOFS]
    parser.add_argument(
        "names", nargs="*", choices=[[], *names], metavar="NAME", help=", ".join(names)
    )
    return parser


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
