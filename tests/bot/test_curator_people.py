"""A curator brings organisations and people in: lists, invites, sheets, groups, hand-overs."""

from io import BytesIO

import pytest
from openpyxl import Workbook
from sqlalchemy import select, update

from bot.ui.links import INVITE_PREFIX
from domain.access import Role
from models.inbox import InboxUpdate
from models.people import Membership, Municipality, Organisation, Person
from models.upkeep import Conversation
from services.people import invites
from simulator.client import Person as Somebody
from tests import towns
from tests.bot.conftest import grown

LIST = "1. Школа № 1\n2. Лицей № 2\n3. Детский сад «Ручеёк»\nИМЦ"


@grown
async def office(town):
    """The curator Galina, no organisations yet."""
    town.galina = await town.meet_curator("Галина")


async def add_schools(town, text=LIST):
    await town.galina.send("/people")
    await town.galina.press("Учреждения")
    await town.galina.press("Добавить списком")
    await town.galina.send(text)
    if any(label.startswith("Добавить ") for label in town.galina.last_message.labels):
        await town.galina.press("Добавить ", town.galina.last_message)


def link_in(message):
    """The start parameter of the invite in a caption."""
    return message.text.split("?start=")[1].split()[0]


async def join(town, first_name, message) -> Somebody:
    person = town.sim.person(first_name)
    await person.start(link_in(message))
    return person


async def names(town):
    return {(row.name, row.kind.value) for row in await town.all(select(Organisation))}


async def test_a_pasted_list_becomes_organisations_of_the_right_kinds(office):
    await add_schools(office)
    assert "Добавлено 4 учреждения." in office.galina.last_message.text
    assert await names(office) == {
        ("Школа № 1", "school"),
        ("Лицей № 2", "school"),
        ("Детский сад «Ручеёк»", "kindergarten"),
        ("ИМЦ", "centre"),
    }


async def test_the_same_list_twice_adds_nothing(office):
    await add_schools(office)
    await add_schools(office)
    assert office.galina.last_message.text == "В списке 4 учреждения\nУже есть: 4\nМенять нечего."
    assert office.galina.last_message.labels == ["Отмена"]


async def test_a_list_says_which_known_schools_are_closed(office):
    await add_schools(office, "Школа № 3\nШкола № 4")
    async with office.database.write() as session:
        third = update(Organisation).where(Organisation.name == "Школа № 3")
        await session.execute(third.values(closed_at=office.clock.now()))
    galina = office.galina
    await add_schools(office, "МБОУ СОШ № 3\nШкола № 4")
    assert galina.last_message.text.splitlines()[1:] == [
        "Похожие, возможно, те же: 1",
        "• МБОУ СОШ № 3 — Школа № 3",
        "Уже есть: 1",
        "Закрыты и сами не откроются: 1",
        "• МБОУ СОШ № 3 — Школа № 3",
        "Менять нечего.",
    ]
    await add_schools(office, "Школа № 3\nШкола № 4")
    assert galina.last_message.text.splitlines()[1:] == [
        "Уже есть: 2",
        "Закрыты и сами не откроются: 1",
        "• Школа № 3",
        "Менять нечего.",
    ]
    await galina.press("Закрытые")
    assert galina.last_message.text.splitlines()[:2] == ["Закрытые: 1", "Школа № 3"]


async def test_a_list_is_looked_at_before_and_taken_back(office):
    galina = office.galina
    await add_schools(office, "Школа № 3\nШкола № 4")
    await galina.send("/people")
    await galina.press("Учреждения")
    await galina.press("Добавить списком")
    await galina.send(
        "Реестр образовательных организаций\n\n№ п/п | Наименование учреждения | Телефон\n"
        "1 | МБОУ СОШ № 3 | \n2 | Школа № 4 | 8 (900) 000-00-04\n3 | Школа № 5 | \nИтого | 3 |"
    )
    shown = galina.last_message
    assert shown.text.splitlines() == [
        "В списке 3 учреждения",
        "Новые: 1",
        "• Школа № 5",
        "Другие сведения: 1",
        "• Школа № 4: телефон 8 (900) 000-00-04",
        "Похожие, возможно, те же: 1",
        "• МБОУ СОШ № 3 — Школа № 3",
        "Не учреждения, пропущено: 3 («Реестр образовательных организаций», "
        "«№ п/п | Наименование учреждения | Телефон», «Итого | 3»)",
    ]
    assert shown.labels == ["Добавить 1, изменить 1", "Похожие — другие: добавить 2", "Отмена"]
    await galina.press("Добавить 1")
    assert {name for name, _ in await names(office)} == {"Школа № 3", "Школа № 4", "Школа № 5"}
    done = galina.last_message
    # Other work in between, and a school mended by hand, leave the undoing as it was.
    async with office.database.write() as session:
        fourth = update(Organisation).where(Organisation.name == "Школа № 4")
        await session.execute(fourth.values(name="Лицей № 4"))
    await galina.send("/people")
    await galina.press("Учреждения")
    await galina.press("Добавить списком")
    await galina.press("Отменить список", done)
    undone = next(each.text for each in galina.messages if "Список отменён." in (each.text or ""))
    assert "Удалено учреждений:" in undone
    rows = await office.all(select(Organisation))
    assert {(row.name, row.phone) for row in rows} == {("Школа № 3", None), ("Лицей № 4", None)}
    await galina.press_data(shown, shown.keyboard[0][0]["callback_data"])
    assert "список уже неактуален" in galina.last_answer.text
    await galina.press_data(shown, "ox:2")
    assert "уже изменилась" in galina.last_answer.text


