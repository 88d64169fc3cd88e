"""Lists behind a summary: its rows, tasks behind a figure, delays."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from html import escape

from aiogram.types import InlineKeyboardButton

from bot.ui import dates
from bot.ui.callbacks.reminders import Debtors
from bot.ui.callbacks.summaries import Laggards, SummaryTasks
from bot.ui.callbacks.tasks import OpenCard
from bot.ui.fitting import shorten
from bot.ui.screen import Screen, button, in_rows, keyboard
from bot.ui.screens.core.paging import cut, turner
from bot.ui.screens.summaries.summary_links import fields, link, turn_part
from bot.ui.summary import words
from bot.ui.texts import Texts
from domain.summary import Basis, TaskSelection
from domain.workflow import Status
from services.reminders.debtors import DueWithin
from services.summaries.delays import DelayLine
from services.summaries.queries import QueryInfo
from services.summaries.task_rows import SummaryTaskLine, SummaryTaskPage
from services.summaries.views import SummaryView

_LABEL = 26


def rows(view: SummaryView, page: int, texts: Texts) -> Screen:
    """The rows of a summary as buttons; each opens its tasks."""
    query = view.info.query
    shown, page, pages = cut(view.lines, page)
    buttons = [
        button(
            texts(
                "summary-row",
                name=shorten(words.row_name(line.key, line.name, view.by, texts), _LABEL),
                done=str(line.figures.done),
                total=str(line.figures.total),
            ),
            SummaryTasks(**fields(query), key=line.key or 0),
        )
        for line in shown
    ]
    text = [
        f"<b>{escape(words.title(view.info, texts))}</b>",
        escape(words.subtitle(view.info, texts)),
        texts("summary-rows" if buttons else "table-nothing"),
    ]
    turned = turn_part(query, "rows", page, pages, texts)
    back = [button(texts("button-back"), link(query))]
    said = "\n".join(each for each in text if each)
    return Screen(said, keyboard(*([each] for each in buttons), turned, back))


def tasks(page: SummaryTaskPage, name: str, texts: Texts, *, group: bool = False) -> Screen:
    """A page of tasks; each opens its card, except in a group. `name` is that of the row."""
    query = page.info.query
    # Of which roadmap: of several the newest is asked about where none was named.
    said = [page.info.title, name, words.subtitle(page.info, texts)]
    text = [
        f"<b>{_counted(page, texts)}</b>",
        escape(" · ".join(part for part in said if part)),
        *(task_line(line, page.info, texts) for line in page.lines),
    ]
    if page.info.is_before:
        text.append(texts("summary-no-evening"))
    cards = [
        button(f"{line.number} {line.organisation}".strip(), OpenCard(task_id=line.task_id))
        for line in page.lines
    ]

    def at(number: int) -> SummaryTasks:
        return SummaryTasks(**fields(query), key=page.key or 0, which=page.which.value, page=number)

    pages = turner(page.page, page.pages, at, texts)
    kinds = [
        button(
            texts(f"summary-kind-{which.value}"),
            SummaryTasks(**fields(query), key=page.key or 0, which=which.value),
        )
        for which in (
            TaskSelection.OVERDUE,
            TaskSelection.REVIEW,
            TaskSelection.AHEAD,
            TaskSelection.DONE,
        )
        if which is not page.which
    ]
    back = [button(texts("button-back"), link(query))]
    if group:
        return Screen("\n".join(text), keyboard(pages, back))
    rows = [*in_rows(cards), pages, *in_rows(kinds, 3), _about_schools(page, texts), back]
    return Screen("\n".join(text), keyboard(*rows))


def name_of(page: SummaryTaskPage, texts: Texts) -> str:
    """What a list is called in one line: «Просрочено: 4 · МСОКО 2026/27 · Школа № 7»."""
    parts = (_counted(page, texts), page.info.title, words.subtitle(page.info, texts))
    return " · ".join(each for each in parts if each)


def _counted(page: SummaryTaskPage, texts: Texts) -> str:
    """«Просрочено: 4»; of what was returned in a period, and stands anyhow now, «Возвращали: 4»."""
    is_of_returns = page.info.query.basis is Basis.RETURNED and page.which is TaskSelection.ALL
    which = "came-back" if is_of_returns else page.which.value
    return texts(f"summary-which-{which}", count=page.total)


def asked(page: SummaryTaskPage, author: str, texts: Texts) -> Screen:
    """To a curator: whose schools a manager asks to be reminded."""
    please = "laggards-please-check" if page.which is TaskSelection.REVIEW else "laggards-please"
    text = [
        f"<b>{texts(please, author=escape(author or texts('person-forgotten')))}</b>",
        escape(name_of(page, texts)),
        *(task_line(line, page.info, texts) for line in page.lines),
    ]
    query = page.info.query
    place = SummaryTasks(**fields(query), key=page.key or 0, which=page.which.value)
    opened = button(texts("laggards-open"), place)
    return Screen("\n".join(text), keyboard([*_about_schools(page, texts)[:1], opened]))


def _about_schools(page: SummaryTaskPage, texts: Texts) -> list[InlineKeyboardButton]:
    """What whoever is of the office can do about the schools of the list."""
    if not page.may_write or not page.total:
        return []
    query, key, which = fields(page.info.query), page.key or 0, page.which.value
    write = Laggards(**query, key=key, which=which, step="write")
    ask = Laggards(**query, key=key, which=which, step="ask")
    remind = button(texts("laggards-ask"), ask)
    # Of what is done nobody is to be reminded, and what is in review is the curator's own.
    nothing = page.which in (TaskSelection.DONE, TaskSelection.LATE)
    own = page.which is TaskSelection.REVIEW or not _debtors_say(page)
    if nothing or (page.may_remind and own):
        return [button(texts("laggards-write"), write)]
    if page.may_remind:
        roadmap_id = 0 if page.info.is_of_several else page.info.query.roadmap_id
        asked = page.info.query
        debtors = Debtors(
            municipality_id=page.municipality_id,
            due=DueWithin.OVERDUE if page.which is TaskSelection.OVERDUE else DueWithin.ALL,
            roadmap_id=roadmap_id,
            activity_id=asked.activity_id or 0,
            organisation_id=asked.organisation_id or 0,
        )
        remind = button(texts("laggards-nudge"), debtors)
    return [remind, button(texts("laggards-write"), write)]


def _debtors_say(page: SummaryTaskPage) -> bool:
    """Whether a roadmap, an activity and a school say whose duties the list is of."""
    asked = page.info.query
    rest = (asked.section_id, asked.group_id, asked.start, asked.end, asked.day, page.key)
    return not page.info.is_of_several and not any(rest)


def task_line(line: SummaryTaskLine, info: QueryInfo, texts: Texts) -> str:
    """«1.15 Посещаемость занятий · Школа № 7 — срок был 20 ноября», escaped."""
    named = escape(shorten(f"{line.number} {line.title}", 60))
    whose = f"{line.organisation} · {line.roadmap}" if info.is_of_several else line.organisation
    return f"{named} · {escape(whose)} — {_state(line, info.on, texts)}"


def delays(info: QueryInfo, found: Sequence[DelayLine], page: int, texts: Texts) -> Screen:
    """What was done late, with whose delay it was."""
    query, today = info.query, info.today
    shown, page, pages = cut(found, page)
    causes = Counter(line.cause for line in found)
    text = [f"<b>{texts('summary-which-late', count=len(found))}</b>"]
    if narrowed := words.subtitle(info, texts):
        text.append(escape(narrowed))
    if found:
        text.append(
            ", ".join(
                texts(f"summary-cause-{cause.value}", count=count)
                for cause, count in causes.most_common()
            )
        )
    text += [
        texts(
            "summary-delay",
            what=escape(shorten(f"{line.number} {line.title}", 50)),
            school=escape(
                f"{line.organisation} · {line.roadmap}" if info.is_of_several else line.organisation
            ),
            deadline=dates.day(texts, line.deadline, today),
            day=dates.day(texts, line.delivered_on, today),
            cause=texts(f"summary-because-{line.cause.value}"),
        )
        for line in shown
    ]
    cards = [
        button(f"{line.number} {line.organisation}".strip(), OpenCard(task_id=line.task_id))
        for line in shown
    ]
    turned = turn_part(query, "delays", page, pages, texts)
    back = [button(texts("button-back"), link(query))]
    return Screen("\n".join(text), keyboard(*in_rows(cards), turned, back))


def _state(line: SummaryTaskLine, today: date, texts: Texts) -> str:
    if line.done_late and line.status is Status.DONE:
        return texts("summary-state-late")
    if line.status.value in ("done", "submitted"):
        return texts(f"summary-state-{line.status.value}")
    if line.deadline is None:
        return texts("summary-without-month").lower()
    return dates.brief(texts, line.deadline, today)
