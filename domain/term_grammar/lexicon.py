"""The words of deadlines with every form that they take: word -> `LexiconEntry`.

Only whole words stand here; what is one letter away from one of them is `repair`'s business.
"""

from dataclasses import dataclass

from domain.school_calendar import QUARTERS, TRIMESTERS
from domain.term_grammar import symbols as s

# Values that say how a word was written, where it matters.
SHORT, FULL, YEARS_OLD = 0, 1, 2
BEGINNING, MIDDLE, END = 1, 2, 3
PLAIN, INCLUDING, NOT_BEFORE = 0, 1, 2
LAST = -1
# Endings of one ordinal that names a day; «первые числа» names no day.
SINGULAR = ("ое", "ого", "ому", "ее", "ье", "его", "ему")
# Days off, to be added up: «выходные и праздничные дни» are both.
WEEKENDS, FESTIVE = 1, 2
ODD, EVEN = 1, 2
# «в течение срока проведения» is about an event, not about the plan.
HOLDING = 1


@dataclass(slots=True, frozen=True)
class LexiconEntry:
    """The meaning of a word: its symbol, a value of that symbol, and marks of its form.

    `genitive` matters for months («мая» asks for a day or a preposition); `doubt` marks words
    whose reading is an inference.
    """

    symbol: str
    value: int = 0
    genitive: bool = False
    doubt: bool = False


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_MONTHS = {
    1: "январь январе январю январем янв|января",
    2: "февраль феврале февралю февралем фев февр|февраля",
    3: "март марте марту мартом мар|марта",
    4: "апрель апреле апрелю апрелем апр|апреля",
    5: "май мае маю маем|мая",
    6: "июнь июне июню июнем июн|июня",
    7: "июль июле июлю июлем июл|июля",
    8: "август августе августу августом авг|августа",
    9: "сентябрь сентябре сентябрю сентябрем сен сент сентяб|сентября",
    10: "октябрь октябре октябрю октябрем окт октяб|октября",
    11: "ноябрь ноябре ноябрю ноябрем ноя нояб|ноября",
    12: "декабрь декабре декабрю декабрем дек декаб|декабря",
}

MONTH_ABBREVIATIONS = _words(
    "янв фев февр мар апр июн июл авг сен сент сентяб окт октяб ноя нояб дек декаб"
)

_WEEKDAYS = (
    "понедельник понедельника понедельникам понедельнику пн",
    "вторник вторника вторникам вторнику вт",
    "среда среду среды средам среде ср",
    "четверг четверга четвергам четвергу чт",
    "пятница пятницу пятницы пятницам пятнице пт",
    "суббота субботу субботы субботам субботе сб",
    "воскресенье воскресенья воскресеньям воскресенью вс",
)

_ORDINALS = {
    1: "первый первая первое первого первой первом первую первые первых первым первому",
    2: "второй вторая второе второго втором вторую вторые вторых вторым второму",
    3: "третий третья третье третьего третьей третьем третью третьи третьих третьему",
    4: "четвертый четвертая четвертое четвертого четвертой четвертом четвертую четвертому",
    5: "пятый пятая пятое пятого пятой пятому",
    10: "десятый десятое десятого десятому",
    15: "пятнадцатое пятнадцатого пятнадцатому",
    20: "двадцатое двадцатого двадцатому",
    LAST: "последний последняя последнее последнего последней последнем последнюю последние "
    "последних последнему посл",
}

_CARDINALS = {
    1: "один одна одно одного одной одному",
    2: "два две двух двум пара пару",
    3: "три трех трем",
    4: "четыре четырех",
    5: "пять пяти",
    6: "шесть шести",
    10: "десять десяти",
    12: "двенадцать двенадцати",
}

