"""Comparing and smoothing texts that people have typed, wrapped and copied."""

import re
from functools import lru_cache

_SPACES = re.compile(r"\s+")
_NOT_LETTERS = re.compile(r"[^0-9a-zа-я]+")
# What is written with a hyphen anyway; elsewhere the end of the line has cut the word.
_COMPOUND = re.compile(
    r"((?:^|(?<=\W))(?:\w{3,}но|\w{3,}ико|\w{3,}ово|северо|юго|педагог(?:а|и|ов|ам)?"
    r"|учител(?:ь|я|ей|ям)|план(?:а|у|ы|ов)?|мастер|семинар(?:а|ы|ов)?|конкурс(?:а|ы|ов)?"
    r"|интернет|онлайн|веб|пресс|бизнес|школ[аы]|урок[аи]?|игр[аы]|музе[йия]"
    # «Детско-юношеская», «эколого-биологический», «какой-то»; no «городско-го», «налого-вый».
    r"|(?:\w{3,}ско|\w+олого)(?=-\n[а-яё]{4})"
    r"|(?:кто|ко[гм]о|кем|как(?:ой|ая|ое|ие|ого|ому|их|им|ую)?|когда|куда"
    r"|что|чего|че[мй]|чему|где|откуда|почему|зачем)(?=-\nто\b)))"
    r"-\n(?=[а-яё])(?!ск|ств|ниц|пич)",
    re.IGNORECASE,
)
_PARTICLE = re.compile(
    r"(?<=\w)-\n(?=(?:либо|нибудь|таки)\b)|(?<=\bкое)-\n(?=[а-яё])|(?<=\bиз)-\n(?=(?:за|под)\b)"
    r"|(?<=\bво)-\n(?=(?:перв|втор)ых\b)|(?<=\bв)-\n(?=третьих\b)"
    # «По-новому», «по-русски»; no «по-следнему», «по-литически».
    r"|(?<=\bпо)-\n(?=(?:нов|стар|прежн|друг|ин|разн|особ|сво|мо|тво|наш|ваш)[ое]му\b"
    r"|(?!литич|этич|лемич)\w+ски\b)",
    re.IGNORECASE,
)
_HYPHEN = re.compile(r"(?<=[а-яё])-\n(?=[а-яё])")
_WRAP = re.compile(r"(?<![:;])\n(?=[а-яёa-z(«\"\d])(?!\d+(?:\.\d+)*[.)]\s|[а-яё]\))")
_FINAL_DOT = re.compile(r"(?:\b[А-ЯЁ]|\b(?:г|обл|им|рук|кл|нач|дир|зам|зав))\.$", re.IGNORECASE)
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2015\u2212", "-"))
"""Hyphens that do not break, a minus: Word puts them into years."""

_BULLET = re.compile(r"\s*[-–—•·▪*]+\s*")


def squash(text: str) -> str:
    """`text` on one line with single spaces."""
    return _SPACES.sub(" ", text).strip()


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """`text` for matching by regular expressions: one line, lower case, «е» for «ё», rarer dashes
    as hyphens.
    """
    return squash(text).casefold().replace("ё", "е").translate(_DASHES)


@lru_cache(maxsize=8192)
def key(text: str) -> str:
    """What two spellings of one thing have in common: their letters and digits."""
    return _NOT_LETTERS.sub("", fold(text))


def uncut(text: str) -> str:
    """`text` without the hyphens by which the end of a line has cut a word."""
    if "-\n" not in text:
        return text
    return _HYPHEN.sub("", _PARTICLE.sub("-", _COMPOUND.sub(r"\1-", text)))


def reflow(text: str) -> str:
    """`text` with lines that were only wrapped joined again; lists keep their lines."""
    lines = (squash(line) for line in _WRAP.sub(" ", uncut(text)).split("\n"))
    return "\n".join(line for line in lines if line)


def starts_low(text: str) -> bool:
    """Whether a text begins in the middle of something: with a small letter or a list mark."""
    return bool(_BULLET.match(text)) or text.lstrip(' «"(')[:1].islower()


def unmarked(text: str) -> str:
    """`text` without a list mark at its beginning."""
    match = _BULLET.match(text)
    return text[match.end() :] if match and match.end() < len(text) else text


def trim_name(text: str) -> str:
    """A name on one line, without the marks that stand around it in a list."""
    name = squash(text).strip(" ,;:–—-•·").rstrip("*")
    while name.endswith(".") and not _FINAL_DOT.search(name):
        name = name[:-1].rstrip()
    return name


def quote(text: str, limit: int = 60) -> str:
    """The beginning of a text on one line, for showing where something stands."""
    line = squash(text)
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
