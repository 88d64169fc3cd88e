"""A question in words about a roadmap: «просроченные школа 3 март».

Only the words of the question are read here; what names a school, a section or a group is left in
`rest` for whoever knows the names.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from domain.question_times import QuestionTimes
from domain.question_words import (
    ACCEPTED,
    BY,
    FILLER,
    HANDED_IN,
    LONGER,
    NOT,
    PURPOSES,
    TOLD,
    WHICH,
    beginning,
)
from domain.said_lengths import ago, read_length
from domain.summary import By, TaskSelection
from domain.wording import fold

_NUMBER = re.compile(r"\d+(?:\.\d+)*")
_ONE = re.compile(r"(?:по|у|в|для) (?:школ[еуыа]|сош|оош|раздел[уае]) \d")
"""Before these words a preposition names one thing, and no breakdown."""
_WORD = re.compile(r"[^\W\d_]+|\d+(?:[./-]\d+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionWords:
    """What the words of a question say.

    `which` and `by` are None where no word names them; `whiches` and `bys` are all selections and
    breakdowns that are named, as they are said; `accepted` are words of what was accepted, and
    `handed_in` those that may mean it. `start` and `end` bound the deadline, `day` is an evening
    in the past («на 1 ноября»). `section` is a number («раздел 3»), `school` likewise («школа 3»);
    `rest` are words that must be names, `refused` those that can mean nothing beside the others: a
    second school, something denied.
    """

    which: TaskSelection | None = None
    by: By | None = None
    bys: Mapping[By, str] = field(default_factory=dict, compare=False)
    whiches: Mapping[TaskSelection, str] = field(default_factory=dict, compare=False)
    start: date | None = None
    end: date | None = None
    day: date | None = None
    section: str | None = None
    school: str | None = None
    rest: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    handed_in: tuple[str, ...] = ()


_GOES_ON = re.compile(r"(?:а|и|теперь|тогда|ну а|а теперь|еще|то же|and|what about|now)\b")

_NOTHING = re.compile(r"\W*(?:(?:а|и|ну|теперь|тогда|еще|что|как|там)\b\W*)*")


def goes_on(text: str) -> bool:
    """Whether a question goes on with the one before: «а по школам?», «теперь за октябрь»."""
    return _GOES_ON.match(fold(text).lstrip()) is not None


def or_its_figures(rest: str) -> str:
    """What is asked where nothing is said beside the name of a municipality: its figures, and
    behind «а» what was asked before.

    >>> or_its_figures("а ?")
    'а сводка'
    """
    if _NOTHING.fullmatch(fold(rest)) is None:
        return rest
    return "а сводка" if goes_on(rest) else "сводка"


_ONE_SECTION = re.compile(r"(?:по )?(?:раздел[уае]?|направлени[юяе])")


def beside_section(asked: QuestionWords) -> QuestionWords:
    """The words of a question that names a section: «по разделу олимпиад» asks for no table of all
    of them.
    """
    bys = {by: said for by, said in asked.bys.items() if not _ONE_SECTION.fullmatch(said)}
    return replace(asked, by=asked.by if asked.by in bys else next(reversed(bys), None), bys=bys)


def ask(text: str, today: date, start: date, end: date) -> QuestionWords:
    """Read a question. `today` is a local day, `start` and `end` the period of the roadmap.

    A month without a year is the one inside the period; of several, the nearest to today. Every
    word is understood or in `rest` or `refused`: nothing is dropped but words that say nothing.
    """
    words = [match[0] for match in _WORD.finditer(fold(text))]
    reader = _Reader(words, today, start, end)
    while reader.words:
        reader.take()
    reader.close()
    return QuestionWords(
        which=reader.which,
        by=reader.by,
        bys=reader.bys,
        whiches=reader.whiches,
        start=reader.times.start,
        end=reader.times.end,
        day=reader.times.day,
        section=reader.section,
        school=reader.school,
        rest=tuple(reader.rest),
        refused=tuple(reader.refused),
        accepted=tuple(each for each in reader.rest if each.startswith(ACCEPTED)),
        handed_in=tuple(each for each in reader.rest if each.startswith(HANDED_IN)),
    )


class _Reader:
    """Takes words off the front, the longest sense first."""

    def __init__(self, words: list[str], today: date, start: date, end: date) -> None:
        self.words = words
        self.today = today
        self.which: TaskSelection | None = None
        self.by: By | None = None
        self.bys: dict[By, str] = {}
        self.whiches: dict[TaskSelection, str] = {}
        self.section: str | None = None
        self.school: str | None = None
        self.rest: list[str] = []
        self.refused: list[str] = []
        self.times = QuestionTimes(words, today, (start, end), self.refused)
        self.overdue_since: tuple[date, str] | None = None

    def take(self) -> None:
        """Understand the next word or words, or put one aside."""
        for read in (self._purpose, self._longer, self.times.read, self._numbered, self._kind):
            count = read()
            if count:
                del self.words[:count]
                return
        word = self.words.pop(0)
        if word not in FILLER:
            self.rest.append(word)

    def close(self) -> None:
        """Only what is overdue can be so for longer than a time."""
        self.times.close(of_state=self.which is not None)
        if self.overdue_since is None:
            return
        last, said = self.overdue_since
        if self.which in (None, TaskSelection.OVERDUE) and self.times.end is None:
            self.which, self.times.end = TaskSelection.OVERDUE, last
        else:
            self.refused.append(said)

    def _purpose(self) -> int:
        """«мне для справки», «для отчёта главе», «сводку главе»: why it is asked."""
        if self._at(0) in TOLD:
            return 1
        skip = int(self._at(0) in ("мне", "нам"))
        if self._at(skip) != "для" or self._at(skip + 1) not in PURPOSES:
            return 0
        return skip + 2 + (self._at(skip + 2) in TOLD)

    def _longer(self) -> int:
        """«больше месяца», «более чем на две недели», «дольше 10 дней»: deadlines before that."""
        if self._at(0) not in LONGER:
            return 0
        place = 1
        while self._at(place) in ("чем", "на", "than"):
            place += 1
        said = read_length(self.words, place)
        if said is None:
            return 0
        place += said.words
        before = said.before(self.today)
        self.overdue_since = before - date.resolution, " ".join(self.words[:place])
        return place + ago(self.words, place)

    def _at(self, place: int) -> str:
        return self.words[place] if place < len(self.words) else ""

    def _numbered(self) -> int:
        """«школа 3», «по школе 3», «сош № 7», «раздел 2», «2 раздел»."""
        skip = int(_ONE.match(" ".join(self.words[:3])) is not None)
        word, number = self._at(skip), self._at(skip + 1)
        if _NUMBER.fullmatch(word) and not _NUMBER.fullmatch(number):
            word, number = number, word
        if not _NUMBER.fullmatch(number):
            return 0
        if word.startswith(("раздел", "направл", "section")):
            if self.section is not None:
                return self._refuse(skip + 2)
            self.section = number
            return skip + 2
        if word.startswith(("школ", "сош", "оош", "school")):
            if self.school is not None:
                return self._refuse(skip + 2)
            self.school = number
            return skip + 2
        return 0

    def _kind(self) -> int:
        """Which tasks, or broken down by what."""
        for length in (2, 1):
            words = " ".join(self.words[:length])
            if by := beginning(words, BY, length):
                self.by = by
                self.bys[by] = words
                return length
            if which := beginning(words, WHICH, length):
                # «какие документы не сданы» asks for documents.
                if which is not TaskSelection.OVERDUE or self.by is not By.EVIDENCE or length == 1:
                    self.which = which
                    self.whiches.setdefault(which, words)
                return length
        # What is denied must not be shown as if it had been asked for.
        asked = self._at(1).startswith(ACCEPTED) or beginning(self._at(1), WHICH) is not None
        denied = self._at(0) in NOT and asked
        return self._refuse(2) if denied else 0

    def _refuse(self, count: int) -> int:
        """Set words aside as not understood, whatever they may name."""
        self.refused.append(" ".join(self.words[:count]))
        return count
