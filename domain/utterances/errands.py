"""Errands that no intent stands for, by the letters of a text: what one has reviewed oneself, a
question to the curator, an invitation, a number to be mended, a deadline to be dropped.
"""

import re
from typing import Literal

from domain.wording import fold

Reviewed = Literal["accepted", "returned", "reviewed"]

_KINDLY = (
    r"(?:(?:здравствуйте|добрый (?:день|вечер)|доброе утро|пожалуйста|а|ну|и|ой|так|нет|стоп|прошу"
    r"|надо|нужно|давай(?:те)?)\b[,.!]? ?)*"
)
_OWN_REVIEWS = re.compile(
    rf"{_KINDLY}(?:сколько|что|какие|каких|какой|кого|скольким)\b(?=.*\b(?:я|мной|мною)\b)"
    r".*?\b(?P<did>приня(?:л|т)|верну(?:л|т)|возвращ|отклон(?:ил|ен)|провер(?:ил|ен)|рассмотр(?:ел|ен))"
    r"(?!ь|и?ть)[а-я]*"
)
_OWN_DOINGS = re.compile(
    rf"{_KINDLY}(?:кому|кого|что|чей|чьи|какие|каким|какой|у кого|сколько|когда)\b"
    r"(?:(?!\bне\b).)*?\bя\b(?:(?!\bне\b).)*?"
    r"\b(?:перенес(?:л[аи])?|(?:переносил|сдвинул|сдвигал|продлил|продлевал|(?:по|из)?менял|изменил"
    r"|пригла(?:сил|шал)|добав(?:ил|лял)|удал(?:ил|ял))[аи]?)\b"
)
_LONGEST = 200
_DENIED = re.compile(r"\bне\b")
_TO_CURATOR = re.compile(
    rf"{_KINDLY}(?:(?:у меня|у нас|есть|еще|один|такой|тогда) )*"
    r"(?:вопрос(?:ик)?\b(?!.*\b(?:решен\w*|решил\w*|закрыт[аоы]?|закрыл\w*|снят\w?|снима\w+)\b)"
    r"|(?:передай|спроси|уточни|задай)(?:те)?(?: вопрос)? (?:у )?куратор[уа]?\b)"
)
_HAS_QUESTION = re.compile(
    r"[.!?,] (?:у (?:меня|нас) )?(?:есть )?(?:такой )?вопрос(?: такой)?[:,] "
)
_FOR_ANYBODY = re.compile(
    rf"{_KINDLY}(?:(?:у меня|у нас|есть|еще|один|такой|тогда) )*вопрос(?:ик)?\b"
    r"(?: (?:такой|по|про|о|об|к|пункту|мероприятию|№|[\d.]*\d))*\s?(?:[:,–—-]\s*|\.\s)(?=\S)"
)
_MUNICIPALITY = (
    r" (?:(?:наш|[\w-]+(?:[иыо]й|[ое]го|[ую]ю|шу)) ){0,2}"
    r"(?:территори[июя]|район[ау]?|округ[ау]?|муниципалитет[ау]?|город[ау]?)"
)
_RENAMES = re.compile(
    r"(?:(?:пожалуйста|надо|нужно|давай(?:те)?),? )*(?:"
    rf"(?:переименуй(?:те)?|переименовать){_MUNICIPALITY}(?:,? (?:в|на|как) (?P<other>[^?]+?))?"
    rf"|(?:смени|поменяй|измени|исправь)(?:те)? (?:название|имя){_MUNICIPALITY}"
    r"(?:,? на (?P<name>[^?]+?))?)[.! ]*",
    re.IGNORECASE,
)
_IS_NAME = re.compile(r"[А-ЯЁA-Z«\"„“]")
_OF_SECTION = re.compile(r"\b(?:раздел|направлени)(?:[ауею]|ом|ем|ю)?\b")
_LISTS_SCHOOLS = re.compile(
    r"(?:(?:покажи|дай|открой|выведи|мне|весь|наш|пожалуйста|а) )*"
    r"(?:(?:список|перечень|сколько) (?:у нас |всего |всех |наших )*"
    r"(?:школ|учреждений|садов|организаций)(?: (?:у нас|всего|в районе|в округе|в городе))*"
    r"|(?:(?:все|наши) )?(?:школы|учреждения|организации))\W*"
)
_UNJOINED = re.compile(
    r"(?:кто|какие|у кого|где|сколько|список|покажи|школы|учреждения|сады)\b"
    r".*\b(?:не подключ[а-я]+|без координатор[а-я]+|нет координатор[а-я]*|не зарегистрир[а-я]+"
    r"|не зашл[а-я]+)\W*"
)
_ASKED = re.compile(
    r"(?:по|про|о|об|к|насчет|касательно|куратору?|у|мероприяти\w+|пункт\w*|него|нему|такой|№)\b"
    r"|[\d.,:;!?()—–-]+|\s+"
)
_INVITES = re.compile(
    rf"{_KINDLY}(?:пригласи(?:те|ть)?|приглашени\w*|позов(?:и|ите)|позвать"
    r"|(?:сделай|дай|создай|пришли|скинь|вышли|отправь|нужн[ао])(?:те)? (?:мне )?"
    r"(?:ссылк\w*|приглашени\w*))\b"
    # «на совещание», «к телефону», «ссылку на отчёт»: not into the bot.
    r"(?!.*\b(?:на|к) (?!бот|вход|подключени|регистраци|школ|лице|гимнази|сад|центр|координатор"
    r"|руководител|директор|заведующ|имя))"
)
_OTHER_COORDINATOR = re.compile(
    rf"{_KINDLY}(?:смени|поменя|замени|пригласи|добав|назнач|подключ)\w* (?:[а-я]+ )?координатор"
)
_WHO_REPORTS = re.compile(
    rf"{_KINDLY}(?:(?:кто|как зовут|телефон|номер|контакты?|скажите кто) "
    r"(?:(?:у нас|наш\w*|нашей|школы|в школе|сейчас|там|мой|моего) )*координатор[а-я]*"
    r"|кто (?:у нас )?еще (?:кроме меня )?(?:от|из|в|за) (?:нашей |моей )?школ[ыеу]"
    r"|кто (?:(?:у нас|еще|из наших|в (?:нашей )?школе|(?:от|за) (?:нашей )?школ[ыу]|сейчас|там"
    r"|это|все это) )*"
    r"(?:отчитывается|сдает отчеты|ведет(?: карту| это| отчеты)?|заполняет))\W*"
)
_WHO_ANSWERS = re.compile(
    rf"{_KINDLY}кто (?:(?:у нас|в школе|за это|за него|за нее|за них|за (?:п\.? ?)?\d[\d.]*"
    r"|по (?:п\.? ?)?\d[\d.]*|это|сейчас) )*"
    r"(?:отвечает|ответственный|делает|готовит|сдает)(?: за (?:это|\d[\d.]*))?\W*"
)
_OWN_FILES = re.compile(
    rf"{_KINDLY}(?:(?:где|покажи|открой|найди|скачай|пришли|дай|мне|все)(?:те)? )*"
    r"(?:мои|наши|свои) (?:все )?(?:файлы|документы|справки|вложения|сканы|фото)"
    r"(?: (?:все|где|покажи))?\W*"
)
_OTHER_SCHOOLS = re.compile(
    rf"{_KINDLY}(?:что |как |какие )?(?:там )?(?:у |дела у |дела в )?"
    r"(?:друг(?:ие|их)|остальн(?:ые|ых)|соседн(?:ие|их|ей)) "
    r"(?:школ[ыае]?|сад(?:ы|ов|ах)|учреждени[яйе]х?)"
    r"(?: (?:отчитались|сдали|сдают|справляются|делают|выполняют))?\W*"
)
_HEAD = re.compile(r"\b(?:руководител|директор|заведующ|начальник|глав)\w*")
_OF_ACTIVITY = r"(?:(?:по|в|у|п|пункт\w*|мероприяти\w+)[ .]*)?\d+(?:\.\d+)+\.?[,:]? "
_MENDS = re.compile(
    rf"{_KINDLY}(?:{_OF_ACTIVITY})?(?:исправ|поправ|поменя|помени|замен|измени|переправ|поставь|запиши)\w*"
    r"(?: (?:пожалуйста|число|цифр[уы]|значение|показатель|это|его|ее|там|процент|лучше|с \d+\S*"
    r"|(?:(?:по|в|у) )?(?:п\.? ?|пункт\w* )?\d+(?:\.\d+)+))*"
    r" на (?P<number>\d+(?:[.,]\d+)?) ?(?:%|процент\w*|человек\w*|чел|штук\w*)?\W*"
)
_RATHER = re.compile(
    rf"{_KINDLY}(?:{_OF_ACTIVITY})?(?:не \d+(?:[.,]\d+)? ?%?,? а (?P<number>\d+(?:[.,]\d+)?) ?%?"
    r"|(?P<first>\d+(?:[.,]\d+)?) ?%?,? а не \d+(?:[.,]\d+)? ?%?)\W*"
)
_DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])")
"""«15.12»; «36.5» is none."""
_TELEPHONE = re.compile(
    r"(?:(?:подскажите|скажите|дай(?:те)?|скинь(?:те)?|мне|нужен|какой|пожалуйста),? )*"
    r"(?:(?:номер )?телефона?|номер|контакт[ыа]?)(?: у)? (?P<who>[\w\"«» .№-]{2,60})[?.! ]*",
    re.IGNORECASE,
)
_OF_CURATOR = re.compile(r"\b(?:куратор|мо[йяе]|наш|координатор|школ|бот)", re.IGNORECASE)
_ACTIVITY = re.compile(r"^\d[\d.]*$|\b\d+\.\d")
"""«номер 3.1», «номер отчёта по 1.4»."""
_PLACES = ("перв", "втор", "трет", "четв", "пят", "шест", "седьм", "восьм")
_PLACE = re.compile(
    r"\b(?:по|у|к|про|для|с|открой|покажи|давай|давайте|возьмем) "
    rf"(?P<place>(?:{'|'.join(_PLACES)})[а-я]*)"
    r"(?: (?:из (?:них|списка)|пункту|мероприятию|в списке))?"
    r"(?:\W*$|,? (?=(?:что|как(?:ой|ие)|когда|нужн\w+)\b))"
)
_ORDERED = re.compile(
    rf"{_KINDLY}(?:прими|принять|принимай|одобри|зачти|верни|вернуть|возвращай|отклони)(?:те)? "
    rf"(?:(?:только|пожалуйста) )?(?P<place>(?:{'|'.join(_PLACES)})"
    r"(?:ый|ой|ий|ая|ую|ое|его|ого|ью|ья))"
    r"(?: (?:отчет|из (?:них|списка|очереди)))?(?: пожалуйста)?\W*"
)
_TO_CALENDAR = re.compile(
    rf"{_KINDLY}(?:(?:можно|хочу|мне|как|а)\b ?)*"
    r"(?:(?:выгрузи(?:ть)?|скин(?:ь|уть)|пришли|прислать|добав(?:ь|ить)|постав(?:ь|ить)|дай|экспорт"
    r"|занес(?:и|ти)|сохрани(?:ть)?|отправ(?:ь|ить)|скача(?:й|ть)|перенес(?:и|ти))(?:те)?\b,? ?)?"
    r"(?:(?:мне|все|мои|наши|свои|эти|сроки|дедлайны|задачи|даты|дела|мероприятия|файл(?:ом|ик)?"
    r"|пожалуйста)\b,? ?)*"
    r"(?:в|для|на) (?:(?:мой|свой|моего|google|гугл|яндекс|телефонн\w+|электронн\w+) )*"
    r"календар[ья](?: (?:телефона|в телефоне|на телефоне|google|гугл|яндекса?))?"
    r"(?: (?:телефона|пожалуйста|можно))?\W*"
)
_ENDLESS = re.compile(r"\b(?:бессрочн\w*|без срока)\b")


