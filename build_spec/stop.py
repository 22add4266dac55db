"""The one way in which setting up ends early."""

WRONG_USAGE = 2
SYSTEM_LACKS = 5


class Stop(Exception):
    """Ends the run with a sentence for the person at the keyboard and an exit code."""

    def __init__(self, sentence: str, code: int) -> None:
        super().__init__(sentence)
        self.code = code
