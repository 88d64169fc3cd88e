"""The head of a school sends a file: who reports is said, and one tap each takes it there."""

from sqlalchemy import select

from domain.access import Role
from models.tasks import Evidence


async def test_a_head_hands_a_file_on_and_the_coordinator_takes_it_with_one_tap(school):
    vera = await school.meet("Вера", (Role.HEAD, school.school_id))
    other = await school.owed("6.1", "Сайт школы", school.sim.clock.now().date(), school.school_id)
    await vera.send("/tasks")
    await vera.press("6.1 Сайт школы")
    card = vera.last_message
    await vera.send_file(b"%PDF-1.4", name="скан.pdf", reply_to=card)
    asked = await vera.expect("Отчитывается координатор: Анна.")
    assert "скан.pdf" in asked.text
    assert asked.labels == ["Передать: Анна", "Не нужно"]
    await vera.press("Передать: Анна")
    assert vera.last_message.text.startswith("Передано: Анна.")
    assert await school.all(select(Evidence)) == []
    await school.deliver()
    told = await school.anna.expect("Вера передаёт файл для отчёта.")
    assert told.labels[0].startswith("6.1 Сайт школы")
    await school.anna.press(told.labels[0])
    await school.anna.expect("Принято: скан.pdf")
    (proof,) = await school.all(select(Evidence))
    assert proof.task_id == other


async def test_a_head_without_a_coordinator_is_told_whom_to_ask(town):
    school_id = await town.school("Школа № 7")
    vera = await town.meet("Вера", (Role.HEAD, school_id))
    await vera.send_file(b"%PDF-1.4", name="скан.pdf")
    await vera.expect("У учреждения пока нет координатора.")
