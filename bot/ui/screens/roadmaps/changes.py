"""What a changed plan changes, line by line."""

from collections.abc import Callable, Iterable
from html import escape

from bot.ui.callbacks.roadmaps import RoadmapStep
from bot.ui.fitting import MAX_TEXT, visible_length
from bot.ui.screen import Screen, button, keyboard, shorten
from bot.ui.texts import Texts
from domain.plan_diff import ActivityText, Pair
from services.roadmaps.revisions import RoadmapChange

SHOWN = 8
TITLE = 90
_RESERVE = 200


def listing(change: RoadmapChange, texts: Texts) -> Screen:
    """Every sort of change with its first lines; of a long list the rest is counted."""
    blocks = [texts("changes-title", title=escape(change.short_title))]
    difference = change.difference
    blocks += _block("added", [_name(line) for line in difference.added], texts)
    blocks += _block("removed", [_name(line) for line in difference.removed], texts)
    for what, test, before in _SORTS:
        lines = [
            f"{_name(pair.after)}\n  {texts('changes-was', before=before(pair))}"
            if before(pair)
            else _name(pair.after)
            for pair in difference.only(test)
        ]
        blocks += _block(what, lines, texts)
    back = button(texts("plan-button-draft"), RoadmapStep(roadmap_id=change.draft_id, step="open"))
    return Screen(_fitting(blocks), keyboard([back]))


def _term(pair: Pair) -> str:
    return escape(shorten(f"«{pair.before.term}» → «{pair.after.term}»", TITLE))


def _title(pair: Pair) -> str:
    return escape(shorten(pair.before.title, TITLE))


def _number(pair: Pair) -> str:
    return escape(pair.before.number)


def _nothing(pair: Pair) -> str:
    return ""


_SORTS: tuple[tuple[str, Callable[[Pair], bool], Callable[[Pair], str]], ...] = (
    ("rescheduled", lambda pair: pair.is_rescheduled, _term),
    ("reworded", lambda pair: pair.is_reworded, _title),
    ("moved", lambda pair: pair.is_moved, _number),
    ("reassigned", lambda pair: pair.is_reassigned, _nothing),
    ("results", lambda pair: pair.has_other_result, _nothing),
)


def _block(what: str, lines: list[str], texts: Texts) -> list[str]:
    if not lines:
        return []
    shown = lines[:SHOWN]
    if len(lines) > SHOWN:
        shown.append(texts("changes-more", count=len(lines) - SHOWN))
    return ["\n".join([f"<b>{texts(f'changes-list-{what}')}</b>", *shown])]


def _name(line: ActivityText) -> str:
    return escape(f"{line.number} {shorten(line.title, TITLE)}".strip())


def _fitting(blocks: Iterable[str]) -> str:
    """As many whole blocks as one message holds."""
    text = ""
    for block in blocks:
        joined = f"{text}\n\n{block}" if text else block
        if visible_length(joined) > MAX_TEXT - _RESERVE:
            break
        text = joined
    return text
