"""«Вернуть прежние сроки» under the answer to a move for all schools."""

from sqlalchemy import select

from models.tasks import Task
from tests.bot.conftest import TOMORROW


async def test_a_move_for_all_schools_is_taken_back_once(school):
    galina, other = school.galina, await school.school("Школа № 1")
    boris = await school.meet_coordinator("Борис", other)
    activity = await school.activity("1.4", "Смотр", TOMORROW, slots=())
    tasks = [await school.task(activity, each, TOMORROW) for each in (school.school_id, other)]
    await galina.send("перенеси 1.4 всем до 20 декабря")
    await galina.press("Перенести (2)")
    answer = galina.last_message
    await boris.press_data(boris.last_message, f"c:{tasks[1]}")
    await boris.press("Выполнено")
    # Another dialog in between takes nothing away.
    await galina.send("/review")
    await galina.press("Вернуть прежние сроки", answer)
    (said,) = [each.text for each in galina.messages if each.id == answer.id]
    assert "Прежний срок возвращён: 1 задача. Школа узнает." in said
    assert "Ещё 1 осталась как есть: её с тех пор меняли" in said
    days = select(Task.deadline).where(Task.id.in_(tasks)).order_by(Task.id)
    back, moved = await school.all(days)
    assert (back, moved.month, moved.day) == (TOMORROW, 12, 20)
    data = answer.keyboard[0][0]["callback_data"]
    await galina.press_data(answer, data)
    assert "список уже неактуален" in galina.last_answer.text
    await school.deliver()
    await school.anna.refresh()
    # Both in one message, each once.
    (told,) = [each.text for each in school.anna.messages if "Смотр" in (each.text or "")]
    assert "до 20 декабря" in told and "25 ноября" in told
    assert told.count("срок перенесён") == 2


async def test_what_answered_the_request_of_a_school_offers_no_way_back(school):
    """It stayed, and the button said that the list was out of date."""
    await school.anna.send("можно 5.2 до 10 декабря")
    await school.galina.send("пусть 5.2 у школы 3 будет до 12 декабря")
    await school.galina.send("да")
    assert "Срок перенесён на 12 декабря" in school.galina.last_message.text
    assert school.galina.last_message.labels == []
    (day,) = await school.all(select(Task.deadline).where(Task.id == school.task_id))
    assert (day.month, day.day) == (12, 12)
