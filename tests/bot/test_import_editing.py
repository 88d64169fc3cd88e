"""A changed plan sent again, and single activities changed in chat; schools are told."""

import pytest
from sqlalchemy import select

from domain.workflow import Status
from models.enums import RoadmapStatus, Target
from models.people import Person
from models.roadmaps import Activity, Roadmap
from models.tasks import Task
from services.assignment import assigning
from services.roadmaps import draft_storing, importing, roadmap_files
from services.roadmaps.draft_rows import Source
from tests import plan_documents as documents


@pytest.fixture
async def office(town, tmp_path):
    """A plan in force for School № 3 with its coordinator Anna; the curator is Galina."""
    town.school_id = await town.school("Школа № 3")
    town.galina = await town.meet_curator("Галина")
    town.anna = await town.meet_coordinator("Анна", town.school_id)
    path = tmp_path / "план.docx"
    path.write_bytes(documents.as_docx())
    _, _, (draft,) = roadmap_files.read_and_plan(path, path.name)
    (galina,) = await town.all(select(Person.id).where(Person.name == "Галина"))
    actor = await town.actor(galina)
    async with town.database.write() as session:
        stored = await draft_storing.store_draft(
            session, draft, town.id, Source("план"), actor=actor
        )
        for line in await assigning.parties(session, stored, actor=actor):
            if line.name == "ОО":
                await assigning.assign(
                    session, stored, line.party_id, Target.ALL_SCHOOLS, actor=actor
                )
        await importing.confirm(session, stored, actor=actor)
    await town.deliver()
    return town


async def send(person, rows=documents.ROWS, then="Это изменённый план"):
    await person.send_file(documents.as_docx(rows), "план.docx")
    await person.expect(then, timeout=30)


async def news(office):
    """What Anna was told last."""
    await office.deliver()
    return (await office.anna.expect("изменён")).text


async def test_another_title_and_another_period_are_changes_too(office):
    galina = office.galina
    later = documents.as_docx(documents.ROWS, "План «Качество»: октябрь 2026 – май 2027")
    await galina.send_file(later, "план.docx")
    await galina.expect("Это изменённый план", timeout=30)
    assert "другое название плана\nдругой период плана" in galina.last_message.text
    await galina.press("Что изменилось")
    listed = galina.last_message.text
    assert "стало «План «Качество»: октябрь 2026 – май 2027»" in listed
    assert "Период: 2026-2027 учебный год" in listed
    await galina.press("‹ К плану")
    await galina.press("Ввести изменения")
    assert "План «Качество»: октябрь 2026 – май 2027" in await office.all(select(Roadmap.title))


async def test_a_changed_plan_is_compared_and_merged(office):
    galina = office.galina
    rows = documents.with_term("1.1", "до 20 января 2027", documents.without("1.3"))
    rows = (
        *documents.without("2.3", rows=rows),
        ("2.4", "Школа наставника", "март 2027", "ОО", "отчёт"),
    )
    parts = (("2.5", "Слёт педагогов школ"), ("2.6", "Вечер молодых педагогов"))
    rows = (*rows, *((*part, "да, обязательно", "методический центр", "") for part in parts))
    await send(galina, rows)
    text = galina.last_message.text
    assert text.startswith("Это изменённый план «МСОКО 2026/27».")
    for line in ("добавлено — 2", "убрано — 1", "разделено на части — 1", "новый срок — 1"):
        assert line in text
    assert "новых — 1\n• с новым сроком — 1\n• отменятся — 1" in text
    await galina.press("Что изменилось")
    listed = galina.last_message.text
    assert "1.1 Мониторинг посещаемости занятий\nСрок: «до 25 декабря 2026»" in listed
    assert "→ «до 20 января 2027»" in listed
    assert "2.4 Школа наставника\nДобавлено\nСрок: «март 2027»\nОтветственные: ОО" in listed
    assert "1.3 Смотр кабинетов\nУбрано" in listed
    assert "2.5 Слёт педагогов школ\nРазделено на части. Задачи и отчёты останутся здесь" in listed
    assert "новая часть: 2.6.\nБыло: «Слёт молодых педагогов»\nНомер: 2.3 → 2.5" in listed
    assert "2.6 Вечер молодых педагогов\nДобавлено: раньше было частью 2.3" in listed
    await galina.press("‹ К плану")
    await galina.press("Ввести изменения")
    assert "Изменения в «МСОКО 2026/27» введены." in galina.last_message.text
    told = await news(office)
    assert told.startswith("План «МСОКО 2026/27» изменён.")
    assert "Новые сроки\n1.1 Мониторинг посещаемости занятий — до 20 января" in told
    assert "Новые мероприятия\n2.4 Школа наставника" in told
    assert "Больше не нужно\n1.3 Смотр кабинетов" in told
    assert await office.all(select(Roadmap.status).order_by(Roadmap.id)) == [
        RoadmapStatus.ACTIVE,
        RoadmapStatus.CANCELLED,
    ]


