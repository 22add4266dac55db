"""The subcommands that act: how each becomes a command, and what its answer says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from app.cli import answers, telling
from app.cli.answers import Json
from app.cli.faults import UsageError
from app.cli.table import BY_NAME
from app.domain.lots import LotStatus
from app.services.alerts import AlertRow, AnswerAlert
from app.services.answers import Posted
from app.services.backend import Backend
from app.services.dispatching import Dispatch, DispatchLine, DispatchStock, PreviewDispatch
from app.services.locations import AddLocation, ArchiveLocation
from app.services.lot_status import CorrectLot, SetLotStatus
from app.services.messages import Command
from app.services.movements import LotHistory
from app.services.moving import AdjustStock, DisposeStock, ReturnStock, TransferStock
from app.services.products import AddProduct, ArchiveProduct, RestoreProduct, UpdateProduct
from app.services.receiving import ReceiveStock
from app.services.reversing import ReverseOperation
from app.services.site import SetSite, SiteFacts

Values = Mapping[str, Any]
"""What was said, by option name; from a batch line there may also be `lines`."""

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came out: for programs, and for people."""

    json: Json
    text: str


@dataclass(frozen=True, slots=True)
class Act(Generic[R]):
    """One kind of command: built from values, its result told in two ways."""

    build: Callable[[Values], Command[R]]
    json: Callable[[R], Json]
    text: Callable[[R], str]

    def run(self, backend: Backend, values: Values) -> Answer:
        result = backend.execute(self.build(values)).result
        return Answer(self.json(result), self.text(result))


def act(backend: Backend, name: str, values: Values) -> Answer:
    """Do what a subcommand that is no list says; refusals come out as they are."""
    if name == "dispatch":
        return _dispatch(backend, values)
    if name == "lot_show":
        story = backend.fetch(LotHistory(values["lot"]))
        return Answer(answers.story(story), telling.story(story))
    if name == "site_show":
        site = backend.fetch(SiteFacts())
        return Answer(answers.jsonable(site), telling.facts(answers.jsonable(site)))
    return _ACTS[name].run(backend, values)


def _lines(name: str, values: Values) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The operation's own values, and those of each of its lines."""
    of_line = {option.name for option in BY_NAME[name].options if option.line}
    head = {key: value for key, value in values.items() if key not in of_line | {"lines"}}
    if "lines" in values:
        return head, list(values["lines"])
    return head, [{key: value for key, value in values.items() if key in of_line}]


def _receive(values: Values) -> ReceiveStock:
    head, lines = _lines("receive", values)
    return ReceiveStock(lines=lines, **head)


def _dispatch(backend: Backend, values: Values) -> Answer:
    head, lines = _lines("dispatch", values)
    wanted = tuple(DispatchLine(**line) for line in lines)
    told = answers.dispatch_lines if "lines" in values else answers.dispatch
    result: Dispatch
    if head.pop("preview", False):
        result = backend.fetch(PreviewDispatch(wanted))
    else:
        result = backend.execute(DispatchStock(lines=wanted, **head)).result
    return Answer(told(result), telling.dispatch(result))


def _return(values: Values) -> ReturnStock:
    said = dict(values)
    to_supplier, back = said.pop("to_supplier", False), said.pop("from_customer", False)
    if to_supplier == back:
        raise UsageError("say either --to-supplier or --from-customer", "to_supplier")
    return ReturnStock(direction="to_supplier" if to_supplier else "from_customer", **said)


def _status(status: LotStatus) -> Callable[[Values], SetLotStatus]:
    def build(values: Values) -> SetLotStatus:
        return SetLotStatus(status=status, **values)

    return build


_RENAMED = {"decimals": "quantity_decimals", "shelf_life": "shelf_life_days"}
_CLEARED = ("price", "shelf_life", "warn_days")


def _product(values: Values) -> dict[str, Any]:
    """The fields of a product, with what "none" clears as None."""
    said: dict[str, Any] = {
        _RENAMED.get(key, key): None if key in _CLEARED and value == "none" else value
        for key, value in values.items()
    }
    said |= said.pop("requires", {})
    if "barcode" in said:
        said["barcodes"] = [code for code in said.pop("barcode") if code]
    return said


def _set_site(values: Values) -> SetSite:
    if not values:
        raise UsageError("say what to set, for example --warn-days 45")
    return SetSite(**values)


def _answer_alert(values: Values) -> AnswerAlert:
    return AnswerAlert(alert=values["kind"], **{k: v for k, v in values.items() if k != "kind"})


def _posted(build: Callable[[Values], Command[Posted]]) -> Act[Posted]:
    return Act(build, answers.posted, telling.posted)


def _alert(build: Callable[[Values], Command[AlertRow]]) -> Act[AlertRow]:
    return Act(build, answers.alert, telling.alert_answered)


def _of(command: type[Command[R]]) -> Callable[[Values], Command[R]]:
    return lambda values: command(**values)


_ACTS: dict[str, Act[Any]] = {
    "receive": Act(_receive, answers.receipt, telling.receipt),
    "adjust": _posted(_of(AdjustStock)),
    "transfer": _posted(_of(TransferStock)),
    "dispose": _posted(_of(DisposeStock)),
    "return": _posted(_return),
    "reverse": _posted(_of(ReverseOperation)),
    "lot_hold": _posted(_status(LotStatus.ON_HOLD)),
    "lot_release": _posted(_status(LotStatus.AVAILABLE)),
    "lot_recall": _posted(_status(LotStatus.RECALLED)),
    "lot_correct": _posted(_of(CorrectLot)),
    "product_add": Act(lambda v: AddProduct(**_product(v)), answers.product, telling.product),
    "product_update": Act(lambda v: UpdateProduct(**_product(v)), answers.product, telling.product),
    "product_archive": Act(_of(ArchiveProduct), answers.product, telling.product),
    "product_restore": Act(_of(RestoreProduct), answers.product, telling.product),
    "location_add": Act(_of(AddLocation), answers.jsonable, telling.location),
    "location_archive": Act(_of(ArchiveLocation), answers.jsonable, telling.location),
    "alert_ack": _alert(_answer_alert),
    "alert_snooze": _alert(_answer_alert),
    "site_set": Act(
        _set_site, answers.jsonable, lambda site: telling.facts(answers.jsonable(site))
    ),
}

HANDLED = frozenset(_ACTS) | {"dispatch", "lot_show", "site_show"}
"""The subcommands that `act` knows."""