async def test_each_of_two_lists_is_taken_by_its_own_button(office):
    galina = office.galina
    await galina.send("/people")
    await galina.press("Учреждения")
    await galina.press("Добавить списком")
    await galina.send("Школа № 3\nШкола № 4")
    first = galina.last_message
    await galina.send("Школа № 5")
    second = galina.last_message
    await galina.press("Добавить 2", first)
    assert "список уже неактуален" in galina.last_answer.text
    assert await names(office) == set()
    await galina.press("Добавить 1", second)
    assert await names(office) == {("Школа № 5", "school")}


@pytest.mark.parametrize(
    "kept",
    [
        {"name": "Школа № 3"},
        {"name": "Школа № 3", "kind": "gymnasium", "groups": []},
        {"name": "Школа № 3", "kind": "school", "groups": [], "fax": "1"},
        "Школа № 3",
    ],
)
async def test_a_list_that_another_version_has_kept_is_sent_again(office, kept):
    galina = office.galina
    await galina.send("/people")
    await galina.press("Учреждения")
    await galina.press("Добавить списком")
    await galina.send("Школа № 3")
    async with office.database.write() as session:
        (row,) = await session.scalars(select(Conversation))
        row.data = row.data | {"listed": [kept]}
    await galina.press("Добавить 1")
    assert "список уже неактуален" in galina.last_answer.text
    assert await names(office) == set()
    assert await office.all(select(InboxUpdate.id).where(InboxUpdate.error.is_not(None))) == []


async def test_a_list_need_not_be_asked_for(office):
    galina = office.galina
    await galina.send("/people")
    assert "Добавьте их списком" in galina.last_message.text
    await galina.send(LIST.replace("ИМЦ", "4. ИМЦ"))
    assert galina.last_message.text.startswith("В списке 4 учреждения\nНовые: 4")
    await galina.press("Добавить 4")
    assert len(await names(office)) == 4


@pytest.mark.parametrize(
    "words",
    [
        "Школа № 1 сдала\nШкола № 2 не сдала\nШкола № 3 тоже нет",
        "Школа 3 просит перенос\nЛицей 2 молчит\nГимназия 5 болеет",
        "Удали школу 3\nШколу 5\nШколу 7",
        "Школа 3 в пятницу\nШкола 5 в среду\nШкола 7 позже",
        "Список школ\nПеречень лицеев\nРеестр гимназий",
    ],
)
async def test_words_about_schools_are_no_list(office, words):
    await add_schools(office)
    await office.galina.send(words)
    assert "В списке" not in office.galina.last_message.text
    states = await office.all(select(Conversation.state))
    assert [state for state in states if state and "organisations" in state] == []


async def test_a_letter_in_a_file_is_no_list_and_an_order_with_days_is_a_plan(office):
    await office.galina.send("/people")
    await office.galina.press("Учреждения")
    await office.galina.press("Добавить списком")
    letter = "Коллеги, списки пришлём завтра.\nС уважением, отдел кадров"
    await office.galina.send_file(letter.encode(), "письмо.txt")
    await office.galina.expect("В файле не нашлось таблицы с названиями", timeout=30)
    order = "ПРИКАЗЫВАЮ:\n1. Сдать отчёт до 15 мая 2026 г.\n2. Сдать план до 1 июня 2026 г."
    await office.galina.send_file(order.encode(), "приказ.txt")
    await office.galina.expect("План прочитан: 2 мероприятия", timeout=30)


