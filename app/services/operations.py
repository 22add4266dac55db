"""What every business act has in common: an id that makes it happen once."""

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import ClassVar, Generic, TypeVar

from pydantic import Field

from app.domain.errors import DomainError
from app.domain.ids import OperationSeq, new_operation_id
from app.domain.ledger import OperationKind
from app.services.fields import Id, OptionalText
from app.services.ledger import Heading, claim
from app.services.messages import Command, Work

R = TypeVar("R")


class Operation(Command[R], Generic[R]):
    """A command that books one operation, once, however often it is sent."""

    kind: ClassVar[OperationKind]
    happens_once: ClassVar[bool] = True

    operation_id: Id = Field(default_factory=new_operation_id)
    reference: OptionalText = None
    note: OptionalText = None

    def run(self, work: Work) -> R:
        """Claim the id first; if it was done before, answer from the ledger and change nothing."""
        seq = claim(work, self.heading(work))
        return self.replay(work) if seq is None else self.perform(work, seq)

    def heading(self, work: Work) -> Heading:
        """The operation's row; a subclass says who the counterparty is and what the reason."""
        return Heading(
            id=self.operation_id,
            kind=self.kind,
            contents=self.contents(),
            reference=self.reference,
            note=self.note,
            counterparty=self.counterparty(),
            reason=getattr(self, "reason", None),
        )

    def contents(self) -> str:
        """The normalised arguments, by which the same request is known again."""
        return self.model_dump_json(exclude={"operation_id"}, exclude_defaults=True)

    def counterparty(self) -> str | None:
        """The supplier or customer, where there is one."""
        return None

    @abstractmethod
    def perform(self, work: Work, seq: OperationSeq) -> R:
        """Book it under its claimed row."""

    @abstractmethod
    def replay(self, work: Work) -> R:
        """Give the same answer again, from the ledger."""


@contextmanager
def blamed(number: int, lines: Sequence[object]) -> Iterator[None]:
    """Let a refusal say which line it is about, where there is more than one."""
    try:
        yield
    except DomainError as refusal:
        if len(lines) > 1:
            refusal.line = number
        raise
