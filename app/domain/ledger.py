"""What kinds of business acts there are."""

from enum import StrEnum


class OperationKind(StrEnum):
    RECEIPT = "receipt"
    DISPATCH = "dispatch"
    RETURN = "return"
    ADJUSTMENT = "adjustment"
    TRANSFER = "transfer"
    DISPOSAL = "disposal"
    STATUS = "status"
    REVERSAL = "reversal"


REVERSIBLE = frozenset(OperationKind) - {OperationKind.STATUS, OperationKind.REVERSAL}
