"""Styles of OpenDocument: what a paragraph or a span of text inherits that matters for it."""

from dataclasses import dataclass
from functools import cache

from lxml import etree

from documents.read import open_names as names

_LONGEST_CHAIN = 32
_HEADINGS = ("heading", "title", "subtitle", "заголовок", "название")


@dataclass(frozen=True, slots=True)
class Look:
    """Whether a text is bold or hidden; None is «not mentioned». `lists` names a list style."""

    bold: bool | None = None
    hidden: bool | None = None
    heading: bool = False
    lists: str = ""

    def over(self, base: "Look") -> "Look":
        """This look, with what it does not mention taken from `base`."""
        return Look(
            base.bold if self.bold is None else self.bold,
            base.hidden if self.hidden is None else self.hidden,
            self.heading or base.heading,
            self.lists or base.lists,
        )


class Styles:
    """The styles of one document, from its content and from its common styles."""

    def __init__(self, *roots: etree._Element) -> None:
        self._own: dict[str, tuple[Look, str]] = {}
        for root in roots:
            for style in root.iter(names.STYLE):
                name = style.get(names.NAME, "")
                self._own[name] = _look(style, name), style.get(names.PARENT, "")
        self.get = cache(self._get)

    def _get(self, name: str) -> Look:
        """The look of a style with all it is based on; nothing for one that is not there."""
        look = Look()
        for _ in range(_LONGEST_CHAIN):
            if name not in self._own:
                break
            own, name = self._own[name]
            look = look.over(own)
        return look


def _look(style: etree._Element, name: str) -> Look:
    properties = style.find(names.TEXT_PROPERTIES)
    weight = display = None
    if properties is not None:
        weight, display = properties.get(names.WEIGHT), properties.get(names.SHOWN)
    return Look(
        None if weight is None else weight == "bold" or (weight.isdecimal() and int(weight) > 500),
        None if display is None else display == "none",
        name.replace("_20_", " ").casefold().startswith(_HEADINGS),
        style.get(names.STYLE_LIST, ""),
    )
