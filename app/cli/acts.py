"""The subcommands that change something or show one thing; `batch` takes them too."""

from app.cli import options as read
from app.cli.options import Action, Option

SKU = Option("sku", read.text, "the product, by its SKU", "SKU", required=True)
LOT_ID = Option("lot", read.lot, "the lot's own number", "ID", required=True, positional=True)
LOT = Option("lot", read.lot, "the lot's own number", "ID", required=True)
REASON = Option("reason", read.text, "why; recorded in the ledger", "TEXT")
NEEDED_REASON = Option("reason", read.text, "why; needed, and recorded in the ledger", "TEXT")
QUANTITY = Option(
    "quantity",
    read.quantity,
    "how much, in the product's base unit, such as 12 or 0.5",
    "Q",
    required=True,
)
PLACE = Option(
    "location", read.text, "where; may be left out when the lot has stock in one place", "CODE"
)
LIMIT = Option("limit", read.whole, "no more than so many rows; default: all", "N")
ABOUT = (
    Option("reference", read.text, "an order or delivery note number", "TEXT"),
    Option("note", read.text, "anything worth keeping", "TEXT"),
    Option(
        "operation_id",
        read.uuid,
        "a UUID made beforehand: sent again, it is booked once and answered twice",
        "UUID",
    ),
)
_CODE_HELP = "the code on the location's label"
LOCATION = Option("location", read.text, _CODE_HELP, "CODE", required=True, also=("--code",))

_PRODUCT = (
    SKU,
    Option("name", read.text, "what it is called; default: the SKU", "TEXT"),
    Option("minimum", read.quantity, "usable stock below this is low stock; 0: no alert", "Q"),
    Option("price", read.quantity, 'for a unit without a cost of its own, or "none"', "MONEY"),
    Option("unit", read.text, "the base unit's name, such as kg or box", "NAME"),
    Option("decimals", read.decimals, "decimals of its quantities, 0 to 3", "N"),
    Option(
        "shelf_life",
        read.days_or_none,
        'days from receipt to expiry where no date is given, or "none"',
        "DAYS",
    ),
    Option(
        "warn_days",
        read.days_or_none,
        'days of warning before expiry; 0 warns on the last day; "none": as the site',
        "DAYS",
    ),
    Option("min_remaining_days", read.days, "days a lot must still have to be shipped", "DAYS"),
    Option(
        "requires",
        read.requirements,
        "what every receipt must give: expiry, lot or expiry,lot",
        "LIST",
    ),
    Option(
        "barcode",
        read.barcode,
        'may be repeated; *PACK: units in one pack; given ones replace all; "none" removes them',
        "CODE[*PACK]",
        many=True,
    ),
)

_RECEIPT_LINE = (
    Option("lot_code", read.text, "the maker's number on the goods", "CODE", line=True),
    Option(
        "expiry",
        read.expiry,
        'last day of use, such as 2026-12-01, or "none"; default: today + shelf life',
        "DATE",
        line=True,
    ),
    Option("location", read.text, "where it is put; default: MAIN", "CODE", line=True),
    Option("unit_cost", read.quantity, "what one base unit cost", "MONEY", line=True),
    Option("hold", read.flag, "receive it on hold (the only way for expired goods)", line=True),
)
_LINE_SKU = Option("sku", read.text, SKU.help, "SKU", required=True, line=True)
_LINE_QUANTITY = Option("quantity", read.quantity, QUANTITY.help, "Q", required=True, line=True)