_ADVERBS = {
    s.YEAR_WORD: "ежегодно ежегод ежегодн",
    s.HALF: "ежеполугодно",
    s.QUARTER: "ежеквартально поквартально ежекварт ежекв",
    s.MONTH_WORD: "ежемесячно помесячно ежемес ежемесяч",
    s.WEEK: "еженедельно понедельно еженед",
    s.DAY_WORD: "ежедневно каждодневно ежесуточно ежедн",
    s.TERM: "ежечетвертно",
}

# Symbol -> value -> forms. A form after a bar is a genitive.
_FORMS: dict[str, dict[int, str]] = {
    s.QUARTER: {0: "квартал квартале кварталом кварталы кварталу кварталам кв|квартала кварталов"},
    s.HALF: {
        0: "полугодие полугодии полугодием полугодию полугодиям полуг пол полгода"
        "|полугодия полугодий"
    },
    s.TERM: {
        QUARTERS: "четверть четвертям четвертях четвертью четв|четверти четвертей",
        TRIMESTERS: "триместр триместре триместрам триместром|триместра триместров",
    },
    s.HOLIDAYS: {
        0: "каникулы каникулам каникулах каникулами каникулярный каникулярное каникулярные "
        "каникулярном каникулярным|каникул каникулярного каникулярных"
    },
    s.DECADE: {0: "декада декаде декаду декады декадой|декад"},
    s.WEEK: {0: "неделя неделю неделе нед|недели недель"},
    s.MONTH_WORD: {0: "месяц месяце месяцем месяцы месяцу мес|месяца месяцев"},
    s.YEAR_WORD: {
        SHORT: "г гг",
        FULL: "год году годы годах годом годам|года годов",
        YEARS_OLD: "лет",
    },
    s.DAY_WORD: {0: "день дни дням|дня дней"},
    s.HALF_WORD: {0: "половина половине половину|половины"},
    s.SEASON: {3: "весна весной весну|весны", 6: "лето летом|лета", 9: "осень осенью|осени"}
    | {12: "зима зимой зиму|зимы"},
    s.SEASONAL: {3: "весенний весеннего весенние весенних весенним"}
    | {6: "летний летнего летние летних летним"}
    | {9: "осенний осеннего осенние осенних осенним"}
    | {12: "зимний зимнего зимние зимних зимним новогодние новогодних"},
    s.NUMBER_WORD: {0: "число числу числам числах|числа чисел"},
    s.EDGE: {
        BEGINNING: "начало начале началу нач|начала",
        MIDDLE: "середина середине середину|середины",
        END: "конец конце концу|конца окончания",
    },
    s.STUDY: {0: "учебный учебного учебном учебному учебные учебных учебную учебной учебн учеб уч"},
    s.CALENDAR: {0: "календарный календарного календарном"},
    s.CURRENT: {0: "новый нового новом новому текущий текущего текущем этого данного тек т"},
    s.NEXT: {0: "следующий следующего следующем следующих следующей последующего"},
    s.REPORT: {0: "отчетный отчетного отчетным отчетном истекшим прошедшим"},
    s.WORKING: {0: "рабочий рабочего рабочему"},
    s.EACH: {0: "каждый каждая каждое каждую каждого каждой каждом каждые каждых"},
    s.PARITY: {
        ODD: "нечетный нечетного нечетном нечетные нечетных нечетным",
        EVEN: "четный четного четном четные четных четным",
    },
    s.WHOLE: {0: "весь вся все всего всей всю целого"},
    s.FROM: {PLAIN: "с со"},
    s.UPTO: {0: "по"},
    s.UNTIL: {0: "до"},
    s.IN: {0: "в во"},
    s.ON: {0: "на"},
    s.FOR: {0: "за"},
    s.TOWARD: {0: "к ко"},
    s.AFTER: {0: "после"},
    s.TIMES: {0: "раз раза разу р", 2: "дважды", 3: "трижды"},
    s.AT_LEAST: {0: "минимум"},
    s.THEN: {0: "далее затем впоследствии"},
    s.STRETCH: {0: "срок срока сроки период периода периоде периодом дата даты время времени"},
    s.CARRYING: {
        0: "реализации действия исполнения выполнения осуществления",
        HOLDING: "проведения",
    },
    s.PLAN_WORD: {
        0: "плана план программы дорожной карты мероприятий комплекса мер концепции проекта"
    },
    s.INCLUSIVE: {0: "включительно вкл"},
    s.DAYS_OFF: {
        WEEKENDS: "выходные выходным выходных выходной",
        FESTIVE: "праздничные праздничным праздничных",
    },
    s.CLOCK: {0: "ч час часа часов мин минут"},
    s.AND: {0: "и но"},
    s.OR: {0: "или либо"},
    s.ROMAN: {
        1: "i l ⅰ",
        2: "ii ll il li ⅱ",
        3: "iii lll iil ill lii lli ⅲ",
        4: "iv lv iу lу ⅳ",
    },
}

