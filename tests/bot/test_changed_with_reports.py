"""A changed plan over reports of two schools at different states, and the end of its way back."""

from sqlalchemy import select

from domain.workflow import Status
from models.enums import RoadmapStatus
from models.roadmaps import Activity, Roadmap
from models.tasks import Report, Task
from tests import plan_documents as documents

DONE, PLANNED, RETURNED, SUBMITTED = (
    Status.DONE, Status.PLANNED, Status.RETURNED, Status.SUBMITTED,
)  # fmt: skip
ROWS = (
    ("1", "Качество подготовки", "", "", ""),
    ("1.1", "Мониторинг посещаемости занятий", "до 25 декабря 2026", "Школы", "справка"),
    ("1.2", "Смотр кабинетов", "февраль 2027", "Школы", "приказ"),
    ("1.3", "Неделя математики и физики", "март 2027", "Школы", ""),
    ("1.4", "Слёт молодых педагогов и вечер наставников", "апрель 2027", "Школы", ""),
)
CHANGED = (
    ROWS[0],
    (*ROWS[1][:2], "до 20 января 2027", *ROWS[1][3:]),
    ("1.2", *ROWS[3][1:]),
    ("1.3", "Слёт молодых педагогов", "апрель 2027", "Школы", ""),
    ("1.4", "Вечер наставников", "апрель 2027", "Школы", ""),
)


async def states(town) -> dict[str, list[Status]]:
    """Number and title of what is in the plan, or was → the states of its tasks by school."""
    found: dict[str, list[Status]] = {}
    async with town.database.read() as session:
        rows = await session.execute(
            select(Activity.number, Activity.title, Task.status)
            .join(Task, Task.activity_id == Activity.id)
            .join(Roadmap, Roadmap.id == Activity.roadmap_id)
            .where(Roadmap.status == RoadmapStatus.ACTIVE)
            .order_by(Task.organisation_id, Task.id)
        )
    for number, title, status in rows:
        found.setdefault(f"{number} {title}", []).append(status)
    return found


async def send(galina, rows, then):
    await galina.send_file(documents.as_docx(rows), "план.docx")
    await galina.expect(then, timeout=30)


async def test_reports_of_two_schools_outlive_a_change_that_is_then_final(town):
    schools = [await town.school(f"Школа № {number}") for number in (3, 7)]
    galina = await town.meet_curator("Галина")
    anna, boris = [
        await town.meet_coordinator(name, school)
        for name, school in zip(("Анна", "Борис"), schools, strict=True)
    ]
    await send(galina, ROWS, "План прочитан")
    await galina.press("Взять предложенное")
    await galina.press("Ввести в действие")
    for person, words in (
        (anna, "1.1 сделали, справка готова"),
        (anna, "1.2 сделали, приказ подписан"),
        (boris, "1.3 сделали, отчёт готов"),
        (anna, "1.4 сделали, отчёт готов"),
        (galina, "прими 1.1 от школы 3"),
        (galina, "верни 1.3 школе 7: нет печати"),
    ):
        await person.send(words)
    before = {
        "1.1 Мониторинг посещаемости занятий": [DONE, PLANNED],
        "1.2 Смотр кабинетов": [SUBMITTED, PLANNED],
        "1.3 Неделя математики и физики": [PLANNED, RETURNED],
        "1.4 Слёт молодых педагогов и вечер наставников": [SUBMITTED, PLANNED],
    }
    assert await states(town) == before
    reports = await town.all(select(Report.id))

    await send(galina, CHANGED, "Это изменённый план")
    said = galina.last_message.text
    for line in (
        "новых — 2", "с новым сроком — 1", "отменятся — 1", "отменятся, хотя по ним отчитались — 1",
        "с отчётами останутся — 3",
    ):  # fmt: skip
        assert f"• {line}\n" in said
    await galina.press("Ввести изменения")
    after = {
        "1.1 Мониторинг посещаемости занятий": [DONE, PLANNED],
        "1.2 Смотр кабинетов": [Status.CANCELLED, Status.CANCELLED],
        "1.2 Неделя математики и физики": [PLANNED, RETURNED],
        "1.4 Вечер наставников": [SUBMITTED, PLANNED],
        "1.3 Слёт молодых педагогов": [PLANNED, PLANNED],
    }
    assert await states(town) == after
    await galina.press("Вернуть как было")
    await galina.press("Вернуть")
    taken_back = {title: found for title, found in (await states(town)).items() if title in before}
    assert taken_back == before
    await town.deliver()
    said = "Снова в плане, ваш отчёт на месте\n1.2 Смотр кабинетов"
    assert said in (await anna.expect("Снова в плане")).text

    await send(galina, CHANGED, "Это изменённый план")
    await galina.press("Ввести изменения")
    applied = galina.last_message
    await boris.send("1.4 сделали, отчёт готов")
    await galina.press("Вернуть как было", applied)
    assert "школы уже отчитались" in galina.last_answer.text
    assert (await states(town))["1.4 Вечер наставников"] == [SUBMITTED, SUBMITTED]
    assert set(reports) < set(await town.all(select(Report.id)))
