"""How names of responsible bodies begin in Russian: the words that tell one name from two."""

import re

from domain.planning.wording import fold

# Stems and the endings in which they begin a name; in any other case («директору», «отдела») they
# are part of the name before. What follows a role is whose it is («директора школ»).
_ROLES = (
    (
        "руководител заместител завуч начальник секретар координатор куратор оператор организатор"
        " председател член специалист методист педагог преподавател воспитател психолог логопед"
        " дефектолог тьютор наставник библиотекар тренер инструктор эксперт бухгалтер юрист техник"
        " представител родител волонтер советник консультант помощник участник выпускник работник"
        " сотрудник медработник ученик коллектив совет педколлектив старост",
        "|ь|и|ы",
    ),
    ("директор учител инспектор мастер", "|ь|а|я|ы"),
    ("администраци глав команд", "я|а|ы"),
    ("заведующ ответственн обучающ учащ вожат социальн классн", "ий|ая|ие|ый|ые|иеся|ийся|ое"),
)
_BODIES = (
    (
        "отдел департамент комитет центр институт штаб муниципалитет орган фонд двор дом клуб"
        " сектор сад интернат кабинет профсоюз союз театр колледж техникум вуз университет"
        " лице музе оргкомитет детсад дворец оператор кванториум",
        "|ы|и|й|ец|цы",
    ),
    ("служб комисси прокуратур полици ассоциаци академи дирекци опек редакци", "а|я"),
    ("групп школ библиотек площадк станци организаци гимнази больниц поликлиник", "а|я|ы|и"),
    ("управлени министерств агентств", "е|о"),
    ("учреждени объединени предприяти сообществ", "е|я|о|а"),
    ("работодател", "ь|и"),
    ("детск", "ий|ие"),
)
_OBLIQUE = re.compile(r"\w{2,}(?:ого|его|ому|ему|ых|их|ым|им|ой|ей)")
_ADJECTIVE = re.compile(r"\w{3,}(?:ый|ий|ая|яя|ое|ее|ые|ие)(?:-\w+)?")
_ADJECTIVE_OJ = re.compile(r"\w{3,}ой")
ACRONYM = re.compile(r"[«\"]?[А-ЯЁA-Z]{2,}[А-ЯЁA-Zа-яё]*[-\d]*")
_TERRITORY = re.compile(r"[А-ЯЁ]{0,4}(?:МР|ГО|МО|МАО|АО|БР|КР|СП|ГП|РФ)|[А-ЯЁ]Р")
_NEEDS_COMPLEMENT = re.compile(
    r"(?:отдел|управление|департамент|министерство|комитет|центр|институт|служба|сектор|комиссия"
    r"|[мгф][кба]о?у(?: до| дпо)?|[мг][ба]до?у|[мг][ба]ук)"
)
_SHORTENED = re.compile(r"(?:зам|зав|нач|рук|спец|гл|вед|отв|пред)\.")
_OBLIQUE_PLURAL = re.compile(r"\w{3,}(?:ых|их|ого|его)")
_ONLY_ADJECTIVE = re.compile(r"классн|социальн|детск")
_OFFICES = re.compile(
    r"(?:руководител|директор|заместител|представител|начальник|заведующ|председател)"
)
_EDGES = ' «»"().,;:–—-•'


def _pattern(table: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    groups = (f"(?:{'|'.join(stems.split())})(?:{endings})" for stems, endings in table)
    return re.compile(f"(?:{'|'.join(groups)})(?:-\\w+)?")


_ROLE_STEM = re.compile("|".join(stem for stems, _ in _ROLES for stem in stems.split()))
_HEAD = _pattern(_ROLES + _BODIES)


def is_role(word: str) -> bool:
    """Whether a word, in any case, names people in an office («директора», «методист»)."""
    return bool(_ROLE_STEM.match(fold(word).strip(_EDGES)))


def is_head(word: str) -> bool:
    """Whether a word, in this form, can be the noun with which a name begins."""
    return bool(_HEAD.fullmatch(fold(word).strip(_EDGES)))


def is_territory(word: str) -> bool:
    """Whether an abbreviation ends like that of a district («НТГО», «ММР»)."""
    return bool(_TERRITORY.fullmatch(word.strip(_EDGES)))


def needs_complement(text: str) -> bool:
    """Whether a name cannot end here («Отдел», «МКУ»)."""
    return bool(_NEEDS_COMPLEMENT.fullmatch(fold(text)))


def is_unfinished(text: str) -> bool:
    """Whether a text ends with an adjective whose noun is still to come."""
    last = fold(text).split(" ")[-1].strip(_EDGES)
    return bool(_ADJECTIVE.fullmatch(last)) and (
        not is_head(last) or _ONLY_ADJECTIVE.match(last) is not None
    )


def is_of_unsaid(text: str) -> bool:
    """Whether a text ends with an adjective in an oblique case («руководители школьных»)."""
    last = fold(text).split(" ")[-1].strip(_EDGES)
    return bool(_OBLIQUE_PLURAL.fullmatch(last))


def is_bare_office(text: str) -> bool:
    """Whether a name is only an office, so that it says nothing without whose it is."""
    return " " not in text.strip() and bool(_OFFICES.match(fold(text)))


def begins_name(text: str) -> bool:
    """Whether a text begins like the name of a party and not like more of the one before."""
    words = text.strip(" -–—•").split()
    if not words or words[0][0].isdigit() or words[0].startswith("№"):
        return False
    first = words[0].strip(_EDGES)
    bare = fold(first)
    if is_head(first) or _SHORTENED.match(fold(words[0])):
        return True
    if first[:1].isupper():
        return bool(ACRONYM.match(first)) or not (len(bare) > 4 and _OBLIQUE.fullmatch(bare))
    if _ADJECTIVE.fullmatch(bare):
        return True
    return bool(_ADJECTIVE_OJ.fullmatch(bare)) and any(map(is_head, words[1:3]))
