"""One doubtful term a screen: the bot's reading first, the answers below it."""

from collections.abc import Callable
from dataclasses import replace
from html import escape

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from bot.ui.callbacks.roadmaps import Decide, NextDoubt, RoadmapStep, SetRhythm, TakeTerm
from bot.ui.counts import counted
from bot.ui.fitting import shorten
from bot.ui.meanings import full_day, meaning
from bot.ui.screen import Screen, button, in_rows, keyboard
from bot.ui.screens.roadmaps.school_calendar import form_buttons
from bot.ui.screens.roadmaps.term_readings import inferred, reading
from bot.ui.texts import Texts
from domain.doubts import Subject
from domain.schedule import Kind, Schedule
from domain.tasks import Rhythm
from services.assignment.forecasts import Foreseen
from services.roadmaps.activity_views import ActivityView
from services.roadmaps.choices import Made
from services.roadmaps.questions import OpenQuestion

NAME = 120
TERM = 300
SHORT_NAME = 40
SHORT_TERM = 60
SINGLE_DATES = 6
EDITING = -1
"""As `TakeTerm.order`: the term is typed on the activity's own screen."""

# What each subject offers; «all» answers stand only where there are others like it.
_ANSWERS = {
    Subject.INFERRED: ("ok", "ok_all", "ok_every", "year", "other", "none"),
    Subject.UNKNOWN: ("type", "none", "none_all"),
    Subject.MISSING: ("type", "none", "none_all"),
    Subject.ON_EVENT: ("date", "wait", "wait_all"),
    Subject.EXTRA: ("add", "add_all", "skip"),
    Subject.REPEATED: ("keep", "remove"),
}


def screen(question: OpenQuestion, texts: Texts) -> Screen:
    """The question with its answers."""
    if question.doubt.subject is Subject.RHYTHM:
        return _rhythm(question, texts)
    if question.doubt.subject is Subject.SCHOOL_TERMS:
        return _school_terms(question, texts)
    name = escape(named(question.number, question.title))
    head = texts("decision-head", ordinal=question.ordinal, total=question.total, name=name)
    lines = [f"<b>{head}</b>"]
    if question.term and question.doubt.subject is not Subject.EXTRA:
        lines.append(texts("decision-term", term=escape(shorten(question.term, TERM))))
    lines += _reading(question, texts)
    if _shows_all(question):
        lines.append(texts("decision-others"))
        others = question.readings[1:]
        lines += [_other_reading(number, schedule, texts) for number, schedule in others]
    answers = [
        _answer(answer, question, texts)
        for answer in _ANSWERS[question.doubt.subject]
        if _is_offered(answer, question)
    ]
    if question.doubt.subject is Subject.EXTRA:
        answers += _single_dates(question, texts)
    rows = in_rows(answers, 1 if question.made else 2)
    return Screen("\n".join(lines), keyboard(*rows, _bottom(question, texts)))


def ask_term(view: ActivityView, texts: Texts) -> str:
    """The request to type a term."""
    return texts("term-ask", name=escape(named(view.line.number, view.line.title)))


def typed(
    view: ActivityView,
    schedule: Schedule,
    made: Foreseen,
    order: int,
    done: int,
    number: int,
    texts: Texts,
) -> Screen:
    """What a typed term was understood as and what it makes, to be confirmed."""
    line = view.line
    lines = [
        f"<b>{escape(named(line.number, line.title))}</b>",
        texts("decision-term", term=escape(schedule.phrase)),
        reading(schedule, texts),
    ]
    where = {
        "roadmap_id": view.roadmap_id,
        "activity_id": line.id,
        "order": order,
        "done": done,
    }
    label = counted(texts("decision-button-ok"), made, texts)
    return Screen(
        "\n".join(lines),
        keyboard(
            [button(label, TakeTerm(**where, number=number))],
            [button(texts("term-button-again"), Decide(**where, answer="type"))],
        ),
    )


def named(number: str, title: str) -> str:
    """«3.7 Обеспеченность учебниками», not escaped."""
    return f"{number} {shorten(title, NAME).rstrip('.')}".strip()


