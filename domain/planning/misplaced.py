"""Terms that stand in the column of another thing: «ежедневно» among responsibles or results."""

import re

from domain.planning.column_roles import ColumnRole
from domain.planning.joint import split_joint
from domain.planning.partywords import begins_name
from domain.planning.terms import likeness, looks_like_term
from domain.planning.wording import fold

_RATE = (
    r"(?:(?:не реже|не менее)\s+)?"
    r"(?:(?:ежедневн|еженедельн|ежемесячн|ежеквартальн|ежегодн|постоянн)о\b"
    r"|(?:\d+\s+|один\s+|два\s+|три\s+)?раза?\s+в\s+"
    r"(?:день|неделю|месяц|квартал|четверть|полугодие|полгода|год)\b"
    r"|кажд(?:ый|ую|ое)\s+(?:день|неделю|месяц|квартал|четверть|полугодие|год)\b)"
)
_ALONE = re.compile(rf"{_RATE}(?:\s*[,;]\s*{_RATE})*")
_BEFORE = re.compile(rf"(?P<term>{_RATE})[\s,;:–—-]+(?P<party>.+)", re.DOTALL | re.IGNORECASE)
_AFTER = re.compile(
    rf"(?P<party>.+?)[\s,;:–—-]*\(?\b(?P<term>{_RATE})\)?\.?", re.DOTALL | re.IGNORECASE
)
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


def _is_rate(text: str) -> bool:
    return bool(_ALONE.fullmatch(fold(text).strip(" .,;()")))


def _both(cell: str) -> dict[ColumnRole, str]:
    """The rate and the responsible of a cell that holds both; an empty dict for any other."""
    found = split_joint(cell)
    if found and likeness(found[ColumnRole.TERM]) >= _SURE and _has_rate(found[ColumnRole.TERM]):
        return found
    match = _BEFORE.fullmatch(cell) or _AFTER.fullmatch(cell)
    if match is None:
        return {}
    return {ColumnRole.TERM: match["term"], ColumnRole.PARTY: match["party"].strip()}


def _has_rate(text: str) -> bool:
    return bool(re.search(_RATE, fold(text)))
