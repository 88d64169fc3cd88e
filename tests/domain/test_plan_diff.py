"""Comparing a plan in force with the plan sent anew."""

from dataclasses import replace
from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.plan_diff import ActivityPair, ActivityText
from domain.plan_matching import compare, is_same_plan
from domain.schedule import Period

YEAR = Period(date(2026, 9, 1), date(2027, 8, 31), 9)
NEXT_YEAR = Period(date(2027, 9, 1), date(2028, 8, 31), 9)


def line(line_id, number, title, section="1", when="2026-10", **rest):
    return ActivityText(line_id, number, title, section, str(when), when, **rest)


BEFORE = (
    line(1, "1.1", "Мониторинг качества подготовки учеников"),
    line(2, "1.2", "Семинар для завучей по наставничеству"),
    line(3, "2.1", "Обновление школьных библиотек", section="2"),
    line(4, "2.2", "Конкурс «Лучший класс»", section="2"),
)


def is_empty(difference):
    return not (
        difference.added or difference.removed or difference.only(lambda pair: pair.is_changed)
    )


def renumbered(lines, **changes):
    """The same lines with other ids, as a document sent anew has them; changes by old id."""
    return [
        replace(each, id=each.id + 100, **changes.get(f"n{each.id}", {}))
        for each in lines
        if changes.get(f"n{each.id}") is not False
    ]


def test_the_same_plan_has_no_difference():
    difference = compare(BEFORE, renumbered(BEFORE))
    assert is_empty(difference)
    assert [(pair.before.id, pair.after.id) for pair in difference.pairs] == [
        (1, 101), (2, 102), (3, 103), (4, 104),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"title": "Мониторинг качества подготовки всех учеников"}, "is_reworded"),
        ({"when": "2026-11", "term": "ноябрь"}, "is_rescheduled"),
        ({"section": "2", "number": "2.3"}, "is_moved"),
        ({"parties": frozenset({"оо"})}, "is_reassigned"),
        ({"result": "Справка"}, "has_other_result"),
        ({"mark": "Выполнено"}, "has_new_mark"),
    ],
)
def test_one_change_is_told_as_what_it_is(change, what):
    difference = compare(BEFORE, renumbered(BEFORE, n1=change))
    changed = difference.only(lambda pair: pair.is_changed)
    assert [pair.before.id for pair in changed] == [1]
    flags = (
        "is_reworded", "is_rescheduled", "is_moved", "is_reassigned",
        "has_other_result", "has_new_mark",
    )  # fmt: skip
    assert [flag for flag in flags if getattr(changed[0], flag)] == [what]
    assert not difference.added
    assert not difference.removed


def test_another_number_alone_is_told_from_other_changes():
    was = BEFORE[0]
    assert ActivityPair(was, replace(was, number="9.9")).is_only_renumbered
    for other in ({"number": "9.9", "title": "Иное"}, {"number": "9.9", "section": "Кадры"}, {}):
        assert not ActivityPair(was, replace(was, **other)).is_only_renumbered


def test_what_other_columns_say_is_compared_however_their_headings_are_spelt():
    was = replace(BEFORE[0], other_columns=(("Место", "УО"), ("Участники", "Завучи")))
    said = (("УЧАСТНИКИ:", "завучи"), ("место", "Актовый зал"))
    pair = ActivityPair(was, replace(was, other_columns=said))
    assert pair.other_columns == (("место", "УО", "Актовый зал"),)
    assert not ActivityPair(
        was, replace(was, other_columns=(*said[:1], ("место", "УО")))
    ).is_changed


def test_a_column_that_the_plan_never_had_is_told_once_and_changes_no_activity():
    later = [replace(each, other_columns=(("Место", "УО"),)) for each in renumbered(BEFORE)]
    difference = compare(BEFORE, later)
    assert difference.new_columns == ("Место",)
    assert is_empty(difference)
    # Where one activity has it already, the others have said nothing in it.
    kept = [replace(BEFORE[0], other_columns=(("МЕСТО:", "Зал"),)), *BEFORE[1:]]
    difference = compare(kept, later)
    assert difference.new_columns == ()
    changed = difference.only(lambda pair: pair.is_changed)
    assert len(changed) == len(BEFORE)


