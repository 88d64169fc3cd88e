"""What asks and changes nothing: deadlines, documents, people, names. Lists are apart."""

from collections.abc import Callable

from domain.utterances.errands import own_doings
from domain.utterances.listings import IN_MONTH, OVERDUE, listing
from domain.utterances.phrase import Phrase
from domain.utterances.values import Intent, Reading

_NEED = r"(?:must|make\.inf|work\.inf|нужный|make\.pres)"
_WHEN = (
    r"when (?:\S+ ){0,4}?(?:deadline|make\.\S+|work\.\S+|A)|when|deadline|"
    r"(?:до|к|по) which(?: число)?|which число|many время|many (?:день )?(?:остаться|hedge)|"
    r"many (?:(?:они|others) )?(?:осталось |hedge |остаться )?(?:день|время)|"
    r"many (?:день )?(?:они|others) (?:hedge|остаться)"
)
_DOCUMENTS = (
    r"(?:which|what) (?:\S+ ){0,3}?doc|doc (?:\S+ ){0,3}?(?:must|по A|для A|к A)|"
    r"(?:what|which) (?:\S+ ){0,2}?(?:прикладывать|make\.inf|work\.inf)(?: к)? A|"
    r"what (?:от we )?(?:must|нужный)(?: для| по| к)? A|must (?:whether )?doc|"
    r"what (?:по|к|для) A (?:make\.inf|work\.inf) must|what (?:по|к|для) A must (?:make|work)\.inf|"
    r"doc A|what (?:must )?(?:work\.inf|make\.inf) (?:к|по|для) A|что нужный"
)
_ATTACH = frozenset({"приложить", "прикладывать", "прикрепить", "прикреплять", "прислать",
                     "присылать", "предоставить", "предоставлять", "загрузить"})  # fmt: skip
_CONTACT = (
    r"who (?:\S+ ){0,2}?curator|curator (?:we )?who|number (?:\S+ )?curator|"
    r"how (?:\S+ ){0,3}curator|"
    r"call\.\S+ (?:\S+ ){0,2}?curator|who call\.\S+|к who|who (?:must )?call\.\S+|"
    r"who (?:у we )?еще (?:от|из|за|в) we school|"
    r"(?:which|give\.\S+) (?:\S+ )?number|контакт|who check\.pres|who (?:\S+ ){0,4}?отвечать|"
    r"муниципальный координатор|who accept\.pres|who (?:спросить|написать|писать)|who (?:work|"
    r"make)\.inf(?: if)? вопрос|с who (?:may )?call\.\S+|к who (?:may )?call\.\S+"
)
_HELP = (
    r"с what (?:we )?(?:лучше )?make\.(?:inf|imp)|how (?:\S+ ){0,3}?(?:загрузить|пригласить)|"
    r"may голос|no no понимать|no понимать|help|list команда|what (?:ты|вы|бот) (?:can\.\S+|мочь|"
    r"fail\.\S+)|how (?:\S+ ){0,3}?"
    r"(?:work\.inf|make\.inf|пользоваться|показать|show\.inf|добавить|найти|find\.inf|отметить)"
    r"|how (?:это )?(?:работать|make\.pres)|"
    r"no (?:понимать|ack|знать) (?:how|what)|which (?:есть |быть )?команда|"
    r"where (?:нажимать|нажать|тыкать|писать|work\.inf|make\.inf)|"
    r"что мочь"
)


def contact(phrase: Phrase) -> Reading | None:
    """Who the curator is."""
    if phrase.has(r"(?:remind|hurry)\.past") or own_doings(phrase.text):
        return None  # «кому я перенесла сроки»
    told = phrase.has(r"(?:work|say)\.imp (?:\S+ )?curator")
    alone = told or (phrase.has("curator") and not phrase.has(r"A|[a-z]+\.past|what|DAY"))
    return Reading(intent=Intent.CONTACT) if alone or phrase.has(_CONTACT) else None


