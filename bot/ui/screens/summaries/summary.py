"""The summary of a roadmap: the table, what else can be shown of it, the choice of a roadmap."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from aiogram.types import InlineKeyboardButton

from bot.ui.callbacks.core import Menu
from bot.ui.callbacks.summaries import (
    Summary,
    SummaryAnswer,
    SummaryFile,
    SummaryPart,
    SummaryTasks,
)
from bot.ui.labels import labels
from bot.ui.screen import Screen, button, in_rows, keyboard
from bot.ui.screens.summaries.answers import answer
from bot.ui.screens.summaries.summary_links import fields, link
from bot.ui.summary.tables import NARROW, View, table
from bot.ui.tables import as_html, as_rich
from bot.ui.texts import Texts
from domain.printing import plain
from domain.summary import By, SummaryQuery, TaskSelection
from models.enums import GroupShows
from services.summaries.breakdowns import BREAKDOWNS, NAMELESS
from services.summaries.figures import Figures, total
from services.summaries.overall import Heading
from services.summaries.queries import QueryInfo
from services.summaries.views import SummaryView

_NEAR = (By.SECTION, By.ORGANISATION, By.MONTH)
_SEVERAL = (By.ROADMAP, By.ORGANISATION, By.MONTH, By.SECTION)
_FAR = tuple(by for by in BREAKDOWNS if by not in _SEVERAL)
_PICTURES = ("heat", "course", "bars")
_FILES = ("report", "archive", "csv", "json")


def choose(headings: Sequence[Heading], texts: Texts, *, group: bool = False) -> Screen:
    """The roadmaps with their figures, all of them together, and which one to sum up."""
    mixed = len({each.choice.municipality_id for each in headings}) > 1
    names = [
        f"{each.choice.title} · {each.choice.municipality}" if mixed else each.choice.title
        for each in headings
    ]
    rows = [
        [button(name, Summary(roadmap_id=each.choice.roadmap_id))]
        for name, each in zip(names, headings, strict=True)
    ]
    if not group:
        rows.append([button(texts("button-home"), Menu(place="home"))])
    if not headings:
        return Screen(texts("summary-not-linked" if group else "summary-none"), keyboard(*rows))
    lines = [
        _heading(f"<b>{escape(plain(name))}</b>", each.figures, texts)
        for name, each in zip(names, headings, strict=True)
    ]
    if len(headings) > 1:
        whole = total(each.figures for each in headings)
        lines.append(_heading(texts("summary-together"), whole, texts))
    return Screen("\n".join([*lines, "", texts("summary-choose")]), keyboard(*rows))


def _heading(name: str, found: Figures, texts: Texts) -> str:
    if not found.total:
        return texts("summary-head-empty", name=name)
    return texts(
        "summary-head", name=name, done=found.done, total=found.total, overdue=found.overdue
    )


def screen(view: View, texts: Texts, *, rich: bool = False, group: bool = False) -> Screen:
    """A view as text of phone width, or as a rich message, with its buttons below."""
    query = view.info.query
    shown = table(view, texts, NARROW)
    if isinstance(view, SummaryView):
        buttons = _of_group(view, texts) if group else _of_summary(view, texts)
    else:
        buttons = [_others(view.info, texts), _last(query, texts, group=group)]
    return Screen(
        as_html(shown, labels(texts)),
        keyboard(*buttons),
        rich=as_rich(shown, labels(texts), _presses(view)) if rich else None,
    )


def more(query: SummaryQuery, texts: Texts, *, several: bool) -> Screen:
    """What else there is; `several` roadmaps let another one be chosen."""
    views = [button(texts(f"summary-by-{by.value}"), link(query, by=by)) for by in _FAR]
    parts = [
        button(texts(f"summary-part-{part}"), SummaryPart(**fields(query), part=part))
        for part in ("burden", "delays")
    ]
    filters = [
        button(texts(f"summary-part-{part}"), SummaryPart(**fields(query), part=part))
        for part in ("sections", "groups", "periods", "days")
    ]
    pictures = [_file(query, kind, texts) for kind in _PICTURES]
    files = [_file(query, kind, texts) for kind in _FILES]
    other = [button(texts("summary-other"), Menu(place="summaries"))] if several else []
    back = button(texts("button-back"), link(query))
    return Screen(
        texts("summary-more-title"),
        keyboard(
            [button(texts("answers-open"), SummaryAnswer(**fields(query), answer="offer"))],
            *in_rows([*views, *parts]),
            *in_rows(filters),
            pictures,
            *in_rows(files),
            [*other, back],
        ),
    )


def _presses(view: View) -> "_Presses | None":
    return _Presses(view.info.query) if isinstance(view, SummaryView) else None


class _Presses:
    """Callback data of the first cell of a row of a rich table."""

    def __init__(self, query: SummaryQuery) -> None:
        self._query = query

    def __call__(self, key: str) -> str:
        return SummaryTasks(**fields(self._query), key=int(key)).pack()


def _of_summary(view: SummaryView, texts: Texts) -> list[list[InlineKeyboardButton]]:
    query = view.info.query
    rows = button(texts("summary-part-rows"), SummaryPart(**fields(query), part="rows"))
    extra = button(texts("summary-part-more"), SummaryPart(**fields(query), part="more"))
    return [
        _others(view.info, texts),
        [_overdue(view, texts), rows],
        [_file(query, "picture", texts), _file(query, "excel", texts)],
        [_file(query, "pack", texts), extra],
        _last(query, texts, group=False),
    ]


def _of_group(view: SummaryView, texts: Texts) -> list[list[InlineKeyboardButton]]:
    query, info = view.info.query, view.info
    files = [_file(query, kind, texts) for kind in ("picture", "excel")]
    late = [] if info.is_nameless else [_overdue(view, texts)]
    asked = ["compare"] if info.is_nameless else ["compare", "ranking"]
    asked += ["roadmaps"] if info.is_of_several else []
    return [
        [*_others(info, texts), *late],
        [answer(query, name, texts) for name in asked],
        files if info.group_shows is GroupShows.FILES else [],
        _last(query, texts, group=True),
    ]


def _others(info: QueryInfo, texts: Texts) -> list[InlineKeyboardButton]:
    query, near = info.query, list(_NEAR if info.has_sections else _NEAR[1:])
    if info.is_of_several:
        near = list(_SEVERAL)
    if info.is_nameless:
        near = [by for by in near if by in NAMELESS]
    return [_by(query, by, texts) for by in near if by is not query.by][:2]


def _by(query: SummaryQuery, by: By, texts: Texts) -> InlineKeyboardButton:
    return button(texts(f"summary-by-{by.value}"), link(query, by=by))


def _overdue(view: SummaryView, texts: Texts) -> InlineKeyboardButton:
    late = SummaryTasks(**fields(view.info.query), which=TaskSelection.OVERDUE.value)
    return button(texts("summary-overdue"), late)


def _file(query: SummaryQuery, kind: str, texts: Texts) -> InlineKeyboardButton:
    return button(texts(f"summary-{kind}"), SummaryFile(**fields(query), kind=kind))


def _last(query: SummaryQuery, texts: Texts, *, group: bool) -> list[InlineKeyboardButton]:
    again = button(texts("summary-refresh"), link(query))
    if query.day is not None:
        again = button(texts("summary-now"), link(query, day=None))
    if group:
        return [again]
    if query.is_narrowed:
        bare = SummaryQuery(roadmap_id=query.roadmap_id, others=query.others, day=query.day)
        bare = replace(bare, every=query.every)
        everything = button(texts("summary-everything"), link(bare))
        return [again, everything, button(texts("button-home"), Menu(place="home"))]
    return [again, button(texts("button-home"), Menu(place="home"))]
