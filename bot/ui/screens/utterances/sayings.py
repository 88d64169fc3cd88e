"""Five things that a person can say, with the numbers of their own activities."""

from collections.abc import Sequence
from html import escape

from bot.ui.texts import Texts
from domain.utterances import SpeakerRole

FIVE = 5


def sayings(role: SpeakerRole, numbers: Sequence[str], texts: Texts) -> list[str]:
    """What somebody in this role may write, each with what it does.

    `numbers` are those of the person's activities, the most pressing first; without one, what
    names an activity is left out.
    """
    keys = [f"say-{role.value}-{place}" for place in range(1, FIVE + 1)]
    if not numbers:
        keys = [key for key in keys if not _names(key, texts)]
    number = escape(numbers[0]) if numbers else ""
    other = escape(numbers[min(1, len(numbers) - 1)]) if numbers else ""
    return [f"• {texts(key, number=number, other=other)}" for key in keys]


def _names(key: str, texts: Texts) -> bool:
    return texts(key, number="1", other="1") != texts(key, number="2", other="2")
