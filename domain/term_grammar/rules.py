"""The grammar: which runs of tokens make an item, as a table.

A rule is a pattern over the names of `symbols` and the builder that makes the item; the longest
match wins. A builder may return None where the numbers make no sense («2021-35»), and the next
longest rule is tried. Each rule stands with a phrase that it reads.
"""

from collections.abc import Callable

from domain.term_grammar.build_days import (
    date_point,
    day_range,
    days_of_date,
    days_of_month,
    decades,
    decades_after_month,
    edge_day,
    edges_of_month,
    first_days,
    half_of_month,
    ordinal_day,
    weekday_of_month,
    weeks_of_month,
)
from domain.term_grammar.build_month_days import (
    day_of_each_month,
    day_of_each_unit,
    decade_of_each_month,
    half_of_each_month,
    month_days,
    month_of_unit,
    piece_of_unit,
    weeks_of_each_month,
    working_day,
)
from domain.term_grammar.build_months import (
    edges_of_study_year,
    edges_of_year,
    half_of_year,
    halves,
    month,
    month_of_year,
    months_of_year,
    quarter_edge,
    quarters,
    season,
)
from domain.term_grammar.build_rates import (
    adverb,
    count_by_adverb,
    count_in_unit,
    count_of_date,
    days_off,
    each_date,
    each_unit,
    edge_of_unit,
    nth_weekdays,
    parity_of_years,
    report_of_unit,
    weekdays,
)
from domain.term_grammar.build_school import (
    after_each_unit,
    each_holidays,
    each_term_edge,
    school_holidays,
    school_terms,
)
from domain.term_grammar.build_spans import (
    always,
    during_plan,
    inclusive,
    lead_in,
    mark,
    preposition,
    relative_year,
    school_years,
    short_school_years,
    then,
    through_month,
    through_plan,
    through_year,
    year_alone,
    years,
    years_side_by_side,
)
from domain.term_grammar.items import Item
from domain.term_grammar.tokens import TermToken

Builder = Callable[[list[TermToken]], Item | None]

# Names of the notation that stand for more than one symbol.
CLASSES = {
    "JOIN": "(,&|[-,&])",
    "ORD": "[dro]",
    "COUNT": "[dn]",
    "UNIT": "[qhteagw]",
    "QUALITY": "[uCUOxV]",
    "DATED": "[dyDNmroSsb]",
    "DURING": "([vz][Ba]M?|[vzZF])",
}