async def test_a_removed_activity_says_its_reports_before_the_press_and_may_stay(office):
    galina, anna = office.galina, office.anna
    await anna.send("1.3 сделали, приказ подписан")
    rows = (*documents.without("1.3"), ("2.4", "Конкурс уголков", "март 2027", "ОО", "отчёт"))
    await send(galina, rows)
    await galina.press("Что изменилось")
    assert "1.3 Смотр кабинетов\nУбрано. Задач с отчётами — 1" in galina.last_message.text
    await galina.press("Оставить убранные с отчётами (1)")
    kept = "1.3 Смотр кабинетов\nВ файле этого нет. Останется вместе с отчётами."
    assert kept in galina.last_message.text
    await galina.press("Не оставлять убранные (1)")
    assert "1.3 Смотр кабинетов\nУбрано. Задач с отчётами — 1" in galina.last_message.text
    await galina.press("Оставить убранные с отчётами (1)")
    await galina.press("‹ К плану")
    assert "убрано" not in galina.last_message.text
    assert "останутся, хотя в файле их нет — 1" in galina.last_message.text
    await galina.press("Ввести изменения")
    kept = select(Activity.cancelled_at).join(Roadmap, Roadmap.id == Activity.roadmap_id)
    kept = kept.where(Activity.number == "1.3", Roadmap.status == RoadmapStatus.ACTIVE)
    assert await office.all(kept) == [None]
    states = select(Task.status).join(Activity, Activity.id == Task.activity_id)
    assert await office.all(states.where(Activity.number == "1.3")) == [Status.SUBMITTED]


async def test_a_merged_change_is_taken_back_once(office):
    galina = office.galina
    titles = select(Activity.title).join(Roadmap, Roadmap.id == Activity.roadmap_id)
    titles = titles.where(Roadmap.status == RoadmapStatus.ACTIVE, Activity.cancelled_at.is_(None))
    before = sorted(await office.all(titles))
    rows = (*documents.without("1.3"), ("2.4", "Школа наставника", "март 2027", "ОО", "отчёт"))
    await send(galina, rows)
    await galina.press("Ввести изменения")
    await galina.press("Вернуть как было")
    text = galina.last_message.text
    assert text.startswith("Вернуть «МСОКО 2026/27» к виду до изменений, введённых 24 ноября 2026?")
    assert "• вернётся 1 отменённая задача\n• отменится 1 новая задача" in text
    await galina.press("Оставить")
    await galina.press("Вернуть план до изменений")
    await galina.press("Вернуть")
    done = galina.last_message.text
    assert "всё снова так, как было до изменений" in done
    assert "• вернулась 1 отменённая задача\n• отменена 1 новая задача" in done
    for data in ("yb:1:1", "yb:1:0", "yb:7:1"):
        await galina.press_data(galina.last_message, data)
        said = "недоступно" if data == "yb:7:1" else "уже изменилась"
        assert said in galina.last_answer.text
    await galina.press("МСОКО 2026/27")
    assert "Вернуть план до изменений" not in galina.last_message.labels
    live = select(Activity.title, Activity.cancelled_at).where(Activity.cancelled_at.is_(None))
    mine = (
        Activity.roadmap_id
        == select(Roadmap.id).where(Roadmap.status == RoadmapStatus.ACTIVE).scalar_subquery()
    )
    assert sorted(await office.all(live.where(mine))) == sorted(before)


MARKED = """План работы на 2026-2027 учебный год

№;Мероприятие;Срок;Ответственные;Отметка о выполнении
1;Сверка фондов библиотек;ноябрь 2026;ОО;Выполнено 12.11
2;Выставка рисунков;март 2027;ОО;
3;Смотр строя и песни;февраль 2027;ОО;не выполнено
"""


async def test_what_the_file_says_is_done_is_accepted_with_one_press(office):
    galina = office.galina
    await galina.send_file(MARKED.encode(), "план.csv")
    await galina.expect("План прочитан", timeout=30)
    await galina.press("Ввести в действие")
    assert "Отмечено в файле выполненным: 1." in galina.last_message.text
    await galina.press("Принять по отметкам · 1 задача")
    assert galina.last_answer.text == "Принято выполненными: 1."
    assert "Выполнено 1 из 3" in galina.last_message.text
    await galina.press_data(galina.last_message, "y:2:take_marks")
    assert "уже изменилась" in galina.last_answer.text
    await galina.press("Мероприятия")
    await galina.press("1 Сверка")
    assert "Отметка в файле: Выполнено 12.11" in galina.last_message.text


