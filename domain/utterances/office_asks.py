"""What an office asks: debtors, what waits for review, rankings, forecasts, files."""

import re
from itertools import pairwise

from domain.utterances.phrase import Phrase
from domain.utterances.pieces import Piece, split
from domain.utterances.values import AskedSummary, Intent, Reading
from domain.utterances.vocabulary import vocabulary

_DEBTORS = (
    r"who remind\.inf|"
    r"who (?:еще )?hedge|who overdue(?:\.\S+)?(?: A)?|"
    r"who (?:\S+ )?(?:\S+ )?no (?:\S+ )?(?:work|make)\.\S+|debtor|who (?:\S+ )?(?:must|"
    r"должный)|school (?:\S+ )?no "
    r"(?:work|make)\.\S+|от who (?:\S+ ){0,3}no|(?:за|у) who (?:overdue|долг)|who ждать|who тянуть|"
    r"who (?:\S+ )?задолжать|no work\.past school|от who ждать|у who (?:еще )?no|"
    r"who (?:все )?(?:еще )?тянуть|who молчать|"
    r"who (?:work\.\S+ )?hedge (?:A )?no"
)
_OF_ANYTHING = r"вообще|no no|overdue|all"
_REVIEW = (
    r"show\.\S+ следующий|which report \S+|"
    r"(?:what (?:\S+ )?|есть )change|следующий report|"
    r"на review|review|check\.\S+|change report|report (?:\S+ ){0,2}ждать|очередь|непринятый|"
    r"who work\.past|what (?:\S+ )?(?:work\.past|приходить|прийти)|входящий"
)
_HOW_LONG = r"(?:долгий|big|свыше) (?:чем )?(?:N|SPAN|week|month|день)"
_PACK = r"(?:для|к|на) meeting|meeting|pack"
_DONE_IN_TIME = (
    r"(?:work|make|accept)\.past (?:\S+ ){0,4}?(?:вовремя|своевременно|в deadline(?! DAY))|"
    r"(?:вовремя|своевременно|в deadline(?! DAY)) (?:\S+ ){0,3}?(?:work|make|accept)\.past"
)
_IDIOMS = (
    r"who (?:\S+ ){0,2}?тянуть (?:we )?(?:вниз|назад|на дно)|who (?:вниз|назад) тянуть|"
    r"who (?:\S+ )?(?:лидировать|впереди|передовик|отличиться|молодец)|who в хвост"
)
_RANKING = (
    r"ranking|who (?:we )?break\.pres|who (?:\S+ )?(?:worse|better|отставать)|worse|"
    r"better (?:school|all)|better|"
    r"school (?:\S+ )?(?:better|worse)|место (?:у |занимать )?O"
)
_FORECAST = (
    r"скоро (?:overdue|опоздать)|what ждать|fail\.fut whether|fail\.fut (?:\S+ ){0,4}?\?|"
    r"whether (?:we )?fail\.fut|"
    r"forecast|(?:what|who|school|какой) (?:\S+ ){0,3}?(?:быть|опоздать|"
    r"мочь) (?:\S+ )?(?:просрочить|overdue|no fail\.\S+)|"
    r"(?:what|who|school|which)(?: \S+){0,3}? no fail\.(?:fut|inf|pres)|опоздать|"
    r"who сорвать|сорвать deadline|what быть (?:\S+ )?overdue|who (?:fail\.\S+ )no fail\.\S+"
)
_EXPORT = (
    r"выгрузка|(?:на|для) печать|печать (?:summary|report)|work\.imp (?:we )?(?:doc|таблица)|"
    r"картинка|excel|word|export\.\S+|таблица (?:файл)?"
)

_COUNTS = r"many|who|which|what|summary|процент|доля|количество"
_WAS = ("был", "была", "было", "были")
_FORMATS = ("excel", "word", "csv", "json")
_FILE = (*_FORMATS, "картинка", "файл", "выгрузка")


def debtors(phrase: Phrase) -> Reading | None:
    """Who has not reported."""
    if not phrase.has(_DEBTORS) and not still_have_not(phrase):
        return None
    # «У кого долги», «кто вообще ничего не сдал»: more than the card in hand.
    activity = phrase.named if phrase.has(_OF_ANYTHING) else phrase.activity
    return Reading(intent=Intent.DEBTORS, activity=activity, organisation=phrase.organisation)


