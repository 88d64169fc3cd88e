"""The result cell → documents, targets, reporting dates."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.draft import DraftIndicator, DraftSlot
from domain.planning.evidence import read_evidence
from domain.planning.indicators import read_indicators
from domain.planning.results import read_result
from domain.schedule import Kind, Period

PERIOD = Period(date(2021, 1, 1), date(2021, 12, 31))

EVIDENCE = {
    "Справка": ["справка"],
    "Аналитическая  справка": ["аналитическая справка"],
    "Наличие аналитических справок": ["аналитическая справка"],
    "Подготовлена итоговая аналитическая записка": ["аналитическая записка"],
    "Приказы, аналитическая справка": ["приказ", "аналитическая справка"],
    "Приказ управления": ["приказ"],
    "Отчёт о выполнении плана": ["отчёт"],
    "Наличие плана, отчёта о нём": ["план", "отчёт"],
    "Протокол; список участников": ["протокол", "список"],
    "Письма, программы и положения": ["письмо", "программа", "положение"],
    "Разработан и утверждён план работы группы": ["план"],
    "Проведён опрос (протокол опроса)": ["протокол"],
    "Экспертное заключение": ["экспертное заключение"],
    "Методические рекомендации": ["методические рекомендации"],
    "Утверждённый план-график": ["план-график"],
    "Информационное письмо": ["информационное письмо"],
    "Наличие информационных писем": ["информационное письмо"],
    "Размещение сведений на сайте отдела": ["размещение на сайте"],
    "Информация опубликована на официальном сайте": ["размещение на сайте"],
    "База данных": ["база данных"],
    "Социальный паспорт": ["социальный паспорт"],
    "Пакет документов (акты, справки)": ["пакет документов", "акт", "справка"],
    "НПА": ["НПА"],
    "Аналитические материалы": ["аналитические материалы"],
    "Заключены договоры": ["договор"],
    "Повышение качества планирования": [],
    "Обмен опытом": [],
    "Согласно плану": [],
    "Планирование работы": [],
    "": [],
}


@pytest.mark.parametrize("text", EVIDENCE)
def test_documents_are_named_in_the_nominative(text):
    assert [slot.name for slot in read_evidence(text)] == EVIDENCE[text]


def test_a_number_before_a_document_is_how_many_are_wanted():
    assert read_evidence("не менее 2 отчётов, 3 протокола") == (
        DraftSlot("отчёт", 2),
        DraftSlot("протокол", 3),
    )


INDICATORS = {
    "Не менее 30% учеников": [DraftIndicator("Не менее 30% учеников", 30, "%")],
    "Охват не менее 20 процентов педагогов": [
        DraftIndicator("не менее 20 процентов педагогов", 20, "%"),
    ],
    "Не менее 2-х мероприятий в год": [
        DraftIndicator("Не менее 2-х мероприятий в год", 2, "мероприятий", True, "в год"),
    ],
    "до 15 человек": [DraftIndicator("до 15 человек", 15, "человек", False)],
    "не более 5 замечаний": [DraftIndicator("не более 5 замечаний", 5, "замечаний", False)],
    "100 % школ": [DraftIndicator("100 % школ", 100, "%")],
    "доля 87,5%": [DraftIndicator("87,5%", 87.5, "%")],
    "Не менее 2 чел.": [DraftIndicator("Не менее 2 чел", 2, "чел")],
    "Ежегодно не менее 3 выставок": [
        DraftIndicator("не менее 3 выставок", 3, "выставок", True, "Ежегодно"),
    ],
    "не менее 4 семинаров за учебный год": [
        DraftIndicator(
            "не менее 4 семинаров за учебный год", 4, "семинаров", True, "за учебный год"
        ),
    ],
    "не менее 5 наставников, не ниже 60% опрошенных": [
        DraftIndicator("не менее 5 наставников", 5, "наставников"),
        DraftIndicator("не ниже 60% опрошенных", 60, "%"),
    ],
    "отчёт до 15 сентября": [],
    "к 2024 году": [],
    "до 2024 года": [],
    "программа сроком не менее 3-х лет": [],
    "ученики 9 классов": [],
    "2 раза в год": [],
    "": [],
}  # fmt: skip


@pytest.mark.parametrize("text", INDICATORS)
def test_targets_have_a_number_a_unit_and_a_period(text):
    assert list(read_indicators(text)) == INDICATORS[text]


WINDOWS = {
    "аналитический отчет 2 раза в год (июль, декабрь)": [date(2021, 7, 31), date(2021, 12, 31)],
    "План работы площадки, справка (май)": [date(2021, 5, 31)],
    "Отчёт до 15 июня": [date(2021, 6, 15)],
    "Отчёт не позднее 1 октября 2021 года": [date(2021, 10, 1)],
}


@pytest.mark.parametrize("text", WINDOWS)
def test_reporting_dates_in_a_result_are_further_windows(text):
    schedule = read_result(text, PERIOD).windows
    assert schedule is not None
    assert [window.end for window in schedule.windows] == WINDOWS[text]


@pytest.mark.parametrize(
    "text",
    ["Справка", "Не менее 2-х мероприятий в год", "программа на 2020-2021 годы", "до 15 человек"],
)
def test_other_results_have_no_dates(text):
    assert read_result(text, PERIOD).windows is None


def test_a_frequency_in_a_result_recurs():
    schedule = read_result("Отчёт ежеквартально", PERIOD).windows
    assert schedule is not None
    assert schedule.kind is Kind.RECURRING
    assert len(schedule.windows) == 4


@given(st.text(alphabet="абвг справка отчёт не менее 5%,.;()\n до мая 2021-", max_size=80))
def test_no_result_raises(text):
    expected = read_result(text, PERIOD)
    assert all(slot.name and slot.count > 0 for slot in expected.evidence)
    assert all(indicator.unit for indicator in expected.indicators)
