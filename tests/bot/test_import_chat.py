"""A curator sends the plan's file: read, shown, decided, assigned, put in force, taken back."""

import re
from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from sqlalchemy import func, select, update

from bot.ui.context import Context
from bot.ui.roadmap_template import template
from bot.ui.texts import texts
from domain.access import Role
from domain.organisation_kinds import OrganisationKind
from domain.schedule import Kind
from domain.tasks import Rhythm
from domain.workflow import Status
from models.enums import RoadmapStatus, Target
from models.people import Organisation, Person
from models.roadmaps import Activity, Assignment, Roadmap
from models.tasks import StoredFile, Task
from tests import plan_documents as documents
from tests import towns
from tests.bot.conftest import grown


@grown
async def office(town):
    """Two schools, a centre, and the curator Galina."""
    town.schools = [await town.school(f"Школа № {n}") for n in (3, 7)]
    town.centre = await town.school("Методический центр")
    town.galina = await town.meet_curator("Галина")


async def send(person, data=None, name="план.docx", then="План прочитан"):
    """Send a plan and wait for what the bot says in the end."""
    await person.send_file(data or documents.as_docx(), name)
    await person.expect(then, timeout=30)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (documents.as_docx(), "план.docx"),
        (documents.as_xlsx(), "план.xlsx"),
        (documents.as_xlsx(columns=(0, 3, 1, 4, 2)), "перепутанный.xlsx"),
    ],
)
async def test_a_plan_is_read_and_its_figures_are_shown(office, data, name):
    await send(office.galina, data, name)
    shown = office.galina.last_message
    assert shown.text.splitlines() == [
        "План прочитан: 6 мероприятий, 2 раздела",
        "Дорожная карта развития МСОКО на 2026-2027 учебный год",
        "2026-2027 учебный год (1 сентября – 31 августа)",
        "",
        "Сроки: понятны 3, решить вам 3",
        "• постоянные — 1",
        "• по событию — 1",
        "• не поняты — 1",
        "Ответственные: 3 названия, назначьте их",
        "• ОО — вероятно, все школы",
        "• методический центр — есть среди учреждений",
        "• Управление образования — вероятно, новое учреждение «Управление образования»",
        "Документы: 3 (аналитическая справка, приказ, протокол)",
        "Замечания к документу: 1. Они в «Разборе в Excel».",
        "Если ввести сейчас, задач не будет: ответственные ещё не назначены.",
    ]
    assert shown.labels == [
        "Взять предложенное (3) · 13 задач", "Сроки (3)", "Ответственные (3)",
        "Показать всё", "Разбор в Excel", "Период", "Название",
        "Ввести в действие · задач нет", "Отменить",
    ]  # fmt: skip
    # The progress was shown by editing this very message.
    assert [m.from_bot for m in office.galina.messages[-2:]] == [False, True]
    assert await office.all(select(func.count()).select_from(Task)) == [0]
    imports = office.app.health._measured.imports
    assert (sum(imports[True].counts), sum(imports[False].counts)) == (1, 0)


async def test_every_plan_of_a_workbook_comes_in_by_itself(office):
    others = [
        f"План по {what} на 2026-2027 учебный год" for what in ("ГИА", "ВСОКО", "ВПР", "НОКО")
    ]
    book = documents.as_xlsx(also=others)
    galina = office.galina
    await send(galina, book, "планы.xlsx", "План прочитан: 6 мероприятий")
    *_, told, one, two, three, four = [m.text.splitlines() for m in galina.messages if m.from_bot]
    assert told == [
        "В файле 5 планов, у каждого своё название и свои годы:",
        "• МСОКО 2026/27", "• ГИА 2026/27", "• ВСОКО 2026/27", "• ВПР 2026/27", "• НОКО 2026/27",
        "Ниже первые 4, остальные ждут в «Дорожных картах». "
        "Каждый вводится в действие своей кнопкой.",
    ]  # fmt: skip
    shown = [lines[1] for lines in (one, two, three, four)]
    assert shown == [documents.TITLE, *others[:3]]
    await galina.press("Ввести в действие")
    status = select(Roadmap.short_title).where(Roadmap.status == RoadmapStatus.ACTIVE)
    assert await office.all(status) == ["ВПР 2026/27"]
    assert len(await office.all(select(Roadmap.id))) == 5


