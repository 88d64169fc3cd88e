"""«Кто такой Иванов», «телефон Ольги Петровны»: whose name is said, in whatever form it stands."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from domain.utterances.organisations import is_kind
from domain.utterances.vocabulary import vocabulary
from domain.wording import fold

_ASKED = re.compile(
    r"(?:(?:а|ну|и|подскажи\w*|скажи\w*|пожалуйста|не знаете|дай(?:те)?|мне|нужен|какой)[, ]+)*"
    r"(?:(?P<is>кто (?:это )?(?:такой|такая|такие)|кто это|(?:где|кем) работает)"
    r"|из какой школы|как (?:мне )?(?:связаться|созвониться) со?"
    r"|как (?:мне )?(?:позвонить|написать|дозвониться)(?: до)?"
    r"|(?:номер )?телефона?(?: у)?|номер|контакт\w*)"
    r"[ —:–-]+(?P<who>[а-яёa-z][а-яёa-z. -]{1,60}?)(?: пожалуйста)?[?!. ]*"
)
_NAME = re.compile(r"[а-яa-z]{2,}(?:-[а-яa-z]+)*")
_CAPITALS = re.compile(r"\b[А-ЯЁA-Z]{2,}[а-яё]?\b")
_WRITTEN = re.compile(r"\b[А-ЯЁ][а-яё]+\b")
_LONGEST = 4
_INITIALS = re.compile(r"\b[а-яa-z]\.")

Forms = tuple[frozenset[str], ...]
"""The words of a name, each as the dictionary forms that it may have."""


@dataclass(frozen=True, slots=True)
class AskedPerson:
    """Who is asked about. `is_name`: one of the words is plainly a name of somebody."""

    forms: Forms
    is_name: bool


def asked_person(text: str) -> AskedPerson | None:
    """The name that is asked about; None where words ask something else, or of a post."""
    found = _ASKED.fullmatch(fold(text).strip())
    forms = forms_of(found["who"]) if found else None
    if found is None or forms is None:
        return None
    # «ЦРО», «ППк»: in capitals are the short names of things, unless all is.
    capitals = () if text.isupper() else map(fold, _CAPITALS.findall(text))
    names = set(_words(found["who"])) - {each for each in capitals if not _is_known_name(each)}
    # «Кто такой Дзюбло» is somebody, «контакты Кванториума» need not be.
    written = set(map(fold, _WRITTEN.findall(text))) if found["is"] else set()
    unknown = (each for each in names & written if not vocabulary().knows(each))
    return AskedPerson(forms, any(map(_is_name, names)) or any(unknown))


def forms_of(name: str) -> Forms | None:
    """The words of what may be a name; None where one of them means something to the bot."""
    words, known = _words(name), vocabulary()
    if not words or len(words) > _LONGEST:
        return None
    if any(word in known.codes or is_kind(known.lemma(word)) for word in words):
        return None
    return tuple(_forms(word) for word in words)


def is_called(name: str, asked: Forms) -> bool:
    """Whether somebody of this name may be meant: each word that was said is a word of it."""
    own = [_forms(word) for word in _words(name)]
    return bool(asked) and all(_is_among(each, own) for each in asked)


def _words(name: str) -> list[str]:
    return _NAME.findall(_INITIALS.sub(" ", fold(name)))


def _is_among(said: frozenset[str], own: Iterable[frozenset[str]]) -> bool:
    return any(said & each for each in own)


def _forms(word: str) -> frozenset[str]:
    one = (lemma for lemma, tag in vocabulary().parses(word) if "plur" not in tag)
    return frozenset({word, *one})


def _is_name(word: str) -> bool:
    """Whether it is a name by the dictionary, or ends as surnames do: «ШНОР», «тьютор» do not."""
    return _is_known_name(word) or _has(word, "Surn", "Patr")


def _is_known_name(word: str) -> bool:
    return vocabulary().knows(word) and _has(word, "Name", "Surn", "Patr")


def _has(word: str, *marks: str) -> bool:
    return any(mark in tag for _, tag in vocabulary().parses(word) for mark in marks)
