"""«Мои мероприятия»: what is owed, the newest need first, and ways to narrow it."""

from collections.abc import Sequence
from html import escape
from itertools import groupby

from aiogram.types import InlineKeyboardButton

from bot.ui import dates
from bot.ui.callbacks.core import Menu
from bot.ui.callbacks.people import HandOver
from bot.ui.callbacks.tasks import (
    FoundPage,
    OpenAsNewMessage,
    OpenCard,
    TaskFilters,
    TaskList,
    TaskSearch,
)
from bot.ui.fitting import shorten
from bot.ui.screen import Screen, button, in_rows, keyboard
from bot.ui.screens.tasks import telling_apart
from bot.ui.texts import Texts
from domain.tasks import Bucket
from domain.workflow import Status
from services.tasks.task_lists import TaskLine, TaskListFilter, TaskPage

TITLE = 70


def screen(page: TaskPage, texts: Texts) -> Screen:
    """A page of the list: lines by group, a button for each, then paging and groups."""
    blocks = ["\n".join([f"<b>{texts('tasks-title')}</b>", *_about(page, texts)])]
    several, mixed = len({line.organisation_id for line in page.lines}) > 1, _mixes(page)
    for group, lines in groupby(page.lines, key=lambda line: line.bucket):
        title = f"<b>{texts(f'tasks-group-{_dashed(group)}')}</b>"
        said = (line_text(line, texts, with_school=several, with_roadmap=mixed) for line in lines)
        blocks.append("\n".join([title, *said]))
    if not page.lines:
        blocks.append(texts(_nothing(page)))
    rows = [
        *in_rows(task_buttons(page.lines, texts)),
        _paging(page, texts),
        *in_rows(_groups(page, texts), 3),
        _bottom(page, texts),
    ]
    return Screen("\n\n".join(blocks), keyboard(*rows))


def _mixes(page: TaskPage) -> bool:
    """Whether the list, on whatever page, may hold tasks of several roadmaps."""
    return len(page.roadmaps) > 1 and page.wanted.roadmap_id is None


def _nothing(page: TaskPage) -> str:
    if not page.has_school:
        return "tasks-no-school"
    bucket = page.wanted.bucket
    return f"tasks-none-{_dashed(bucket)}" if bucket else "tasks-nothing"


def found(page: TaskPage, number: int | None, texts: Texts) -> Screen:
    """What a search has found, as pages too: `number` is that of the dialog with its words, None
    where they were not kept and the first page is all.
    """
    words = escape(page.wanted.words or "")
    key = "tasks-found" if page.total else "tasks-not-found"
    blocks = [texts(key, words=words, count=page.total)]
    several = len(page.organisations) > 1
    if page.lines:
        mixed = _mixes(page)
        said = [
            line_text(line, texts, with_school=several, with_roadmap=mixed) for line in page.lines
        ]
        blocks.append("\n".join(said))
    paging = []
    if page.pages > 1 and number is not None:
        before = FoundPage(page=(page.page - 1) % page.pages, number=number)
        after = FoundPage(page=(page.page + 1) % page.pages, number=number)
        paging = _turner(page.page, page.pages, before, after, texts)
    bottom = [
        button(texts("tasks-search"), TaskSearch()),
        button(texts("card-back"), Menu(place="tasks")),
    ]
    rows = in_rows(task_buttons(page.lines, texts))
    return Screen("\n\n".join(blocks), keyboard(*rows, paging, bottom))


def filters(page: TaskPage, memberships: bool, texts: Texts) -> Screen:
    """By what the list can be narrowed; with `memberships` also handing the work over."""
    wanted = page.wanted
    rows = []
    if len(page.roadmaps) > 1:
        rows += [
            [_filter(name, roadmap_id, wanted.organisation_id, roadmap_id == wanted.roadmap_id)]
            for roadmap_id, name in page.roadmaps.items()
        ]
    if len(page.organisations) > 1:
        rows += [
            [_filter(name, wanted.roadmap_id, school_id, school_id == wanted.organisation_id)]
            for school_id, name in page.organisations.items()
        ]
    if rows:
        rows.append([button(texts("tasks-everything"), TaskList())])
    if memberships:
        rows.append([button(texts("hand-over"), HandOver())])
    rows.append([button(texts("card-back"), _list(page, None))])
    key = "tasks-filters" if len(rows) > 2 else "tasks-more"
    return Screen(texts(key), keyboard(*rows))


def line_texts(lines: Sequence[TaskLine], texts: Texts, *, with_school: bool) -> list[str]:
    """A line each; where they are of several roadmaps, each names its own."""
    mixed = telling_apart.mixes(lines)
    return [line_text(line, texts, with_school=with_school, with_roadmap=mixed) for line in lines]


