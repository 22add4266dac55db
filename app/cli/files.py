"""The subcommands that read and write files: reports, imports, exports, batches."""

from app.cli import options as read
from app.cli.options import Action, Option
from app.domain.ledger import OperationKind


def _file(help_: str) -> Option:
    return Option("file", read.text, help_, "FILE", required=True, positional=True)


_DECIMAL_COMMA = Option(
    "decimal_comma", read.flag, "csv for spreadsheets in Spanish: 1,5 between semicolons"
)
_IMPORTING = (
    Option("dry_run", read.flag, "only say what it would do"),
    Option(
        "dates",
        read.one_of("iso", "us", "eu"),
        "how dates are written, where a column fits more than one: iso, us or eu",
        "ORDER",
    ),
    Option(
        "map",
        read.text,
        "their column is our column; may be repeated",
        "THEIRS=OURS",
        many=True,
    ),
    Option("again", read.flag, "book a file that was imported before once more"),
)
_READING = (
    Option("sheet", read.text, "of a workbook this sheet; default: the first", "NAME"),
    Option(
        "encoding",
        read.text,
        "how a text is encoded that does not say so and is not UTF-8, such as cp1252",
        "NAME",
    ),
    Option("delimiter", read.text, "what separates cells: comma, semicolon or tab", "NAME"),
    Option("decimal_comma", read.flag, "numbers are written as 1,5"),
    Option(
        "leave_bad",
        read.text,
        "leave the bad rows out, and save them with their reasons as this new CSV file",
        "FILE",
    ),
)
_KNOWN = "The headers of OpenBoxes' files, and Spanish ones, are known without --map."
_COLUMNS = {
    "products": f"""\
our columns: sku (needed), name, minimum, price, unit, decimals, shelf_life, warn_days,
min_remaining_days, requires (expiry,lot), barcode (CODE*PACK;CODE), active. A column of
another name is passed over and named. {_KNOWN}""",
    "stock": f"""\
our columns: sku and quantity (needed), lot_code, expiry, location, lot_status (available,
on_hold or recalled), supplier, unit_cost, reference, note. A row without a quantity,
or with 0, is passed over.
{_KNOWN}""",
    "locations": f"""\
our columns: code (needed), name, active.
{_KNOWN}""",
}
_BACK = """\
its columns are ours (see import products --help), so that it is imported as it is; a CSV file
with a decimal comma by import ... --decimal-comma. Into an empty database: locations first,
then products, then stock."""
_BATCH = """\
In each line "do" is the subcommand in snake case (receive, lot_hold, product_add, ...), the
other keys are its options in snake case, and "id" comes back with the answer. receive and
dispatch also take "lines": [{...}], one operation, all or nothing; a dispatch takes "expect"
with the picks that a preview showed. A line is answered when it is on disk: {"id": 1,
"ok": true, ...} or {"id": 1, "ok": false, "error": ...}, where the error is the code of a
refusal, bad_line (no JSON object), usage (its "key" says which), storage or internal_error."""
_EVERYTHING_OUT = """\
one CSV file for each table, from one moment, and manifest.json with their rows, sizes and
SHA-256. UTF-8, a header, ISO 8601 days and moments (UTC), plain decimals, true and false; an
empty cell is no value; a text that is empty, begins with ' or looks like a formula has a '
before it. An old file is never replaced. "import everything" makes an equal database of it,
on SQLite or PostgreSQL."""
_EVERYTHING_IN = """\
the database must be new (db init) and of the same schema as the exported one. The file is
verified before anything is written; in the end the database is compared with it and checked
as by db check. All or nothing, operation ids and moments included; also from SQLite to
PostgreSQL and back."""
REPORT_NAMES = (
    *("stock", "stock-by-product", "stock-at", "expiring", "forecast", "losses", "movements"),
    *("top", "top-usable", "deviations", "trace"),
)
FILES = (
    Action(
        ("report",),
        "a report as a file",
        (
            Option(
                "name",
                read.one_of(*REPORT_NAMES),
                "stock (valued, by lot), stock-by-product, stock-at (the end of a past day),"
                " expiring, forecast (what will not ship before it expires), losses (by month),"
                " movements, top (dispatched), top-usable, deviations (from FEFO), trace (a lot)",
                "NAME",
                required=True,
                positional=True,
            ),
            Option("format", read.text, "csv, json, xlsx or pdf; default: csv", "FORMAT"),
            _DECIMAL_COMMA,
            Option(
                "head", read.flag, "csv begins with what was asked for and when, before its header"
            ),
            Option(
                "output",
                read.text,
                "the file to write; default: standard output, for csv and json",
                "FILE",
            ),
            Option(
                "from",
                read.near_day,
                "movements, top, deviations, losses: this day or later; losses: default a year",
                "DATE",
            ),
            Option(
                "to",
                read.near_day,
                "movements, top, deviations, losses: this day or before",
                "DATE",
            ),
            Option(
                "within",
                read.within,
                "expiring: within so many days, default 30, or within the product's own",
                "DAYS|own",
            ),
            Option(
                "which",
                read.one_of("expiring", "expired", "both"),
                "expiring: expiring (default), expired, or both",
                "WHICH",
            ),
            Option("date", read.near_day, "stock-at: when this day ended", "DATE"),
            Option("days", read.days, "forecast: by the use of so many days; default: 90", "DAYS"),
            Option("all_lots", read.flag, "forecast: the lots too that will ship whole"),
            Option("lot", read.lot, "trace: of this lot; movements: of this lot only", "ID"),
            Option("same_code", read.flag, "trace: the product's other lots of its code too"),
            Option("sku", read.text, "movements: of this product only", "SKU"),
            Option("kind", read.one_of(*OperationKind), "movements: of this kind only", "KIND"),
            Option("reference", read.text, "movements: with this reference only", "TEXT"),
            Option("order", read.text, "by this column; default: the report's own order", "COLUMN"),
            Option("descending", read.flag, "the other way round"),
            Option("limit", read.whole, "no more than so many rows; default: all", "N"),
        ),
        "firstout report top --from 2026-10-01 --to 2026-10-31 --format csv --output top.csv",
    ),
    *(
        Action(
            ("import", what),
            summary,
            (
                _file(help_),
                *_IMPORTING,
                *(_READING if what != "legacy" else ()),
            ),
            example,
            more=_COLUMNS.get(what, ""),
        )
        for what, summary, help_, example in (
            (
                "products",
                "create products, or update them by SKU",
                "CSV, XLSX, XLS or ODS with a header; an empty cell leaves the stored value",
                "firstout import products products.csv --map Artikel=sku --map Name=name",
            ),
            (
                "stock",
                "book opening stock, one receipt for each row",
                "CSV, XLSX, XLS or ODS with a header; the same file again books nothing",
                "firstout import stock inventory.csv --dates us --dry-run",
            ),
            (
                "locations",
                "create bins and areas",
                "CSV, XLSX, XLS or ODS with a header",
                "firstout import locations bins.csv",
            ),
            (
                "legacy",
                "bring over the predecessor's database, whole",
                "its SQLite file, or the URL of its PostgreSQL database",
                "firstout import legacy inventario.db --dry-run",
            ),
        )
    ),
    Action(
        ("import", "everything"),
        "make an empty database equal to one that was exported",
        (_file("what export everything wrote"),),
        "firstout --database new.db import everything firstout.zip",
        more=_EVERYTHING_IN,
    ),
    *(
        Action(
            ("export", what),
            summary,
            (
                _file(f"a file such as {what}.csv or {what}.xlsx; one that is there is replaced"),
                Option(
                    "format", read.one_of("csv", "xlsx"), "default: as the file's name ends", "FORM"
                ),
                _DECIMAL_COMMA,
            ),
            f"firstout export {what} {what}.xlsx",
            more=_BACK,
        )
        for what, summary in (
            ("products", "write every product as a table that import products reads"),
            ("stock", "write what stands where as a table that import stock reads"),
            ("locations", "write bins and areas as a table that import locations reads"),
        )
    ),
    Action(
        ("export", "everything"),
        "write the whole database as CSV files in a zip",
        (_file("a new file, such as firstout.zip"),),
        "firstout export everything firstout.zip",
        more=_EVERYTHING_OUT,
    ),
    Action(
        ("batch",),
        "JSON lines in, JSON lines out, one transaction each",
        (Option("file", read.text, "default: standard input", "FILE", positional=True),),
        """echo '{"id": 1, "do": "dispatch", "sku": "QX039", "quantity": "5"}' | firstout batch""",
        more=_BATCH,
    ),
)
