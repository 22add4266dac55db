"""The command line read: global options anywhere, one subcommand, values of the right type."""

import argparse
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from app import __version__
from app.cli import options as read
from app.cli.arguments import Arguments, Globals, WindowOptions, names_backup
from app.cli.faults import UsageError
from app.cli.options import Action, Option

_ABOUT = """\
Warehouse lots in, lots out, first expired first out.

Without a subcommand the window opens; with one, it never does. Help on a subcommand:
firstout receive --help, firstout lot hold --help. firstout FILE.firstout-backup opens the
window with what that backup holds, and asks whether to put it back."""

_MORE = """\
quantities are in the product's base unit with at most 3 decimals (12, 0.5), money has at
most 4; dates are 2026-12-01, moments 2026-11-21T15:04:05Z (UTC). A value that begins with
a dash is joined with =, as in --sku=-7. With --json answers and errors are JSON.

the database is, in this order: --database, DATABASE_URL or POSTGRES_SERVER and POSTGRES_DB,
a settings file (see "firstout settings"), else a file in your data folder. A password
belongs in pgpass or POSTGRES_PASSWORD: a command line can be read by others.

exit codes: 0 done; 1 a fault of the program (see its log); 2 wrong usage; 3 refused by a
rule of the warehouse; 4 the database is missing, damaged or out of reach, or a check found
problems; 5 the system lacks something (a display, a library); 130 stopped by Ctrl+C.

the first steps:
  firstout db init
  firstout product add --sku GLOVE-M --name "Gloves M" --minimum 20
  firstout receive --sku GLOVE-M --quantity 50 --expiry 2026-12-01
  firstout dispatch --sku GLOVE-M --quantity 5"""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        named = re.search(r"--([a-z-]+)", message)
        option = named[1].replace("-", "_") if named else None
        raise UsageError(f"{message}. Try: {self.prog} --help", option)


def parse(argv: Sequence[str]) -> Arguments:
    """Read a command line; `UsageError` if it makes no sense. Ends the program after --help."""
    given = vars(_for_the_window(argv) or _root().parse_args(argv))
    action: Action | None = given.get("action")
    values = {
        option.name: given[f"option_{option.name}"]
        for option in (action.options if action else ())
        if given.get(f"option_{option.name}") is not None
    }
    common = Globals(
        given["database"],
        given["config"],
        given["json"],
        given["operator"],
        given["business_date"],
    )
    return Arguments(common, _window(given, action), action, values)


def _window(given: dict[str, Any], action: Action | None) -> WindowOptions:
    window = WindowOptions(**{name: given[name] for name in _WINDOW_ONLY if given.get(name)})
    used = [name for name in _WINDOW_ONLY if given.get(name)]
    if action and used:
        raise UsageError(f"--{used[0]} is for the window, not for a subcommand", used[0])
    if window.backup and (window.demo or window.screenshot):
        raise UsageError("a backup is opened in the window, and not with the sample data", "file")
    if window.reset and not window.demo:
        raise UsageError("--reset makes the sample data anew; it needs --demo", "reset")
    if (given["view"] or given["size"]) and not window.screenshot:
        raise UsageError("--view and --size need --screenshot FILE", "screenshot")
    return window


_WINDOW_ONLY = ("demo", "reset", "screenshot", "view", "theme", "language", "size", "backup")


def _for_the_window(argv: Sequence[str]) -> argparse.Namespace | None:
    """Read it without the subcommands, which take longer to make than a window to appear.

    None where there is more in it, or less.
    """
    try:
        given, rest = _plain(add_help=False).parse_known_args(argv)
    except UsageError:
        return None
    if len(rest) == 1 and names_backup(rest[0]):
        given.backup = _path(rest[0])
        return given
    return None if rest else given


def _plain(*, add_help: bool) -> argparse.ArgumentParser:
    plain = _Parser(
        prog="firstout",
        description=_ABOUT,
        epilog=_MORE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
        add_help=add_help,
    )
    _add_common(plain, default=None)
    _add_window(plain)
    return plain


def _root() -> argparse.ArgumentParser:
    from app.cli.table import ACTIONS  # with all that its options say

    root = _plain(add_help=True)
    commands = root.add_subparsers(title="subcommands", metavar="SUBCOMMAND", dest="group")
    common = argparse.ArgumentParser(add_help=False)
    _add_common(common, default=argparse.SUPPRESS)
    nested: dict[str, Any] = {}
    for action in ACTIONS:
        head, *rest = action.path
        if rest and head not in nested:
            nested[head] = _add_group(commands, head, common)
        _add_action(nested[head] if rest else commands, action, common)
    return root