def test_a_file_without_marks_takes_none_back():
    marked = [replace(each, mark="Выполнено") for each in BEFORE]
    assert is_empty(compare(marked, renumbered(BEFORE)))


def test_a_term_spelt_otherwise_is_no_change():
    difference = compare(BEFORE, renumbered(BEFORE, n1={"term": "Октябрь 2026 г."}))
    assert is_empty(difference)


def test_lines_that_shift_after_an_insertion_keep_their_partners():
    new = line(999, "1.2", "Открытие консультационного пункта")
    after = renumbered(BEFORE, n2={"number": "1.3"})
    after.insert(1, new)
    difference = compare(BEFORE, after)
    assert [added.id for added in difference.added] == [999]
    assert not difference.removed
    assert {pair.after.number: pair.before.id for pair in difference.pairs}["1.3"] == 2


def test_another_activity_under_the_same_number_is_no_partner():
    other = line(999, "1.2", "Закупка спортивного инвентаря")
    difference = compare(BEFORE, [*renumbered(BEFORE, n2=False), other])
    assert [removed.id for removed in difference.removed] == [2]
    assert [added.id for added in difference.added] == [999]


def test_numbers_that_restart_in_each_section_do_not_mix():
    before = [line(n, "1", f"Дело {n} раздела", section=str(n)) for n in (1, 2)]
    after = [
        line(11, "1", "Дело 1 первого раздела", section="1"),
        line(12, "1", "Дело 2 второго раздела", section="2"),
    ]
    pairs = compare(before, after).pairs
    assert [(pair.before.id, pair.after.id) for pair in pairs] == [(1, 11), (2, 12)]


def test_equal_titles_are_matched_in_their_order():
    before = [line(n, "", "Отчёт о посещаемости", when=n) for n in (1, 2, 3)]
    after = [line(n + 10, "", "Отчёт о посещаемости", when=n) for n in (1, 2, 3)]
    assert is_empty(compare(before, after))


def test_a_changed_plan_is_recognised_and_the_next_years_is_not():
    difference = compare(BEFORE, renumbered(BEFORE, n4=False))
    titles = ("План развития школ на 2026/27 год", "План развития школ на 2026/27 год")
    assert is_same_plan(titles, (YEAR, YEAR), difference)
    assert is_same_plan(("План", "Дорожная карта"), (YEAR, YEAR), difference)
    assert not is_same_plan(titles, (YEAR, NEXT_YEAR), difference)


def test_another_plan_of_the_same_year_is_not_taken_for_a_change():
    other = [line(n, str(n), f"Совсем иное занятие номер {n}") for n in range(5, 9)]
    assert not is_same_plan(("План А", "План А"), (YEAR, YEAR), compare(BEFORE, other))


