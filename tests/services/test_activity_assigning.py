"""Who answers for one activity: for it alone, for one school; reports stay."""

import pytest
from sqlalchemy import select

from domain.access import Actor, MemberRole, Role
from domain.errors import Code, Refusal
from domain.workflow import Status
from models.enums import Target
from models.roadmaps import Activity, ActivityException, Roadmap
from models.tasks import Task
from services.assignment import activity_assigning, assigning
from services.assignment.activity_assigning import AnswerersChange, Answering
from services.reports import reporting
from services.roadmaps import copying, importing, roadmaps
from tests.services import plans

PARTY, ORGANISATION = Answering.PARTY, Answering.ORGANISATION


@pytest.fixture
async def town(database, clock):
    return await plans.make_town(database, clock)


@pytest.fixture
async def roadmap_id(database, town):
    """Schools answer for 1.1 and 1.2, the office for 1.2 and 2.1; not in force yet."""
    roadmap_id = await plans.store(database, town)
    async with database.write() as session:
        for line in await assigning.parties(session, roadmap_id, actor=town.curator):
            if line.name == "ОО":
                target, ref_id = Target.ALL_SCHOOLS, None
            else:
                target, ref_id = Target.ORGANISATION, town.office
            await assigning.assign(
                session, roadmap_id, line.party_id, target, ref_id, actor=town.curator
            )
    return roadmap_id


async def confirm(database, town, roadmap_id):
    async with database.write() as session:
        await importing.confirm(session, roadmap_id, actor=town.curator)


async def see(database, town, number="1.1"):
    async with database.read() as session:
        id_ = await session.scalar(
            select(Activity.id).join(Roadmap, Roadmap.id == Activity.roadmap_id)
            .where(Activity.number == number).order_by(Activity.id)
        )  # fmt: skip
        return await activity_assigning.see(session, id_, actor=town.curator)


async def change(database, town, view, what, ref_id, *, answers):
    """Foresee a change, make it, and hold that both say the same."""
    values = {"answers": answers, "actor": town.curator}
    async with database.write() as session:
        said = await activity_assigning.foresee(session, view.activity_id, what, ref_id, **values)
    async with database.write() as session:
        done = await activity_assigning.put(session, view.activity_id, what, ref_id, **values)
    assert said == done
    return done


async def asked(database, activity_id):
    async with database.read() as session:
        found = await session.scalars(
            select(Task.organisation_id).where(
                Task.activity_id == activity_id, Task.status != Status.CANCELLED
            )
        )
        return sorted(set(found))


async def test_another_party_answers_for_this_activity_alone(database, town, roadmap_id):
    await confirm(database, town, roadmap_id)
    view = await see(database, town)
    assert [(party.name, party.answers) for party in view.parties] == [
        ("ОО", True),
        ("Управление образования", False),
    ]
    office = view.parties[1].id
    joined = await change(database, town, view, PARTY, office, answers=True)
    assert joined == AnswerersChange(made=1, cancelled=0, kept=0, past=1)
    left = await change(database, town, view, PARTY, view.parties[0].id, answers=False)
    assert left == AnswerersChange(made=0, cancelled=len(town.schools), kept=0)
    assert await asked(database, view.activity_id) == [town.office]
    other = await see(database, town, "1.2")
    assert await asked(database, other.activity_id) == [*town.schools, town.office]


async def test_one_school_leaves_and_another_organisation_joins(database, town, roadmap_id):
    """What was decided in the draft holds in force; what equals the parties is no exception."""
    view = await see(database, town)
    gone = await change(database, town, view, ORGANISATION, town.schools[0], answers=False)
    assert gone == AnswerersChange(made=0, cancelled=1, kept=0)
    await confirm(database, town, roadmap_id)
    joined = await change(database, town, view, ORGANISATION, town.office, answers=True)
    assert joined == AnswerersChange(made=1, cancelled=0, kept=0, past=1)
    assert await asked(database, view.activity_id) == [*town.schools[1:], town.office]
    fresh = await see(database, town)
    assert {found.id for found in fresh.organisations if found.is_exception} == {
        town.schools[0],
        town.office,
    }
    await change(database, town, view, ORGANISATION, town.schools[0], answers=True)
    async with database.read() as session:
        left = await session.scalars(select(ActivityException.organisation_id))
        assert list(left) == [town.office]
    async with database.write() as session:
        await roadmaps.finish(session, roadmap_id, actor=town.curator)
        copy_id = await copying.copy_to_next_year(session, roadmap_id, actor=town.curator)
        copied = await session.scalar(
            select(ActivityException.organisation_id)
            .join(Activity, Activity.id == ActivityException.activity_id)
            .where(Activity.roadmap_id == copy_id)
        )
        assert copied == town.office


async def test_a_report_stays_and_is_counted(database, town, roadmap_id):
    await confirm(database, town, roadmap_id)
    view = await see(database, town)
    async with database.write() as session:
        task = await session.scalar(
            select(Task).where(
                Task.activity_id == view.activity_id, Task.organisation_id == town.schools[0]
            )
        )
        place = MemberRole(town.id, Role.COORDINATOR, town.schools[0])
        coordinator = Actor(town.coordinators[0], (place,), town.curator.as_of)
        await reporting.start(session, task.id, task.version, actor=coordinator)
    left = await change(database, town, view, PARTY, view.parties[0].id, answers=False)
    assert left == AnswerersChange(made=0, cancelled=2, kept=1)
    assert await asked(database, view.activity_id) == [town.schools[0]]


async def test_strangers_and_foreign_things_are_refused(database, town, clock, roadmap_id):
    view = await see(database, town)
    other = await plans.make_town(database, clock, "Дальний", 200)
    cases = (
        (ORGANISATION, other.schools[0], town.curator, Code.STALE),
        (PARTY, 10**9, town.curator, Code.STALE),
        (PARTY, view.parties[0].id, town.someone_else(clock), Code.DENIED),
    )
    for what, ref_id, actor, code in cases:
        async with database.write() as session:
            with pytest.raises(Refusal) as refused:
                await activity_assigning.put(
                    session, view.activity_id, what, ref_id, answers=True, actor=actor
                )
        assert refused.value.code is code
