"""Nothing of a stranger is stored before they come in by an invite; the notice stands before it."""

import logging

import pytest
from sqlalchemy import select

from bot.introducing import introduce
from domain.access import Role
from models.people import InviteFailure, Person
from models.tables import Base
from services.people import invites
from tests.pictures import png

NAME = "Аглая"
OURS = {"bot", "handlers", "services", "scheduler"}


@pytest.fixture
def introduces() -> None:
    """Here the bot says of itself what it says in earnest."""


async def kept_of(town, person) -> list[str]:
    """Where the number or the name of somebody stands in the database."""
    await town.app.inbox.drained()
    found = []
    async with town.database.read() as session:
        for table in Base.metadata.sorted_tables:
            rows = (await session.execute(select(table))).all()
            if any(str(person.id) in str(row) or NAME in str(row) for row in rows):
                found.append(table.name)
    return found


async def test_whatever_a_stranger_does_nothing_is_kept_but_the_number_of_a_wrong_invite(
    school, caplog
):
    caplog.set_level(logging.DEBUG)
    stranger = school.sim.person(NAME)
    await stranger.start()
    assert "бот ничего о вас не хранит" in stranger.last_message.text
    for words in ("/tasks", "/summary", "/privacy", "/whoami", "/help", "1.4 сделали", "/forget"):
        await stranger.send(words)
    await stranger.press("Удалить")
    await stranger.send_file(b"a list", "список.docx", caption="Держите")
    await stranger.send_photo(png())
    await stranger.press_data(stranger.last_message, f"t:{school.task_id}")
    group = school.sim.group("Кураторы", [stranger])
    await stranger.send("/link@roadmap_demo_bot", chat=group, wait=False)
    assert await kept_of(school, stranger) == []
    await stranger.start("join_wrong")
    assert await kept_of(school, stranger) == ["invite_failure"]
    assert set(InviteFailure.__table__.columns.keys()) == {"id", "telegram_id", "at"}
    ours = [r.getMessage() for r in caplog.records if r.name.split(".")[0] in OURS]
    assert not [line for line in ours if NAME in line or "Держите" in line]


async def test_with_an_invite_a_stranger_becomes_a_person(school):
    async with school.database.write() as session:
        token = await invites.make_from_shell(
            session, Role.MANAGER, school.id, None, school.clock.now()
        )
    stranger = school.sim.person(NAME)
    await stranger.start(f"join_{token}")
    await stranger.expect("Вы подключены")
    assert NAME in await school.all(select(Person.name))


async def test_the_notice_stands_in_the_empty_chat_and_that_of_an_office_stays(school):
    # It introduces itself before it takes the first update.
    await school.anna.send("/help")
    said = school.sim.world.bot.descriptions
    assert "Что хранится и как удалить: /privacy" in said[""] and len(said[""]) <= 512
    assert "What is kept" in said["en"] and len(said["en"]) <= 512
    said[""] = "Уведомление управления"
    await introduce(school.app.bot)
    assert said[""] == "Уведомление управления"