async def test_a_table_that_is_pasted_is_read_as_a_plan(office):
    rows = [
        "План работы на 2026-2027 учебный год",
        "№\tМероприятие\tСрок\tОтветственные",
        "1.1\tСовещание руководителей\tдо 15 ноября 2026\tШколы",
        "1.2\tСеминар\tдо 20 декабря 2026\tШколы",
    ]
    await office.galina.send("\n".join(rows))
    shown = await office.galina.expect("План прочитан: 2 мероприятия", timeout=30)
    assert "Ввести в действие · задач нет" in shown.labels
    assert await office.all(select(StoredFile.name)) == ["план из сообщения.txt"]


async def test_the_whole_way_from_a_file_to_tasks(office):
    galina = office.galina
    await send(galina)
    await galina.press("Сроки (3)")
    assert "Без конечного срока: 1 мероприятие" in galina.last_message.text
    assert galina.last_message.labels[:2] == [
        "Раз в месяц · всего 9 сроков", "Раз в квартал · всего 3 срока",
    ]  # fmt: skip
    await galina.press("Раз в квартал")
    assert "Срок 2 из 3 · 2.2 Ответы на обращения" in galina.last_message.text
    await galina.press("Пока без срока")
    assert "Срок 3 из 3 · 2.3 Слёт молодых педагогов" in galina.last_message.text
    assert "«да, обязательно»" in galina.last_message.text
    question = galina.last_message
    await galina.press("Указать срок")
    await galina.press("Отмена")
    assert "Срок 3 из 3 · 2.3 Слёт молодых педагогов" in galina.last_message.text
    await galina.press("Указать срок")
    await galina.send("да, обязательно")
    assert "Не понял срок" in galina.last_message.text
    await galina.send("до 15 мая")
    assert "Понимаю так: до 15 мая 2027 (год взят из плана)." in galina.last_message.text
    await galina.press("Верно")
    assert galina.last_answer.text == "Все сроки решены."
    assert "Сроки понятны все" in galina.last_message.text
    await galina.press("Ответственные (3)")
    assert galina.last_message.labels[:3] == ["ОО", "методический центр", "Управление образования"]
    await galina.press("ОО")
    await galina.press("Все школы")
    await galina.press("методический центр")
    await galina.press("Методический центр")
    assert "✓ Методический центр" in galina.last_message.labels
    await galina.press("‹ Назад")
    await galina.press("Управление образования")
    await galina.press("Никому")
    # Nothing is left to be said about parties: the plan is shown again.
    assert "19 задач, все впереди" in galina.last_message.text
    assert "Ввести в действие · 19 задач" in galina.last_message.labels
    await galina.press("Нагрузка школ")
    assert "Школа № 3 — 6 задач\n2026: декабрь — 1\n2027: февраль — 1" in galina.last_message.text
    await galina.press("‹ К плану")
    await galina.press("Ввести в действие")
    assert galina.last_message.text.startswith("Введено в действие: МСОКО 2026/27.")
    assert "поручено 19 задач" in galina.last_message.text
    (roadmap,) = await office.all(select(Roadmap))
    assert (roadmap.status, roadmap.rhythm) == (RoadmapStatus.ACTIVE, Rhythm.QUARTERLY)
    async with office.database.read() as session:
        counted = await session.execute(
            select(Activity.number, func.count())
            .join(Task, Task.activity_id == Activity.id)
            .group_by(Activity.number)
        )
        counts = dict(counted.all())
    # The centre is an organisation of the kind school here: «все школы» are three. The work begins
    # with the first dated row, in December: three quarters are left.
    assert counts == {"1.1": 3, "1.2": 9, "1.3": 3, "2.2": 3, "2.3": 1}
    assert question.id != galina.last_message.id


