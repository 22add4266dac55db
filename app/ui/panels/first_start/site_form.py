"""Begin with a new, empty warehouse."""

from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from PySide6.QtWidgets import QWidget

from app.ui.appearance import Appearance
from app.ui.launch import FirstStart
from app.ui.panels.first_start.choice_form import ChoiceForm
from app.ui.policies import reason
from app.ui.widgets.enter_moves import EnterMoves
from app.ui.widgets.field import Field
from app.ui.widgets.flow import Flow
from app.ui.widgets.line_edit import LineEdit
from app.ui.widgets.panel import button, named, plain_label
from app.ui.widgets.text_combo import TextCombo

if TYPE_CHECKING:
    from app.services.database import NewSite  # brings the database with it


class SiteForm(ChoiceForm):
    """Name, time zone and currency, suggested; all three can be changed later."""

    def __init__(self, choices: FirstStart, appearance: Appearance) -> None:
        explanation = plain_label("firstStartNewLabel", "muted", wraps=True)
        commit = button("firstStartNewButton", "primary")
        super().__init__(choices, appearance, explanation, commit, "building-warehouse")
        self.site_name = named(LineEdit(maxLength=300), "firstStartSiteNameEdit")
        self.zone = TextCombo("firstStartZoneCombo", 100)
        self.zone.offer(sorted(available_timezones()))
        self.currency = named(LineEdit(maxLength=3), "firstStartCurrencyEdit")
        self._fields = {
            "name": Field(self.site_name),
            "timezone": Field(self.zone),
            "currency": Field(self.currency),
        }
        what, where = Flow(), Flow()
        what.add(self._fields["name"], 1, 30)
        where.add(self._fields["timezone"], 2, 22)
        where.add(self._fields["currency"], 1, 12)
        self.place(what, where)
        self._enter = EnterMoves((self.site_name, self.zone, self.currency, commit), self)
        self.retranslate()

    def first(self) -> QWidget:
        """The first field that is left to type in; the button where all three are locked."""
        fields = (self.site_name, self.zone, self.currency)
        return next((field for field in fields if field.isEnabled()), self.commit)

    def suggest(self, site: "NewSite") -> None:
        """Fill in what nobody has typed yet."""
        if not self.site_name.text():
            self.site_name.setText(site.name)
            self.site_name.selectAll()
        if not self.zone.typed():
            self.zone.setEditText(site.timezone)
        if not self.currency.text():
            self.currency.setText(site.currency)

    def confirm(self) -> None:
        from app.services.database import NewSite

        for field in self._fields.values():
            field.accept()
        name, zone = self.site_name.text().strip(), self.zone.typed()
        currency = self.currency.text().strip().upper()
        if wrong := _wrong(name, zone, currency):
            self.refuse(self._fields[wrong], self._why(wrong))
        else:
            self.confirmed.emit(partial(self.choices.new, NewSite(name, zone, currency)))

    def retranslate(self) -> None:
        self.explanation.setText(
            self.tr("An empty warehouse in a file of your own, ready for the first delivery.")
        )
        self._fields["name"].name(self.tr("Name of the warehouse"))
        self._fields["timezone"].name(self.tr("Time zone"))
        self._fields["currency"].name(self.tr("Currency"))
        self.commit.setText(self.tr("Make the warehouse"))
        for name, field in self._fields.items():
            if (where := self.choices.locks.get(f"site_{name}")) is not None:
                field.lock(reason(where))

    def _why(self, field: str) -> str:
        match field:
            case "name":
                return self.tr("Give the warehouse a name.")
            case "timezone":
                return self.tr(
                    "There is no such time zone. Choose one of the list, such as Europe/Madrid."
                )
        return self.tr("Type the three letters of the currency, such as EUR.")


def _wrong(name: str, zone: str, currency: str) -> str | None:
    """The first of the three that the site could not have."""
    from pydantic import ValidationError

    from app.services.site import SetSite

    if not name:
        return "name"
    try:
        SetSite(name=name, timezone=zone, currency=currency)
    except ValidationError as error:
        return str(error.errors()[0]["loc"][0])
    return None
