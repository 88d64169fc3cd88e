"""Greetings, thanks and agreement, where nothing else is said."""

from domain.utterances.courtesies import only_thanks
from domain.utterances.phrase import Phrase
from domain.utterances.replies import resolves
from domain.utterances.values import Intent, Reading, SpeakerRole

_MANNERS = ("greet", "thanks", "ack", "день", "утро", "вечер", "время", "сутки", "big", "please",
            "we", "вы", "вас", "вам", "!",
            ".", ",", ")", "(", "и", "за", "очень", "all", "ваш", "-", "irony_no")  # fmt: skip
_FIVE, _LONGEST = 5, 10
_SAYS_MORE = r"\S+\.\S+|A|O|N|DAY|X|OX|no|\?|what|who|which|when|how|why|but|но|а|summary|trouble"
_READ = (
    "work", "с", "we", "thanks", "информация", "письмо", "сообщение", "содержание", "материал",
    "report", "сведение", "все", "all", "полностью", "с", "уважение", "pack", "замечание",
)  # fmt: skip
_HEEDS = r"accept\.past к сведение|к сведение accept\.past|accept\.past в работа (?:ваш )?замечание"


def manners(phrase: Phrase) -> Reading | None:
    """Greetings, thanks, agreement: only where nothing else is said."""
    if not phrase.has(r"A|O|DAY|no|\?"):
        if phrase.has(_HEEDS) or _has_read(phrase):
            thanks = phrase.has("thanks") and not phrase.has(_HEEDS)
            return Reading(intent=Intent.THANKS if thanks else Intent.ACK)
        if phrase.has(r"выражать (?:\S+ )?thanks"):
            return Reading(intent=Intent.THANKS)
    school = phrase.said.role in (SpeakerRole.COORDINATOR, SpeakerRole.HEAD)
    if school and phrase.said.prompt is None and resolves(phrase.text):
        return Reading(intent=Intent.ACK)
    codes = [piece.code for piece in phrase.pieces]
    while len(codes) > 1 and codes[0] in ("big", "очень") and "thanks" in codes[:3]:
        codes = codes[1:]
    if codes and codes[0] in ("thanks", "greet") and len(codes) <= _FIVE:
        if "за" in codes and codes[0] == "thanks" and not phrase.has(r"A|O|\?"):
            codes = codes[: codes.index("за")]
        codes = [code for code in codes if code not in ("help", "others", "коллега", "доброта")]
    if phrase.said.role is SpeakerRole.CURATOR and phrase.has(r"accept\.\S+"):
        return None
    codes = [
        "ack"
        if code == "accept.past" and any(each.lemma == "принять" for each in phrase.pieces)
        else code
        for code in codes
    ]
    short = len(codes) <= _FIVE or (len(codes) <= _LONGEST and not phrase.has("hedge"))
    if codes and codes[0] == "thanks" and short and not phrase.has(_SAYS_MORE):
        return Reading(intent=Intent.THANKS)
    if phrase.said.prompt is None and only_thanks(phrase):
        return Reading(intent=Intent.THANKS)
    if not codes or any(code not in _MANNERS for code in codes):
        return None
    for code in ("thanks", "ack", "greet"):
        if code in codes:
            return Reading(intent=Intent(code))
    return None


def _has_read(phrase: Phrase) -> bool:
    """«С письмом ознакомлены» of whatever the bot has sent, and not of a card in hand."""
    if phrase.in_context is not None or not phrase.has_start(r"(?:с \S+ |we )*work\.past"):
        return False
    told = [piece.lemma for piece in phrase.pieces if piece.code == "work.past"]
    return told == ["ознакомить"] and phrase.only(*_READ)
