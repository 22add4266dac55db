"""Start FirstOut: without a subcommand the window, with one the command line."""

import sys
from collections.abc import Sequence

from app.bootstrap import faces
from app.cli.main import run


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out a command line, by default the process's own; the exit code."""
    return run(sys.argv[1:] if argv is None else argv, faces())


if __name__ == "__main__":
    sys.exit(main())
