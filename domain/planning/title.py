"""The full wording of the plan's title, joined from the lines above its table."""

import re
from collections.abc import Sequence

from domain.grid import Paragraph
from domain.planning.partywords import is_owner, opens_name
from domain.planning.period import read_period
from domain.planning.wording import fold, squash

_KINDS = (
    r"план (?:\w+ ){0,3}?мероприятий",
    r"(?:комплекс|система) (?:\w+ ){0,2}?(?:мер\b|мероприятий)|комплексный план",
    r"[«\"(]*дорожная карта",
    r"план\b|план-график|программа\b|перечень мероприятий|мероприятия\b|циклограмма",
    r"проект [«\"(]",
)
_LEAD = r"(?:муниципальн\w+ |примерн\w+ |сводн\w+ |годов\w+ |[«\"(]){0,4}"
_STARTS = tuple(re.compile(_LEAD + kind) for kind in _KINDS)
_APPROVAL = re.compile(
    r"об? (?:утверждении|внесении изменений в|реализации) (?P<what>(?:муниципальн\w+ )?"
    r"(?:комплексн\w+ )?(?:план|дорожн\w+ карт|комплекс|программ|перечн)\w*.*)"
)
_INSIDE = re.compile(
    r"\b(?:(?:Комплексный\s)?План\s(?:\w+\s){0,2}?мероприятий|ПЛАН\s(?:\w+\s){0,2}?МЕРОПРИЯТИЙ"
    r"|Дорожная\sкарта|ДОРОЖНАЯ\sКАРТА|Комплекс\sмер)\b"
)
# «МБОУ СОШ № 3. План работы на 2026 год», «Школа семьи: план на 2026 год»
_BEHIND_BODY = re.compile(r"[.:»]\s+план(?:\s[\w-]+){0,8}\sна\s20\d\d", re.IGNORECASE)
_SENTENCE = re.compile(
    r"\bразработан|настоящ|утвержден[аы]?\b|определяет|\bявляется|направлен[аы]? на"
    r"|\bнаправля(?:ем|ю)\b|\bпросим\b|^(?:коллеги|уважаем\w+|добр\w+ (?:день|утро|вечер))\b"
)
_STOP = re.compile(
    r"\(?утв(?:\.|ержд)|пояснительн|в целях|во исполнение|на основании|с целью|в связи"
    r"|\d+[.)]|раздел|направление\s*[«\d]|цел[ьи]\b|задач|приложени|№"
    r"|(?:приказываю|постановляю|обязываю|решил[аи]?)\b|п р и к|общие положен"
    r"|(?:составлен|разработан)[аоы]?\b|срок\w* реализации|период\w* реализации"
    r"|нормативн\w+ (?:баз|основ|правов)|в соответствии"
)
_LOW_START = re.compile(
    r"(?:(?:по|на|в|о|об|для|при|и)\b|реализаци\w+|направленн\w+|муниципальн\w+|развити\w+"
    r"|повышени\w+|обеспечени\w+|мероприятий|мероприятия|\(|«дорож|\"дорож|город|г\.)"
)
# «Луговского района», «города Луговска»: whose plan it is, on a line of its own.
_WHOSE = re.compile(
    r"(?:[\w-]+(?:ого|ой)\s+){1,3}(?:район|округ|област|кра[йя]|поселени)|(?:города|поселка|села)\b"
)
# A line with a verb or «Ответственный: …» says something about the plan.
_STATEMENT = re.compile(r"\w{2}(?:ется|ются|ится|ятся|утся)\b|\bприняты\b|\bбуд[еу]т\b|:\s*\S")
_DATED_END = re.compile(r"20\d\d\s*(?:уч\w*\.?\s*)?(?:г\w*\.?)?$")
# What a title may end with although it ends with a full stop.
_ABBREVIATED = re.compile(r"\b(?:\w{1,2}|гг|уч|обл|респ|им)\.$")
_GENITIVES = (
    ("плана", "План"),
    ("комплексного плана", "Комплексный план"),
    ("комплекса", "Комплекс"),
    ("дорожной карты", "Дорожная карта"),
    ("программы", "Программа"),
    ("перечня", "Перечень"),
)
_LONGEST = 700
_JOINED_AT_MOST = 8
_NEAR = 10
_SHORTEST = 3
_ORDER = re.compile(r"утвержд|приказ|протокол|постановлен|распоряжен|согласован|принят[оа]?\b|_{3}")
# Whose plan it is, or where it was printed.
_BODY = re.compile(r"(?:[мгф][бкага]{1,2}[до]{0,3}у|чоу|ано|г\.|город|пос\.|п\.|с\.)(?:\W|$)")
# «12.01.2026 № 15» on a line of its own; «Об организации отдыха», «Протокол совещания …» below it.
_REQUISITES = re.compile(r"(?:от )?[\d. «»\"]+(?:[а-я]+ \d{4}\s?(?:г\.?|года)?)?\s*№\s*[\w/-]+")
_SUBJECT = re.compile(r"об? [а-я]{4}|(?:протокол|решение) (?:№ ?\d+(?: от [\d.]+)? )?[а-я]{4}")
_SUBJECT_WORD = re.compile(r"об? [а-я]{4}|(?:протокол|решение)\b")
_LONGEST_SUBJECT = 300
# Words of a period, and all that is no letter.
_SPAN_WORDS = re.compile(
    r"\b(?:на|с|по|до|в|за|период\w*|уч\w*|год\w*|гг?|полугоди\w*|квартал\w*|[ivx]+"
    r"|январ\w*|феврал\w*|март\w*|апрел\w*|ма[йяе]|июн\w*|июл\w*|август\w*|сентябр\w*|октябр\w*"
    r"|ноябр\w*|декабр\w*)\b|[\W\d_]+"
)