async def test_any_other_column_of_the_file_is_kept_and_shown_without_being_known(office):
    galina = office.galina
    columns = (*documents.COLUMNS, "Место проведения")
    rows = [(*row, "бюджет <района>" if row[0] == "1.1" else "") for row in documents.ROWS]
    await galina.send_file(documents.as_docx(rows, columns=columns), "план.docx")
    await galina.expect("Это изменённый план", timeout=30)
    await galina.press("Что изменилось")
    # A column that the plan never had is one line, not a change of each activity.
    assert "\n\nНовые графы: «Место проведения». Что в них сказано" in galina.last_message.text
    await galina.press("‹ К плану")
    await galina.press("Ввести изменения")
    shown = "Место проведения: бюджет <района>\n"
    assert shown in (await office.open_card(office.anna, "1.1")).text
    await galina.press("Вернуть как было")
    await galina.press("Вернуть")
    assert "Источник" not in (await office.open_card(office.anna, "1.1")).text


async def test_rows_that_only_have_another_number_are_one_entry(office):
    later = {"1.1": "1.2", "1.2": "1.3", "1.3": "1.4"}
    rows = [(later.get(row[0], row[0]), *row[1:]) for row in documents.ROWS]
    rows.insert(1, ("1.1", "Школа наставника", "март 2027", "ОО", "отчёт"))
    await send(office.galina, rows)
    assert "другое место или номер — 3" in office.galina.last_message.text
    await office.galina.press("Что изменилось")
    listed = office.galina.last_message.text
    assert "1.1 Школа наставника\nДобавлено" in listed
    assert listed.endswith("Изменились только номера: 1.1 → 1.2, 1.2 → 1.3, 1.3 → 1.4")


async def test_the_same_plan_again_changes_nothing(office):
    await send(office.galina)
    assert "Изменений в нём нет." in office.galina.last_message.text
    assert office.galina.last_message.labels == ["Это другой план", "Отменить"]
    await office.galina.press("Отменить")
    assert set(await office.all(select(Task.status))) == {Status.PLANNED}


async def test_a_plan_taken_for_a_change_can_be_another_one(office):
    await send(office.galina, documents.without("1.3"))
    await office.galina.press("Это другой план")
    assert office.galina.last_message.text.startswith("План прочитан")
    await office.galina.press("Ввести в действие")
    assert await office.all(select(Roadmap.status)) == [RoadmapStatus.ACTIVE] * 2


async def open_line(galina, label):
    await galina.send("/plans")
    await galina.press("МСОКО 2026/27")
    await galina.press("Мероприятия")
    await galina.press(label)


async def test_another_term_moves_the_task_and_the_school_learns_of_it(office):
    galina = office.galina
    await open_line(galina, "1.1")
    await galina.press("Другой срок")
    await galina.send("до 20 января 2027")
    await galina.press("Верно")
    assert galina.last_answer.text == "Срок записан."
    assert "Срок: «до 20 января 2027» — до 20 января 2027" in galina.last_message.text
    assert "1.1 Мониторинг посещаемости занятий — до 20 января" in await news(office)


async def test_a_wording_is_changed(office):
    galina = office.galina
    await open_line(galina, "1.1")
    await galina.press("Формулировка")
    await galina.send("Мониторинг посещаемости уроков")
    await galina.expect("1.1 Мониторинг посещаемости уроков")


async def test_number_and_result_are_typed_anew(office):
    galina = office.galina
    await open_line(galina, "1.1")
    await galina.press("Номер")
    await galina.send("1.9")
    await galina.expect("1.9 Мониторинг посещаемости занятий")
    await galina.press("Результат")
    assert "аналитическая справка" in galina.last_message.text
    await galina.send("отчёт, приказ")
    await galina.expect("Результат: отчёт, приказ")
    await office.anna.send("/tasks")
    await office.anna.press("1.9")
    assert "Нужно: отчёт — 0 из 1; приказ — 0 из 1" in office.anna.last_message.text


async def test_an_activity_moves_to_another_section(office):
    galina = office.galina
    await open_line(galina, "1.1")
    await galina.press("Раздел")
    await galina.press("2. Кадры")
    assert galina.last_answer.text == "Раздел изменён."
    assert "2. Кадры · МСОКО 2026/27" in galina.last_message.text


async def test_the_rhythm_is_changed_on_the_screen_of_what_goes_on(office):
    galina = office.galina
    await open_line(galina, "1.2")
    await galina.press("Как часто спрашивать")
    await galina.press("Раз в квартал")
    assert "Спрашиваем: раз в квартал" in galina.last_message.text
    await galina.press("Как часто спрашивать")
    await galina.press("Раз в полугодие")
    assert "Спрашиваем: раз в полугодие" in galina.last_message.text
    assert "Задачи: 1, выполнено 0." in galina.last_message.text
    await galina.press("‹ К мероприятиям")
    await galina.press("1.1")
    assert "Как часто спрашивать" not in galina.last_message.labels


