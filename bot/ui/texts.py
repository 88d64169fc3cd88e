"""The translator: a text by its id, in a person's language."""

import re
from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

LOCALES = ("ru", "en")
_MARK = re.compile("\ue000[a-z_]+\ue001")
_ENTRY = re.compile(r"^(?P<id>[a-zA-Z][\w-]*) =.*\n(?:(?:[ \t].*)?\n)*", re.MULTILINE)
"""A text with its attributes: whatever stands indented below it. Texts name no other texts."""
_PLAIN = re.compile(r"[a-z][a-z0-9-]* = ([^{}\n]+)\n+")
_LETTERS = re.compile(r"[^\W_]+")
LABEL = 40
FOLDER = Path(__file__).resolve().parents[2] / "locales"


class MissingText(KeyError):
    """A text id, or a variable of a text, that does not exist: a mistake in the code."""


LONG = 500
"""Fluent refuses values above 2,500 letters: longer ones than this are put in afterwards. Values
that choose a variant of a text are shorter."""


class Texts:
    """All texts of one locale.

    Values are inserted as they are: escape what people wrote (`html.escape`) before it goes into
    a message with markup. Pass years and ids as strings: a number is grouped («2 026»).
    """

    def __init__(self, locale: str) -> None:
        self.locale = locale
        # Parsed, all texts weigh 7 MB and take a tenth of a second: each is when it is first asked.
        self._sources: dict[str, str] = {}
        self._formatted: dict[str, str] = {}
        for path in sorted((FOLDER / locale).glob("*.ftl")):
            for entry in _ENTRY.finditer(path.read_text(encoding="utf-8")):
                self._sources[entry["id"]] = entry[0]

    @cached_property
    def _bundle(self) -> FluentBundle:
        """The texts asked for so far; the rules of the locale's plurals and numbers are 3 MB."""
        return FluentBundle([self.locale], use_isolating=False)

    def get(self, key: str, /, **values: str | int | float) -> str:
        """The text with the id `key`; `id.attribute` names an attribute of a text."""
        if values:
            return self._format(key, values)
        # The labels of buttons, most of all: a list has a dozen of them.
        if key not in self._formatted:
            self._formatted[key] = self._format(key, {})
        return self._formatted[key]

    def _format(self, key: str, values: Mapping[str, str | int | float]) -> str:
        name, _, attribute = key.partition(".")
        if not self.has(name):
            raise MissingText(key)
        if not self._bundle.has_message(name):
            self._bundle.add_resource(FluentResource(self._sources[name]))
        message = self._bundle.get_message(name)
        pattern = message.attributes.get(attribute) if attribute else message.value
        if pattern is None:
            raise MissingText(key)
        # Marks of letters for private use, which no text of ours has.
        long = {
            f"\ue000{name}\ue001": value
            for name, value in values.items()
            if isinstance(value, str) and len(value) > LONG
        }
        given = {**values, **{mark[1:-1]: mark for mark in long}}
        text, errors = self._bundle.format_pattern(pattern, given)
        if errors:
            raise MissingText(key, errors)
        return _MARK.sub(lambda mark: long.get(mark[0], mark[0]), str(text)) if long else str(text)

    __call__ = get

    def says(self, words: str) -> bool:
        """Whether a short text without values is these words, as people type a button's label."""
        return bool(bare(words)) and bare(words) in self._bare_texts

    @cached_property
    def _bare_texts(self) -> frozenset[str]:
        plain = map(_PLAIN.fullmatch, self._sources.values())
        return frozenset(bare(found[1]) for found in plain if found and len(found[1]) <= LABEL)

    def has(self, key: str) -> bool:
        return key in self._sources


def bare(words: str) -> str:
    """The words alone: «‹ К списку» is typed without the mark."""
    return " ".join(_LETTERS.findall(words.lower().replace("ё", "е")))


@cache
def texts(locale: str | None) -> Texts:
    """The texts of a locale; of Russian where the locale is unknown."""
    return Texts(locale if locale in LOCALES else "ru")
