"""What IT has locked on a machine, held against everybody else who says something.

A file or a variable that says otherwise is passed over, and that is told: it may be an old one.
An argument that says otherwise is refused: whoever types `--database` is not to have something
booked in another database than the one that was typed. A lock keeps mistakes away; it is no guard
against somebody who runs another program on the same computer.
"""

from collections.abc import Iterator, Mapping, Sequence

from app.settings.sources import Given, Layer, SettingsError, names_database, names_place


def require_whole_database(locked: Mapping[str, Given]) -> None:
    """Raise `SettingsError` for a lock on half of what says which database it is."""
    half = [key for key in locked if names_place(key)]
    if half and not names_database(locked):
        raise SettingsError(
            f"{locked[half[0]].origin}: postgres_server and postgres_db are locked together,"
            " or database_url is."
        )


def require_unlocked(said: Mapping[str, object], locked: Mapping[str, Given]) -> None:
    """Raise `SettingsError` for an argument that says otherwise than what is locked.

    `said` has None for what was not given; the names are those of the settings.
    """
    for key, value in said.items():
        lock = lock_on(key, locked)
        if value is not None and lock is not None and str(value) != str(_of(key, locked)):
            option = key.removesuffix("_url").removeprefix("site_").replace("_", "-")
            raise SettingsError(f"--{option} is locked by IT ({lock.origin}): leave it out.")


def lock_on(key: str, locked: Mapping[str, Given]) -> Given | None:
    """The lock that keeps a setting from being changed: its own, or the one on the database."""
    if key in locked:
        return locked[key]
    if not names_place(key) or not names_database(locked):
        return None
    return locked["database_url" if "database_url" in locked else "postgres_server"]


def passed_over(locked: Mapping[str, Given], layers: Sequence[Layer]) -> Iterator[str]:
    """A sentence for each value of a lower source that a lock makes void."""
    for layer in layers:
        for key, given in layer.given.items():
            lock = lock_on(key, locked)
            if lock is not None and str(given.value) != str(_of(key, locked)):
                yield f"{key} ({given.origin}) is passed over: IT has locked it ({lock.origin})"


def _of(key: str, locked: Mapping[str, Given]) -> object:
    return locked[key].value if key in locked else None
