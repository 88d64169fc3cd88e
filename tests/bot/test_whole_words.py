"""«Читать целиком»: the last word of a long text can be read wherever a screen cuts it."""

import pytest

from bot.ui.callbacks.tasks import TaskPart
from bot.ui.fitting import pieces, units
from domain.access import Role

LONG = " ".join(f"слово{number}" for number in range(400))[:3_900]
READ = "Читать целиком"


def whole(person, before):
    """What came since, without the lines that say whose it is, as one text."""
    came = [each for each in person.messages if each.id > before and not each.labels]
    return " ".join(each.text.partition("\n")[2] for each in came if "слово" in each.text)


async def read(person):
    """Press the button, and have everything that it sends."""
    await person.press(READ)
    await person.expect("слово399")


async def begin(school, label, words):
    await school.open_card()
    await school.anna.press(label)
    await school.anna.send(words)
    await school.deliver()


async def test_an_obstacle_is_read_to_its_end_by_the_curator(school):
    await begin(school, "Есть затруднение", LONG)
    notice = await school.galina.expect("затруднение")
    assert "слово399" not in notice.text
    await read(school.galina)
    assert whole(school.galina, notice.id).split() == LONG.split()


async def test_words_are_read_to_their_end_on_the_card_in_history_and_review(school):
    await begin(school, "Комментарий", LONG)
    await read(school.anna)
    await school.open_card()
    await school.anna.press("История")
    await read(school.anna)
    await school.open_card()
    await school.anna.press("Выполнено")
    await school.galina.send("/review")
    await read(school.galina)


async def test_a_reason_is_read_to_its_end_by_the_school(school):
    await begin(school, "Комментарий", "паспорт на сайте")
    await school.open_card()
    await school.anna.press("Выполнено")
    await school.galina.send("/review")
    await school.galina.press("Вернуть")
    await school.galina.send(LONG)
    await school.deliver()
    notice = await school.anna.expect("Вернули")
    assert "слово399" not in notice.text
    await read(school.anna)


async def test_short_words_have_no_button(school):
    await begin(school, "Есть затруднение", "нет учебников")
    assert READ not in (await school.galina.expect("затруднение")).labels
    assert READ not in (await school.open_card()).labels


@pytest.mark.parametrize("part", ["whole-card", "whole-notice", "whole-history", "whole-review"])
async def test_whoever_may_not_see_the_card_reads_nothing(school, part):
    await begin(school, "Есть затруднение", LONG)
    other = await school.meet("Чужая", (Role.COORDINATOR, await school.school("Школа № 9")))
    await other.send("/tasks")
    forged = TaskPart(task_id=school.task_id, part=part).pack()
    await other.press_data(other.last_message, forged)
    assert all("слово" not in message.text for message in other.messages)


@pytest.mark.parametrize("text", ["", "слово", LONG, "😀" * 2000, "б" * 9000, "a\n" * 3000])
def test_pieces_hold_the_whole_text(text):
    parts = pieces(text, 1000)
    assert all(units(part) <= 1000 for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())
