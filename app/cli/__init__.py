"""One face of the program: arguments in, JSON or text out. Never imports Qt."""
