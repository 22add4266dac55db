"""The subcommands that list, and look after site, settings and database."""

from app.cli import options as read
from app.cli.acts import ALERT_KIND, LIMIT
from app.cli.options import Action, Option
from app.domain.rights import Role

LISTS = (
    Action(
        ("lots",),
        "every lot that matches, oldest first, empty ones included",
        (
            Option("sku", read.text, "only this product's", "SKU"),
            Option(
                "status",
                read.one_of("available", "on_hold", "recalled"),
                "available, on_hold or recalled",
                "STATUS",
            ),
            Option("from", read.near_day, "expiring on this day or later", "DATE"),
            Option("to", read.near_day, "expiring on this day or before", "DATE"),
            Option("within", read.days, "expiring within so many days from today", "DAYS"),
            LIMIT,
        ),
        "firstout lots --sku QX039 --within 30",
    ),
    Action(
        ("movements",),
        "every movement that matches, oldest first",
        (
            Option("sku", read.text, "only this product's", "SKU"),
            Option("lot", read.lot, "only this lot's", "ID"),
            Option(
                "kind",
                read.one_of(
                    "receipt",
                    "dispatch",
                    "return",
                    "adjustment",
                    "transfer",
                    "disposal",
                    "reversal",
                ),
                "receipt, dispatch, return, adjustment, transfer, disposal or reversal",
                "KIND",
            ),
            Option("from", read.near_day, "on this day or later", "DATE"),
            Option("to", read.near_day, "on this day or before", "DATE"),
            Option("within", read.days, "in the last so many days", "DAYS"),
            LIMIT,
        ),
        "firstout movements --kind dispatch --from 2026-11-01 --to 2026-11-30",
    ),
    Action(
        ("alerts",),
        "every open alert that matches, oldest first",
        (
            Option("sku", read.text, "only this product's", "SKU"),
            Option("kind", ALERT_KIND, "out_of_stock, low_stock, expiring or expired", "KIND"),
            Option(
                "status",
                read.one_of("open", "acknowledged", "snoozed"),
                "open, acknowledged or snoozed",
                "STATE",
            ),
            Option("from", read.near_day, "open since this day or later", "DATE"),
            Option("to", read.near_day, "open since this day or before", "DATE"),
            Option("within", read.days, "expiring within so many days, or expired", "DAYS"),
            LIMIT,
        ),
        "firstout alerts --kind low_stock",
    ),
)

_SITE = (
    Option("name", read.text, "what the site is called", "TEXT"),
    Option("timezone", read.text, "where today begins, such as Europe/Madrid", "ZONE"),
    Option("currency", read.text, "the one currency of all money, such as EUR", "CODE"),
)
_FILE = Option("file", read.text, "", "FILE", required=True, positional=True)
_NEW_FILE = Option(
    "file",
    read.text,
    "default: named after the database and the moment, in the folder of the backups",
    "FILE",
    positional=True,
)
_TO = Option(
    "to",
    read.text,
    "the database to fill: a path or URL, made if need be",
    "PATH|URL",
    required=True,
)
SYSTEM = (
    Action(("site", "show"), "what is true for everybody who uses this database", batch=True),
    Action(
        ("site", "set"),
        "change what is true for everybody",
        (
            *_SITE,
            Option("warn_days", read.days, "days of warning before expiry", "DAYS"),
            Option(
                "supervised_adjustments", read.yes_no, "adjustments need a supervisor", "yes|no"
            ),
            Option("supervised_status", read.yes_no, "status changes need a supervisor", "yes|no"),
        ),
        "firstout site set --timezone Europe/Madrid --warn-days 45",
        batch=True,
    ),
    Action(
        ("settings",),
        "every setting of this machine and where it comes from",
        (Option("sample", read.flag, "print a commented settings file to begin with"),),
    ),
    Action(
        ("db", "init"),
        "make a database; one that is made already stays as it is",
        (
            *_SITE,
            Option("roles", read.flag, "on a server: make the roles too, or mend those there are"),
        ),
        'firstout --database warehouse.db db init --name "North" --timezone Europe/Madrid',
        more=(
            "Roles are named after the database: DATABASE_owner, _migrator, _reader, _clerk,"
            " _supervisor and _station. It takes an administrator of the server."
        ),
    ),
    Action(
        ("db", "grant"),
        "give a login of the server its one role, none to take it away; new logins are made",
        (
            Option("login", read.text, "", "NAME", required=True, positional=True),
            Option("role", read.one_of(*Role), ", ".join(Role), "ROLE", required=True),
        ),
        "firstout db grant ana --role clerk",
    ),
    Action(("db", "upgrade"), "bring the database to this version; copies it first"),
    Action(("db", "info"), "which database it is, and in what state"),
    Action(("db", "check"), "prove the whole database: sums, signs, alerts, schema"),
    Action(
        ("db", "backup"),
        "copy the database to a new file while people work; the copy is checked",
        (
            _NEW_FILE,
            Option("scheduled", read.flag, "as by the clock: if anything changed; thins out"),
        ),
        "firstout db backup firstout-2026-11-21.firstout-backup",
        more=(
            "--scheduled, for cron and the like, makes a copy only if anything changed since the"
            " last of its kind, checks it, and of such copies keeps all of today and yesterday,"
            " then the newest of each of 12 days, 10 weeks and 9 months. It deletes nothing else."
        ),
    ),
    Action(
        ("db", "restore"),
        "put a backup in the place of the database, which is kept beside",
        (_FILE,),
        "firstout db restore firstout-2026-11-21.firstout-backup",
    ),
    Action(
        ("db", "move"),
        "bring everything into an empty database, of either engine; proved on both sides",
        (_TO,),
        "firstout --database warehouse.db db move --to postgresql://server.example/firstout",
    ),
    Action(("self-test",), "try the program on a temporary database, window included; prints OK"),
)
