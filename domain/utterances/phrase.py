"""An utterance with everything that it names marked, and the line of codes that rules look at."""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import pairwise

from domain.utterances.clauses import clause_places
from domain.utterances.index import NameIndex
from domain.utterances.lexicon import EXCEPT, WORDS, listed
from domain.utterances.pieces import Piece
from domain.utterances.tokens import MOST
from domain.utterances.values import Utterance, World
from domain.utterances.wanted_days import day_wanted

MARKS = set(" ,.;:!?-()«»\"'„“”*+\n\t…–—")
_KNOWN = frozenset(
    listed(
        "число день прошлый месяц неделя год квартал этот еще нужный приложить прикладывать "
        "поиск ждать остаться показатель таблица следующий вообще контактный данные"
    )
)
_UNDECIDED = frozenset(
    listed("решить решать решиться определиться думать подумать знать пока еще что как с ним ней")
)
_PREPOSITIONS = ("в", "на", "с", "к", "по", "у", "за", "над")
_TELLS = ("work.", "make.")
_TOLD_ON = ("work.past", "make.past")
_TRAILING = ("P", "N", "на", "please", "thanks", "A", "по", "review")
_CAUSES = (
    "поскольку", "ведь", "тк", ("так", "как"), ("потому", "что"), ("т", "."), ("по", "причина"),
    ("из", "за"), ("в", "связь"), "ввиду", "вследствие",
)  # fmt: skip
_LEAVES_OUT = EXCEPT | {"без"}
_LISTED = frozenset(("и", "или", ",", "у", "от"))
"""What stands between the names of a list: «кроме школы 3 и лицея»."""
_STOPS = re.compile(r"(?: [.!])+$")
_SAME = re.compile(r"\b(A|O)(?: \1\b)+")