def _reading(question: OpenQuestion, texts: Texts) -> list[str]:
    schedule = question.schedule
    match question.doubt.subject:
        case Subject.INFERRED:
            return [inferred(schedule, texts, is_outside=question.is_outside)]
        case Subject.EXTRA:
            # Each date is taken or left by itself: how often they come would only be in the way.
            dates = replace(schedule, kind=Kind.FIXED, every=None, interval=None)
            return [
                texts("decision-extra", term=escape(schedule.phrase)),
                texts("decision-extra-add", meaning=meaning(dates, texts)),
            ]
        case Subject.REPEATED:
            return [texts("decision-repeated", rival=escape(question.rival))]
        case subject:
            return [texts(f"decision-{subject.value.replace('_', '-')}")]


def _shows_all(question: OpenQuestion) -> bool:
    """Whether all inferred terms, not all of them alike, can be looked at together."""
    return question.others + 1 < len(question.readings)


def _other_reading(number: str, schedule: Schedule, texts: Texts) -> str:
    return texts(
        "decision-other",
        number=escape(shorten(number, SHORT_NAME)),
        term=escape(shorten(schedule.phrase, SHORT_TERM)),
        meaning=meaning(schedule, texts),
    )


def _rhythm(question: OpenQuestion, texts: Texts) -> Screen:
    name = escape(named(question.number, question.title))
    lines = [
        f"<b>{texts('decision-rhythm-head', count=question.others + 1)}</b>",
        texts("decision-rhythm-first", name=name, term=escape(shorten(question.term, TERM))),
        texts("decision-rhythm"),
    ]
    answers = rhythm_buttons(
        question.made,
        lambda rhythm: SetRhythm(roadmap_id=question.roadmap_id, rhythm=rhythm),
        texts,
    )
    return Screen("\n".join(lines), keyboard(*answers, _bottom(question, texts)))


def _school_terms(question: OpenQuestion, texts: Texts) -> Screen:
    name = escape(named(question.number, question.title))
    lines = [
        f"<b>{texts('decision-school-head', count=question.others + 1)}</b>",
        texts("decision-rhythm-first", name=name, term=escape(shorten(question.term, TERM))),
        texts("decision-school"),
    ]
    forms = form_buttons(question.municipality_id, question.roadmap_id, 0, texts)
    return Screen("\n".join(lines), keyboard(*forms, _bottom(question, texts)))


def rhythm_buttons(
    made: Made, to: Callable[[Rhythm], CallbackData], texts: Texts
) -> list[list[InlineKeyboardButton]]:
    """Every rhythm with the tasks that it makes, one a row."""
    return [
        [button(counted(rhythm_words(rhythm, texts), made.get(rhythm.value), texts), to(rhythm))]
        for rhythm in Rhythm
    ]


def rhythm_words(rhythm: Rhythm, texts: Texts) -> str:
    """«Раз в квартал»."""
    return texts(f"decision-rhythm-{rhythm.value.replace('_', '-')}")


def _is_offered(answer: str, question: OpenQuestion) -> bool:
    if answer == "year":
        return question.other is not None
    if answer == "ok_every":
        return _shows_all(question)
    return bool(question.others) or not answer.endswith("_all")


def _answer(answer: str, question: OpenQuestion, texts: Texts) -> InlineKeyboardButton:
    label = texts(
        f"decision-button-{answer.replace('_', '-')}",
        count=len(question.readings) if answer == "ok_every" else question.others + 1,
        year=str(question.other.windows[-1].end.year) if question.other else "",
    )
    made = question.made.get(answer)
    return button(counted(label, made, texts), _decide(answer, question))


def _decide(answer: str, question: OpenQuestion) -> Decide:
    return Decide(
        roadmap_id=question.roadmap_id,
        activity_id=question.doubt.activity_id,
        order=question.doubt.order,
        done=question.done,
        answer=answer,
    )


def _single_dates(question: OpenQuestion, texts: Texts) -> list[InlineKeyboardButton]:
    """Each of several proposed dates can be left by itself."""
    windows = question.schedule.windows
    if not 1 < len(windows) <= SINGLE_DATES:
        return []
    return [
        button(
            texts("decision-button-leave", day=full_day(window.end, texts)),
            _decide(f"leave_{window.end.toordinal()}", question),
        )
        for window in windows
    ]


def _bottom(question: OpenQuestion, texts: Texts) -> list[InlineKeyboardButton]:
    later = NextDoubt(
        roadmap_id=question.roadmap_id, order=question.doubt.order, done=question.done
    )
    return [
        button(texts("decision-button-later"), later),
        _back(question.roadmap_id, texts),
    ]


def _back(roadmap_id: int, texts: Texts) -> InlineKeyboardButton:
    return button(texts("plan-button-draft"), RoadmapStep(roadmap_id=roadmap_id, step="open"))
