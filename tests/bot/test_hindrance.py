"""«Что мешает?»: a school that leaves its lists unanswered is asked, and a human being reads it."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, update

from domain.reminding.hindrance import Hindrance
from models.enums import DeliveryState
from models.people import Organisation
from models.reminders import HindranceReport
from models.tasks import Task
from models.upkeep import Delivery
from services.reminders import digests

MOSCOW = ZoneInfo("Europe/Moscow")
AFTER = timedelta(days=14)


def moscow(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=MOSCOW).astimezone(UTC)


async def ignored(school, times: int) -> None:
    """Anna has got so many lists and done nothing; her task is overdue since October."""
    person_id = (await school.actor_of(school.anna)).person_id
    async with school.database.write() as session:
        await session.execute(
            update(Task).values(
                deadline=date(2026, 10, 1), created_at=datetime(2026, 9, 1, tzinfo=UTC)
            )
        )
        await session.execute(update(Organisation).values(phone="2-34-56"))
        moment = datetime(2026, 10, 26, 6, tzinfo=UTC)
        session.add_all(
            heard(school, person_id, moment - timedelta(days=7 * n)) for n in range(times)
        )


def heard(school, person_id, moment):
    """A digest that has reached Anna."""
    return Delivery(
        key=f"earlier-{moment}", kind="digest", person_id=person_id, chat_id=school.anna.id,
        payload={}, state=DeliveryState.SENT, created_at=moment, due_at=moment, sent_at=moment,
    )  # fmt: skip


async def owe_digest(school, moment: datetime) -> None:
    async with school.database.write() as session:
        await session.execute(update(Task).values(next_at=moment))
    await school.at(moment)


async def test_whoever_answers_lists_is_not_asked(school):
    await ignored(school, 2)
    await owe_digest(school, moscow(30, 9))
    digest = await school.anna.expect("понедельник, 30 ноября")
    assert "Что мешает?" not in digest.labels


@pytest.mark.parametrize("known", ["phone", "listed_coordinator_phone"])
async def test_an_answer_reaches_the_curator_with_a_name_and_a_phone(school, known):
    await ignored(school, 3)
    async with school.database.write() as session:
        await session.execute(update(Organisation).values({"phone": "", known: "2-34-56"}))
    await owe_digest(school, moscow(30, 9))
    asked_under = await school.anna.expect("понедельник, 30 ноября")
    await school.anna.press("Что мешает?", asked_under)
    asked = await school.anna.expect("Что мешает отчитаться?")
    assert asked.labels == [
        "Не хватает времени или людей",
        "Непонятно, что сдавать",
        "Это делаем не мы",
    ]
    await school.anna.press("Непонятно, что сдавать", asked)
    await school.anna.expect("Спасибо, передам: Галина.")
    # The digest stays, and a press that Telegram delivers twice is one answer.
    await school.anna.press("Что мешает?", asked_under)
    await school.anna.press("Непонятно, что сдавать")
    (row,) = await school.all(select(HindranceReport))
    assert row.hindrance is Hindrance.UNCLEAR
    await school.at(datetime(2026, 12, 1, 6, 0, tzinfo=UTC))
    morning = await school.galina.expect("вторник, 1 декабря")
    said = "Школа № 3 отвечает на «Что мешает?»: непонятно, что сдавать (Анна, 2-34-56)."
    assert said in morning.text
    assert morning.text.index(said) < morning.text.index("Не отчиталось")
    assert "Давно просрочено, стоит позвонить: Школа № 3 — Анна, 2-34-56." in morning.text
    await school.open_card()
    await school.anna.expect("Школа говорит, что мешает: непонятно, что сдавать")


async def test_nothing_is_kept_where_nothing_is_overdue(school):
    await ignored(school, 3)
    await owe_digest(school, moscow(30, 9))
    await school.anna.expect("понедельник, 30 ноября")
    await school.anna.press("Что мешает?")
    async with school.database.write() as session:
        await session.execute(update(Task).values(deadline=date(2026, 12, 30)))
    await school.anna.press("Это делаем не мы")
    await school.anna.expect("Сейчас ничего не просрочено")
    assert await school.all(select(HindranceReport)) == []


async def test_whoever_has_said_it_is_not_asked_in_every_message_after(school):
    """After three lists more, with nothing done and nothing said, the question is put again."""
    await ignored(school, 3)
    await owe_digest(school, moscow(30, 9))
    await school.anna.press("Что мешает?", await school.anna.expect("понедельник, 30 ноября"))
    await school.anna.press("Непонятно, что сдавать")
    person_id = (await school.actor_of(school.anna)).person_id
    asked = []
    for number in range(1, 5):
        async with school.database.write() as session:
            session.add(heard(school, person_id, moscow(30, 9) + timedelta(days=number)))
        async with school.database.read() as session:
            view = await digests.load_digest(session, person_id, MOSCOW, moscow(30, 9) + AFTER)
        asked.append(view.asks_why)
    assert asked == [False, False, True, True]
