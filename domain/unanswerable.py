"""Words of a question that ask for what no summary can: an exception, the worst five, districts.

They are named, and no table is shown beside them as if it were the answer. What a question says
beside them stays in it, and words of a name are left alone: «Развитие территорий» is a section.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from domain.name_search import speaks, words_of
from domain.question_words import BY, DAYS, SHIFTS, UNITS, WHICH, beginning, month_of, year_of
from domain.wording import fold

_COUNT = r"(?:\d+|два|две|двух|три|трех|четыре|четырех|пять|пяти|шесть|семь|десять|десяти)"
_MONTH = r"(?:янв|фев|мар|апр|ма[яй]|июн|июл|авг|сен|окт|ноя|дек)\w*"
_KINDS = ("школ", "сош", "оош", "лице", "гимнази", "интернат", "сад", "детск", "учрежден",
          "раздел", "направлен")  # fmt: skip
_KIND = r"(?:школ|учрежден|раздел|направлен|сад)\w*"
_PEOPLE = (
    r"(?:ученик|дет[еяи]|учител|педагог|школьник|обучающ|учащ|родител|класс|выпускник"
    r"|воспитанник)\w*"
)
_COUNTED = rf"{_KIND}\b(?!\s*№?\s*\d)"
_NUMBERED = r"(?:(?:раздел|направлен|школ|сош|оош|section|school)\w*\s*№?\s*)?"
_OPEN = tuple(
    re.compile(each)
    for each in (
        # «все школы, кроме школы 3», «не показывай просроченные»
        r"\b(?:кроме|исключая|за исключением|помимо|не считая|без учета|except)\b",
        r"\bне\s+(?:показыва|учитыва|включа|бери)\w*(?=\s)",
    )
)
"""What they speak of stands behind them."""
_BEGUN = tuple(
    re.compile(each)
    for each in (
        # «без третьей школы», «без школы 3»
        rf"\bбез\s+(?:[\w№]+\s+)?{_KIND}",
        # «что изменилось со вчера»: a week is what is known
        r"\b(?:измен|нов|прибав)\w*\s+(?:со?|после)\s+(?:вчера|позавчера|утра|понедел|вторн|сред"
        rf"|четверг|пятниц|суббот|воскресен|\d)[\w.]*(?:(?<=\d)\s+{_MONTH})?",
        # «что изменилось за месяц»: figures of what is due in it are no change
        rf"\bизмени\w*\s+за\s+(?:\w+\s+)?(?:месяц|квартал|полугоди|четверт|год|{_COUNT}\s+недел)\w*"
        rf"|\bизмени\w*\s+(?:за|в)\s+{_MONTH}",
    )
)
"""More of what they speak of may stand behind them."""
_CLOSED = tuple(
    re.compile(each)
    for each in (
        # «худшие пять школ», «топ-5», «3 лучших раздела»
        rf"\b(?:худш|лучш|отстающ|топ)\w*[ -]+{_COUNT}\b(?:\s+{_COUNTED})?",
        rf"\b(?:перв|последн)\w*\s+{_COUNT}\s+{_KIND}",
        rf"\b{_COUNT}\s+(?:сам\w+\s+)?(?:худш|лучш|отстающ)\w*(?:\s+{_COUNTED})?",
        # «у кого больше двух просрочек»: no list is cut by how many there are
        rf"\b(?:больше|более|свыше|меньше|менее|хотя бы|минимум|максимум)\s+(?:чем\s+)?{_COUNT}"
        r"(?=\s+(?:просроч|долг|отчет|мероприят|возврат|задач|пункт|документ)\w*)",
        # «сколько школ сдали всё»: tasks are counted, and not who has done all of them
        r"(?<=\bшкол )(?:уже )?все(?= сдал| отчита| выполн)|(?<=\bкто )все(?= сдал| отчита| выполн)"
        r"|(?:(?<=\bсдали )|(?<=\bсдал )|(?<=\bсдала )|(?<=\bвыполнили )|(?<=\bвыполнил ))все\b"
        r"(?!\s+(?:школ|учрежд|сад|лице|гимнази))",
        # «рейтинг районов»: one municipality is all that is seen
        r"\b(?:район|округ|муниципалитет|регион|город|област|территори)(?:ов|ам|ы|ами|ей|ям|й)\b",
        # «не сдал ни одного отчёта», «ни разу не отчитались»: what is owed now is another question
        r"\bни\s+(?:разу|одн\w+)\b(?:\s+(?:отчет|документ|мероприяти|раз)\w*)?",
        r"(?:\b(?:вообще|совсем)\s+)?\bничего\b(?=\s+(?:еще\s+)?не\b)"
        r"|(?:(?<=\bне сдал )|(?<=\bне сдали )|(?<=\bне сдала ))(?:(?:вообще|совсем)\s+)?ничего\b",
        # «сколько учеников в районе»: people are counted where a school has reported their number
        r"(?:(?<=\bсколько )|(?<=\bсколько у нас )|(?<=\bсколько всего ))"
        rf"{_PEOPLE}(?:\s+(?:у нас|всего))?"
        r"(?:\s+(?:во? )?(?:наш\w+ |все\w+ )?(?:район|город|округ)\w*)?"
        r"(?=\s*(?:$|[?.!]|в\b))",
        # who is ill is nobody's to know
        r"\b(?:болеет|болеют|болен|больна|больнич\w*|заболел\w*|в отпуске|в декрете)\b",
    )
)
_TOKEN = re.compile(r"№|\d+(?:\.\d+)*|[^\W\d_]+|[,;.!?:()]")
_LINKS = ("и", "или", ",")
_STOPS = frozenset(";.!?:()")
_BEFORE = frozenset({"за", "на", "с", "со", "до", "к", "ко", "по", "в", "во", "для", "из"})
_WHEN = ("кон", "нач", "кварт", "полугод", "год", "excel", "эксел", "word", "ворд")
_ORDERS = ("покаж", "показать", "дай", "выве", "пришл", "сравн", "сводк", "рейтинг", "прогноз")

Span = tuple[int, int]


def parted(text: str, names: Iterable[str] = ()) -> tuple[tuple[str, ...], str]:
    """The phrases that cannot be answered, and the text without them; itself where there are none.

    `names` are those that the question may hold. Conditions beside an exception are kept: of «все,
    кроме школы 3, за ноябрь» the month is.

    >>> parted("Рейтинг районов")
    (('районов',), 'рейтинг')
    """
    rest = fold(text)
    named = list(_mentions(rest, names))
    found: list[tuple[int, str]] = []
    for phrase in (*_OPEN, *_BEGUN, *_CLOSED):
        place = 0
        while match := phrase.search(rest, place):
            start, place = match.span()
            if any(first <= start < last for first, last in named):
                continue
            end = place if phrase in _CLOSED else _end(rest, place, told=phrase in _BEGUN)
            found.append((start, " ".join(rest[start:end].split()).strip(" .!?,")))
            rest = f"{rest[:start]}{' ' * (end - start)}{rest[end:]}"
    if not found:
        return (), text
    left = re.sub(r"\s+(?=[,?])|,(?=\s*,)", "", " ".join(rest.split()))
    return tuple(phrase for _, phrase in sorted(found)), left.strip(" ,")


def without(text: str, phrases: tuple[str, ...]) -> str:
    """The text without words that were not understood, each time that they stand in it."""
    rest = fold(text)
    for phrase in phrases:
        words = r"\W+".join(re.escape(word) for word in phrase.split())
        # «раздел» alone would ask for a table of all sections.
        kind = _NUMBERED if phrase.isdecimal() else ""
        rest = re.sub(rf"(?<!\w){kind}{words}(?!\w)", " ", rest)
    return " ".join(rest.split())


def _mentions(text: str, names: Iterable[str]) -> Iterator[Span]:
    """Where neighbouring words speak of one name: two of them, or all that it has."""
    words = [each for each in _TOKEN.finditer(text) if each[0].isalnum()]
    for name in names:
        title = words_of(name)
        spoken = [each for each in words if speaks(each[0], title)]
        for run in _runs(words, spoken):
            if len(run) >= min(2, len(title)):
                yield run[0].start(), run[-1].end()


def _runs(words: list[re.Match[str]], chosen: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Those chosen of the words, neighbours together."""
    for is_chosen, run in groupby(words, chosen.__contains__):
        if is_chosen:
            yield list(run)


