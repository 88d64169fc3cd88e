"""Every kind of question in a group: the figures are those of the private chat, for whoever asks;
what the group may not see stands in no answer and behind no button.
"""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import update

from domain.workflow import Status
from models.enums import GroupShows, RoadmapStatus
from models.roadmaps import Roadmap
from models.tasks import TaskState

DUE, BEFORE = date(2026, 10, 20), date(2025, 10, 20)
SCHOOLS = ("Школа № 3", "Школа № 7", "Малая")
BY_MONTH = ("раздел 1", "сводка по 1.2")
"""What is shown by school in private, and by month where no school may be named."""
QUESTIONS = (
    "сводка",
    "сводка по школам",
    "сводка по разделам за октябрь",
    "сводка по срокам",
    "сводка по ответственным",
    "документы",
    "показатели",
    "сводка по 1.2",
    "раздел 1",
    "просроченные",
    "просроченные школа 7",
    "принято за октябрь",
    "принято за октябрь по школам",
    "рейтинг школ",
    "рейтинг школ, принято за октябрь",
    "рейтинг школы 7",
    "прогноз",
    "прогноз по школам",
    "школа 3",
    "страница школы 3 за октябрь",
    "сводка на 20 ноября",
    "сравни школу 3 и школу 7",
    "этот месяц с прошлым",
    "кто не ответил на напоминание",
    "кто не отчитался",
    "что на проверке",
    "сводка по зелёным",
    "просроченные, принято за октябрь",
    "что вернули за октябрь",
    "сколько раз возвращали в октябре по школам",
    "рейтинг школ в excel",
)


@pytest.fixture
async def viktor(town):
    """A manager; this year's plan beside last year's, late and done work of three schools."""
    ids = [await town.school(name) for name in SCHOOLS]
    old = await town.roadmap("МСОКО 2025/26")
    await town.owed("1.1", "Справка", BEFORE, ids[0])
    async with town.database.write() as session:
        ended = {"period_start": date(2025, 9, 1), "period_end": date(2026, 8, 31)}
        started = datetime(2025, 9, 1, tzinfo=UTC)
        values = {**ended, "status": RoadmapStatus.FINISHED, "created_at": started}
        await session.execute(update(Roadmap).where(Roadmap.id == old).values(values))
    await town.roadmap("МСОКО 2026/27")
    for number in range(1, 8):
        activity = await town.activity(f"{number % 2 + 1}.{number}", f"Справка {number}", DUE)
        for place, school in enumerate(ids):
            if number > place + 4:
                await town.task(activity, school, DUE)
            elif number > place + 3:
                sent = {"submitted_on": DUE}
                await town.task(activity, school, DUE, Status.SUBMITTED, **sent)
            else:
                done = {"done_on": DUE, "submitted_on": DUE}
                await town.task(activity, school, DUE, Status.DONE, **done)
    async with town.database.write() as session:
        await session.execute(update(TaskState).values(valid_from=BEFORE))
        values = {"created_at": datetime(2026, 6, 1, tzinfo=UTC)}
        await session.execute(update(Roadmap).where(Roadmap.id != old).values(values))
    return await town.meet_manager("Виктор")


async def answer_in(group, person, words):
    """The only answer that a group gets."""
    await group.refresh()
    before = {each.id for each in group.messages}
    await person.send(words, chat=group)
    await group.refresh()
    (found,) = [each for each in group.messages if each.from_bot and each.id not in before]
    return found


async def linked(town, viktor, shows):
    """Boris, who has no role, and Viktor in a group; how the bot is called there."""
    boris = town.sim.person("Борис")
    group = town.sim.group("Кураторы", [viktor, boris])
    await group.add_bot()
    await town.follow(group, shows)
    return group, boris, f"@{(await town.app.bot.me()).username}"


@pytest.mark.parametrize("shows", [GroupShows.SCHOOLS, GroupShows.FILES])
async def test_the_answer_is_that_of_the_private_chat(town, viktor, shows):
    group, boris, me = await linked(town, viktor, shows)
    differing = {}
    for place, words in enumerate(QUESTIONS):
        await viktor.send(words)
        private = viktor.last_message.text
        who = viktor if place % 7 == 0 else boris
        found = (await answer_in(group, who, f"{me} {words}")).text
        if found != private:
            differing[words] = (found, private)
    assert differing == {}


async def test_a_group_of_figures_gets_the_same_figures_and_no_name(town, viktor):
    group, boris, me = await linked(town, viktor, GroupShows.FIGURES)
    differing = {}
    for words in QUESTIONS:
        await viktor.send(words)
        private = viktor.last_message.text.partition(" Отстают:")[0]
        found = await answer_in(group, boris, f"{me} {words}")
        shown = f"{found.text} {found.keyboard}"
        same = found.text.startswith(private) or words in BY_MONTH
        refused = found.text.startswith("В этой группе этого не показывают.")
        if any(name in shown for name in SCHOOLS) or not (same or refused):
            differing[words] = (shown, private)
    assert differing == {}


async def test_a_reply_is_answered_as_a_mention_is(town, viktor):
    group, boris, me = await linked(town, viktor, GroupShows.SCHOOLS)
    shown = await answer_in(group, boris, f"{me} сводка")
    await boris.send("рейтинг школ", chat=group, reply_to=shown)
    assert (await group.expect("В срок ·")).text
    await boris.press("По школам", shown, chat=group)
    await group.refresh()
    table = next(each for each in group.messages if each.id == shown.id)
    assert "Школа № 7" in table.text and "Итого" in table.text
