"""The language of the running application."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from app.ui.look import Look
from app.ui.resources import resources


class Language(QObject):
    """Installs our texts and Qt's own; every widget is told by `LanguageChange`."""

    def __init__(self, application: QCoreApplication, look: Look) -> None:
        super().__init__()
        self._application = application
        self._look = look
        self._installed: list[QTranslator] = []
        self._install()

    @property
    def chosen(self) -> str:
        return self._look.language

    @property
    def locked(self) -> bool:
        """Whether IT has chosen it, once and for all."""
        return "language" in self._look.locks

    def choose(self, language: str) -> None:
        if self._look.choose("language", language):
            self._look.remember()
            self._install()

    def close(self) -> None:
        """Take the texts out again."""
        for translator in self._installed:
            self._application.removeTranslator(translator)
        self._installed.clear()

    def _install(self) -> None:
        self.close()
        QLocale.setDefault(QLocale(self._look.language))
        ours = str(resources() / "i18n")
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, folder in (("qtbase", qt), ("firstout", ours)):
            translator = QTranslator(self)
            if translator.load(f"{name}_{self._look.language}", folder):
                self._application.installTranslator(translator)
                self._installed.append(translator)