def renames_municipality(text: str) -> str | None:
    """The name that a municipality is to have («переименуй район в Озёрный округ»), empty where it
    is still to be said; None where the words are about something else.

    A name has a capital letter or quotes: «исправьте название района на титуле» is about a paper.
    """
    plain = " ".join(text.split())
    found = _RENAMES.fullmatch(plain) if len(plain) <= _LONGEST else None
    if found is None:
        return None
    other, name = found["other"] or "", found["name"] or ""
    if _IS_NAME.match(other or name):
        return (other or name).strip('«»"„“ ')
    return None if name else ""


def own_reviews(text: str) -> Reviewed | None:
    """«сколько я сегодня приняла»: the speaker's own decisions, and nobody else's."""
    found = _OWN_REVIEWS.match(_plain(text))
    if found is None or _DENIED.search(found[0]):
        return None  # «что я ещё не приняла» waits for review
    if found["did"].startswith("при"):
        return "accepted"
    return "reviewed" if found["did"].startswith(("провер", "рассмотр")) else "returned"


def wants_calendar(text: str) -> bool:
    """«выгрузи мои сроки в календарь»: deadlines as a file for the telephone."""
    plain = _plain(text)
    return len(plain) <= _LONGEST and _TO_CALENDAR.fullmatch(plain) is not None


