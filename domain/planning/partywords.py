"""How names of responsible bodies begin in Russian: the words that tell one name from two."""

import re
from collections.abc import Sequence

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
_SHORTENED = re.compile(
    r"(?:зам|зав|нач|рук|спец|гл|вед|отв|пред|кл|соц|ст|мед|дир|пед|уч|преп|восп|библ|псих|секр)\."
)
# What a body is of, in the genitive: «Отдел образования Администрации района».
_OWNER = re.compile(
    r"администрации|(?:управлени|объединени|поселени)я"
    r"|(?:министерств|агентств|правительств|департамент|комитет|отдел|центр|район|округ|город)а"
    r"|(?:кра|лице|музе)я|области|республики|прокуратуры|службы"
)
# People in the nominative plural; a subject in the genitive («математики») never ends so.
_PEOPLE = re.compile(
    r"\w+(?:[оеё]ры|исты|[оуе]ги|[нш]ики|цы|тели|[ае]нты|[аи]ры|хозы|лены|ане|яне|[гн]оги)|дети|родные|ребята"
)
_GENITIVE_PLURAL = re.compile(
    r"\w+(?:ов|ев|ей|ий|[ыи]х|[ыи]м|[ая]м|[ая]х|[ая]ми|(?<!к)ом|ем)|школ|групп|библиотек|команд|служб|больниц|наук|дел|семей|сел|детей"
)
_CONSONANT_LAST = re.compile(r"[а-я-]{2,}[бвгджзклмнпрстфхцчшщ]")
_OBLIQUE_PLURAL = re.compile(r"\w{3,}(?:ых|их|ого|его)")
_ONLY_ADJECTIVE = re.compile(r"классн|социальн|детск")
_OFFICES = re.compile(
    r"(?:руководител|директор|заместител|представител|начальник|заведующ|председател)"
)
# What says which of them are meant: «ОО, реализующие программы», «школы, кроме начальных». Nouns
# and adjectives that were participles once begin names of their own.
_CLAUSE = re.compile(
    r"(?:кроме|за исключением|исключая|включая|в том числе|где|чь[ияюе]\w*|(?:\w{1,3} )?котор\w+"
    r"|(?P<participle>(?:не )?(?!обучающ|учащ|заведующ|служащ|управляющ|отдыхающ|желающ|трудящ"
    r"|ведущ|действующ|начинающ|соответствующ|следующ|будущ|бывш|настоящ|руководящ|\w+стоящ)"
    r"\w{2,}(?:[уюая]щ|вш|едш)(?:ие|их|ий|ая|ее|ей|его|ую|им|ими)(?:ся)?))\s+\w"
)
_SCHOOLS = re.compile(r"(?:М?[БАК]?)(?:ОО|ОУ|ДОУ|ДОО|СОШ|ООШ|УДО)\b")
_SCHOOLS_NAMED = re.compile(r"школы|(?:дет)?сады|(?:организаци|учреждени|гимнази)[ия]|лицеи")
_ONE_BODY = re.compile(
    r"(?:управлени|министерств|агентств)[ео]|(?:отдел|центр|комитет|департамент|сектор|кабинет|дом)"
    r"|служба|комиссия|библиотека|музей|администрация"
)
# What a school has, though it begins names too: «школы, имеющие дошкольные группы».
_OF_SCHOOL = re.compile(r"групп|площадк|станци|библиотек|команд|служб|клуб|кабинет|музе|центр|сад")
_EDGES = ' «»"().,;:–—-•'


