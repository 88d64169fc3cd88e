"""What an organisation is, by its name or by how a plan names many of its kind."""

import re
from enum import StrEnum


class OrganisationKind(StrEnum):
    """The kinds of organisations of a municipality."""

    SCHOOL = "school"
    KINDERGARTEN = "kindergarten"
    EXTRACURRICULAR = "extracurricular"
    DEPARTMENT = "department"
    CENTRE = "centre"
    OTHER = "other"


_KINDS: tuple[tuple[OrganisationKind, str], ...] = (
    # The order matters: «спортивная школа» is no school, «методический центр управления» no
    # department.
    (OrganisationKind.KINDERGARTEN, r"детск\w* сад|\b[мк]?[бак]?д[оc]у\b|\bд/с\b|ясли"),
    (
        OrganisationKind.EXTRACURRICULAR,
        r"\bддт\b|\bцдт\b|\bдю[сц]ш?\b|\bдтд\w*|\bсш(?:ор)?\b|спортивн\w* школ|музыкальн\w* школ|"
        r"школ\w* искусств|\bдши\b|\bдмш\b|творчеств|дополнительн\w* образован|станци\w* юн|"
        r"внешкольн|кванториум",
    ),
    (
        OrganisationKind.CENTRE,
        r"методическ|\b[ргмио]?[имг]мц\b|\bр?имк\b|\bрмц\b|\bцроо?\b|информационн\w* центр"
        r"|развития образования",
    ),
    (OrganisationKind.SCHOOL, r"школ|лице[йяю]|гимнази|\bс?ош\b|\bоош\b|\bнош\b|интернат|кадетск"),
    (OrganisationKind.DEPARTMENT, r"управлени|отдел|департамент|администраци|комитет"),
)
_GUESSES = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS)

# How a plan names all of a kind at once; None stands for every organisation that teaches.
_MANY: tuple[tuple[OrganisationKind | None, str], ...] = (
    (
        OrganisationKind.KINDERGARTEN,
        r"м?[бак]?доу|доо|дошкольны\w+ (?:образовательны\w+ )?(?:организаци|учреждени)\w*"
        r"|(?:детски\w+ )?сад(?:ы|ов|ами|ам)",
    ),
    (
        OrganisationKind.EXTRACURRICULAR,
        r"удо|оудо|уд[од]|(?:организаци|учреждени)\w+ дополнительного образования(?: детей)?",
    ),
    (
        OrganisationKind.SCHOOL,
        r"школ(?:ы|ам)?|школьны\w+ команд\w*|м?[бак]?оу|сош|оош"
        r"|общеобразовательны\w+ (?:организаци|учреждени|школ)\w*"
        r"|лице(?:и|ев)|гимнази[ий]",
    ),
    (
        None,
        r"оо|образовательны\w+ (?:организаци|учреждени)\w*|муниципальны\w+ образовательны\w+"
        r" (?:организаци|учреждени)\w*|подведомственны\w+ (?:организаци|учреждени)\w*"
        r"|учреждени[йя]|организаци[йи]",
    ),
)
_WHOLE = tuple(
    (kind, re.compile(rf"(?:вс(?:е|ех)\s+)?(?:{pattern})(?:\s+(?:район|город|округ)\w*)?"))
    for kind, pattern in _MANY
)
# What a name of one organisation begins with: «МБОУ», «Луговская основная школа», «№ 5».
_LEGAL_FORM = r"(?:филиал )?м[а-я]{0,3}(?:оу|у|уо?до|доу)|доу|чоу|ано|огбоу|гбоу|гоу"
_DESCRIBED = r"(?:[\w-]+(?:ая|яя|ий|ый|ой|ое|ее) |об\w+образовательн\w+ )*"
_BODY = (
    r"школа(?:-[\w-]+)?|лицей|гимназия|(?:школа-)?интернат|сад(?:ик)?|сад-[\w-]+|ясли(?:-сад)?|дом|дворец"
    r"|центр|станция|кванториум|учреждение|организация|филиал|управление|отдел|департамент|комитет"
    r"|администрация|корпус|кабинет|служба|с?ош|оош|нош|цро?|црр|д/с|ддт|цдт|дюц|дюсш"
    r"|сш|сшор|дши|дмш|[ргмио]?имц|рмк|дтдм?|дс"
)
_NAME_BEGINS = re.compile(
    rf"(?:\d{{1,3}}[.)]\s*)?[«\"„“]?(?:№\s*\d|(?:{_LEGAL_FORM})\b|{_DESCRIBED}(?:{_BODY})(?![\w-]))"
)
OF_OFFICE_KINDS = (OrganisationKind.DEPARTMENT, OrganisationKind.CENTRE)
"""Bodies of the office itself: a curator may report for them."""

SCHOOLING = (
    OrganisationKind.SCHOOL,
    OrganisationKind.KINDERGARTEN,
    OrganisationKind.EXTRACURRICULAR,
)
"""Kinds that «образовательные организации» may mean."""


def guess_kind(name: str) -> OrganisationKind:
    """What an organisation of this name most likely is; OTHER where nothing says so."""
    for kind, pattern in _GUESSES:
        if pattern.search(name):
            return kind
    return OrganisationKind.OTHER


def begins_as_name(text: str) -> bool:
    """Whether a text begins as the name of one organisation does.

    «Школа № 3», «Луговская СОШ», «№ 5»; not «Совещание директоров школ», «Школьный этап олимпиады».
    """
    said = " ".join(text.casefold().replace("ё", "е").split())
    return bool(_NAME_BEGINS.match(said))


def kinds_named(text: str) -> tuple[OrganisationKind, ...]:
    """The kinds that a text names as a whole («все ДОУ», «школы»); none for anything else."""
    said = " ".join(text.casefold().replace("ё", "е").split())
    for kind, pattern in _WHOLE:
        if pattern.fullmatch(said):
            return (kind,) if kind else SCHOOLING
    one, joined, other = said.partition(" и ")
    if joined and (first := kinds_named(one)) and (second := kinds_named(other)):
        return tuple(dict.fromkeys((*first, *second)))
    return ()