async def test_a_workbook_is_a_list_too(office):
    book = Workbook()
    book.active.append(["№", "Наименование учреждения"])
    for number, name in enumerate(["Школа № 5", "ДДТ «Радуга»"], 1):
        book.active.append([number, name])
    data = BytesIO()
    book.save(data)
    await office.galina.send("/people")
    await office.galina.press("Учреждения")
    await office.galina.press("Добавить списком")
    await office.galina.send_file(data.getvalue(), "школы.xlsx")
    await office.galina.expect("В списке 2", timeout=30)
    await office.galina.press("Добавить 2")
    assert await names(office) == {("Школа № 5", "school"), ("ДДТ «Радуга»", "extracurricular")}


async def test_a_letter_is_no_list_and_the_next_step_is_said(office):
    await office.galina.send("/people")
    await office.galina.press("Учреждения")
    await office.galina.press("Добавить списком")
    await office.galina.send_file("Школа № 5\nШкола № 6".encode(), "школы.txt")
    await office.galina.expect("вставьте названия сообщением, по одному в строке")
    await office.galina.send("Школа № 5\nШкола № 6")
    await office.galina.press("Добавить 2")
    assert await names(office) == {("Школа № 5", "school"), ("Школа № 6", "school")}


async def test_an_invite_brings_a_coordinator_and_the_list_of_missing_shrinks(office):
    await add_schools(office, "Школа № 1\nШкола № 2")
    await office.galina.press("Учреждения")
    await office.galina.press("Школа № 1")
    assert "Координатора нет" in office.galina.last_message.text
    await office.galina.press("Пригласить")
    anna = await join(office, "Анна", await office.galina.expect("Приглашение координатора"))
    await anna.expect("Вы подключены: координатор, Школа № 1")
    await office.galina.send("/people")
    assert "Без координатора: 1." in office.galina.last_message.text
    await office.galina.press("Без координатора (1)")
    assert office.galina.last_message.labels[0] == "Школа № 2"


async def test_a_sheet_has_an_invite_for_every_school_without_a_coordinator(office):
    await add_schools(office, "Школа № 1\nШкола № 2\nШкола № 3")
    await office.galina.press("Люди и учреждения")
    await office.galina.press("Лист с QR-кодами")
    sheet = await office.galina.expect("3 приглашения для печати")
    assert (await office.galina.download(sheet)).startswith(b"%PDF")


@pytest.mark.parametrize(("schools", "pages"), [(3, 1), (11, 2), (20, 3)])
async def test_the_sheet_comes_as_pictures_too(office, schools, pages):
    await add_schools(office, "\n".join(f"Школа № {n}" for n in range(1, schools + 1)))
    await office.galina.press("Люди и учреждения")
    await office.galina.press("Лист с QR-кодами")
    await office.galina.expect("для печати")
    await office.galina.press("Картинками PNG")
    last = await office.galina.expect(f"Приглашения 2026-11-24, лист {pages}.png")
    assert (await office.galina.download(last)).startswith(b"\x89PNG")
    names = [m.file.name for m in office.galina.messages if m.file and "лист" in m.file.name]
    assert len(names) == pages


async def test_handing_over_is_one_link(office):
    school = await office.school("Школа № 3")
    anna = await office.meet_coordinator("Анна", school)
    await office.galina.send("/people")
    await office.galina.press("Учреждения")
    await office.galina.press("Школа № 3")
    await office.galina.press("Анна")
    await office.galina.press("Передать коллеге")
    await join(office, "Ольга", await office.galina.expect("Приглашение координатора"))
    live = await office.all(
        select(Membership.person_id).where(
            Membership.organisation_id == school, Membership.ended_at.is_(None)
        )
    )
    assert len(live) == 1
    await anna.send("/tasks")
    assert "За вами пока нет учреждения" in anna.last_message.text


async def test_a_role_is_ended_after_a_question(office):
    school = await office.school("Школа № 3")
    await office.meet_coordinator("Анна", school)
    await office.galina.send("/people")
    await office.galina.press("Учреждения")
    await office.galina.press("Школа № 3")
    await office.galina.press("Анна")
    await office.galina.press("Завершить роль")
    assert "Доступ и напоминания прекратятся сразу" in office.galina.last_message.text
    await office.galina.press("Завершить роль")
    assert office.galina.last_message.text == "Роль завершена: Анна, Школа № 3."


async def test_the_last_curator_stays(office):
    await office.galina.send("/people")
    await office.galina.press("Кураторы и руководители")
    await office.galina.press("Галина")
    await office.galina.press("Завершить роль")
    await office.galina.press("Завершить роль")
    assert "последний куратор" in office.galina.last_answer.text


