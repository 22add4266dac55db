"""Set up and check FirstOut in a checkout; `python3 build_spec/dev.py` alone says how.

Needs only Python and its standard library. This file stays readable to old Pythons, so that they
can say what is missing; everything else is in the modules beside it.
"""

import sys
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - an old Python is exactly what is asked about
    present = f"{sys.version_info[0]}.{sys.version_info[1]}"
    sys.stderr.write(f"FirstOut needs Python 3.11 or newer; {sys.executable} is {present}.\n")
    sys.exit(2)

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from build_spec import commands

if __name__ == "__main__":
    sys.exit(commands.main(sys.argv[1:]))
