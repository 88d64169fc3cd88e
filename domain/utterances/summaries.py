"""Questions about figures in plain words, by the same reader as `/summary` has."""

import re
from dataclasses import replace
from datetime import date, timedelta

from domain.question_words import month_of
from domain.questions import ask, beside_section
from domain.said_spans import SaidSpan, half_year, school_term
from domain.summary import By, TaskSelection, year_span
from domain.utterances.figure_asides import HINDERED, said_aside
from domain.utterances.listings import IN_MONTH
from domain.utterances.phrase import Phrase
from domain.utterances.pieces import Piece
from domain.utterances.sections import named_section
from domain.utterances.unknown_words import meaningless
from domain.utterances.values import AskedSummary, Intent, Reading, SpeakerRole
from domain.wording import fold

_WHICH = {
    TaskSelection.DONE: "done", TaskSelection.OVERDUE: "overdue", TaskSelection.LATE: "late",
    TaskSelection.REVIEW: "review", TaskSelection.BLOCKED: "blocked",
}  # fmt: skip
_UNITS = {
    "год": "last_year", "квартал": "last_quarter", "четверть": "last_quarter",
    "месяц": "last_month", "неделя": "last_week",
}  # fmt: skip
WITH_EARLIER = r"(?:год|month|квартал|week|WEEK) (?:с|и|к) (?:прошлый|предыдущий)"
"""«этот квартал с прошлым»: set side by side without a word for it."""
PAIR = 2
_LATE = (
    r"опоздание|с нарушение deadline|no в deadline|(?:later|позже) deadline|work\.past поздно|"
    r"поздно work\.past"
)
_ABOUT = (
    r"помесячно|(?:which|many|what) (?:\S+ )?break\.past|пошкольно|положение дело|"
    r"состояние дело|против прошлый|O рядом|(?:give|show)\.\S+ (?:\S+ )?цифра|"
    r"summary|overdue|many|how быть|чем (?:\S+ )?better|по (?:school|section|month|party|"
    r"doc|indicator|"
    r"deadline)|indicator|"
    r"compare\.\S+|сравнительный|динамика|опоздание|trouble|процент|статус|выполнение|дело|разбивка|"
    r"better чем|"
    r"сравнение|section|измениться|доля|how (?:we )?идти|просрочить|в работа|на review|party|"
    r"как быть|change за|worse чем"
)


_FEW = 6
_BESIDE = r"compare\.\S+|сравнение|рядом|против|разница"
_OF_TWO = "у|по|в|от|на|для|show.imp|summary".replace(".", r"\.")
"""«сколько просрочено у первой и третьей»: figures of two schools stand side by side."""


