"""The renderers of what schools and curators tell each other about a task."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from bot.ui.screen import Screen
from bot.ui.screens.reminders import debtors as screens
from bot.ui.screens.reports import passing as passing_screens
from bot.ui.screens.reports import upload
from bot.ui.screens.tasks import notice_bundles, notices
from bot.ui.texts import Texts
from domain.access import Actor
from models.enums import MoveVerdict
from scheduler.rendering import Recipient, Renderer
from services.core import events
from services.core.set_aside import is_of_row
from services.reminders import nudging
from services.reminders.debtors import DebtorQuery, DueWithin
from services.reports import held_files, passing
from services.tasks import cards, suggestions
from services.tasks.notices import (
    DeadlineRequest,
    Payload,
    load_accepted,
    load_blocked,
    load_cancelled,
    load_deadline_request,
    load_mended,
    load_missed_file,
    load_not_applicable,
    load_return_withdrawn,
    load_returned,
    load_words,
)

log = logging.getLogger(__name__)

View = TypeVar("View")


async def render_nudge(
    session: AsyncSession, payload: dict[str, Any], to: Recipient
) -> Screen | None:
    """A nudge: what of its scope is still owed."""
    if to.person is None:
        return None
    scope = DebtorQuery(
        payload["municipality_id"],
        DueWithin(payload["due"]),
        payload["roadmap_id"],
        payload["activity_id"],
        payload.get("organisation_id"),
    )
    lines = await nudging.still_owed(session, scope, actor=to.person.actor)
    return screens.nudge_message(lines, scope.due, to.texts) if lines else None


async def render_pupils_found(
    session: AsyncSession, payload: dict[str, Any], to: Recipient
) -> Screen | None:
    """A file that looks like a list of pupils, to its sender."""
    if to.person is None:
        return None
    held = await held_files.load(session, payload, to.person.actor)
    if held is None or held.upload.task_id is None:
        return None
    card = await cards.load(session, held.upload.task_id, actor=to.person.actor)
    return upload.pupils_found(held, card, to.texts)


async def render_file_passed(
    session: AsyncSession, payload: dict[str, Any], to: Recipient
) -> Screen | None:
    """A file that the head of the school has handed on, to the coordinator."""
    if to.person is None:
        return None
    actor = to.person.actor
    found = await passing.load(session, payload["upload_id"], payload["by"], actor=actor)
    if found is None:
        return None
    told = [payload["task"]] if payload["task"] else []
    guesses = await suggestions.suggest_told(
        session, told, found.upload.words, to.person.telegram_id, actor=actor
    )
    return passing_screens.received(found, guesses, to.texts)


def _made(
    load: Callable[[AsyncSession, Payload, Actor], Awaitable[View | None]],
    show: Callable[[View, Texts], Screen],
) -> Renderer:
    """A renderer that loads what a message says for its recipient, and shows it."""

    async def render(
        session: AsyncSession, payload: dict[str, Any], to: Recipient
    ) -> Screen | None:
        if to.person is None:
            return None
        view = await load(session, payload, to.person.actor)
        return show(view, to.texts) if view is not None else None

    return render


async def render_bundle(
    session: AsyncSession, payload: dict[str, Any], to: Recipient
) -> Screen | None:
    """Several events that leave for one person at once."""
    made = []
    for kind, each, _ in payload["many"]:
        screen = await RENDERERS[kind](session, each, to)
        if screen is not None:
            made.append(notice_bundles.BundledNotice(kind, screen))
    if len(made) > 1:
        return notice_bundles.together(made, to.texts)
    return made[0].screen if made else None


async def events_of(
    session: AsyncSession, morning: str, to: Recipient, municipality_id: int | None = None
) -> list[notice_bundles.BundledNotice]:
    """The events that have waited for a morning message.

    One that cannot be made is left out: it fails by itself, and is shown, when its turn comes.
    """
    if to.person is None:
        return []
    found = await events.waiting_for(session, to.person.person_id, morning, municipality_id)
    made = []
    for event in found:
        try:
            async with session.begin_nested():
                screen = await RENDERERS[event.kind](session, event.payload, to)
        except Exception as error:
            if not is_of_row(error):
                raise
            log.exception("an event of kind %s is not told in the morning", event.kind)
            continue
        if screen is not None:
            made.append(notice_bundles.BundledNotice(event.kind, screen))
    return made


async def _load_waiting(
    session: AsyncSession, payload: Payload, actor: Actor
) -> DeadlineRequest | None:
    request = await load_deadline_request(session, payload, actor)
    return request if request and request.verdict is MoveVerdict.OPEN else None


async def _load_decided(
    session: AsyncSession, payload: Payload, actor: Actor
) -> DeadlineRequest | None:
    request = await load_deadline_request(session, payload, actor)
    return request if request and request.verdict is not MoveVerdict.OPEN else None


RENDERERS: dict[str, Renderer] = {
    "returned": _made(load_returned, notices.returned),
    "return-withdrawn": _made(load_return_withdrawn, notices.return_withdrawn),
    "mended": _made(load_mended, notices.mended),
    "accepted": _made(load_accepted, notices.accepted),
    "task-cancelled": _made(load_cancelled, notices.task_cancelled),
    "file-missed": _made(load_missed_file, notices.file_missed),
    "blocked": _made(load_blocked, notices.blocked),
    "not-applicable-asked": _made(load_not_applicable, notices.not_applicable_asked),
    "question": _made(load_words, notices.question),
    "school-wrote": _made(load_words, notices.school_wrote),
    "curator-wrote": _made(load_words, notices.curator_wrote),
    "deadline-asked": _made(_load_waiting, notices.deadline_asked),
    "nudge": render_nudge,
    passing.KIND: render_file_passed,
    "pupils-found": render_pupils_found,
    "deadline-decided": _made(_load_decided, notices.deadline_decided),
    events.BUNDLE: render_bundle,
}
"""The kind of a delivery → what makes its screen; `scheduler.messages` takes them over."""
