"""Files that the head of a school hands on to a coordinator, who reports."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, Role
from domain.errors import Code, Refusal
from models.people import Person
from models.tasks import Upload
from services.core import outbox
from services.core.hours import within_hours
from services.reports import contacts, uploads
from services.reports.uploads import UploadView

KIND = "file-passed"


@dataclass(frozen=True, slots=True)
class PassedFiles:
    """Files that were handed on and belong to no task yet; `by` is who handed them on."""

    upload: UploadView
    by: str


async def recipients(session: AsyncSession, *, actor: Actor) -> dict[int, str]:
    """The coordinators of the schools whose head the actor is, if they can be written to: person →
    name.
    """
    found = [
        person
        for id_ in actor.organisations(Role.HEAD)
        for person in await contacts.coordinators_of(session, id_)
        if person.id != actor.person_id and person.reachable
    ]
    return {person.id: person.name for person in found}


async def pass_on(
    session: AsyncSession, upload_id: int, person_id: int, task_id: int, *, actor: Actor
) -> str:
    """Make an upload of the actor's own a coordinator's, who is asked what it is about.

    `task_id` is what the actor replied to, 0 for nothing. Gives the coordinator's name. Raises
    Refusal(DENIED) for a foreign upload, and for whoever is no coordinator of the actor's schools.
    """
    upload = await uploads.own(session, upload_id, actor)
    if person_id not in await recipients(session, actor=actor):
        raise Refusal(Code.DENIED)
    person = await session.get_one(Person, person_id)
    upload.person_id, upload.chat_id = person.id, person.telegram_id
    # Further files of the album are asked about anew: these have gone.
    upload.group_key, upload.message_id = f"passed:{upload.id}", None
    municipality_id = next(
        held.municipality_id for held in actor.current() if held.role is Role.HEAD
    )
    payload = {"upload_id": upload.id, "by": actor.person_id, "task": task_id}
    message = outbox.to_person(person, f"passed:{upload.id}", KIND, municipality_id, **payload)
    waiting = await within_hours(session, municipality_id, [message], actor.as_of)
    await outbox.owe(session, waiting, actor.as_of)
    return person.name


async def load(
    session: AsyncSession, upload_id: int, by: int, *, actor: Actor
) -> PassedFiles | None:
    """What was handed on to the actor, None where it is gone or taken already."""
    waits = select(Upload.id).where(
        Upload.id == upload_id, Upload.person_id == actor.person_id, Upload.task_id.is_(None)
    )
    if await session.scalar(waits) is None:
        return None
    view = await uploads.find(session, upload_id, actor=actor)
    name = await session.scalar(select(Person.name).where(Person.id == by))
    return PassedFiles(view, name or "") if view.files or view.held else None
