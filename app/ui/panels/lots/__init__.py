"""The lots view: the table of lots, what can be done with one, and its history."""
