"""Questions for the summary that hold no word of it."""

import pytest

from domain.how_things_are import as_summary


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Как дела?", "сводка?"),
        ("как у нас дела в районе", "сводка"),
        ("какая сейчас обстановка по школам", "сводка по школам"),
        ("как обстоят дела с планом?", "сводка?"),
        ("как дела у школы 3 за октябрь", "сводка у школы 3 за октябрь"),
        ("как дела по плану воспитания", "сводка по плану воспитания"),
        ("каково положение дел в округе", "сводка"),
        ("какие у вас дела?", "сводка?"),
        ("какие дела в районе", "сводка"),
    ],
)
def test_how_things_are_is_the_summary(text, meant):
    assert as_summary(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "Как сдать отчёт",
        "Дела школы",
        "как школа 3",
        "какие дела сдавать школе 3",
        "как положение о конкурсе писать",
        "какие дела горят",
        "Как дела сдавать в архив",
    ],
)
def test_other_words_stay(text):
    assert as_summary(text) == text
