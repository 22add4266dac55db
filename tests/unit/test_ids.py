"""Operation ids: ours are UUIDs of version 7, others' are taken in any spelling."""

from itertools import pairwise
from uuid import RFC_4122, UUID

import pytest

from app.domain.ids import new_operation_id, operation_id


def test_our_ids_are_of_version_7_and_all_different() -> None:
    ids = [UUID(new_operation_id()) for _ in range(500)]
    assert {(each.version, each.variant) for each in ids} == {(7, RFC_4122)}
    assert len(set(ids)) == 500


def test_our_ids_are_in_the_order_of_time() -> None:
    moments = [UUID(new_operation_id()).int >> 80 for _ in range(500)]
    assert all(one <= other for one, other in pairwise(moments))


@pytest.mark.parametrize(
    "text",
    [
        "01976A1E-0000-7000-8000-000000000001",
        "{01976a1e-0000-7000-8000-000000000001}",
        " 01976a1e000070008000000000000001 ",
        "urn:uuid:01976a1e-0000-7000-8000-000000000001",
    ],
)
def test_an_id_is_read_in_any_spelling_and_kept_in_one(text: str) -> None:
    assert operation_id(text) == "01976a1e-0000-7000-8000-000000000001"


@pytest.mark.parametrize("text", ["", "1", "01976a1e-0000-7000-8000-00000000000g", "x" * 36])
def test_what_is_no_uuid_is_no_id(text: str) -> None:
    with pytest.raises(ValueError, match=r"UUID|base 16"):
        operation_id(text)
