"""A head of the office types and never presses: each figure and list is counted a second time.

The town is played by words too: reports, returns, an obstacle, a request for another deadline. What
has become of each task is written down here by hand, and everything that is expected is counted
from it, by none of the summaries' code.
"""

import re
from datetime import UTC, date, datetime

import pandas as pd
import pytest

from domain.access import Role
from tests.bot.conftest import grown

SCHOOLS = ("Школа № 1", "Школа № 3", "Берёзовская школа", "Детский сад «Теремок»")
PLAN = (
    ("3.2", "Анкетирование родителей", date(2026, 10, 20)),
    ("1.1", "Мониторинг чтения", date(2026, 11, 20)),
    ("1.2", "Олимпиада школьников", date(2026, 11, 25)),
    ("2.1", "Социальный паспорт", date(2026, 11, 27)),
    ("2.2", "Родительское собрание", date(2026, 12, 4)),
    ("3.1", "Медосмотр педагогов", date(2026, 12, 15)),
)
TODAY = date(2026, 12, 3)
BECOME = {
    ("1.1", "Школа № 1"): "late",
    ("1.2", "Школа № 1"): "done",
    ("2.1", "Берёзовская школа"): "done",
    ("3.2", "Берёзовская школа"): "review",
    ("1.1", "Школа № 3"): "returned",
    ("1.1", "Берёзовская школа"): "returned",
    ("2.1", "Детский сад «Теремок»"): "blocked",
}
"""What has become of the tasks that anybody has said something of; nothing of the others."""


@pytest.fixture
def counted():
    """A row a task: number, section, school, deadline, and what has become of it."""
    rows = [
        {"number": number, "section": number[0], "school": school, "deadline": day,
         "state": BECOME.get((number, school), "open")}
        for number, _, day in PLAN
        for school in SCHOOLS
    ]  # fmt: skip
    table = pd.DataFrame(rows)
    table["done"] = table["state"].isin(["done", "late"])
    passed = table["deadline"] < TODAY
    table["overdue"] = passed & ~table["done"] & (table["state"] != "review")
    return table


@grown
async def office(town):
    """The head of the office on 3 December, after ten days of work."""
    ids = {name: await town.school(name) for name in SCHOOLS}
    await town.roadmap("МСОКО 2026/27")
    for number, title, day in PLAN:
        activity = await town.activity(number, title, day, slots=())
        for school in SCHOOLS:
            await town.task(activity, ids[school], day)
    first, third, birch, garden = [
        await town.meet_coordinator(name, ids[school])
        for name, school in zip(("Анна", "Борис", "Вера", "Галя"), SCHOOLS, strict=True)
    ]
    olga = await town.meet_curator("Ольга")
    for day, said in (
        (24, [(first, "1.1 сделали"), (first, "1.2 сделали, 20 человек"), (third, "1.1 сделали"),
              (birch, "3.2 сделали")]),
        (25, [(olga, "прими 1.1 от школы 1"), (olga, "верни 1.1 школе 3: нет подписи директора"),
              (olga, "прими 1.2 от школы 1")]),
        (26, [(garden, "2.1 не можем сделать, нет бланков"), (birch, "2.1 сделали"),
              (birch, "1.1 сделали")]),
        (27, [(olga, "прими 2.1 от берёзовской"), (olga, "верни берёзовской 1.1: мало листов")]),
        (30, [(third, "можно 2.1 до 10 декабря")]),
    ):  # fmt: skip
        await town.at(datetime(2026, 11, day, 9, tzinfo=UTC))
        for who, words in said:
            await who.send(words)
    await town.at(datetime(TODAY.year, TODAY.month, TODAY.day, 9, tzinfo=UTC))
    town.victor = await town.meet("Виктор", (Role.MANAGER, None), last_name="Павлович")


@pytest.fixture
def victor(office):
    return office.victor


async def ask(person, words):
    """Everything that the bot says to these words, whatever it is."""
    known = person.last_message.id
    await person.send(words)
    return "\n".join(each.text for each in person.messages if each.id > known and each.from_bot)


