"""A whole database as one file that other programs read, and an equal database made of it.

The file is a zip with one CSV file for each table and a manifest, written from one moment of
the database: UTF-8 without a byte order mark, RFC 4180, a header of column names, rows in the
order of the primary key. Numbers are plain decimals, days and moments ISO 8601 (moments in UTC
with microseconds), flags true or false, an empty cell is no value. A text has an apostrophe
before it where it is empty, begins with one, or would be taken for a formula; the first is
to be taken off again.
"""

from app.services.everything.bringing_in import BroughtIn, bring_in_everything
from app.services.everything.faults import Fault
from app.services.everything.moving import Moved, move_everything
from app.services.everything.packing import Packed, pack_everything

__all__ = [
    "BroughtIn",
    "Fault",
    "Moved",
    "Packed",
    "bring_in_everything",
    "move_everything",
    "pack_everything",
]
