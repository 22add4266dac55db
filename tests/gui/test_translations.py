"""The translations say what the sources say: same placeholders, every plural form."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest

from app.ui.look import LANGUAGES
from app.ui.resources import resources

PLACEHOLDER = re.compile(r"\{\w+\}|%n")


def messages(language: str) -> Iterator[tuple[str, list[str]]]:
    """Each source text with its translations: one, or one per plural form."""
    file = resources() / "i18n" / f"firstout_{language}.ts"
    for message in ElementTree.parse(file).iter("message"):  # noqa: S314
        translation = message.find("translation")
        assert translation is not None
        forms = [form.text or "" for form in translation.iter("numerusform")]
        yield message.findtext("source", ""), forms or [translation.text or ""]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_translation_keeps_the_placeholders(language: str) -> None:
    different = [
        source
        for source, translations in messages(language)
        for translation in translations
        if sorted(PLACEHOLDER.findall(source)) != sorted(PLACEHOLDER.findall(translation))
    ]

    assert different == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_plural_has_one_and_many(language: str) -> None:
    assert {len(forms) for source, forms in messages(language) if "%n" in source} == {2}
