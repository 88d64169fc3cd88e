"""What a changed plan changes: every activity with its before and after, page by page."""

from collections.abc import Iterable, Iterator
from datetime import date
from html import escape

from aiogram.types import InlineKeyboardButton

from bot.ui import column_texts
from bot.ui.callbacks.roadmaps import RoadmapChanges, RoadmapStep, TakeBackChange
from bot.ui.fitting import shorten, visible_length
from bot.ui.meanings import full_day, meaning, period_words
from bot.ui.screen import Screen, button, keyboard
from bot.ui.screens.core.paging import turner
from bot.ui.screens.roadmaps.confirmed import marks_button, marks_lines
from bot.ui.screens.roadmaps.draft import new_columns
from bot.ui.texts import Texts
from domain.plan_diff import ActivityPair, ActivityParts, ActivityText
from domain.planning.wording import key
from services.core.batches import batches
from services.roadmaps.change_undo import TakenBack
from services.roadmaps.revisions import Applied, RoadmapChange

SHOWN = 6
"""Activities of one page, fewer where they say much."""

FEWEST_NUMBERS = 3
NUMBERS = 60
"""Activities that only have another number are one entry, where there are several of them."""

LETTERS = 1800
TITLE = 160
VALUE = 220
PART = 60


def listing(change: RoadmapChange, page: int, texts: Texts) -> Screen:
    """A page of changes: what is different in the order of the plan, what is new, what is gone."""
    pages = list(_paged(_entries(change, texts))) or [[texts("changes-none")]]
    shown = min(page, len(pages) - 1)

    def to(number: int) -> RoadmapChanges:
        return RoadmapChanges(roadmap_id=change.draft_id, page=number)

    title = texts("changes-of", title=escape(change.short_title))
    back = button(texts("plan-button-draft"), RoadmapStep(roadmap_id=change.draft_id, step="open"))
    keep = []
    for step, count in (("keep", len(change.reported)), ("unkeep", len(change.difference.kept))):
        if count:
            label = texts(f"changes-button-{step}", count=count)
            keep.append(button(label, RoadmapStep(roadmap_id=change.draft_id, step=step)))
    return Screen(
        "\n\n".join([title, *pages[shown]]),
        keyboard(turner(shown, len(pages), to, texts), keep, [back]),
    )


def applied(done: Applied, texts: Texts) -> Screen:
    """The changes are in force: what became of the tasks, and the way back."""
    lines = [
        texts("changes-applied", title=escape(done.short_title)),
        texts(
            "changes-applied-counts",
            moved=done.moved,
            added=done.added,
            cancelled=done.cancelled,
            told=done.told,
        ),
        *marks_lines(done.marked, texts),
        texts("changes-applied-undo"),
    ]
    marks = marks_button(done.roadmap_id, done.marked, texts)
    back = button(texts("changes-button-back"), TakeBackChange(change_id=done.change_id))
    return Screen("\n".join(lines), keyboard(marks, [_roadmap(done, texts), back]))


def ask_sure(change_id: int, found: TakenBack, day: date, texts: Texts) -> Screen:
    """What becomes of tasks where a change that was merged on a local day is taken back."""
    said = full_day(day, texts)
    lines = [texts("changes-back-sure", title=escape(found.short_title), day=said)]
    lines += _became(found, "back", texts)
    sure = button(texts("changes-sure-back"), TakeBackChange(change_id=change_id, sure=1))
    leave = button(texts("plan-sure-no"), RoadmapStep(roadmap_id=found.roadmap_id, step="open"))
    return Screen("\n".join(lines), keyboard([sure, leave]))


def taken_back(done: TakenBack, texts: Texts) -> Screen:
    """The plan is what it was."""
    lines = [
        texts("changes-taken-back", title=escape(done.short_title)),
        *_became(done, "taken", texts),
    ]
    return Screen("\n".join([*lines, texts("changes-again")]), keyboard([_roadmap(done, texts)]))


def _became(found: TakenBack, when: str, texts: Texts) -> list[str]:
    """What happens to tasks, before the press (`back`) or after it (`taken`)."""
    counts = {name: getattr(found, name) for name in ("restored", "moved", "cancelled")}
    lines = [
        f"• {texts(f'changes-{when}-{what}', count=count)}"
        for what, count in counts.items()
        if count
    ]
    return lines or [texts("changes-tasks-none")]


def _roadmap(done: Applied | TakenBack, texts: Texts) -> InlineKeyboardButton:
    step = RoadmapStep(roadmap_id=done.roadmap_id, step="open")
    return button(shorten(done.short_title, 30), step)


