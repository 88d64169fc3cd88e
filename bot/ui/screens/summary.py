"""The summary of a roadmap: the table, what else can be shown of it, the choice of a roadmap."""

from collections.abc import Sequence
from html import escape

from aiogram.types import InlineKeyboardButton

from bot.ui.callbacks.menu import Menu
from bot.ui.callbacks.summary import Summary, SummaryFile, SummaryPart, SummaryTasks
from bot.ui.labels import labels
from bot.ui.screen import Screen, button, in_rows, keyboard
from bot.ui.screens.summary_links import fields, link
from bot.ui.summary.tables import NARROW, View, table
from bot.ui.tables import as_html, as_rich
from bot.ui.texts import Texts
from domain.printing import plain
from domain.summary import By, Wanted, Which
from services.figures import Figures, total
from services.overall import Heading
from services.summaries import KEPT, SummaryView
from services.summary_scope import Frame

_NEAR = (By.SECTION, By.ORGANISATION, By.MONTH)
_FAR = (By.PARTY, By.EVIDENCE, By.INDICATOR)
_PICTURES = ("heat", "course", "bars")
_FILES = ("report", "archive", "csv", "json")


def choose(headings: Sequence[Heading], texts: Texts, *, group: bool = False) -> Screen:
    """The roadmaps with their figures, all of them together, and which one to sum up."""
    rows = [
        [button(each.choice.title, Summary(roadmap_id=each.choice.roadmap_id))] for each in headings
    ]
    if not group:
        rows.append([button(texts("button-home"), Menu(place="home"))])
    if not headings:
        return Screen(texts("summary-not-linked" if group else "summary-none"), keyboard(*rows))
    lines = [
        _heading(f"<b>{escape(plain(each.choice.title))}</b>", each.figures, texts)
        for each in headings
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
    wanted = view.frame.wanted
    shown = table(view, texts, NARROW)
    if isinstance(view, SummaryView):
        buttons = _of_group(view, texts) if group else _of_summary(view, texts)
    else:
        buttons = [_others(view.frame, texts), _last(wanted, texts, group=group)]
    return Screen(
        as_html(shown, labels(texts)),
        keyboard(*buttons),
        rich=as_rich(shown, labels(texts), _presses(view)) if rich else None,
    )


def more(wanted: Wanted, texts: Texts, *, several: bool) -> Screen:
    """What else there is; `several` roadmaps let another one be chosen."""
    views = [button(texts(f"summary-by-{by.value}"), link(wanted, by=by)) for by in _FAR]
    parts = [
        button(texts(f"summary-part-{part}"), SummaryPart(**fields(wanted), part=part))
        for part in ("burden", "delays")
    ]
    filters = [
        button(texts(f"summary-part-{part}"), SummaryPart(**fields(wanted), part=part))
        for part in ("sections", "groups", "periods", "days")
    ]
    pictures = [_file(wanted, kind, texts) for kind in _PICTURES]
    files = [_file(wanted, kind, texts) for kind in _FILES]
    other = [button(texts("summary-other"), Menu(place="summaries"))] if several else []
    back = button(texts("button-back"), link(wanted))
    return Screen(
        texts("summary-more-title"),
        keyboard(
            *in_rows([*views, *parts]),
            *in_rows(filters),
            pictures,
            *in_rows(files),
            [*other, back],
        ),
    )


def _presses(view: View) -> "_Presses | None":
    return _Presses(view.frame.wanted) if isinstance(view, SummaryView) else None


class _Presses:
    """Callback data of the first cell of a row of a rich table."""

    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted

    def __call__(self, key: str) -> str:
        return SummaryTasks(**fields(self._wanted), key=int(key)).pack()


def _of_summary(view: SummaryView, texts: Texts) -> list[list[InlineKeyboardButton]]:
    wanted = view.frame.wanted
    if wanted.day is not None:
        now = button(texts("summary-now"), link(wanted, day=None))
        kept = [_by(wanted, by, texts) for by in KEPT if by is not wanted.by]
        days = button(texts("summary-part-days"), SummaryPart(**fields(wanted), part="days"))
        return [[*kept, now], [days, button(texts("button-home"), Menu(place="home"))]]
    rows = button(texts("summary-part-rows"), SummaryPart(**fields(wanted), part="rows"))
    extra = button(texts("summary-part-more"), SummaryPart(**fields(wanted), part="more"))
    return [
        _others(view.frame, texts),
        [_overdue(view, texts), rows],
        [_file(wanted, "picture", texts), _file(wanted, "excel", texts)],
        [_file(wanted, "pack", texts), extra],
        _last(wanted, texts, group=False),
    ]


def _of_group(view: SummaryView, texts: Texts) -> list[list[InlineKeyboardButton]]:
    wanted = view.frame.wanted
    return [
        [*_others(view.frame, texts), _overdue(view, texts)],
        [_file(wanted, "picture", texts), _file(wanted, "excel", texts)],
        _last(wanted, texts, group=True),
    ]


def _others(frame: Frame, texts: Texts) -> list[InlineKeyboardButton]:
    wanted, near = frame.wanted, _NEAR if frame.has_sections else _NEAR[1:]
    return [_by(wanted, by, texts) for by in near if by is not wanted.by][:2]


def _by(wanted: Wanted, by: By, texts: Texts) -> InlineKeyboardButton:
    return button(texts(f"summary-by-{by.value}"), link(wanted, by=by))


def _overdue(view: SummaryView, texts: Texts) -> InlineKeyboardButton:
    late = SummaryTasks(**fields(view.frame.wanted), which=Which.OVERDUE.value)
    return button(texts("summary-overdue"), late)


def _file(wanted: Wanted, kind: str, texts: Texts) -> InlineKeyboardButton:
    return button(texts(f"summary-{kind}"), SummaryFile(**fields(wanted), kind=kind))


def _last(wanted: Wanted, texts: Texts, *, group: bool) -> list[InlineKeyboardButton]:
    again = button(texts("summary-refresh"), link(wanted))
    if group:
        return [again]
    if wanted.is_narrowed:
        everything = button(texts("summary-everything"), Summary(roadmap_id=wanted.roadmap_id))
        return [again, everything, button(texts("button-home"), Menu(place="home"))]
    return [again, button(texts("button-home"), Menu(place="home"))]
