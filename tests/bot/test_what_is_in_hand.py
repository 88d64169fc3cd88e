"""«Напиши им», «а что у неё», «скачай их» after something was shown: that is what is meant."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from bot.ui.callbacks.people import OrganisationAction
from bot.ui.screen import button, keyboard
from domain.access import Role
from handlers.utterances.last_shown import _packed
from models.people import Membership
from models.tasks import DeadlineMove
from models.upkeep import Conversation
from tests.bot.conftest import MORNING, grown


@grown
async def office(school):
    """A curator and a manager; two schools owe 2.4, one of them 1.3 too."""
    other = await school.school("Школа № 1")
    late = date(2026, 11, 20)
    for number in ("2.4", "1.3"):
        activity = await school.activity(number, f"Дело {number}", late, slots=())
        await school.task(activity, school.school_id, late)
        if number == "2.4":
            await school.task(activity, other, late)
    school.boris = await school.meet_manager("Борис")


async def test_those_who_owe_are_listed_written_to_and_taken_as_a_file(office):
    galina = office.galina
    await galina.send("кто не отчитался")
    await galina.send("покажи их")
    assert "Школа № 1: 1" in galina.last_message.text
    await galina.send("кто не отчитался")
    await galina.send("напиши им, что ждём до пятницы")
    preview = galina.last_message.text
    assert "Письмо школам" in preview and "Школа № 1" in preview and "Школа № 3" in preview
    await galina.send("напомни им")
    assert "Напомнить" in galina.last_message.text
    await galina.send("кто не отчитался")
    await galina.send("скачай их", timeout=60)
    await galina.expect(".xlsx", timeout=60)


@pytest.mark.parametrize(
    "words", ["покажи список", "открой список", "перечисли поимённо", "покажи их", "кто это"]
)
async def test_the_list_in_hand_is_shown_by_name(office, words):
    await office.galina.send("кто не отчитался")
    await office.galina.send(words)
    assert "Школа № 1: 1" in office.galina.last_message.text


@pytest.mark.parametrize("words", ["скачай это", "пришли всё это в excel"])
async def test_the_list_in_hand_is_taken_as_a_file(office, words):
    await office.galina.send("кто не отчитался")
    await office.galina.send(words, timeout=60)
    await office.galina.expect(".xlsx", timeout=60)


@pytest.mark.parametrize("words", ["сколько у них просрочено", "покажи список"])
async def test_what_may_be_seen_no_more_is_not_in_hand(office, words):
    """Whoever has another role since is answered as if nothing had been shown."""
    galina = office.galina
    await galina.send("кто не отчитался")
    async with office.database.write() as session:
        await session.execute(
            update(Membership)
            .where(Membership.role == Role.CURATOR)
            .values(role=Role.COORDINATOR, organisation_id=office.school_id)
        )
    await galina.send(words)
    assert "недоступно" not in galina.last_message.text
    assert not any("shown" in data for data in await office.all(select(Conversation.data)))


async def test_an_order_about_the_first_one_is_asked_about(office):
    """The first one that the bot has shown may be another school than number one."""
    await office.galina.send("2.4 школы 3")
    await office.galina.send("перенеси первой 2.4 на 10 декабря")
    assert await office.all(select(DeadlineMove.id)) == []
    assert "Перенести" in office.galina.last_message.text


@pytest.mark.parametrize(
    ("actions", "count"),
    [(["join"], 0), (["invite"], 0), (["join", "invite", "rename"], 1), (["reopen"], 1)],
)
def test_a_school_that_is_only_offered_is_not_what_was_shown(actions, count):
    """«Отчитываюсь я · Управление» below a plan that has come into force: no page of it."""
    rows = [[button(each, OrganisationAction(organisation_id=7, action=each))] for each in actions]
    assert len(list(_packed(keyboard(*rows), None))) == count


@pytest.mark.parametrize("who", ["galina", "boris"])
async def test_a_school_that_was_shown_is_asked_about(office, who):
    person = getattr(office, who)
    await person.send("открой школу 3")
    await person.send("а что у неё просрочено")
    shown = person.last_message.text
    assert "Просрочено: 2" in shown and "Школа № 3" in shown
    await person.send("сравни её со школой 1")
    compared = person.last_message.text
    assert compared.startswith("Сравнение") and "Школа № 1" in compared
    await person.send("открой школу 3")
    await person.send("напиши ей, что ждём отчёт")
    assert "Письмо школам · Школа № 3" in person.last_message.text


async def test_the_activity_of_a_list_is_who_owes_it(office):
    await office.galina.send("открой 2.4")
    await office.galina.send("а кто его не сдал")
    text = office.galina.last_message.text
    assert "2.4 Дело 2.4" in text and "Не отчитались 2 из 2" in text
    await office.boris.send("кто не сдал 2.4")
    await office.boris.send("напиши им, что завтра совещание")
    text = office.boris.last_message.text
    assert "Письмо школам · Школа № 1, Школа № 3" in text


async def test_a_letter_goes_with_a_yes_and_who_is_there_is_on_the_page(office):
    galina = office.galina
    await galina.send("открой школу 3")
    await galina.send("кто там координатор")
    assert "Координатор: Анна" in galina.last_message.text
    await galina.send("напиши ей, что ждём отчёт")
    await galina.send("отправляй")
    assert "Прочитали 0 из 1" in galina.last_message.text
    await galina.send("открой школу 3")
    await galina.send("напиши ей, что ждём отчёт")
    await galina.send("нет")
    await galina.send("отправляй")
    assert "Прочитали" not in galina.last_message.text


async def test_who_is_meant_is_asked_where_nobody_is_in_hand(office):
    await office.boris.send("а что у неё просрочено")
    assert "Не понятно, о ком или о чём речь: нее" in office.boris.last_message.text


async def test_a_school_that_asks_of_another_beside_a_card_is_told_who_knows(office):
    await office.anna.send("2.4")
    await office.anna.send("школа 1 уже сдала?")
    text = office.anna.transcript()
    assert "чужие отчёты видит только куратор" in text
    assert "Добавить эти слова" not in text


async def test_an_order_to_accept_without_a_name_shows_what_waits(office):
    await office.galina.send("прими")
    assert "Всё проверено" in office.galina.last_message.text


async def test_an_order_that_points_back_is_asked_about(office):
    """Nothing is moved before the press."""
    await office.galina.send("2.4 школы 3")
    await office.galina.send("перенеси этот пункт всем на 10 декабря")
    shown = office.galina.last_message
    assert "Перенести срок до 10 декабря — 2 задачи" in shown.text
    assert await office.all(select(DeadlineMove.id)) == []
    await office.galina.press("Перенести (2)", shown)
    assert len(await office.all(select(DeadlineMove.id))) == 2


async def test_what_was_shown_is_forgotten_with_time_and_behind_another_screen(office):
    galina = office.galina
    await galina.send("открой школу 3")
    await galina.send("помощь")
    await galina.send("а что у неё просрочено")
    assert "Просрочено: 2" not in galina.last_message.text
    await galina.send("открой школу 3")
    await office.at(MORNING + timedelta(hours=1))
    await galina.send("а что у неё просрочено")
    assert "Просрочено: 2" not in galina.last_message.text


@pytest.mark.parametrize("kept", [["zz:1", None], [["oo:x"], None], [["oo:999"], None], {}, "x"])
async def test_what_another_version_has_kept_is_no_fault(office, kept):
    await office.galina.send("открой школу 3")
    if isinstance(kept, list) and kept[1] is None:
        kept = [kept[0], office.clock.now().timestamp()]
    async with office.database.write() as session:
        await session.execute(update(Conversation).values(data={"shown": kept}))
    await office.galina.send("а что у неё просрочено")
    assert "Что-то пошло не так" not in office.galina.last_message.text
