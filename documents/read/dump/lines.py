"""The physical lines of a dump, numbered as an editor shows them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from documents.read.dump import markup
from domain.grid import Paragraph, Place

_HASHES = re.compile(r"#{1,6}\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `page` counts from 1 where the dump has form feeds, otherwise it is None."""

    text: str
    number: int
    page: int | None = None

    @property
    def blank(self) -> bool:
        return not self.text.strip()


def split_lines(text: str) -> list[Line]:
    """The lines of `text`; a form feed begins a page and separates like a blank line."""
    paged = "\f" in text
    lines: list[Line] = []
    for number, raw in enumerate(text.split("\n"), 1):
        page = text_page = 1 if paged else None
        if paged and lines:
            page = text_page = lines[-1].page
        *before, last = raw.split("\f")
        for part in before:
            lines.append(Line(part, number, text_page))
            text_page = (text_page or 1) + 1
            page = text_page
        if before:
            lines.append(Line("", number, page))
        lines.append(Line(last, number, page))
    return lines


def paragraphs(lines: Iterable[Line]) -> Iterator[Paragraph]:
    """Prose lines as paragraphs. Emphasis may open on one line and close on a later one."""
    emphasised = False
    for line in lines:
        if line.blank:
            emphasised = False
            continue
        hashes = _HASHES.match(line.text.lstrip())
        opens = line.text.count("**") % 2 == 1
        heading = bool(hashes) or emphasised or markup.is_bold(line.text)
        if opens:
            heading = heading or line.text.lstrip().startswith("**")
            emphasised = not emphasised
        text = line.text.strip()[hashes.end() :] if hashes else line.text
        text = markup.clean(text.replace("\t", " "))
        if text and not markup.is_rule(text):
            yield Paragraph(text, Place(page=line.page, row=line.number), heading)
