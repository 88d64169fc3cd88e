"""Words that change no meaning, over every known phrase: no two phrases contradict each other."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

import pytest

from documents.read import read
from domain.deadlines import parse
from domain.draft import Draft
from domain.plan import draft
from domain.schedule import Every, Kind, Period, Schedule, Window
from domain.term_grammar.calendar import is_one_year
from tests.conftest import SHARED
from tests.domain.deadline_examples import CONTEXTS, examples
from tests.domain.test_plan_layouts import LAYOUTS, read_layout

Case = tuple[str, Period]
EXAMPLES: list[Case] = [(phrase, period) for phrase, period, _ in examples()]

SHORT = {
    "январь": "янв.", "января": "янв.", "февраль": "февр.", "февраля": "февр.",
    "апрель": "апр.", "апреля": "апр.", "август": "авг.", "августа": "авг.",
    "сентябрь": "сент.", "сентября": "сент.", "октябрь": "окт.", "октября": "окт.",
    "ноябрь": "нояб.", "ноября": "нояб.", "декабрь": "дек.", "декабря": "дек.",
}  # fmt: skip
LISTED = re.compile(r"(?<![–-] )(?<![–-])\b[а-я]+(?:, [а-я]+)+", re.IGNORECASE)
MONTHS = ["январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август"]
MONTHS += ["сентябрь", "октябрь", "ноябрь", "декабрь"]


@cache
def terms_of_plans() -> list[Case]:
    """Every term of the real plans, each in its own plan."""
    folder = SHARED / "roadmaps"
    if not folder.is_dir():
        pytest.skip("../shared/roadmaps is not here")
    return terms_of(draft(read(path, path.name)) for path in sorted(folder.glob("*.txt")))


@cache
def terms_of_layouts() -> list[Case]:
    """Every term of our own plans, as their tables give it."""
    return terms_of(map(read_layout, LAYOUTS))


def terms_of(plans: Iterable[Draft]) -> list[Case]:
    return [(activity.term, plan.period) for plan in plans for activity in plan.activities]


@pytest.fixture(params=["examples", "plans", "layouts"])
def cases(request: pytest.FixtureRequest) -> list[Case]:
    read = {"plans": terms_of_plans, "layouts": terms_of_layouts}
    return read[request.param]() if request.param in read else EXAMPLES


def reading(schedule: Schedule) -> tuple[object, ...]:
    """What a phrase means, apart from how sure that is and from its own letters."""
    return schedule.kind, schedule.every, schedule.interval, schedule.windows


def yearly(phrase: str) -> tuple[str, str]:
    """The phrase with «ежегодно» before it and after it."""
    return f"ежегодно, {phrase[:1].lower()}{phrase[1:]}", f"{phrase}, ежегодно"


# «До 10 числа месяца, следующего за отчетным»: of the year that is reported. Two kinds of years in
# one phrase fit no repetition, and «сентябрь 2026, далее …» begins once.
NOT_YEARLY = re.compile(
    r"следующего за отчетным$|20\d\d\S*, далее|^\S*20\d\d\S*( [–-])? .*20\d\d$|20\d\d-20\d\d$"
)


def test_every_year_keeps_the_unit_of_a_phrase(cases: list[Case]) -> None:
    strange = []
    for phrase, period in cases:
        plain = parse(phrase, period)
        if plain.kind in (Kind.MISSING, Kind.UNKNOWN) or NOT_YEARLY.search(phrase):
            continue
        unit = plain.every or Every.YEAR
        for changed in yearly(phrase):
            schedule = parse(changed, period)
            if (schedule.kind, schedule.every) != (Kind.RECURRING, unit):
                strange.append((changed, schedule.kind, schedule.every))
    assert strange == []


def test_every_year_says_the_same_before_and_after(cases: list[Case]) -> None:
    strange = []
    for phrase, period in cases:
        plain = parse(phrase, period)
        if plain.kind not in (Kind.MISSING, Kind.UNKNOWN, Kind.RECURRING):
            before, after = (reading(parse(changed, period)) for changed in yearly(phrase))
            if before != after:
                strange.append((phrase, before, after))
    assert strange == []


def inside(schedule: Schedule, period: Period) -> list[Window]:
    """The windows as the contract clips those of what repeats; August before the plan stays."""
    early = {window for window in schedule.windows if (window.start or window.end).month == 8}
    found = []
    for window in schedule.windows:
        start = window.start and (
            window.start if window in early else max(window.start, period.start)
        )
        end = min(window.end, period.end) if start else window.end
        if (start or end) <= end <= period.end and (window in early or end >= period.start):
            found.append(Window(start, end))
    return found


# Of a year that is written «ежегодно» does not tell whether it is the only one; what breaks off
# («октябрь (») goes on with it.
WITH_A_YEAR = re.compile(r"[-(]$| и$|\d{4}|\d\d\s?гг?\.?$|\d[./]\d\d$|следующего года")


def test_every_year_changes_nothing_in_a_plan_of_one_year(cases: list[Case]) -> None:
    """Neither days, nor how sure they are: in one year there is one of each."""
    strange = []
    compared = 0
    for phrase, period in cases:
        plain = parse(phrase, period)
        dated = plain.kind in (Kind.FIXED, Kind.CONTINUOUS)
        if not dated or not is_one_year(period) or WITH_A_YEAR.search(phrase):
            continue
        compared += 1
        days = inside(plain, period)
        for changed in yearly(phrase):
            schedule = parse(changed, period)
            if [*schedule.windows] != days or (days and schedule.confident != plain.confident):
                strange.append((changed, plain.confident, days, schedule.windows))
    assert strange == []
    assert compared > 15


def test_every_year_makes_no_doubtful_repetition_sure(cases: list[Case]) -> None:
    strange = [
        changed
        for phrase, period in cases
        for changed in yearly(phrase)
        if (plain := parse(phrase, period)).kind is Kind.RECURRING
        and not plain.confident
        and not re.match(r"\d\. ", phrase)
        and parse(changed, period).confident
    ]
    assert strange == []


def test_what_is_no_deadline_becomes_none_for_sure(cases: list[Case]) -> None:
    counted = re.compile(r"\d раза?|[.]|Срок:")
    strange = [
        changed
        for phrase, period in cases
        for changed in yearly(phrase)
        if parse(phrase, period).kind is Kind.UNKNOWN
        and not counted.fullmatch(phrase)
        and parse(changed, period).confident
    ]
    assert strange == []


# «20 ноября, январь» is no «20 ноября, января», and «20 нояб., янв.» tells neither.
DAY_AND_MONTH = re.compile(r"\d [а-я]+, (?:январь|февраль|август|апрель|(?:сент|окт|но|дек)\w+рь)$")


def test_an_abbreviated_month_is_the_same_month(cases: list[Case]) -> None:
    strange = []
    for phrase, period in cases:
        if DAY_AND_MONTH.search(phrase):
            continue
        short = re.sub(
            r"[а-я]+", lambda found: SHORT.get(found[0].lower(), found[0]), phrase, flags=re.I
        )
        if reading(parse(short, period)) != reading(parse(phrase, period)):
            strange.append((phrase, short))
    assert strange == []


def turned(phrase: str) -> Iterator[str]:
    """The phrase with a list of months in it turned round."""
    for found in LISTED.finditer(phrase):
        months = found[0].split(", ")
        if all(month.lower() in MONTHS for month in months):
            yield phrase.replace(found[0], ", ".join(reversed(months)))


def test_the_order_of_months_changes_no_kind_and_no_days(cases: list[Case]) -> None:
    strange = [
        (phrase, changed)
        for phrase, period in cases
        for changed in turned(phrase)
        if reading(parse(changed, period)) != reading(parse(phrase, period))
    ]
    assert strange == []


# «июня 2021» alone wants a preposition, «кварал» is mended where it is not part of a condition,
# «первые числа» name no day.
ONLY_ALONE = re.compile(r"июня 2021|1 кварал 2021|(?:20-е|первые) числа [а-я]+")


def test_a_condition_before_a_date_leaves_it_as_one_behind_it(cases: list[Case]) -> None:
    strange = []
    for phrase, period in cases:
        kind = parse(phrase, period).kind
        if kind not in (Kind.FIXED, Kind.RECURRING) or ONLY_ALONE.fullmatch(phrase):
            continue
        before = parse(f"по графику, {phrase[:1].lower()}{phrase[1:]}", period)
        if reading(before) != reading(parse(f"{phrase}, по графику", period)):
            strange.append(phrase)
    assert strange == []


UNITS = {
    Every.DAY: ("ежедневно", "каждый день", "1 раз в день"),
    Every.WEEK: ("еженедельно", "каждую неделю", "1 раз в неделю", "раз в неделю"),
    Every.MONTH: ("ежемесячно", "каждый месяц", "1 раз в месяц", "по месяцам"),
    Every.QUARTER: ("ежеквартально", "каждый квартал", "1 раз в квартал", "по кварталам"),
    Every.HALF_YEAR: ("по полугодиям", "каждое полугодие", "1 раз в полугодие", "раз в полгода"),
    Every.YEAR: ("ежегодно", "каждый год", "1 раз в год", "не реже 1 раза в год"),
    Every.SCHOOL_TERM: ("по четвертям", "каждую четверть", "1 раз в четверть", "раз в четверть"),
}
ADDED = [
    "{}",
    "{} (сентябрь, май)",
    "{} с октября",
    "{} до 5 мая",
    "{}, по графику",
    "по графику, {}",
    "{} в течение учебного года",
]


@pytest.mark.parametrize("context", CONTEXTS)
@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_means_the_same_in_all_its_words(unit: Every, context: str) -> None:
    for added in ADDED:
        said = {reading(parse(added.format(words), CONTEXTS[context])) for words in UNITS[unit]}
        assert len(said) == 1, added
