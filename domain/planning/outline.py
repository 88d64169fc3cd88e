"""Lines → sections and activities: what begins something, and what belongs to the row above."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from domain.draft import DraftSection, Problem, ProblemCode
from domain.grid import Place
from domain.planning.fates import Fate
from domain.planning.habits import Habits, learn
from domain.planning.headings import read_heading
from domain.planning.lines import Line
from domain.planning.lone import Context, Lone, judge
from domain.planning.numbering import split_number
from domain.planning.roles import STORED, Role
from domain.planning.signatures import signatures
from domain.planning.subrows import Entry, attach_parts
from domain.planning.terms import looks_like_term
from domain.planning.wording import key, quote, reflow, squash, starts_low

_OPEN_TERM = re.compile(
    r"(?:[,;–—-]|\b(?:до|с|по|в|и|на|в течени[еи]|не позднее|по мере))\s*$", re.I
)
_SHORT_NUMBER = 12


@dataclass(slots=True)
class Outline:
    """The plan's parts, the doubts about them, and what became of each row."""

    sections: list[DraftSection] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    fates: list[tuple[Place, Fate]] = field(default_factory=list)


def arrange(lines: Sequence[Line]) -> Outline:
    """Put every line in its place; a line that has none is named as a problem."""
    arranger = _Arranger(lines, learn(lines))
    for index, line in enumerate(lines):
        fate = arranger.place(index, line)
        if not line.paragraph:
            arranger.outline.fates.append((line.place, fate))
    arranger.outline.entries = attach_parts(arranger.outline.entries)
    return arranger.outline


