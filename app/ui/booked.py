"""What a form tells the window after a commit."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from app.domain.ids import OperationId
from app.services.operations import Operation
from app.ui.documents.papers import Paper

O = TypeVar("O", bound=Operation)  # type: ignore[type-arg]  # noqa: E741


@dataclass(frozen=True)
class Booked:
    """An operation that can be undone, and the sentence that tells of it in any language.

    `papers` are the documents that go with it, the one that is wanted most first.
    """

    operation: OperationId
    sentence: Callable[[], str]
    papers: tuple[Paper, ...] = ()


def again(command: O, earlier: O | None) -> O:
    """The command under the id of an earlier try of the same, so that it is booked once."""
    if earlier is not None and type(earlier) is type(command):
        same = command.model_copy(update={"operation_id": earlier.operation_id})
        if same == earlier:
            return same
    return command
