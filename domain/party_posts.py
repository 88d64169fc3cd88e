"""Whose work a party is that is no organisation of the list: a post, or a body of the office.

«Куратор ШНОР» and «начальник отдела» are people of the office that runs the plan, «методисты» and
«РМО учителей истории» of its methodical centre, «классные руководители» of schools. Whoever works
elsewhere («начальник отдела полиции») is none of them.
"""

import re
from enum import StrEnum

from domain.organisation_kinds import OrganisationKind
from domain.planning.wording import fold


class Sphere(StrEnum):
    """Where the people of a party work."""

    OFFICE = "office"
    METHODISTS = "methodists"
    SCHOOLS = "schools"
    KINDERGARTENS = "kindergartens"


OF_HOUSE = {
    Sphere.OFFICE: OrganisationKind.DEPARTMENT,
    Sphere.METHODISTS: OrganisationKind.CENTRE,
}
"""The people of the office, by what they work in."""

OF_MANY = {
    Sphere.SCHOOLS: OrganisationKind.SCHOOL,
    Sphere.KINDERGARTENS: OrganisationKind.KINDERGARTEN,
}
"""People whom each organisation of a kind has."""


def _any(*words: str) -> str:
    return "(?:" + "|".join(" ".join(words).replace("+", r"\w*").split()) + ")"


_NOTE = re.compile(r"\([^()]*\)")
_NUMBER = re.compile(r"№+\s*\d")
_WORK_FOR = re.compile(r"\bпо\b.*")
_LEVEL = _any(
    "муниципальн+ районн+ городск+ окружн+ главн+ ведущ+ старш+ гл. вед. зам. заместител+"
)
_CIRCLE = (
    rf"(?:[\w-]+ ){{0,2}}{_any('методическ+ предметн+ творческ+')}"
    rf" {_any('объединени+ групп+ сообществ+')}"
)

# Of a region, of another office than that of education: no district's curator reports for them.
_ELSEWHERE = re.compile(
    r"\b"
    + _any(
        "полици+ мвд омвд овд пдн опдн кдн+ гибдд мчс прокуратур+ суд несовершеннолетн+",
        "больниц+ поликлин+ здравоохран+ медицинск+ цгб црб рб опек+ соцзащит+",
        "защит+ занятост+ обслужив+",
        "библиотека библиотеки библиотек библиотечн+ музе+ театр+ спорт+ молодеж+",
        "банк+ предприят+ партнер+ бухгалтер+ цб архив+ сми",
        "вуз+ университет+ колледж+ техникум+ институт+ академи+ церк+ церков+ епарх+ ветеран+",
        "министерств+ минобр+ област+ регион+ края край краев+ республик+ инспекц+ глава главы",
        "поселен+ движени+ волонт+ родител+ семь+ обучающ+ ученик+",
    )
    + r"\b"
    # «Учителя физической культуры» teach it.
    r"|(?<!физической )\bкультур"
)
_OF_SCHOOL = re.compile(
    r"\b"
    + _any("шмо школ+ оо оу сош оош общеобразовательн+ доу доо сад сад+ дошкольн+ лагер+")
    + r"\b"
    r"|\bобразовательн\w+ (?:организац|учрежд)\w+"
)
_OF_KINDERGARTENS = re.compile(
    r"\b(?:м?[бак]?доу|доо|д/с|(?:дет)?сад(?:а|у|ом|ы|ов|ам|ах)?|дошкольн\w*)(?![\w-])"
)
_OF_SCHOOLS = re.compile(
    rf"\b{_any('школ+ лице+ гимнази+ оо оу сош оош общеобразовательн+')}(?![\w-])"
)
# Whatever else it is for («образования, культуры и спорта»), unless it is that of a region.
_OFFICE = re.compile(
    r"(?!.*\b(?:област|кра[йея]\b|республик|регион))"
    rf"{_any('управлени+ отдел+ комитет+ департамент+ сектор+')}(?: [\w-]+){{0,2}} образовани\w+"
    r"(?:\W.*)?|(?:м[кб]у )?«?[ргмо]?уо»?(?: [а-я]{2,5})?|р?гоо|роо|районо|гороно"
)
_CENTRE = re.compile(
    r"(?:м\w{1,3} )?(?:дпо |до )?«?(?:[ргмои]{0,3}м[цк]|црс?оо?|ммс|рмс)»?"
    r"|центр развития образования(?: .+)?"
    r"|(?:[\w-]+ ){0,3}(?:[\w-]+-)?методическ\w+ (?:центр|кабинет|служб|отдел)\w*(?: .+)?"
)
_DIVISION = re.compile(r"(?:[\w-]+ ){0,2}(?:[\w-]+-)?(?:отдел|сектор|служба|техподдержка)(?: .+)?")
_SOCIETY = re.compile(
    r"[ргм]мо(?: .+)?|мо (?:учител|педагог|воспитател|классн|предметн)\w*(?: .+)?|мтг"
    r"|(?:[\w-]+ ){0,3}(?:[\w-]+-)?методическ\w+ (?:совет|объединени)\w*(?: .+)?"
)
# Posts and, where more stands behind them, what they are for: «куратор ШНОР».
_POSTS = (
    (Sphere.KINDERGARTENS, rf"(?:{_LEVEL} )*воспитател\w+(?: .+)?|заведующие"),
    (
        Sphere.SCHOOLS,
        rf"{_any('классн+ кл.')} {_any('руковод+ рук.')}(?: .+)?"
        rf"|(?:{_any('социальн+ соц. старш+ молод+')} )*"
        + _any(
            "учител+ учителя-[а-я]+ педагог+ педагоги-[а-я]+ педагог-[а-я]+ преподавател+ завуч+"
        )
        + r"(?: .+)?"
        rf"|(?:старш\w+ )?{_any('психолог+ логопед+ дефектолог+ библиотекар+ вожат+')}(?: .+)?"
        rf"|{_any('директора директор')}(?: школ\w*)?"
        rf"|{_any('зам+ зам.')} {_any('директор+ дир.')}(?: (?:школ\w* )?по .+)?"
        rf"|советник\w*(?: директор\w*)?(?: по .+)?|(?:руководител\w+ )?шмо(?: .+)?"
        rf"|администраци\w (?:школ\w*|о[оу])"
        rf"|{_any('педагогическ+ пед.')} {_any('коллектив+ работник+')}(?: .+)?"
        rf"|школьн\w+ {_any('координатор+ команд+ психолог+ методическ+ служб+')}(?: .+)?"
        rf"|начальник\w* (?:[\w-]+ )*лагер\w+",
    ),
    (
        Sphere.METHODISTS,
        rf"(?:{_LEVEL} )*{_any('методист+ тьютор+')}(?: .+)?"
        rf"|{_any('руководител+ рук. председател+ члены')} (?:[ргм]?мо|мтг|{_CIRCLE})(?: .+)?",
    ),
    (
        Sphere.OFFICE,
        rf"(?:{_LEVEL} )*"
        + _any(
            "куратор+ координатор+ оператор+ начальник+ нач. специалист+ спец. консультант+",
            "эксперт+",
        )
        + rf"(?: .+)?|(?:{_LEVEL} )*{_any('рабоч+ экспертн+ проектн+')} групп\w(?: .+)?"
        rf"|(?:{_LEVEL} )*{_any('жюри оргкомитет штаб комисси+')}(?: .+)?"
        rf"|председател\w+ {_any('жюри комисси+ оргкомитет+')}(?: .+)?",
    ),
)
_SPHERES = tuple((sphere, re.compile(pattern)) for sphere, pattern in _POSTS)


