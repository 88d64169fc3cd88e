"""While the bot waits: something else is done or answered, a change of mind ends it, a yes does."""

import pytest
from sqlalchemy import select

from domain.workflow import Status
from models.enums import Verdict
from models.tasks import DeadlineMove, Report, Review
from tests.bot.conftest import TOMORROW, grown

PROMPTS = ["Комментарий", "Есть затруднение", "Перенести срок", "Выполнено"]
COMMENTS = select(Report.comment).where(Report.comment.is_not(None)).order_by(Report.id)


@grown
async def two(school):
    """The school of the fixture with a second task, 3.1, that needs no document: `other_id`."""
    school.other_id = await school.owed(
        "3.1", "Мониторинг кадров", TOMORROW, school.school_id, slots=()
    )


@pytest.mark.parametrize("prompt", PROMPTS)
async def test_a_prompt_of_a_school_is_answered_with_something_else(two, prompt):
    anna = two.anna
    await two.open_card()
    await anna.press(prompt)
    await anna.send("какой у нас вообще срок по 3.1")
    assert "3.1 Мониторинг кадров" in anna.last_message.text
    if prompt != "Перенести срок":
        await anna.send("3.1")
        assert "3.1 Мониторинг кадров" in anna.last_message.text
    await anna.send("3.1 сделали")
    assert await two.status(two.other_id) is Status.SUBMITTED
    assert await two.status() is Status.PLANNED
    await anna.send("нет, это я не туда нажала")
    assert anna.last_message.text.startswith("Хорошо, ничего не отправлено.")
    assert "5.2 Социальный паспорт школы" in anna.last_message.text
    await anna.send("это просто отвратительно")
    assert await two.all(COMMENTS) == []
    assert await two.all(select(DeadlineMove)) == []
    assert await two.status() is Status.PLANNED


async def test_the_waiting_goes_on_after_something_else(two):
    await two.open_card()
    await two.anna.press("Есть затруднение")
    await two.anna.send("3.1 сделали")
    await two.anna.send("нет учителя")
    assert await two.status() is Status.BLOCKED
    assert await two.all(COMMENTS) == ["нет учителя"]


async def test_a_question_beside_words_that_put_off_is_answered_and_the_waiting_goes_on(two):
    await two.open_card()
    await two.anna.press("Есть затруднение")
    await two.anna.send("Секунду, не поняла. Подскажите, пожалуйста, какой срок по 3.1?")
    assert "3.1 Мониторинг кадров" in two.anna.last_message.text
    await two.anna.send("нет учителя")
    assert await two.status() is Status.BLOCKED
    assert await two.all(COMMENTS) == ["нет учителя"]


async def test_words_of_other_keys_are_asked_about_and_then_done(two):
    await two.anna.send("3/1 cltkfkb")
    assert await two.status(two.other_id) is Status.PLANNED
    await two.anna.send("да")
    assert await two.status(two.other_id) is Status.SUBMITTED


async def test_an_answer_of_other_keys_is_shown_and_kept_as_it_was_meant(two):
    await two.open_card()
    await two.anna.press("Есть затруднение")
    await two.anna.send("ytn exbntkz")
    assert two.anna.last_message.text == "Записать этими словами: «нет учителя»?"
    await two.anna.send("да")
    assert await two.all(COMMENTS) == ["нет учителя"]


async def test_a_doubtful_answer_is_asked_about_once(two):
    anna = two.anna
    await two.open_card()
    await anna.press("Есть затруднение")
    await anna.send("и куда это всё")
    assert anna.last_message.text == "Записать этими словами: «и куда это всё»?"
    await anna.send("нет")
    assert anna.last_message.text == "Хорошо, ничего не записано."
    assert await two.status() is Status.PLANNED
    await anna.send("это кому вообще")
    await anna.send("да")
    assert await two.all(COMMENTS) == ["это кому вообще"]
    assert await two.status() is Status.BLOCKED


async def test_the_menu_ends_the_waiting(two):
    await two.open_card()
    await two.anna.press("Комментарий")
    await two.anna.send("меню")
    await two.anna.send("Собрались вчера в актовом зале")
    assert two.anna.last_message.text == "Записать как отчёт?"


@pytest.mark.parametrize("yes", ["да", "+", "ага, отправляй"])
async def test_a_yes_to_a_question_does_it(two, yes):
    await two.anna.send("5.2 +")
    assert two.anna.last_message.text == "Записать как отчёт?"
    await two.anna.send(yes)
    assert "Не хватает" in two.anna.last_message.text
    await two.anna.send(yes)
    assert await two.status() is Status.SUBMITTED


async def test_a_yes_is_of_the_last_question_only(two):
    await two.anna.send("5.2 вроде сделали")
    await two.anna.send("что у меня горит")
    await two.anna.send("да")
    assert await two.all(select(Report)) == []


async def submit(town):
    await town.anna.send("5.2 сделали, 15 человек")
    assert await town.status() is Status.SUBMITTED


@pytest.mark.parametrize("said", ["погоди", "отмена", "не надо", "3.1", "ты тупой", "17", "ыы"])
async def test_what_is_no_reason_returns_nothing(two, said):
    galina = two.galina
    await submit(two)
    await galina.send("/review")
    await galina.press("Вернуть")
    await galina.send(said)
    assert await two.status() is Status.SUBMITTED
    await galina.send("отмена")
    await galina.send("отмена")
    await galina.send("это просто отвратительно")
    assert await two.status() is Status.SUBMITTED


async def test_to_accept_instead_of_returning(two):
    await submit(two)
    await two.galina.send("/review")
    await two.galina.press("Вернуть")
    await two.galina.send("прими лучше")
    await two.galina.send("да")
    assert await two.status() is Status.DONE
    assert await two.all(select(Review.verdict)) == [Verdict.ACCEPTED]


async def test_everybody_who_owes_is_asked_about_with_the_number(two):
    galina = two.galina
    await two.at(two.sim.clock.now().replace(day=27))
    await galina.send("3.1")
    await galina.send("напомни всем должникам")
    assert "Не отчиталось 1 из 1" in galina.last_message.text
    assert "3.1" not in galina.last_message.text
    await galina.send("да")
    assert galina.last_message.text.startswith("Напоминание")


async def test_a_yes_in_reply_to_another_card_is_no_yes_to_the_question(two):
    card = await two.open_card()
    await two.anna.send("3.1 вроде сделали")
    await two.anna.send("да", reply_to=card)
    assert await two.status(two.other_id) is Status.PLANNED


async def test_a_no_in_reply_to_another_card_leaves_the_question(two):
    card = await two.open_card()
    await two.anna.send("3.1 вроде сделали")
    await two.anna.send("нет", reply_to=card)
    assert not two.anna.last_message.text.startswith("Хорошо, ничего не записано")
    await two.anna.send("да")
    assert await two.status(two.other_id) is Status.SUBMITTED


async def test_a_no_in_reply_to_the_card_that_is_waited_for_ends_that(two):
    """What was asked about another task in between is not what it answers."""
    card = await two.open_card()
    await two.anna.press("Комментарий")
    await two.anna.send("3.1 вроде сделали")
    assert two.anna.last_message.text == "Записать как отчёт?"
    await two.anna.send("отмена", reply_to=card)
    said = two.anna.last_message.text
    assert said.startswith("Хорошо, ничего не отправлено.")
    assert "5.2 Социальный паспорт школы" in said
    await two.anna.send("Собрались вчера в актовом зале")
    assert await two.all(COMMENTS) == []
