"""The window: one face of the program, asking the same commands and queries as the other."""