async def test_everything_can_be_looked_at_before(office):
    galina = office.galina
    await send(galina)
    await galina.press("Показать всё")
    listed = galina.last_message.text
    assert "1. Качество подготовки" in listed
    assert "2.3 Слёт молодых педагогов\n— не понят · срок ждёт решения" in listed
    await galina.press("1.3 Смотр кабинетов")
    card = galina.last_message.text
    assert "Срок: «февраль 2027» — до 28 февраля 2027" in card
    assert "Ответственные: ОО, методический центр" in card
    await galina.press("‹ К мероприятиям")
    await galina.press("‹ К плану")
    await galina.press("Разбор в Excel")
    book = load_workbook(BytesIO(await galina.download()))
    assert galina.last_message.file.name == "Разбор МСОКО 2026-27.xlsx"
    rows = list(book["Мероприятия"].iter_rows(values_only=True))
    assert any("до 28 февраля 2027" in row for row in rows)
    (problem,) = list(book["Замечания"].iter_rows(min_row=2, values_only=True))
    assert "да, обязательно" in problem[1]


async def test_the_period_and_the_name_can_be_corrected(office):
    galina = office.galina
    await send(galina, documents.as_docx(title="План мероприятий"))
    await galina.press("Период")
    assert galina.last_message.text.startswith("Сейчас: 2026-2027 учебный год (1 сентября")
    await galina.send("как получится")
    assert "Период задан неверно" in galina.last_message.text
    await galina.send("2026/27")
    assert "2026-2027 учебный год" in galina.last_message.text
    await galina.press("Название")
    assert galina.last_message.text.startswith("Сейчас: ")
    await galina.send("Наша карта")
    await galina.press("Ввести в действие")
    assert "Введено в действие: Наша карта." in galina.last_message.text


async def test_a_discarded_plan_leaves_nothing_behind(office):
    galina = office.galina
    await send(galina)
    shown = galina.last_message
    await galina.press("Отменить")
    assert "ничего не сохранено" in galina.last_message.text
    assert await office.all(select(StoredFile)) == []
    kept = (office.app.settings.data_dir / "files").rglob("*")
    assert not [path for path in kept if path.is_file()]
    await galina.send("/plans")
    assert "Дорожных карт пока нет" in galina.last_message.text
    await galina.press_data(shown, "y:1:confirm")
    assert "уже изменилась" in galina.last_answer.text
    assert await office.all(select(Roadmap.status)) == [RoadmapStatus.CANCELLED]


async def test_putting_in_force_is_undone_while_nobody_has_reported(office):
    galina = office.galina
    await send(galina)
    await galina.press("Ответственные")
    await galina.press("ОО")
    await galina.press("Все школы")
    await galina.press("‹ К плану")
    await galina.press("Ввести в действие")
    await galina.press("Отменить ввод")
    assert "Отменить ввод «МСОКО 2026/27»?" in galina.last_message.text
    assert "решили, сохранятся" in galina.last_message.text
    await galina.press("Отменить ввод")
    assert galina.last_answer.text.startswith("Ввод отменён, отменено 12 задач. Это снова черновик")
    assert set(await office.all(select(Task.status))) == {Status.CANCELLED}
    # Nothing is to be decided anew.
    await galina.press("Ввести в действие · 12 задач")
    assert set(await office.all(select(Task.status))) == {Status.PLANNED}
    assert "поручено 12 задач" in galina.last_message.text


async def test_an_old_button_asks_nothing_that_cannot_be_done_any_more(office):
    galina = office.galina
    await send(galina)
    await galina.press("Ввести в действие")
    in_force = galina.last_message
    await galina.press("Отменить ввод")
    await galina.press("Отменить ввод")
    for step in ("undo", "finish"):
        await galina.press_data(in_force, f"y:1:{step}")
        assert "уже изменилась" in galina.last_answer.text
        assert "План прочитан" in galina.last_message.text


async def test_a_plan_in_force_says_for_whom_nobody_reports(office):
    galina = office.galina
    await send(galina)
    await galina.press("Ответственные")
    await galina.press("ОО")
    await galina.press("Все школы")
    await galina.press("‹ К плану")
    await galina.press("Ввести в действие")
    assert "У 3 учреждений с задачами нет координатора" in galina.last_message.text
    await galina.press("Пригласить · 3 учреждения")
    assert {"Школа № 3", "Школа № 7"} <= set(galina.last_message.labels)


async def test_old_buttons_of_a_confirmed_plan_are_answered_kindly(office):
    galina = office.galina
    await send(galina)
    shown = galina.last_message
    await galina.press("Ввести в действие")
    for data in ("y:1:confirm", "y:1:discard", "y:1:apply"):
        await galina.press_data(shown, data)
        assert "уже изменилась" in galina.last_answer.text
    assert await office.all(select(Roadmap.status)) == [RoadmapStatus.ACTIVE]


