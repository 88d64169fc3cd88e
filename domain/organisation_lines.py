"""One line of a pasted list: an organisation, and who and what stands beside its name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from domain.organisation_columns import EMAIL
from domain.phones import PHONE, bare
from domain.planning.people import PERSON
from domain.planning.wording import squash

_BULLET = re.compile(r"^\s*(?:\d{1,3}[.)]|[-–—•*])\s+")
_PHONE = re.compile(rf"\(?{PHONE.pattern}")
_NUMBERED = re.compile(r"№\s*\d+")
_HEAD = r"директор|руководител\w+|заведующ\w+|начальник|и\.\s?о\.(?:\s?директора)?"
_COORDINATOR = r"координатор\w*|ответственн\w+|куратор\w*"
_ROLE = re.compile(rf"\b(?:(?P<head>{_HEAD})|(?P<coordinator>{_COORDINATOR}))(?!\w)", re.IGNORECASE)
_SAID = rf"(?i:{_HEAD}|{_COORDINATOR})"
_WORD = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
# «Юдин Борис» after a mark, or before a word of a role; «Сомов» after one.
_IN_FULL = re.compile(
    rf"(?<=[,;:(–—-]\s)(?P<marked>{_WORD}(?:\s{_WORD}){{1,2}})(?=\s*(?:[,;:()–—-]|\+?\d|$))"
    rf"|\b{_SAID}[\s:–—-]+(?P<told>{_WORD}(?:\s{_WORD}){{0,2}})"
    rf"|(?P<before>{_WORD}\s{_WORD})(?=\s*[,(–—-]\s*{_SAID})"
)
_BEHIND = re.compile(rf"\s*[,(–—-]\s*(?={_SAID})")
_SAYS_WHAT = re.compile(
    rf"(?<!\w)(?:(?:{_HEAD}|{_COORDINATOR})(?: (?:школы|лицея|гимназии|учреждения))?"
    r"|тел(?:ефон)?|сот|моб|раб|почта|e-?mail|эл)(?!\w)[.:]*|[,;:()–—-]",
    re.IGNORECASE,
)
# «г. Лугов, ул. Ленина, д. 5» after a mark or a number; «Школа № 6, с. Луговое» is a name.
_PLACE = r"(?:(?:г|с|п|пос|пгт|рп|д|дер|ст|х)\.\s?[А-ЯЁ][\w-]+(?:\s[А-ЯЁ][\w-]+)?|\d{6})"
_STREET = (
    r"(?:ул(?:ица)?|пер(?:еулок)?|пр(?:оспект|осп|-т|-кт)?|пл(?:ощадь)?|наб(?:ережная)?|б-р|бульвар"
    r"|шоссе|мкр|микрорайон|квартал)(?!\w)"
)
_ADDRESS = re.compile(
    rf"(?:\s*[,;(–—-]\s*|(?<=\d)\s+)(?P<address>(?:{_PLACE}[\s,]+)*{_STREET}\.?\s*[^,;()–—]{{2,40}}"
    r"(?:,\s*(?:д(?:ом)?\.?\s*)?\d{1,4}\s?[а-я]?(?:[/-]\d+)?(?!\w))?)"
)
_TAIL = re.compile(
    rf"[\s,;:(–—-]+(?:тел\.?|сот\.?|телефон|почта|e-?mail|{_HEAD}|{_COORDINATOR})?[\s,;:()–—-]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ListLine:
    """What a line says. `unsaid`: the `head` is only a name, nothing says what they are; `left` is
    what of the line is in none of the others.
    """

    name: str
    head: str = ""
    phone: str = ""
    email: str = ""
    coordinator: str = ""
    coordinator_phone: str = ""
    unsaid: bool = False
    left: str = ""

    @property
    def has_contact(self) -> bool:
        """Whether a person, a telephone or an address stands beside the name."""
        return bool(self.head or self.coordinator or self.phone or self.email)


def read_line(text: str) -> ListLine:
    """The organisation at the beginning of a line, and what follows in brackets, after marks."""
    whole = _BULLET.sub("", squash(text))
    address = _ADDRESS.search(whole)
    line = whole
    if address:
        start, end = address.span("address")
        line = whole[:start] + " " * (end - start) + whole[end:]
    email = read_email(line)
    # Telephones are looked for where no number of a school stands.
    phone = _PHONE.search(_NUMBERED.sub(lambda match: "№" * len(match[0]), line))
    people = _people(line)
    cuts = [line.find(email)] if email else []
    cuts += [phone.start()] if phone else []
    cuts += [address.start()] if address else []
    cuts += [start for start, _, _ in people]
    name = line[: min(cuts)] if cuts else line
    while (shorter := _TAIL.sub("", name)) != name:
        name = shorter
    named = {role: squash(person) for _, role, person in reversed(people)}
    said = bare(phone[0]) if phone else ""
    last = max((each for each in people if phone and each[0] < phone.start()), default=None)
    of_coordinator = last is not None and last[1] == "coordinator"
    unsaid = named.pop("", "")
    head, coordinator = named.get("head", unsaid), named.get("coordinator", "")
    taken = [person for _, _, person in people if squash(person) in (head, coordinator)]
    taken += [each for each in (name, email, phone[0] if phone else "") if each]
    return ListLine(
        name=name,
        head=head,
        phone="" if of_coordinator else said,
        email=email,
        coordinator=coordinator,
        coordinator_phone=said if of_coordinator else "",
        unsaid=bool(unsaid) and "head" not in named,
        left=_left(whole, taken),
    )


def _left(line: str, taken: Iterable[str]) -> str:
    """What of a line is not taken, without words that only say what was."""
    for each in taken:
        line = line.replace(each, ";", 1)
    return squash(_SAYS_WHAT.sub(" ", line))


def read_email(text: str) -> str:
    """The first address of mail in a text, or an empty string."""
    match = EMAIL.search(text)
    return match[0] if match else ""


def _people(line: str) -> list[tuple[int, str, str]]:
    """(where, role, name) of every human being; the role is «head», «coordinator» or empty."""
    spans = [match.span() for match in PERSON.finditer(line)]
    for match in _IN_FULL.finditer(line):
        start, end = match.span(match.lastgroup or 0)
        if not any(first < end and start < last for first, last in spans):
            spans.append((start, end))
    people = []
    after = 0
    for start, end in sorted(spans):
        roles = list(_ROLE.finditer(line, after, start))
        ahead = _BEHIND.match(line, end)
        found = roles[-1] if roles else ahead and _ROLE.match(line, ahead.end())
        people.append((start, (found.lastgroup or "") if found else "", line[start:end]))
        after = end
    return people
