"""Whatever conditions a question has: each stands above the answer, or is told as left out of it.

A figure under a title that lacks a word which was said is a wrong figure.
"""

import random
from datetime import UTC, date, datetime
from itertools import product

import pytest
from sqlalchemy import update

from domain.workflow import Status
from models.people import OrganisationGroup, group_member
from models.roadmaps import Roadmap, Section
from tests.bot.conftest import grown

DUE = date(2026, 10, 20)

KINDS = {
    "сводка": ("Сводка ·",),
    "сводка по школам": ("Сводка ·",),
    "просроченные": ("Просрочено:", "Просроченных нет"),
    "на проверке": ("На проверке",),
    "возвращённые": ("Возвращ", "Ничего не возвращали"),
    "выполнено с опозданием": ("Сдано с опозданием", "Сданных с опозданием нет"),
    "рейтинг школ": ("В срок ·",),
    "прогноз": ("Прогноз ·",),
    "этот квартал рядом с прошлым": ("Сравнение ·",),
    "сравни школу 3 и школу 7": ("Сравнение ·",),
    "кто не ответил на напоминание": ("После напоминания ·",),
}
"""What is asked for, and how its answer may begin."""

NARROWED = {
    "": "",
    "по школе 3": "Школа № 3",
    "по малым": "Малые",
    "раздел 4": "4 Питание",
    "по кадрам": "2 Кадры",
    "по 1.5": "1.5 Классный час",
}
OF_DONE = ("сводка", "сводка по школам", "выполнено с опозданием")
TIMES = {"": "", "за октябрь": "октябрь 2026", "на 20 ноября": "вечер 20 ноября"}
SENSES = {"": "", "принято": "принято:"}
ROADMAPS = {"": "", "по МСОКО": "МСОКО 2026/27", "по всем картам": "МСОКО 2026/27, Воспитание"}
TOLD = (
    "Не понятно:",
    "К такому ответу не относится:",
    "Действует несколько дорожных карт.",
    "Эти месяцы уже прошли:",
    "Об этом бот знает только на сегодня.",
    "Рядом показываю две школы.",
)
"""Sentences that say what could not be answered."""
ASKED = 80
"""So many of the combinations are asked; all of them take some minutes."""


@grown
async def office(town):
    """A manager; two plans in force with late work of two schools, each with a section 2."""
    town.third, town.seventh = await town.school("Школа № 3"), await town.school("Школа № 7")
    sections = {}
    for title, numbers, named in (
        ("МСОКО 2026/27", ("1.4", "2.1"), "Кадры"),
        ("Воспитание 2026/27", ("1.5", "4.2"), "Питание"),
    ):
        await town.roadmap(title)
        for number in numbers:
            name = "Классный час" if number == "1.5" else "Справка"
            activity = await town.activity(number, name, DUE)
            for each in (town.third, town.seventh):
                await town.task(activity, each, DUE)
            await town.task(
                activity, town.third, DUE, Status.DONE, done_on=DUE, submitted_on=DUE, window="2"
            )
        sections[named] = list(town.sections.values())[-1]
    async with town.database.write() as session:
        for named, id_ in sections.items():
            await session.execute(update(Section).where(Section.id == id_).values(title=named))
        started = datetime(2026, 6, 1, tzinfo=UTC)
        await session.execute(
            update(Roadmap).values(created_at=started, period_start=date(2026, 6, 1))
        )
        group = OrganisationGroup(municipality_id=town.id, name="Малые")
        session.add(group)
        await session.flush()
        member = {"group_id": group.id, "organisation_id": town.third}
        await session.execute(group_member.insert().values(member))
    town.viktor = await town.meet_manager("Виктор")


@pytest.fixture
def viktor(office):
    return office.viktor


async def lost_of(viktor, parts):
    """What of the words of a question neither its answer nor what is said of it has."""
    await viktor.send(" ".join(filter(None, parts)))
    said = viktor.last_message.text
    if said.startswith(TOLD):
        return []
    kind, narrowed, time, sense, roadmap = parts
    wanted = [NARROWED[narrowed], TIMES[time], ROADMAPS[roadmap]]
    # Figures of today have what is done of them in a column, and what was done late was accepted.
    without = not time.startswith("за") and kind in OF_DONE
    wanted += [] if without else [SENSES[sense]]
    lost = [each for each in wanted if each not in said]
    # Of one school alone its page is shown.
    begins = (*KINDS[kind], "Школа № 3 ·") if kind in OF_DONE else KINDS[kind]
    return lost if said.startswith(begins) else [kind, *lost]


