"""What holds for every phrase: wear changes nothing, windows are in order, nothing raises."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.deadlines import parse
from domain.schedule import Every, Kind, Period, Schedule
from domain.term_grammar.letters import fold
from domain.term_grammar.lexicon import IDIOMS, WORDS
from tests.domain.deadline_examples import CONTEXTS, examples

EXAMPLES = list(examples())
CYRILLIC = str.maketrans("aceopyx", "асеорух")
DASHES = "-–—‑−"
SPACES = ["\u00a0", "  ", " \u00a0", "\u2009", "\t"]
DASH_FORMS = ["{}", " {}", "{} ", " {} ", " {}\n"]
YEAR_WORDS = ["", " г.", "г.", "г", " г", " год", " года", " ГОДА", " г ."]

any_example = st.sampled_from(EXAMPLES)
any_period = st.sampled_from(list(CONTEXTS.values()))


def meaning(schedule: Schedule) -> Schedule:
    """The schedule without the letters of the phrase: a condition is verbatim, so it is folded."""
    condition = schedule.condition
    if condition is not None:
        condition = re.sub(r"[\W_]+", "", fold(condition).translate(CYRILLIC))
    return replace(schedule, phrase="", condition=condition)


@given(any_example, st.data())
def test_case_means_nothing(example: tuple[str, Period, Schedule], data: st.DataObject) -> None:
    phrase, period, _ = example
    flips = data.draw(st.lists(st.booleans(), min_size=len(phrase), max_size=len(phrase)))
    worn = "".join(x.upper() if up else x.lower() for x, up in zip(phrase, flips, strict=True))
    assert meaning(parse(worn, period)) == meaning(parse(phrase.lower(), period))


def between_words(form: str) -> Callable[[str], str]:
    """Puts the dash between words or years into a form, with spaces or a line break around it."""
    dash = rf"(?:(?<=[а-я]{{3}})|(?<=\d{{4}})) ?([{DASHES}]) ?(?=[а-я]{{3}}|\d{{4}})"
    return lambda text: re.sub(dash, lambda found: form.format(found.group(1)), text)


def with_spaces(space: str) -> Callable[[str], str]:
    """Puts another space for every space, and some around the phrase."""
    return lambda text: f"{space}{text.replace(' ', space)}{space}"


def with_dashes(dash: str) -> Callable[[str], str]:
    """Puts one dash for every dash."""
    return lambda text: re.sub(f"[{DASHES}]", dash, text)


WEAR: dict[str, Callable[[str], str]] = {
    "capitals": str.upper,
    "small letters": str.lower,
    "capital initials": str.title,
    "dots on every ё": lambda text: text.replace("е", "ё").replace("Е", "Ё"),
    "lost spaces": lambda text: re.sub(r"(?<=[а-я]{3}) (?=\d{4})|(?<=\d) (?=[а-я]{3})", "", text),
    "line breaks after commas": lambda text: text.replace(", ", ",\n"),
    "a full stop": lambda text: f"{text}." if text[-1:].isalpha() else text,
    "a final semicolon": lambda text: f"{text};" if text[-1:].isalpha() else text,
    "Latin letters": lambda text: text.translate(str.maketrans("асеорух", "aceopyx")),
    **{f"dash {ord(dash):x}": with_dashes(dash) for dash in DASHES},
    **{f"spaces {space!r}": with_spaces(space) for space in SPACES},
    **{f"dash as {form!r}": between_words(form) for form in DASH_FORMS},
}


@pytest.mark.parametrize("wear", WEAR.values(), ids=WEAR)
def test_wear_changes_no_meaning(wear: Callable[[str], str]) -> None:
    changed = [
        (phrase, wear(phrase))
        for phrase, period, expected in EXAMPLES
        if meaning(parse(wear(phrase), period)) != meaning(expected)
    ]
    assert changed == []


@pytest.mark.parametrize("word", YEAR_WORDS)
def test_the_word_for_year_means_nothing(word: str) -> None:
    year = r"(?<![-–/] )(?<![-–/.\d])(\d{4}) ?(?:г\.|г|года|год)?(?![а-я\d.])(?=$|[,;)\n])"
    changed = [
        phrase
        for phrase, period, expected in EXAMPLES
        if expected.condition is None
        and meaning(parse(re.sub(year, rf"\g<1>{word}", phrase), period)) != meaning(expected)
    ]
    assert changed == []


@given(any_example, any_period)
def test_windows_are_valid_sorted_and_unique(
    example: tuple[str, Period, Schedule], period: Period
) -> None:
    check(parse(example[0], period), period)


NUMBERS = "1 2 5 25 31 2020 2021 2022 25.04 31.12.2021 05.2021 10.00 II 1-я 2-х 09-00 №"
OTHERS = "графику проведения итогам мероприятие ул. (по ) - – , ; : / +"
IDIOM_TEXTS = [" ".join(idiom) for idiom, _ in IDIOMS]
words = st.sampled_from([*sorted(WORDS), *IDIOM_TEXTS, *NUMBERS.split(), *OTHERS.split()])


@given(st.lists(words, max_size=12), st.sampled_from([" ", "", "\n"]), any_period)
def test_words_in_any_order_never_raise(parts: list[str], gap: str, period: Period) -> None:
    phrase = gap.join(parts)
    schedule = parse(phrase, period)
    check(schedule, period)
    assert parse(phrase, period) == schedule


@given(st.text(max_size=80), any_period)
def test_no_text_raises(phrase: str, period: Period) -> None:
    schedule = parse(phrase, period)
    assert schedule.phrase == phrase
    check(schedule, period)


def check(schedule: Schedule, period: Period) -> None:
    """What every schedule promises."""
    windows = schedule.windows
    assert all(window.start is None or window.start <= window.end for window in windows)
    order = [(window.start or window.end, window.end) for window in windows]
    assert order == sorted(order)
    assert len(set(windows)) == len(windows)
    recurring = schedule.kind is Kind.RECURRING
    assert (schedule.every is not None) == (schedule.interval is not None) == recurring
    if schedule.kind is Kind.CONTINUOUS:
        assert all(window.start for window in windows)
    if schedule.kind in (Kind.CONTINUOUS, Kind.RECURRING):
        starts = [window.start for window in windows if window.start is not None]
        # «Август ежегодно» of school years is the August before the first September.
        august = period.year_start == 9 and schedule.every is Every.YEAR
        assert all(period.start <= start or (august and start.month == 8) for start in starts)
    if schedule.kind in (Kind.MISSING, Kind.UNKNOWN):
        assert not windows
        assert schedule.condition is None
    if schedule.kind is Kind.UNKNOWN:
        assert not schedule.confident


@given(
    st.dates(date(1990, 1, 1), date(2090, 1, 1)),
    st.integers(0, 3000),
    st.integers(1, 12),
    any_example,
)
def test_any_plan_will_do(
    start: date, days: int, year_start: int, example: tuple[str, Period, Schedule]
) -> None:
    period = Period(start, start + timedelta(days=days), year_start)
    check(parse(example[0], period), period)


@pytest.mark.parametrize(
    "phrase",
    [
        "1" * 50_000,
        " " * 50_000,
        "- " * 25_000,
        "а " * 25_000,
        "каждый " * 7_000,
        "раз " * 12_000,
        "январь, " * 6_000,
        "1-" * 25_000,
        "2020 " * 10_000,
        "(" * 50_000,
        "по графику, " * 4_000,
        "\x00" * 50_000,
        "²" * 50_000,
        "\u0306" * 50_000,
        "раз " + "каждый " * 140,
        "1," * 490 + "мая",
        "не позднее " * 90,
    ],
    ids=lambda phrase: repr(phrase[:9]),
)
def test_a_hostile_phrase_is_answered_at_once(phrase: str) -> None:
    begun = process_time()
    parse(phrase, CONTEXTS["three"])
    # A blow-up would take minutes.
    assert process_time() - begun < 2
