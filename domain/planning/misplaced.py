"""Terms that stand in the column of another thing: «ежедневно» among responsibles or results."""

import re
from datetime import date
from functools import lru_cache

from domain.deadlines import parse
from domain.planning.column_roles import ColumnRole
from domain.planning.joint import split_joint
from domain.planning.partywords import begins_name
from domain.planning.terms import likeness, looks_like_term
from domain.schedule import Kind, Period

_MARKS = " \t\n,;:.()–—-"
_BETWEEN = " \t\n,;:–—-"
_WORD = re.compile(r"\S+")
_MOST_WORDS = 8
# Any period will do: only whether a phrase repeats is asked.
_PERIOD = Period(date(2001, 1, 1), date(2001, 12, 31))
_SURE = 0.95


def find_terms(texts: dict[ColumnRole, str]) -> dict[ColumnRole, str]:
    """What the columns of a row say, with a term that stands outside its column put into it.

    A responsible that stands in the column of terms then changes places with it. The result is
    `texts` itself where nothing is misplaced.
    """
    term, party, result = map(texts.get, (ColumnRole.TERM, ColumnRole.PARTY, ColumnRole.RESULT))
    dated = bool(term) and looks_like_term(term or "")
    named = bool(term) and not dated and begins_name(term or "")
    moved = dict(texts)
    if party and (_is_rate(party) or (not dated and likeness(party) >= _SURE)):
        moved[ColumnRole.TERM] = f"{term}\n{party}" if term and not named else party
        moved[ColumnRole.PARTY] = term or "" if named else ""
    elif party and not term and (both := _both(party)):
        moved |= both
    elif result and not dated and (_is_rate(result) or (not term and likeness(result) >= _SURE)):
        if term and (party or not named):
            return texts
        moved |= {ColumnRole.TERM: result, ColumnRole.RESULT: ""}
        moved[ColumnRole.PARTY] = party or term or ""
    else:
        return texts
    return moved


def _both(cell: str) -> dict[ColumnRole, str]:
    """The rate and the responsible of a cell that holds both; an empty dict for any other."""
    if not likeness(cell):
        return {}
    found = split_joint(cell)
    if found and _is_rate(found[ColumnRole.TERM]):
        return found
    starts = [match.start() for match in _WORD.finditer(cell)][1:]
    before = ((cell[:start], cell[start:]) for start in reversed(starts[:_MOST_WORDS]))
    behind = ((cell[start:], cell[:start]) for start in starts[-_MOST_WORDS:])
    for term, party in (*before, *behind):
        if _is_rate(term):
            named = party.strip(_BETWEEN).rstrip("( ")
            return {ColumnRole.TERM: term.strip(_MARKS), ColumnRole.PARTY: named}
    return {}


@lru_cache(maxsize=1024)
def _is_rate(text: str) -> bool:
    """Whether a text is nothing but how often something is done, or that it goes on."""
    phrase = text.strip(_MARKS)
    if not likeness(phrase):
        return False
    read = parse(phrase, _PERIOD)
    steady = read.kind is Kind.CONTINUOUS and read.confident
    return (read.kind is Kind.RECURRING or steady) and read.condition is None
