"""Who got a lot, as a file for those who call them."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from app.domain.quantities import plain
from app.services.backend import Backend
from app.services.exports import BOM, whole_file, write_csv
from app.services.progress import Progress
from app.services.tracing import LotTrace, Traced

RECALL_COLUMNS = (
    "sku",
    "product",
    "lot_code",
    "lots",
    "expiry",
    "customer",
    "sent",
    "returned",
    "not_returned",
    "unit",
    "first_day",
    "last_day",
)


def write_recall_list(
    backend: Backend, question: LotTrace, file: Path, header: Sequence[str], progress: Progress
) -> int:
    """Write one row for each customer as CSV, as it is now; give how many. Raises `OSError`.

    `header` has a title for each of `RECALL_COLUMNS`.
    """
    trace = backend.fetch(question)
    with whole_file(file) as stream:
        stream.write(BOM)
        written = write_csv(stream, header, _rows(trace))
        progress(written, written)
    return written


def _rows(trace: Traced) -> Iterator[tuple[object, ...]]:
    lot = trace.lot
    numbers = " ".join(f"#{number}" for number in trace.traced)
    for one in trace.recipients:
        quantities = (plain(one.sent), plain(one.returned), plain(one.kept))
        yield (
            lot.sku,
            lot.name,
            lot.lot_code,
            numbers,
            lot.expiry,
            one.customer,
            *quantities,
            lot.unit,
            one.first_day,
            one.last_day,
        )
