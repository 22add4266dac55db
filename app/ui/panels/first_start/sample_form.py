"""Begin with the sample warehouse."""

from app.ui.appearance import Appearance
from app.ui.launch import FirstStart
from app.ui.panels.first_start.choice_form import ChoiceForm
from app.ui.widgets.panel import button, plain_label


class SampleForm(ChoiceForm):
    """Needs to know nothing."""

    def __init__(self, choices: FirstStart, appearance: Appearance) -> None:
        explanation = plain_label("firstStartSampleLabel", "muted", wraps=True)
        commit = button("firstStartSampleButton", "primary")
        super().__init__(choices, appearance, explanation, commit, "flask")
        self.place()
        self.retranslate()

    def confirm(self) -> None:
        self.confirmed.emit(self.choices.sample)

    def retranslate(self) -> None:
        self.explanation.setText(
            self.tr(
                "A small food warehouse after six weeks of work, to try everything. Nothing in"
                " it is real, and you are asked again the next time."
            )
        )
        self.commit.setText(self.tr("Try it out"))