def _pattern(table: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    groups = (f"(?:{'|'.join(stems.split())})(?:{endings})" for stems, endings in table)
    return re.compile(f"(?:{'|'.join(groups)})(?:-\\w+)?")


_ROLE_STEM = re.compile("|".join(stem for stems, _ in _ROLES for stem in stems.split()))
_HEAD = _pattern(_ROLES + _BODIES)
_BODY = _pattern(_BODIES)


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


def is_body(text: str) -> bool:
    """Whether a text names a body («районная больница») and not people in an office."""
    words = text.split()
    return bool(words) and not is_role(words[0]) and any(map(_is_body_word, words))


def is_owner(text: str) -> bool:
    """Whether a text begins with whose the body before it is («Администрации района»)."""
    words = text.split()
    return bool(words) and bool(_OWNER.fullmatch(fold(words[0]).strip(_EDGES)))


def is_nominative(text: str) -> bool:
    """Whether the first noun of a text is clearly no complement of what stands before it."""
    words = fold(text).split()
    first = words[0].strip(_EDGES) if words else ""
    if is_people(text):
        return True
    return bool(_CONSONANT_LAST.fullmatch(first)) and not _GENITIVE_PLURAL.fullmatch(first)


def is_people(text: str) -> bool:
    """Whether a text begins with people in the nominative plural («навигаторы»)."""
    words = fold(text).split()
    return bool(words) and bool(_PEOPLE.fullmatch(words[0].strip(_EDGES)))


def is_clause(text: str) -> bool:
    """Whether a text only says which of those before it are meant («имеющие низкие результаты»);
    «участвующие школы» says itself who is.
    """
    found = _CLAUSE.match(fold(text))
    if found is None or found["participle"] is None:
        return found is not None
    rest = text[found.end("participle") :].split()
    held = any(_OF_SCHOOL.match(fold(word)) for word in rest[:3])
    return held or not (opens_name(rest) or _SCHOOLS.match(rest[0]))


def names_after_clause(text: str, of: str) -> bool:
    """Whether a clause in the plural stands before whom it says, for `of` is one body.

    «УО, реализующие программы ОО»: it is not the office that there are several of.
    """
    found = _CLAUSE.match(fold(text))
    if found is None or not (found["participle"] or "").removesuffix("ся").endswith("ие"):
        return False
    first, last = (fold(of).split() or [""])[0], text.split()[-1].strip(_EDGES)
    one = ACRONYM.fullmatch(of.strip()) and not _SCHOOLS.match(of)
    several = _SCHOOLS.fullmatch(last) or _SCHOOLS_NAMED.fullmatch(fold(last))
    return bool(one or _ONE_BODY.fullmatch(first)) and bool(several)


def opens_name(words: Sequence[str]) -> bool:
    """Whether a name clearly begins with these words, even where nothing parts it from another.

    That is a noun that heads names, its abbreviation, or adjectives before such a noun.
    """
    for position, word in enumerate(words[:3]):
        if is_head(word) or _SHORTENED.match(fold(word)):
            return True
        adjective = _ADJECTIVE.fullmatch(fold(word).strip(_EDGES))
        if not adjective or (position and word[:1].isupper()):
            return False
    return False


def has_head(words: Sequence[str]) -> bool:
    """Whether any of the words can head a name, abbreviated ones included."""
    return any(is_head(word) or _SHORTENED.match(fold(word)) is not None for word in words)


def _is_body_word(word: str) -> bool:
    return bool(_BODY.fullmatch(fold(word).strip(_EDGES)))


def begins_name(text: str) -> bool:
    """Whether a text begins like the name of a party and not like more of the one before."""
    words = text.strip(" -–—•").split()
    if not words or words[0][0].isdigit() or words[0].startswith("№"):
        return False
    first = words[0].strip(_EDGES)
    bare = fold(first)
    if is_head(first) or _SHORTENED.match(fold(words[0])):
        return True
    if is_owner(first):
        return False
    if first[:1].isupper():
        return bool(ACRONYM.match(first)) or not (len(bare) > 4 and _OBLIQUE.fullmatch(bare))
    if _ADJECTIVE.fullmatch(bare):
        return True
    return bool(_ADJECTIVE_OJ.fullmatch(bare)) and any(map(is_head, words[1:3]))