def read_title(paragraphs: Sequence[Paragraph]) -> tuple[str, int | None]:
    """The title and the index of its last paragraph; ("", None) if there is none.

    Among several candidates a «План мероприятий» is preferred to a bare «Дорожная карта», and
    then the one nearest to the table; where nothing but such a word stands there, the one that says
    for which days it is. A sentence of an explanatory note is no title.
    """
    found: list[tuple[int, int, str, int]] = []
    for index in range(len(paragraphs)):
        if _rank(paragraphs[index].text) is None:
            continue
        text, last = _join(paragraphs, index)
        rank = _rank(text) or 0
        if _SENTENCE.search(fold(text)) or len(text) > _LONGEST or text[-1:] in ";:":
            continue
        found.append((rank, -index, text, last))
    if found:
        best = min(found)
        dated = [candidate for candidate in found if read_period(candidate[2])]
        _, _, title, last = min(dated) if dated and _is_bare(best[2]) else best
        return title, last
    return (
        _from_approval(paragraphs)
        or _from_inside(paragraphs)
        or _from_span(paragraphs)
        or _from_heading(paragraphs)
    )


def names_plan(text: str) -> bool:
    """Whether a text by itself reads as the title of a plan of its own."""
    return _rank(text) is not None and not _SENTENCE.search(fold(text)) and text[-1:] not in ";:"


def names_span(text: str) -> bool:
    """Whether a text is words with a period, as titles are: no order, no body, no bare year."""
    folded = fold(text)
    if _STOP.match(folded) or _ORDER.search(folded) or _SENTENCE.search(folded):
        return False
    if text[-1:] in ";:" or _BODY.match(folded) or opens_name(text.split()):
        return False
    return len(_SPAN_WORDS.sub("", folded)) > _SHORTEST and read_period(text) is not None


def read_subject(paragraphs: Sequence[Paragraph]) -> str:
    """What an order or minutes call themselves; empty where no line reads like that."""
    for index, paragraph in enumerate(paragraphs):
        opens = _SUBJECT_WORD.match(fold(paragraph.text))
        text = _join(paragraphs, index)[0] if opens else ""
        is_short = len(text) <= _LONGEST_SUBJECT and not _SENTENCE.search(fold(text))
        if is_short and _SUBJECT.match(fold(text)):
            return text
    return ""


def _is_bare(title: str) -> bool:
    """Whether a title only says what kind of document it is («Дорожная карта»)."""
    folded = fold(title).strip(' «»"()')
    return any(start.fullmatch(folded) for start in _STARTS)


def _rank(text: str) -> int | None:
    folded = fold(text)
    return next((rank for rank, start in enumerate(_STARTS) if start.match(folded)), None)