def summary(phrase: Phrase, *, sure: bool = False) -> Reading | None:
    """The question that the words ask; not confident where a word could change the figures."""
    if not sure and not phrase.has(rf"{_ABOUT}|{HINDERED}") and not _asks_work(phrase):
        return None
    text, compare = _compared(phrase)
    section, gone = named_section(phrase)
    names = phrase.organisations
    text = _both_dated(text)
    aside = said_aside(phrase)
    # «что изменилось за неделю»: below all figures stands what the last week has changed.
    changed = phrase.has(r"измениться (?:\S+ ){0,3}?(?:week|WEEK)")
    words = [
        _figured(piece).word
        for piece in text
        if piece.code not in ("O", "G", "OX", "A", "X")
        and piece not in gone
        and piece not in aside
        and piece.lemma != "выполнение"
        and not (changed and (piece.code in ("week", "WEEK") or piece.lemma == "последний"))
    ]
    said = " ".join(words)
    span = _long_span(said, phrase) if compare is None else None
    said = span.rest if span else said
    asked = ask(said, phrase.world.today, phrase.world.start, phrase.world.end)
    if span and not (asked.start or asked.end):
        asked = replace(asked, start=span.start, end=span.end)
    if section:
        asked = beside_section(asked)
    day, start, end = _past(phrase, asked.day, asked.start, asked.end)
    which = _WHICH.get(asked.which) if asked.which else None
    if phrase.has(_LATE):
        which = "late"
    if which is None and phrase.has(r"overdue|overdue\.\S+"):
        which = "overdue"
    if phrase.has(HINDERED) or (which is None and phrase.has(r"trouble|break\.past")):
        which = "blocked"
    denied = phrase.has(r"no (?:\S+ )?(?:work|make|accept)\.past")
    if which is None and asked.which is None and _asks_work(phrase) and not denied:
        which = "done"  # not «какие справки не прислали за октябрь»
    if which == "done" and day is not None and _was_done_yesterday(phrase):
        day, start, end = None, day, day
    by = asked.by.said if asked.by else None
    basis = _basis(phrase, which, start, end)
    unknown = meaningless(asked.rest, of_documents=asked.by is By.EVIDENCE) + list(asked.refused)
    unknown += [
        each.word
        for each in phrase.pieces
        if each.code in ("A", "X") and each not in [*gone, *aside]
    ]
    if not {By.EVIDENCE, By.INDICATOR} & set(asked.bys):
        # Of «по школам и по месяцам» one table is shown, and the other is told.
        unknown += [said for by, said in asked.bys.items() if by is not asked.by]
    if section:
        unknown = [word for word in unknown if phrase.index.words.lemma(word) not in _OF_SECTION]
    odd = asked.which is not None and asked.which not in _WHICH
    together = phrase.has(rf"(?:{_OF_TWO}) O и O")
    two = len(names) == PAIR and (phrase.has(_BESIDE) or together)
    # Two schools: the contract has one slot for a school, so the reading is told as doubtful.
    doubtful = bool(unknown) or len(names) > 1 or phrase.has("OX|X|без|кроме") or odd
    # A calendar year may be another plan's: the title says what is counted.
    doubtful |= start is not None and (start, end) == year_span(start.year)
    if compare is None and _of_last_year(phrase):
        doubtful, unknown = True, [*unknown, "прошлый год"]
    if phrase.has(r"compare\.\S+|сравнение") and compare is None:
        doubtful = True
    return Reading(
        intent=Intent.SUMMARY,
        text=" ".join(unknown) or None,
        question=AskedSummary(
            by=by, which=which, start=start, end=end, basis=basis, day=day,
            school=names[0] if len(names) == 1 or two else None,
            section=section or asked.section, compare=compare,
        ),
        confident=not doubtful,
    )  # fmt: skip


def _long_span(said: str, phrase: Phrase) -> SaidSpan | None:
    """«За первое полугодие», «за вторую четверть»."""
    today, start = phrase.world.today, phrase.world.start
    return half_year(said, today, start) or school_term(said, today, phrase.world.holidays)


_OF_SECTION = ("раздел", "направление")


def _of_last_year(phrase: Phrase) -> bool:
    """«за прошлый год»: another plan's figures, which this one does not have."""
    return phrase.has("прошлый год") or phrase.has("предыдущий год")


def _asks_work(phrase: Phrase) -> bool:
    return phrase.has(
        r"количество (?:work|accept)\.past|"
        r"(?:what|many|who|which (?:school|A))(?: \S+){0,2}? (?:work|accept)\.past|"
        r"work\.past (?:за|в|на|с|DAY|"
        r"now)(?: \S+)?|accept\.past (?:за|в|с|DAY|now)"
    )


_SPANS = r"(?:год|month|week|WEEK|четверть|полугодие|квартал|учебный год)"


def period(phrase: Phrase) -> Reading | None:
    """«за ноябрь», «за последнюю неделю», «а в прошлом году?» alone: the figures of that time."""
    if phrase.activities or phrase.organisations or len(phrase.pieces) > _FEW or phrase.has("no"):
        return None
    if phrase.said.role is SpeakerRole.CURATOR and phrase.in_context:
        return None  # «цифры за прошлый год» is said of the report in hand
    found = summary(phrase, sure=True)
    question = found.question if found and found.confident else None
    dated = question and (question.start or question.end or question.day)
    if dated or phrase.has(rf"(?:за|в|с|на) (?:\S+ ){{0,2}}?{_SPANS}"):
        return found
    if phrase.said.role is SpeakerRole.MANAGER and phrase.line in ("DAY", "а DAY"):
        return found  # «на сегодня», «до конца месяца»: a manager has nothing to put off
    return None


