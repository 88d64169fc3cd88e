"""What a draft will ask of each organisation, by month."""

from collections.abc import Sequence
from html import escape
from itertools import groupby

from bot.ui.callbacks.roadmaps import RoadmapLoads, RoadmapStep
from bot.ui.fitting import shorten
from bot.ui.meanings import full_day
from bot.ui.screen import Screen, button, keyboard
from bot.ui.screens.core.paging import hint, part_of, turner
from bot.ui.texts import Texts
from services.roadmaps.loads import WEEK_LIMIT, OrganisationLoad

PAGE = 8
NAME = 60
WEEKS = 3


def listing(
    roadmap_id: int, loads: Sequence[OrganisationLoad], page: int, texts: Texts, words: str = ""
) -> Screen:
    """A page of organisations, or those that words find; full weeks come first."""
    full = sum(bool(load.full_weeks) for load in loads)
    lines = [
        f"<b>{texts('load-title')}</b>",
        texts("load-full", count=full, limit=WEEK_LIMIT) if loads else texts("load-none"),
    ]
    part = part_of(loads, page, PAGE, lambda load: load.name, words)
    lines += hint(part.pages, words, part.found, texts)
    for _, load in part.items:
        lines += ["", *_lines(load, texts)]

    def to(number: int) -> RoadmapLoads:
        return RoadmapLoads(roadmap_id=roadmap_id, page=number)

    paging = turner(part.page, part.pages, to, texts, words)
    back = button(texts("plan-button-draft"), RoadmapStep(roadmap_id=roadmap_id, step="open"))
    return Screen("\n".join(lines), keyboard(paging, [back]))


def _lines(load: OrganisationLoad, texts: Texts) -> list[str]:
    name = escape(shorten(load.name, NAME))
    lines = [texts("load-line", name=name, tasks=load.tasks)]
    for year, months in groupby(load.months, lambda each: each[0][:4]):
        said = [_month(month, count, texts) for month, count in months]
        lines.append(texts("load-year", year=year, months=", ".join(said)))
    weeks = load.full_weeks[:WEEKS]
    lines += [
        texts("load-week", day=full_day(monday, texts), count=count) for monday, count in weeks
    ]
    if len(load.full_weeks) > WEEKS:
        lines.append(texts("load-weeks-more", count=len(load.full_weeks) - WEEKS))
    return lines


def _month(month: str, count: int, texts: Texts) -> str:
    """«сентябрь — 4»."""
    name = texts("summary-month", month=int(month[5:]), year="").strip()
    return texts("load-month", month=name, count=str(count))
