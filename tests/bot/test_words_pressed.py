"""Labels typed beside a card, and words that say where a file belongs, do what they say."""

import pytest
from sqlalchemy import select

from domain.workflow import Action, Status
from models.people import Membership
from models.tasks import Evidence, Report
from tests.bot.conftest import TOMORROW
from tests.pictures import png


@pytest.fixture
async def card(school):
    return await school.open_card()


@pytest.mark.parametrize(
    ("label", "answer"),
    [
        ("История", "5.2 Социальный паспорт школы"),
        ("файл", "Пришлите файл"),
        ("комментарий.", "Напишите комментарий одним сообщением."),
        ("есть затруднение", "Что мешает?"),
        ("Перенести срок", "До какого дня перенести?"),
        ("‹ К списку", "Мои мероприятия"),
        ("отправляй", "Не хватает: аналитическая справка — 0 из 1"),
        ("Выполнено", "Не хватает: аналитическая справка — 0 из 1"),
    ],
)
async def test_a_label_typed_beside_a_card_is_pressed(school, card, label, answer):
    before = len(school.anna.messages)
    await school.anna.send(label)
    assert answer in school.anna.last_message.text
    assert len(school.anna.messages) == before + 2
    assert await school.status() is Status.PLANNED


async def test_each_button_of_a_card_can_be_typed(school, card):
    """As many different answers as a press gives: nobody asks where to write a label down."""
    for label in card.labels:
        await school.open_card()
        await school.anna.send(label)
        assert "К чему это записать" not in school.anna.last_message.text
        await school.anna.send("отмена")
    assert await school.all(select(Report.comment).where(Report.action == Action.COMMENT)) == []


async def test_a_label_in_reply_is_a_button_of_that_message(school, card):
    other = await school.owed("6.1", "Сайт школы", TOMORROW, school.school_id, slots=())
    await school.open_card(label="6.1")
    await school.anna.send("В работе", reply_to=card)
    assert await school.status() is Status.IN_PROGRESS
    assert await school.status(other) is Status.PLANNED


@pytest.mark.parametrize("said", ["отправляй", "Отправить на проверку", "всё", "отправить"])
async def test_what_was_just_sent_goes_in_with_a_word(school, card, said):
    await school.anna.send_file(b"x", "аналитическая справка.pdf")
    await school.anna.send(said)
    assert school.anna.last_message.text.startswith("Отправлено на проверку")
    assert await school.status() is Status.SUBMITTED
    await school.anna.send(said)
    assert "Статус: на проверке" in school.anna.last_message.text


async def test_all_alone_beside_a_card_with_nothing_in_it_is_asked_about(school, card):
    await school.anna.send("всё")
    assert school.anna.last_message.text == "Записать как отчёт?"
    assert await school.status() is Status.PLANNED


async def test_what_was_mended_is_sent_again(school, card):
    await school.anna.send_file(b"x", "аналитическая справка.pdf")
    await school.anna.send("отправляй")
    await school.review(reason="нет подписи")
    await school.anna.send_file(b"y", "справка с подписью.pdf", reply_to=school.anna.last_message)
    await school.anna.send("исправили")
    assert await school.status() is Status.SUBMITTED


@pytest.mark.parametrize(
    "said",
    ["это к 6.1", "нет, это к 6.1", "ой, не туда, это справка по 6.1", "перенеси в 6.1",
     "это для сайта школы"],
)  # fmt: skip
async def test_a_file_goes_where_words_say(school, card, said):
    other = await school.owed("6.1", "Сайт школы", TOMORROW, school.school_id)
    await school.anna.send_file(b"x", "справка.pdf")
    await school.anna.send(said)
    assert "6.1 Сайт школы" in school.anna.last_message.text
    given = select(Evidence.task_id).where(Evidence.withdrawn_at.is_(None))
    assert await school.all(given) == [other]
    assert await school.status(other) is Status.PLANNED


async def test_a_file_that_is_asked_about_is_answered_by_a_name(school):
    await school.owed("6.1", "Сайт школы", TOMORROW, school.school_id)
    await school.anna.send_photo(png())
    assert school.anna.last_message.text.startswith("К какому мероприятию?")
    await school.anna.send("5.2")
    assert await school.all(select(Evidence.task_id)) == [school.task_id]


async def test_a_card_that_is_nobody_elses_business_any_more_stops_no_words(school):
    """Whoever has left a school is answered, in the chat and in reply to the card."""
    other = await school.school("Школа № 1")
    vera = await school.meet_coordinator("Вера", school.school_id, other)
    card = await school.open_card(vera)
    async with school.database.write() as session:
        leaves = Membership.organisation_id == school.school_id
        held = await session.scalars(select(Membership).where(leaves))
        for each in held:
            each.ended_at = school.clock.now()
    await vera.send("здравствуйте")
    assert "Это вам недоступно" not in vera.last_message.text
    await vera.send("как дела у нас", reply_to=card)
    await vera.send("История", reply_to=card)


async def test_other_than_that_is_a_label_too(school, card):
    await school.anna.send_file(b"x", "справка.pdf")
    await school.anna.send("это к другому")
    assert school.anna.last_message.text.startswith("К какому мероприятию?")


async def test_a_curator_types_the_buttons_of_a_report(school, card):
    await school.anna.send("5.2 сделали, справка на сайте")
    await school.galina.send("/review")
    await school.galina.send("Вернуть")
    assert school.galina.last_message.text.startswith("Почему возвращаете?")
    for later in ("сейчас некогда", "вечером верну"):
        await school.galina.send(later)
        assert school.galina.last_message.text.startswith("Хорошо, жду.")
    assert await school.status() is Status.SUBMITTED
    await school.galina.send("нет печати")
    assert await school.status() is Status.RETURNED


async def test_what_is_spoken_is_kept_and_is_no_document(school, card):
    await school.anna.send_voice()
    said = school.anna.last_message.text
    assert "— 0 из 1" in said
    assert "документ не заменяет" in said
    assert len(await school.all(select(Evidence))) == 1
    await school.anna.send("отправляй")
    assert "Не хватает: аналитическая справка — 0 из 1" in school.anna.last_message.text
