"""On which page something stands: Word saves where pages broke when it last drew the document."""

from dataclasses import dataclass

from lxml import etree

from documents.read.docx import names
from documents.read.docx.text import flatten


@dataclass(slots=True)
class Pages:
    """Counts pages while paragraphs and rows pass by; None where the file has no page breaks."""

    current: int | None

    @classmethod
    def of(cls, body: etree._Element) -> "Pages":
        """A counter that stands at the beginning of a document."""
        return cls(1 if next(body.iter(names.PAGE_BREAK), None) is not None else None)

    def pass_paragraph(self, paragraph: etree._Element) -> int | None:
        """The page on which the next paragraph starts."""
        return self._pass([paragraph])

    def pass_row(self, row: etree._Element) -> int | None:
        """The page on which the next row of a table starts.

        Every cell that runs on to the next page has a break of its own, so the cell with most of
        them counts.
        """
        return self._pass(list(flatten(row, names.CELL)))

    def _pass(self, parts: list[etree._Element]) -> int | None:
        if self.current is None:
            return None
        start = self.current + any(_breaks_first(part) for part in parts)
        self.current += max((_count(part) for part in parts), default=0)
        return start


def _count(element: etree._Element) -> int:
    return sum(1 for _ in element.iter(names.PAGE_BREAK))


def _breaks_first(element: etree._Element) -> bool:
    first = next(element.iter(names.PAGE_BREAK, names.TEXT), None)
    return first is not None and first.tag == names.PAGE_BREAK