SPLITS = {
    # (the activity, what the newer plan says instead, which of them go on and which are its parts)
    "two deeds": ("1.3 Семинар и конкурс", ("1.3 Семинар", "1.4 Конкурс"), ("1.3", ["1.4"])),
    "two deeds of one": (
        "1.3 Семинар и конкурс для педагогов",
        ("1.5 Семинар для педагогов", "1.6 Конкурс для педагогов района"),
        ("1.5", ["1.6"]),
    ),
    "for two": (
        "1.3 Обучение руководителей школ и кураторов наставничества",
        ("1.5 Обучение кураторов наставничества", "1.6 Обучение руководителей школ города"),
        ("1.5", ["1.6"]),
    ),
    "below its number": (
        "1.3 Подготовка к итоговой аттестации",
        ("1.3.1 Пробный экзамен перед аттестацией", "1.3.2 Подготовка пунктов", "2.9 Смотр"),
        ("1.3.2", ["1.3.1"]),
    ),
    "the same words and more": (
        "1.3 Диагностика читательской грамотности",
        (
            "1.3а Диагностика читательской грамотности учеников пятых классов осенью",
            "1.3б Диагностика читательской грамотности учеников девятых классов весной",
        ),
        ("1.3а", ["1.3б"]),
    ),
    "one is matched by its number": (
        "1.3 Слёт отрядов и выставка рисунков",
        ("1.3 Слёт отрядов", "1.4 Выставка рисунков"),
        ("1.3", ["1.4"]),
    ),
    "three": (
        "1.3 Олимпиада, конкурс и выставка для младших классов",
        (
            "1.7 Олимпиада для младших классов",
            "1.8 Конкурс для младших классов",
            "1.9 Выставка младших классов",
        ),
        ("1.7", ["1.8", "1.9"]),
    ),
    "two others of the same kind": (
        "1.3 Семинар для директоров школ",
        ("1.5 Семинар для учителей школ", "1.6 Семинар для завучей школ"),
        None,
    ),
    "two others": ("1.3 Смотр кабинетов", ("1.5 Ремонт крыши", "1.6 Приёмка школ"), None),
    "elsewhere": (
        "1.3 Семинар и конкурс для педагогов",
        ("1.5 Семинар для педагогов", "1.6 Конкурс поваров школьных столовых"),
        None,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", SPLITS)
def test_an_activity_that_was_split_goes_on_in_its_likest_part(case):
    was, become, expected = SPLITS[case]
    before = line(9, *was.split(" ", 1))
    after = [line(200 + n, *text.split(" ", 1)) for n, text in enumerate(become)]
    difference = compare([*BEFORE, before], [*renumbered(BEFORE), *after])
    found = [
        (each.kept.number, [other.number for other in each.others]) for each in difference.splits
    ]
    assert found == ([expected] if expected else [])
    goes_on = {pair.before.id: pair.after.number for pair in difference.pairs}
    assert not expected or goes_on[9] == expected[0]


titles = st.sampled_from(
    [
        "Смотр",
        "Смотр строя и песни",
        "Песни",
        "Смотр строя",
        "Отчёт",
        "Сбор данных",
        "Слёт",
        "слёт.",
        "",
    ]
)
plans = st.lists(
    st.builds(
        ActivityText,
        id=st.integers(0, 10**6),
        number=st.sampled_from(["", "1", "1.1", "2"]),
        title=titles,
        section=st.sampled_from(["", "1", "2"]),
    ),
    max_size=8,
    unique_by=lambda found: found.id,
)


@given(plans, plans)
def test_every_line_is_told_of_exactly_once(before, after):
    difference = compare(before, after)
    olds = [pair.before for pair in difference.pairs] + list(difference.removed)
    news = [pair.after for pair in difference.pairs] + list(difference.added)
    assert sorted(x.id for x in olds) == sorted(x.id for x in before)
    assert sorted(x.id for x in news) == sorted(x.id for x in after)
    assert 0 <= difference.share <= 1
    parts = [part.id for each in difference.splits for part in each.others]
    assert len(parts) == len(set(parts))
    assert {*parts} <= {added.id for added in difference.added}
    kept = {(each.before.id, each.kept.id) for each in difference.splits}
    assert kept <= {(pair.before.id, pair.after.id) for pair in difference.pairs}


def test_long_plans_that_share_nothing_are_compared_at_once():
    numbers = range(3000)
    one = [line(each, f"{each}", f"{each:04}а {each:04}б {each:04}в") for each in numbers]
    other = [line(each, f"{each}г", f"{each:04}г {each:04}д {each:04}е") for each in numbers]
    begun = process_time()
    assert not compare(one, other).splits
    # Ample for a busy machine; each line beside each other one takes several times as long.
    assert process_time() - begun < 3


@given(plans)
def test_a_plan_compared_with_itself_is_unchanged(plan):
    difference = compare(plan, plan)
    assert is_empty(difference)
    assert all(isinstance(pair, ActivityPair) for pair in difference.pairs)
