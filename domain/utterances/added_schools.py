"""«Добавь школу 25»: a new organisation, by the name that it would have in a list."""

import re

from domain.organisation_kinds import begins_as_name
from domain.utterances.lexicon import listed
from domain.utterances.marking import phrase_of
from domain.utterances.organisations import is_kind
from domain.utterances.pieces import Piece
from domain.utterances.values import Utterance, World
from domain.utterances.vocabulary import vocabulary

_LONGEST = 400
_ADDS = frozenset(listed("добавить добавлять завести внести создать занести"))
_BEFORE = frozenset(listed("надо нужно просить давай бот а и , еще один новый список в"))
_ELSEWHERE = frozenset(listed("в во из к ко на для по"))
_QUOTED = re.compile(r"(«[^»]*»|\"[^\"]*\")")
_WORD = re.compile(r"[^\W\d_]+")
_SEVERAL = re.compile(r"(?:,| и)\s+(?=(?:школ|гимнази|лице|детск|сош|оош|центр))", re.IGNORECASE)
_NUMBERS = re.compile(
    r"(?P<kind>[^\W\d_]+(?: [^\W\d_]+)?) (?P<numbers>(?:№ ?)?\d+(?:(?:,| и|, и) ?(?:№ ?)?\d+)*)"
)
_NUMBERED = re.compile(r"(?<=[^\W\d_]) (?=\d)")


def added_organisation(said: Utterance, world: World) -> str | None:
    """The names of organisations that are to be added, a line each; None where none is, or where
    one is known.
    """
    phrase = phrase_of(said, world)
    verb = next((at for at, each in enumerate(phrase.pieces) if each.lemma in _ADDS), None)
    if verb is None or not all(_may_precede(each) for each in phrase.pieces[:verb]):
        return None
    rest = list(phrase.pieces[verb + 1 :])
    while rest and _may_precede(rest[0]):
        del rest[0]
    known = vocabulary()
    # «центр» alone may name the only one there is; «центр детства» is another.
    there = any(each.code == "O" and not is_kind(known.lemma(each.word)) for each in rest)
    if there or phrase.has(r"G|DAY|SPAN|WEEK|\?") or any(map(_is_elsewhere, rest)):
        return None
    words = [word for each in rest for word in each.word.split()]
    if not _is_headed_by_kind(words):
        return None
    name = said.text[rest[0].start :].strip(" .!\n")
    if len(name) > _LONGEST:
        return None
    # «школу» alone names none.
    if len(words) < 2:
        return None
    each = (one for part in _SEVERAL.split(name) for one in _numbered_each(part))
    return "\n".join(map(_nominative, each))


def _is_headed_by_kind(words: list[str]) -> bool:
    """Whether the first noun is what organisations are called: «координатора школы» is another."""
    known = vocabulary()
    for word in words:
        tags = [tag for _, tag in known.parses(word)]
        if _is_body(word):
            # «СОШ», «ДЮСШ» have no cases.
            return any("accs" in tag or tag == "UNKN" or "Fixd" in tag for tag in tags)
        if word.isdecimal():
            continue
        if not any(tag.startswith("ADJF") and "accs" in tag for tag in tags):
            return False
    return False


def _is_body(word: str) -> bool:
    """«школу», «станцию», «ДЮСШ»."""
    known = vocabulary()
    return is_kind(known.lemma(word)) or begins_as_name(known.nominative(word))


def _numbered_each(name: str) -> list[str]:
    """«школы 25, 26 и № 27» as a school for each number."""
    found = _NUMBERS.fullmatch(name)
    if found is None:
        return [name]
    kind = _WORD.sub(lambda word: _as_one(word[0]), found["kind"])
    return [f"{kind} {number}" for number in re.findall(r"\d+", found["numbers"])]


def _may_precede(piece: Piece) -> bool:
    return piece.code in ("please", "we", "must") or bool({piece.word, piece.lemma} & _BEFORE)


def _is_elsewhere(piece: Piece) -> bool:
    """«в группу», «к 1.4»: something is added to what is there."""
    return piece.word in _ELSEWHERE or (piece.code == "A" and piece.word[0].isdecimal())


def _nominative(name: str) -> str:
    """«Берёзовскую школу 5» as «Берёзовская школа № 5»; what is quoted stays as it is."""
    parts = _QUOTED.split(name)
    headed = False

    def subject_of(word: re.Match[str]) -> str:
        # «школу юных техников»: what stands behind the noun depends on it, and stays.
        nonlocal headed
        agrees = word[0].endswith(("ую", "юю"))
        found = word[0] if headed and not agrees else _as_subject(word[0])
        headed |= _is_body(word[0].lower())
        return found

    bare = [part if at % 2 else _WORD.sub(subject_of, part) for at, part in enumerate(parts)]
    subject = _NUMBERED.sub(" № ", "".join(bare))
    return f"{subject[:1].upper()}{subject[1:]}"


def _as_one(word: str) -> str:
    return word if word.isupper() else vocabulary().singular(word.lower())


def _as_subject(word: str) -> str:
    if word.isupper():
        return word  # «МБОУ»
    found = vocabulary().nominative(word.lower())
    return found.capitalize() if word[:1].isupper() else found
