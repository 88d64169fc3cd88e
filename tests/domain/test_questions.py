"""Questions in words: a table of what people write and what it means."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.questions import QuestionWords, ask
from domain.summary import By, TaskSelection
from domain.utterances import in_figures

TODAY = date(2026, 11, 24)
YEAR = date(2026, 9, 1), date(2027, 8, 31)


def span(year, month, day, last_month, last_day, last_year=None):
    return {
        "start": date(year, month, day),
        "end": date(last_year or year, last_month, last_day),
    }


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("", {}),
        ("сводка", {}),
        (
            "просроченные школа 3 март",
            {"which": TaskSelection.OVERDUE, "school": "3", **span(2027, 3, 1, 3, 31)},
        ),
        ("Кто не сдал за октябрь?", {"which": TaskSelection.OVERDUE, **span(2026, 10, 1, 10, 31)}),
        ("что на проверке", {"which": TaskSelection.REVIEW}),
        ("кто опоздал", {"which": TaskSelection.LATE}),
        ("затруднения СОШ № 7", {"which": TaskSelection.BLOCKED, "school": "7"}),
        ("по школам", {"by": By.ORGANISATION}),
        ("просроченные школа 3, мне для справки", {"which": TaskSelection.OVERDUE, "school": "3"}),
        ("на проверке для отчёта главе", {"which": TaskSelection.REVIEW}),
        ("сводку главе по школам", {"by": By.ORGANISATION}),
        ("для сведения март", span(2027, 3, 1, 3, 31)),
        ("по справкам", {"by": By.EVIDENCE}),
        ("по школам раздел 2", {"by": By.ORGANISATION, "section": "2"}),
        ("документы ШНОР", {"by": By.EVIDENCE, "rest": ("шнор",)}),
        ("по показателям", {"by": By.INDICATOR}),
        ("что изменилось за неделю", span(2026, 11, 23, 11, 29)),
        ("этот месяц", span(2026, 11, 1, 11, 30)),
        ("4 квартал", span(2026, 10, 1, 12, 31)),
        ("I квартал 2027", span(2027, 1, 1, 3, 31)),
        ("май", span(2027, 5, 1, 5, 31)),
        ("мая 2026", span(2026, 5, 1, 5, 31)),
        ("выполнено март 2026", {"which": TaskSelection.DONE, **span(2026, 3, 1, 3, 31)}),
        ("на 1 ноября", {"day": date(2026, 11, 1)}),
        ("на 15.10.2026", {"day": date(2026, 10, 15)}),
        ("31 декабря", {"day": date(2025, 12, 31)}),
        ("сводка неделю назад", {"day": date(2026, 11, 17)}),
        ("на прошлую пятницу", {"day": date(2026, 11, 20)}),
        ("в прошлый понедельник", {"day": date(2026, 11, 23)}),
        ("на прошлый вторник", {"day": date(2026, 11, 17)}),
        ("по школам за прошлую среду", {"by": By.ORGANISATION, **span(2026, 11, 18, 11, 18)}),
        ("last friday", {"day": date(2026, 11, 20)}),
        ("сводка на неделю назад", {"day": date(2026, 11, 17)}),
        ("просроченные месяц назад", {"which": TaskSelection.OVERDUE, "day": date(2026, 10, 24)}),
        ("по школам 10 дней назад", {"by": By.ORGANISATION, "day": date(2026, 11, 14)}),
        ("раздел 2 две недели тому назад", {"section": "2", "day": date(2026, 11, 10)}),
        ("два месяца назад", {"day": date(2026, 9, 24)}),
        ("больше годовых отчётов", {"rest": ("больше", "годовых", "отчетов")}),
        ("больше летних смен", {"rest": ("больше", "летних", "смен")}),
        ("больше дневных групп", {"rest": ("больше", "дневных", "групп")}),
        ("до конца полугодия", {"end": date(2026, 12, 31)}),
        ("к концу этого полугодия", {"end": date(2026, 12, 31)}),
        ("год назад", {"day": date(2025, 11, 24)}),
        ("two weeks ago", {"day": date(2026, 11, 10)}),
        ("документы по школе 3", {"by": By.EVIDENCE, "school": "3"}),
        ("показатели по разделу 2", {"by": By.INDICATOR, "section": "2"}),
        ("по школам 3", {"by": By.ORGANISATION, "rest": ("3",)}),
        ("дней назад", {"rest": ("дней", "назад")}),
        ("просрочено больше недели назад",
         {"which": TaskSelection.OVERDUE, "end": date(2026, 11, 16)}),
        ("лицей 2", {"rest": ("лицей", "2")}),
        ("2 раздел", {"section": "2"}),
        ("кто отстаёт", {"by": By.ORGANISATION}),
        ("кто не отчитался", {"which": TaskSelection.OVERDUE}),
        ("не выполнено", {"which": TaskSelection.OVERDUE}),
        ("не возвращено", {"refused": ("не возвращено",)}),
        ("какие документы не сданы", {"by": By.EVIDENCE}),
        ("школа 3 и школа 7", {"school": "3", "refused": ("школа 7",)}),
        ("мероприятие 1.2", {"rest": ("1.2",)}),
        ("за прошлый месяц", span(2026, 10, 1, 10, 31)),
        ("на следующей неделе", span(2026, 11, 30, 12, 6)),
        ("прошлый квартал", span(2026, 7, 1, 9, 30)),
        ("за сентябрь и октябрь", span(2026, 9, 1, 10, 31)),
        ("завтра", span(2026, 11, 25, 11, 25)),
        ("до 1 декабря", {"end": date(2026, 12, 1)}),
        ("успеем к концу года", {"rest": ("успеем",), "end": date(2026, 12, 31)}),
        ("до конца недели", {"end": date(2026, 11, 29)}),
        ("до конца этого месяца", {"end": date(2026, 11, 30)}),
        ("по конец квартала", {"end": date(2026, 12, 31)}),
        ("не сдали до пятницы", {"which": TaskSelection.OVERDUE, "end": date(2026, 11, 27)}),
        ("с понедельника по среду", span(2026, 11, 23, 11, 25)),
        ("с прошлой пятницы до завтра", span(2026, 11, 20, 11, 25)),
        ("до следующего вторника", {"end": date(2026, 12, 1)}),
        ("ко вторнику", {"refused": ("ко вторнику",)}),
        ("со вчера", {"start": date(2026, 11, 23)}),
        ("по средам до среднего", {"rest": ("средам", "среднего")}),
        ("долги на сегодня", {"which": TaskSelection.OVERDUE}),
        ("сроки на сегодня", {"rest": ("сроки",), **span(2026, 11, 24, 11, 24)}),
        ("сводка за 2025 год", {"rest": ("2025",)}),
        ("план 2019–2021", {"rest": ("план", "2019", "2021")}),
        ("сводка за 2027 год", span(2027, 1, 1, 12, 31)),
        ("до нового года", {"end": date(2026, 12, 31)}),
        ("до конца учебного года", {"rest": ("конца", "учебного")}),
        ("с 1.10 по 15 ноября", span(2026, 10, 1, 11, 15)),
        ("до 31.02", {"rest": ("31.02",)}),
        ("первую неделю ноября", span(2026, 11, 1, 11, 7)),
        ("за 5 неделю октября", span(2026, 10, 29, 10, 31)),
        ("за последнюю неделю октября", span(2026, 10, 25, 10, 31)),
        ("за последние 10 дней", span(2026, 11, 15, 11, 24)),
        ("за последнюю неделю", span(2026, 11, 18, 11, 24)),
        ("за две недели", span(2026, 11, 11, 11, 24)),
        ("за последний месяц", span(2026, 10, 25, 11, 24)),
        (
            "done school 3 march",
            {"which": TaskSelection.DONE, "school": "3", **span(2027, 3, 1, 3, 31)},
        ),
    ],
)  # fmt: skip
def test_a_question_is_read_as_people_mean_it(text, meaning):
    assert ask(text, TODAY, *YEAR) == QuestionWords(**meaning)


@pytest.mark.parametrize(
    ("said", "figures"),
    [
        ("третья школа", "3 школа"),
        ("просрочки по второму разделу", "просрочки по 2 разделу"),
        ("раздел второй", "раздел 2"),
        ("на первое ноября", "на 1 ноября"),
        ("до двадцать пятого ноября", "до 25 ноября"),
        ("с первого по пятнадцатое октября", "с 1 по 15 октября"),
        ("за четвёртый квартал", "за 4 квартал"),
        ("у первой и третьей школы", "у первой и третьей школы"),
        ("кто сдал первым", "кто сдал первым"),
        ("у двух школ", "у двух школ"),
        ("Первая школа искусств", "Первая школа искусств"),
        ("первая школа искусств и второй раздел", "первая школа искусств и 2 раздел"),
    ],
)
def test_what_questions_number_is_put_in_figures(said, figures):
    assert in_figures(said, ["Первая школа искусств"]) == figures


@given(st.text(max_size=60))
def test_any_words_are_taken(text):
    found = ask(text, TODAY, *YEAR)
    assert None in (found.start, found.end) or found.start <= found.end
    assert found.day is None or found.day <= TODAY


@pytest.mark.parametrize(
    ("said", "unit"), [("дней", 1), ("недель", 7), ("дня", 1), ("недели", 7), ("days", 1)]
)
@given(st.integers(1, 999), st.dates(date(2024, 1, 1), date(2030, 12, 31)))
def test_so_many_days_ago_is_that_evening(said, unit, count, today):
    found = ask(f"сводка {count} {said} назад", today, *YEAR)
    assert (found.day, found.rest) == (today - timedelta(days=unit * count), ())


@given(st.integers(1, 40), st.dates(date(2024, 1, 1), date(2030, 12, 31)))
def test_so_many_months_ago_is_the_same_day_or_the_last_one(count, today):
    found = ask(f"на {count} месяцев назад", today, *YEAR).day
    months = (today.year - found.year) * 12 + today.month - found.month
    assert months == count
    assert found.day == today.day or (found + timedelta(days=1)).day == 1


def test_a_day_that_does_not_exist_is_no_day():
    assert ask("на 31 февраля", TODAY, *YEAR).day is None
