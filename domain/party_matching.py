"""Whom a party of a plan most likely means: proposals with a reason, for a curator to take.

Nothing is assigned by it. The rules, the surest first: what the party pointed to in the last plan,
an equal name, numbers, a kind, an abbreviation, the post beside a body, spelling, and where the
people of such a name work.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from domain.draft import DraftParty
from domain.office_matching import by_work, teaches_anybody
from domain.organisation_identity import Likeness, compare_names, identify, initials
from domain.organisation_kinds import OrganisationKind, guess_kind, kinds_named
from domain.party_posts import OF_HOUSE, house_of, sphere_of
from domain.party_proposals import Aim, KnownMunicipality, MatchReason, Proposal
from domain.person_names import read_person, who
from domain.planning.partywords import is_role
from domain.planning.wording import fold, key, squash

_STEM = 5
_ANY_SCHOOL = "школа"
_MANY_ALIKE = 0.78
"""Of several by their numbers, not all of which fit: more than the spelling says of one."""
_NUMBERED = re.compile(r"№+\s*\d|\d+\s*[,и–-]\s*(?:№\s*)?\d")
_NUMBERS = re.compile(r"(\d{1,4})\s*[-–—]\s*(\d{1,4})|(\d{1,4})")
_ABBREVIATION = re.compile(r"\b[А-ЯЁ]{2,8}\b")
_LONGEST_RANGE = 60
_WORDS = re.compile(r"\w+")
# «ОО, кроме школ № 1, 2»: whose number is named is left out.
_LEAVING_OUT = re.compile(r"\b(?:кроме|помимо|исключая|за (?:исключением|вычетом))\b")
_ANY_BODY = re.compile(r"(?:учреждени|организаци)\w")
_EACH = re.compile(r"вс(?:е|ех)\b")
_LONGEST_KIND = 3
"""Words of «муниципальные образовательные организации»."""


def propose(party: DraftParty, known: KnownMunicipality) -> tuple[Proposal, ...]:
    """The likely meanings of a party, the likeliest first; none where nothing fits."""
    found: dict[tuple[object, ...], Proposal] = {}
    for proposal in _all(party, known):
        same = (proposal.aim, proposal.ids, proposal.kinds)
        if same not in found or found[same].confidence < proposal.confidence:
            found[same] = proposal
    return tuple(sorted(found.values(), key=lambda each: -each.confidence))


def _all(party: DraftParty, known: KnownMunicipality) -> Iterator[Proposal]:
    name = party.name
    people = list(_people(party, known))
    yield from people
    yield from _exact(name, known)
    yield from _numbered(name, known)
    yield from _only_of_type(name, known)
    yield from _kinds(name, known)
    if not _LEAVING_OUT.search(fold(name)):
        yield from _spelt(name, known)
    if party.note and not people and read_person(name):
        # «Петрова А.И. (директор школы № 1)» is of that school.
        of_note = _numbered(party.note, known)
        yield from (replace(each, reason=MatchReason.POST) for each in of_note)
    if not people:
        yield from by_work(party, known)
    body = _body(name)
    if not body:
        yield from _abbreviated(name, known)
    elif house_of(body):
        of_body = by_work(DraftParty(body), known)
        yield from (replace(each, reason=MatchReason.POST) for each in of_body)
    for proposal in _all_of_body(body, known) if body else ():
        if proposal.aim in (Aim.KINDS, Aim.GROUP) and sphere_of(name) in OF_HOUSE:
            # «Куратор ШНОР» works in the office: the schools are whom the work is about.
            continue
        reason = MatchReason.POST
        if proposal.reason is MatchReason.SOME_OF_KIND:
            reason = proposal.reason
        yield replace(proposal, reason=reason, confidence=proposal.confidence * 0.9)


def _all_of_body(body: str, known: KnownMunicipality) -> Iterator[Proposal]:
    """A body in any case («руководители ОО», «начальник Управления образования»)."""
    yield from _exact(body, known)
    yield from _numbered(body, known)
    yield from _kinds(body, known)
    yield from _abbreviated(body, known)
    wanted = _stems(body)
    for organisation_id, (name, _) in known.organisations.items():
        if wanted and wanted == _stems(name):
            yield _organisations([organisation_id], MatchReason.POST, 0.95)


def _exact(name: str, known: KnownMunicipality) -> Iterator[Proposal]:
    wanted = key(name)
    for spelling, former in known.former.items():
        if key(spelling) == wanted:
            yield Proposal(former.aim, MatchReason.LAST_PLAN, 1.0, former.ids, former.kinds)
    for organisation_id, (spelling, _) in known.organisations.items():
        if key(spelling) == wanted:
            yield _organisations([organisation_id], MatchReason.EXACT, 1.0)
    for group_id, spelling in known.groups.items():
        if key(spelling) == wanted:
            yield Proposal(Aim.GROUP, MatchReason.EXACT, 1.0, (group_id,))


def _numbered(name: str, known: KnownMunicipality) -> Iterator[Proposal]:
    """«Школы № 1, № 3»: those two. Where some are not known the rest is less sure."""
    numbers = _numbers(name)
    if not numbers or _LEAVING_OUT.search(fold(name)):
        return
    kind = guess_kind(name)
    said = identify(name)
    meant = said.type
    # «МБОУ № 7» says no kind; a kindergarten would say «МБДОУ».
    formal = kind is OrganisationKind.OTHER and not said.stems
    named: dict[int, list[int]] = {}
    alike: dict[int, list[int]] = {}
    for organisation_id, (spelling, its_kind) in known.organisations.items():
        identity = identify(spelling)
        if identity.number not in numbers:
            continue
        if formal and its_kind is OrganisationKind.SCHOOL:
            alike.setdefault(identity.number or 0, []).append(organisation_id)
        if its_kind is not kind:
            continue
        if meant in ("", identity.type):
            named.setdefault(identity.number or 0, []).append(organisation_id)
        elif meant == _ANY_SCHOOL:
            # «Школа № 2» may be a lyceum of that number, which only a curator knows.
            alike.setdefault(identity.number or 0, []).append(organisation_id)
    held = [each for number in numbers if (each := named.get(number) or alike.get(number))]
    if max(map(len, held), default=0) > 1:
        for organisation_id in chain.from_iterable(held):
            yield _organisations([organisation_id], MatchReason.NUMBERS, 0.5)
    elif held:
        plain = all(number in named for number in numbers)
        ids = chain.from_iterable(held)
        yield _organisations(ids, MatchReason.NUMBERS, 0.95 if plain else _MANY_ALIKE)


def _only_of_type(name: str, known: KnownMunicipality) -> Iterator[Proposal]:
    """«Гимназия», where there is one."""
    meant = identify(name).type
    if meant in ("", _ANY_SCHOOL) or fold(name) != meant:
        return
    ids = [key for key, (its, _) in known.organisations.items() if identify(its).type == meant]
    if len(ids) == 1:
        yield _organisations(ids, MatchReason.ONLY_ONE, 0.85)


def _numbers(name: str) -> list[int]:
    if not (_NUMBERED.search(name) or identify(name).number is not None):
        return []
    found: list[int] = []
    for first, last, single in _NUMBERS.findall(name):
        if single:
            found.append(int(single))
        elif 0 < int(last) - int(first) <= _LONGEST_RANGE:
            found.extend(range(int(first), int(last) + 1))
    return list(dict.fromkeys(found))


def _kinds(name: str, known: KnownMunicipality) -> Iterator[Proposal]:
    """«все ДОУ», «школы»; what the plan's own glossary says of an abbreviation goes first."""
    long = next((long for short, long in known.glossary.items() if key(short) == key(name)), "")
    for text, confidence in ((long, 0.95), (name, 0.9)):
        kinds = kinds_named(text)
        if kinds and any(kind in kinds for _, kind in known.organisations.values()):
            each = len(kinds) == 1 or _EACH.match(fold(text))
            # «Школы и сады» are both; of whose people «педагоги школ и ДОУ» are is asked.
            several = 0.05 if " и " in fold(text) else 0.2
            sure = confidence if each else confidence - several
            yield Proposal(Aim.KINDS, MatchReason.KIND, sure, kinds=kinds)
            return
        if kinds and not teaches_anybody(known):
            yield Proposal(Aim.KINDS, MatchReason.SOME_OF_KIND, 0.5, kinds=kinds)
    # «ОО-участники проекта» are some of a kind: which of them a curator knows.
    words = _WORDS.findall(name)
    for count in range(1, min(len(words), _LONGEST_KIND + 1)):
        said = " ".join(words[:count])
        # «Учреждения культуры», «организации дополнительного образования» are others.
        kinds = () if _ANY_BODY.fullmatch(fold(said)) else kinds_named(said)
        if any(kind in kinds for _, kind in known.organisations.values()):
            yield Proposal(Aim.KINDS, MatchReason.SOME_OF_KIND, 0.5, kinds=kinds)
            return


