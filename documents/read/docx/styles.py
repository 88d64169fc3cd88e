"""Styles: what a paragraph or a run inherits that matters for its text."""

from dataclasses import dataclass, fields, replace
from typing import Any

from lxml import etree

from documents.read.docx import names

_HEADING_NAMES = ("heading", "title", "subtitle", "заголовок", "название")
_LONGEST_CHAIN = 32


@dataclass(frozen=True, slots=True)
class Look:
    """Properties that a style sets; None is «not mentioned».

    `outline` is the outline level (0 to 8, 9 is body text), `list_id` and `list_level` the
    automatic numbering that the style carries, `list_style` the style that it was named in.
    """

    bold: bool | None = None
    hidden: bool | None = None
    outline: int | None = None
    list_id: str | None = None
    list_level: int | None = None
    list_style: str | None = None
    heading: bool | None = None

    def over(self, base: "Look") -> "Look":
        """This look, with what it does not mention taken from `base`."""
        if self == NOTHING:
            return base
        mentioned = {name: value for name, value in _items(self) if value is not None}
        return replace(base, **mentioned)


NOTHING = Look()


def _items(look: Look) -> list[tuple[str, Any]]:
    return [(field.name, getattr(look, field.name)) for field in fields(look)]


def look_of(
    paragraph: etree._Element | None, run: etree._Element | None, heading: bool | None = None
) -> Look:
    """What paragraph properties and run properties say themselves."""
    if paragraph is None and run is None and heading is None:
        return NOTHING
    numbering = names.child_of(paragraph, names.NUMBERING)
    return Look(
        bold=names.switch_of(run, names.BOLD),
        hidden=names.switch_of(run, names.VANISH),
        outline=names.number_of(paragraph, names.OUTLINE),
        list_id=names.value_of(numbering, names.NUMBERING_ID),
        list_level=names.number_of(numbering, names.NUMBERING_LEVEL),
        heading=heading,
    )


class Styles:
    """The styles of one document. A style that is not there changes nothing."""

    def __init__(self, root: etree._Element | None) -> None:
        self._own: dict[str, tuple[Look, str | None]] = {}
        self._whole: dict[str | None, Look] = {}
        self._default: str | None = None
        for style in root.iter(names.w("style")) if root is not None else ():
            self._add(style)

    def get(self, style: str | None) -> Look:
        """The look of a style with all it is based on."""
        if style not in self._whole:
            self._whole[style] = self._resolve(style)
        return self._whole[style]

    def paragraph(self, style: str | None) -> Look:
        """The look of a paragraph style; None is the document's default one."""
        return self.get(style if style is not None else self._default)

    def _add(self, style: etree._Element) -> None:
        key = style.get(names.w("styleId"), "")
        title = (names.value_of(style, names.w("name")) or "").lower()
        look = look_of(
            names.child_of(style, names.PARAGRAPH_PROPERTIES),
            names.child_of(style, names.RUN_PROPERTIES),
            heading=True if title.startswith(_HEADING_NAMES) else None,
        )
        if look.list_id is not None:
            look = replace(look, list_style=key)
        self._own[key] = look, names.value_of(style, names.w("basedOn"))
        is_default = style.get(names.w("default")) in ("1", "true", "on")
        if is_default and style.get(names.w("type")) == "paragraph":
            self._default = key

    def _resolve(self, style: str | None) -> Look:
        look = Look()
        for _ in range(_LONGEST_CHAIN):
            if style is None or style not in self._own:
                break
            own, style = self._own[style]
            look = look.over(own)
        return look
