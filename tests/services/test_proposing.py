"""Whom parties mean: shown with the reason, taken at one press, never by themselves."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from domain.access import Role
from domain.draft import DraftParty
from domain.organisation_kinds import OrganisationKind
from domain.party_proposals import MatchReason
from domain.workflow import Action, Status
from models.enums import Target
from models.people import Membership, Organisation, Person
from models.roadmaps import Assignment
from models.roadmaps import Party as PartyRow
from models.tasks import Report, Task
from services.assignment import assigning, proposing, taking_forecasts
from services.roadmaps import importing
from tests.services import plans

NAMES = ("ОО", "Школы № 1, № 3", "УО", "Л.Н. Смирнова", "Полиция", "Лицей № 99")


@pytest.fixture
async def town(database, clock):
    return await plans.make_town(database, clock)


@pytest.fixture
async def office(database, town, clock):
    """The department of education, where Лия Смирнова reports."""
    async with database.write() as session:
        row = Organisation(
            municipality_id=town.id,
            name="Управление образования",
            kind=OrganisationKind.DEPARTMENT,
        )
        person = Person(telegram_id=900, name="Лия Смирнова", first_seen_at=clock.now())
        session.add_all([row, person])
        await session.flush()
        session.add(
            Membership(
                person_id=person.id,
                municipality_id=town.id,
                organisation_id=row.id,
                role=Role.COORDINATOR,
                created_at=clock.now(),
            )
        )
        return row.id


async def stored(database, town, *names):
    lines = [
        plans.activity(f"1.{n}", f"Дело {n}", plans.month(12), (DraftParty(name),))
        for n, name in enumerate(names, start=1)
    ]
    return await plans.store(database, town, plans.draft(*lines))


async def listed(database, town, roadmap_id):
    async with database.read() as session:
        found = await assigning.parties(session, roadmap_id, actor=town.curator)
    return {line.name: line for line in found}


async def test_proposals_stand_with_their_reasons_and_hold_only_when_taken(database, town, office):
    roadmap_id = await stored(database, town, *NAMES)
    found = await listed(database, town, roadmap_id)
    likely = {name: line.likely for name, line in found.items()}
    assert likely["ОО"].choices[0].target is Target.ALL_SCHOOLS
    assert [c.ref_id for c in likely["Школы № 1, № 3"].choices] == [
        town.schools[0],
        town.schools[2],
    ]
    assert (likely["УО"].choices[0].ref_id, likely["УО"].reason) == (
        office,
        MatchReason.ABBREVIATION,
    )
    assert likely["Л.Н. Смирнова"].choices[0].ref_id == office
    assert (likely["Полиция"], likely["Лицей № 99"]) == (None, None)
    assert not any(line.is_known for line in found.values())
    async with database.write() as session:
        assert await session.scalar(select(Assignment.id)) is None
        assert await proposing.take(session, roadmap_id, actor=town.curator) == 4
        assert await proposing.leave_rest(session, roadmap_id, actor=town.curator) == 2
    found = await listed(database, town, roadmap_id)
    assert all(line.is_known and line.likely is None for line in found.values())
    assert found["Полиция"].choices[0].target is Target.NOBODY


async def test_a_weak_proposal_is_no_sure_one_and_waits_for_a_press_of_its_own(database, town):
    async with database.write() as session:
        session.add(
            Organisation(municipality_id=town.id, name="Лицей № 7", kind=OrganisationKind.SCHOOL)
        )
    names = ("ОО", "И.И. Неведомый", "МБОУ СОШ № 7", "Полиция")
    roadmap_id = await stored(database, town, *names)
    found = await listed(database, town, roadmap_id)
    assert {name: line.likely and line.likely.is_sure for name, line in found.items()} == {
        "ОО": True, "И.И. Неведомый": False, "МБОУ СОШ № 7": False, "Полиция": None,
    }  # fmt: skip
    async with database.write() as session:
        assert await proposing.take_and_leave_rest(session, roadmap_id, actor=town.curator) == 1
    found = await listed(database, town, roadmap_id)
    assert [name for name in names if not found[name].is_known] == list(names[1:3])
    async with database.write() as session:
        assert await proposing.leave_rest(session, roadmap_id, actor=town.curator) == 0
        assert await proposing.take(session, roadmap_id, possible=True, actor=town.curator) == 2
    found = await listed(database, town, roadmap_id)
    meant = {name: found[name].choices[0].name for name in names[1:3]}
    assert meant == {"И.И. Неведомый": "Отдел", "МБОУ СОШ № 7": "Лицей № 7"}


async def test_what_is_taken_in_a_plan_in_force_makes_tasks(database, town):
    roadmap_id = await stored(database, town, "ОО")
    async with database.write() as session:
        done = await importing.confirm(session, roadmap_id, actor=town.curator)
        assert (done.tasks.new, done.unassigned) == (0, 1)
        await proposing.take(session, roadmap_id, actor=town.curator)
        found = await assigning.parties(session, roadmap_id, actor=town.curator)
    assert found[0].choices[0].target is Target.ALL_SCHOOLS


async def test_kindergartens_are_a_kind_of_their_own(database, town):
    async with database.write() as session:
        session.add(
            Organisation(
                municipality_id=town.id,
                name="Детский сад № 5",
                kind=OrganisationKind.KINDERGARTEN,
            )
        )
    roadmap_id = await stored(database, town, "все ДОУ", "образовательные организации")
    likely = {
        name: line.likely for name, line in (await listed(database, town, roadmap_id)).items()
    }
    assert [c.target for c in likely["все ДОУ"].choices] == [Target.ALL_KINDERGARTENS]
    # Schools or schools and kindergartens: a person says which.
    assert likely["образовательные организации"] is None


async def test_a_broad_choice_says_what_it_makes(database, town):
    roadmap_id = await stored(database, town, "ОО", "УО")
    async with database.write() as session:
        party_id = await session.scalar(select(PartyRow.id).where(PartyRow.name == "ОО"))
        _, options = await assigning.party(session, roadmap_id, party_id, actor=town.curator)
        said = options.broad[Target.ALL_SCHOOLS].count.total
        await assigning.assign(
            session, roadmap_id, party_id, Target.ALL_SCHOOLS, actor=town.curator
        )
        done = await importing.confirm(session, roadmap_id, actor=town.curator)
    assert said == done.tasks.new == 3


async def test_who_may_mean_somebody_is_not_left_out_with_the_rest(database, town, office):
    """«ОО» is no abbreviation of one school; with a kindergarten there nobody can tell whom."""
    async with database.write() as session:
        for name, kind in (
            ("Ошминская ООШ", OrganisationKind.SCHOOL),
            ("Детский сад «Ёлочка»", OrganisationKind.KINDERGARTEN),
        ):
            session.add(Organisation(municipality_id=town.id, name=name, kind=kind))
    names = ("Руководители ОО", "Школьные команды", "Полиция")
    roadmap_id = await stored(database, town, *names)
    found = await listed(database, town, roadmap_id)
    assert found["Руководители ОО"].likely is None
    assert [line.is_doubtful for line in (found[name] for name in names)] == [True, False, False]
    assert found["Школьные команды"].likely.choices[0].target is Target.ALL_SCHOOLS
    async with database.write() as session:
        left = await proposing.take_and_leave_rest(session, roadmap_id, actor=town.curator)
    assert left == 1
    found = await listed(database, town, roadmap_id)
    assert {name: found[name].is_known for name in names} == {
        "Руководители ОО": False,
        "Школьные команды": True,
        "Полиция": True,
    }


async def close_department(database, clock, name="Отдел"):
    """Close the department of the town, which may have had another name."""
    async with database.write() as session:
        row = await session.scalar(select(Organisation).where(Organisation.name == "Отдел"))
        row.name, row.closed_at = name, clock.now()


async def test_a_body_that_the_list_lacks_joins_it_when_it_is_taken(database, town, clock):
    """Posts of the office are given to the office itself, so that their activities get tasks."""
    await close_department(database, clock)
    names = ("Куратор ШНОР", "УО", "МКУ «ИМЦ»", "Руководители РМО", "Полиция")
    roadmap_id = await stored(database, town, *names)
    found = await listed(database, town, roadmap_id)
    likely = {name: found[name].likely for name in names}
    assert [likely[name] and likely[name].choices[0].name for name in names] == [
        "Управление образования", "Управление образования", "МКУ «ИМЦ»", "МКУ «ИМЦ»", None,
    ]  # fmt: skip
    async with database.write() as session:
        assert await proposing.take(session, roadmap_id, actor=town.curator) == 4
        done = await importing.confirm(session, roadmap_id, actor=town.curator)
        added = await session.execute(
            select(Organisation.name, Organisation.kind).order_by(Organisation.id.desc()).limit(2)
        )
    assert dict(added.all()) == {
        "Управление образования": OrganisationKind.DEPARTMENT,
        "МКУ «ИМЦ»": OrganisationKind.CENTRE,
    }
    assert (done.tasks.new, done.unassigned, len(done.offices)) == (4, 1, 2)


@pytest.mark.parametrize(
    ("days", "sure", "past", "made"), [(1, 1, False, 1), (1, 1, True, 2), (0, 2, False, 2)]
)
@pytest.mark.parametrize("alone", [True, False])
async def test_a_body_that_joins_a_plan_in_force_is_asked_for_the_past_only_by_a_word(
    database, town, clock, days, sure, past, made, alone
):
    """On the day on which the plan came into force it is asked as everybody is."""
    await close_department(database, clock)
    party = (DraftParty("Куратор ШНОР"),)
    lines = [plans.activity(f"1.{n}", f"Дело {n}", plans.month(n), party) for n in (10, 12)]
    roadmap_id = await plans.store(database, town, plans.draft(*lines))
    async with database.write() as session:
        await importing.confirm(session, roadmap_id, actor=town.curator)
    actor = replace(town.curator, as_of=clock.now() + timedelta(days=days))
    async with database.read() as session:
        found = await taking_forecasts.foresee(session, roadmap_id, actor=actor)
        party_id = await session.scalar(select(PartyRow.id))
        _, options = await assigning.party(session, roadmap_id, party_id, actor=actor)
    assert (found.sure.made.total, found.sure.everything.total) == (sure, 2)
    assert options.likely == found.sure
    async with database.write() as session:
        if alone:
            await proposing.take_one(session, roadmap_id, party_id, past=past, actor=actor)
        else:
            await proposing.take(session, roadmap_id, past=past, actor=actor)
        assert await session.scalar(select(func.count()).select_from(Task)) == made


async def test_a_task_that_was_reported_on_and_cancelled_is_no_new_one(database, town, clock):
    roadmap_id = await stored(database, town, "ОО")
    async with database.write() as session:
        party_id = await session.scalar(select(PartyRow.id))
        for target in (Target.ALL_SCHOOLS, Target.NOBODY):
            await assigning.assign(session, roadmap_id, party_id, target, actor=town.curator)
            if target is Target.ALL_SCHOOLS:
                await importing.confirm(session, roadmap_id, actor=town.curator)
                task = await session.scalar(select(Task).limit(1))
                report = {
                    "person_id": town.coordinators[0],
                    "action": Action.SUBMIT,
                    "status_before": Status.PLANNED,
                    "status_after": Status.SUBMITTED,
                }
                session.add(Report(task_id=task.id, at=clock.now(), **report))
                task.status = Status.CANCELLED
    async with database.read() as session:
        _, options = await assigning.party(session, roadmap_id, party_id, actor=town.curator)
    async with database.write() as session:
        await assigning.assign(
            session, roadmap_id, party_id, Target.ALL_SCHOOLS, actor=town.curator
        )
        open_ = select(func.count()).where(Task.status == Status.PLANNED)
        assert options.broad[Target.ALL_SCHOOLS].count.total == await session.scalar(open_) == 2


async def test_a_body_that_was_closed_does_not_come_back_by_itself(database, town, clock):
    await close_department(database, clock, "Управление образования")
    roadmap_id = await stored(database, town, "Куратор ШНОР")
    line = (await listed(database, town, roadmap_id))["Куратор ШНОР"]
    assert (line.likely, line.is_doubtful) == (None, True)


async def test_an_office_with_a_very_long_name_is_given_its_tasks(database, town, clock):
    await close_department(database, clock)
    long = "Отдел образования " + "администрации муниципального округа " * 8
    roadmap_id = await stored(database, town, long)
    async with database.write() as session:
        await proposing.take(session, roadmap_id, actor=town.curator)
        done = await importing.confirm(session, roadmap_id, actor=town.curator)
        given = (await session.scalars(select(Assignment.organisation_id))).all()
        there = (
            await session.scalars(
                select(Organisation.id).where(
                    Organisation.kind == OrganisationKind.DEPARTMENT,
                    Organisation.closed_at.is_(None),
                )
            )
        ).all()
    assert given == there
    assert (len(there), done.tasks.new) == (1, 1)
