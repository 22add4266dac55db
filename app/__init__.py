"""FirstOut: lots in, lots out, first expired first out."""

__version__ = "0.1.0"

BACKUP_ENDING = ".firstout-backup"
"""Of every copy that the program names itself; by it desktops open a copy with FirstOut."""