OPERATIONS = (
    Action(
        ("receive",),
        "goods in: every receipt makes its own lot",
        (
            _LINE_SKU,
            _LINE_QUANTITY,
            *_RECEIPT_LINE,
            Option("supplier", read.text, "who delivered", "NAME"),
            *ABOUT,
        ),
        "firstout receive --sku QX039 --quantity 50 --lot-code 37627 --expiry 2026-12-01",
        batch=True,
    ),
    Action(
        ("dispatch",),
        "goods out, first expired first; all or nothing",
        (
            _LINE_SKU,
            _LINE_QUANTITY,
            Option("lot", read.lot, "ship this lot instead of FEFO's", "ID", line=True),
            Option(
                "reason",
                read.text,
                "why; needed where another usable lot expires before the chosen one",
                "TEXT",
            ),
            Option("customer", read.text, "who gets it", "NAME"),
            Option(
                "min_remaining_days",
                read.days,
                "days that every lot must still have",
                "N",
                line=True,
            ),
            Option("partial", read.flag, "ship what there is when it is too little", line=True),
            Option("preview", read.flag, "only show what would be taken and what left out"),
            Option("expect", read.picks, "the picks a preview showed", line=True, batch_only=True),
            *ABOUT,
        ),
        "firstout dispatch --sku QX039 --quantity 70 --customer Clinic --preview",
        batch=True,
    ),
    Action(
        ("adjust",),
        "correct a balance, by a difference or to what was counted",
        (
            LOT,
            Option("by", read.quantity, "the difference, such as -2 or +2", "±Q"),
            Option("counted", read.quantity, "what is really there", "Q"),
            PLACE,
            NEEDED_REASON,
            *ABOUT,
        ),
        'firstout adjust --lot 17 --counted 48 --reason "stocktaking"',
        batch=True,
    ),
    Action(
        ("transfer",),
        "move stock of a lot to another location",
        (
            LOT,
            QUANTITY,
            Option("to", read.text, "the location it goes to", "CODE", required=True),
            PLACE,
            REASON,
            *ABOUT,
        ),
        "firstout transfer --lot 17 --quantity 10 --to COLD",
        batch=True,
    ),
    Action(
        ("dispose",),
        "take stock out for disposal, whatever its status",
        (LOT, QUANTITY, PLACE, NEEDED_REASON, *ABOUT),
        'firstout dispose --lot 17 --quantity 3 --reason "broken"',
        batch=True,
    ),
    Action(
        ("return",),
        "give stock back to the supplier, or take it back from a customer",
        (
            Option("to_supplier", read.flag, "out of the lot, back to who delivered it"),
            Option("from_customer", read.flag, "into a new lot on hold, linked to the first"),
            LOT,
            QUANTITY,
            Option(
                "location",
                read.text,
                "where it leaves from: may be left out when the lot has stock in one place;"
                " or where a customer's return is put: default MAIN",
                "CODE",
            ),
            Option("customer", read.text, "who gave it back", "NAME"),
            NEEDED_REASON,
            *ABOUT,
        ),
        'firstout return --from-customer --lot 17 --quantity 2 --reason "ordered too much"',
        batch=True,
    ),
    Action(
        ("reverse",),
        "undo an operation by its mirror image",
        (
            Option(
                "operation",
                read.uuid,
                "the operation's id, as in the list of movements",
                "OPERATION",
                required=True,
                positional=True,
            ),
            NEEDED_REASON,
            *ABOUT,
        ),
        'firstout reverse 0193a5b2-7c1d-7e3f-8a4b-5c6d7e8f9a0b --reason "wrong order"',
        batch=True,
    ),
)

LOTS = (
    Action(("lot", "show"), "everything that happened to a lot", (LOT_ID,), batch=True),
    *(
        Action(
            ("lot", verb),
            summary,
            (LOT_ID, NEEDED_REASON, *ABOUT),
            f'firstout lot {verb} 17 --reason "{why}"',
            batch=True,
        )
        for verb, summary, why in (
            ("hold", "keep a whole lot from being shipped", "torn packaging"),
            ("release", "make a held or recalled lot available again", "checked, fine"),
            ("recall", "mark a whole lot as recalled by its maker", "recall notice 12/26"),
        )
    ),
    Action(
        ("lot", "correct"),
        "mend a typing error in a lot's expiry or code",
        (
            LOT_ID,
            Option("expiry", read.expiry, 'the right date, or "none"', "DATE"),
            Option("lot_code", read.text, "the right code", "CODE"),
            NEEDED_REASON,
            *ABOUT,
        ),
        'firstout lot correct 17 --expiry 2026-12-31 --reason "misread"',
        batch=True,
    ),
)

PRODUCTS = (
    Action(
        ("product", "add"),
        "add a product",
        _PRODUCT,
        'firstout product add --sku QX039 --name "Morphine 10mg" --minimum 10 --price 0.25',
        batch=True,
    ),
    Action(
        ("product", "update"),
        "change what is given of a product, and nothing else",
        _PRODUCT,
        "firstout product update --sku QX039 --minimum 20 --warn-days none",
        batch=True,
    ),
    Action(("product", "archive"), "take a product without stock out of use", (SKU,), batch=True),
    Action(("product", "restore"), "bring an archived product back", (SKU,), batch=True),
    Action(
        ("product", "list"),
        "every product with its stock, by SKU",
        (
            Option("sku", read.text, "only this product", "SKU"),
            Option("barcode", read.text, "only the product with this barcode", "CODE"),
            LIMIT,
        ),
    ),
)

LOCATIONS = (
    Action(
        ("location", "add"),
        "add a bin or area",
        (LOCATION, Option("name", read.text, "what it is called", "TEXT")),
        'firstout location add --location COLD --name "Cold room"',
        batch=True,
    ),
    Action(("location", "archive"), "take an empty location out of use", (LOCATION,), batch=True),
    Action(("location", "list"), "every location, by code", (LIMIT,)),
)

ALERT_KIND = read.one_of("out_of_stock", "low_stock", "expiring", "expired")
_ALERT = (
    Option(
        "kind",
        ALERT_KIND,
        "out_of_stock, low_stock, expiring or expired",
        "KIND",
        required=True,
        positional=True,
    ),
    SKU,
    Option("lot", read.lot, "the lot, for expiring and expired", "ID"),
)
ALERTS = (
    Action(
        ("alert", "ack"),
        "acknowledge an open alert; it returns when it gets worse",
        _ALERT,
        "firstout alert ack low_stock --sku QX039",
        batch=True,
    ),
    Action(
        ("alert", "snooze"),
        "silence an open alert until a date",
        (*_ALERT, Option("until", read.day, "the day it shows again", "DATE", required=True)),
        "firstout alert snooze expiring --sku QX039 --lot 17 --until 2026-12-01",
        batch=True,
    ),
)
