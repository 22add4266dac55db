"""The ledger as a view: found, looked into, reversed."""