def total(text):
    """The row of the sums: all, done, overdue."""
    found = re.search(r"Итого\s+(\d+)\s+(\d+)\s+(\d+)", text)
    assert found, text
    return tuple(map(int, found.groups()))


def row(text, name):
    """The figures in the line that begins with a name, which may go on below."""
    found = re.search(rf"^{re.escape(name)}[^\d\n]*(?:\D*?)(\d+)\s+(\d+)\s+(\d+)\s*$", text, re.M)
    assert found, (name, text)
    return tuple(map(int, found.groups()))


def sums(table):
    return len(table), int(table["done"].sum()), int(table["overdue"].sum())


def count(text, label):
    found = re.search(rf"{label}\D*(\d+)", text)
    assert found, text
    return int(found[1])


def names(text):
    """The (number, school) of each line of a list: its end may stand on the next page."""
    return set(re.findall(r"^(\d\.\d) [^·\n]+ · ([^\n]+?) — ", text, re.M))


FIGURES = (
    ("ну рассказывай как у нас дела", "all"),
    ("сводка", "all"),
    ("что изменилось за неделю", "all"),
    ("сколько осталось", "all"),
    ("свод", "all"),
    ("сводная по школам", "all"),
    ("а почему", "all"),
    ("до конца месяца", "all"),
    ("что нового", "all"),
    ("какие новости", "all"),
    ("сводка по школам", "all"),
    ("кто просрочил больше всех", "all"),
    ("у кого больше всего просрочек", "all"),
    ("дай список школ", "all"),
    ("на завтрашнее совещание дай сводку по школам", "all"),
    ("как дела с медосмотром", "3.1"),
    ("сводка по паспорту", "2.1"),
    ("что по мероприятию 1.2", "1.2"),
    ("почему отстаём по анкетированию", "3.2"),
    ("итоги по разделу 1", "section 1"),
    ("какие сроки на октябрь", "month 10"),
    ("сводка за ноябрь по школам", "month 11"),
    ("почему так плохо у школы 1", "Школа № 1"),
    ("что у школы 3", "Школа № 3"),
    ("как дела в берёзовской", "Берёзовская школа"),
    ("какой процент выполнения у садика", "Детский сад «Теремок»"),
)


def part(table, of):
    kind, _, value = of.partition(" ")
    if of == "all":
        return table
    if kind == "section":
        return table[table["section"] == value]
    if kind == "month":
        return table[[day.month == int(value) for day in table["deadline"]]]
    return table[(table["number"] == of) | (table["school"] == of)]


async def test_figures_are_those_that_are_counted_by_hand(victor, counted):
    faults = []
    for words, of in FIGURES:
        text = await ask(victor, words)
        if total(text) != sums(part(counted, of)):
            faults.append(f"{words}: {total(text)}, not {sums(part(counted, of))}")
    assert faults == []
    by_school = await ask(victor, "сводка по школам")
    for school in ("Школа № 1", "Школа № 3"):
        assert row(by_school, school) == sums(part(counted, school))


LISTS = (
    ("сколько просрочено", "Просрочено", "overdue", None),
    ("кто не сдал", "Просрочено", "overdue", None),
    ("почему столько просрочек", "Просрочено", "overdue", None),
    ("покажи просрочки школы 1", "Просрочено", "overdue", "Школа № 1"),
    ("а у школы 3", "Просрочено", "overdue", "Школа № 3"),
    ("а по садикам", "Просрочено", "overdue", "Детский сад «Теремок»"),
    ("кто не отчитался за октябрь", "Просрочено", "overdue", "month 10"),
    ("сколько выполнено за ноябрь", "Выполнено", "done", None),
    ("что сдано за прошлую неделю", "Выполнено", "done", None),
    ("сколько сдали олимпиаду", "Выполнено", "done", "1.2"),
    ("сколько с опозданием", "С опозданием", "late", None),
    ("что вернули", "Возвращено", "returned", None),
    ("отправили на доработку", "Возвращено", "returned", None),
    ("кого вернули на доработку", "Возвращено", "returned", None),
    ("возвращённые берёзовской", "Возвращено", "returned", "Берёзовская школа"),
    ("у кого затруднения", "Затруднения", "blocked", None),
    ("что им мешает", "Затруднения", "blocked", None),
    ("причины просрочек", "Просрочено", "overdue", None),
    ("что на проверке", "На проверке", "review", None),
    ("проверь берёзовскую", "На проверке", "review", "Берёзовская школа"),
)


