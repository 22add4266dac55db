"""A window that somebody watches: `python -m tests.proofs.watching URL FOLDER VARIANT`.

It says `ready`; when a line comes in it says what it shows of the lots, and since when.
"""

import json
import logging
import sys
import threading
import time
from pathlib import Path
from typing import Final

from tests.proofs.screen import screen_on
from tests.proofs.variants import VARIANTS

LOOK_SECONDS: Final = 0.05


def main(url: str, folder: str, variant: str) -> None:
    logging.getLogger().addHandler(logging.NullHandler())
    VARIANTS[variant]()
    asked = threading.Event()
    with screen_on(url, Path(folder)) as screen:
        screen.window.show_view("lots")
        screen.settle()
        threading.Thread(target=_wait_for_a_line, args=[asked]).start()
        print("ready", flush=True)  # noqa: T201
        shown, since = screen.lots(), time.time()
        while not asked.is_set():
            screen.until(asked.is_set, LOOK_SECONDS)
            if (now := screen.lots()) != shown:
                shown, since = now, time.time()
        print(json.dumps({"shown": shown, "since": since}), flush=True)  # noqa: T201


def _wait_for_a_line(came: threading.Event) -> None:
    sys.stdin.readline()
    came.set()


if __name__ == "__main__":
    main(*sys.argv[1:])
