"""What a button of a summary holds, with every condition at once."""

from dataclasses import replace
from datetime import date

import pytest

from bot.ui.callbacks.summaries import Laggards
from bot.ui.screens.summaries.summary_links import fields, query_of
from domain.errors import Code, Refusal
from domain.summary import Basis, By, SummaryQuery

EVERYTHING = SummaryQuery(
    roadmap_id=2_300,
    by=By.ORGANISATION,
    section_id=20_000,
    organisation_id=40_000,
    start=date(2026, 9, 1),
    end=date(2027, 8, 31),
    day=date(2027, 5, 31),
    basis=Basis.ACCEPTED,
    others=(2_301, 2_302),
)
"""Numbers as a country has them (docs/scale.md)."""


def packed(query: SummaryQuery) -> str:
    return Laggards(**fields(query), key=40_000, which="overdue", page=99, step="ask").pack()


@pytest.mark.parametrize("basis", Basis)
def test_every_condition_at_once_fits_and_comes_back(basis):
    query = replace(EVERYTHING, group_id=9_000, basis=basis)
    assert len(packed(query)) <= 64
    assert query_of(Laggards.unpack(packed(query))) == query


def test_what_fits_no_button_is_refused_in_words():
    with pytest.raises(Refusal) as refusal:
        packed(replace(EVERYTHING, group_id=9_000, others=tuple(range(2_301, 2_309))))
    assert refusal.value.code is Code.TOO_MANY_CONDITIONS
