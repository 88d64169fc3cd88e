"""Every use case of a curator × everybody who is none here: refused alike, and nothing changed."""

from datetime import date

import pytest
from sqlalchemy import func, select

from domain.access import Role
from domain.errors import Code, Refusal
from domain.organisation_kinds import OrganisationKind
from domain.workflow import Status
from models.enums import MoveVerdict
from models.people import Membership, Municipality, Organisation
from models.tables import Base
from models.tasks import DeadlineMove
from services.assignment import organisation_changes
from services.core import audit_log
from services.people import groups, memberships, organisation_views, organisations
from services.people.organisation_views import OrganisationSelection
from services.reminders import debtors, nudging
from services.reminders.debtors import DebtorQuery
from services.review import return_reasons, review_queue, review_rules, reviewing
from services.roadmaps import splitting
from services.roadmaps.splitting import SecondPart
from services.tasks import deadline_moves, task_actions
from tests import towns

DEADLINE = date(2026, 11, 25)

USE_CASES = {
    "accept": lambda s, t, a: reviewing.accept(s, t.task_id, 1, actor=a),
    "accept many": lambda s, t, a: reviewing.accept_many(s, [(t.task_id, 1)], actor=a),
    "return": lambda s, t, a: reviewing.return_(s, t.task_id, 1, "Нет", actor=a),
    "mending days": lambda s, t, a: reviewing.mending_days(s, t.task_id, actor=a),
    "see reasons": lambda s, t, a: return_reasons.see(s, t.id, actor=a),
    "save reasons": lambda s, t, a: return_reasons.save(s, t.id, ["Нет"], actor=a),
    "review of a roadmap": lambda s, t, a: review_rules.set_roadmap(
        s, t.roadmap_id, False, actor=a
    ),
    "review of an activity": lambda s, t, a: review_rules.set_activity(
        s, t.activity_id, False, actor=a
    ),
    "documents": lambda s, t, a: splitting.slots(s, t.activity_id, actor=a),
    "look at a split": lambda s, t, a: splitting.preview(
        s, t.activity_id, SecondPart("Дело"), actor=a
    ),
    "split": lambda s, t, a: splitting.split(s, t.activity_id, SecondPart("Дело"), actor=a),
    "cancel": lambda s, t, a: task_actions.cancel(s, t.task_id, 1, actor=a),
    "dismiss": lambda s, t, a: task_actions.dismiss(s, t.task_id, 1, actor=a),
    "reopen": lambda s, t, a: task_actions.reopen(s, t.task_id, 1, "Нет", actor=a),
    "move": lambda s, t, a: deadline_moves.move(s, t.task_id, 1, date(2026, 12, 9), actor=a),
    "decide": lambda s, t, a: deadline_moves.decide(s, t.move_id, MoveVerdict.ACCEPTED, actor=a),
    "debtors": lambda s, t, a: debtors.load(s, DebtorQuery(t.id), actor=a),
    "nudge": lambda s, t, a: nudging.nudge(s, DebtorQuery(t.id), actor=a),
    "people": lambda s, t, a: memberships.overview(s, t.id, actor=a),
    "member": lambda s, t, a: memberships.see_member(s, t.membership_id, actor=a),
    "end": lambda s, t, a: memberships.end_membership(s, t.membership_id, actor=a),
    "invite office": lambda s, t, a: memberships.invite_office(s, t.id, Role.CURATOR, actor=a),
    "invite coordinator": lambda s, t, a: memberships.invite_to_school(s, t.other_id, actor=a),
    "invite head": lambda s, t, a: memberships.invite_to_school(s, t.other_id, Role.HEAD, actor=a),
    "invite successor": lambda s, t, a: memberships.invite_successor(s, t.membership_id, actor=a),
    "invite missing": lambda s, t, a: memberships.invite_missing(s, t.id, actor=a),
    "organisations": lambda s, t, a: organisation_views.load_page(
        s, t.id, OrganisationSelection.ALL, actor=a
    ),
    "organisation": lambda s, t, a: organisation_views.see(s, t.other_id, actor=a),
    "add": lambda s, t, a: organisation_changes.add_named(
        s, t.id, [("Школа № 9", OrganisationKind.SCHOOL)], actor=a
    ),
    "rename": lambda s, t, a: organisations.rename(s, t.other_id, "Новая", actor=a),
    "kind": lambda s, t, a: organisations.set_kind(s, t.other_id, OrganisationKind.OTHER, actor=a),
    "close": lambda s, t, a: organisations.close(s, t.other_id, actor=a),
    "reopen school": lambda s, t, a: organisations.reopen(s, t.other_id, actor=a),
    "groups": lambda s, t, a: groups.listing(s, t.id, actor=a),
    "group": lambda s, t, a: groups.see(s, t.group_id, actor=a),
    "new group": lambda s, t, a: groups.create(s, t.id, "сельские", actor=a),
    "into a group": lambda s, t, a: groups.put(s, t.group_id, t.other_id, actor=a),
    "remove group": lambda s, t, a: groups.remove(s, t.group_id, actor=a),
    "log": lambda s, t, a: audit_log.load_page(s, t.id, actor=a),
    "whole log": lambda s, t, a: audit_log.load_all(s, t.id, actor=a),
}