def own_doings(text: str) -> bool:
    """«кому я перенесла сроки», «кого я приглашала»: what the log says of the speaker."""
    plain = _plain(text)
    # Of a long text each «я» would be looked at beside each other one.
    return len(plain) <= _LONGEST and _OWN_DOINGS.match(plain) is not None


def asks_curator(text: str) -> bool:
    """«Вопрос по 3.1: нужно ли …», «спросите куратора, …»: for the curator, and not for the bot."""
    plain = _plain(text)
    return _TO_CURATOR.match(plain) is not None or _HAS_QUESTION.search(plain) is not None


def question_itself(text: str) -> str | None:
    """What is asked behind «есть вопрос: …», folded; None where nothing is, or it is
    put to the curator.
    """
    plain = _plain(text)
    found = _FOR_ANYBODY.match(plain)
    return plain[found.end() :] if found else None


def names_section(text: str) -> bool:
    """«что у меня по второму разделу»: of one section, whether or not there is such a one."""
    return _OF_SECTION.search(_plain(text)) is not None


def is_bare_question(text: str) -> bool:
    """«Вопрос по 3.1», «вопрос куратору»: what is asked is still to come."""
    plain = _plain(text)
    found = _TO_CURATOR.match(plain)
    return found is not None and not _ASKED.sub("", plain[found.end() :])


