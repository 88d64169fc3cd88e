"""The renderers of what schools and curators tell each other about a task."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from bot.ui.screen import Screen
from bot.ui.screens.reminders import debtors as screens
from bot.ui.screens.reports import upload
from bot.ui.screens.tasks import notices
from bot.ui.texts import Texts
from domain.access import Actor
from models.enums import MoveVerdict
from scheduler.rendering import Recipient, Renderer
from services.reminders import nudging
from services.reminders.debtors import Due, Scope
from services.reports import held_files
from services.tasks import cards
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
    load_returned,
    load_words,
)

View = TypeVar("View")


async def render_nudge(
    session: AsyncSession, payload: dict[str, Any], to: Recipient
) -> Screen | None:
    """A curator's own reminder: what of its scope is still owed."""
    if to.person is None:
        return None
    scope = Scope(
        payload["municipality_id"],
        Due(payload["due"]),
        payload["roadmap_id"],
        payload["activity_id"],
    )
    lines = await nudging.still_owed(session, scope, actor=to.person.actor)
    return screens.reminder(lines, scope.due, to.texts) if lines else None


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
        actor, texts = to.person.actor, to.texts
        views = [await load(session, each, actor) for each in payload.get("many", [payload])]
        screens = [show(view, texts) for view in views if view is not None]
        if len(screens) > 1:
            return notices.together(screens, texts)
        return screens[0] if screens else None

    return render


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
    "mended": _made(load_mended, notices.mended),
    "accepted": _made(load_accepted, notices.accepted),
    "task-cancelled": _made(load_cancelled, notices.task_cancelled),
    "file-missed": _made(load_missed_file, notices.file_missed),
    "blocked": _made(load_blocked, notices.blocked),
    "not-applicable-asked": _made(load_not_applicable, notices.not_applicable_asked),
    "question": _made(load_words, notices.question),
    "curator-wrote": _made(load_words, notices.curator_wrote),
    "deadline-asked": _made(_load_waiting, notices.deadline_asked),
    "nudge": render_nudge,
    "pupils-found": render_pupils_found,
    "deadline-decided": _made(_load_decided, notices.deadline_decided),
}
"""The kind of a delivery → what makes its screen; `scheduler.messages` takes them over."""