READS_AS_MANAGER = {"log", "whole log"}


class Missing:
    """A municipality in which nothing exists: what a forged button may name."""

    def __getattr__(self, name):
        return 987_654


@pytest.fixture
async def town(database, clock):
    """A municipality with a bit of everything, and people who are not its curators."""
    town = await towns.build(database, clock)
    town.school_id, town.other_id = await town.school("Школа № 1"), await town.school("Школа № 2")
    anna = await town.coordinator("Анна", town.school_id)
    galina = await town.curator("Галина")
    (town.membership_id,) = await town.all(
        select(Membership.id).where(Membership.person_id == anna)
    )
    town.activity_id = await town.activity("1.1", "Отчёт", DEADLINE)
    town.task_id = await town.task(town.activity_id, town.other_id, DEADLINE, Status.SUBMITTED)
    curator = await town.actor(galina)
    async with database.write() as session:
        move = DeadlineMove(
            task_id=town.task_id,
            asked_by=anna,
            asked_at=clock.now(),
            reason="Болезнь",
            old_deadline=DEADLINE,
            new_deadline=date(2026, 12, 1),
            verdict=MoveVerdict.OPEN,
        )
        session.add(move)
        await session.flush()
        town.move_id = move.id
        town.group_id = await groups.create(session, town.id, "ШНОР", actor=curator)
    elsewhere = await towns.build(database, clock, "Холмск")
    town.strangers = {
        "coordinator": anna,
        "manager": await town.manager("Борис"),
        "stranger": await town.person("Никто"),
        "foreign curator": await elsewhere.curator("Вера"),
    }
    return town


async def counts(town):
    """How many rows every table has, and what could have been changed in place."""
    async with town.database.read() as session:
        rows = {
            table.name: await session.scalar(select(func.count()).select_from(table))
            for table in Base.metadata.sorted_tables
        }
        schools = await session.execute(
            select(Organisation.name, Organisation.kind, Organisation.closed_at)
        )
        towns_ = await session.execute(select(Municipality.return_reasons))
        ended = await session.execute(select(Membership.ended_at))
        return rows, schools.all(), towns_.all(), ended.all()


async def test_whoever_is_no_curator_here_is_refused_everything(town):
    before = await counts(town)
    for who, person_id in town.strangers.items():
        actor = await town.actor(person_id)
        for name, use_case in USE_CASES.items():
            if who == "manager" and name in READS_AS_MANAGER:
                continue
            for place in (town, Missing()):
                with pytest.raises(Refusal) as refused:
                    async with town.database.write() as session:
                        await use_case(session, place, actor)
                said = refused.value.code, refused.value.values
                assert said == (Code.DENIED, {}), (who, name, type(place).__name__)
    assert await counts(town) == before


@pytest.mark.parametrize("name", sorted(READS_AS_MANAGER))
async def test_a_manager_reads_the_log(town, name):
    actor = await town.actor(town.strangers["manager"])
    async with town.database.write() as session:
        log = await USE_CASES[name](session, town, actor)
    assert [line.subject for line in log.lines] == ["ШНОР"]


async def test_lists_of_the_own_are_empty_for_others(town):
    for person_id in town.strangers.values():
        actor = await town.actor(person_id)
        async with town.database.read() as session:
            assert (await review_queue.queue(session, actor=actor)).count == 0
            assert await review_rules.rules(session, actor=actor) == []
