"""Lists of organisations and parties: one order, and a part of a name narrows them."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from domain.access import Role
from domain.organisation_kinds import OrganisationKind
from domain.workflow import Status
from models.people import Invite, Organisation
from models.roadmaps import ActivityException
from models.tasks import Task

ROWS = [
    "План работы на 2026-2027 учебный год",
    "№\tМероприятие\tСрок\tОтветственные",
    "1.1\tСовещание руководителей\tдо 15 декабря 2026\tШколы",
    "1.2\tСеминар\tдо 20 декабря 2026\tУправление образования",
]


@pytest.fixture
async def galina(town):
    for number in (10, 2, 1, 3, 4, 5, 6, 7, 8):
        await town.school(f"Школа № {number}")
    await town.school("Детский сад «Ёлочка»", OrganisationKind.KINDERGARTEN)
    await town.school("Управление образования", OrganisationKind.DEPARTMENT)
    town.galina = await town.meet_curator("Галина")
    await town.galina.send("\n".join(ROWS))
    await town.galina.expect("План прочитан", timeout=30)
    await town.galina.press("Ответственные")
    await town.galina.press("Взять предложенное")
    await town.galina.press("Ввести в действие")
    return town.galina


async def test_a_named_person_is_given_to_a_person_present_or_invited(town):
    first, second = [await town.school(f"Школа № {number}") for number in (1, 2)]
    await town.meet("Лия", (Role.COORDINATOR, first), last_name="Смирнова")
    galina = await town.meet_curator("Галина")
    rows = [*ROWS[:2], "1.1\tСеминар\tдо 20 декабря 2026\tЛ.Н. Смирнова"]
    await galina.send("\n".join([*rows, "1.2\tСлёт\tдо 20 декабря 2026\tметодист Петрова"]))
    await galina.expect("План прочитан", timeout=30)
    await galina.press("Ответственные")
    await galina.press("Л.Н. Смирнова")
    assert "Где отчитывается этот человек?" in galina.last_message.text
    await galina.press("Лия Смирнова · Школа № 1")
    assert "Сейчас: Школа № 1" in galina.last_message.text
    assert not any("Пригласить" in label for label in galina.last_message.labels)
    await galina.press("‹ Назад")
    await galina.press("методист Петрова")
    # Somebody who works with the bot is found by name as well.
    await galina.send("смирнова")
    assert "Лия Смирнова · Школа № 1" in galina.last_message.labels
    await galina.press("Весь список")
    await galina.press("Школа № 2", galina.last_message)
    await galina.press("Пригласить · Школа № 2")
    assert "Школа № 2" in galina.last_message.text
    places = await town.all(select(Invite.organisation_id))
    assert places == [second]


async def test_a_weak_proposal_is_shown_as_such_and_taken_by_a_press_of_its_own(town):
    for name in ("Школа № 1", "Лицей № 2"):
        await town.school(name)
    galina = await town.meet_curator("Галина")
    owed = "1.{0}\tДело {0}\tдо 20 декабря 2026\t{1}"
    named = ("Школы", "Л.Н. Смирнова", "МБОУ СОШ № 2")
    rows = [owed.format(n, name) for n, name in enumerate(named, start=1)]
    await galina.send("\n".join([*ROWS[:2], *rows]))
    await galina.expect("План прочитан", timeout=30)
    shown = galina.last_message
    assert "МБОУ СОШ № 2 — возможно, Лицей № 2 (проверьте)" in shown.text
    made = ["Взять предложенное (1) · 2 задачи", "Взять с возможными (3) · 4 задачи"]
    assert shown.labels[:2] == made
    await galina.press("Взять предложенное (1)")
    left = galina.last_message
    assert "Осталось назначить: 2." in left.text
    assert "возможно, Лицей № 2 (по номерам), проверьте" in left.text
    assert "(в боте этого человека ещё нет), проверьте" in left.text
    assert "Взять возможное (2) · 2 задачи" in left.labels
    await galina.press("Взять возможное (2)")
    assert "4 задачи, все впереди" in galina.last_message.text


async def test_schools_that_come_while_a_plan_is_in_force_say_what_it_asks_of_them(town, galina):
    await town.sim.clock.set(datetime(2026, 12, 16, 6, tzinfo=UTC))
    await galina.send("Школа № 31\nШкола № 32\nШкола № 33")
    assert "Прошедшие сроки: 3. За них с новых учреждений не спросят." in galina.last_message.text
    assert galina.last_message.labels == [
        "Добавить 3", "С прошедшими · 3 задачи, 3 прошли", "Отмена",
    ]  # fmt: skip
    before = await town.all(select(func.count()).select_from(Task))
    await galina.press("Добавить 3")
    assert await town.all(select(func.count()).select_from(Task)) == before
    await galina.press("Отменить список")
    await galina.send("Школа № 41\nШкола № 42\nШкола № 43")
    await galina.press("С прошедшими")
    (now,) = await town.all(select(func.count()).select_from(Task))
    assert now == before[0] + 3


@pytest.mark.parametrize("names", ["Школа № 1", "Школа № 1 – Котова А.А.\nУправление образования"])
async def test_where_there_is_no_organisation_a_name_or_two_are_a_list(town, names):
    vera = await town.meet_curator("Вера")
    await vera.send(names)
    await vera.press(f"Добавить {len(names.splitlines())}")
    assert await town.all(select(func.count()).select_from(Organisation)) == [
        len(names.splitlines())
    ]


async def test_schools_with_their_heads_that_nobody_asked_for_are_offered_as_a_list(town, galina):
    await galina.send(
        "Школа № 51, директор Сомова А.А., тел. 8 (900) 111-22-33\n"
        "Школа № 52, директор Котов Б.Б., тел. 2-22-33"
    )
    assert "• Школа № 51: руководитель Сомова А.А." in galina.last_message.text
    await galina.press("Добавить 2")
    named = select(Organisation.listed_head)
    heads = await town.all(named.where(Organisation.name == "Школа № 52"))
    assert heads == ["Котов Б.Б."]


async def test_a_closed_school_is_opened_again_as_was_said(town, galina):
    await galina.send("/people")
    await galina.press("Учреждения")
    await galina.press("Школа № 3")
    await galina.press("Закрыть")
    await galina.press("Закрыть")
    await galina.press("Открыть снова")
    assert "Открыть снова Школа № 3?" in galina.last_message.text
    await galina.press("Открыть снова · 1 задача")
    assert "Ждём отчётов: 1" in galina.last_message.text


async def test_a_kind_and_a_group_say_what_they_make(town, galina):
    other = await town.school("Росток", OrganisationKind.OTHER)
    await galina.send("/people")
    await galina.press("Учреждения")
    await galina.send("росток")
    await galina.press("Росток")
    await galina.press("Вид")
    assert {"Школа · 1 задача", "• Другое"} <= set(galina.last_message.labels)
    await galina.press("Школа · 1 задача")
    tasks = await town.all(select(Task.id).where(Task.organisation_id == other))
    assert len(tasks) == 1


async def open_activity(galina, label="1.1"):
    await galina.send("/plans")
    await galina.press("Дорожная карта 2026/27")
    await galina.press("Мероприятия")
    await galina.press(label)


async def test_every_list_has_one_order_and_is_narrowed_by_typing(town, galina):
    await galina.send("/people")
    await galina.press("Учреждения")
    ordered = ["Управление образования", *(f"Школа № {n}" for n in range(1, 8))]
    assert galina.last_message.labels[:8] == ordered
    assert "Чтобы найти, напишите часть названия." in galina.last_message.text
    await galina.send("сад")
    assert galina.last_message.labels[:2] == ["Детский сад «Ёлочка»", "Весь список"]
    assert "Нашлось по «сад»: 1" in galina.last_message.text
    await galina.send("школа 10")
    assert galina.last_message.labels[0] == "Школа № 10"
    await galina.press("Школа № 10")
    # The list is closed: the words are no part of a name any more.
    await galina.send("сад")
    assert "Нашлось" not in galina.last_message.text
    await open_activity(galina)
    await galina.press("Ответственные")
    await galina.press("Одно учреждение")
    assert galina.last_message.labels[0] == "Управление образования"
    assert galina.last_message.labels[1:8] == [f"✓ Школа № {n}" for n in range(1, 8)]
    # Words that find nothing are understood as they are anywhere.
    await galina.send("сводка")
    assert "Сводка" in galina.last_message.text


async def test_who_owes_is_narrowed_by_typing(town, galina):
    await galina.send("/debtors")
    await galina.press("Все")
    await galina.press("Список")
    assert "Чтобы найти, напишите часть названия." in galina.last_message.text
    await galina.send("школа 10")
    assert galina.last_message.labels[:2] == ["Школа № 10", "Весь список"]
    await galina.press("Весь список")
    assert "Нашлось" not in galina.last_message.text


async def test_loads_are_narrowed_by_typing(town, galina):
    title = ROWS[0].replace("2026-2027", "2027-2028").replace("План работы", "План семинаров")
    await galina.send("\n".join([title, *(row.replace("2026", "2027") for row in ROWS[1:])]))
    await galina.expect("План прочитан", timeout=30)
    await galina.press("Нагрузка школ")
    await galina.send("школа 10")
    assert "Нашлось по «школа 10»: 1" in galina.last_message.text
    assert "Школа № 10" in galina.last_message.text
    assert "Школа № 2" not in galina.last_message.text


async def test_a_list_is_shown_with_whom_it_invites_and_what_it_leaves_out(town, galina):
    await galina.send("/people")
    await galina.press("Учреждения")
    await galina.press("Добавить")
    await galina.send("Школа № 23 – Юдин Борис\nШкола № 24, директор Сомов О.И.")
    assert "Чьи это имена, в списке не сказано" in galina.last_message.text
    await galina.press("Это координаторы")
    named = galina.last_message.text.splitlines()[2:4]
    assert named == [
        "• Школа № 23: координатор Юдин Борис",
        "• Школа № 24: руководитель Сомов О.И.",
    ]
    assert "пока они считаются именами координаторов" in galina.last_message.text
    await galina.press("Это руководители")
    assert "• Школа № 23: руководитель Юдин Борис" in galina.last_message.text
    assert "пока они считаются именами руководителей" in galina.last_message.text
    await galina.send("Школа № 24, ул. Мира, 5, shkola24@example.org\nШкола № 25 — Котова В.В.")
    shown = galina.last_message.text
    assert "• Школа № 24\n" in shown
    assert "Адреса электронной почты в боте не хранятся, пропущено: 1." in shown
    assert "Не учреждения, пропущено: 1 («ул. Мира 5»)" in shown
    rows = (
        "Реестр школ\t\t\t\t", "№\tНаименование\tКоординатор\tТелефон координатора\tШНОР",
        "1\tШкола № 21\tОрлова Б.Б.\t8 900 1\t+", "2\tШкола № 22\t\t\t",
    )  # fmt: skip
    await galina.send("\n".join(rows))
    shown = galina.last_message.text
    assert "• Школа № 21: координатор Орлова Б.Б." in shown
    assert "Группы: ШНОР (1)" in shown
    assert "на 1 имя будет приглашение" in shown
    assert "Не учреждения, пропущено: 2 («Реестр школ»" in shown
    await galina.press("Добавить 2")
    await galina.send("/people")
    await galina.press("Учреждения")
    await galina.send("школа 21")
    await galina.press("Школа № 21")
    assert "Координатор по списку: Орлова Б.Б., 8 900 1." in galina.last_message.text
    assert "ШНОР" in galina.last_message.text


async def test_one_school_is_taken_off_one_activity(town, galina):
    await open_activity(galina)
    await galina.press("Ответственные")
    assert "В плане названы: Школы." in galina.last_message.text
    assert "Отчитываются 9 учреждений (9 задач)" in galina.last_message.text
    await galina.press("Одно учреждение")
    await galina.send("школа 10")
    await galina.press("✓ Школа № 10")
    assert galina.last_message.text.splitlines()[1:] == [
        "Школа № 10 больше не отвечает за это мероприятие.",
        "• отменится задач — 1",
    ]
    await galina.press("Не поручать")
    assert galina.last_answer.text == "Ответственные изменены."
    assert "Отчитываются 8 учреждений (8 задач)" in galina.last_message.text
    assert "Не отчитываются только здесь: Школа № 10." in galina.last_message.text
    assert await town.all(select(ActivityException.included)) == [False]
    gone = await town.all(select(Task.id).where(Task.status == Status.CANCELLED))
    assert len(gone) == 1
    await galina.press("Другой ответственный")
    await galina.press("Управление образования")
    assert "• новых задач — 1" in galina.last_message.text
    await galina.press("Поручить")
    assert "В плане названы: Школы, Управление образования." in galina.last_message.text
    await galina.press("Везде, где Школы")
    assert "Сейчас: все школы" in galina.last_message.text


async def test_an_open_list_stands_in_the_way_of_nothing(town, galina):
    """A reply is about its message, and a plan's file is a plan."""
    await galina.send("/people")
    await galina.press("Учреждения")
    first = galina.messages[0]
    await galina.send("школа 10", reply_to=first)
    assert "Нашлось" not in galina.last_message.text
    await galina.send("/people")
    await galina.press("Учреждения")
    await galina.send("\n".join([ROWS[0].replace("2026-2027", "2027-2028"), *ROWS[1:]]))
    await galina.expect("План прочитан", timeout=30)
