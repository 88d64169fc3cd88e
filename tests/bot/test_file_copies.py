"""Files that Telegram does not give: tried again, and said to whoever sent them."""

from datetime import timedelta

from sqlalchemy import select, update

from models.tasks import StoredFile
from scheduler.upkeep import copy_files
from tests.bot.conftest import MORNING, grown
from tests.documents.building import pdf, zips

MISSED = "не удалось получить из Telegram"


@grown
async def sent(school):
    """A file that proves the task and is not copied yet."""
    card = await school.open_card()
    await school.anna.send_file(b"the report", "справка.docx", reply_to=card)


async def told(town):
    await town.anna.refresh()
    return [message for message in town.anna.messages if MISSED in message.text]


async def test_a_file_that_cannot_be_fetched_is_tried_for_a_day_and_then_said_once(sent):
    tools, bot = sent.app.tools, sent.app.bot
    await sent.sim.client.plan_fault("error", "getFile", times=3)
    await copy_files(tools, bot)
    await sent.deliver()
    assert not await told(sent)
    await sent.sim.clock.set(MORNING + timedelta(days=1, minutes=5))
    for _ in range(2):
        await copy_files(tools, bot)
        await sent.deliver()
    (message,) = await told(sent)
    assert "справка.docx" in message.text and "5.2" in message.text
    assert await copy_files(tools, bot) == 1


async def test_a_file_that_is_refused_is_said_at_once_and_mended_by_a_reply(sent):
    tools, bot = sent.app.tools, sent.app.bot
    async with sent.database.write() as session:
        await session.execute(update(StoredFile).values(telegram_file_id="gone"))
    assert await copy_files(tools, bot) == 0
    await sent.deliver()
    (message,) = await told(sent)
    await sent.anna.send_file(b"the report", "справка.docx", reply_to=message)
    await sent.app.inbox.drained()
    await copy_files(tools, bot)
    copies = await sent.all(select(StoredFile.sha256))
    assert None not in copies


async def test_what_was_fetched_meanwhile_is_not_complained_of(sent):
    tools, bot = sent.app.tools, sent.app.bot
    await sent.sim.client.plan_fault("error", "getFile", times=1)
    await sent.sim.clock.set(MORNING + timedelta(days=1, minutes=5))
    await copy_files(tools, bot)
    assert await copy_files(tools, bot) == 1
    await sent.deliver()
    assert not await told(sent)


async def test_what_could_not_be_looked_into_is_written_down_and_copied_once(school, caplog):
    card = await school.open_card()
    archive = zips.pack({"справка.txt": "Справка", "список.pdf": pdf.locked()})
    await school.anna.send_file(archive, "справки.zip", reply_to=card)
    tools, bot = school.app.tools, school.app.bot
    with caplog.at_level("INFO"):
        assert await copy_files(tools, bot) == 1
    assert "was not looked into: file-password" in caplog.text
    assert await copy_files(tools, bot) == 0
