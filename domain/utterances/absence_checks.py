"""Whether the letters of a text tell that the speaker is away, and what they say beside it."""

import re

from domain.wording import fold

_OF_SPEAKER = (
    r"(?:(?:я|мы) (?:(?:уже|пока|завтра|ухожу|уйду|иду|ушла?|буду|еду|беру|уезжаю|выхожу) )*"
    r"|(?:(?:уже|пока|завтра) )?(?:ухожу|уйду|иду|буду|еду|беру|уезжаю|выхожу) (?:завтра )?)"
)
_LEAVE = (
    r"(?:(?:в )?отпуск[аеу]?|на больничн(?:ый|ом)|в командировк[уе]"
    r"|в декрет(?:е|ный отпуск|ном отпуске)?)\b"
)
_NOBODY_ELSE = (
    r"(?=\W*$|\s*[,.;:!?(–—-]|\s+(?:я|мы|с|со|до|на|в|из|за|от|и|но|не|без|вместо|уже|пока"
    r"|теперь|сейчас|сегодня|завтра|по (?:\d+|уходу|болезни|семейным)|\d+)\b)"
)
"""«В отпуске учитель», «отпуск педагогов» tell of others, and of no absence of the speaker."""
_MEETING = r"(?:совещан|семинар|педсовет|планерк|заседан|встреч|вебинар|коллеги|конференц)"
_LEAVES = re.compile(
    rf"^\W*(?:(?:ой|здравствуйте|добрый день|привет|коллеги)\W+)?(?:{_OF_SPEAKER}{_LEAVE}"
    rf"|(?:уже |пока |завтра )?(?:ушла? )?{_LEAVE}{_NOBODY_ELSE})"
    r"|^\W*(?:ой\W+)?(?:я (?:при|за)болела?\b|(?:при|за)болела?\W*$)"
    rf"|\bменя (?:пока )?не будет\b(?! на {_MEETING})|\bменя нет (?:до|с)\b|\bi am away\b"
)
_INSTEAD = re.compile(
    r"[,;]?\s*\b(?:вместо меня|меня (?:замещает|заменяет|заменит)|instead of me)\b[:\s]*",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\b(?:до|until)\s")
_BEGINS_UNTIL = re.compile(r"\s*(?:до|until)\s|\s*вместо меня\b")
_WORKS_INSTEAD = re.compile(
    r"\b(?:сда[стдею]|отчита|отправ[ил]|при[дш][елу]|подготов[ил]|сдела|загруз|провед|подпи[шс]"
    r"|ответит)"
)
"""Who reports or comes instead is news of work, and no word of who is reminded."""
_RETURNS = re.compile(r"\b(?:выйду|вернусь|появлюсь|больничн\w*|боле(?:ю|ем|знь))\b")
_CLAUSE = re.compile(r"[,;!?\n]+|\.(?=\s|$)|\s[–—-]\s|\s(?:и|а|но|поэтому)\s")


def is_away(text: str) -> bool:
    """«в отпуск с 1 декабря», «я заболела», «вместо меня Ольга»: the speaker will be absent."""
    folded = fold(text)
    instead = _INSTEAD.search(folded)
    stands_in = instead is not None and _WORKS_INSTEAD.search(folded, instead.end()) is None
    return stands_in or _LEAVES.search(folded) is not None


def beside_absence(text: str) -> str:
    """What is said beside the own absence and who stands in: «я в отпуске, перенесите срок»."""
    clauses = (each.strip() for each in _CLAUSE.split(fold(text)))
    said = (each for each in clauses if each and _RETURNS.search(each) is None)
    return ", ".join(each for each in said if not is_away(each))


def names_substitute(text: str) -> bool:
    """«до 15 января, вместо меня Мария»: until when the speaker is away, and who stands in."""
    folded = fold(text)
    instead = _INSTEAD.search(folded)
    away = _LEAVES.search(folded) or _BEGINS_UNTIL.match(folded)
    if instead is None or away is None or _WORKS_INSTEAD.search(folded):
        return False
    return any(_UNTIL.search(each) and _is_of_absence(each) for each in _CLAUSE.split(folded))


def _is_of_absence(clause: str) -> bool:
    """Whether «до» of a clause bounds an absence: «отчёт до пятницы, меня не будет» does not."""
    told = _LEAVES.search(clause) or _INSTEAD.search(clause)
    return told is not None or _BEGINS_UNTIL.match(clause) is not None


def without_substitute(text: str) -> tuple[str, str]:
    """What stands before and after «вместо меня», as it was written; all of it and "" without."""
    found = _INSTEAD.search(text)
    return (text[: found.start()], text[found.end() :]) if found else (text, "")
