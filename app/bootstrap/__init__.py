"""Where every part is made and joined; the only layer that knows them all."""

from typing import TYPE_CHECKING

from app.cli.main import Faces

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.cli.arguments import Arguments, Globals
    from app.cli.start import Start
    from app.services.sheets import Sheet


def faces() -> Faces:
    """What the command line is given to start with; nothing is imported before it is used."""
    return Faces(prepare=_prepare, window=_window, self_test=_self_test, pdf=_pdf)


def _prepare(common: "Globals") -> "Start":
    from app.bootstrap.starting import prepare  # brings the database with it

    return prepare(common)


def _window(arguments: "Arguments") -> int:
    from app.bootstrap.window import open_window  # brings Qt with it

    return open_window(arguments)


def _self_test() -> None:
    from app.bootstrap.self_test import self_test  # brings Qt with it

    self_test()


def _pdf() -> "Callable[[Sheet, Path], int]":
    from app.bootstrap.documents import pdf_writer  # brings Qt with it

    return pdf_writer()
