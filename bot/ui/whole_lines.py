"""A list that one message holds: whole lines only, and how many are left out."""

from collections.abc import Sequence

from bot.ui.fitting import MAX_TEXT, visible_length
from bot.ui.texts import Texts


def listed(head: str, lines: Sequence[str], most: int, texts: Texts) -> str:
    """`head` and the first of the lines, in HTML: at most `most`, and as many as fit below it; the
    rest are counted: «и ещё 12».
    """
    room = MAX_TEXT - visible_length(f"{head}\n{_more(len(lines), texts)}")
    shown: list[str] = []
    for line in lines[:most]:
        room -= visible_length(line) + 1
        if room < 0:
            break
        shown.append(line)
    left_out = len(lines) - len(shown)
    return "\n".join([head, *shown, *([_more(left_out, texts)] if left_out else [])])


def _more(count: int, texts: Texts) -> str:
    return texts("card-more", count=count)