def sphere_of(name: str) -> Sphere | None:
    """Where the people of a party work, by its name alone; None where nothing tells."""
    said = _bare(name)
    if _OFFICE.fullmatch(said):
        return Sphere.OFFICE
    if not said or _ELSEWHERE.search(said):
        return None
    if _CENTRE.fullmatch(said) or _SOCIETY.fullmatch(said):
        return Sphere.METHODISTS
    found = next((sphere for sphere, posts in _SPHERES if posts.fullmatch(said)), None)
    if found in OF_HOUSE and _OF_SCHOOL.search(said):
        # «Координаторы школ», «специалисты ДОУ» are people of those.
        return None
    if found is Sphere.SCHOOLS and _OF_KINDERGARTENS.search(said):
        # «Педагоги ДОУ» are none of schools; those of «школ и ДОУ» are of both.
        found = None if _OF_SCHOOLS.search(said) else Sphere.KINDERGARTENS
    return None if "дополнительного образования" in said else found


def is_division(name: str) -> bool:
    """Whether a name may be that of a part of the office: «Сектор питания», «ИТ-отдел»."""
    return bool(_DIVISION.fullmatch(_bare(name))) and not works_elsewhere(name)


def place_of(note: str) -> Sphere | None:
    """Where somebody works whose post names a school or a number: «директор школы № 1».

    What a post is for says nothing: «методист по дошкольному образованию».
    """
    said = fold(note)
    of = _WORK_FOR.sub("", said)
    if _OF_KINDERGARTENS.search(of):
        return Sphere.KINDERGARTENS
    return Sphere.SCHOOLS if _OF_SCHOOLS.search(of) or _NUMBER.search(said) else None


def works_elsewhere(name: str) -> bool:
    """Whether a name or a note says that somebody is of no school and of no office of education."""
    return bool(_ELSEWHERE.search(fold(name))) and sphere_of(name) is None


def house_of(name: str) -> OrganisationKind | None:
    """What a body of the office is by its name: «Отдел образования», «МКУ «ИМЦ»»."""
    said = _bare(name)
    if _OFFICE.fullmatch(said):
        return OrganisationKind.DEPARTMENT
    is_centre = _CENTRE.fullmatch(said) and not _ELSEWHERE.search(said)
    return OrganisationKind.CENTRE if is_centre else None


def _bare(name: str) -> str:
    return " ".join(_NOTE.sub(" ", fold(name)).split()).strip(" .,;:")
