"""Being forgotten: no name and no number is left anywhere, the school's reports stay."""

import pytest
from sqlalchemy import select, text

from domain.access import Role
from domain.errors import Code, Refusal
from domain.workflow import Status
from models.base import Base
from models.enums import DeliveryState, UpdateState
from models.inbox import InboxUpdate
from models.people import InviteFailure, Membership, Person
from models.roadmaps import Roadmap
from models.tasks import Report, StoredFile, Upload
from models.upkeep import Conversation, Delivery
from services.core import actors, audit_log, outbox
from services.people import forgetting, invites, memberships
from services.reports import reporting, uploads
from services.reports.evidence import IncomingFile
from services.tasks import cards
from tests import towns

NUMBER = 771_000_001


def set_aside_update(number, chat_id, now):
    sender = f'{{"id":{NUMBER},"is_bot":false,"first_name":"Анна Орлова"}}'
    return InboxUpdate(
        bot_id=42,
        update_id=number,
        chat_id=chat_id,
        payload=f'{{"update_id":{number},"message":{{"from":{sender},"text":"/summary"}}}}',
        state=UpdateState.SET_ASIDE,
        received_at=now,
        finished_at=now,
    )


async def test_nothing_of_a_person_is_left_but_the_reports(database, clock):
    town = await towns.build(database, clock)
    school = await town.school("Школа № 3")
    boris = await town.coordinator("Борис Климов", school)
    anna = await town.coordinator("Анна Орлова", school, telegram_id=NUMBER)
    task_id = await town.owed("5.2", "Социальный паспорт школы", None, school)
    actor = await town.actor(anna)
    async with database.write() as session:
        file = IncomingFile("f", "u", "document", "справка.docx", 100)
        by_message = actor.caused_by(f"m{NUMBER}:7:1795500000")
        await uploads.receive(session, NUMBER, "g", file, task_id, actor=by_message)
        by_press = actor.caused_by(f"c{NUMBER << 32}:{NUMBER}:8:1795500000")
        await reporting.submit(session, task_id, None, actor=by_press)
        (await session.scalars(select(Roadmap))).one().source_key = f"m{NUMBER}:5:1795500000"
        for number, chat in enumerate((NUMBER, -100_500)):
            session.add(set_aside_update(number, chat, clock.now()))
        person = await session.get_one(Person, anna)
        await outbox.owe(session, [outbox.to_person(person, "k", "question", town.id)], clock.now())
        session.add(Conversation(key=f"fsm:42:{NUMBER}:{NUMBER}", data={}, changed_at=clock.now()))
        session.add(InviteFailure(telegram_id=NUMBER, at=clock.now()))
    for _ in range(2):
        async with database.write() as session:
            await forgetting.forget(session, actor=actor)
    async with database.read() as session:
        for table in Base.metadata.sorted_tables:
            for row in await session.execute(select(text("*")).select_from(table)):
                assert str(NUMBER) not in str(row), table.name
                assert str(NUMBER << 32) not in str(row), table.name
                assert "Орлова" not in str(row), table.name
        assert await actors.find(session, NUMBER, clock.now()) is None
        card = await cards.load(session, task_id, actor=await town.actor(boris))
    assert card.status is Status.SUBMITTED
    assert [file.name for file in card.files] == ["справка.docx"]
    assert len(await town.all(select(Report))) == 2
    (delivery,) = await town.all(select(Delivery))
    assert delivery.state is DeliveryState.OBSOLETE
    assert (await town.actor(anna)).current() == ()


async def test_a_forgotten_person_comes_back_as_a_new_one(database, clock):
    town = await towns.build(database, clock)
    school = await town.school("Школа № 3")
    anna = await town.coordinator("Анна", school, telegram_id=NUMBER)
    actor = await town.actor(anna)
    async with database.write() as session:
        await forgetting.forget(session, actor=actor)
        await actors.remember(session, NUMBER, "Анна", is_administrator=False, now=clock.now())
    async with database.read() as session:
        found = await actors.find(session, NUMBER, clock.now())
    assert found.person_id != anna
    assert found.places == ()


async def test_the_invites_of_a_forgotten_person_end(database, clock):
    town = await towns.build(database, clock)
    boris = await town.person("Борис")
    actor = await town.actor(await town.curator("Галина Петровна"))
    async with database.write() as session:
        token = await invites.make(session, Role.MANAGER, town.id, actor=actor)
        await forgetting.forget(session, actor=actor)
    with pytest.raises(Refusal) as refusal:
        async with database.write() as session:
            await invites.use(session, token, boris, clock.now())
    assert refusal.value.code is Code.INVITE_INVALID


async def test_files_that_proved_nothing_go_too(database, clock):
    town = await towns.build(database, clock)
    anna = await town.coordinator("Анна", await town.school("Школа № 3"), telegram_id=NUMBER)
    actor = await town.actor(anna)
    async with database.write() as session:
        file = IncomingFile("f", "u", "document", "котик.jpg", 100)
        await uploads.receive(session, NUMBER, "g", file, None, actor=actor.caused_by("m"))
        await forgetting.forget(session, actor=actor)
    assert not await town.all(select(StoredFile))
    assert not await town.all(select(Upload))


async def test_a_name_that_the_audit_log_has_told_is_told_no_more(database, clock):
    town = await towns.build(database, clock)
    galina = await town.curator("Галина")
    anna = await town.coordinator("Анна Орлова", await town.school("Школа № 3"), telegram_id=NUMBER)
    (held,) = await town.all(select(Membership.id).where(Membership.person_id == anna))
    async with database.write() as session:
        await memberships.end_membership(session, held, actor=await town.actor(galina))
    async with database.read() as session:
        log = await audit_log.load_page(session, town.id, actor=await town.actor(galina))
    assert [line.subject for line in log.lines] == ["Анна Орлова"]
    async with database.write() as session:
        await forgetting.forget(session, actor=await town.actor(anna))
    async with database.read() as session:
        log = await audit_log.load_all(session, town.id, actor=await town.actor(galina))
    assert "Орлова" not in str(log.lines)
    assert [line.organisation for line in log.lines if line.action == "manage_people"] == [
        "Школа № 3"
    ]
