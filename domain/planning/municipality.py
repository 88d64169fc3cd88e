"""The name of the municipality, out of the plan's title or the texts around it."""

import re
from collections import Counter
from collections.abc import Iterable

from domain.planning.wording import squash

_ADJECTIVE = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
_KIND_CASES = (
    (re.compile(r"муниципальн(?:ого|ом|ому|ым|ый)", re.I), "муниципальный"),
    (re.compile(r"городск(?:ого|ом|ому|им|ой|ий)", re.I), "городской"),
    (re.compile(r"сельск(?:ого|ом|ому|им|ое)", re.I), "сельское"),
    (re.compile(r"район(?:а|е|у|ом)?$", re.I), "район"),
    (re.compile(r"округ(?:а|е|у|ом)?$", re.I), "округ"),
    (re.compile(r"поселени(?:я|и|ю|ем|е)$", re.I), "поселение"),
)
_NAMED = re.compile(
    rf"\b(?P<name>{_ADJECTIVE}ск)(?P<case>ого|ом|ому|им|ий)\s+"
    r"(?P<kind>(?:муниципальн\w+\s+|городск\w+\s+|сельск\w+\s+)?(?:район|округ)\w{0,2})\b"
)
_ENTITY = re.compile(
    r"(?:муниципальн\w+\s+образовани\w+)\s+(?P<kind>городско\w+\s+округ\w*\s+|город\w*\s+|г\.\s*)?"
    r"[«\"]?(?P<name>[А-ЯЁ][\w-]+(?:\s+[А-ЯЁ][\w-]+){0,2}(?:\s+(?:муниципальн\w+\s+)?район\w*)?)[»\"]?"
)
_DISTRICT = re.compile(
    r"(?P<kind>городск\w+\s+округ\w*|муниципальн\w+\s+(?:район|округ)\w*)\s+(?:город\w*\s+|г\.\s*)?"
    r"[«\"]?(?P<name>[А-ЯЁ][\w-]+(?:\s+[А-ЯЁ][\w-]+)?)[»\"]?"
)
_CITY = re.compile(
    r"\b(?P<kind>г(?:орода|ороде|ород|\.))\s*(?P<name>[А-ЯЁ][а-яё]+(?:[-\s][А-ЯЁ][а-яё]+)?)"
)


def read_municipality(title: str, texts: Iterable[str]) -> str | None:
    """The municipality's name in the nominative where that is certain, else as written."""
    if found := _find(squash(title)):
        return found[0]
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(_find(squash(text)))
    return counts.most_common(1)[0][0] if counts else None


def _find(text: str) -> list[str]:
    if found := [_nominative(match) for match in _NAMED.finditer(text)]:
        return found
    if found := [_entity(match) for match in _ENTITY.finditer(text)]:
        return found
    if found := [f"{_kind(match['kind'])} {match['name']}" for match in _DISTRICT.finditer(text)]:
        return found
    return [f"{match['kind']} {match['name']}" for match in _CITY.finditer(text)]


def _nominative(match: re.Match[str]) -> str:
    return f"{match['name']}ий {_kind(match['kind'])}"


def _entity(match: re.Match[str]) -> str:
    kind = (match["kind"] or "").strip()
    name = match["name"]
    if kind.startswith("г"):
        kind = _kind(kind) if "округ" in kind else "город"
    return " ".join(filter(None, ("муниципальное образование", kind, name)))


def _kind(text: str) -> str:
    return " ".join(
        next((to for case, to in _KIND_CASES if case.match(word)), word) for word in text.split()
    )
