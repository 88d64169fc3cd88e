"""A bucket for everybody: bursts pass, floods are told once, others keep their speed."""

from hypothesis import given
from hypothesis import strategies as st

from domain.throttle import Admission, RateLimit, Throttle

RATE = RateLimit(burst=10, per_second=2)


def test_a_flood_is_told_once_and_then_met_with_silence():
    throttle = Throttle(RATE)
    admissions = [throttle.ask(1, 100 + n / 100) for n in range(100)]
    assert admissions.count(Admission.TAKEN) in (11, 12)
    assert admissions.count(Admission.WARNED) == 1
    assert throttle.ask(2, 101) is Admission.TAKEN


def test_after_a_rest_all_is_as_before():
    throttle = Throttle(RATE)
    for _ in range(50):
        throttle.ask(1, 0)
    assert throttle.ask(1, 5) is Admission.TAKEN
    admissions = [throttle.ask(1, 5) for _ in range(50)]
    assert admissions.count(Admission.WARNED) == 1


def test_who_has_had_a_rest_is_forgotten():
    throttle = Throttle(RATE, at_most=3)
    for key in range(3):
        throttle.ask(key, 0)
    throttle.ask(9, 60)
    assert len(throttle) == 1


@given(st.lists(st.floats(0, 20), min_size=1, max_size=200))
def test_no_more_passes_than_the_rate_allows(moments):
    throttle = Throttle(RATE)
    taken = [throttle.ask(1, moment) for moment in sorted(moments)].count(Admission.TAKEN)
    span = max(moments) - min(moments)
    assert taken <= RATE.burst + span * RATE.per_second + 1
