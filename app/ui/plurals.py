"""Texts that depend on a number."""

from PySide6.QtCore import QObject

from app.domain.alerts import AlertKind
from app.domain.fefo import Rejection
from app.domain.lots import LotStatus


class Plurals(QObject):
    """A QObject only because pyside6-lupdate sees plural forms in `self.tr` alone (tried)."""

    def left_out(self, reason: Rejection, lots: int) -> str:
        """Say how many lots were left out for one reason, and {quantity} in them."""
        match reason:
            case Rejection.RECALLED:
                return self.tr("%n recalled lot(s) left out ({quantity})", "", lots)
            case Rejection.ON_HOLD:
                return self.tr("%n lot(s) on hold left out ({quantity})", "", lots)
            case Rejection.EXPIRED:
                return self.tr("%n expired lot(s) left out ({quantity})", "", lots)
            case Rejection.SHORT_LIFE:
                return self.tr("%n lot(s) with too short a life left out ({quantity})", "", lots)

    def decimals(self, most: int) -> str:
        return self.tr("At most %n decimal(s) for this product.", "", most)

    def days_ago(self, days: int) -> str:
        return self.tr("expired %n day(s) ago", "", days)

    def ago(self, days: int) -> str:
        return self.tr("%n day(s) ago", "", days)

    def ahead(self, days: int) -> str:
        return self.tr("in %n day(s)", "", days)

    def warned_for_all(self, days: int) -> str:
        return self.tr(
            "Everybody who uses this database is warned %n day(s) before a lot expires, unless"
            " the product says otherwise.",
            "",
            days,
        )

    def warned_from_now(self, days: int) -> str:
        return self.tr("Saved: everybody is warned %n day(s) before a lot expires.", "", days)

    def problems(self, problems: int) -> str:
        """Say how many problems a check found, in {operations} operations."""
        return self.tr("%n problem(s) found in {operations} operations:", "", problems)

    def days_left(self, days: int) -> str:
        return self.tr("%n day(s) left", "", days)

    def used_since(self, operations: int) -> str:
        return self.tr("Cannot be undone: %n later operation(s) used the stock.", "", operations)

    def bad_rows(self, rows: int) -> str:
        return self.tr("Nothing was imported: %n bad row(s).", "", rows)

    def copied_every(self, hours: int) -> str:
        return self.tr(
            "Backed up by itself every %n hour(s) and when the window closes, if anything changed.",
            "",
            hours,
        )

    def dispatched(self, lots: int) -> str:
        """Say that {qty} of {product} left from so many lots."""
        return self.tr("Dispatched {qty} × {product} from %n lot(s).", "", lots)

    def counted(self, differing: int) -> str:
        """Say how many differences a count posted."""
        return self.tr("Counted: %n difference(s) posted.", "", differing)

    def post_differences(self, differing: int) -> str:
        return self.tr("Post %n difference(s)", "", differing)

    def proposal(self, lots: int) -> str:
        """Say that all of {asked} would be taken from so many lots."""
        return self.tr("{asked} from %n lot(s)", "", lots)

    def short_proposal(self, lots: int) -> str:
        """Say that of {asked} only {qty} could be taken, from so many lots."""
        return self.tr("only {qty} of {asked}, from %n lot(s)", "", lots)

    def chosen_lots(self, lots: int) -> str:
        return self.tr("%n lot(s) chosen", "", lots)

    def labels_of_lots(self, lots: int) -> str:
        return self.tr("Labels of %n lot(s)", "", lots)

    def labels_printed(self, labels: int) -> str:
        return self.tr("%n label(s) printed.", "", labels)

    def labels_saved(self, labels: int) -> str:
        """Say that so many were written to {file}."""
        return self.tr("%n label(s) saved in {file}.", "", labels)

    def labels_to_print(self, labels: int) -> str:
        return self.tr("Print %n label(s)", "", labels)

    def recipients(self, customers: int) -> str:
        """Say that so many got {sent} in all, and gave {returned} back."""
        return self.tr("%n customer(s): {sent} sent, {returned} given back", "", customers)

    def change_of_status(self, status: LotStatus, lots: int) -> str:
        """Say what is about to be done with so many lots."""
        match status:
            case LotStatus.ON_HOLD:
                return self.tr("Hold %n lot(s)", "", lots)
            case LotStatus.AVAILABLE:
                return self.tr("Release %n lot(s)", "", lots)
            case LotStatus.RECALLED:
                return self.tr("Recall %n lot(s)", "", lots)

    def status_changed(self, status: LotStatus, lots: int) -> str:
        """Say what was done with so many lots."""
        match status:
            case LotStatus.ON_HOLD:
                return self.tr("%n lot(s) put on hold.", "", lots)
            case LotStatus.AVAILABLE:
                return self.tr("%n lot(s) released.", "", lots)
            case LotStatus.RECALLED:
                return self.tr("%n lot(s) recalled.", "", lots)

    def exported(self, rows: int) -> str:
        """Say that so many rows are now in {file}, which lies in {folder}."""
        return self.tr("Exported %Ln row(s) to {file}, in {folder}.", "", rows)

    def printed(self, rows: int) -> str:
        """Say that so many rows of {title} went to the printer."""
        return self.tr("Printed {title}: %Ln row(s).", "", rows)

    def bad_ones(self, rows: int) -> str:
        return self.tr("%Ln of them bad", "", rows)

    def new_locations(self, locations: int) -> str:
        return self.tr("%Ln new location(s)", "", locations)

    def created(self, rows: int) -> str:
        return self.tr("%Ln created", "", rows)

    def updated(self, rows: int) -> str:
        return self.tr("%Ln changed", "", rows)

    def booked_lots(self, lots: int) -> str:
        return self.tr("%Ln lot(s) booked", "", lots)

    def passed_over(self, rows: int) -> str:
        return self.tr("%Ln passed over", "", rows)

    def left_out_rows(self, rows: int) -> str:
        return self.tr("%Ln bad one(s) left out", "", rows)

    def saved_pages(self, pages: int) -> str:
        """Say that so many pages are now in {file}, which lies in {folder}."""
        return self.tr("Saved %Ln page(s) to {file}, in {folder}.", "", pages)

    def printed_pages(self, pages: int) -> str:
        """Say that so many pages of {title} went to the printer."""
        return self.tr("Printed {title}: %Ln page(s).", "", pages)

    def rows(self, rows: int) -> str:
        return self.tr("%Ln row(s)", "", rows)

    def acknowledged(self, alerts: int) -> str:
        return self.tr("%n alert(s) acknowledged.", "", alerts)

    def snoozed(self, alerts: int) -> str:
        """Say that so many alerts are silent until {date}."""
        return self.tr("%n alert(s) snoozed until {date}.", "", alerts)

    def snoozing(self, alerts: int) -> str:
        return self.tr("%n alert(s)", "", alerts)

    def snooze_for(self, days: int) -> str:
        return self.tr("Snooze for %n day(s)", "", days)

    def days_on(self, days: int) -> str:
        return self.tr("+%n day(s)", "", days)

    def answered(self, alerts: int) -> str:
        """Say how many alerts somebody has seen to."""
        return self.tr("%n answered", "", alerts)

    def alerts(self, kind: AlertKind, count: int) -> str:
        """Say how many alerts of a kind there are."""
        match kind:
            case AlertKind.OUT_OF_STOCK:
                return self.tr("%n out of stock", "", count)
            case AlertKind.LOW_STOCK:
                return self.tr("%n low on stock", "", count)
            case AlertKind.EXPIRING:
                return self.tr("%n expiring soon", "", count)
            case AlertKind.EXPIRED:
                return self.tr("%n expired", "", count)

    def confirm(self, lines: int) -> str:
        """Name a button that books several lines; short, so that large text fits."""
        return self.tr("Confirm %n line(s)", "", lines)

    def lines_to_book(self, lines: int) -> str:
        return self.tr("%n line(s) to book", "", lines)

    def bring_back(self, lines: int) -> str:
        return self.tr("Bring back %n line(s)", "", lines)

    def received_lines(self, lines: int) -> str:
        return self.tr("Received %n line(s): {products}.", "", lines)

    def dispatched_lines(self, lines: int) -> str:
        return self.tr("Dispatched %n line(s): {products}.", "", lines)

    def usual_life(self, days: int) -> str:
        """Say how long a lot usually has when it comes in."""
        return self.tr("Shorter life than usual: a lot has about %n day(s) here.", "", days)
