"""«Как дела в районе?»: the summary, asked for without a word of it."""

import re

from domain.wording import fold

_ASKED = re.compile(
    r"\b(?!какие\b.*\bдела\b(?!\W*$|\s+(?:сейчас|сегодня|вообще|у|в|по|с)\b))"
    r"(?:как|какая|каково|какие)\s+"
    r"(?:(?:у нас|у вас|там|сейчас|сегодня|вообще|идут|обстоят)\s+)*"
    r"(?:дела|обстановка|ситуация|положение(?:\s+дел)?(?!\s+(?:об?|про)\b))\b"
    r"(?!\s+\w+(?:ть|ти|чь)(?:ся)?\b)"
    r"(?:\s+(?:идут|обстоят|сейчас|сегодня|у нас|вообще"
    r"|(?:в|по) (?:целом|район\w*|округ\w*|город\w*|муниципалитет\w*|территори\w*|школах)"
    r"|(?:с|по) (?:план\w*|карт\w*|дорожной карт\w*)(?=\W*$))\b)*"
)


def as_summary(text: str) -> str:
    """The question with «сводка» in the place of such words; itself where there are none.

    >>> as_summary("Как дела в районе по разделу 2?")
    'сводка по разделу 2?'
    """
    folded = fold(text)
    found = _ASKED.search(folded)
    return f"{folded[: found.start()]}сводка{folded[found.end() :]}" if found else text
