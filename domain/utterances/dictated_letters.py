"""A letter to schools that an office dictates: «напиши школе 3, что ждём протокол»."""

from dataclasses import dataclass

from domain.utterances.lexicon import listed
from domain.utterances.marking import phrase_of
from domain.utterances.phrase import Phrase
from domain.utterances.pieces import Piece
from domain.utterances.values import Utterance, World

_WRITES = frozenset(
    listed(
        "написать писать сообщить сообщать передать передавать сказать отправить отправлять "
        "разослать послать уведомить оповестить проинформировать информировать"
    )
)
_LETTERS = frozenset(("написать", "писать"))
_BEFORE = frozenset(listed("а и ну бот надо нужно необходимо . , !"))
_BETWEEN = frozenset(
    listed("письмо сообщение уведомление координатор школа учреждение в для № и такой текст вот")
)
_TO = ("O", "G", "all")
_THAT = frozenset(("что", "чтобы", "чтоб", "пусть"))
_MARKS = frozenset(",:-«\"'")
_EXCEPTS = frozenset(
    (
        *("кроме", "исключая", "исключением", "исключению", "помимо", "считая", "учета", "если"),
        *("кто", "кого", "кому", "чей", "чья", "чье", "чьи", "где"),
    )
)
_LEADS = frozenset(("а", "но", "и", "за", "не", "без", "по", "у", "в", "от", "к", "только", "тем"))
"""What may stand before an exception or a condition: «за исключением», «у кого»."""


@dataclass(frozen=True, slots=True)
class DictatedLetter:
    """Full names of organisations and groups, empty for all of them, and the words to them, ""
    where only to whom was said.
    """

    to: tuple[str, ...]
    words: str


def dictated_letter(said: Utterance, world: World) -> DictatedLetter | None:
    """The letter that the words dictate, None where they are none: to whom stands before what."""
    phrase = phrase_of(said, world)
    verb = next((at for at, each in enumerate(phrase.pieces) if _orders(each, phrase)), None)
    if verb is None or any(not _is_before(each) for each in phrase.pieces[:verb]):
        return None
    begins = _said_begins(phrase.pieces, verb + 1)
    if _excepts(phrase.pieces[begins:]):
        return None
    addressed = phrase.pieces[verb + 1 : begins]
    to = tuple(str(each.value) for each in addressed if each.code in ("O", "G"))
    if not to and not any(each.code == "all" for each in addressed):
        return None
    if not any(each.code == "G" or _is_dative(each, phrase) for each in addressed):
        return None
    words = _words(phrase, begins)
    only_to_whom = begins == len(phrase.pieces) and phrase.pieces[verb].lemma in _LETTERS
    return DictatedLetter(to, words) if words or only_to_whom else None


def orders_letter(said: Utterance, world: World) -> bool:
    """Whether the words begin with an order to write, to whomever: «напиши им, что …»."""
    phrase = phrase_of(said, world)
    begins = next((each for each in phrase.pieces if not _is_before(each)), None)
    return begins is not None and begins.lemma in _LETTERS and _orders(begins, phrase)


def _orders(piece: Piece, phrase: Phrase) -> bool:
    parses = phrase.index.words.parses(piece.word)
    return any(
        lemma in _WRITES and ("impr" in tag or tag.startswith("INFN")) for lemma, tag in parses
    )


def _is_before(piece: Piece) -> bool:
    return piece.code == "please" or bool({piece.word, piece.lemma} & _BEFORE)


def _said_begins(pieces: tuple[Piece, ...], start: int) -> int:
    """Where what is to be written begins: behind those to whom it goes, with the mark between."""
    told = False
    for place, piece in enumerate(pieces[start:], start):
        named = piece.code in _TO
        following = pieces[place + 1].code if pieces[place + 1 :] else ""
        goes_on = piece.word == "," and (not told or following in _TO)
        known = named or goes_on or piece.code in ("please", "school") or piece.lemma in _BETWEEN
        if piece.word in _THAT or not known:
            return place
        told |= named
    return len(pieces)


def _excepts(pieces: tuple[Piece, ...]) -> bool:
    """«…, кроме школы 3», «…, кто не сдал»: some are meant, and whom no letter knows."""
    if not pieces or pieces[0].word != ",":
        return False
    words = [each.word for each in pieces[1:4]]
    while words and words[0] in _LEADS:
        del words[0]
    return bool(words) and (words[0] in _EXCEPTS or words[0].startswith("котор"))


def _is_dative(piece: Piece, phrase: Phrase) -> bool:
    """«школе 3», «всем», and not «школа 3 сдала»."""
    words = phrase.index.words
    return any("datv" in tag for part in piece.word.split() for _, tag in words.parses(part))


def _words(phrase: Phrase, begins: int) -> str:
    """The words to the schools, to the end of the message; "" where nothing parts them."""
    rest = list(phrase.pieces[begins:])
    parted = bool(rest) and (rest[0].word in _MARKS or _is_that(rest, phrase))
    while rest and (rest[0].word in _MARKS or (rest[0].word == "что" and _is_that(rest, phrase))):
        del rest[0]
    if not parted or not rest:
        return ""
    start = rest[0].start
    words = phrase.said.text[start:].strip(" ,:-—–«»\"'\n")
    return f"{words[:1].upper()}{words[1:]}"


def _is_that(pieces: list[Piece], phrase: Phrase) -> bool:
    """«что ждём», and not «что-нибудь»."""
    return pieces[0].word in _THAT and phrase.said.text[pieces[0].end :][:1] != "-"
