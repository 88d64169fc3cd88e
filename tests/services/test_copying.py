"""«На следующий год»: what is carried over, and how its dates move."""

from datetime import date

import pytest
from sqlalchemy import select, update

from domain import deadlines
from domain.draft import DraftIndicator, DraftSlot
from domain.errors import Code, Refusal
from domain.schedule import Kind, Period, Window
from domain.tasks import Rhythm
from models.enums import RoadmapStatus, Target
from models.people import Organisation
from models.roadmaps import Activity, ActivityException, Roadmap
from services.assignment import assigning
from services.core.schedules import load
from services.roadmaps import copying, decisions, importing, roadmaps
from services.roadmaps.roadmap_states import DETAILS
from tests.services import plans


@pytest.fixture
async def town(database, clock):
    return await plans.make_town(database, clock)


def line(number, term, **rest):
    schedule = deadlines.parse(term, plans.YEAR)
    return plans.activity(number, f"Мероприятие {number}", schedule, **rest)


LINES = (
    line(
        "1.1",
        "октябрь 2026",
        evidence=(DraftSlot("справка", 2),),
        indicators=(DraftIndicator("не менее 80%", 80, "%"),),
    ),
    line("1.2", "до 15 мая"),
    line("1.3", "постоянно", section="2"),
    line("1.4", "да, обязательно", section="2"),
    line("1.5", "март 2027", section="2"),
)


@pytest.fixture
async def roadmap_id(database, town):
    """In force; one term was given up by hand, one activity cancelled."""
    title = "Дорожная карта МСОКО на 2026-2027 учебный год"
    stored = await plans.store(database, town, plans.draft(*LINES, title=title))
    async with database.write() as session:
        for party in await assigning.parties(session, stored, actor=town.curator):
            await assigning.assign(
                session, stored, party.party_id, Target.ALL_SCHOOLS, actor=town.curator
            )
        await decisions.set_rhythm(session, stored, Rhythm.MONTHLY, actor=town.curator)
        chosen = await session.scalar(select(Activity.id).where(Activity.number == "1.4"))
        await decisions.drop_term(session, chosen, actor=town.curator)
        await importing.confirm(session, stored, actor=town.curator)
        await session.execute(
            update(Activity).where(Activity.number == "1.5").values(cancelled_at=town.curator.as_of)
        )
    return stored


async def test_a_copy_is_a_draft_of_the_next_period(database, town, roadmap_id):
    async with database.write() as session:
        copy_id = await copying.copy_to_next_year(session, roadmap_id, actor=town.curator)
    async with database.read() as session:
        copy = await session.get_one(Roadmap, copy_id)
        found = await importing.overview(session, copy_id, actor=town.curator)
        rows = {
            row.number: row
            for row in await session.scalars(select(Activity).where(Activity.roadmap_id == copy_id))
        }
    assert (copy.status, copy.rhythm) == (RoadmapStatus.DRAFT, Rhythm.MONTHLY)
    assert copy.title == "Дорожная карта МСОКО на 2027-2028 учебный год"
    assert copy.short_title == "МСОКО 2027/28"
    assert found.period == Period(date(2027, 9, 1), date(2028, 8, 31), 9)
    assert (found.sections, found.activities, found.to_decide) == (2, 4, 0)
    assert (found.parties_unknown, found.documents, found.indicators) == (0, 2, 1)
    assert sorted(rows) == ["1.1", "1.2", "1.3", "1.4"]
    assert rows["1.1"].term == "октябрь 2027"
    assert load(rows["1.1"].schedule).windows == (Window(date(2027, 10, 1), date(2027, 10, 31)),)
    assert load(rows["1.2"].schedule).windows == (Window(None, date(2028, 5, 15)),)
    assert load(rows["1.3"].schedule).windows == (Window(date(2027, 9, 1), date(2028, 8, 31)),)
    assert rows["1.4"].kind is Kind.ON_EVENT


async def test_what_hangs_on_activities_is_carried_over_with_all_its_columns(
    database, town, roadmap_id
):
    async with database.write() as session:
        first = await session.scalar(select(Activity.id).where(Activity.number == "1.1"))
        school = await session.scalar(select(Organisation.id).order_by(Organisation.id).limit(1))
        session.add(ActivityException(activity_id=first, organisation_id=school, included=False))
        copy_id = await copying.copy_to_next_year(session, roadmap_id, actor=town.curator)

    async def rows(session, details, plan_id):
        """By the number of the activity, without the ids of rows."""
        columns = [
            column
            for column in details.__table__.columns
            if column.name not in ("id", "activity_id")
        ]
        found = await session.execute(
            select(Activity.number, *columns)
            .join(Activity, Activity.id == details.activity_id)
            .where(Activity.roadmap_id == plan_id, Activity.cancelled_at.is_(None))
            .order_by(Activity.number, *columns)
        )
        return found.all()

    async with database.read() as session:
        for details in DETAILS:
            carried = await rows(session, details, copy_id)
            assert carried
            assert carried == await rows(session, details, roadmap_id)


async def test_a_copy_goes_into_force_with_the_old_assignments(database, town, roadmap_id):
    async with database.write() as session:
        await roadmaps.finish(session, roadmap_id, actor=town.curator)
        copy_id = await copying.copy_to_next_year(session, roadmap_id, actor=town.curator)
        confirmed = await importing.confirm(session, copy_id, actor=town.curator)
    # Two dated ones, one on event, and twelve monthly check-ins, at three schools each: two dated
    # rows do not say that the work begins in October.
    assert confirmed.tasks.new == 3 * (2 + 1 + 12)


async def test_a_draft_is_not_copied_and_neither_is_a_foreign_plan(
    database, town, roadmap_id, clock
):
    draft_id = await plans.store(
        database, town, plans.draft(line("1", "май 2027"), title="Летний лагерь")
    )
    for plan_id, actor, code in (
        (draft_id, town.curator, Code.STALE),
        (roadmap_id, town.someone_else(clock), Code.DENIED),
    ):
        with pytest.raises(Refusal) as refused:
            async with database.write() as session:
                await copying.copy_to_next_year(session, plan_id, actor=actor)
        assert refused.value.code is code