async def test_a_curator_of_another_municipality_can_press_nothing(office):
    await send(office.galina)
    other = await towns.build(office.database, office.clock, "Холмск")
    stranger = office.sim.person("Чужая")
    await other.curator("Чужая", telegram_id=stranger.id)
    await stranger.start()
    await stranger.send("/plans")
    screen = stranger.last_message
    forged = (
        "y:1:open", "y:1:confirm", "y:1:discard", "y:1:excel", "y:1:period", "y:1:add",
        "yl:1:0", "ya:1:see", "ya:1:cancelled", "yn:1:-1:0", "yd:1:6:24:0:none",
        "yr:1:monthly", "yp:1:0", "yo:1:1:0", "yg:1:1:all:0:0:1",
    )  # fmt: skip
    for data in forged:
        await stranger.press_data(screen, data)
        assert "Это вам недоступно" in stranger.last_answer.text, data
    assert await office.all(select(Roadmap.status)) == [RoadmapStatus.DRAFT]
    assert await office.all(select(Assignment)) == []


async def test_somebody_with_both_roles_is_asked_what_the_file_is(office):
    vera = await office.meet("Вера", (Role.CURATOR, None), (Role.COORDINATOR, office.schools[0]))
    question = "Это дорожная карта или отчёт?"
    await send(vera, then=question)
    await vera.press("Дорожная карта")
    await vera.expect("План прочитан")
    await send(vera, then=question)
    await vera.press("Не нужно")
    assert "файл не сохранён" in vera.last_message.text
    await send(vera, then=question)
    await vera.press("Отчёт")
    await vera.expect("К какому мероприятию?")
    assert await office.all(select(func.count()).select_from(Roadmap)) == [1]


async def test_a_curator_of_several_municipalities_says_whose_plan_it_is(office):
    other = await towns.build(office.database, office.clock, "Холмск")
    (galina,) = await office.all(select(Person.id).where(Person.name == "Галина"))
    await other.give_role(galina, Role.CURATOR)
    await send(office.galina, then="Чей это план?")
    question = office.galina.last_message
    await office.galina.press_data(question, "if:4711:0")
    assert "Это вам недоступно" in office.galina.last_answer.text
    await office.galina.press("Холмск")
    await office.galina.expect("План прочитан")
    assert await office.all(select(Roadmap.municipality_id)) == [other.id]


async def test_a_coordinator_and_a_stranger_import_nothing(office):
    anna = await office.meet_coordinator("Анна", office.schools[0])
    stranger = office.sim.person("Прохожий")
    await stranger.start()
    for person in (anna, stranger):
        await person.send_file(documents.as_docx(), "план.docx")
        assert "Читаю" not in person.last_message.text
        await person.send("/plans")
        assert "Это вам недоступно" in person.last_message.text
        await person.send("/template")
        assert "Это вам недоступно" in person.last_message.text
    assert await office.all(select(Roadmap)) == []


async def test_the_template_is_read_by_the_importer(office):
    galina = office.galina
    await galina.send("/template")
    assert galina.last_message.file.name == "Шаблон плана.xlsx"
    data = await galina.download(galina.last_message)
    await send(galina, data, "Шаблон плана.xlsx")
    assert "План прочитан: 1 мероприятие" in galina.last_message.text
    (row,) = await office.all(select(Activity))
    assert (row.number, row.kind) == ("1.1", Kind.FIXED)


@pytest.mark.parametrize("year", [2026, 2029])
def test_the_examples_of_the_template_are_of_the_year_in_which_it_is_asked_for(year):
    words = template(texts("ru"), date(year, 3, 1))
    shown = [cell for row in (*words.examples, *words.hints) for cell in row]
    years = {int(found) for cell in shown for found in re.findall(r"20\d\d", cell)}
    assert years == {year, year + 1}