def _abbreviated(name: str, known: KnownMunicipality) -> Iterator[Proposal]:
    """«УО» for «Управление образования», and the other way round, earlier parties included."""
    if kinds_named(name):
        # «ОО» are all that teach, whatever single school can be shortened so.
        return
    short = {key(found) for found in _ABBREVIATION.findall(name)} if len(key(name)) <= 12 else set()
    long = initials(name)
    for organisation_id, (spelling, _) in known.organisations.items():
        if short & initials(spelling) or (long and key(spelling) in long):
            yield _organisations([organisation_id], MatchReason.ABBREVIATION, 0.9)
    for spelling, former in known.former.items():
        if former.aim is Aim.NOBODY or kinds_named(spelling):
            # «ОО» of the last plan is no short form of «Отдел образования».
            continue
        its = {key(found) for found in _ABBREVIATION.findall(spelling)}
        if (long & its) or (short & initials(spelling)) or (short and short == its):
            yield Proposal(former.aim, MatchReason.ABBREVIATION, 0.85, former.ids, former.kinds)


def _spelt(name: str, known: KnownMunicipality) -> Iterator[Proposal]:
    for organisation_id, (spelling, _) in known.organisations.items():
        if compare_names(name, spelling) is Likeness.ALIKE:
            yield _organisations([organisation_id], MatchReason.SPELLING, 0.75)


