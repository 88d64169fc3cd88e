"""Schools in a word or two: their list, how many there are, and one that there is not."""

import pytest

from domain.access import Role


@pytest.mark.parametrize("said", ["школы", "учреждения", "сколько у нас школ"])
async def test_a_curator_gets_the_list(school, said):
    await school.galina.send(said)
    assert "Школа № 3" in school.galina.last_message.labels


async def test_a_part_of_a_label_of_the_menu_opens_what_is_there(school):
    await school.galina.send("люди")
    assert "Кураторы и руководители" in school.galina.last_message.labels


@pytest.mark.parametrize(
    "said", ["школа 99", "пригласи директора школы 99", "кто координатор в школе 99"]
)
async def test_a_school_that_there_is_not_is_named(school, said):
    await school.galina.send(said)
    text = school.galina.last_message.text
    assert text.startswith("Такого учреждения нет: «школ") and "99" in text and "/people" in text


async def test_a_coordinator_is_not_shown_titles_with_the_word_school(school):
    await school.anna.send("школа 99")
    said = [message.text for message in school.anna.messages[-2:]]
    assert "чужие отчёты видит только куратор" in said[0]
    assert "Мои мероприятия" in said[1]


@pytest.mark.parametrize("said", ["привет школе 9", "школа 9 рядом", "школа 9 и школа 8"])
async def test_whoever_knows_one_school_is_told_of_no_other_that_it_is_not_there(school, said):
    await school.school("Школа № 9")
    empty = await school.school("Школа № 7")
    for person in (
        await school.meet("Вера", (Role.HEAD, school.school_id)),
        await school.meet_coordinator("Нина", empty),
    ):
        await person.send(said)
        assert not any("Такого учреждения нет" in message.text for message in person.messages)


async def test_a_manager_hears_which_schools_have_nobody(school):
    await school.school("Школа № 9")
    peter = await school.meet_manager("Пётр")
    for said in ("какие школы не подключились", "сколько школ"):
        await peter.send(said)
        (told,) = [m.text for m in peter.messages[-2:] if m.text.startswith("Учреждений")]
        assert told.startswith("Учреждений: 2. Без координатора 1: Школа № 9.")
        assert "Галина" in told
    assert "Сводка" in peter.last_message.text
    await peter.send("школа 99")
    assert peter.last_message.text.endswith("Проверьте номер и название.")


async def test_nobody_is_missing(school):
    peter = await school.meet_manager("Пётр")
    await peter.send("кто не подключён")
    assert peter.last_message.text == "Учреждений: 1. За каждое есть кому отчитываться."


async def test_without_a_curator_nobody_can_invite(town):
    await town.school("Школа № 9")
    peter = await town.meet_manager("Пётр")
    await peter.send("сколько школ")
    (told,) = [m.text for m in peter.messages if m.text.startswith("Учреждений")]
    assert told.endswith("Пригласить пока некому: куратора нет.")
