"""`dev.py lifecycle`: the built .deb installed, used, upgraded and removed on a bare Debian."""