async def test_an_assignment_is_offered_for_the_next_plan(office):
    galina = office.galina
    await send(galina)
    await galina.press("Ответственные")
    await galina.press("ОО")
    await galina.press("Все школы")
    await galina.press("‹ К плану")
    await galina.press("Ввести в действие")
    rows = (("1", "Летний лагерь", "июнь 2027", "ОО", "отчёт"),)
    await send(galina, documents.as_docx(rows, "План «Лето» на 2026-2027 учебный год"))
    assert "Ответственные: 1 название, знакомы 1" in galina.last_message.text
    await galina.press("Ответственные")
    assert "все школы (как в прошлом плане)" in galina.last_message.text
    await galina.press("‹ К плану")
    await galina.press("Ввести в действие")
    targets = await office.all(select(Assignment.target))
    assert targets == [Target.ALL_SCHOOLS] * 2


@pytest.mark.parametrize("new_id", [False, True])
async def test_a_plan_that_is_delivered_twice_is_one_draft(office, new_id):
    galina = office.galina
    await send(galina)
    seen = len(galina.messages)
    await galina.redeliver(new_id=new_id)
    await galina.send("/plans")
    assert await office.all(select(Roadmap.status)) == [RoadmapStatus.DRAFT]
    assert not any("План прочитан" in message.text for message in galina.messages[seen:])


async def test_of_several_plans_that_are_answered_again_one_may_be_given_up(office, monkeypatch):
    galina = office.galina
    book = documents.as_xlsx(also=["План по ГИА на 2026-2027 учебный год"])
    await send(galina, book, "планы.xlsx", "План прочитан: 6 мероприятий")
    last = update(Roadmap).where(Roadmap.short_title.startswith("ГИА"))
    async with office.database.write() as session:
        await session.execute(last.values(status=RoadmapStatus.CANCELLED))
    seen = len(galina.messages)
    # Whoever tries an update again answers what was stored before.
    monkeypatch.setattr(Context, "was_applied", True)
    await galina.redeliver(new_id=True, wait=True)
    await galina.refresh()
    shown = [message.text for message in galina.messages[seen:]]
    assert [text.splitlines()[1] for text in shown] == [documents.TITLE]


async def test_the_same_file_in_another_message_is_another_draft(office):
    await send(office.galina)
    await send(office.galina)
    assert await office.all(select(func.count()).select_from(Roadmap)) == [2]


async def test_deadlines_that_have_passed_are_asked_about_once(office):
    galina = office.galina
    rows = (*documents.ROWS, ("2.4", "Смотр музеев", "сентябрь 2026", "ОО", ""))
    await send(galina, documents.as_docx(rows))
    assert "Прошедшие сроки: 1. Задачи по ним не ставятся." in galina.last_message.text
    await galina.press("Ставить и прошедшие")
    assert "Прошедшие сроки: 1. Задачи по ним будут поставлены." in galina.last_message.text
    await galina.press("Не ставить прошедшие")
    await galina.press("Ответственные (3)")
    await galina.press("ОО")
    await galina.press("Все школы")
    await galina.press("‹ К плану")
    await galina.press("Ввести в действие")
    made = await office.all(
        select(Activity.number).join(Task, Task.activity_id == Activity.id).distinct()
    )
    assert "2.4" not in made
    assert "1.1" in made


OVER = (
    ("1", "Качество подготовки", "", "", ""),
    ("1.1", "Мониторинг посещаемости занятий", "до 25 декабря 2024", "ОО", "справка"),
    ("1.2", "Смотр кабинетов", "февраль 2025", "ОО", "приказ"),
)


async def send_over(galina):
    await send(galina, documents.as_docx(OVER, "Дорожная карта МСОКО на 2024-2025 учебный год"))
    await galina.press("Ответственные")
    await galina.press("ОО")
    await galina.press("Все школы")


async def test_a_plan_that_is_over_is_asked_what_it_is_for(office):
    galina = office.galina
    await send_over(galina)
    assert "Период плана прошёл" in galina.last_message.text
    assert not any("Ввести" in label for label in galina.last_message.labels)
    await galina.press("Перенести на 2026/27")
    assert "2026-2027 учебный год" in galina.last_message.text
    await galina.press("Ввести в действие · 6 задач")
    assert "поручено 6 задач" in galina.last_message.text
    deadlines = set(await office.all(select(Task.deadline)))
    assert {day.isoformat() for day in deadlines} == {"2026-12-25", "2027-02-28"}