def still_have_not(phrase: Phrase) -> bool:
    """«кто из тех, кому вернули 4.2, так и не переделал», «кто же это не сдаёт никогда»."""
    if not phrase.has_start(r"who|many school|which school|must (?:\S+ ){0,3}?work\.inf"):
        return False
    if phrase.has_start(r"must (?:now )?быть (?:now )?work\.inf"):
        return phrase.has("all school|all O")  # «должны были уже сдать 3.1 все школы»
    pairs = list(pairwise(phrase.clauses[-1])) if phrase.clauses else []
    return any(
        before.code == "no" and phrase.index.words.tense(piece.word) in ("past", "pres")
        for before, piece in pairs
    ) and phrase.has(r"return\.past|(?:work|make)\.pres")


def review(phrase: Phrase) -> Reading | None:
    """What waits for the curator."""
    if not phrase.has(_REVIEW) or phrase.has("A|O"):
        return None
    # «На проверке дольше трёх дней»: the queue knows no such thing.
    return Reading(intent=Intent.REVIEW, confident=not phrase.has(_HOW_LONG))


def names_returned(phrase: Phrase) -> bool:
    """«возвращённые»: what has come back, and no order to send anything back."""
    return any(piece.word.startswith("возвращенн") for piece in phrase.pieces)


def forecast(phrase: Phrase) -> Reading | None:
    """What will be late; «что было просрочено» asks of the past."""
    if any(piece.word in _WAS for piece in phrase.pieces):
        return None
    ahead = any(
        piece.lemma == "просрочить" and "futr" in phrase.index.words.parses(piece.word)[0][1]
        for piece in phrase.pieces
    )
    if not ahead and not phrase.has(_FORECAST):
        return None
    # An outlook is of whole months: «кто опоздает на следующей неделе» is asked about.
    week = next((each.word for each in phrase.pieces if "недел" in each.word), None)
    return Reading(intent=Intent.FORECAST, text=week, confident=week is None)


def ranking(phrase: Phrase) -> Reading | None:
    if phrase.named is not None and phrase.organisation is not None:
        return None  # «1.3 школой 2 было сдано в срок»
    if phrase.has(r"better (?:\S+ )?DAY"):
        return None  # «лучше до 2 декабря»
    if phrase.has(r"compare\.\S+") or re.search("чем", phrase.line):
        return None
    ranks = ranks_plainly(phrase) or phrase.has(_RANKING)
    return Reading(intent=Intent.RANKING) if ranks else None


def ranks_plainly(phrase: Phrase) -> bool:
    """«Кто тянет нас вниз», «лучшая школа»; «сколько сдали вовремя»: the share done in time, which
    a ranking tells.
    """
    in_time = phrase.has(_DONE_IN_TIME) and not phrase.has("no|when|whether")
    asked = phrase.in_context is None or phrase.has(_COUNTS)
    superlative = phrase.has(r"(?:better|worse) school|school (?:better|worse)")
    return phrase.has(_IDIOMS) or superlative or (in_time and asked)


def pack(phrase: Phrase) -> Reading | None:
    if phrase.has_start("we на meeting"):
        return None  # «я на совещании»
    if phrase.has(r"summary (?:\S+ )*?по (?:section|school|month|party|indicator|doc)"):
        return None  # «к совещанию подготовьте сводку по разделам»: that table, and no pack
    if phrase.has(r"summary (?:[^, ]+ )*, .*meeting"):
        return None  # «сводка за январь, готовлю доклад»
    return Reading(intent=Intent.PACK) if phrase.has(_PACK) else None


def exporting(phrase: Phrase) -> Reading | None:
    return export(phrase) if phrase.has(_EXPORT) else None


def export(phrase: Phrase) -> Reading:
    """A file of the summary; the format where it is named."""
    kind = "word" if phrase.has("word") else None
    # «Таблицу в word» is a table in Word.
    if phrase.has("excel") or (kind is None and phrase.has("таблица|таблицу")):
        kind = "excel"
    return Reading(intent=Intent.EXPORT, question=AskedSummary(format=kind))


def file_format(text: str) -> str | None:
    """The first kind of file that the words name: "excel", "word", "csv", "json", None for none."""
    codes = (piece.code for piece in split(text, vocabulary()))
    return next((code for code in codes if code in _FORMATS), None)


def without_file(text: str) -> str:
    """The words beside those that ask for a file: «рейтинг школ в excel» is a ranking."""
    pieces = split(text, vocabulary())
    kept = []
    for piece, following in zip(pieces, [*pieces[1:], None], strict=True):
        names = _names_file(piece) or piece.code.startswith("export")
        before = (
            piece.word in ("в", "на", "для") and following is not None and _names_file(following)
        )
        if not (names or before):
            kept.append(piece.word)
    return " ".join(kept)


def _names_file(piece: Piece) -> bool:
    return piece.code in _FILE or piece.lemma in _FILE