async def test_lists_are_those_that_are_counted_by_hand(victor, counted):
    faults = []
    for words, label, state, of in LISTS:
        text = await ask(victor, words)
        chosen = part(counted, of or "all")
        chosen = chosen[chosen[state] if state in chosen else chosen["state"] == state]
        wanted = {(each.number, each.school) for each in chosen.itertuples()}
        shown = names(text)
        complete = shown == wanted or (len(wanted) > len(shown) > 0 and shown < wanted)
        if count(text, label) != len(wanted) or not complete:
            faults.append(f"{words}: {count(text, label)} {shown}, not {wanted}")
    assert faults == []


async def test_returns_of_all_time_are_counted_as_acts(victor):
    """Tasks that are returned now were listed, and one that was mended since was left out."""
    for words, times in (("сколько возвратов", 2), ("сколько раз возвращали берёзовской", 1)):
        text = await ask(victor, words)
        assert "возвращено: когда-либо" in text
        assert total(text) == (times, 0, times)
        assert re.search(rf"Возвращали {times} мероприяти\w, {times} раз", text), text


async def test_nobody_has_done_anything_in_a_day_in_which_nobody_has(victor):
    assert "Выполненных нет" in await ask(victor, "сколько сдали вчера")
    assert "Выполненных нет" in await ask(victor, "кто сегодня сдал")


NAMED = (
    ("найди медосмотр", ["3.1 Медосмотр педагогов", *SCHOOLS], ["О чём сводка"]),
    ("кто не сдал социальный паспорт", ["— 3:", "Школа № 1", "Школа № 3", "Теремок"],
     ["Берёзовская"]),
    ("напомни берёзовской про мониторинг чтения", ["Ольга", "— 1:", "Берёзовская"], ["Школа № 3"]),
    ("кто просил перенести срок", ["Просят перенести срок — 1:", "2.1", "Школа № 3",
                                   "до 10 декабря"], ["Школа № 1"]),
    ("можно перенести 3.1 на неделю", ["куратор: Ольга"], ["О каком мероприятии"]),
    ("прими 1.1 у школы 3", ["куратор: Ольга"], []),
    ("кто куратор", ["Куратор: Ольга."], []),
    ("почему вернули", ["2.1", "Школа № 3", "Просьба перенести"], ["Принимает"]),
    ("открой 1.1 школы 3", ["Вернули: нет подписи директора"], []),
    ("почему вернули", ["Вернули: нет подписи директора"], ["Принимает"]),
    ("почему так плохо у школы 1", ["Почему так, бот не знает.", "Школа № 1"], ["Не понятно"]),
    ("сравни эту неделю с прошлой", ["неделю назад", "с 30 ноября", "с 23 ноября"], ["Не понятно"]),
    ("сравни 3 и 4 квартал", ["Сравнить не с чем"], ["Не понятно"]),
    ("год назад", ["В тот вечер задач ещё не было"], ["Не понятно"]),
    ("просрочено год назад", ["Просроченных нет", "В тот вечер задач ещё не было"], []),
    ("найди чепуху", ["ничего не нашлось"], ["О чём сводка"]),
)  # fmt: skip


async def test_what_is_named_is_shown_and_nothing_else(victor):
    faults = []
    for words, held, gone in NAMED:
        text = await ask(victor, words)
        missing = [each for each in held if each not in text]
        beside = [each for each in gone if each in text]
        if missing or beside:
            faults.append(f"{words}: without {missing}, with {beside}: {text}")
    assert faults == []