async def test_an_activity_leaves_the_plan_after_a_question(office):
    galina = office.galina
    await open_line(galina, "1.3")
    await galina.press("Убрать из плана")
    assert "Открытые задачи будут отменены" in galina.last_message.text
    await galina.press("Убрать")
    assert "1.3" not in galina.last_message.text
    assert "Больше не нужно\n1.3 Смотр кабинетов" in await news(office)


async def test_an_activity_is_split_in_two(office):
    galina = office.galina
    await open_line(galina, "1.1")
    await galina.press("Разделить")
    await galina.send("Приказ об итогах мониторинга")
    assert "Прежний: до 25 декабря 2026" in galina.last_message.text
    await galina.press("Тот же срок")
    await galina.press("аналитическая справка")
    assert "✓ аналитическая справка" in galina.last_message.labels
    await galina.press("✓ аналитическая справка")
    await galina.send("приказ")
    asked = galina.last_message
    sure = asked.keyboard[0][0]["callback_data"]
    assert "Второе мероприятие: 1.1.1 Приказ об итогах мониторинга" in asked.text
    assert "Нужно: приказ" in asked.text
    assert "Новые задачи получат 1 учреждение. Сообщим координаторам: 1." in asked.text
    await galina.press("Разделить")
    assert galina.last_message.text.startswith("1.1.1 Приказ об итогах мониторинга")
    assert "Задачи: 1, выполнено 0." in galina.last_message.text
    assert "Новые мероприятия\n1.1.1 Приказ об итогах" in await news(office)
    # A second press of the same button makes no third activity.
    await galina.press_data(asked, sure)
    assert "уже неактуален" in galina.last_answer.text


async def test_a_split_that_was_left_is_no_split(office):
    galina = office.galina
    await open_line(galina, "1.1")
    await galina.press("Разделить")
    await galina.send("Приказ об итогах")
    await galina.press("Тот же срок")
    asked = galina.last_message
    await galina.press("Отмена")
    assert galina.last_message.text.startswith("1.1 Мониторинг посещаемости занятий")
    await galina.press_data(asked, "ys:1:documents:1:0")
    assert "уже неактуален" in galina.last_answer.text


async def test_an_activity_is_added_step_by_step(office):
    galina = office.galina
    await galina.send("/plans")
    await galina.press("МСОКО 2026/27")
    await galina.press("Добавить мероприятие")
    await galina.send("Школа наставника")
    await galina.send("да, обязательно")
    assert "Не понял срок" in galina.last_message.text
    await galina.send("март 2027")
    await galina.press("2. Кадры")
    await galina.press("ОО")
    assert galina.last_message.text.startswith("2.4 Школа наставника")
    assert "Задачи: 1, выполнено 0." in galina.last_message.text
    assert "Новые мероприятия\n2.4 Школа наставника" in await news(office)


async def test_a_plan_is_carried_over_to_the_next_year_and_finished(office):
    galina = office.galina
    await galina.send("/plans")
    await galina.press("МСОКО 2026/27")
    await galina.press("На следующий год")
    assert "2027-2028 учебный год" in galina.last_message.text
    assert "Ответственные: 3 названия, знакомы 1" in galina.last_message.text
    await galina.send("/plans")
    assert "МСОКО 2027/28 — черновик" in galina.last_message.text
    terms = await office.all(select(Activity.term).where(Activity.number == "1.1"))
    assert terms == ["до 25 декабря 2026", "до 25 декабря 2027"]
    await galina.press("МСОКО 2026/27")
    # Nobody has reported: the plan can still be undone, and finishing is not offered yet.
    assert "Отменить ввод" in galina.last_message.labels


async def test_a_reported_plan_is_finished_and_taken_up_again(office):
    await office.anna.send("/tasks")
    await office.anna.press("1.1")
    await office.anna.press("В работе")
    galina = office.galina
    await galina.send("/plans")
    await galina.press("МСОКО 2026/27")
    await galina.press("Завершить")
    await galina.press("Завершить")
    assert "Завершена." in galina.last_message.text
    await galina.press("Вернуть в работу")
    assert "В действии." in galina.last_message.text


async def test_words_out_of_place_are_not_taken_for_a_term(office):
    galina = office.galina
    await open_line(galina, "1.1")
    card = galina.last_message
    await galina.press("Другой срок")
    await galina.send("/plans")
    await galina.send("до 1 мая 2027")
    assert "Понимаю так" not in galina.last_message.text
    await galina.press_data(card, "yt:1:1:-1:0:1")
    assert "уже неактуален" in galina.last_answer.text
