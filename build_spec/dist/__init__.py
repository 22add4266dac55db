"""`dev.py dist`: what people install, made from a checkout and checked. Standard library only."""
