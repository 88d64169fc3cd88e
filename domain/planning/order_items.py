"""An order without a table: «1. Провести … до 15 мая, отв. …» as the rows of one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from domain.grid import Block, Cell, Grid, GridRow, GridTable, Paragraph
from domain.planning.addressees import split_addressee
from domain.planning.numbering import is_first, split_number, succeeds
from domain.planning.said_terms import cut_term
from domain.planning.wording import fold, squash, starts_low, trim_name

_HEADINGS = ("№", "Мероприятие", "Срок", "Ответственный")
_FEWEST, _MOST = 2, 300
_LONGEST = 2000
"""Points of an order and letters of one: beyond that a text is a regulation, and dear to read."""

_PARTY = (
    r"(?:отв\.|отв(?=\s*[:–—-])|ответственн(?:ый|ая|ые|ое лицо)|исполнител[ьи])"
    r"(?:\s+за\s+(?:исполнение|выполнение))?"
)
_TERM = (
    r"срок(?:и|ом)?(?:\s+(?:исполнени|выполнени|проведени|предоставлени|сдач)\w)?"
    r"(?=\s*[:–—-]|\s+(?:до|не позднее|с|по)\s)"
)
_LABEL = re.compile(
    rf"(?:^|[\n,;.(–—-])\s*(?:(?P<party>{_PARTY})|(?P<term>{_TERM}))\s*[:–—-]*\s*", re.IGNORECASE
)
_BRACKETED = re.compile(r"\s*(\d{1,2})\)")
_ORDERS = re.compile(
    r"(?:приказыва|постановля|обязыва|реши|поруча|рекоменд|предлага)\w{1,4}\s*:?$|п р и к а з"
)
_EDGES = " \n,;.–—-"


@dataclass(slots=True)
class _Point:
    """A numbered point, and the paragraphs that it goes over."""

    number: str
    text: str
    paragraphs: list[Paragraph]

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
    taken = {id(each) for points in lists for point in points for each in point.paragraphs}
    table = _table([point for points in lists for point in points])
    first = lists[0][0].paragraphs[0]
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
    for paragraph in paragraphs:
        number, rest = split_number(paragraph.text)
        if number and points and (bracketed := _BRACKETED.match(paragraph.text)):
            # «1) …» below «2. …»
            number = f"{points[-1].top}.{bracketed[1]}"
        begins = number is not None and "." not in number and is_first(number)
        if begins and points:
            yield points
            points = []
        if number and (begins or (points and succeeds(number, points[-1].number))):
            points.append(_Point(number, rest, [paragraph]))
            open_ended = True
        elif open_ended and _goes_on(paragraph.text):
            points[-1].text += f"\n{paragraph.text}"
            points[-1].paragraphs.append(paragraph)
        else:
            open_ended = False
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
    rows = [_row((point.number, *_read(point.text)), point) for point in points]
    return GridTable((_row(_HEADINGS, points[0]), *rows), None, len(_HEADINGS))


def _row(texts: Sequence[str], point: _Point) -> GridRow:
    """A row that is shown where the point's first paragraph stands."""
    cells = tuple(Cell(text, column) for column, text in enumerate(texts, 1) if text)
    place = point.paragraphs[0].place
    return GridRow(cells, place.row or 1, place.page)


def _read(text: str) -> tuple[str, str, str]:
    """What is to be done, by when and by whom; the latter two empty where not said for sure."""
    text, term, party = _labelled(text)
    if not party:
        party, text = split_addressee(text)
    if not term:
        term, text = cut_term(text)
    title = text.strip(_EDGES)
    return title[:1].upper() + title[1:], term, party


def _labelled(text: str) -> tuple[str, str, str]:
    """The text before «срок:» and «отв.», and what stands behind each."""
    marks = list(_LABEL.finditer(text))
    if not marks:
        return text, "", ""
    found = {"term": "", "party": ""}
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    for mark, end in zip(marks, ends, strict=True):
        name = "party" if mark["party"] else "term"
        said = trim_name(_unbracketed(squash(text[mark.end() : end])))
        found[name] = "; ".join(filter(None, (found[name], said)))
    return text[: marks[0].start()], found["term"], found["party"]


def _unbracketed(text: str) -> str:
    """Without the end of a bracket that was opened before the label."""
    closed = text.rstrip(_EDGES)
    ends = closed.endswith(")") and closed.count(")") > closed.count("(")
    return closed[:-1] if ends else text
