"""What identifies things: row numbers, and operation ids made by the caller."""

import secrets
import time
from typing import NewType
from uuid import UUID

ProductId = NewType("ProductId", int)
LotId = NewType("LotId", int)
LocationId = NewType("LocationId", int)
AlertId = NewType("AlertId", int)

OperationId = NewType("OperationId", str)
"""A UUID in its canonical lower-case form of 36 characters."""

OperationSeq = NewType("OperationSeq", int)
"""The row number of an operation in the ledger; later operations have greater ones."""

DEFAULT_LOCATION = "MAIN"


def new_operation_id() -> OperationId:
    """Make a UUID version 7 (RFC 9562, 5.7): 48 bits of Unix milliseconds, then chance."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds & (1 << 48) - 1) << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 7 << 76
    value = value & ~(0b11 << 62) | 0b10 << 62
    return OperationId(str(UUID(int=value)))


def operation_id(text: str) -> OperationId:
    """Read a UUID of any version in any usual spelling; ValueError if it is none."""
    return OperationId(str(UUID(text.strip())))
