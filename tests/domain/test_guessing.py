"""The guess at a file's task: by number, by wording, by deadline; and how slots are filled."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.draft import DraftSlot
from domain.evidence import filled
from domain.guessing import Candidate, likeliest
from domain.wording import numbers, stems

TODAY = date(2026, 11, 24)
TASKS = [
    Candidate(1, "1.15", "Посещаемость занятий аналитическая справка", date(2026, 11, 20)),
    Candidate(2, "5.2", "Социальный паспорт школы аналитическая справка", date(2026, 11, 25)),
    Candidate(3, "3.1", "Мониторинг кадров таблица", date(2026, 11, 27)),
    Candidate(4, "3.7", "Обеспеченность учебниками отчёт", date(2027, 4, 30)),
    Candidate(5, "12", "Сайт школы: актуальные сведения", None),
]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("соцпаспорт_социальный_паспорт.docx", 2),
        ("Справка о посещаемости.docx", 1),
        ("учебники фонд.xlsx обеспеченность", 4),
        ("3.7 отчет.pdf", 4),
        ("№ 12 скриншот", 5),
        ("IMG_20261124_091200.jpg", 2),
        ("кадры.xlsx", 3),
    ],
)
def test_the_likeliest_task_comes_first(words, first):
    assert likeliest(TASKS, words, TODAY)[0] == first


def test_a_returned_task_and_the_last_seen_one_come_forward():
    assert likeliest(TASKS, "учебники", TODAY, seen_last=2)[0] == 4, "a word outweighs the rest"
    plain = [Candidate(n, str(n), "Отчёт", date(2026, 12, 10)) for n in (1, 2, 3)]
    assert likeliest(plain, "scan.pdf", TODAY, seen_last=3)[0] == 3
    returned = [*plain[:1], Candidate(2, "2", "Отчёт", date(2026, 12, 10), returned=True)]
    assert likeliest(returned, "scan.pdf", TODAY)[0] == 2


candidates = st.lists(
    st.builds(
        Candidate,
        st.integers(1, 50),
        st.sampled_from(["1", "5.2", "3.7", ""]),
        st.text(max_size=30),
        st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31)),
        st.booleans(),
    ),
    max_size=12,
    unique_by=lambda candidate: candidate.task_id,
)


@given(candidates, st.text(max_size=40), st.integers(0, 5))
def test_a_ranking_is_of_the_candidates_and_does_not_depend_on_their_order(found, words, limit):
    ranked = likeliest(found, words, TODAY, limit=limit)
    assert len(ranked) == min(limit, len(found)) == len(set(ranked))
    assert set(ranked) <= {candidate.task_id for candidate in found}
    assert ranked == likeliest(found[::-1], words, TODAY, limit=limit)


def test_words_and_numbers():
    assert stems("Справку о ПИТАНИИ, школы") == {"спра", "пита"}
    assert numbers("п. 5.2 и 10.1.3, №7; 2026 год, 100 штук") == {"5.2", "10.1.3", "7"}
    assert numbers("12 справка.docx") == {"12"}


SLOTS = (DraftSlot("аналитическая справка"), DraftSlot("приказ", 2))


@pytest.mark.parametrize(
    ("files", "counts"),
    [
        ([], [0, 0]),
        (["справка.docx"], [1, 0]),
        (["приказ 15.pdf"], [0, 1]),
        (["scan.pdf"], [1, 0]),
        (["scan.pdf", "Справка.docx"], [1, 1]),
        (["приказ.pdf"] * 4, [1, 2]),
        (["a.jpg", "b.jpg", "c.jpg", "d.jpg"], [1, 2]),
    ],
)
def test_slots_are_filled_by_wording_and_then_in_order(files, counts):
    assert filled(SLOTS, files) == counts


@given(st.lists(st.text(max_size=20), max_size=6))
def test_no_slot_gets_more_than_it_asks_for_nor_more_than_there_is(files):
    counts = filled(SLOTS, files)
    assert all(count <= slot.count for count, slot in zip(counts, SLOTS, strict=True))
    assert sum(counts) == min(len(files), 3)