def _people(party: DraftParty, known: KnownMunicipality) -> Iterator[Proposal]:
    named = read_person(party.name)
    if named is None:
        return
    ids = who(named, known.people)
    if len(ids) == 1:
        yield Proposal(Aim.PERSON, MatchReason.PERSON, 0.95 if named.initials else 0.8, tuple(ids))
    else:
        for person_id in ids:
            yield Proposal(Aim.PERSON, MatchReason.PERSON, 0.5, (person_id,))


def _body(name: str) -> str:
    """What people in an office are of: «руководители ОО» → «ОО»; empty for their office alone."""
    words = squash(name).split()
    start = 0
    while start < len(words) and _is_office(words[start]):
        # «Руководители и педагоги ОО»
        joined = words[start + 1 : start + 2] == ["и"] and any(
            map(_is_office, words[start + 2 :][:1])
        )
        start += 2 if joined else 1
    return " ".join(words[start:]) if start else ""


def _is_office(word: str) -> bool:
    return is_role(word) or fold(word) in ("зам.", "классные", "главный", "старший", "ведущий")


def _stems(name: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in re.findall(r"\w+", fold(name)))


def _organisations(ids: Iterable[int], reason: MatchReason, confidence: float) -> Proposal:
    return Proposal(Aim.ORGANISATIONS, reason, confidence, tuple(dict.fromkeys(ids)))