async def test_a_manager_is_invited_and_named(office):
    await office.galina.send("/people")
    await office.galina.press("Кураторы и руководители")
    await office.galina.press("Пригласить руководителя")
    boris = await join(office, "Борис", await office.galina.expect("Приглашение руководителя"))
    await boris.expect("Вы подключены: руководитель, Заречье")
    roles = await office.all(select(Membership.role).where(Membership.role == Role.MANAGER))
    assert roles == [Role.MANAGER]


async def test_a_group_is_filled_by_presses(office):
    await add_schools(office, "Школа № 1\nШкола № 2")
    await office.galina.press("Люди и учреждения")
    await office.galina.press("Группы")
    await office.galina.press("Новая группа")
    await office.galina.send("ШНОР")
    tick = office.galina.last_message.keyboard[0][1]["callback_data"]
    for _ in range(2):
        await office.galina.press_data(office.galina.last_message, tick)
        group = office.galina.last_message
        assert "1 учреждение" in group.text
    assert group.labels[:2] == ["Школа № 1", "✓ Школа № 2"]
    await office.galina.press("✓ Школа № 2")
    assert "0 учреждений" in office.galina.last_message.text


async def test_an_organisation_is_renamed_retyped_closed_and_opened_again(office):
    await add_schools(office, "Радуга")
    await office.galina.press("Учреждения")
    await office.galina.press("Радуга")
    await office.galina.press("Вид")
    await office.galina.press("Детский сад")
    await office.galina.press("Переименовать")
    await office.galina.send("Детский сад «Радуга»")
    assert office.galina.last_message.text.startswith("Детский сад «Радуга»\nВид: детский сад")
    await office.galina.press("Закрыть")
    await office.galina.press("Закрыть")
    assert "Закрыто" in office.galina.last_message.text
    await office.galina.press("Открыть снова")
    await office.galina.press("Открыть снова")
    assert "Вид: детский сад" in office.galina.last_message.text
    assert "Закрыто" not in office.galina.last_message.text


async def test_a_municipality_is_renamed_by_its_curator_and_put_back(office):
    await towns.build(office.database, office.clock, "Холмск")
    await office.galina.send("/people")
    await office.galina.press("Название территории")
    assert "Сейчас: Заречье" in office.galina.last_message.text
    await office.galina.send("холмск")
    assert "уже есть" in office.galina.last_message.text
    await office.galina.send("Заречный округ")
    assert "Было: Заречье\nСтало: Заречный округ" in office.galina.last_message.text
    assert "Заречный округ" in await office.all(select(Municipality.name))
    await office.galina.press("Вернуть прежнее")
    await office.galina.send("/people")
    assert office.galina.last_message.text.startswith("Люди и учреждения · Заречье")


async def test_a_municipality_is_renamed_in_words(office):
    await office.galina.send("переименуй район")
    assert "Сейчас: Заречье" in office.galina.last_message.text
    await office.galina.press("Отмена")
    await office.galina.send("переименуйте территорию в «Заречный округ»")
    assert "Было: Заречье\nСтало: Заречный округ" in office.galina.last_message.text
    await office.galina.press("Вернуть прежнее")
    assert await office.all(select(Municipality.name)) == ["Заречье"]


async def test_a_curator_of_two_municipalities_is_asked_which(office):
    other = await towns.build(office.database, office.clock, "Холмск")
    (galina,) = await office.all(select(Person.id).where(Person.name == "Галина"))
    await other.give_role(galina, Role.CURATOR)
    await office.galina.send("/people")
    asked = office.galina.last_message
    assert asked.text == "Какая территория?"
    await office.galina.press("Холмск")
    assert office.galina.last_message.text.startswith("Люди и учреждения · Холмск")
    await office.galina.send("/debtors")
    await office.galina.press("Холмск")
    assert "Сроков пока не было, спрашивать некого." in office.galina.last_message.text
    await office.galina.send("/notifications")
    for label in ("Рабочий календарь", "Учебный календарь", "Доставка"):
        await office.galina.press(label)
        assert office.galina.last_message.text == "Какая территория?"
        await office.galina.press("‹ Назад")


async def test_whoever_joins_a_school_gets_the_deadlines_of_the_year_once(school):
    """Also after another press of the link, and after another link to the same school."""
    actor = await school.actor_of(school.galina)
    links = []
    for _ in range(2):
        async with school.database.write() as session:
            made = await invites.make(
                session, Role.COORDINATOR, school.id, school.school_id, actor=actor
            )
        links.append(f"{INVITE_PREFIX}{made}")
    oksana = school.sim.person("Оксана")
    for link in (links[0], *links):
        await oksana.start(link)
    (sent,) = [message for message in oksana.messages if message.files]
    assert sent.files[0].name.endswith(".ics")
    assert b"SUMMARY:5.2" in await oksana.download(sent)