def listed_schools(text: str) -> Literal["all", "without"] | None:
    """«список школ», «школы», «кто не подключён»: which organisations are asked for."""
    plain = _plain(text)
    if _UNJOINED.fullmatch(plain):
        return "without"
    return "all" if _LISTS_SCHOOLS.fullmatch(plain) else None


def invited(text: str) -> Literal["head", "coordinator"] | None:
    """Whom «пригласи руководителя школы 7» invites; None where no post is named."""
    plain = _plain(text)
    if _INVITES.match(plain) is None:
        return None
    if _HEAD.search(plain):
        return "head"
    linked = "ссылк" in plain or "приглашени" in plain
    return "coordinator" if linked or "координатор" in plain else None


def changes_coordinator(text: str) -> bool:
    """«смени координатора», «пригласи нового координатора»: who is one, a curator decides."""
    return _OTHER_COORDINATOR.match(_plain(text)) is not None


def asks_coordinator(text: str) -> bool:
    """«кто у нас координатор», «телефон координатора»: who reports for the school."""
    return _WHO_REPORTS.fullmatch(_plain(text)) is not None


def asks_who_answers(text: str) -> bool:
    """«а кто за это отвечает», «кто отвечает за 1.4»: who does it."""
    return _WHO_ANSWERS.fullmatch(_plain(text)) is not None


def asks_own_files(text: str) -> bool:
    """«мои файлы», «где наши документы»: of no activity."""
    return _OWN_FILES.fullmatch(_plain(text)) is not None


def asks_other_schools(text: str) -> bool:
    """«а как другие школы»: what a school may not see."""
    return _OTHER_SCHOOLS.fullmatch(_plain(text)) is not None


def number_mended(text: str) -> float | None:
    """The number of «исправь на 36», «не 30, а 36», «4.1 не 30, а 36»; a day is none."""
    plain = _plain(text)
    found = _MENDS.fullmatch(plain) or _RATHER.fullmatch(plain)
    if found is None:
        return None
    said = found["number"] or found.groupdict().get("first") or ""
    if _DAY.fullmatch(said):
        return None
    return float(said.replace(",", "."))


def telephone_of(text: str) -> str | None:
    """Whose telephone is asked for, as it was written; None where it is the curator's or a post's:
    «телефон ЦРО».
    """
    found = _TELEPHONE.fullmatch(" ".join(text.split()))
    if found is None or _OF_CURATOR.search(found["who"]) or _ACTIVITY.search(found["who"]):
        return None
    return str(found["who"]).strip(" .")


def place_in_list(text: str) -> int | None:
    """The place that «какие документы по первому» points at in a list, from 0."""
    found = _PLACE.search(_plain(text))
    if found is None:
        return None
    return _place(found["place"])


def place_decided(text: str) -> int | None:
    """The place in the queue that «прими первую», «верни второй» decides about, from 0."""
    found = _ORDERED.fullmatch(_plain(text))
    return None if found is None else _place(found["place"])


def _place(word: str) -> int:
    return next(at for at, begin in enumerate(_PLACES) if word.startswith(begin))


def drops_deadline(text: str) -> bool:
    """«перенеси 1.4 школе 3 бессрочно»."""
    return _ENDLESS.search(_plain(text)) is not None


def _plain(text: str) -> str:
    return " ".join(fold(text).split())
