"""What lies around a summary, asked for in words: the burden, causes of delays, pictures."""

import re

from domain.wording import fold

_BEFORE = (
    r"(?:(?:а|и|ну|мне|пожалуйста|покажи(?:те)?|пришли(?:те)?|дай(?:те)?|какая|каков[аы]?),? )*"
)
_SCHOOLS = r"(?:(?: на| у)? (?:школ\w*|учреждени\w*|всех школ\w*))?"
_PARTS = {
    "burden": rf"(?:сейчас )?(?:нагрузк[аеуи]|загруженност[ьи]){_SCHOOLS}"
    r"|(?:что|какие документы) (?:(?:мы|бот) )?(?:спрашива\w+|запрашива\w+|просят)"
    r" (?:дважды|два раза)",
    "delays": r"(?:причин[аы] опоздани[йя]|опоздания (?:по причинам|по вине|с причинами))"
    r"|(?:по чьей вине|из-за (?:кого|чего)) (?:опоздани[яе]|опозд\w+|были опоздания)"
    r"|почему (?:опазд\w+|опозд\w+|(?:(?:так )?много )?опозданий)",
    "course": r"ход (?:года|работы по месяцам|выполнения)|график выполнения"
    r"|динамик[ау](?: года| выполнения| за год)?$",
    "bars": r"столбик(?:и|ами)|столбчат\w+ диаграмм\w+",
    "heat": r"(?:школы по месяцам|теплов\w+ карт\w+)",
}
_ASKED = {
    name: re.compile(rf"{_BEFORE}(?P<said>{said})(?![\w-])(?: картинкой)?")
    for name, said in _PARTS.items()
}


def named_part(text: str) -> tuple[str, str] | None:
    """The part that a text begins with, and what is said beside it; None where it names none.

    >>> named_part("Нагрузка на школы в декабре")
    ('burden', 'в декабре')
    """
    folded = fold(text).strip(" ?!.")
    for name, asked in _ASKED.items():
        if found := asked.match(folded):
            return name, folded[found.end() :].strip(" ,")
    return None
