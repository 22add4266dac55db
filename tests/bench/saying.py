"""What a process of a benchmark tells the one that started it."""

import json
import sys


def say(**measured: object) -> None:
    """Print what was measured as a line of JSON, at once."""
    sys.stdout.write(json.dumps(measured) + "\n")
    sys.stdout.flush()