class _Arranger:
    def __init__(self, lines: Sequence[Line], habits: Habits) -> None:
        self.lines = lines
        self.habits = habits
        self.outline = Outline()
        self.section: str | None = None
        self.pending: Line | None = None
        self.column_section = ""
        self.numbered: Entry | None = None
        self.signatures = signatures(lines)

    @property
    def last(self) -> Entry | None:
        return self.outline.entries[-1] if self.outline.entries else None

    def place(self, index: int, line: Line) -> Fate:
        if line.paragraph and line.place.row is None:
            self.pending = line
            return Fate.SECTION
        if index in self.signatures:
            return self.unread(line, line.sole or " | ".join(line.texts.values()))
        if line.sole is not None:
            return self.place_sole(index, line, line.sole)
        if (part := line.get(Role.SECTION)) and key(part) != self.column_section:
            self.open_section(part, line)
            self.column_section = key(part)
        if index in self.habits.heads:
            return self.open_section(f"{line.get(Role.NUMBER)} {line.get(Role.TITLE)}", line)
        return self.place_row(line)

    def place_sole(self, index: int, line: Line, text: str) -> Fate:
        numbers = [section.number for section in self.outline.sections if section.number]
        context = Context(
            self.lines,
            self.habits,
            self.last.number if self.last else None,
            numbers[-1] if numbers else None,
        )
        role = next(iter(line.texts), Role.TITLE)
        match judge(context, index, text):
            case Lone.SECTION:
                return self.open_section(text, line)
            case Lone.GOAL:
                return Fate.PREAMBLE
            case Lone.UNREAD:
                return self.unread(line, text)
            case Lone.MORE:
                return self.join(line, role, text, sure=True)
            case Lone.DOUBTFUL:
                return self.join(line, Role.TITLE if line.wide else role, text, sure=False)

    def place_row(self, line: Line) -> Fate:
        number, title = self.number_of(line)
        last = self.last
        if number and last and number == last.number and (not title or starts_low(title)):
            return self.join_row(line, title)
        if not number and not self.begins(line, title):
            return self.join_row(line, title)
        if line.shifted:
            self.doubt(ProblemCode.ROW_SHIFTED, line, text=quote(title))
        self.open_pending()
        if not title:
            self.doubt(ProblemCode.TITLE_MISSING, line)
        texts = {role: line.get(role) for role in STORED if line.get(role)} | {Role.TITLE: title}
        if line.dates_first and last and not looks_like_term(line.get(Role.TERM)):
            self.take_date(line, last, texts, number or quote(title))
        self.outline.entries.append(Entry(number, self.section, line.place, texts))
        if number:
            self.numbered = self.outline.entries[-1]
        return Fate.ACTIVITY

    def take_date(self, line: Line, above: Entry, texts: dict[Role, str], name: str) -> None:
        """In a calendar of events the date stands once, before all that happens on it."""
        date = above.get(Role.TERM).split("\n")[0]
        if looks_like_term(date):
            texts[Role.TERM] = "\n".join(filter(None, (date, line.get(Role.TERM))))
            term = squash(texts[Role.TERM])
            self.doubt(ProblemCode.TERM_INFERRED, line, name=name, term=term)

    def number_of(self, line: Line) -> tuple[str, str]:
        """The number and the title of a row, wherever the number stands."""
        raw, title = line.get(Role.NUMBER), line.get(Role.TITLE)
        if (number := line.number) is not None:
            return number, title
        if raw and (found := split_number(raw))[0]:
            return found[0] or "", "\n".join(filter(None, (found[1], title)))
        if raw and title and len(raw) <= _SHORT_NUMBER:
            return raw.strip("-–—•· ."), title
        if raw:
            line.shifted = True
            return "", "\n".join(filter(None, (raw, title)))
        found = split_number(title)
        return (found[0], found[1]) if found[0] else ("", title)

    def begins(self, line: Line, title: str) -> bool:
        """Whether a row without a number is an activity and not more of the one above."""
        last = self.last
        if last is None:
            return bool(title)
        if not title or Role.TITLE in line.covered:
            return False
        if not self.habits.is_numbered(line.place):
            return bool(line.get(Role.TERM) or line.get(Role.PARTY)) or not starts_low(title)
        if _OPEN_TERM.search(last.get(Role.TERM)):
            return False
        listed = last.ends_open or (self.numbered is not None and self.numbered.ends_open)
        if looks_like_term(line.get(Role.TERM)):
            return not starts_low(title) or listed or bool(line.get(Role.PARTY))
        party = line.get(Role.PARTY)
        return bool(party) and not (starts_low(title) and not listed) and not starts_low(party)

    def join_row(self, line: Line, title: str) -> Fate:
        last = self.last
        if last is None:
            return self.unread(line, title or " | ".join(line.texts.values()))
        if title and not starts_low(title) and Role.TITLE not in line.covered:
            self.doubt(ProblemCode.ROW_JOINED, line, name=last.name, text=quote(title))
        for role in STORED:
            text = title if role is Role.TITLE else line.get(role)
            if text and role not in line.covered:
                last.append(role, text)
        return Fate.CONTINUATION

    def join(self, line: Line, role: Role, text: str, *, sure: bool) -> Fate:
        last = self.last
        if last is None:
            return self.unread(line, text)
        if not sure:
            self.doubt(ProblemCode.ROW_JOINED, line, name=last.name, text=quote(text))
        last.append(role if role in STORED else Role.TITLE, text)
        return Fate.CONTINUATION

    def open_section(self, text: str, line: Line) -> Fate:
        self.pending = None
        number, title = read_heading(reflow(text))
        same = [s for s in self.outline.sections if key(s.title) == key(title)]
        if same and same[-1].number == number:
            self.section = same[-1].key
            return Fate.SECTION
        keys = {section.key for section in self.outline.sections}
        section = DraftSection(number, title, line.place)
        if section.key in keys:
            section = DraftSection(None, squash(text), line.place)
        if section.key not in keys:
            self.outline.sections.append(section)
        self.section = section.key
        return Fate.SECTION

    def open_pending(self) -> None:
        """Take the sheet's name for a section, as the sheet has begun without one."""
        if self.pending is not None:
            sheet, self.pending = self.pending, None
            self.section = None
            if sheet.sole:
                self.open_section(sheet.sole, sheet)

    def unread(self, line: Line, text: str) -> Fate:
        self.doubt(ProblemCode.ROW_UNREAD, line, text=quote(text))
        return Fate.PROBLEM

    def doubt(self, code: ProblemCode, line: Line, **values: str) -> None:
        self.outline.problems.append(Problem(code, line.place, tuple(values.items())))
