"""Whom the parties of a plan most likely mean: the words, and one press for all of them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from aiogram.types import InlineKeyboardButton

from bot.ui.callbacks.assignment import PartiesAtOnce, TakeProposal
from bot.ui.counts import counted_new
from bot.ui.fitting import shorten
from bot.ui.screen import button
from bot.ui.texts import Texts
from domain.wording import fold
from models.enums import Target
from services.assignment.assigning import PartyLine
from services.assignment.organisation_forecasts import TasksOfNew
from services.assignment.proposing import Proposed
from services.assignment.taking_forecasts import Taking
from services.assignment.targets import PartyTarget

NAME = 80
LABEL = 22
NAMED = 3
"""Targets of a party that are told by name."""

MOST_LETTERS = 500
"""What is proposed stands beside the figures of a plan only if all of it can be read there."""


def summary(parties: Sequence[PartyLine], texts: Texts) -> list[str]:
    """What is proposed, whom for whom: a line for each; none where that is too long to be read."""
    meant: dict[str, list[str]] = defaultdict(list)
    for line in parties:
        if line.is_known:
            continue
        if line.likely is not None:
            key = "draft-likely-sure" if line.likely.is_sure else "draft-likely-possible"
            said = texts(key, target=likely(line.likely, texts))
            if is_listed(line):
                said = texts("proposal-listed")
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


def is_listed(line: PartyLine) -> bool:
    """Whether what is proposed is the organisation of that very name, so that it says nothing."""
    if line.likely is None or line.likely.new is not None:
        return False
    return [fold(choice.name or "") for choice in line.likely.choices] == [fold(line.name)]


def at_once(
    roadmap_id: int, parties: Sequence[PartyLine], texts: Texts, made: Taking | None = None
) -> list[list[InlineKeyboardButton]]:
    """One press for the sure proposals, one for those that are not sure as well, and where somebody
    means nobody here the same that leaves them out; whoever nothing is proposed for comes last.

    Each says what tasks it makes, where it makes any.
    """
    found = counts(parties)
    every = found.sure + found.possible

    makes = {"both": made.sure, "take": made.sure} if made else {}
    makes |= {"all": made.every, "possible": made.every} if made else {}

    rows: list[list[InlineKeyboardButton]] = []

    def add(what: str, label: str, **values: int) -> None:
        press = PartiesAtOnce(roadmap_id=roadmap_id, what=what)
        rows.extend(_with_past(texts(label, **values), makes.get(what), press, texts))

    if found.sure and found.foreign:
        add("both", "parties-button-both", count=found.sure, rest=found.foreign)
    if found.sure and found.possible and found.foreign:
        add("all", "parties-button-all", count=every, rest=found.foreign)
    if found.sure:
        add("take", "parties-button-take", count=found.sure)
    if found.possible and not (found.sure and found.foreign):
        # Beside «Взять 4 с возможными, 6 не здесь» it would be a fourth button of the same words.
        add("possible", "parties-button-possible", count=every, sure=found.sure)
    if not found.sure and (rest := found.foreign + found.doubtful):
        add("rest", "parties-button-rest", count=rest)
    return rows


def _with_past(
    label: str, made: TasksOfNew | None, press: PartiesAtOnce | TakeProposal, texts: Texts
) -> list[list[InlineKeyboardButton]]:
    """A press, and below it the same with windows that ended before a new body came."""
    if made is None:
        return [[button(label, press)]]
    rows = [[button(counted_new(label, made.made, texts), press)]]
    if made.past:
        said = counted_new(texts("parties-button-past"), made.everything, texts)
        rows.append([button(said, press.model_copy(update={"past": 1}))])
    return rows


def of_one(
    roadmap_id: int, line: PartyLine, made: TasksOfNew | None, texts: Texts
) -> list[list[InlineKeyboardButton]]:
    """One press for what is proposed for one party, with the tasks that it makes."""
    if line.likely is None:
        return []
    label = texts("party-button-take", target=_short(line.likely, texts))
    data = TakeProposal(roadmap_id=roadmap_id, party_id=line.party_id)
    return _with_past(label, made, data, texts)


def _short(found: Proposed, texts: Texts) -> str:
    """What a proposal points to, in the letters of a button."""
    first, *others = found.choices
    name = shorten(first.name, LABEL) if first.name else _named(first, texts)
    return texts("target-several", name=name, count=len(others)) if others else name


@dataclass(frozen=True, slots=True)
class PartyCounts:
    """The parties that point nowhere: with a sure proposal, with one that is not; those that nobody
    can tell; and those that mean nobody here.
    """

    sure: int = 0
    possible: int = 0
    doubtful: int = 0
    foreign: int = 0

    @property
    def any_told(self) -> bool:
        """Whether the bot has told any of them apart from the others."""
        return bool(self.sure or self.possible or self.foreign)


def counts(parties: Sequence[PartyLine]) -> PartyCounts:
    """How many parties wait for a word, by what is known of them."""
    unknown = [line for line in parties if not line.is_known]
    proposed = [line.likely for line in unknown if line.likely is not None]
    sure = sum(each.is_sure for each in proposed)
    doubtful = sum(line.is_doubtful for line in unknown)
    foreign = len(unknown) - len(proposed) - doubtful
    return PartyCounts(sure, len(proposed) - sure, doubtful, foreign)


def likely(found: Proposed, texts: Texts) -> str:
    """What a proposal points to; of a body that is not listed yet, that it is new."""
    said = several(found.choices, texts)
    return said if found.new is None else texts("target-new", name=said)


def several(choices: Sequence[PartyTarget], texts: Texts) -> str:
    """What a party points to: a few in full, of many the first, and how many more."""
    first, *others = choices
    if len(choices) <= NAMED:
        return ", ".join(_named(choice, texts) for choice in choices)
    return texts("target-several", name=_named(first, texts), count=len(others))


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