_ALWAYS = "постоянно непрерывно круглогодично"
_ALWAYS_LOOSELY = (
    "бессрочно систематически системно регулярно периодически неоднократно перманентно"
)

_PLACES = (
    "ул улица улице пр просп проспект пл площадь площади пер переулок парк парке сквер сквере "
    "стадион стадионе дк рдк сдк гдк цдт ддт дюсш фок мбоу моу маоу мкоу мбу мау мку мбук мбудо "
    "сош оош школа школе гимназия лицей доу мдоу мбдоу дворец музей музее библиотека библиотеке "
    "зал зале актовый кабинет каб аудитория ауд дом здание центр набережная поселок пос деревня "
    "дер станица ст хутор адрес адресу место"
)

# Several words with one meaning, longest first where one begins another.
IDIOMS: tuple[tuple[tuple[str, ...], LexiconEntry], ...] = tuple(
    (tuple(words.split()), entry)
    for words, entry in (
        ("в течение", LexiconEntry(s.THROUGH)),
        ("в течении", LexiconEntry(s.THROUGH)),
        ("в теч", LexiconEntry(s.THROUGH)),
        ("в продолжение", LexiconEntry(s.THROUGH)),
        ("в течения", LexiconEntry(s.THROUGH)),
        ("втечение", LexiconEntry(s.THROUGH)),
        ("втечении", LexiconEntry(s.THROUGH)),
        ("в течени", LexiconEntry(s.THROUGH, doubt=True)),
        ("в течние", LexiconEntry(s.THROUGH, doubt=True)),
        ("в теченние", LexiconEntry(s.THROUGH, doubt=True)),
        ("течение", LexiconEntry(s.THROUGH, doubt=True)),
        ("течении", LexiconEntry(s.THROUGH, doubt=True)),
        ("в теченье", LexiconEntry(s.THROUGH, doubt=True)),
        ("в тчение", LexiconEntry(s.THROUGH, doubt=True)),
        ("в тчении", LexiconEntry(s.THROUGH, doubt=True)),
        ("в течене", LexiconEntry(s.THROUGH, doubt=True)),
        ("в течеине", LexiconEntry(s.THROUGH, doubt=True)),
        ("в течнеие", LexiconEntry(s.THROUGH, doubt=True)),
        ("круглый год", LexiconEntry(s.ALWAYS)),
        ("п / г", LexiconEntry(s.HALF)),
        ("на протяжении", LexiconEntry(s.THROUGH)),
        ("не позднее чем", LexiconEntry(s.UNTIL)),
        ("не позднее , чем", LexiconEntry(s.UNTIL)),
        ("не позже , чем", LexiconEntry(s.UNTIL)),
        ("не позднее", LexiconEntry(s.UNTIL, INCLUDING)),
        ("не позже", LexiconEntry(s.UNTIL, INCLUDING)),
        ("не ранее", LexiconEntry(s.FROM, NOT_BEFORE)),
        ("не раньше", LexiconEntry(s.FROM, NOT_BEFORE)),
        ("начиная с", LexiconEntry(s.FROM)),
        ("начиная со", LexiconEntry(s.FROM)),
        ("не реже чем", LexiconEntry(s.AT_LEAST)),
        ("не реже , чем", LexiconEntry(s.AT_LEAST)),
        ("не реже", LexiconEntry(s.AT_LEAST)),
        ("не менее чем", LexiconEntry(s.AT_LEAST)),
        ("не менее", LexiconEntry(s.AT_LEAST)),
        ("как минимум", LexiconEntry(s.AT_LEAST)),
        ("по крайней мере", LexiconEntry(s.AT_LEAST)),
        ("на постоянной основе", LexiconEntry(s.ALWAYS)),
        ("на регулярной основе", LexiconEntry(s.ALWAYS, doubt=True)),
        ("на системной основе", LexiconEntry(s.ALWAYS, doubt=True)),
        ("несколько раз", LexiconEntry(s.TIMES, 1, doubt=True)),
        ("по нескольку раз", LexiconEntry(s.TIMES, 1, doubt=True)),
        ("в дальнейшем", LexiconEntry(s.THEN)),
        ("а также", LexiconEntry(s.AND)),
        ("по полугодиям", LexiconEntry(s.ADVERB, ord(s.HALF))),
        ("по кварталам", LexiconEntry(s.ADVERB, ord(s.QUARTER))),
        ("по месяцам", LexiconEntry(s.ADVERB, ord(s.MONTH_WORD))),
        ("по четвертям", LexiconEntry(s.ADVERB, ord(s.TERM))),
        ("по триместрам", LexiconEntry(s.ADVERB, ord(s.TERM))),
        ("нерабочие праздничные", LexiconEntry(s.DAYS_OFF, FESTIVE)),
        ("нерабочим праздничным", LexiconEntry(s.DAYS_OFF, FESTIVE)),
        ("школьные каникулы", LexiconEntry(s.HOLIDAYS)),
        ("школьных каникул", LexiconEntry(s.HOLIDAYS, genitive=True)),
        ("школьных каникулах", LexiconEntry(s.HOLIDAYS)),
    )
)