def _compared(phrase: Phrase) -> tuple[list[Piece], str | None]:
    """The pieces without «с прошлым годом», and what is compared with."""
    # «эту неделю» is one piece, and has no lemma.
    codes = [
        "неделя" if piece.code == "WEEK" else piece.lemma or piece.code for piece in phrase.pieces
    ]
    pieces = list(phrase.pieces)
    if not phrase.has(
        r"compare\.\S+|сравнение|сравнительный|динамика|чем|разница|отношение|против|рядом|better|worse"
        rf"|{WITH_EARLIER}"
    ):
        return pieces, None
    for place, lemma in enumerate(codes):
        if lemma in _UNITS and codes[place + 1 : place + 2] == ["назад"]:
            return pieces[:place] + pieces[place + 2 :], _UNITS[lemma]
        if lemma not in ("прошлый", "предыдущий", "тот", "минувший"):
            continue
        if codes[place + 1 : place + 2] and codes[place + 1] in _UNITS:
            return pieces[:place] + pieces[place + 2 :], _UNITS[codes[place + 1]]
        # «этот квартал с прошлым»: the unit was said before.
        if said := [each for each in codes[:place] if each in _UNITS]:
            return pieces[:place] + pieces[place + 1 :], _UNITS[said[-1]]
    return pieces, None


def _figured(piece: Piece) -> Piece:
    """«четвёртый квартал», «на первое ноября» with its number in figures."""
    said = piece.word.split()
    # «до конца года» has no month whose day could be said in figures.
    if isinstance(piece.value, date) and len(said) == 3 and said[1].isalpha() and month_of(said[2]):
        return replace(piece, word=f"{said[0]} {piece.value.day} {said[2]}")
    return replace(piece, word=str(piece.whole)) if piece.spoken and piece.whole else piece


def _both_dated(pieces: list[Piece]) -> list[Piece]:
    """«с 1 по 15 ноября» with the month said twice."""
    found = list(pieces)
    for place, piece in enumerate(found[:-1]):
        later = found[place + 1].word.split()
        if piece.whole is not None and found[place + 1].code == "DAY" and len(later) == 3:
            found[place] = replace(piece, word=f"{piece.word} {later[2]}")
    return found


def _was_done_yesterday(phrase: Phrase) -> bool:
    """«сколько сдали вчера»: in that day, and not how all of it stood that evening."""
    words = [piece.word for piece in phrase.pieces]
    that_day = "вчера" in words and "на вчера" not in " ".join(words) and "вечером" not in words
    return that_day and not _is_since_yesterday(phrase) and phrase.has(r"(?:work|accept)\.past")


def _is_since_yesterday(phrase: Phrase) -> bool:
    """«со вчера» goes on till today."""
    return re.search(r"\bсо? вчера\b", fold(phrase.said.text)) is not None


def _past(
    phrase: Phrase, day: date | None, start: date | None, end: date | None
) -> tuple[date | None, date | None, date | None]:
    """«за вчера», «на вчера»: an evening that is past."""
    if _is_since_yesterday(phrase):
        return None, phrase.world.today - timedelta(days=1), None
    if phrase.has("вчера") or any(piece.word == "вчера" for piece in phrase.pieces):
        return phrase.world.today - timedelta(days=1), None, None
    if any(piece.word == "на сегодня" for piece in phrase.pieces):
        return day, None, None
    if start and phrase.has(rf"с make\.\S+ {IN_MONTH}"):
        return day, start, phrase.world.today  # «с начала октября» goes on till today
    if phrase.has(r"с make\.\S+ (?:учебный )?год"):
        begin = phrase.world.start
        if not phrase.has("учебный"):
            begin = max(begin, date(phrase.world.today.year, 1, 1))
        return day, begin, phrase.world.today
    return day, start, end


def _basis(phrase: Phrase, which: str | None, start: date | None, end: date | None) -> str | None:
    if phrase.has(r"дата (?:принятие|приемка|прием|сдача)|по (?:принятие|приемка|accept\.past)"):
        return "accepted"
    # «сдано за октябрь по срокам» asks for months of what was accepted.
    by_months = which == "done" and any(piece.word == "срокам" for piece in phrase.pieces)
    if phrase.has("deadline") and not by_months:
        return "deadline" if start else None
    if which == "done" and (start or end):
        return "accepted"
    return None
