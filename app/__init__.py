"""FirstOut: lots in, lots out, first expired first out."""

__version__ = "0.1.0"
