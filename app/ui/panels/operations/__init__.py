"""Goods in and goods out: where a shift is spent."""
