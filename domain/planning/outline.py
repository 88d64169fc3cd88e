"""Lines → sections and activities: what begins something, and what belongs to the row above."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from domain.draft import DraftSection, Problem, ProblemCode
from domain.grid import Place
from domain.planning.column_roles import STORED, ColumnRole
from domain.planning.document_style import DocumentStyle, learn
from domain.planning.headings import read_heading
from domain.planning.lines import TableLine, add_other_column
from domain.planning.numbering import split_number
from domain.planning.part_rows import mark_parts
from domain.planning.row_roles import RowRole
from domain.planning.signatures import is_approval, signatures
from domain.planning.single_cell_rows import LineContext, Lone, judge
from domain.planning.subrows import ActivityRows, attach_parts
from domain.planning.terms import looks_like_term, names_month
from domain.planning.wording import key, quote, reflow, squash, starts_low

_OPEN_TERM = re.compile(
    r"(?:[,;–—-]|\b(?:до|с|по|в|и|на|в течени[еи]|не позднее|по мере))\s*$", re.I
)
_SHORT_NUMBER = 12
# «1. … ⏎ 2. …» in one cell: the numbers are those of its list, not of the row.
_LISTED = re.compile(r"^\s*1[.)]\s[^\n]*\n(?:[^\n]*\n)*?\s*2[.)]\s")


@dataclass(slots=True)
class Outline:
    """The plan's parts, the doubts about them, and what became of each row."""

    sections: list[DraftSection] = field(default_factory=list)
    entries: list[ActivityRows] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    row_roles: list[tuple[Place, RowRole]] = field(default_factory=list)


def arrange(lines: Sequence[TableLine]) -> Outline:
    """Put every line in its place; a line that has none is named as a problem."""
    # A signature is no part of the activity above it, however it begins.
    end = min(signatures(lines), default=len(lines))
    lines = [*mark_parts(lines[:end]), *lines[end:]]
    arranger = _Arranger(lines, learn(lines))
    for index, line in enumerate(lines):
        row_role = arranger.place(index, line)
        if not line.paragraph:
            arranger.outline.row_roles.append((line.place, row_role))
    arranger.outline.entries = attach_parts(arranger.outline.entries)
    return arranger.outline


