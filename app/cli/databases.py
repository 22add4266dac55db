"""The database looked after: made, upgraded, described, checked, saved, put back."""

from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.cli import answers, telling
from app.cli.commands import Answer
from app.cli.faults import ExitCode, UsageError, user_file
from app.cli.start import Start
from app.domain.rights import Role
from app.services.backups import (
    NoFileError,
    Saved,
    back_up,
    back_up_before,
    back_up_now,
    restore,
)
from app.services.checking import CheckReport, check_database
from app.services.database import NewSite, bring_up_to_date, describe, place_of
from app.services.everything import move_everything
from app.services.roles import grant_role, set_up_roles
from app.services.scheduled_backups import Scheduled, WhyNot, back_up_scheduled
from app.services.site import SetSite
from app.settings.layers import log_file

Values = Mapping[str, Any]


def run(start: Start, name: str, values: Values) -> tuple[Answer, ExitCode]:
    """Do what a `db` subcommand says."""
    if name == "db_check":
        return _check(start)
    try:
        return _COMMANDS[name](start, values), ExitCode.DONE
    except NoFileError:
        raise UsageError(
            "this database is on a PostgreSQL server: its tools pg_dump and pg_restore save it"
            " and put it back"
        ) from None


def _init(start: Start, values: Values) -> Answer:
    said = {name: value for name, value in values.items() if name != "roles"}
    start.loaded.require_unlocked({f"site_{name}": value for name, value in said.items()})
    site = replace(start.new_site(), **said)
    SetSite(name=site.name, timezone=site.timezone, currency=site.currency)  # validates
    start.make_default_folder()
    made = start.station.initialise(site)
    info = describe(start.station.database, **start.station.options)
    text = f"Made the database {info.place}." if made else f"{info.place} was made before."
    answer = {"created": made, "database": info.place, "training": info.training}
    if "roles" not in values:
        return Answer(answer, text)
    roles = set_up_roles(start.station.database, **start.station.options)
    return Answer(answer | {"roles": roles}, f"{text} Its roles are {roles}_owner and the like.")


def _grant(start: Start, values: Values) -> Answer:
    station, role = start.station, Role(values["role"])
    given = grant_role(station.database, values["login"], role, **station.options)
    text = f"{given.login} is a {given.role} now, also in a window that is open."
    if role is Role.NONE:
        text = f"{given.login} has no role any more."
    if given.made:
        text += f" The login is new and has no password: \\password {given.login} in psql sets one."
    return Answer(answers.jsonable(given), text)


def _upgrade(start: Start, _: Values) -> Answer:
    station = start.station
    info = describe(station.database, **station.options)
    backup = None
    if info.revision < info.newest_revision and info.engine == "sqlite":
        folder = start.loaded.settings.backup_folder
        backup = back_up_before("upgrade", station.database, folder, station.clock()).backup
    before, after = bring_up_to_date(station.database, **station.options)
    answer = {"database": info.place, "from": before, "to": after, "backup": backup}
    text = f"{info.place} is up to date (schema {after})."
    if before != after:
        text = f"{info.place}: schema {before} brought to {after}."
    return Answer(answer, f"{text} The copy from before: {backup}" if backup else text)


def _info(start: Start, _: Values) -> Answer:
    info = answers.jsonable(describe(start.station.database, **start.station.options))
    info["log_file"] = str(log_file())
    return Answer(info, telling.facts(info))


def _backup(start: Start, values: Values) -> Answer:
    station = start.station
    if values.get("scheduled"):
        return _scheduled(start, values)
    if "file" in values:
        with user_file("file", values["file"]):
            saved = answers.jsonable(back_up(station.database, Path(values["file"])))
    else:
        folder = start.loaded.settings.backup_folder
        with user_file("file"):
            saved = answers.jsonable(back_up_now(station.database, folder, station.clock()))
    return Answer(saved, f"Saved and checked: {saved['backup']} ({saved['size_bytes']} bytes).")


def _scheduled(start: Start, values: Values) -> Answer:
    if "file" in values:
        raise UsageError("a scheduled copy has a name of its own: leave the file out", "scheduled")
    station, folder = start.station, start.loaded.settings.backup_folder
    with user_file("file"):
        done = back_up_scheduled(station.database, folder, station.clock())
    answer = {
        "made": answers.jsonable(done.made),
        "why_not": done.why_not,
        "dropped": list(done.dropped),
        "last": str(done.last.file) if done.last else None,
    }
    return Answer(answer, _as_scheduled(done))


def _as_scheduled(done: Scheduled) -> str:
    match done:
        case Scheduled(made=Saved(backup=file, size_bytes=size)):
            text = f"Saved and checked: {file} ({size} bytes)."
        case Scheduled(why_not=WhyNot.OTHER_AT_WORK):
            text = "Another process makes such a copy at the moment."
        case _:
            text = f"Nothing changed since {done.last.file}." if done.last else ""
    dropped = [f"Deleted, because of its age: {file}" for file in done.dropped]
    return "\n".join([text, *dropped])


def _restore(start: Start, values: Values) -> Answer:
    file = Path(values["file"])
    if not file.is_file():
        raise UsageError(f"{file}: no such file", "file")
    with user_file("file"):
        restored = restore(start.station.database, file, start.station.clock())
    text = f"Restored {restored.database}."
    if restored.kept:
        text += f" What was there is kept as {restored.kept}"
    return Answer(answers.jsonable(restored), text)


def _check(start: Start) -> tuple[Answer, ExitCode]:
    report = check_database(start.station.database, **start.station.options)
    code = ExitCode.DONE if report.ok else ExitCode.STORAGE
    return Answer(answers.jsonable(report), _checked(report)), code


def _move(start: Start, values: Values) -> Answer:
    """The settings' database is the source; the target is made where there is none."""
    station = start.station
    try:
        place_of(values["to"])
    except ValueError as error:
        raise UsageError(str(error), "to") from None
    there = replace(station, database=values["to"])
    with closing(station.open()) as source:
        site = source.site()
        there.initialise(NewSite(site.name, site.timezone, site.currency))
        with closing(there.open()) as target:
            moved = move_everything(source, target)
    how = "was moved before and is equal" if moved.again else "is equal, and all is well"
    text = (
        f"{moved.target} {how}: {moved.operations} operations, {moved.movements} movements,"
        f" {moved.rows} rows. {moved.source} is as it was; nothing points to the new one yet."
    )
    return Answer(answers.jsonable(moved), text)


def _checked(report: CheckReport) -> str:
    counted = f"{report.operations} operations, {report.movements} movements"
    if report.ok:
        return f"All is well: {counted}."
    problems = [f"  {each.rule}: {each.row} {each.detail}" for each in report.problems]
    return "\n".join([f"{len(problems)} problems in {counted}:", *problems])


_COMMANDS: dict[str, Callable[[Start, Values], Answer]] = {
    "db_init": _init,
    "db_grant": _grant,
    "db_upgrade": _upgrade,
    "db_info": _info,
    "db_backup": _backup,
    "db_restore": _restore,
    "db_move": _move,
}
