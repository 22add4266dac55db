"""Every subcommand: the one table of the command line and of `batch`."""

from app.cli.acts import ALERTS, LOCATIONS, LOTS, OPERATIONS, PRODUCTS
from app.cli.files import FILES
from app.cli.views import LISTS, SYSTEM

ACTIONS = (
    *OPERATIONS,
    *LOTS,
    *PRODUCTS,
    *LOCATIONS,
    *LISTS,
    *ALERTS,
    *FILES,
    *SYSTEM,
)
"""In the order in which the help shows them."""

GROUPS = {
    "lot": "one lot: its story, hold, release, recall, correction",
    "product": "products: add, update, archive, restore, list",
    "location": "locations: add, archive, list",
    "alert": "answer an alert: ack, snooze",
    "import": "products, stock, locations from CSV or a workbook; a predecessor's data; everything",
    "export": "products, stock, locations as the importer reads them; everything, in a zip",
    "site": "what is true for everybody: show, set",
    "db": "the database: init, grant, upgrade, info, check, backup, restore, move",
}

BY_NAME = {action.name: action for action in ACTIONS}