def _add_common(parser: argparse.ArgumentParser, default: Any) -> None:
    group = parser.add_argument_group("before or after any subcommand")
    for flag, metavar, read_value, told in _COMMON:
        group.add_argument(
            flag, metavar=metavar, default=default, type=_typed(read_value), help=told
        )
    group.add_argument(
        "--json", action="store_true", default=default or False, help="answers and errors as JSON"
    )
    version = f"firstout {__version__}"
    group.add_argument("--version", action="version", version=version, help="print it and end")


def _path(value: str) -> Path:
    return Path(read.text(value))


_COMMON: tuple[tuple[str, str, Callable[[Any], Any], str], ...] = (
    ("--database", "PATH|URL", read.text, "an SQLite file, or postgresql://user@server/name"),
    ("--config", "FILE", _path, "a settings file instead of your own"),
    ("--operator", "NAME", read.text, "who books; default: your login name"),
    (
        "--business-date",
        "DATE",
        read.near_day,
        "a fixed today, for training; db init under it makes a training database",
    ),
)


def _add_window(root: argparse.ArgumentParser) -> None:
    group = root.add_argument_group("the window, without a subcommand")
    add = group.add_argument
    add("--demo", action="store_true", help="on sample data, dates relative to today")
    add("--reset", action="store_true", help="make the sample data anew first")
    add(
        "--screenshot",
        metavar="FILE",
        type=_typed(_path),
        help="draw a view into a PNG without a display, and end",
    )
    add("--view", metavar="NAME", help="operations (default), dispatch, lots, ...")
    add(
        "--theme",
        type=_typed(read.one_of("light", "dark", "system")),
        metavar="NAME",
        help="light, dark or system",
    )
    add("--language", type=_typed(read.one_of("en", "es")), metavar="CODE", help="en or es")
    add("--size", metavar="WxH", type=_typed(_size), help="in pixels; default: 1240x760")


def _size(value: str) -> tuple[int, int]:
    width, _, height = value.partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise ValueError("must be a size such as 1240x760")
    if not (200 <= int(width) <= 8000 and 200 <= int(height) <= 8000):
        raise ValueError("must be from 200x200 to 8000x8000")
    return int(width), int(height)


def _add_group(commands: Any, name: str, common: argparse.ArgumentParser) -> Any:
    from app.cli.table import GROUPS

    group = commands.add_parser(
        name,
        help=GROUPS[name],
        description=GROUPS[name].capitalize() + ".",
        parents=[common],
        allow_abbrev=False,
    )
    return group.add_subparsers(
        title="subcommands", metavar="SUBCOMMAND", required=True, dest="verb"
    )


def _add_action(commands: Any, action: Action, common: argparse.ArgumentParser) -> None:
    parser = commands.add_parser(
        action.path[-1],
        help=action.summary,
        description=action.summary[0].upper() + action.summary[1:] + ".",
        epilog="\n\n".join(filter(None, [action.more, _example(action)])),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[common],
        allow_abbrev=False,
    )
    parser.set_defaults(action=action)
    for option in action.options:
        if not option.batch_only:
            _add_option(parser, option)


def _example(action: Action) -> str:
    return f"example:\n  {action.example}" if action.example else ""


def _add_option(parser: argparse.ArgumentParser, option: Option) -> None:
    dest = f"option_{option.name}"
    if option.read is read.flag:
        parser.add_argument(
            option.flag, dest=dest, action="store_const", const=True, help=option.help
        )
        return
    settings: dict[str, Any] = {"type": _typed(option.read), "metavar": option.metavar}
    settings["help"] = option.help.replace("%", "%%")
    if option.positional:
        parser.add_argument(dest, nargs=None if option.required else "?", **settings)
        return
    if option.many:
        settings["action"] = "append"
    parser.add_argument(option.flag, *option.also, dest=dest, required=option.required, **settings)


def _typed(check: Callable[[Any], Any]) -> Callable[[str], Any]:
    """Let argparse say what a value should be like."""

    def convert(value: str) -> Any:
        try:
            return check(value)
        except ValueError as error:
            shown = value.encode(errors="backslashreplace").decode()
            raise argparse.ArgumentTypeError(f"{shown!r} {error}") from None

    return convert
