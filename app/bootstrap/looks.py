"""How the window looks from its first paint on: as IT says, else as its user chose before."""

from app.cli.arguments import Arguments
from app.cli.faults import UsageError
from app.settings.machine import may_be_locked
from app.settings.sources import Given
from app.ui.look import FONT_PERCENTS, LANGUAGES, THEMES, Look, default_folder
from app.ui.resources import resources

_CHOICES = {"theme": THEMES, "language": LANGUAGES, "font_percent": FONT_PERCENTS}


def look_of(arguments: Arguments) -> Look:
    """What was chosen in the window before, at first what the settings say.

    Arguments win over that, and what IT has locked over everything. Raises `UsageError` for a
    setting that cannot be used, and for an argument that says otherwise than a lock.
    """
    folder = default_folder()
    fresh = not (folder / "look.json").exists()
    look = Look.load(folder)
    remembered = look.theme
    if fresh or may_be_locked():
        take_settings(look, arguments, locked_only=not fresh)
    look.theme = arguments.window.theme or look.theme
    look.language = arguments.window.language or look.language
    if look.theme not in {remembered, "system"}:
        look.backdrop = _backdrop(look.theme)
    return look


def take_settings(look: Look, arguments: Arguments, *, locked_only: bool) -> None:
    """Have the look follow the settings. Raises `UsageError`."""
    from app.bootstrap.connecting import usable_settings  # not before every first paint

    with usable_settings(arguments) as settings:
        for name in _CHOICES:
            if name in settings:
                _take(look, name, settings[name], locked_only=locked_only)


def _take(look: Look, name: str, given: Given, *, locked_only: bool) -> None:
    value = _choice(name, given)
    if given.locked:
        look.lock(name, value, given.origin)
    elif not locked_only:
        setattr(look, name, value)


def _choice(name: str, given: Given) -> object:
    """The value as the settings' model would have it, which comes too late for a first paint."""
    said = str(given.value).strip().lower()
    found = [value for value in _CHOICES[name] if str(value) == said]
    if not found:
        allowed = ", ".join(str(value) for value in _CHOICES[name])
        raise UsageError(f"{name} ({given.origin}) must be one of {allowed}.")
    return found[0]


def _backdrop(theme: str) -> str:
    """The colour of a theme's empty window, which the one that is remembered has another of."""
    from app.ui.theme import Theme

    return Theme.load(resources() / "theme" / f"{theme}.toml").window
