"""Words of a question that ask for what no summary can: an exception, the worst five, districts.

They are named, and no table is shown beside them as if it were the answer.
"""

import re

from domain.wording import fold

_COUNT = r"(?:\d+|два|две|двух|три|трех|четыре|четырех|пять|пяти|шесть|семь|десять|десяти)"
_KIND = r"(?:школ|учрежден|раздел|направлен|сад)\w*"
_PHRASES = tuple(
    re.compile(each)
    for each in (
        # «все школы, кроме школы 3», «без третьей школы», «не показывай просроченные»
        r"\b(?:кроме|исключая|за исключением|помимо|не считая|без учета|except)\b.*",
        rf"\bбез\s+(?:[\w№]+\s+)?{_KIND}.*",
        r"\bне\s+(?:показыва|учитыва|включа|бери)\w*\s.*",
        # «худшие пять школ», «топ-5», «3 лучших раздела»
        rf"\b(?:худш|лучш|отстающ|топ)\w*[ -]+{_COUNT}\b(?:\s+{_KIND})?",
        rf"\b(?:перв|последн)\w*\s+{_COUNT}\s+{_KIND}",
        rf"\b{_COUNT}\s+(?:сам\w+\s+)?(?:худш|лучш|отстающ)\w*(?:\s+{_KIND})?",
        # «рейтинг районов»: one municipality is all that is seen
        r"\b(?:район|муниципалитет|регион|город|област|территори)(?:ов|ам|ы|ами|ей|ям|й)\b",
        # «что изменилось со вчера»: a week is what is known
        r"\b(?:измен|нов|прибав)\w*\s+(?:со?|после)\s+(?:вчера|позавчера|утра|понедел|вторн|сред"
        r"|четверг|пятниц|суббот|воскресен|\d).*",
        # who is ill is nobody's to know
        r"\b(?:болеет|болеют|болен|больна|больнич\w*|заболел\w*|в отпуске|в декрете)\b",
    )
)  # fmt: skip


def parted(text: str) -> tuple[tuple[str, ...], str]:
    """The phrases that cannot be answered, and the text without them; itself where there are none.

    >>> parted("Рейтинг районов")
    (('районов',), 'рейтинг')
    """
    found: list[str] = []
    rest = fold(text)
    for phrase in _PHRASES:
        while match := phrase.search(rest):
            found.append(match[0].strip(" .!?,"))
            rest = f"{rest[: match.start()]} {rest[match.end() :]}"
    return (tuple(found), " ".join(rest.split()).strip(" ,")) if found else ((), text)


def without(text: str, phrases: tuple[str, ...]) -> str:
    """The text without words that were not understood, each time that they stand in it."""
    rest = fold(text)
    for phrase in phrases:
        words = r"\W+".join(re.escape(word) for word in phrase.split())
        rest = re.sub(rf"(?<!\w){words}(?!\w)", " ", rest)
    return " ".join(rest.split())
