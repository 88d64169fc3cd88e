"""Whom the parties of a plan most likely mean: the words, and one press for all of them."""

from collections import defaultdict
from collections.abc import Sequence
from html import escape

from aiogram.types import InlineKeyboardButton

from bot.ui.callbacks.assignment import PartiesAtOnce
from bot.ui.fitting import shorten
from bot.ui.screen import button
from bot.ui.texts import Texts
from models.enums import Target
from services.assignment.assigning import PartyLine
from services.assignment.proposing import Proposed
from services.assignment.targets import PartyTarget

NAME = 80
MOST_LETTERS = 500
"""What is proposed stands beside the figures of a plan only if all of it can be read there."""


def summary(parties: Sequence[PartyLine], texts: Texts) -> list[str]:
    """What is proposed, whom for whom: a line for each; none where that is too long to be read."""
    meant: dict[str, list[str]] = defaultdict(list)
    for line in parties:
        if line.is_known:
            continue
        if line.likely is not None:
            said = texts("draft-likely-sure", target=likely(line.likely, texts))
            meant[said].append(line.name)
        else:
            key = "draft-likely-doubtful" if line.is_doubtful else "draft-likely-foreign"
            meant[texts(key)].append(line.name)
    if not any(line.likely for line in parties):
        return []
    lines = [
        texts("draft-likely", target=target, names=", ".join(escape(name) for name in names))
        for target, names in meant.items()
    ]
    return lines if sum(map(len, lines)) <= MOST_LETTERS else []


def at_once(
    roadmap_id: int, parties: Sequence[PartyLine], texts: Texts
) -> list[list[InlineKeyboardButton]]:
    """One press for all proposals, one for all that nothing is proposed for, one for both."""
    likely, foreign = counts(parties)
    rest = sum(not line.is_known for line in parties) - likely
    rows = []
    if likely and foreign:
        label = texts("parties-button-both", count=likely, rest=foreign)
        rows.append([button(label, PartiesAtOnce(roadmap_id=roadmap_id, what="both"))])
    if likely:
        label = texts("parties-button-take", count=likely)
        rows.append([button(label, PartiesAtOnce(roadmap_id=roadmap_id, what="take"))])
    elif rest:
        label = texts("parties-button-rest", count=rest)
        rows.append([button(label, PartiesAtOnce(roadmap_id=roadmap_id, what="rest"))])
    return rows


def counts(parties: Sequence[PartyLine]) -> tuple[int, int]:
    """How many parties something is proposed for, and how many mean nobody here."""
    likely = sum(line.likely is not None for line in parties)
    unknown = sum(not line.is_known for line in parties)
    return likely, unknown - likely - sum(line.is_doubtful for line in parties)


def likely(found: Proposed, texts: Texts) -> str:
    """What a proposal points to; of a body that is not listed yet, that it is new."""
    said = several(found.choices, texts)
    return said if found.new is None else texts("target-new", name=said)


def several(choices: Sequence[PartyTarget], texts: Texts) -> str:
    """What a party points to: the first, and how many more."""
    first, *others = choices
    said = _named(first, texts)
    return texts("target-several", name=said, count=len(others)) if others else said


def _named(choice: PartyTarget, texts: Texts) -> str:
    match choice.target:
        case Target.ORGANISATION:
            return escape(shorten(choice.name, NAME))
        case Target.GROUP:
            return texts("target-group", name=escape(choice.name))
        case target:
            return texts(f"target-{dashed(target)}")


def dashed(target: Target) -> str:
    """A target in the keys of texts."""
    return target.value.replace("_", "-")