async def test_a_plan_that_is_over_is_kept_as_history_or_asked_for_after_all(office):
    galina = office.galina
    await send_over(galina)
    await galina.press("Ставить и прошедшие · 6 задач, 6 прошли")
    assert "Ввести в действие · 6 задач, 6 прошли" in galina.last_message.labels
    await galina.press("Не ставить прошедшие")
    await galina.press("Для истории, без задач")
    assert "сохранён для истории" in galina.last_message.text
    assert await office.all(select(Task)) == []
    await galina.press("Отменить ввод")
    await galina.press("Отменить ввод")
    assert await office.all(select(Roadmap.status)) == [RoadmapStatus.DRAFT]


async def test_without_a_period_it_is_asked_for_first(office):
    galina = office.galina
    rows = (("1", "Смотр кабинетов", "октябрь", "ОО", ""), ("2", "Слёт", "май", "ОО", ""))
    await send(galina, documents.as_docx(rows, "План мероприятий"))
    assert "Период не найден" in galina.last_message.text
    assert galina.last_message.labels == ["Период", "Название", "Разбор в Excel", "Отменить"]
    await galina.press("Период")
    assert galina.last_message.text.startswith("Напишите период плана")
    await galina.send("2026/27")
    assert "2026-2027 учебный год" in galina.last_message.text
    assert "Ввести в действие · задач нет" in galina.last_message.labels


OUTSIDE = tuple(
    (*row[:3], row[3].replace("Управление образования", "Центр занятости"), row[4])
    for row in documents.ROWS
)


async def test_one_press_takes_the_proposals_and_leaves_out_the_rest(office):
    await send(office.galina, documents.as_docx(OUTSIDE))
    await office.galina.press("Ответственные (3)")
    await office.galina.press("Взять 2, остальные не здесь (1)")
    assert "Ответственные: 3 названия, знакомы 3" in office.galina.last_message.text
    assert "Никто не отчитывается по 1 мероприятию." in office.galina.last_message.text
    targets = await office.all(select(Assignment.target).order_by(Assignment.id))
    assert sorted(targets) == [Target.ALL_SCHOOLS, Target.NOBODY, Target.ORGANISATION]


async def test_all_proposals_are_taken_with_one_press(office):
    galina = office.galina
    await send(galina, documents.as_docx(OUTSIDE))
    await galina.press("Ответственные (3)")
    shown = galina.last_message.text
    assert "ОО — 4 мероприятия, вероятно, все школы (по виду учреждений)" in shown
    assert "методический центр — 2 мероприятия, есть среди учреждений" in shown
    await galina.press("Взять предложенное (2)")
    # One party is left: it is asked about at once.
    assert galina.last_message.text.startswith("Центр занятости\nСейчас: не назначено.")
    await galina.press("Никому")
    # Nothing is left to be said about parties: the plan is shown again.
    assert "Ответственные: 3 названия, знакомы 3" in galina.last_message.text
    targets = await office.all(select(Assignment.target).order_by(Assignment.id))
    assert sorted(targets) == [Target.ALL_SCHOOLS, Target.NOBODY, Target.ORGANISATION]


async def test_an_organisation_that_is_pressed_twice_answers(office):
    galina = office.galina
    await send(galina, documents.as_docx(OUTSIDE))
    await galina.press("Ответственные (3)")
    await galina.press("Взять предложенное (2)")
    asked = galina.last_message
    (tick,) = [
        each["callback_data"]
        for row in asked.keyboard
        for each in row
        if each["text"] == "Методический центр"
    ]
    for _ in range(2):
        await galina.press_data(asked, tick)
        assert galina.last_message.text.startswith("Центр занятости\nСейчас: Методический центр")
    await galina.press("✓ Методический центр")
    assert galina.last_message.text.startswith("Центр занятости\nСейчас: не назначено.")


