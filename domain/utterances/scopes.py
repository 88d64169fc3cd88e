"""How far an order of an office reaches: several things, all but some, or two orders in one.

The slots of a reading hold one activity and one school. An order that names more, leaves some out,
forbids or changes its mind is read here once more, piece by piece, and is never confident.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import date

from domain.utterances.clauses import clause_places
from domain.utterances.decisions import ACCEPTED
from domain.utterances.left_out import (
    NAMED,
    SCOPED,
    has_order,
    is_of_those_before,
    order_of,
    ordering,
    starts_exception,
    without_only,
)
from domain.utterances.lexicon import EXCEPT, listed
from domain.utterances.phrase import MARKS, Phrase, holds
from domain.utterances.pieces import Piece
from domain.utterances.report_doubts import without_harmless
from domain.utterances.values import Intent, OrderScope, Reading, SpeakerRole

_TURNS = frozenset(listed("а но хотя зато лучше"))
_WELL = frozenset(
    listed("хорошо нормально норма верно правильно отлично супер ок верный правильный")
)
_ENDS_LIST = frozenset(("DAY", "SPAN", "all"))
_KNOWN = (*ACCEPTED, "return", "extend", "remind", "hurry", "no", "hedge", "A", "O", "N", *EXCEPT)
_OWING = (
    r"(?:who|тот|that|school|which|debtor|all)(?: \S+){0,3}? no(?: \S+)?? "
    r"(?:work|make|accept|fail|say)\.\S+|who no|школа no"
)
"""Those who have not reported: what «не» says of them leaves nobody out."""
_OF_MATTER = frozenset(("про", "по", "о", "об", "насчет"))
"""Behind those left out it begins what the order is about: «кроме сельских про 3.2»."""
_DOUBTS = r"no|без|hedge|if|others|whether|irony"


def scoped(phrase: Phrase, reading: Reading) -> Reading:
    """The reading with how far it reaches; in doubt where that is not one plain thing."""
    if phrase.said.role not in (SpeakerRole.CURATOR, SpeakerRole.MANAGER):
        return reading
    found = _scan(phrase)
    if reading.intent not in SCOPED:
        if len(found.orders) < 2 or reading.intent is not Intent.OPEN:
            return reading
        reading = replace(reading, intent=found.orders[-1])
    scope = found.scope(phrase)
    if not found.without and _is_limited(phrase):
        scope = replace(scope, is_clear=False)
    whole = scope.everybody and reading.intent is Intent.ACCEPT
    if scope.is_plain:
        activity = None if whole and not phrase.activities else reading.activity
        return replace(reading, scope=scope, activity=activity)
    in_context = None if whole or scope.without_activities else reading.activity
    told = _reason(phrase) if reading.intent is Intent.RETURN else reading.text
    return replace(
        reading,
        scope=scope,
        text=told,
        activity=_only(scope.activities) if phrase.activities else in_context,
        organisation=_only(scope.organisations),
        confident=False,
    )


def _only(names: tuple[str, ...]) -> str | None:
    return names[0] if len(names) == 1 else None


def _reason(phrase: Phrase) -> str | None:
    """What stands behind the order that it explains."""
    told = ordering(phrase)
    rest = phrase.said.text[told[-1].end :] if told else ""
    return rest.strip(" ,.:;-—–!\n") or None


def _is_limited(phrase: Phrase) -> bool:
    """Whether words that forbid, leave out or set a condition stand in the order: whatever else
    was read, it is asked about.
    """
    told = replace(phrase, pieces=tuple(without_only(ordering(phrase))))
    if not has_order(told.pieces):
        return False
    line = re.sub(rf"(?<!\S)(?:{_OWING})(?!\S)", "", without_harmless(told.line))
    return holds(line, _DOUBTS)


@dataclass
class _Found:
    """What the pieces of an order say, in their order."""

    within: list[Piece] = field(default_factory=list)
    without: list[Piece] = field(default_factory=list)
    orders: list[Intent] = field(default_factory=list)
    stated: list[Intent] = field(default_factory=list)
    everybody: bool = False
    affirmed: bool = False
    denied: bool = False
    spared: bool = False
    unclear: bool = False
    postponed: bool = False

    def give(self, order: Intent, clause: int, *, sure: bool, denied: bool) -> None:
        """An order; one that is denied leaves out what its clause has named since `clause`."""
        if not denied:
            self.stated.append(order)
        if sure:
            self.orders.append(order)
            self.denied |= denied
        self.affirmed |= not denied
        if denied:
            self.leave_out(clause)

    def leave_out(self, clause: int) -> None:
        """What was named since `clause` is left out."""
        self.without += self.within[clause:]
        del self.within[clause:]

    def scope(self, phrase: Phrase) -> OrderScope:
        """The things that are meant; what an order forbids is what it names."""
        within, without = self.within, self.without
        denied = self.denied and not self.affirmed
        if denied:
            within, without = [*within, *without], []
        schools = [piece.code for piece in within if piece.code in ("O", "G", "OX")]
        listed_too = schools if len(schools) > 1 else []
        strange = bool({"G", "OX", "X"} & {*listed_too, *(piece.code for piece in without)})
        return OrderScope(
            activities=_activities(within, phrase),
            organisations=_organisations(within),
            without_activities=_activities(without, phrase),
            without_organisations=_organisations(without),
            everybody=self.everybody,
            denied=denied,
            postponed=self.postponed,
            orders=tuple(dict.fromkeys(self.orders or self.stated[:1])),
            is_clear=not (self.unclear or strange or (self.spared and not without and not denied)),
        )


def _activities(pieces: list[Piece], phrase: Phrase) -> tuple[str, ...]:
    """Words that narrow one wording name one activity, others name each its own."""
    found = [set(str(piece.value).split(",")) for piece in pieces if piece.code == "A"]
    if not found:
        return ()
    names = set.intersection(*found) or set.union(*found)
    if phrase.in_context in names and len(found) == 1:
        return (phrase.in_context,)
    return tuple(sorted(names))


def _organisations(pieces: list[Piece]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(each.value) for each in pieces if each.code in ("O", "G")))


def _scan(phrase: Phrase) -> _Found:
    found = _Found()
    pieces = ordering(phrase)
    leaves_out, clause = False, 0
    for place, piece in enumerate(pieces):
        before = pieces[max(0, place - 2) : place]
        following = pieces[place + 1 :]
        if _is_boundary(piece, following, leaves_out=leaves_out):
            leaves_out, clause = False, len(found.within)
        elif starts_exception(piece, before, following):
            leaves_out = found.spared = True
            if is_of_those_before(piece, before):
                found.leave_out(clause)
        elif order := order_of(piece, "imp", "inf", "pres"):
            leaves_out = _is_denied(piece, before)
            found.give(order, clause, sure=order_of(piece) is not None, denied=leaves_out)
        elif leaves_out and piece.word in _OF_MATTER and {each.code for each in before} & NAMED:
            leaves_out = False
        elif piece.code in NAMED:
            (found.without if leaves_out else found.within).append(piece)
        elif piece.code in _ENDS_LIST:
            leaves_out = False
    found.everybody = _means_everybody(pieces)
    decides = {Intent.ACCEPT, Intent.RETURN} & set(found.orders)
    known = replace(phrase, pieces=pieces).only(*_KNOWN)
    found.unclear = bool(decides) and found.everybody and not known
    found.postponed = Intent.ACCEPT in found.orders and _is_postponed(phrase)
    found.unclear |= Intent.MOVE in found.orders and _has_two_days(pieces, found)
    return found


def _is_postponed(phrase: Phrase) -> bool:
    """«прими завтра», «прими потом»: nothing is accepted by itself on another day."""
    own = phrase.clause_of("accept").pieces
    days = (piece.value for piece in own if piece.code == "DAY")
    ahead = any(isinstance(day, date) and day > phrase.world.today for day in days)
    return ahead or any(piece.code == "later" for piece in own)


def _means_everybody(pieces: tuple[Piece, ...]) -> bool:
    """«принять все», «всем перенеси», but not «все сдали, прими 1.4» nor «не всем»."""
    stated = [each for each in pieces if order_of(each, "imp", "inf", "pres", "past")]
    orders = [place for place, piece in enumerate(pieces) if order_of(piece)]
    for clause in clause_places(pieces):
        for place in clause:
            if pieces[place].code != "all" or (place and pieces[place - 1].code == "no"):
                continue
            if place + 1 in clause and pieces[place + 1].lemma in _WELL:
                continue  # «всё хорошо принимай» accepts what is in hand
            ordered = any(each < place or each in clause for each in orders)
            if ordered or not stated:
                return True
    return False


def _has_two_days(pieces: tuple[Piece, ...], found: _Found) -> bool:
    """«школе 7 на неделю, а школе 12 на две»: each school has a day of its own."""
    days = sum(piece.code in ("DAY", "SPAN") for piece in pieces)
    starts = {each.start for each in (*found.within, *found.without)}
    counted = any(piece.code == "N" and piece.start not in starts for piece in pieces)
    codes = [piece.code for piece in found.within]
    return max(codes.count("O"), codes.count("A")) > 1 and days + counted > 1


def _is_denied(piece: Piece, before: tuple[Piece, ...]) -> bool:
    """«не принимай», «не надо принимать», but not «не школе 3 напомни»."""
    codes = [each.code for each in before]
    behind_a_word = piece.code.endswith(".inf") and "no" in codes and codes[-1] not in NAMED
    return "no" in codes[-1:] or behind_a_word


def _is_boundary(piece: Piece, following: tuple[Piece, ...], *, leaves_out: bool) -> bool:
    """Whether another clause begins: not at the comma inside of a list of those left out."""
    if piece.lemma in _TURNS and not starts_exception(piece, (), following):
        return True
    if piece.word not in MARKS:
        return False
    nearest = next((each for each in following if each.word not in MARKS), None)
    goes_on = nearest is not None and (nearest.code in NAMED or nearest.code == "N")
    return not (leaves_out and goes_on)