def asked_help(phrase: Phrase) -> Reading | None:
    """«помоги», «как отчитаться», «что делать»."""
    lost = (
        phrase.has_start(r"what (?:we |тут |здесь )?(?:must )?(?:make|work)\.inf")
        and not phrase.activities
    )
    lost = lost and any(piece.lemma in _LOST for piece in phrase.pieces)
    lost = lost and not phrase.has("WEEK|DAY|SPAN|now")
    if phrase.activities and phrase.has(r"work\.past"):
        return None  # «4.2 готово, а с 4.1 помогите»: what was done is not lost
    wonders = phrase.has_start(r"(?:вы|ты|это) (?:живой |вообще )?(?:робот|бот|человек)")
    calls = phrase.has(r"assist\.\S+") and not phrase.has(r"who|what|which|when|many|A")
    return Reading(intent=Intent.HELP) if lost or calls or wonders or phrase.has(_HELP) else None


def asked_menu(phrase: Phrase) -> Reading | None:
    """«вернуться в меню»."""
    short = (
        len(phrase.pieces) <= _SHORT and phrase.has("menu") and not phrase.has("DAY|week|month|год")
    )
    led = phrase.has(r"(?:в|к|на) (?:главный )?menu") and len(phrase.pieces) <= _SHORT * 2
    led = led and not phrase.has("DAY|week|month|год")
    return Reading(intent=Intent.MENU) if short or led else None


def asked_about(phrase: Phrase) -> str | None:
    """The activity that a question is about: «5.2 сдали, а какие документы по 3.7» asks of 3.7."""
    if phrase.activity is not None or len(phrase.activities) < 2:
        return phrase.activity
    asks = [place for place, piece in enumerate(phrase.pieces) if piece.code in _ASKING]
    behind = phrase.pieces[asks[0] :] if asks else ()
    named = {str(piece.value) for piece in behind if piece.code == "A"}
    return named.pop() if len(named) == 1 and "," not in min(named) else None


_ASKING = ("what", "which", "when", "many", "must")


def when(phrase: Phrase) -> Reading | None:
    """The deadline of an activity."""
    if not phrase.has(_WHEN) or phrase.has(r"work\.past|change deadline|extend\.\S+"):
        return None
    if is_of_month(phrase):
        return None
    if phrase.has(f"hot|{OVERDUE}") and not phrase.activities:
        return None
    if phrase.has(r"work\.fut|make\.fut") and not phrase.has(r"\?"):
        return None
    return Reading(intent=Intent.WHEN, activity=asked_about(phrase))


def moved_to(phrase: Phrase) -> Reading | None:
    """«срок по 3.1 перенесли, на какое»: the card says to when."""
    if not phrase.has(r"extend\.past (?:, )?(?:на|до) which") or phrase.activity is None:
        return None
    return Reading(intent=Intent.WHEN, activity=phrase.activity)


def is_of_month(phrase: Phrase) -> bool:
    """«какие сроки на декабрь», «сроки мая»: of all that is due then."""
    return not phrase.activities and phrase.has(
        rf"deadline (?:\S+ )?(?:(?:в|на|за|по) )?(?:\S+ )?{IN_MONTH}"
    )


def when_first(phrase: Phrase) -> Reading | None:
    """A question that begins with «когда» or «до какого» asks for a deadline."""
    if phrase.has(r"work\.fut|make\.fut") and not phrase.has(r"\?"):
        return None
    begins = (
        r"when|до which|к which|по which|deadline|many (?:день )?(?:они|others) (?:hedge|остаться)"
    )
    return when(phrase) if phrase.has_start(begins) else None


def documents(phrase: Phrase) -> Reading | None:
    """What proves an activity."""
    attach = phrase.has("what|which|куда") and any(
        piece.lemma in _ATTACH and piece.code.endswith(".inf") for piece in phrase.pieces
    )
    attach = attach or phrase.has(r"must (?:whether )?make\.inf doc")
    attach = attach or phrase.has(r"чем (?:подтвердить|подтверждать|work\.inf|make\.inf)")
    if not attach and not phrase.has(_DOCUMENTS):
        return None
    if phrase.line in ("doc A", "doc по A", "doc для A", "doc к A"):
        return Reading(intent=Intent.DOCUMENTS, activity=asked_about(phrase))
    if not attach and phrase.has("doc") and not phrase.has(r"what|which|must|\?"):
        return None
    return Reading(intent=Intent.DOCUMENTS, activity=asked_about(phrase))


def asks_arrival(phrase: Phrase) -> bool:
    """«наш отчёт дошёл? что-то нет ответа», «посмотрите, дошло или нет»."""
    return phrase.has(r"\?|или no") and any(piece.lemma in _ARRIVES for piece in phrase.pieces)


