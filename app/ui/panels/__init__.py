"""The views that fill the window; they do not know each other."""