RULES: tuple[tuple[str, Builder, str], ...] = (
    # Days
    ("DATE", date_point, "25.04.13"),
    ("(NUM JOIN)+DATE", days_of_date, "25-27.04"),
    ("NUM(JOIN NUM)*NUMBER_WORD?MONTH MONTH_WORD?", days_of_month, "2-4 октября"),
    ("FROM?NUM(UPTO|UNTIL|DASH)(NUM MONTH|DATE)", day_range, "с 1 по 15 марта"),
    ("ORDINAL MONTH", ordinal_day, "первого сентября"),
    ("ORD DAY_WORD MONTH", edge_day, "последний день мая"),
    ("ORD WEEKDAY MONTH", weekday_of_month, "последняя суббота мая"),
    # Parts of a month
    ("ORD(JOIN ORD)*DECADE MONTH", decades, "1-я декада мая"),
    ("MONTH COMMA?ORD(JOIN ORD)*DECADE MONTH_WORD?(?!MONTH)", decades_after_month, "май, 3 декада"),
    ("MONTH OPEN ORD(JOIN ORD)*DECADE CLOSE", decades_after_month, "май (3 декада)"),
    ("ORD NUMBER_WORD MONTH", first_days, "первые числа мая"),
    ("ORD HALF_WORD MONTH", half_of_month, "вторая половина мая"),
    ("ORD(JOIN ORD)*WEEK MONTH", weeks_of_month, "первая неделя сентября"),
    ("EDGE(JOIN IN?EDGE)*MONTH", edges_of_month, "конец мая"),
    # Months and more
    ("MONTH MONTH_WORD?", month, "сентябрь месяц"),
    ("MONTH_YEAR", month_of_year, "05.2021"),
    ("(NUM JOIN)+MONTH_YEAR", months_of_year, "05-06.2021"),
    ("ORD(JOIN ORD)*QUARTER", quarters, "I-II квартал"),
    ("ORD(JOIN ORD)*HALF(CALENDAR?YEAR_WORD|STUDY YEAR_WORD)?", halves, "первое полугодие"),
    ("ORD HALF_WORD((CALENDAR|STUDY)?YEAR_WORD|(?=YEAR))", half_of_year, "вторая половина года"),
    ("EDGE ORD(JOIN ORD)*(QUARTER|HALF)", quarter_edge, "конец 1 квартала"),
    ("EDGE(JOIN IN?EDGE)*((CALENDAR|CURRENT)?YEAR_WORD|(?=YEAR))", edges_of_year, "конец года"),
    ("EDGE(JOIN IN?EDGE)*CURRENT?STUDY YEAR_WORD", edges_of_study_year, "начало учебного года"),
    ("SEASON", season, "лето 2022"),
    ("SEASONAL(STRETCH|MONTH_WORD)", season, "летний период"),
    # Years
    ("YEAR((DASH|SLASH)YEAR)*", years, "2020-2022"),
    ("YEAR(DASH|SLASH)NUM(?!(JOIN NUM)*NUMBER_WORD?MONTH)", years, "2021-22"),
    ("YEAR YEAR", years_side_by_side, "2020 2022"),
    ("YEAR((DASH|SLASH)?(YEAR|NUM))?DASH?STUDY YEAR_WORD?", school_years, "2020-2021 уч. год"),
    ("YEAR(DASH|SLASH)(YEAR|NUM)OPEN STUDY YEAR_WORD?CLOSE", school_years, "2020-2021 (уч. год)"),
    ("STUDY YEAR_WORD YEAR((DASH|SLASH)(YEAR|NUM))?", school_years, "уч. год 2020-2021"),
    ("STUDY STRETCH?YEAR(DASH|SLASH)(YEAR|NUM)", school_years, "учебный 2020-2021 год"),
    ("NUM(DASH|SLASH)NUM YEAR_WORD?STUDY YEAR_WORD?", short_school_years, "20/21 уч. год"),
    ("NUM(DASH|SLASH)NUM YEAR_WORD?OPEN STUDY YEAR_WORD?CLOSE", short_school_years, "20/21 (уч.)"),
    ("STUDY(YEAR_WORD|STRETCH)?NUM(DASH|SLASH)NUM YEAR_WORD?", short_school_years, "уч. год 20/21"),
    ("(CURRENT|REPORT)(STUDY|CALENDAR)?YEAR_WORD", relative_year, "текущего года"),
    ("NEXT(STUDY|CALENDAR)?YEAR_WORD", relative_year, "следующего года"),
    (
        "YEAR_WORD COMMA?NEXT FOR REPORT(YEAR_WORD|STRETCH)?",
        relative_year,
        "года, следующего за отчетным",
    ),
    ("NEXT FOR REPORT YEAR_WORD(YEAR_WORD)?", relative_year, "следующего за отчетным года"),
    # Repetition
    ("ADVERB", adverb, "ежегодно"),
    ("(AT_LEAST|UPTO)?COUNT TIMES COMMA?ADVERB", count_by_adverb, "2 раза ежегодно"),
    (
        "ADVERB COMMA?OPEN?(AT_LEAST|UPTO)?COUNT TIMES CLOSE?(?=$|COMMA)",
        count_by_adverb,
        "ежегодно 2 раза",
    ),
    (
        "(AT_LEAST|UPTO)?(COUNT(DASH COUNT)?)?TIMES(IN|SLASH|FOR|THROUGH)?"
        "(QUALITY)*(COUNT(DASH COUNT)?)?(QUALITY)*UNIT",
        count_in_unit,
        "не реже 1 раза в 2 года",
    ),
    (
        "COUNT(DASH COUNT)?TIMES"
        "(?=(OPEN|COLON|COMMA|DASH)?IN?(MONTH|DATE|MONTH_YEAR|ORD(QUARTER|HALF)))",
        count_of_date,
        "2 раза в мае",
    ),
    ("FOR(REPORT|CURRENT|STUDY)?[qhteg](?![fA&]|,?NEXT)", report_of_unit, "за квартал"),
    ("IN?EACH(COUNT|ORDINAL)?(STUDY|CALENDAR|WORKING)?UNIT", each_unit, "каждый квартал"),
    ("(IN|ON|UPTO)?EACH?PARITY YEAR_WORD", parity_of_years, "каждого чётного года"),
    (
        "IN?EACH(?=MONTH|SEASON|NUM MONTH|ORDINAL (WEEKDAY )?MONTH|SEASONAL STRETCH)",
        each_date,
        "каждый сентябрь",
    ),
    ("(UPTO|EACH|IN)?WEEKDAY(JOIN(UPTO|EACH)?WEEKDAY)*", weekdays, "по вторникам и четвергам"),
    (
        "(IN|ON|UPTO|EACH)?DAYS_OFF DAY_WORD?(JOIN(IN|ON|UPTO)?DAYS_OFF DAY_WORD?)*(?!AND)",
        days_off,
        "по выходным и праздничным дням",
    ),
    (
        "(UPTO|EACH|IN)?EACH?ORD(JOIN ORD)*WEEKDAY EACH?(MONTH_WORD)?(?!MONTH)",
        nth_weekdays,
        "последний четверг месяца",
    ),
    (
        "(UNTIL|TOWARD|UPTO|FROM|IN)?NUM((JOIN|UPTO)NUM)*NUMBER_WORD?"
        "(EACH?MONTH_WORD COMMA?NEXT FOR (REPORT?(UNIT|STRETCH)?)"
        "|NEXT FOR REPORT?(QUARTER|HALF|YEAR_WORD|STRETCH|MONTH_WORD)?MONTH_WORD"
        "|NEXT MONTH_WORD|MONTH_WORD?AFTER REPORT(UNIT|STRETCH)"
        "|ORD MONTH_WORD (EACH|REPORT)?(QUARTER|HALF)|(EACH|REPORT|CURRENT)MONTH_WORD)",
        month_days,
        "до 5 числа месяца, следующего за отчетным",
    ),
    (
        "(UNTIL|TOWARD|UPTO|FROM|IN)?EACH?NUM((JOIN|UPTO)NUM)*NUMBER_WORD MONTH_WORD?(?!MONTH)",
        month_days,
        "до 15 числа",
    ),
    ("IN?ORD MONTH_WORD (EACH|REPORT)?(QUARTER|HALF)", month_of_unit, "последний месяц квартала"),
    ("IN?ORD DAY_WORD EACH?MONTH_WORD", day_of_each_month, "последний день месяца"),
    ("IN?ORD DAY_WORD EACH?(QUARTER|HALF)", day_of_each_unit, "последний день квартала"),
    ("IN?ORD WORKING DAY_WORD EACH?MONTH_WORD", working_day, "последний рабочий день месяца"),
    ("IN?ORD DECADE(EACH?MONTH_WORD)?(?!MONTH)", decade_of_each_month, "3 декада месяца"),
    ("IN?ORD(WEEK|DECADE)EACH?(QUARTER|HALF)", piece_of_unit, "последняя неделя квартала"),
    ("IN?ORD HALF_WORD EACH?MONTH_WORD", half_of_each_month, "первая половина месяца"),
    ("IN?ORD(JOIN ORD)*WEEK(EACH?MONTH_WORD)?(?!MONTH)", weeks_of_each_month, "2-3 неделя месяца"),
    (
        "(IN|UNTIL|TOWARD)?EDGE EACH?(QUARTER|HALF|MONTH_WORD|WEEK)",
        edge_of_unit,
        "в конце квартала",
    ),
    ("(IN|UNTIL|TOWARD)?EDGE EACH STUDY?YEAR_WORD", edge_of_unit, "в конце каждого года"),
    # School terms and holidays
    ("(IN|UNTIL|TOWARD)?EDGE EACH?TERM", each_term_edge, "в конце каждой четверти"),
    (
        "EDGE?ORD((JOIN|UPTO)ORD)*TERM(YEAR((DASH|SLASH)(YEAR|NUM))?)?(STUDY YEAR_WORD)?",
        school_terms,
        "I четверть 2020-2021 учебного года",
    ),
    ("(UPTO UNKNOWN|AFTER)EACH UNIT", after_each_unit, "по окончании каждой четверти"),
    ("DURING?EACH?HOLIDAYS(STRETCH|DAY_WORD)?", each_holidays, "в каникулярное время"),
    (
        "DURING?SEASONAL(JOIN SEASONAL)*HOLIDAYS(STRETCH|DAY_WORD)?YEAR?",
        school_holidays,
        "в осенние и зимние каникулы",
    ),
    ("HOLIDAYS OPEN SEASONAL(JOIN SEASONAL)*CLOSE", school_holidays, "каникулы (осенние)"),
    # Spans
    ("ALWAYS", always, "постоянно"),
    ("THROUGH(WHOLE|CURRENT|REPORT|CALENDAR|STUDY|EACH)*YEAR_WORD", through_year, "в течение года"),
    ("THROUGH WHOLE?(MONTH_WORD|UNKNOWN)(?![^,<>&;])", through_month, "в течение месяца"),
    ("WHOLE(STUDY|CALENDAR)?YEAR_WORD", through_year, "весь учебный год"),
    ("(STUDY|CALENDAR)YEAR_WORD", year_alone, "учебный год"),
    (
        "THROUGH WHOLE?(STRETCH CARRYING?|CARRYING)PLAN_WORD*",
        through_plan,
        "в течение срока реализации плана",
    ),
    ("WHOLE STRETCH CARRYING?PLAN_WORD*", through_plan, "весь период"),
    ("(IN|ON|FOR)WHOLE?STRETCH CARRYING PLAN_WORD*", during_plan, "в период реализации плана"),
    ("(ON|FOR)WHOLE STRETCH", during_plan, "на весь период"),
    # Prepositions and the rest
    ("(FROM|UNTIL|UPTO|IN|ON|TOWARD|AFTER|THROUGH WHOLE?|WHOLE)(?=DATED)", preposition, "до 1 мая"),
    ("UNTIL(COLON|DASH)(?=DATED)", preposition, "до: 1 мая"),
    (
        "(IN|ON)?STRETCH CARRYING?(COLON|DASH)?"
        "(?=DATED|FROM|UNTIL|UPTO|TOWARD|IN|ADVERB|ALWAYS|THROUGH|WHOLE"
        "|AT_LEAST|CARDINAL|TIMES|EACH)",
        lead_in,
        "в срок до 15 мая",
    ),
    ("STRETCH CARRYING?(COLON|DASH)", lead_in, "срок: согласно графику"),
    ("UNTIL EDGE STRETCH?CARRYING PLAN_WORD*", during_plan, "до конца реализации плана"),
    ("STRETCH CARRYING PLAN_WORD*", during_plan, "период реализации плана"),
    ("INCLUSIVE", inclusive, "включительно"),
    ("AND?THEN(DASH|COLON)?", then, "далее ежегодно"),
    ("[-,&!<>:/]", mark, "и"),
)
