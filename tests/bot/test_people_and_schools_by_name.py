"""Somebody asked about by name, a school to be added or invited, schools side by side."""

import pytest
from sqlalchemy import select

from models.enums import GroupShows
from models.people import Organisation
from tests.bot.conftest import TOMORROW, grown


@grown
async def office(school):
    activity = await school.activity("1.1", "Приказ", TOMORROW, slots=())
    for number in (1, 5, 7, 9):
        await school.task(activity, await school.school(f"Школа № {number}"), TOMORROW)
    school.boris = await school.meet_manager("Борис")


async def test_who_somebody_is_with_school_and_telephone(office):
    await office.galina.send("кто такая Анна")
    shown = office.galina.last_message
    assert "Анна: Школа № 3 · координатор, телефон не записан" in shown.text
    await office.galina.press("Школа № 3", shown)
    await office.galina.expect("Координатор: Анна")
    await office.boris.send("телефон Анны")
    assert "Школа № 3 · координатор" in office.boris.last_message.text
    await office.galina.send("кто такой Сидоренко")
    assert "Такого человека среди тех, кого знает бот, нет" in office.galina.last_message.text


@pytest.mark.parametrize("words", ["телефон ЦРО", "контакты УО", "кто такой ШНОР"])
async def test_what_is_nobodys_name_is_answered_as_it_was(office, words):
    for person in (office.galina, office.boris, office.anna):
        await person.send(words)
        assert "Такого человека" not in person.last_message.text


async def test_a_school_knows_its_own_people_and_the_office(office):
    other = await office.meet_coordinator("Пётр", await office.school("Школа № 11"))
    await other.send("кто такая Галина")
    assert "Галина: Заречье · куратор" in other.last_message.text
    await other.send("кто такая Анна")
    assert "Школа № 3" not in other.last_message.text


async def test_a_name_alone_is_somebody(office):
    await office.galina.send("Анна")
    assert "Школа № 3 · координатор" in office.galina.last_message.text


async def test_a_school_is_added_after_a_look_and_invited_from_its_page(office):
    await office.galina.send("добавь школу 25")
    shown = office.galina.last_message
    assert "Школа № 25" in shown.text
    assert "Школа № 25" not in await office.all(select(Organisation.name))
    await office.galina.press("Добавить 1", shown)
    await office.galina.expect("Добавлено 1 учреждение")
    assert "Школа № 25" in await office.all(select(Organisation.name))
    await office.galina.send("пригласи школу 25")
    page = office.galina.last_message
    assert page.text.startswith("Школа № 25")
    assert "Пригласить" in page.labels


@pytest.mark.parametrize("words", ["телефон ЦРО", "кто такая Анна", "что на проверке", "прими его"])
async def test_while_a_list_is_open_an_order_or_a_question_is_none(office, words):
    """Each was shown as a school to add: whatever a curator said until «Отмена»."""
    await office.galina.send("добавь школу 25")
    shown = office.galina.last_message
    await office.galina.send(words)
    assert "В списке" not in office.galina.last_message.text
    await office.galina.press("Добавить 1", shown)
    await office.galina.expect("Добавлено 1 учреждение")


async def test_another_list_takes_the_place_of_one_that_is_open(office):
    await office.galina.send("добавь школу 25")
    await office.galina.send("добавь СОШ 26 и 27")
    assert "Новые: 2" in office.galina.last_message.text
    await office.galina.send("Школа № 28\nЦентр «Росток»")
    assert "Новые: 2" in office.galina.last_message.text
    assert "Центр «Росток»" in office.galina.last_message.text


async def test_an_order_is_no_name_of_a_group(office):
    await office.galina.send("/people")
    await office.galina.press("Группы")
    await office.galina.press("Новая группа")
    await office.galina.send("верни этот: нет приказа")
    await office.galina.send("Все сады")
    await office.galina.expect("возьмите его в кавычки: «Все сады»")
    await office.galina.send("Сельские школы")
    assert "Сельские школы" in office.galina.last_message.text


async def test_of_many_schools_the_first_is_chosen_and_none_is_left_out(office):
    await office.boris.send("сравни школы 1, 3, 5, 7 и 9")
    shown = office.boris.last_message
    assert "Названо 5 учреждений" in shown.text
    assert {f"Школа № {each}" for each in (1, 3, 5, 7, 9)} <= set(shown.labels)
    await office.boris.press("Школа № 5", shown)
    await office.boris.expect("С какой школой сравнить?")
    await office.boris.press("Школа № 9")
    compared = await office.boris.expect("Сравнение")
    assert "Школа № 5" in compared.text and "Школа № 9" in compared.text


async def test_figures_of_two_schools_stand_side_by_side(office):
    await office.boris.send("сколько просрочено у первой и третьей школы")
    text = office.boris.last_message.text
    assert text.startswith("Сравнение") and "Школа № 1" in text and "Школа № 3" in text


async def test_no_return_to_take_back_is_said(office):
    await office.galina.send("отзови возврат")
    assert "Возвратов, которые можно отозвать, нет" in office.galina.last_message.text


@pytest.mark.parametrize("count", [2, 3, 5])
async def test_a_school_that_is_not_there_is_told_in_a_comparison(office, count):
    numbers = (3, 5, 7, 9, 1)[: count - 1]
    await office.boris.send(f"сравни школы {', '.join(map(str, numbers))} и 99")
    text = office.boris.last_message.text
    assert "Не понятно" in text and "99" in text


@pytest.mark.parametrize("name", ["<b>&😀 " * 60, "«" + "<b>&Ы" * 38 + "»", "😀" * 150])
async def test_a_name_that_is_none_leaves_nothing_open(office, name):
    """What is said next is no list of organisations."""
    await office.galina.send(f"добавь школу {name}")
    await office.galina.send("кто не отчитался")
    assert "отчёты" in office.galina.last_message.text
    before = set(await office.all(select(Organisation.name)))
    await office.galina.send("сводка по школам")
    assert "Сводка" in office.galina.last_message.text
    assert set(await office.all(select(Organisation.name))) == before


async def test_a_group_sends_a_letter_to_the_private_chat(office):
    group = office.sim.group("Штаб", [office.galina, office.boris])
    await group.add_bot()
    await office.follow(group, GroupShows.SCHOOLS)
    bot = f"@{(await office.app.bot.me()).username}"
    await office.galina.send(f"{bot} напиши им, что ждём протокол", chat=group)
    assert "в личный чат" in (await group.expect("личный чат")).text