# Words without a meaning of their own here, known so that they can be put together when cut.
_OTHER_WORDS = (
    "график графику графиком план плану планом планам итогам результатам запросу запросам мере "
    "необходимости согласованию соответствии отдельному отдельным приказу приказом окончании"
)


def _build() -> dict[str, LexiconEntry]:
    table: dict[str, LexiconEntry] = {}
    forms = dict(_FORMS)
    forms[s.MONTH] = _MONTHS
    forms[s.WEEKDAY] = dict(enumerate(_WEEKDAYS))
    forms[s.ORDINAL] = _ORDINALS
    forms[s.CARDINAL] = _CARDINALS
    forms[s.ADVERB] = {ord(unit): words for unit, words in _ADVERBS.items()}
    forms[s.ALWAYS] = {0: _ALWAYS}
    forms[s.PLACE] = {0: _PLACES}
    for symbol, values in forms.items():
        for value, words in values.items():
            plain, _, genitives = words.partition("|")
            table |= dict.fromkeys(plain.split(), LexiconEntry(symbol, value))
            table |= dict.fromkeys(genitives.split(), LexiconEntry(symbol, value, genitive=True))
    # Scanned «II» and «III» come out as Cyrillic letters.
    table |= {"п": LexiconEntry(s.ROMAN, 2, doubt=True), "ш": LexiconEntry(s.ROMAN, 3, doubt=True)}
    table |= dict.fromkeys(_ALWAYS_LOOSELY.split(), LexiconEntry(s.ALWAYS, doubt=True))
    for word in _OTHER_WORDS.split():
        table.setdefault(word, LexiconEntry(s.UNKNOWN))
    for idiom, _ in IDIOMS:
        for word in idiom:
            table.setdefault(word, LexiconEntry(s.UNKNOWN))
    return table


WORDS = _build()