@dataclass(frozen=True)
class Phrase:
    """`activities` are those that the words may mean: one is named, several are doubtful."""

    said: Utterance
    world: World
    index: NameIndex
    pieces: tuple[Piece, ...]
    slips: tuple[tuple[int, int], ...] = ()
    """Where the text has what it takes back itself: «не 1.3, а» of «не 1.3, а 1.4»."""

    @cached_property
    def line(self) -> str:
        """The codes of the pieces, joined with spaces, neighbours that name one thing as one."""
        line = _SAME.sub(r"\1", " ".join(piece.code for piece in self.pieces))
        return _STOPS.sub("", line)

    @cached_property
    def key(self) -> str:
        """The words alone, as labels are written."""
        return " ".join(piece.word for piece in self.pieces if piece.word.isalpha())

    @property
    def text(self) -> str:
        return self.said.text.strip()

    @property
    def is_long(self) -> bool:
        """Whether there are words that were not looked at, or too many for a plain command."""
        return len(self.pieces) >= MOST or len(self.text) > 400

    @cached_property
    def activities(self) -> tuple[str, ...]:
        """What the words name: one activity, several, or none."""
        pieces = self.without_cause.pieces
        if not any(each.code == "A" for each in pieces):
            pieces = self.pieces  # «из-за 1.4 не успеваем»
        pairs = pairwise((pieces[0], *pieces)) if pieces else ()
        found = [
            set(str(piece.value).split(","))
            for before, piece in pairs
            if piece.code == "A" and not EXCEPT & {before.word, before.lemma}
        ]
        if not found:
            return ()
        common = set.intersection(*found)
        return tuple(sorted(common or set.union(*found)))

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The activities that are named by their numbers, in figures or in words."""
        numbered = (each for each in self.pieces if each.code == "A" and not each.lemma)
        return frozenset(str(piece.value) for piece in numbered)

    @property
    def stranger(self) -> str | None:
        """The number that is no activity's."""
        return next((piece.word for piece in self.pieces if piece.code == "X"), None)

    @property
    def names_stranger(self) -> bool:
        """Whether a number is named that is no activity's."""
        return self.stranger is not None

    @cached_property
    def activity(self) -> str | None:
        """From the words, else the only one of the reply, else the open card; None in doubt."""
        if self.activities or self.names_stranger:
            of_card = self.in_context in self.activities and not self.names_stranger
            if of_card and len(self.numbers) < 2:
                return self.in_context  # «экзамены провели» beside the card of one of them
            alone = len(self.activities) == 1 and not self.names_stranger
            return self.activities[0] if alone else None
        return self.in_context

    @property
    def in_context(self) -> str | None:
        """The only activity of the reply, else that of the open card."""
        if self.said.reply:
            return self.said.reply[0] if len(self.said.reply) == 1 else None
        return self.said.open

    @property
    def named(self) -> str | None:
        """The activity that the words name, whatever the context."""
        return self.activity if self.activities else None

    @property
    def named_by_a_word(self) -> bool:
        """Whether one lone word is all that names the activity («на курсы»)."""
        named = [piece for piece in self.pieces if piece.code == "A"]
        return len(named) == 1 and named[0].word.isalpha()

    @cached_property
    def organisations(self) -> tuple[str, ...]:
        """Full names of the organisations and groups that are named; none that is left out."""
        found = dict[str, None]()
        left_out = False
        for piece in self.pieces:
            if piece.code in ("O", "G"):
                found |= {} if left_out else {str(piece.value): None}
            elif piece.word not in _LISTED:
                left_out = bool(_LEAVES_OUT & {piece.word, piece.lemma})
        return tuple(found)

    @property
    def organisation(self) -> str | None:
        return self.organisations[0] if len(self.organisations) == 1 else None

    @cached_property
    def until(self) -> date | None:
        """The only day that is named, or that of the clause which asks."""
        return day_wanted(self.pieces, self.world.today)[0]

    @property
    def is_day_sure(self) -> bool:
        """Whether no other day can be meant."""
        return day_wanted(self.pieces, self.world.today)[1]

    @property
    def span(self) -> int | None:
        """The only number of days that is named."""
        spans = [piece.value for piece in self.pieces if piece.code == "SPAN"]
        return int(spans[0]) if len(spans) == 1 and isinstance(spans[0], float) else None

    def has(self, pattern: str) -> bool:
        """Whether the line has codes that fit a pattern; codes are whole words in it."""
        return holds(self.line, pattern)

    def after(self, family: str) -> str | None:
        """The text behind the first word of a family of verbs, or behind a word."""
        for piece in self.pieces:
            if piece.code == family or piece.code.startswith(f"{family}."):
                return self.said.text[piece.end :].strip(" ,.:;-—–!\n") or None
        return None

    @cached_property
    def without_cause(self) -> "Phrase":
        """The same without the clause at the end that tells why."""
        for place, piece in enumerate(self.pieces):
            following = self.pieces[place + 1].lemma if place + 1 < len(self.pieces) else ""
            if place and (piece.lemma in _CAUSES or (piece.lemma, following) in _CAUSES):
                return replace(self, pieces=self.pieces[:place])
        return self

    @cached_property
    def without_matter(self) -> "Phrase":
        """The same without what stands behind «о» or «про» at the end: «напомни завтра о справке».

        A day behind it is not part of it.
        """
        for place, piece in enumerate(self.pieces):
            matter = self.pieces[place + 1 :]
            told = not any(each.code == "DAY" or "." in each.code for each in matter)
            if place and piece.word in ("о", "об", "про") and told:
                return replace(self, pieces=self.pieces[:place])
        return self

    @cached_property
    def clauses(self) -> tuple[tuple[Piece, ...], ...]:
        """The pieces between marks that end a clause, in their order."""
        parts = clause_places(self.pieces)
        return tuple(self.pieces[part.start : part.stop] for part in parts)

    def clause_of(self, *families: str) -> "Phrase":
        """The clause that has a verb of these families; what explains it stands in others."""
        for clause in self.clauses:
            if any(each.code.partition(".")[0] in families for each in clause):
                return replace(self, pieces=clause)
        return self

    def only(self, *codes: str) -> bool:
        """Whether nothing is said but pieces of these codes, marks and small words."""
        return all(_is(piece, codes) or piece.word in MARKS for piece in self.pieces)

    def has_start(self, pattern: str) -> bool:
        """Whether the line begins with codes that fit a pattern, after «а» or «подскажите».

        A greeting stands here only behind another such word: the envelope takes the first away.
        """
        opening = r"(?:(?:greet|please|ack|,|!|а|и|ну|сначала|assist\.\S+) )*"
        return re.match(rf"{opening}(?:{pattern})(?!\S)", self.line) is not None

    @property
    def explained(self) -> bool:
        """Whether each word is one that the bot knows, a small word, or a name of something."""
        return all(
            piece.code != piece.lemma
            or len(piece.word) < 4
            or not piece.word.isalpha()
            or piece.lemma in _KNOWN
            or piece.code in WORDS
            for piece in self.pieces
        )

    @property
    def is_undecided(self) -> bool:
        """«пока не решила», «ещё думаю»: the speaker says no more than that."""
        tags = [self.index.words.parses(piece.word)[0][1] for piece in self.pieces]
        verbs = [tag for tag in tags if tag.startswith("VERB")]
        known = all(
            piece.lemma in _UNDECIDED or piece.code in ("no", "we", "now") or piece.word in MARKS
            for piece in self.pieces
        )
        own = all("sing,past" in tag or "sing,1per" in tag for tag in verbs)
        return known and bool(verbs) and own and not self.text.endswith("?")

    def left(self, *codes: str, trailing: bool = True) -> str | None:
        """The text without pieces of these codes at its ends; None where nothing is left."""
        pieces = list(self.pieces)
        told = False
        while pieces and (_is(pieces[0], codes) or pieces[0].word in MARKS):
            if told and pieces[0].lemma in _PREPOSITIONS and not _names(pieces[1:], codes):
                break
            if told and pieces[0].code in _TOLD_ON and "N" in [each.code for each in pieces[1:3]]:
                break  # «сделан писали 24 человека»: a second verb tells who did it
            if told and pieces[0].word == "и" and not _spent(pieces[2:], codes):
                del pieces[0]  # «утверждён и размещён на сайте»
                break
            ends_clause = pieces[0].word in MARKS
            told |= pieces.pop(0).code.startswith(_TELLS)
            if told and ends_clause and not _spent(pieces, codes):
                break  # «готово, провели 14 ноября»: the rest is a sentence of its own
        if told or not trailing:
            # «сделали, справка готова»: the status stood in front, the rest is what is told.
            codes = tuple(code for code in codes if code in _TRAILING and trailing)
        end = pieces[-1].end if pieces else 0
        if len(self.pieces) < MOST:
            while pieces and (_is(pieces[-1], codes) or pieces[-1].word in MARKS):
                pieces.pop()
            end = pieces[-1].end if pieces else 0
        elif pieces:
            end = len(self.said.text)
        return self.said.text[pieces[0].start : end].strip() or None if pieces else None


def holds(line: str, pattern: str) -> bool:
    """Whether a line has codes that fit a pattern; codes are whole words in it."""
    return re.search(rf"(?<!\S)(?:{pattern})(?!\S)", line) is not None


def _spent(pieces: list[Piece], codes: tuple[str, ...]) -> bool:
    """Whether nothing is left but marks and words that are not kept."""
    return all(piece.word in MARKS or _is(piece, codes) for piece in pieces)


def _names(pieces: list[Piece], codes: tuple[str, ...]) -> bool:
    """Whether what follows a preposition goes with it: «по 1.4», «на проверку»."""
    return (
        bool(pieces)
        and pieces[0].code in ("A", "P", "review", "work.past")
        and (_is(pieces[0], codes))
    )


def _is(piece: Piece, codes: tuple[str, ...]) -> bool:
    named = (piece.code, piece.code.partition(".")[0], piece.word, piece.lemma)
    return any(name in codes for name in named)
