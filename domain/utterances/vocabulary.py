"""Forms of words: from the dictionary, with typing mistakes mended. Loaded with the first words.

pymorphy3 knows the forms, rapidfuzz the likeness; both are imported here only when needed.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from domain.utterances.lexicon import (
    CARDINALS,
    COLLECTIVES,
    HUNDREDS,
    LABELS,
    ORDINALS,
    SHORT,
    TENS,
    VERBS,
    WORDS,
)
from domain.wording import fold

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer

_REMEMBERED = 20_000
_TENSES = (
    ("INFN", "inf"), ("impr", "imp"), ("futr", "fut"), ("pres", "pres"), ("past", "past"),
    ("GRND", "past"), ("ADJS", "past"), ("ADJF", "past"),
)  # fmt: skip
_VERBAL = ("VERB", "INFN", "PRTS", "GRND")
_SHORTEST_MENDED = 4
_SHORTEST_FORM = 3
_LONG = 8
_LETTERS = re.compile(r"[а-яa-z]{1,40}")
_CANDIDATES = 12
_INFINITIVE = re.compile(r"(.{4,}?)(?:ыва|ива|ова|ева|ну|[аяеиу])?ть")
_ORDERED = re.compile(r"(.{4,}?)(?:[аяеу]й|[ийь])(те|ти)?")
_SOUNDS = str.maketrans("оеёяыэзбвгджщ", "аиииииспфктшш")
PLAIN_WORDS = (
    "понедельник вторник среда четверг пятница суббота воскресенье завтра послезавтра сегодня "
    "вчера январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь конец "
    "каникулы праздник месяц год день число четверть полугодие квартал пара прошлый следующий "
    "человек процент опоздание процесс разработка стадия доработка подпись согласование отсрочка "
    "продление перенос возврат выгрузка архив"
)
"""Words of rules that are of no family, whose mistakes are mended too."""


class Vocabulary:
    """The words that mean something to the bot, in every form."""

    def __init__(self, morph: "MorphAnalyzer") -> None:
        self._morph = morph
        self.codes: dict[str, str] = {}
        self.lemmas: dict[str, str] = {}
        # A word as it stands wins over a form of another: «ок» is no form of «око».
        for family, words in WORDS.items():
            self._add_family(family, words.split(), tensed=False, alone=True)
        for family, words in VERBS.items():
            self._add_family(family, words.split(), tensed=True)
        for family, words in WORDS.items():
            self._add_family(family, words.split(), tensed=False)
        plain = [*CARDINALS, *COLLECTIVES, *TENS, *HUNDREDS, *ORDINALS, *PLAIN_WORDS.split()]
        for word in plain:
            for form, _ in self._forms(word):
                self.lemmas.setdefault(form, word)
        for word in " ".join(LABELS).split():
            self.lemmas.setdefault(word, fold(self._morph.parse(word)[0].normal_form))
        self._stems = _stems_of_verbs() | self._stems_of_orders()
        self._by_length: dict[int, list[str]] = {}
        for form in self.lemmas:
            self._by_length.setdefault(len(form), []).append(form)

    def _stems_of_orders(self) -> dict[str, str]:
        """What is left of an imperative: «прим» of «прими»."""
        forms = (form for form, code in self.codes.items() if code.endswith(".imp"))
        found = ((_ORDERED.fullmatch(form), self.lemmas[form]) for form in forms)
        return {stem[1]: verb for stem, verb in found if stem}

    def _add_family(
        self, family: str, words: Iterable[str], *, tensed: bool, alone: bool = False
    ) -> None:
        for word in words:
            for form, tag in [(word, "")] if alone else self._forms(word):
                if len(form) < _SHORTEST_FORM and form != word:
                    continue
                code = f"{family}.{_tense(tag)}" if tensed else family
                self.codes.setdefault(form, code)
                self.lemmas.setdefault(form, word)

    def _forms(self, word: str) -> Iterator[tuple[str, str]]:
        """Each form with its tag; the word alone where the dictionary has none."""
        yield word, self._tag(word)
        own = [parse for parse in self._morph.parse(word) if fold(parse.normal_form) == word]
        # «мочь» is a noun too: where there is a verb, its forms are meant.
        verbs = [parse for parse in own if "INFN" in parse.tag]
        for form in max((each.lexeme for each in verbs or own), key=len, default=()):
            yield fold(form.word), str(form.tag)
        if own:
            return
        # «ближайший» is a form of «близкий» to the dictionary: its own forms are wanted here.
        for form in self._morph.parse(word)[0].lexeme:
            if len(word) > _LONG - 3 and fold(form.word).startswith(word[:-2]):
                yield fold(form.word), str(form.tag)

    def _tag(self, word: str) -> str:
        return str(self._morph.parse(word)[0].tag)

    @lru_cache(_REMEMBERED)  # noqa: B019  # one vocabulary a process
    def knows(self, word: str) -> bool:
        """Whether it is a word at all."""
        return word in self.lemmas or not _is_word(word) or bool(self._morph.word_is_known(word))

    @lru_cache(_REMEMBERED)  # noqa: B019
    def parses(self, word: str) -> tuple[tuple[str, str], ...]:
        """Dictionary forms that a word may have, the likeliest first, each with its tag."""
        if not _is_word(word):
            return ((word, ""),)
        found = [(fold(parse.normal_form), str(parse.tag)) for parse in self._morph.parse(word)]
        return tuple(dict.fromkeys(found)) or ((word, ""),)

    def singular(self, word: str) -> str:
        """A noun or an adjective that is an object, as one of several: «школы» as «школу»."""
        for parse in self._morph.parse(word) if _LETTERS.fullmatch(fold(word)) else ():
            if {"accs", "plur"} in parse.tag and parse.tag.POS in ("NOUN", "ADJF"):
                form = parse.inflect({"accs", "sing"})
                return str(form.word) if form else word
        return word

    def nominative(self, word: str) -> str:
        """A noun or an adjective that is an object, as it is a subject: «школу» as «школа»."""
        for parse in self._morph.parse(word) if _LETTERS.fullmatch(fold(word)) else ():
            if "accs" in parse.tag and parse.tag.POS in ("NOUN", "ADJF"):
                form = parse.inflect({"nomn"})
                return str(form.word) if form else word
        return word

    def tense(self, word: str) -> str:
        """The tense of a verb, as families of verbs are told by it; "" of what is no verb."""
        tag = self.parses(word)[0][1]
        return _tense(tag) if tag.startswith(_VERBAL) else ""

    def lemma(self, word: str) -> str:
        """The dictionary form: that of our own word where it is a form of one."""
        return self.lemmas.get(word) or self.parses(word)[0][0]

    @lru_cache(_REMEMBERED)  # noqa: B019
    def mended(self, word: str) -> str:
        """The whole word of one cut short; one with a typing mistake mended, if it is no word and
        is like one of ours.
        """
        if word in SHORT:
            return SHORT[word]
        if len(word) < _SHORTEST_MENDED or self.knows(word):
            return word
        return self._ordered(word) or self.nearest(word, self._alike(len(word))) or word

    def _ordered(self, word: str) -> str | None:
        """The imperative of one of our verbs that was built in another way: «приними»."""
        ordered = _ORDERED.fullmatch(word)
        verb = self._stems.get(ordered[1]) if ordered else None
        if ordered is None or verb is None:
            return None
        number = "plur" if ordered[2] else "sing"
        form = self._morph.parse(verb)[0].inflect({"impr", "excl", number})
        return fold(form.word) if form else None

    def _alike(self, length: int) -> list[str]:
        reach = 2 if length >= _LONG else 1
        return [
            form
            for size in range(length - reach, length + reach + 1)
            for form in self._by_length.get(size, ())
        ]

    def nearest(self, word: str, choices: Iterable[str]) -> str | None:
        """The word of `choices` that is one slip away; two for a long word. Of several, the one
        that sounds most like it: «зделали» is «сделали», not «делали».
        """
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        reach = 2 if len(word) >= _LONG else 1
        found: Any = process.extract(
            word, list(choices), scorer=OSA.distance, score_cutoff=reach, limit=_CANDIDATES
        )
        sound = _sound(word)
        near = [(OSA.distance(_sound(each), sound), slips, each) for each, slips, _ in found]
        return min(near)[2] if near else None


def _is_word(word: str) -> bool:
    """Whether the dictionary can be asked: it fails on letters without a name."""
    return _LETTERS.fullmatch(word) is not None


def _sound(word: str) -> str:
    """Roughly how a word sounds: unstressed vowels and paired consonants as one."""
    plain = word.translate(_SOUNDS)
    return "".join(
        letter for place, letter in enumerate(plain) if letter != plain[place - 1 : place]
    )


def _stems_of_verbs() -> dict[str, str]:
    """What is left of an infinitive without its endings: «приним» of «принимать»."""
    verbs = " ".join(VERBS.values()).split()
    found = ((_INFINITIVE.fullmatch(verb), verb) for verb in reversed(verbs))
    return {stem[1]: verb for stem, verb in found if stem}


def _tense(tag: str) -> str:
    if "futr" in tag and "plur" in tag and "2per" in tag:
        return "imp"  # «продлите» asks, though «вы продлите» is a future too.
    return next((name for mark, name in _TENSES if mark in tag), "noun")


@lru_cache(1)
def vocabulary() -> Vocabulary:
    """The vocabulary, loaded once."""
    from pymorphy3 import MorphAnalyzer

    return Vocabulary(MorphAnalyzer(lang="ru"))