async def test_each_condition_stands_above_the_answer_or_is_told(viktor):
    every = list(product(KINDS, NARROWED, TIMES, SENSES, ROADMAPS))
    lost = {}
    for parts in random.Random(13).sample(every, ASKED):
        if found := await lost_of(viktor, parts):
            lost[" ".join(filter(None, parts))] = (found, viktor.last_message.text)
    assert lost == {}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("просроченные, принято за октябрь", "принято"),
        ("не принято за октябрь", "не принято"),
        ("сколько сдано в срок по разделам", "по разделам"),
        ("у кого больше двух просрочек", "больше двух"),
        ("просроченные и на проверке", "просроченные"),
        ("рейтинг школ по месяцам", "по месяцам"),
        ("рейтинг просроченных", "просроченных"),
        ("прогноз по разделам", "по разделам"),
        ("сводка по школам по месяцам", "по школам"),
        ("сводка на 1 ноября и на 20 ноября", "на 20 ноября"),
        ("сводка за октябрь и за 4 квартал", "4 квартал"),
        ("сравни школу 3 и школу 7 на проверке", "на проверке"),
        ("сравни МСОКО и Воспитание по разделам", "по разделам"),
        ("кто не ответил на напоминание, на проверке", "на проверке"),
        ("кто не ответил на напоминание, зелёные", "зеленые"),
    ],
)
async def test_what_an_answer_has_no_place_for_is_told(viktor, said, told):
    await viktor.send(said)
    answer = viktor.last_message
    assert answer.text.startswith(("Не понятно:", "К такому ответу не относится:")), answer.text
    assert told in answer.text
    assert "Без этих слов" in str(answer.buttons)


@pytest.mark.parametrize(
    ("said", "begins", "sense"),
    [
        ("рейтинг школ, принято за октябрь", "В срок ·", "принято: октябрь 2026"),
        ("рейтинг школ, сдано за октябрь", "В срок ·", "принято: октябрь 2026"),
        ("сколько сдано в срок за октябрь", "В срок ·", "срок: октябрь 2026"),
        ("сводка по школам, выполнено вовремя", "В срок ·", "Всего в срок"),
        ("кто тянет нас вниз", "В срок ·", "Всего в срок"),
        ("кто молодец", "В срок ·", "Всего в срок"),
        ("сколько документов не хватает", "Сводка ·", "МСОКО 2026/27"),
        ("сколько всего мероприятий", "4 мероприятия, 12 задач:", "Сводка ·"),
        ("сколько мероприятий у школы 7", "4 мероприятия, 4 задачи:", "Школа № 7"),
        ("с опозданием, принято за октябрь", "Сданных с опозданием", "принято: октябрь 2026"),
        ("просроченные за октябрь", "Просрочено: 8", "срок: октябрь 2026"),
        ("у кого долги на сегодня", "Просрочено: 8", "МСОКО 2026/27, Воспитание 2026/27"),
        ("кто не сдал до пятницы", "Просрочено: 8", "срок: до 27 ноября"),
        ("что на проверке со вчера", "На проверке", "срок: с 23 ноября"),
        ("кто не сдал к пятнице", "Не понятно: к пятнице.", "С этими словами"),
        ("сколько выполнено и просрочено", "Сводка ·", "МСОКО 2026/27, Воспитание 2026/27"),
        ("сводка за этот и прошлый месяц", "Сводка ·", "с 1 октября по 30 ноября"),
        ("рейтинг школы 3", "В срок ·", "Школа № 3:"),
        ("на каком месте школа 3", "В срок ·", "Школа № 3:"),
        ("какое место у школы 3", "В срок ·", "Школа № 3:"),
        ("место школы 3 в рейтинге", "В срок ·", "Школа № 3:"),
        ("сдано не в срок", "Сданных с опозданием", "МСОКО 2026/27"),
    ],
)
async def test_it_is_answered_in_the_sense_that_was_said(viktor, said, begins, sense):
    await viktor.send(said)
    assert viktor.last_message.text.startswith(begins), viktor.last_message.text
    assert sense in viktor.last_message.text


async def test_a_list_with_a_breakdown_has_the_table_beside_it(viktor):
    await viktor.send("просроченные по школам за октябрь")
    said = viktor.last_message
    assert "Просрочено: 8" in said.text and "Таблица — по кнопке «По школам»." in said.text
    await viktor.press("По школам", said)
    table = next(each for each in viktor.messages if each.id == said.id)
    assert "Школа № 7" in table.text and "срок: октябрь 2026" in table.text


async def test_it_is_asked_which_of_two_sections_is_meant(viktor):
    await viktor.send("просроченные по разделу 1")
    asked = viktor.last_message
    assert asked.text == "Действует несколько дорожных карт. По какой ответить?"
    await viktor.press("Воспитание 2026/27", asked)
    assert viktor.last_message.text.startswith("Просрочено: 2\nВоспитание 2026/27 · 1 Раздел 1"), (
        viktor.last_message.text
    )
