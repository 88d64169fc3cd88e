"""The queue as a list: what waits, by roadmaps, and many accepted at once."""

from collections.abc import Sequence
from datetime import date
from html import escape

from bot.ui.callbacks.core import Menu
from bot.ui.callbacks.review import ReviewAcceptPage, ReviewList, ReviewOpen, ReviewRules
from bot.ui.fitting import shorten
from bot.ui.screen import Screen, button, in_rows, keyboard
from bot.ui.screens.core.paging import turner
from bot.ui.screens.review.review import empty
from bot.ui.screens.tasks import statuses, telling_apart
from bot.ui.texts import Texts
from services.review.review_queue import WaitingLine, WaitingPage
from services.review.reviewing import Accepted


def listing(page: WaitingPage, number: int, today: date, texts: Texts) -> Screen:
    """Everything that waits, to open one or to accept what is shown, counted under `number`."""
    lines = [f"<b>{texts('review-list-title', count=page.total)}</b>"]
    mixed = len(page.roadmaps) > 1 and page.roadmap_id is None
    lines += [_line(line, today, texts, with_roadmap=mixed) for line in page.lines]
    if not page.lines:
        return empty(texts)
    chosen = page.roadmap_id or 0
    items = [
        button(
            _label(line, page.lines),
            ReviewOpen(task_id=line.task_id, roadmap_id=chosen),
        )
        for line in page.lines
    ]
    roadmaps = []
    if len(page.roadmaps) > 1:
        roadmaps = [
            button(
                texts(
                    "tasks-chip-chosen" if roadmap.roadmap_id == chosen else "tasks-chip",
                    name=roadmap.title,
                    count=str(roadmap.count),
                ),
                ReviewList(roadmap_id=0 if roadmap.roadmap_id == chosen else roadmap.roadmap_id),
            )
            for roadmap in page.roadmaps
        ]
    bottom = [
        button(texts("rules"), ReviewRules()),
        button(texts("button-home"), Menu(place="home")),
    ]
    accept = []
    count = sum(not line.is_claim for line in page.lines)
    if count > 1:
        all_ = ReviewAcceptPage(number=number, roadmap_id=chosen)
        accept.append(button(texts("review-accept-page", count=str(count)), all_))

    def to(number: int) -> ReviewList:
        return ReviewList(roadmap_id=chosen, page=number)

    return Screen(
        "\n".join(lines),
        keyboard(
            *in_rows(items),
            turner(page.page, page.pages, to, texts),
            accept,
            *in_rows(roadmaps, 1),
            bottom,
        ),
    )


def accepted_page(result: Accepted, left: int, roadmap_id: int, texts: Texts) -> Screen:
    """How many were accepted at once, and what is left."""
    lines = [texts("review-accepted-many", count=result.count)]
    if result.changed:
        lines.append(texts("review-changed-many", count=result.changed))
    row = [button(texts("button-home"), Menu(place="home"))]
    if left:
        more = ReviewList(roadmap_id=roadmap_id)
        row.insert(0, button(texts("review-left", count=str(left)), more))
    return Screen("\n".join(lines), keyboard(row))


def _label(line: WaitingLine, lines: Sequence[WaitingLine]) -> str:
    """«5.2 Школа № 3»; with its roadmap where another one of the page would read the same."""
    twins = [
        each
        for each in lines
        if (each.number, each.organisation) == (line.number, line.organisation)
    ]
    label = f"{line.number} {line.organisation}".strip()
    return f"{label} · {line.roadmap}" if telling_apart.mixes(twins) else label


def _line(line: WaitingLine, today: date, texts: Texts, *, with_roadmap: bool) -> str:
    said = f"{statuses.title(line.number, shorten(line.title, 60))} · {escape(line.organisation)}"
    said += telling_apart.of_roadmap(line) if with_roadmap else ""
    if line.is_claim:
        return f"{said} — {texts('review-line-claim')}"
    if line.submitted_on and line.deadline and line.submitted_on > line.deadline:
        return f"{said} — {texts('review-line-late')}"
    return f"{said} — {texts('review-line-files', count=line.files)}"