def line_text(
    line: TaskLine, texts: Texts, *, with_school: bool = False, with_roadmap: bool = False
) -> str:
    """«5.2 Социальный паспорт школы — до завтра · Школа № 3», escaped."""
    said = escape(f"{line.number} {shorten(line.title, TITLE)}".strip())
    when = until(line, texts)
    said += f" — {when}" if when else ""
    said += f" · {escape(line.organisation)}" if with_school else ""
    return f"{said}{telling_apart.of_roadmap(line)}" if with_roadmap else said


def school_texts(lines: Sequence[TaskLine], texts: Texts) -> list[str]:
    """Tasks of one activity, which is named once: a line a school, with its day."""
    found = [f"<b>{escape(f'{lines[0].number} {lines[0].title}'.strip())}</b>"]
    for line in lines:
        when = until(line, texts)
        found.append(escape(line.organisation) + (f" — {when}" if when else ""))
    return found


def until(line: TaskLine, texts: Texts) -> str:
    """By when, in a few words; "" where that says nothing."""
    if line.bucket is Bucket.IN_REVIEW or line.deadline is None:
        return ""
    if line.bucket is Bucket.DONE:
        return texts("tasks-state-done") if line.status is Status.DONE else texts("tasks-state-off")
    return dates.brief(texts, line.deadline, line.today)


def task_buttons(
    lines: Sequence[TaskLine], texts: Texts, *, as_new_message: bool = False
) -> list[InlineKeyboardButton]:
    """«5.2 Социальный паспорт…» for each task; `as_new_message` under what came by itself."""
    if not lines:
        return []
    data = OpenAsNewMessage if as_new_message else OpenCard
    named = telling_apart.labels(lines, lines[0].today, texts)
    return [
        button(label, data(task_id=line.task_id)) for label, line in zip(named, lines, strict=True)
    ]


def _about(page: TaskPage, texts: Texts) -> list[str]:
    school = page.organisations.get(page.wanted.organisation_id or 0)
    if school is None and len(page.organisations) == 1:
        school = next(iter(page.organisations.values()))
    roadmap = page.roadmaps.get(page.wanted.roadmap_id or 0)
    if roadmap is None and len(page.roadmaps) == 1:
        roadmap = next(iter(page.roadmaps.values()))
    said = [escape(name) for name in (school, roadmap) if name]
    return [" · ".join(said)] if said else []


def _groups(page: TaskPage, texts: Texts) -> list[InlineKeyboardButton]:
    return [
        button(
            texts(
                "tasks-chip-chosen" if bucket is page.wanted.bucket else "tasks-chip",
                name=texts(f"tasks-group-{_dashed(bucket)}"),
                count=str(page.counts[bucket]),
            ),
            # The chosen group is left by pressing it once more.
            _list(page, None if bucket is page.wanted.bucket else bucket),
        )
        for bucket in Bucket
        if page.counts.get(bucket)
    ]


def _list(page: TaskPage, bucket: Bucket | None, number: int = 0) -> TaskList:
    wanted: TaskListFilter = page.wanted
    return TaskList(
        bucket=bucket or "",
        roadmap_id=wanted.roadmap_id or 0,
        organisation_id=wanted.organisation_id or 0,
        page=number,
    )


def _paging(page: TaskPage, texts: Texts) -> list[InlineKeyboardButton]:
    if page.pages < 2:
        return []
    before, after = (
        _list(page, page.wanted.bucket, (page.page + step) % page.pages) for step in (-1, 1)
    )
    return _turner(page.page, page.pages, before, after, texts)


def _turner(
    page: int, pages: int, before: TaskList | FoundPage, after: TaskList | FoundPage, texts: Texts
) -> list[InlineKeyboardButton]:
    place = texts("page-of", page=str(page + 1), pages=str(pages))
    return [button("‹", before), button(place, after), button("›", after)]


def _bottom(page: TaskPage, texts: Texts) -> list[InlineKeyboardButton]:
    wanted = page.wanted
    more = TaskFilters(
        roadmap_id=wanted.roadmap_id or 0, organisation_id=wanted.organisation_id or 0
    )
    search = [button(texts("tasks-search"), TaskSearch()), button(texts("tasks-more-button"), more)]
    home = button(texts("button-home"), Menu(place="home"))
    return [*search, home] if page.organisations else [home]


def _filter(
    name: str, roadmap_id: int | None, organisation_id: int | None, chosen: bool
) -> InlineKeyboardButton:
    data = TaskList(roadmap_id=roadmap_id or 0, organisation_id=organisation_id or 0)
    return button(f"• {name}" if chosen else name, data)


def _dashed(bucket: Bucket) -> str:
    return bucket.value.replace("_", "-")
