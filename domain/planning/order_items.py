"""An order without a table: «1. Провести … до 15 мая, отв. …» as the rows of one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from domain.grid import Block, Cell, Grid, GridRow, GridTable, Paragraph
from domain.planning.addressees import split_addressee
from domain.planning.headings import has_word
from domain.planning.numbering import is_first, split_number, succeeds
from domain.planning.said_terms import cut_term, read_bracket
from domain.planning.title_party import RESPONSIBLE
from domain.planning.wording import fold, squash, starts_low, trim_name

_HEADINGS = ("№", "Мероприятие", "Срок", "Ответственный", "Результат")
_FEWEST, _MOST = 2, 300
_LONGEST = 2000
"""Points of an order and letters of one: beyond that a text is a regulation, and dear to read."""

_TERM = (
    r"срок(?:и|ом)?(?:\s+(?:исполнени|выполнени|проведени|предоставлени|сдач)\w)?"
    r"(?=\s*[:–—-]|\s+(?:до|не позднее|с|по)\s)"
)
_RESULT = r"(?:(?:ожидаемы|планируемы)[йе]\s+)?(?:результаты?|документы?)(?=\s*:)"
_LABEL = re.compile(
    rf"(?:^|[\n,;.(–—-])\s*(?:(?P<party>{RESPONSIBLE})|(?P<term>{_TERM})|(?P<result>{_RESULT}))"
    r"\s*[:–—-]*\s*",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\s*(\d{1,2})\)")
_ORDERS = re.compile(
    r"(?:приказыва|постановля|обязыва|реши|поруча|рекоменд|предлага)\w{1,4}\s*:?$|п р и к а з"
)
_EDGES = " \n,;.–—-"


@dataclass(slots=True)
class _Point:
    """A numbered point, and the paragraphs that it goes over; `heading` is a section's above it."""

    number: str
    text: str
    paragraphs: list[Paragraph]
    heading: Paragraph | None = None

    @property
    def top(self) -> str:
        return self.number.split(".")[0]


def with_points(grid: Grid) -> Grid | None:
    """The document with its numbered points as a table with a header, in their place.

    None where the structure is not clear: wanted are two points, counted from 1, that name a day,
    and, where no «приказываю:» stands above, half of all at least. Points that name none are rows
    all the same.
    """
    ordered = any(_ORDERS.search(fold(each.text)) for each in grid.paragraphs)
    lists = [
        points for points in _lists(grid.paragraphs) if _are_activities(points, ordered=ordered)
    ]
    if not lists:
        return None
    every = [point for points in lists for point in points]
    taken = {id(each) for point in every for each in (*point.paragraphs, point.heading)}
    table = _table(every)
    first = every[0].heading or every[0].paragraphs[0]
    blocks: list[Block] = []
    for block in grid.blocks:
        if block is first:
            blocks.append(table)
        elif id(block) not in taken:
            blocks.append(block)
    return Grid(tuple(blocks), grid.sheets, grid.omissions)


def _lists(paragraphs: Iterable[Paragraph]) -> Iterator[list[_Point]]:
    """Lists that are counted from 1; what stands between their points parts nothing."""
    points: list[_Point] = []
    open_ended = False
    heading: Paragraph | None = None
    for paragraph in paragraphs:
        number, rest = split_number(paragraph.text)
        if number and points and (bracketed := _BRACKETED.match(paragraph.text)):
            # «1) …» below «2. …»
            number = f"{points[-1].top}.{bracketed[1]}"
        begins = number is not None and is_first(number) and is_first(number.split(".")[0])
        begins &= not points or "." not in (number or "")
        if begins and points:
            yield points
            points = []
        if number and (begins or (points and succeeds(number, points[-1].number))):
            points.append(_Point(number, rest, [paragraph], heading))
            open_ended = True
            heading = None
        elif open_ended and _goes_on(paragraph.text):
            points[-1].text += f"\n{paragraph.text}"
            points[-1].paragraphs.append(paragraph)
        else:
            open_ended = False
            heading = paragraph if has_word(paragraph.text) else None
    if points:
        yield points


def _goes_on(text: str) -> bool:
    return starts_low(text) or bool(_LABEL.match(text))


def _are_activities(points: Sequence[_Point], *, ordered: bool) -> bool:
    if len(points) > _MOST or any(len(point.text) > _LONGEST for point in points):
        return False
    dated = sum(bool(_read(point.text)[1]) for point in points)
    leading = sum(point.text.rstrip().endswith(":") for point in points)
    return dated >= _FEWEST and (ordered or 2 * dated >= len(points) - leading)


def _table(points: Sequence[_Point]) -> GridTable:
    texts = [(point.number, *_read(point.text)) for point in points]
    width = len(_HEADINGS) if any(result for *_, result in texts) else len(_HEADINGS) - 1
    rows = [_row(_HEADINGS[:width], points[0].paragraphs[0])]
    for point, said in zip(points, texts, strict=True):
        if point.heading is not None:
            title = Cell(point.heading.text, 1, column_span=width)
            rows.append(GridRow((title,), point.heading.place.row or 1, point.heading.place.page))
        rows.append(_row(said, point.paragraphs[0]))
    return GridTable(tuple(rows), None, width)


def _row(texts: Sequence[str], first: Paragraph) -> GridRow:
    """A row that is shown where the first paragraph of a point stands."""
    cells = tuple(Cell(text, column) for column, text in enumerate(texts, 1) if text)
    return GridRow(cells, first.place.row or 1, first.place.page)


def _read(text: str) -> tuple[str, str, str, str]:
    """What is to be done, by when, by whom, with what result; empty where not said for sure."""
    text, term, party, result = _labelled(text)
    if not term and not party and (said := read_bracket(text)):
        text, term, party = said
    if not party:
        party, text = split_addressee(text)
    if not term:
        term, text = cut_term(text)
    title = text.strip(_EDGES)
    return title[:1].upper() + title[1:], term, party, result


def _labelled(text: str) -> tuple[str, str, str, str]:
    """The text before «срок:», «отв.» and «результат:», and what stands behind each."""
    marks = list(_LABEL.finditer(text))
    if not marks:
        return text, "", "", ""
    found = {"term": "", "party": "", "result": ""}
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    for mark, end in zip(marks, ends, strict=True):
        name = next(each for each in found if mark[each])
        said = trim_name(_unbracketed(squash(text[mark.end() : end])))
        found[name] = "; ".join(filter(None, (found[name], said)))
    return text[: marks[0].start()], found["term"], found["party"], found["result"]


def _unbracketed(text: str) -> str:
    """Without the end of a bracket that was opened before the label."""
    closed = text.rstrip(_EDGES)
    ends = closed.endswith(")") and closed.count(")") > closed.count("(")
    return closed[:-1] if ends else text