class _Arranger:
    def __init__(self, lines: Sequence[TableLine], style: DocumentStyle) -> None:
        self.lines = lines
        self.style = style
        self.outline = Outline()
        self.section: str | None = None
        self.pending: TableLine | None = None
        self.column_section = self.heading = ""
        self.numbered: ActivityRows | None = None
        self.signatures = signatures(lines)

    @property
    def last(self) -> ActivityRows | None:
        return self.outline.entries[-1] if self.outline.entries else None

    def place(self, index: int, line: TableLine) -> RowRole:
        if line.paragraph and line.place.row is None:
            self.pending = line
            return RowRole.SECTION
        if line.lent:
            return RowRole.CONTINUATION
        if index in self.signatures or is_approval(line):
            return self.unread(line, line.sole or " | ".join(line.texts.values()))
        if line.sole is not None:
            return self.place_sole(index, line, line.sole)
        if (part := line.get(ColumnRole.SECTION)) and key(part) != self.column_section:
            self.open_section(part, line)
            self.column_section = key(part)
        if index in self.style.heads:
            return self.open_section(
                f"{line.get(ColumnRole.NUMBER)} {line.get(ColumnRole.TITLE)}", line
            )
        return self.place_row(line)

    def place_sole(self, index: int, line: TableLine, text: str) -> RowRole:
        numbers = [section.number for section in self.outline.sections if section.number]
        context = LineContext(
            self.lines,
            self.style,
            self.last.number if self.last else None,
            numbers[-1] if numbers else None,
        )
        role = next(iter(line.texts), ColumnRole.TITLE)
        match judge(context, index, text):
            case Lone.SECTION:
                self.heading, self.column_section = text, ""
                return self.open_section(text, line)
            case Lone.GOAL:
                return RowRole.PREAMBLE
            case Lone.UNREAD:
                return self.unread(line, text)
            case Lone.MORE:
                return self.join(line, role, text, sure=True)
            case Lone.DOUBTFUL:
                return self.join(line, ColumnRole.TITLE if line.wide else role, text, sure=False)

    def place_row(self, line: TableLine) -> RowRole:
        number, title = self.number_of(line)
        last = self.last
        if number and last and number == last.number and (not title or starts_low(title)):
            return self.join_row(line, title)
        if not number and not line.part and not self.begins(line, title):
            return self.join_row(line, title)
        if line.shifted:
            self.doubt(ProblemCode.ROW_SHIFTED, line, text=quote(title))
        self.open_pending()
        if not title:
            self.doubt(ProblemCode.TITLE_MISSING, line)
        texts = {role: line.get(role) for role in STORED if line.get(role)} | {
            ColumnRole.TITLE: title
        }
        if line.dates_first and last and not looks_like_term(line.get(ColumnRole.TERM)):
            self.take_date(line, last, texts, number or quote(title))
        self.outline.entries.append(
            ActivityRows(
                number,
                self.section,
                line.place,
                texts,
                dict(line.other_columns),
                part=line.part,
                below=self.heading,
            )
        )
        if number and not line.part:
            self.numbered = self.outline.entries[-1]
        return RowRole.ACTIVITY

    def take_date(
        self, line: TableLine, above: ActivityRows, texts: dict[ColumnRole, str], name: str
    ) -> None:
        """In a calendar of events the date stands once, before all that happens on it."""
        own = line.get(ColumnRole.TERM)
        date = above.get(ColumnRole.TERM).split("\n")[0]
        if looks_like_term(date) and not names_month(own):
            texts[ColumnRole.TERM] = "\n".join(filter(None, (date, own)))
            term = squash(texts[ColumnRole.TERM])
            self.doubt(ProblemCode.TERM_INFERRED, line, name=name, term=term)

    def number_of(self, line: TableLine) -> tuple[str, str]:
        """The number and the title of a row, wherever the number stands."""
        raw, title = line.get(ColumnRole.NUMBER), line.get(ColumnRole.TITLE)
        if line.part:
            return raw, title
        if (number := line.number) is not None:
            return number, title
        if raw and (found := split_number(raw))[0]:
            return found[0] or "", "\n".join(filter(None, (found[1], title)))
        if raw and title and len(raw) <= _SHORT_NUMBER:
            return raw.strip("-–—•· ."), title
        if raw:
            line.shifted = True
            return "", "\n".join(filter(None, (raw, title)))
        if _LISTED.search(title):
            return "", title
        found = split_number(title)
        return (found[0], found[1]) if found[0] else ("", title)

    def begins(self, line: TableLine, title: str) -> bool:
        """Whether a row without a number is an activity and not more of the one above."""
        last = self.last
        if last is None:
            return bool(title)
        if not title or ColumnRole.TITLE in line.covered:
            return False
        if not self.style.is_numbered(line.place):
            return bool(line.get(ColumnRole.TERM) or line.get(ColumnRole.PARTY)) or not starts_low(
                title
            )
        if _OPEN_TERM.search(last.get(ColumnRole.TERM)):
            return False
        listed = last.ends_open or (self.numbered is not None and self.numbered.ends_open)
        if looks_like_term(line.get(ColumnRole.TERM)):
            return not starts_low(title) or listed or bool(line.get(ColumnRole.PARTY))
        party = line.get(ColumnRole.PARTY)
        return bool(party) and not (starts_low(title) and not listed) and not starts_low(party)

    def join_row(self, line: TableLine, title: str) -> RowRole:
        last = self.last
        if last is None:
            return self.unread(line, title or " | ".join(line.texts.values()))
        if title and not starts_low(title) and ColumnRole.TITLE not in line.covered:
            self.doubt(ProblemCode.ROW_JOINED, line, name=last.name, text=quote(title))
        for role in STORED:
            text = title if role is ColumnRole.TITLE else line.get(role)
            if text and role not in line.covered:
                last.append(role, text)
        _add_others(last, line)
        return RowRole.CONTINUATION

    def join(self, line: TableLine, role: ColumnRole, text: str, *, sure: bool) -> RowRole:
        last = self.last
        if last is None:
            return self.unread(line, text)
        if line.other_columns:
            _add_others(last, line)
            return RowRole.CONTINUATION
        if not sure:
            self.doubt(ProblemCode.ROW_JOINED, line, name=last.name, text=quote(text))
        last.append(role if role in STORED else ColumnRole.TITLE, text)
        return RowRole.CONTINUATION

    def open_section(self, text: str, line: TableLine) -> RowRole:
        self.pending = None
        number, title = read_heading(reflow(text))
        same = [s for s in self.outline.sections if key(s.title) == key(title)]
        if same and same[-1].number == number:
            self.section = same[-1].key
            return RowRole.SECTION
        keys = {section.key for section in self.outline.sections}
        section = DraftSection(number, title, line.place)
        if section.key in keys:
            section = DraftSection(None, squash(text), line.place)
        if section.key not in keys:
            self.outline.sections.append(section)
        self.section = section.key
        return RowRole.SECTION

    def open_pending(self) -> None:
        """Take the sheet's name for a section, as the sheet has begun without one."""
        if self.pending is not None:
            sheet, self.pending = self.pending, None
            self.section = None
            if sheet.sole:
                self.open_section(sheet.sole, sheet)

    def unread(self, line: TableLine, text: str) -> RowRole:
        self.doubt(ProblemCode.ROW_UNREAD, line, text=quote(text))
        return RowRole.PROBLEM

    def doubt(self, code: ProblemCode, line: TableLine, **values: str) -> None:
        self.outline.problems.append(Problem(code, line.place, tuple(values.items())))


def _add_others(entry: ActivityRows, line: TableLine) -> None:
    """More of what the other columns say, without what a merged cell has said in the row above."""
    for heading, text in line.other_columns.items():
        if text not in entry.other_columns.get(heading, ""):
            add_other_column(entry.other_columns, heading, text)
