"""A database as the version before this one leaves it: `older_database.py FILE`.

Runs with a Python that has FirstOut. The schema is that of the revision before the newest.
"""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from alembic import command
from alembic.config import Config

from app.db import guards
from app.db.engine import WRITE, parse_url
from app.db.migrate import MIGRATIONS
from app.db.place import make_private
from app.db.sqlite import APPLICATION_ID, HEAD
from app.services.database import opened
from app.services.site import insert_site


def main(arguments: Sequence[str]) -> int:
    """Make it, with a site in it and nothing else."""
    file = Path(arguments[0]).absolute()
    make_private(file)
    with (
        opened(parse_url(str(file))) as engine,
        engine.connect().execution_options(begin=WRITE) as connection,
        connection.begin(),
    ):
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, f"{HEAD - 1:04}")
        guards.install(connection)
        insert_site(
            connection,
            name="Before",
            timezone="Europe/Madrid",
            currency="EUR",
            training=False,
            today=date(2026, 1, 1),
        )
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {HEAD - 1}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
