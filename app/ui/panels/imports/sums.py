"""What an import comes to, in a sentence."""

from PySide6.QtCore import QCoreApplication

from app.services.imports import ImportReport
from app.ui.plurals import Plurals

translate = QCoreApplication.translate


def summary(report: ImportReport, kind: str, *, done: bool) -> str:
    """Say what was brought in, or would be."""
    if report.already:
        return translate("Import", "Nothing new: this file was booked before.")
    plurals = Plurals()
    created = plurals.new_locations if kind == "stock" else plurals.created
    parts = [
        words(number)
        for number, words in (
            (report.created, created),
            (report.updated, plurals.updated),
            (report.booked, plurals.booked_lots),
            (report.skipped, plurals.passed_over),
            (report.left_out, plurals.left_out_rows),
        )
        if number
    ]
    text = ", ".join(parts) or translate("Import", "nothing")
    words = translate("Import", "Done: {what}.") if done else translate("Import", "To do: {what}.")
    return words.format(what=text)