def _end(text: str, start: int, *, told: bool) -> int:
    """Where an exception ends: at a mark, an order, or another condition of the question.

    `told`: something that is left out was named already.
    """
    tokens = list(_TOKEN.finditer(text, start))
    words = [each[0] for each in tokens]
    end = start
    for place, token in enumerate(tokens):
        linked = place > 0 and words[place - 1] in (*_LINKS, *_BEFORE)
        if token[0] in _STOPS:
            break
        if token[0] in _LINKS:
            continue
        if told and (_orders(token[0]) or (_is_condition(words, place) and not linked)):
            break
        if told and linked and words[place - 1] == "," and not _goes_on(words, place):
            break
        if told and token[0] in _BEFORE and _is_condition(words, place):
            break
        end, told = token.end(), told or token[0] not in _BEFORE
    return end


def _goes_on(words: Sequence[str], place: int) -> bool:
    """Whether what stands behind a comma is one more thing left out, or tells of those before."""
    word = words[place]
    listed = word == "№" or word[0].isdecimal() or word.startswith(_KINDS)
    return listed or word.startswith(("котор", "кто", "где", "что"))


def _orders(word: str) -> bool:
    return word.startswith(_ORDERS)


def _is_condition(words: Sequence[str], place: int) -> bool:
    """Whether a time, a breakdown or a status begins here: «за ноябрь», «по разделам»."""
    word, following, later = (*words[place : place + 3], "", "")[:3]
    pair = f"{word} {following}"
    if beginning(pair, BY, 2) or beginning(pair, WHICH, 2):
        return True
    if word in _BEFORE:
        dated = following[:1].isdecimal() or _is_time(following) or _is_time(later)
        return dated or following.startswith("раздел")
    if word.startswith(_KINDS):
        return False
    return _is_time(word) or bool(beginning(word, BY) or beginning(word, WHICH))


def _is_time(word: str) -> bool:
    known = month_of(word) or year_of(word) or word in DAYS or word.startswith(_WHEN)
    return bool(known) or beginning(word, SHIFTS) is not None or word in UNITS
