"""The review queue: one report a screen, its files above it."""

from html import escape

from bot.ui import dates
from bot.ui.callbacks.core import Menu
from bot.ui.callbacks.review import (
    ReviewAccept,
    ReviewList,
    ReviewNext,
    ReviewReturn,
    ReviewRules,
    ReviewTakeBack,
)
from bot.ui.callbacks.tasks import OpenCard
from bot.ui.fitting import shorten
from bot.ui.screen import Screen, button, keyboard
from bot.ui.screens.tasks import statuses, whole_words
from bot.ui.screens.tasks.card import wanted
from bot.ui.sizes import number
from bot.ui.texts import Texts
from domain.workflow import Action, Status
from services.review.review_queue import Queue
from services.tasks.cards import Card

TITLE = 200
NAME = 80
"""Letters of the wording that name an activity which has just been looked at."""

WORDS = 500
OLD_FILES = 4
SENT_FILES = 10
"""Files that are sent above a report: as many as an album holds."""


def empty(texts: Texts) -> Screen:
    """Nothing waits."""
    return Screen(
        texts("review-empty"),
        keyboard(
            [
                button(texts("rules"), ReviewRules()),
                button(texts("button-home"), Menu(place="home")),
            ]
        ),
    )


def report(card: Card, queue: Queue, roadmap_id: int, texts: Texts) -> Screen:
    """A report of the queue; `roadmap_id` is 0 where the queue is not narrowed."""
    title = texts("review-title", count=queue.count, organisation=escape(card.organisation))
    lines = [f"<b>{title}</b>", _title(card), _delivered(card, texts), *_again(card, texts)]
    if card.claim is Action.REQUEST_NOT_APPLICABLE:
        lines.append(texts("review-claims-not-applicable"))
    lines += [
        texts(
            "review-said",
            name=escape(event.who) if event.who else texts("person-forgotten"),
            words=escape(shorten(event.note, WORDS)),
        )
        for event in card.words
    ]
    lines += [fact for place in range(len(card.indicators)) if (fact := _fact(card, place, texts))]
    if card.slots:
        lines.append(texts("card-wanted", wanted=wanted(card, texts)))
    if len(card.files) > SENT_FILES:
        lines.append(texts("review-more-files", count=len(card.files) - SENT_FILES))
    if not card.files:
        lines.append(texts("review-no-files"))
    key = "review-agree" if card.claim is Action.REQUEST_NOT_APPLICABLE else "review-accept"
    seen = {"task_id": card.task_id, "version": card.version, "roadmap_id": roadmap_id}
    decide = [
        button(texts(key), ReviewAccept(**seen)),
        button(texts("review-return"), ReviewReturn(**seen)),
    ]
    onward = ReviewNext(task_id=card.task_id, roadmap_id=roadmap_id)
    others = [button(texts("review-card"), OpenCard(task_id=card.task_id))]
    if queue.count > 1:
        others.insert(0, button(texts("review-next"), onward))
        others.append(button(texts("review-list"), ReviewList(roadmap_id=roadmap_id)))
    said = [event.note for event in card.words]
    whole = whole_words.row(card.task_id, "whole-review", said, texts)
    return Screen("\n".join(lines), keyboard(decide, whole, others), card.task_id)


def changed(card: Card, texts: Texts) -> Screen:
    """Somebody was quicker: what the task is now."""
    return Screen(
        "\n".join(
            [
                texts("card-stale", status=statuses.words(card, texts)),
                f"{_title(card, NAME)} · {escape(card.organisation)}",
            ]
        ),
        keyboard([button(texts("review-card"), OpenCard(task_id=card.task_id))]),
        card.task_id,
    )


def _delivered(card: Card, texts: Texts) -> str:
    day = card.submitted_on or card.changed_on
    said = dates.day(texts, day, card.today)
    if card.deadline is None:
        return texts("review-delivered", day=said)
    if day <= card.deadline:
        return texts("review-delivered-in-time", day=said)
    deadline = dates.day(texts, card.deadline, card.today)
    return texts("review-delivered-late", day=said, deadline=deadline)


def _again(card: Card, texts: Texts) -> list[str]:
    """«Повторно, после возврата от 24 ноября», and which of the files were there before it."""
    if card.returned_on is None:
        return []
    lines = [texts("review-again", day=dates.day(texts, card.returned_on, card.today))]
    old = [escape(shorten(file.name, NAME)) for file in card.files if file.rejected]
    if old:
        more = [texts("card-more", count=len(old) - OLD_FILES)] if len(old) > OLD_FILES else []
        lines.append(texts("review-rejected-files", files="; ".join([*old[:OLD_FILES], *more])))
    return lines


def _title(card: Card, limit: int = TITLE) -> str:
    return statuses.title(card.number, shorten(card.title, limit))


def _fact(card: Card, place: int, texts: Texts) -> str:
    line = card.indicators[place]
    if line.fact is None:
        return ""
    fact = f"{number(texts, line.fact)} {line.unit}".strip()
    key = "card-indicator-met" if line.met else "card-indicator-missed"
    return texts(key, text=escape(shorten(line.text, 120)), fact=escape(fact))


def closed(card: Card, key: str, texts: Texts, **values: str) -> Screen:
    """What was decided, in the place of the report."""
    said = {name: escape(value) for name, value in values.items()}
    row = [button(texts("review-card"), OpenCard(task_id=card.task_id))]
    if card.status is Status.RETURNED:
        undo = ReviewTakeBack(task_id=card.task_id, version=card.version)
        row.insert(0, button(texts("review-take-back"), undo))
    return Screen(
        texts(key, title=_title(card, NAME), organisation=escape(card.organisation), **said),
        keyboard(row),
        card.task_id,
    )
