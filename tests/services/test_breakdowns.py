"""One entry a breakdown: everything that needs it finds it there, and its texts in the locales."""

import pytest

from bot.ui.texts import LOCALES, texts
from domain.summary import By
from services.summaries.breakdowns import BREAKDOWNS, IN_WORDS, NO_KEY, TASK_BREAKDOWNS
from services.summaries.figures import Figures
from services.summaries.row_counts import Counts


def test_every_breakdown_has_an_entry_and_a_letter_of_its_own():
    assert set(BREAKDOWNS) == set(By) - {By.NOTHING}
    codes = [entry.code for entry in BREAKDOWNS.values()]
    assert len(codes) == len(set(codes)), "a button could mean two of them"


def test_no_words_ask_for_two_breakdowns():
    words = [word for by in By for word in by.words]
    assert len(words) == len(set(words))
    assert all(by.words and by.said for by in BREAKDOWNS)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("by", TASK_BREAKDOWNS)
def test_every_breakdown_has_its_texts(locale, by):
    say = texts(locale)
    for part in ("by", "column", "without"):
        assert say(f"summary-{part}-{by.value}")
    if by in IN_WORDS - {By.MONTH}:
        assert say(f"summary-row-{by.value}", key=1)


def test_no_row_has_the_key_of_all_rows():
    Counts({None: Figures(), NO_KEY: Figures(), 1: Figures()}, Figures(), {})
    with pytest.raises(ValueError, match="all rows"):
        Counts({0: Figures(done=1)}, Figures(done=1), {})
