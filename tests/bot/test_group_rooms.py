"""Groups that follow a roadmap: topics, anonymous administrators, a new id, what is shown."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from models.enums import GroupShows
from models.people import Person
from models.roadmaps import RoadmapChat

MONDAY = datetime(2026, 11, 30, 6, 5, tzinfo=UTC)


@pytest.fixture
async def group(school):
    """Galina, the curator, and Boris, who has no role, in a group with the bot."""
    school.boris = school.sim.person("Борис")
    made = school.sim.group("Кураторы", [school.galina, school.boris])
    await made.add_bot()
    return made


async def test_answers_and_posts_stay_in_the_topic(school, group):
    topic = await group.add_topic("Планы")
    await school.galina.send("/link", chat=group, topic=topic)
    assert (await group.expect("Группа следит")).topic == topic
    await school.at(MONDAY)
    assert (await group.expect("Неделя ·")).topic == topic


async def test_who_will_see_what_is_said_and_chosen(school, group):
    await school.galina.send("/link", chat=group)
    linked = await group.expect("Все участники группы, и те, у кого нет роли")
    assert linked.labels[:3] == ["Только цифры", "✓ Названия школ", "И файлы"]
    await school.boris.press("И файлы", linked, chat=group)
    assert "недоступно" in school.boris.last_answer.text
    await school.galina.press("Только цифры", linked, chat=group)
    assert "без названий школ" in (await group.expect("Группа следит")).text
    assert await school.all(select(RoadmapChat.shows)) == [GroupShows.FIGURES]
    await school.boris.send("/summary", chat=group)
    shown = await group.expect("Сводка")
    assert shown.labels == ["По срокам", "Сравнить", "Обновить"]
    for forged in (
        f"s:{school.roadmap_id}:Bo",
        f"st:{school.roadmap_id}::0:overdue:0",
    ):
        await school.boris.press_data(shown, forged, chat=group)
        assert "В этой группе этого не показывают" in school.boris.last_answer.text


async def test_who_has_no_role_gets_no_files(school, group):
    await school.galina.send("/link", chat=group)
    await school.galina.press("И файлы", chat=group)
    await school.boris.send("/summary", chat=group)
    await group.expect("Сводка")
    await school.boris.press("Excel", chat=group)
    assert "недоступно" in school.boris.last_answer.text


async def test_who_is_not_in_the_group_gets_no_files_of_it(school, group):
    await school.galina.send("/link", chat=group)
    await school.galina.press("И файлы", chat=group)
    await school.galina.send("/summary", chat=group)
    shown = await group.expect("Сводка")
    (excel,) = [
        button["callback_data"]
        for row in shown.keyboard
        for button in row
        if button["text"] == "Excel"
    ]
    await school.anna.press_data(shown, excel, chat=group)
    assert "недоступно" in school.anna.last_answer.text


async def test_an_anonymous_administrator_is_asked_to_press(school, group):
    await group.set_bot_status("administrator")
    await school.galina.send("/link", chat=group, anonymous=True)
    asked = await group.expect("Вы пишете от имени группы")
    assert "Group" not in await school.all(select(Person.name))
    await school.galina.press("Выбрать дорожную карту", asked, chat=group)
    await group.expect("Группа следит")


async def test_links_follow_a_group_that_becomes_a_supergroup(school):
    small = school.sim.group("Малая", [school.galina], kind="group")
    await small.add_bot()
    await school.galina.send("/link", chat=small)
    await small.expect("Группа следит")
    large = await small.upgrade()
    # Updates come in order: what answers a press has taken up all that came before it.
    await school.galina.press_data(1, "m:home", chat=large)
    await school.app.inbox.drained()
    await school.galina.send("/summary", chat=large)
    await large.expect("Сводка")
    assert await school.all(select(RoadmapChat.chat_id)) == [large.id]


async def test_words_to_the_bot_are_answered_in_their_topic_and_no_more_than_is_shown(
    school, group
):
    me = f"@{(await school.app.bot.me()).username}"
    topic = await group.add_topic("Планы")
    await school.galina.send("/link", chat=group, topic=topic)
    linked = await group.expect("Группа следит")
    await school.boris.send(f"{me} сводка по школам", chat=group, topic=topic)
    shown = await group.expect("Школа № 3")
    assert (shown.topic, shown.text.split(" · ")[0]) == (topic, "Сводка")
    await school.boris.send("кто не отчитался?", chat=group, topic=topic, reply_to=shown)
    await group.expect("Просроч")
    await school.boris.send(f"5.2 сделали, {me}", chat=group, topic=topic)
    assert (await group.expect("напишите ему в личный чат")).topic == topic
    await school.boris.send(f"{me}, сводка по цветам", chat=group, topic=topic)
    assert "Итого" not in (await group.expect("Не понятно: цветам")).text
    # Only figures: names of schools are refused in words as they are on buttons.
    await school.galina.press("Только цифры", linked, chat=group)
    await school.boris.send(f"{me} сводка по школам", chat=group, topic=topic)
    await group.expect("В этой группе этого не показывают")
    # What people say to each other in reply is theirs.
    before = len([each for each in group.messages if each.from_bot])
    await school.boris.send("спасибо, коллеги", chat=group, topic=topic, reply_to=shown, wait=False)
    await school.boris.send("сводка по школам готова?", chat=group, topic=topic, wait=False)
    await school.app.inbox.drained()
    await group.refresh()
    assert len([each for each in group.messages if each.from_bot]) == before


@pytest.mark.parametrize("shows", GroupShows)
async def test_files_for_a_meeting_are_for_the_private_chat(school, group, shows):
    """Whoever asks is told so, and not that the right is missing."""
    await school.follow(group, shows)
    await school.galina.send("/summary к совещанию", chat=group)
    await group.expect("Откройте сводку в личном чате с ботом")
