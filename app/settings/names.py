"""Every setting by name: the one list that files, environment, sample and model agree on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """A setting: its key in a file, its environment variable, what it means, an example."""

    key: str
    variable: str
    meaning: str
    example: str
    secret: bool = False


SETTINGS = (
    Name(
        "database_url",
        "DATABASE_URL",
        "The database: postgresql://user@server/name, or sqlite:////folder/file.db.\n"
        "Servers that stand in for each other: postgresql://user@one:5432,two:5432/name.\n"
        "Within one source it wins over postgres_server and postgres_db.\n"
        "Default: an SQLite file in the user's data folder.",
        '"postgresql://server.example/firstout"',
        secret=True,
    ),
    Name(
        "postgres_server",
        "POSTGRES_SERVER",
        "The server's name; several as one,two:5433.",
        '"server.example"',
    ),
    Name("postgres_port", "POSTGRES_PORT", "The server's port.", "5432"),
    Name("postgres_user", "POSTGRES_USER", "Who logs in at the server.", '"ana"'),
    Name(
        "postgres_password",
        "POSTGRES_PASSWORD",
        "The password; the file must then be readable by its owner only (chmod 600).\n"
        "Better kept in pgpass or pg_service.conf.",
        '"secret"',
        secret=True,
    ),
    Name("postgres_db", "POSTGRES_DB", "The database's name on the server.", '"firstout"'),
    Name(
        "log_level",
        "LOG_LEVEL",
        "How much the log file says: DEBUG, INFO, WARNING, ERROR or CRITICAL.",
        '"INFO"',
    ),
    Name("pool_size", "FIRSTOUT_POOL_SIZE", "Connections kept open to the server.", "5"),
    Name(
        "connect_timeout",
        "FIRSTOUT_CONNECT_TIMEOUT",
        "Seconds to wait for the server to answer at all; 3 where several are named.",
        "10",
    ),
    Name(
        "statement_timeout",
        "FIRSTOUT_STATEMENT_TIMEOUT",
        "Seconds a statement may take on the server. Default: as the server says.",
        "60",
    ),
    Name(
        "lock_timeout",
        "FIRSTOUT_LOCK_TIMEOUT",
        "Seconds to wait for somebody else's lock on the server. Default: as the server says.",
        "10",
    ),
    Name("language", "FIRSTOUT_LANGUAGE", "The window's first language: en or es.", '"es"'),
    Name("theme", "FIRSTOUT_THEME", "The window's first theme: light, dark or system.", '"system"'),
    Name(
        "font_percent",
        "FIRSTOUT_FONT_PERCENT",
        "The window's first text size in percent: 100, 110, 125, 150, 175 or 200.",
        "100",
    ),
    Name(
        "scanner_gap",
        "FIRSTOUT_SCANNER_GAP",
        "Milliseconds: keys that follow each other faster come from the scanner.\n"
        "0 where there is no scanner.",
        "35",
    ),
    Name(
        "scanner_ending",
        "FIRSTOUT_SCANNER_ENDING",
        "What the scanner sends after a code: key (Enter or Tab), or none.",
        '"key"',
    ),
    Name(
        "operator",
        "FIRSTOUT_OPERATOR",
        "Who books, as the ledger records it. Default: the login name.",
        '"ana"',
    ),
    Name(
        "workstation",
        "FIRSTOUT_WORKSTATION",
        "Where it is booked, as the ledger records it. Default: the computer's name.",
        '"dock-1"',
    ),
    Name(
        "backup_folder",
        "FIRSTOUT_BACKUP_FOLDER",
        "Where copies of an SQLite database are kept; ~ is everybody's own folder.\n"
        "Default: beside the database.",
        '"/var/backups/firstout"',
    ),
    Name(
        "backup_schedule",
        "FIRSTOUT_BACKUP_SCHEDULE",
        "Hours, up to 168: so often the window copies an SQLite database to that folder,\n"
        "and when it is closed, if anything changed. 0 for never.",
        "4",
    ),
    Name(
        "business_date",
        "FIRSTOUT_BUSINESS_DATE",
        "A fixed today, for training only.",
        "2026-11-21",
    ),
    Name(
        "site_name",
        "FIRSTOUT_SITE_NAME",
        'What "firstout db init" calls a new site; an existing one has its own.',
        '"North warehouse"',
    ),
    Name(
        "site_timezone",
        "FIRSTOUT_SITE_TIMEZONE",
        "The time zone of a new site. Default: this computer's.",
        '"Europe/Madrid"',
    ),
    Name(
        "site_currency", "FIRSTOUT_SITE_CURRENCY", "The currency of a new site (ISO 4217).", '"EUR"'
    ),
)

BY_KEY = {name.key: name for name in SETTINGS}
BY_VARIABLE = {name.variable: name for name in SETTINGS}
PREFIX = "FIRSTOUT_"
