"""Likely meanings of the parties of a plan, and what is known of a municipality."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from domain.organisation_kinds import OrganisationKind


class Aim(StrEnum):
    """What a proposal points to."""

    ORGANISATIONS = "organisations"
    KINDS = "kinds"
    GROUP = "group"
    PERSON = "person"
    NOBODY = "nobody"
    NEW = "new"


class MatchReason(StrEnum):
    """Why. Each wants a text `proposal-<reason>` where it is shown."""

    LAST_PLAN = "last_plan"
    EXACT = "exact"
    NUMBERS = "numbers"
    KIND = "kind"
    ABBREVIATION = "abbreviation"
    POST = "post"
    SPELLING = "spelling"
    PERSON = "person"
    ONLY_ONE = "only_one"
    NAMED = "named"
    UNKNOWN_PERSON = "unknown_person"
    SOME_OF_KIND = "some_of_kind"
    DIVISION = "division"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One likely meaning. `ids` are organisations, a group or people as `aim` says.

    `confidence` lies in 0…1; from `SURE` on a proposal can be taken with the others at one press.
    A body that is NEW has a `name` and a kind: it joins the organisations when it is taken.
    """

    aim: Aim
    reason: MatchReason
    confidence: float
    ids: tuple[int, ...] = ()
    kinds: tuple[OrganisationKind, ...] = ()
    name: str = ""


SURE = 0.8


@dataclass(frozen=True, slots=True)
class KnownMunicipality:
    """What is known of a municipality, by id. `former` says what parties of earlier plans meant.

    `organisations` holds (name, kind); `glossary` what the plan's abbreviations stand for.
    `unlisted` are bodies of the office that the plan names and the list lacks, by kind.
    """

    organisations: Mapping[int, tuple[str, OrganisationKind]] = field(default_factory=dict)
    groups: Mapping[int, str] = field(default_factory=dict)
    people: Sequence[tuple[int, str]] = ()
    former: Mapping[str, Proposal] = field(default_factory=dict)
    glossary: Mapping[str, str] = field(default_factory=dict)
    unlisted: Mapping[OrganisationKind, str] = field(default_factory=dict)
