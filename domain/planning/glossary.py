"""Abbreviations that the document explains: «Принятые сокращения», «(далее – …)»."""

import re
from collections.abc import Iterable

from domain.planning.wording import squash

_HEAD = re.compile(
    r"(?:принятые |используемые |условные |список |перечень )*(?:сокращени|обозначени)", re.I
)
_ENTRY = re.compile(
    r"(?P<short>[А-ЯЁA-Z][\w./-]*(?:\s*«[^»]+»|\s+[А-ЯЁ][\w./-]*){0,3})\s*[-–—]\s+(?P<long>\S.{3,})"
)
_HEREAFTER = re.compile(r"\(далее\s*(?:по тексту)?\s*[-–—:,]?\s*(?P<short>[^()]{1,60})\)")
_CLAUSE_END = re.compile(r"[.;:()]")
_ABBREVIATION = re.compile(r"[А-ЯЁA-Zа-яё]*[А-ЯЁA-Z]{2}[\w-]*")
_SMALL = {"и", "в", "с", "на", "по", "для", "о", "об", "при", "из", "их", "за"}
_LONGEST_SHORT = 40
_LONGEST_LONG = 10
_LOOK_BACK = 200


def read_glossary(paragraphs: Iterable[str], cells: Iterable[str]) -> dict[str, str]:
    """What each abbreviation stands for; the list «Принятые сокращения» goes before «далее»."""
    found: dict[str, str] = {}
    listing = False
    texts = list(paragraphs)
    for text in texts:
        for line in text.split("\n"):
            if _HEAD.match(line.strip()):
                listing = True
                continue
            match = _ENTRY.fullmatch(squash(line)) if listing else None
            if match and len(match["short"]) <= _LONGEST_SHORT:
                found.setdefault(match["short"], match["long"].rstrip(" ;.,"))
            elif line.strip():
                listing = False
    for text in [*texts, *cells]:
        line = squash(text) if "далее" in text else ""
        for match in _HEREAFTER.finditer(line):
            short = match["short"].strip(' «»"')
            before = _CLAUSE_END.split(line[max(0, match.start() - _LOOK_BACK) : match.start()])[-1]
            if _ABBREVIATION.fullmatch(short) and before.strip():
                found.setdefault(short, _explained(before, short))
    return found


def _explained(words: str, short: str) -> str:
    """The last words before «(далее – …)» whose initials give the abbreviation."""
    taken = words.split()
    wanted = [letter for letter in short.casefold() if letter.isalpha()]
    tails = [taken[-count:] for count in range(1, min(len(taken), _LONGEST_LONG) + 1)]
    for exact in (True, False):
        for tail in tails:
            letters = [
                re.sub(r"\W", "", word.casefold())[:1] for word in tail if word not in _SMALL
            ]
            if letters == wanted or (
                not exact and letters[:1] == wanted[:1] and len(letters) >= len(wanted)
            ):
                return " ".join(tail).strip(" ,«")
    return " ".join(taken[-_LONGEST_LONG:]).strip(" ,«")
