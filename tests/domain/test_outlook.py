"""What is foretold stays a share, grows with what was late, and is never made of too little."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from domain.outlook import (
    FEWEST,
    FEWEST_MONTHS,
    PRIOR,
    PastMonth,
    SchoolMonth,
    accuracy,
    expected,
    retold,
    retold_by_school,
    shares,
)


@st.composite
def school_months(draw):
    judged = draw(st.integers(0, 40))
    late = draw(st.integers(0, judged))
    begun = draw(st.integers(late, judged))
    school, month = draw(st.integers(1, 4)), 202600 + draw(st.integers(1, 8))
    return SchoolMonth(school, month, judged, late, begun, draw(st.integers(0, 9)))


pasts = st.lists(school_months(), max_size=20)


@given(pasts)
def test_a_share_is_a_share_and_what_is_expected_is_at_most_what_lies_ahead(past):
    known = shares(past)
    ahead = [(each.school, each.ahead) for each in past]
    assert 0 <= known.overall <= 1
    assert all(0 <= known.of(school) <= 1 for school in range(6))
    assert 0 <= expected(known, ahead) <= sum(number for _, number in ahead) + 1e-9


@given(st.lists(school_months(), min_size=1, max_size=20), st.data())
def test_one_more_late_task_never_lowers_any_share(past, data):
    place = data.draw(st.integers(0, len(past) - 1))
    worse = replace(past[place], judged=past[place].judged + 1, late=past[place].late + 1)
    before, after = shares(past), shares([*past[:place], worse, *past[place + 1 :]])
    assert after.overall >= before.overall
    assert after.of(worse.school) >= before.of(worse.school)


@given(pasts, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(past, dice):
    mixed = list(past)
    dice.shuffle(mixed)
    assert shares(mixed) == shares(past)
    assert [each.month for each in retold(mixed, 202609)] == [
        each.month for each in retold(past, 202609)
    ]


@given(pasts)
def test_a_past_month_is_foretold_from_what_preceded_it_alone(past):
    for told in retold(past, 202609):
        earlier = [each for each in past if each.month <= told.month]
        assert told in retold(earlier, 202609)
        assert shares(each for each in past if each.month < told.month).judged >= FEWEST


def test_a_school_with_much_history_speaks_for_itself_and_one_without_for_all():
    known = shares(
        [SchoolMonth(1, 202601, 990, 990, 990, 0), SchoolMonth(2, 202601, 1010, 10, 900, 0)]
    )
    assert known.overall == 0.5
    assert known.of(1) == (990 + PRIOR / 2) / 1000
    assert known.of(2) == (10 + PRIOR / 2) / 1020
    assert known.of(3) == 0.5


def test_no_error_is_claimed_of_few_months():
    months = [PastMonth(202601 + n, 4, 3.0, 4.0, 2) for n in range(FEWEST_MONTHS)]
    assert accuracy(months[1:]) is None
    found = accuracy(months)
    assert (found.months, found.error, found.plain) == (FEWEST_MONTHS, 0.25, 0.5)


def test_an_error_is_told_of_tasks_so_that_small_months_do_not_speak_for_a_large_one():
    small = [PastMonth(202601 + n, 2, 1.0, 1.0, 1) for n in range(FEWEST_MONTHS)]
    large = PastMonth(202612, 100 - 2 * FEWEST_MONTHS, 90.0, 66.0, 66)
    found = accuracy([*small, large])
    assert (found.error, found.plain, found.worst) == (0.24, 0.0, large)


@given(pasts)
def test_what_schools_were_foretold_is_their_part_of_what_all_were(past):
    """Rows of one school and month are one row, as they are read."""
    past = list({(each.school, each.month): each for each in past}.values())
    whole = {each.month: each for each in retold(past, 202609)}
    for school, months in retold_by_school(past, 202609).items():
        for each in months:
            own = next(row for row in past if (row.school, row.month) == (school, each.month))
            known = shares(row for row in past if row.month < each.month)
            assert known.judged_of(school) >= FEWEST
            assert (each.begun, each.came) == (own.begun, own.late)
            assert each.expected <= whole[each.month].expected + 1e-9