def _join(paragraphs: Sequence[Paragraph], index: int) -> tuple[str, int]:
    lines = [paragraphs[index].text]
    last = index
    for following in paragraphs[index + 1 : index + _JOINED_AT_MOST]:
        if not _continues(paragraphs[last], following, lines):
            break
        lines.append(following.text)
        last += 1
    title = squash(" ".join(lines))
    return title if _ABBREVIATED.search(fold(title)) else title.rstrip(" ."), last


def _continues(above: Paragraph, paragraph: Paragraph, lines: Sequence[str]) -> bool:
    text = paragraph.text.strip()
    folded = fold(text)
    ended = lines[-1].rstrip().endswith(".") and not _ABBREVIATED.search(fold(lines[-1]))
    stated = _SENTENCE.search(folded) or _STATEMENT.search(folded) or _STOP.match(folded)
    one, other = above.place, paragraph.place
    apart = (one.sheet, one.table) != (other.sheet, other.table)
    if ended or stated or apart or above.margin is not paragraph.margin:
        return False
    distance = (paragraph.place.row or 0) - (above.place.row or 0)
    if distance > 3:
        return False
    whole = squash(" ".join(lines))
    unfinished = whole.count("«") > whole.count("»") or whole.count("(") > whole.count(")")
    unfinished = unfinished or bool(re.search(r"(?:[,–—-]|\b(?:и|в|на|по|с|для|о|об))$", whole))
    if _DATED_END.search(fold(whole)) and folded.startswith("г."):
        # The town at the foot of a title page.
        return False
    low = text[:1].islower() or bool(_LOW_START.match(folded))
    low = low or bool(_WHOSE.match(folded)) or is_owner(text)
    low = low or (text[:1] in '«"' and not _DATED_END.search(fold(whole)))
    year = bool(re.match(r"(?:на )?\d{4}", folded))
    if unfinished or low or year:
        return True
    emphasised = above.heading and paragraph.heading
    return (
        distance == 1
        and (emphasised or len(lines) == 1)
        and _rank(text) is None
        and (text.isupper() or emphasised)
    )


def _from_approval(paragraphs: Sequence[Paragraph]) -> tuple[str, int | None] | None:
    """The title out of an order's heading, as it stands there («Об утверждении плана …»)."""
    for index in range(len(paragraphs)):
        text, last = _join(paragraphs, index)
        match = _APPROVAL.match(fold(text))
        if match and len(text) <= _LONGEST:
            found = text[-len(match["what"]) :] if len(fold(text)) == len(text) else text
            return _nominative(found), last
    return None


def _from_inside(paragraphs: Sequence[Paragraph]) -> tuple[str, int | None] | None:
    """The title at the end of a line that begins with something else («Приложение 1 План …»)."""
    for index in range(len(paragraphs) - 1, max(len(paragraphs) - _NEAR, 0) - 1, -1):
        text, last = _join(paragraphs, index)
        match = _INSIDE.search(text)
        if match and len(text) < _LONGEST and not _SENTENCE.search(fold(text[match.start() :])):
            return text[match.start() :], last
        if _BEHIND_BODY.search(text) and len(text) < _LONGEST and not _SENTENCE.search(fold(text)):
            return text, last
    return None


def _from_span(paragraphs: Sequence[Paragraph]) -> tuple[str, int | None] | None:
    """Any words that end in a period («График семинаров на 2024 год»), the nearest to the table."""
    best: tuple[str, int | None] | None = None
    index = 0
    while index < len(paragraphs):
        text, last = _join(paragraphs, index)
        numbered = _REQUISITES.fullmatch(fold(paragraphs[index].text))
        if not numbered and names_span(text) and len(text) <= _LONGEST:
            best = text, last
            index = last
        index += 1
    return best


def _from_heading(paragraphs: Sequence[Paragraph]) -> tuple[str, int | None]:
    """Failing all else, the last heading above the table."""
    for index in range(len(paragraphs) - 1, -1, -1):
        paragraph = paragraphs[index]
        announces = paragraph.text.rstrip().endswith((":", ";"))
        if paragraph.heading and not announces and not _STOP.match(fold(paragraph.text)):
            return read_subject(paragraphs) or squash(paragraph.text)[:_LONGEST], index
    return "", None


def _nominative(title: str) -> str:
    """«плана мероприятий …» as «План мероприятий …»."""
    for genitive, nominative in _GENITIVES:
        if fold(title).startswith(genitive):
            return nominative + title[len(genitive) :]
    return title[:1].upper() + title[1:]
