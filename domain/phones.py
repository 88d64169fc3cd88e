"""Telephones as people write them."""

import re

from domain.planning.wording import squash

PHONE = re.compile(r"(?:\+?\d[\s()–-]*){5,15}")
"""A telephone anywhere in a text."""
MOST = 60
_WHOLE = re.compile(
    rf"(?:(?:мой\s+)?(?:тел\w*|phone)\b[.:\s]*)?(?P<phone>\(?{PHONE.pattern})"
    r"(?P<inner>[,;\s]*(?:доб\w*|вн\w*|ext)\b\.?\s*\d{1,5})?\.?",
    re.IGNORECASE,
)
_IS_MINE = re.compile(
    r"\b(?:мой|моего|у меня|my)\b.*\b(?:тел|номер|phone|number)|(?:с|по)мен(?:ил|ял)"
)
_OF_MINE = re.compile(
    r"\b(?:мой|моего|у|меня|теперь|сейчас|новый|другой|личный|рабочий|тел|телефон\w*|номер\w*"
    r"|сотов\w+|мобильн\w+|(?:с|по)мен(?:ил|ял)\w+|запиши\w*|сохрани\w*|пожалуйста|вот|это|my|new"
    r"|phone|number|is)\b|[^\w?]"
)
_COUNTRY, _REGION = 11, 10


def read_phone(text: str) -> str | None:
    """The telephone that a text is; None for another text.

    A mobile one is «+7 904 123-45-67», «61-2-34» of a village stays as it is written.
    """
    found = _WHOLE.fullmatch(text.strip()) if len(text) <= MOST else None
    if found is None:
        return None
    inner = squash(found["inner"] or "").lstrip(",; ")
    return ", ".join(filter(None, [_parted(found["phone"]), inner]))


def own_phone(text: str) -> str | None:
    """The telephone that somebody calls the own one: «мой новый номер 8 904 123-45-67», «сменился
    телефон, теперь +7…»; None where words say anything else."""
    found = PHONE.search(text) if len(text) <= MOST else None
    if found is None or len(_digits(found[0])) < _REGION:
        return None
    beside = f"{text[: found.start()]} {text[found.end() :]}".casefold()
    is_own = _IS_MINE.search(beside) and not _OF_MINE.sub("", beside).strip()
    return _parted(found[0]) if is_own else None


def same_phone(one: str, other: str) -> bool:
    """Whether two telephones have the same digits: «8» and «+7» before them say the same."""
    return _digits(one)[-_REGION:] == _digits(other)[-_REGION:]


def bare(phone: str) -> str:
    """A telephone as it stands in a text, without marks around it: «(8-900-111-22-33)» too."""
    said = squash(phone).rstrip("(–- ")
    while said.endswith(")") and said.count(")") > said.count("("):
        said = said[:-1].rstrip("–- ")
    return said[1:-1] if said.startswith("(") and said.endswith(")") else said


def _parted(phone: str) -> str:
    """A mobile number in its usual groups; what has a code of a town stays in the sender's own."""
    digits = _digits(phone)
    foreign = phone.startswith("+") and not digits.startswith("7")
    if len(digits) == _COUNTRY and digits[0] in "78":
        digits = digits[1:]
    if foreign or len(digits) != _REGION or not digits.startswith("9"):
        return bare(phone)
    return f"+7 {digits[:3]} {digits[3:6]}-{digits[6:8]}-{digits[8:]}"


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
