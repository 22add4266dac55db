"""What the launcher of the bundle runs."""

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from types import ModuleType


class WithoutEncryption(MetaPathFinder):
    """Keeps Python's `ssl` out of the process until psycopg is imported, which needs it.

    asyncio takes it where it is there, and SQLAlchemy imports asyncio at every start: 5 MB of
    OpenSSL in memory for connections that FirstOut never makes.
    """

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> None:
        """Find nothing; where psycopg is looked for, let `ssl` be found from now on."""
        if name == "psycopg":
            sys.meta_path.remove(self)
            sys.modules.pop("ssl")

    @classmethod
    def begin(cls) -> None:
        """Let it be so for this process."""
        sys.modules["ssl"] = None  # type: ignore[assignment]  # import then says there is none
        sys.meta_path.insert(0, cls())


if __name__ == "__main__":
    WithoutEncryption.begin()
    from app.__main__ import main

    sys.exit(main())
