"""Who in the office, or in all schools, does the work of a party that is no organisation."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from domain.draft import DraftParty
from domain.limits import LONGEST_NAME
from domain.organisation_kinds import SCHOOLING, OrganisationKind
from domain.party_posts import (
    OF_HOUSE,
    OF_MANY,
    Sphere,
    house_of,
    is_division,
    place_of,
    sphere_of,
    works_elsewhere,
)
from domain.party_proposals import Aim, KnownMunicipality, MatchReason, Proposal
from domain.person_names import read_person
from domain.planning.wording import squash

OFFICE = "Управление образования"
"""What the office is called where the plan itself does not say it."""

_SURE = 0.82
_UNSURE = 0.5
_EDUCATION = "образован"


def by_work(party: DraftParty, known: KnownMunicipality) -> Iterator[Proposal]:
    """The body of the office, or the kind of organisations, whose people a party is."""
    if read_person(party.name) is not None:
        yield from _by_work_of_one(party, known)
        return
    sphere = sphere_of(party.name)
    if sphere in OF_HOUSE:
        reason = MatchReason.ONLY_ONE if house_of(party.name) else MatchReason.POST
        yield from _house(OF_HOUSE[sphere], reason, known)
    elif sphere in OF_MANY:
        kind = OF_MANY[sphere]
        if any(kind is its for _, its in known.organisations.values()):
            yield Proposal(Aim.KINDS, MatchReason.POST, _SURE, kinds=(kind,))
        elif not teaches_anybody(known):
            yield Proposal(Aim.KINDS, MatchReason.SOME_OF_KIND, _UNSURE, kinds=(kind,))
    elif is_division(party.name):
        # Whether it is the office's own a curator looks at: the town hall has such as well.
        for each in _house(OrganisationKind.DEPARTMENT, MatchReason.DIVISION, known):
            yield replace(each, confidence=_UNSURE)


def _by_work_of_one(party: DraftParty, known: KnownMunicipality) -> Iterator[Proposal]:
    """A human being whom the bot does not know, by the post that the plan says.

    Without one it is somebody of the office: nobody else is burdened by that. In which school a
    teacher works, or whoever is said to be of one, only a curator knows.
    """
    posts = [post for post in (party.name, party.note or "") if post]
    if any(works_elsewhere(post) for post in posts):
        return
    sphere = next((found for post in posts if (found := sphere_of(post))), None)
    if sphere is None and party.note:
        sphere = place_of(party.note)
    if sphere in OF_MANY:
        yield Proposal(Aim.KINDS, MatchReason.SOME_OF_KIND, _UNSURE, kinds=(OF_MANY[sphere],))
    else:
        reason = MatchReason.POST if sphere else MatchReason.UNKNOWN_PERSON
        for each in _house(OF_HOUSE[sphere or Sphere.OFFICE], reason, known):
            # Where nothing but a name is said, a curator looks at it first.
            yield each if sphere else replace(each, confidence=_UNSURE)


def teaches_anybody(known: KnownMunicipality) -> bool:
    """Whether any school or kindergarten is listed: before that, «школы» means those to come."""
    return any(kind in SCHOOLING for _, kind in known.organisations.values())


def unlisted(
    names: Iterable[str], there: Iterable[OrganisationKind]
) -> dict[OrganisationKind, str]:
    """The bodies of the office that the list of organisations lacks, as the plan names them.

    Every plan has an office that runs it; a methodical centre is only where one is named. Names are
    cut to what an organisation may be called.
    """
    there = set(there)
    found: dict[OrganisationKind, str] = {}
    for name in names:
        kind = house_of(name)
        if kind is not None and (kind not in found or (_is_full(name) > _is_full(found[kind]))):
            found[kind] = squash(name[:1].upper() + name[1:])
    office = OrganisationKind.DEPARTMENT
    if not _is_full(found.get(office, "")):
        found[office] = OFFICE
    return {kind: name[:LONGEST_NAME].rstrip() for kind, name in found.items() if kind not in there}


def _is_full(name: str) -> bool:
    return _EDUCATION in name.casefold()


def _house(
    kind: OrganisationKind, reason: MatchReason, known: KnownMunicipality
) -> Iterator[Proposal]:
    """The one body of a kind; without a centre the office does its work."""
    there = {key: name for key, (name, its) in known.organisations.items() if its is kind}
    ids = [key for key, name in there.items() if _is_full(name)] or list(there)
    if len(there) == 1 or len(ids) == 1:
        yield Proposal(Aim.ORGANISATIONS, reason, _SURE, tuple(ids))
    elif ids:
        for found in ids:
            yield Proposal(Aim.ORGANISATIONS, reason, _UNSURE, (found,))
    elif kind in known.unlisted:
        new = MatchReason.NAMED if reason is MatchReason.ONLY_ONE else reason
        yield Proposal(Aim.NEW, new, _SURE, kinds=(kind,), name=known.unlisted[kind])
    elif kind is not OrganisationKind.DEPARTMENT:
        yield from _house(OrganisationKind.DEPARTMENT, reason, known)
