"""People and a plan in force for the sample town, so that a first look finds something to do."""

from dataclasses import replace
from datetime import date, time
from pathlib import Path
from zoneinfo import ZoneInfo

from bot import sample
from bot.sample import history
from bot.sample.in_force import put_in_force
from bot.sample.town import Town
from bot.ui.links import INVITE_PREFIX
from bot.ui.texts import texts
from documents.read.worker import read_safely
from domain import plan
from domain.access import Actor, Role
from domain.calendar import local_day, local_moment
from domain.errors import Code, Refusal
from models.engine import Database
from services.core import actors, municipalities
from services.people import invites
from simulator.world import FIRST_PERSON_ID

CURATOR, MANAGER = "Ольга", "Виктор Павлович"
COORDINATORS = {"Анна": "Школа № 3", "Борис": "Школа № 7", "Галина": "Лицей № 2"}


async def seed(town: Town, path: Path = sample.PLAN) -> None:
    """People join by invites; the plan at `path` is imported, assigned and put in force."""
    municipality_id = await _make_municipality(town)
    curator = await _join(town, municipality_id, CURATOR, Role.CURATOR)
    await _join(town, municipality_id, MANAGER, Role.MANAGER)
    coordinators = {}
    for name, school in COORDINATORS.items():
        joined = await _join(town, municipality_id, name, Role.COORDINATOR, school)
        (organisation_id,) = joined.organisations(Role.COORDINATOR)
        coordinators[organisation_id] = joined
    database, clock = town.app.tools.database, town.simulator.clock
    today = local_day(clock.now(), ZoneInfo(sample.TIME_ZONE))
    roadmap_id = await _put_plan_in_force(database, municipality_id, curator, today, path)
    await history.live_through(
        database, roadmap_id, today, curator=curator, coordinators=coordinators
    )
    await town.app.ticker.tick()


async def meet_administrator(town: Town) -> None:
    """Somebody who follows the link of the first administrator, where there is none yet."""
    async with town.app.tools.database.write() as session:
        token = await invites.make_first(session, town.simulator.clock.now())
    if token is not None:
        say = texts(town.app.settings.default_locale)
        person = town.simulator.person(say("cli-empty-town-person"), user_id=FIRST_PERSON_ID)
        await person.start(INVITE_PREFIX + token)


async def _make_municipality(town: Town) -> int:
    async with town.app.tools.database.write() as session:
        municipality_id = await municipalities.create(
            session, sample.MUNICIPALITY, sample.TIME_ZONE, "ru", town.simulator.clock.now()
        )
        await municipalities.add_organisations(session, municipality_id, sample.ORGANISATIONS)
    return municipality_id


async def _join(
    town: Town, municipality_id: int, name: str, role: Role, organisation: str | None = None
) -> Actor:
    """A person who comes in by an invite, as anybody does."""
    async with town.app.tools.database.write() as session:
        organisation_id = (
            await municipalities.organisation_named(session, municipality_id, organisation)
            if organisation
            else None
        )
        token = await invites.make_from_shell(
            session, role, municipality_id, organisation_id, town.simulator.clock.now()
        )
    person = town.simulator.person(name)
    await person.start(INVITE_PREFIX + token)
    async with town.app.tools.database.read() as session:
        found = await actors.find(session, person.id, town.simulator.clock.now())
    if found is None:
        raise Refusal(Code.DENIED)
    return found.actor


async def _put_plan_in_force(
    database: Database, municipality_id: int, curator: Actor, today: date, path: Path
) -> int:
    """Import and assign a plan as of the first day of its period, if that is past."""
    draft = plan.draft(await read_safely(path, path.name))
    begin = min(draft.period.start, today) if draft.period else today
    actor = replace(curator, as_of=local_moment(begin, time(8), ZoneInfo(sample.TIME_ZONE)))
    async with database.write() as session:
        return await put_in_force(session, draft, path.name, municipality_id, actor=actor)
