"""The catalogue: a list of any length, and a form for one product."""