async def test_a_plan_before_any_school_says_what_to_do_first(town):
    galina = await town.meet_curator("Галина")
    await send(galina)
    assert "Школ в боте ещё нет" in galina.last_message.text
    # The list may be sent at once, without the button.
    assert not any(label.startswith("Взять") for label in galina.last_message.labels)
    await galina.send("Школа № 3\nШкола № 7\nЛицей № 2")
    await galina.press("Добавить 3")
    assert "Дальше назначьте ответственных в плане «МСОКО 2026/27»" in galina.last_message.text
    await galina.press("Ответственные (3)", galina.last_message)
    shown = galina.last_message.text
    assert "вероятно, новое учреждение «Методический центр» (так в плане)" in shown
    assert "вероятно, новое учреждение «Управление образования» (так в плане)" in shown
    await galina.press("Взять предложенное (3)")
    assert "Школ в боте ещё нет" not in galina.last_message.text
    await galina.press("Ввести в действие", galina.last_message)
    assert "Введено в действие" in galina.last_message.text
    kinds = {row.name: row.kind for row in await town.all(select(Organisation))}
    assert kinds["Управление образования"] is OrganisationKind.DEPARTMENT
    assert kinds["Методический центр"] is OrganisationKind.CENTRE
    # The curator may report for the office: in a small one they are one person.
    await galina.press("Отчитываюсь я · Управление")
    assert galina.last_answer.text.startswith("Теперь за «Управление образования» отчитываетесь вы")
    assert "Отчитываюсь я" not in galina.last_message.labels
    await galina.send("/tasks")
    await galina.expect("Совещание директоров")


REGISTER = [
    ["Реестр образовательных организаций"],
    ["№ п/п", "Наименование учреждения", "Директор", "Координатор"],
    [1, "МБОУ «Луговская СОШ»", "Зуева А.П.", "Рогова Т.К."],
    [2, "МБОУ «Ольховская ООШ»", "Седов И.И.", "Лосев П.П."],
    [3, "МКУ «Управление образования»", "Котов О.О.", "Дымова Е.Е."],
    ["", "Итого: 3", "", ""],
]


@pytest.mark.parametrize("columns", [4, 2])
async def test_a_list_of_schools_that_is_sent_as_a_plan_is_offered_as_a_list(town, columns):
    workbook = Workbook()
    for row in REGISTER:
        workbook.worksheets[0].append(row[:columns])
    target = BytesIO()
    workbook.save(target)
    galina = await town.meet_curator("Галина")
    await galina.send_file(target.getvalue(), "реестр.xlsx")
    await galina.expect("В списке 3 учреждения", timeout=30)
    await galina.press("Добавить 3")
    assert "Добавлено 3 учреждения" in galina.last_message.text
    assert await town.all(select(func.count()).select_from(Roadmap)) == [0]
    # A table in the chat is one too.
    await galina.send("№\tНазвание\tДиректор\n1\tШкола № 1\tКотов А.А.\n2\tШкола № 2\tОрлов Б.Б.")
    await galina.expect("В списке 2 учреждения", timeout=30)
    assert "Это план" not in galina.last_message.labels
    # Whoever means it as a plan goes on with it, where it can be one.
    await galina.press("Отмена")
    rows = "1\tШкола № 1\tКотов А.А.\n2\tШкола № 2\tОрлов Б.Б."
    await galina.send(f"№\tУчреждение\tОтветственный\n{rows}")
    await galina.expect("В списке 2 учреждения", timeout=30)
    await galina.press("Это план")
    await galina.expect("План прочитан: 2 мероприятия", timeout=30)
    await galina.send("Школа № 9")
    assert "В списке" not in galina.last_message.text


UNDATED = (
    ("Совещание директоров школ", "Управление образования"),
    ("Школьный этап олимпиады", "Школы"),
    ("Заседание методического совета", "ИМЦ"),
    ("Школа молодого педагога", "ИМЦ"),
    ("Школа юного краеведа", "Школы"),
)
NAMED = ("Школа молодого педагога", "Школа юного краеведа", "Школа права")
COLUMNS = ("№", "Название", "Ответственные")


@pytest.mark.parametrize(
    "named",
    [
        UNDATED,
        # Names alone do not make a list of what bodies answer for, nor people of what is done.
        [(name, "Школы") for name in NAMED],
        [(name, "Котова А.А.") for name, _ in UNDATED[:3]],
    ],
)
async def test_a_plan_without_terms_is_no_list_of_schools(town, named):
    galina = await town.meet_curator("Галина")
    rows = [(str(number), *row) for number, row in enumerate(named, 1)]
    plan = documents.as_docx(rows, "План", COLUMNS)
    await send(galina, plan, then=f"План прочитан: {len(named)}")