_ARRIVES = frozenset({"дойти", "прийти", "поступить", "получить", "видеть"})
_LOST = ("делать", "писать", "написать")
_SHORT = 4
MARKED = ("find", "поиск", "please", "greet", "день", "утро", "вечер", "show")
_OPENING = (
    "A", "O", "G", "show", "activity", "number", "№", "п", "и", "по", "у", "в", "про", "what",
    "там", "с", "?", "карточка", "статус", "we", "please", "school", "от", "which", "дело", "how",
    "greet", "день", "утро", "вечер", "-", ",", ".", ":", "!", "(", ")",
)  # fmt: skip


def history(phrase: Phrase) -> bool:
    """«история по 1.1», «покажи историю 1.1»: what became of it, and nothing else."""
    asked = any(piece.lemma == "история" for piece in phrase.pieces)
    known = ("A", "O", "history", "история", "show", "activity", "по", "у", "please", "we", "отчет")
    return asked and phrase.named is not None and phrase.only(*known, "report", "изменение")


def find(phrase: Phrase) -> Reading | None:
    """«найди олимпиады»: the words that are looked for, as they were written."""
    if phrase.has(r"find\.\S+|поиск"):
        numbered = any(piece.code == "A" and piece.word[0].isdecimal() for piece in phrase.pieces)
        if numbered or phrase.organisation:
            return opened(phrase)
        return Reading(intent=Intent.FIND, text=phrase.left(*MARKED, "all") or phrase.text)
    return None


def named(phrase: Phrase) -> Reading | None:
    """The name alone opens what it names; a word of several activities finds them."""
    codes = {piece.code for piece in phrase.pieces}
    if not phrase.activities and not phrase.organisations:
        return None
    if any(not _framing(code) for code in codes):
        return None
    if len(phrase.activities) > 1:
        return Reading(intent=Intent.FIND, text=phrase.left(*MARKED) or phrase.text)
    return opened(phrase)


def _framing(code: str) -> bool:
    return code in _OPENING or (code.partition(".")[0] in _OPENING and not code.endswith(".past"))


def passed_on(phrase: Phrase) -> Reading | None:
    """«передай Анне, чтобы сдала 3.1» of a school: somebody else is to do it, and the card is what
    is passed on.
    """
    tells = any(piece.lemma in _TELLING for piece in phrase.pieces)
    to_somebody = r"(?:work|say)\.imp (?:\S+ ){1,3}?(?:, )?(?:if|пусть)"
    if phrase.activity is None or not tells or not phrase.has(to_somebody):
        return None
    return of_activity(phrase)


_TELLING = frozenset({"передать", "сказать", "сообщить"})


def opened(phrase: Phrase) -> Reading:
    return Reading(
        intent=Intent.OPEN,
        activity=phrase.named,
        organisation=phrase.organisation,
    )


def of_activity(phrase: Phrase) -> Reading:
    """The card of what the words are about, named or in hand."""
    return Reading(intent=Intent.OPEN, activity=phrase.activity, organisation=phrase.organisation)


def status_question(phrase: Phrase) -> Reading | None:
    """«а мы сдали 1.4?», «надо ли сдавать 1.4», «приняли ли»: the card says it."""
    asks = (
        phrase.text.endswith("?")
        or asks_arrival(phrase)
        or phrase.has(r"who accept\.past|whether|статус|надо whether|обязательно")
        or phrase.line.startswith("what с")
    )
    work = phrase.has(r"work\.\S+|make\.\S+|accept\.\S+|статус|must|what|return\.\S+|A")
    if not asks or not work or (phrase.activity is None and phrase.organisation is None):
        return None
    if phrase.activity is None and not phrase.has(r"accept\.past|work\.past"):
        return None
    if phrase.has(r"may|extend\.\S+|remind\.\S+") or (not phrase.named and listing(phrase)):
        return None
    return of_activity(phrase)


def who_takes_part(phrase: Phrase) -> Reading | None:
    """«сколько нас должно участвовать в 4.1», «кто участвует»: asked, and the card tells."""
    asks = phrase.has(r"who|many|which|we must|\?") and not phrase.has("no")
    taking = any(piece.lemma in ("участвовать", "поучаствовать") for piece in phrase.pieces)
    return of_activity(phrase) if asks and taking and phrase.activity is not None else None


Rule = Callable[[Phrase], Reading | None]