def _entries(change: RoadmapChange, texts: Texts) -> Iterator[str]:
    difference = change.difference
    if change.has_other_title:
        before, after = map(_value, change.titles)
        yield texts("changes-line-title", before=before, after=after)
    if change.has_other_period:
        was, now = (period_words(each, texts) for each in change.periods)
        yield _line("period", was, now, texts)
    yield from new_columns(change, "changes-line-columns", texts)
    renumbered = difference.only(lambda pair: pair.is_only_renumbered)
    together = len(renumbered) >= FEWEST_NUMBERS
    splits = {split.kept.id: split for split in difference.splits}
    part_of = {part.id: split for split in difference.splits for part in split.others}
    for pair in difference.only(lambda pair: pair.is_changed):
        if together and pair.is_only_renumbered:
            continue
        split = _split(splits.get(pair.after.id), texts)
        yield "\n".join([_name(pair.after), *split, *_what(pair, texts)])
    for line in difference.added:
        yield "\n".join([_name(line), *_added(line, part_of.get(line.id), texts)])
    for line in difference.removed:
        count = change.reported.get(line.id, 0)
        yield "\n".join([_name(line), texts("changes-line-removed", count=count)])
    for line in difference.kept:
        yield "\n".join([_name(line), texts("changes-line-kept")])
    for some in batches(renumbered if together else (), NUMBERS):
        yield texts("changes-numbers", numbers=", ".join(map(_renumbered, some)))


def _split(split: ActivityParts | None, texts: Texts) -> Iterator[str]:
    """That an activity goes on here, and what else it became."""
    if split is not None:
        parts = ", ".join(map(_short_name, split.others))
        yield texts("changes-line-split", count=len(split.others), parts=parts)


def _added(line: ActivityText, split: ActivityParts | None, texts: Texts) -> Iterator[str]:
    """That an activity is new, what it was a part of, by when and whose it is."""
    if split is None:
        yield texts("changes-line-added")
    else:
        yield texts("changes-line-added-part", name=_short_name(split.before))
    if line.term:
        yield texts("changes-line-added-term", term=_quoted(line.term))
    if line.named:
        yield texts("changes-line-added-parties", names=_names(line))


def _renumbered(pair: ActivityPair) -> str:
    return f"{_value(pair.before.number) or '–'} → {_value(pair.after.number) or '–'}"


def _paged(entries: Iterable[str]) -> Iterator[list[str]]:
    """Entries in pages of a few, and no longer than a phone shows in two turns of a thumb."""
    page: list[str] = []
    for entry in entries:
        letters = sum(visible_length(held) for held in page)
        if page and (len(page) == SHOWN or letters + visible_length(entry) > LETTERS):
            yield page
            page = []
        page.append(entry)
    if page:
        yield page


def _what(pair: ActivityPair, texts: Texts) -> Iterator[str]:
    """What is different about an activity, a line each."""
    was, now = pair.before, pair.after
    if pair.is_rescheduled:
        yield _line("term", *_terms(pair, texts), texts)
    if pair.is_reworded:
        yield texts("changes-was-title", before=_value(was.title))
    if key(was.number) != key(now.number):
        yield _line("number", _value(was.number), _value(now.number), texts)
    if key(was.section) != key(now.section):
        yield _line("section", _value(was.section), _value(now.section), texts)
    if pair.is_reassigned:
        yield _line("parties", _names(was), _names(now), texts)
    named = [(column_texts.title(name, texts), *values) for name, *values in pair.other_texts]
    nothing = texts("changes-nothing")
    for name, before, after in (*named, *pair.other_columns):
        values = {"before": _value(before) or nothing, "after": _value(after) or nothing}
        yield texts("changes-line-other", name=_value(name), **values)


def _line(what: str, before: str, after: str, texts: Texts) -> str:
    nothing = texts("changes-nothing")
    return texts(f"changes-line-{what}", before=before or nothing, after=after or nothing)


def _terms(pair: ActivityPair, texts: Texts) -> tuple[str, str]:
    """Both terms as written; as understood, where the same words mean other days now."""
    was, now = pair.before, pair.after
    if key(was.term) != key(now.term) or was.schedule is None or now.schedule is None:
        return _quoted(was.term), _quoted(now.term)
    return meaning(was.schedule, texts), meaning(now.schedule, texts)


def _quoted(term: str) -> str:
    return f"«{_value(term)}»" if term else ""


def _names(line: ActivityText) -> str:
    return _value(", ".join(line.named))


def _value(text: str) -> str:
    return escape(shorten(text, VALUE))


def _short_name(line: ActivityText) -> str:
    return escape(line.number) or f"«{escape(shorten(line.title, PART))}»"


def _name(line: ActivityText) -> str:
    return f"<b>{escape(f'{line.number} {shorten(line.title, TITLE)}'.strip())}</b>"
