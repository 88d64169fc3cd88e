"""Who may do what: one table of rights, a use case a line. Services ask it; handlers never do."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from domain.errors import Denial


class Role(StrEnum):
    """What a person is in a municipality."""

    COORDINATOR = "coordinator"
    HEAD = "head"
    CURATOR = "curator"
    MANAGER = "manager"
    ADMINISTRATOR = "administrator"


OF_SCHOOL = (Role.COORDINATOR, Role.HEAD)
"""The roles in one organisation."""

OF_OFFICE = (Role.CURATOR, Role.MANAGER)
"""The roles in the office of a municipality: they get its mornings, stand among its people and
read what the office reads. What they may change is said in `RULES` one by one.
"""


class Scope(StrEnum):
    """How far a right reaches.

    `INSTALLATION` is for the administrator of the bot itself, not of one municipality.
    """

    ORGANISATION = "organisation"
    MUNICIPALITY = "municipality"
    SELF = "self"
    ANYWHERE = "anywhere"
    INSTALLATION = "installation"


class UseCase(StrEnum):
    """Everything that a person may ask of the services.

    In order: oneself, the plan, tasks and reports, summaries, people and settings, the
    installation.
    """

    CLAIM_BOT = "claim_bot"
    JOIN = "join"
    SEE_PRIVACY = "see_privacy"
    WHOAMI = "whoami"
    FORGET_ME = "forget_me"
    EDIT_NOTIFICATIONS = "edit_notifications"
    SNOOZE = "snooze"
    GET_TEMPLATE = "get_template"
    IMPORT_PLAN = "import_plan"
    CONFIRM_PLAN = "confirm_plan"
    UNDO_IMPORT = "undo_import"
    COPY_PLAN = "copy_plan"
    ASSIGN_PARTY = "assign_party"
    EDIT_ACTIVITY = "edit_activity"
    SPLIT_ACTIVITY = "split_activity"
    CANCEL_ACTIVITY = "cancel_activity"
    SEE_TASK = "see_task"
    SEE_EVIDENCE = "see_evidence"
    GET_CALENDAR_FILE = "get_calendar_file"
    REPORT = "report"
    WITHDRAW_REPORT = "withdraw_report"
    REQUEST_DEADLINE = "request_deadline"
    MOVE_DEADLINE = "move_deadline"
    REVIEW = "review"
    REOPEN_TASK = "reopen_task"
    MESSAGE_DEBTORS = "message_debtors"
    WRITE_TO_SCHOOLS = "write_to_schools"
    SEE_SUMMARY = "see_summary"
    EXPORT = "export"
    SUBSCRIBE_SUMMARY = "subscribe_summary"
    LINK_CHAT = "link_chat"
    MAKE_INVITE = "make_invite"
    HAND_OVER = "hand_over"
    MANAGE_PEOPLE = "manage_people"
    MANAGE_ORGANISATIONS = "manage_organisations"
    EDIT_POLICY = "edit_policy"
    EDIT_REASONS = "edit_reasons"
    EDIT_CALENDAR = "edit_calendar"
    SEE_DELIVERIES = "see_deliveries"
    SEE_AUDIT = "see_audit"
    MANAGE_MUNICIPALITIES = "manage_municipalities"
    SEE_HEALTH = "see_health"


@dataclass(frozen=True, slots=True)
class Rule:
    """The reach that each role has, or that everybody has without any role."""

    roles: Mapping[Role, Scope]
    everybody: Scope | None = None


REACH = {
    Role.COORDINATOR: Scope.ORGANISATION,
    Role.HEAD: Scope.ORGANISATION,
    Role.CURATOR: Scope.MUNICIPALITY,
    Role.MANAGER: Scope.MUNICIPALITY,
    Role.ADMINISTRATOR: Scope.MUNICIPALITY,
}


def _rule(*roles: Role) -> Rule:
    return Rule(MappingProxyType({role: REACH[role] for role in roles}))


_NOBODY: Mapping[Role, Scope] = MappingProxyType({})
_ANYBODY = Rule(_NOBODY, everybody=Scope.ANYWHERE)
_ONESELF = Rule(_NOBODY, everybody=Scope.SELF)
_READERS = _rule(*Role)
_WORKERS = _rule(*OF_SCHOOL, *OF_OFFICE)
_OFFICE_READERS = _rule(*OF_OFFICE, Role.ADMINISTRATOR)
_REPORTERS = _rule(Role.COORDINATOR, Role.CURATOR)
_CURATORS = _rule(Role.CURATOR)
_KEEPERS = _rule(Role.CURATOR, Role.ADMINISTRATOR)
_INSTALLATION = Rule(MappingProxyType({Role.ADMINISTRATOR: Scope.INSTALLATION}))

RULES: Mapping[UseCase, Rule] = MappingProxyType(
    {
        UseCase.CLAIM_BOT: _ANYBODY,
        UseCase.JOIN: _ANYBODY,
        UseCase.SEE_PRIVACY: _ANYBODY,
        UseCase.WHOAMI: _ONESELF,
        UseCase.FORGET_ME: _ONESELF,
        UseCase.EDIT_NOTIFICATIONS: _ONESELF,
        UseCase.SNOOZE: _ONESELF,
        UseCase.GET_TEMPLATE: _KEEPERS,
        UseCase.IMPORT_PLAN: _KEEPERS,
        UseCase.CONFIRM_PLAN: _KEEPERS,
        UseCase.UNDO_IMPORT: _KEEPERS,
        UseCase.COPY_PLAN: _KEEPERS,
        UseCase.ASSIGN_PARTY: _KEEPERS,
        UseCase.EDIT_ACTIVITY: _CURATORS,
        UseCase.SPLIT_ACTIVITY: _CURATORS,
        UseCase.CANCEL_ACTIVITY: _CURATORS,
        UseCase.SEE_TASK: _READERS,
        UseCase.SEE_EVIDENCE: _WORKERS,
        UseCase.GET_CALENDAR_FILE: _READERS,
        # A school that only answers the telephone still reports: the curator writes it down.
        UseCase.REPORT: _REPORTERS,
        UseCase.WITHDRAW_REPORT: _REPORTERS,
        UseCase.REQUEST_DEADLINE: _REPORTERS,
        UseCase.MOVE_DEADLINE: _CURATORS,
        UseCase.REVIEW: _CURATORS,
        UseCase.REOPEN_TASK: _CURATORS,
        UseCase.MESSAGE_DEBTORS: _CURATORS,
        UseCase.WRITE_TO_SCHOOLS: _rule(Role.CURATOR, Role.MANAGER),
        # The summary and export of a coordinator or a head are those of the own school.
        UseCase.SEE_SUMMARY: _READERS,
        UseCase.EXPORT: _READERS,
        UseCase.SUBSCRIBE_SUMMARY: _OFFICE_READERS,
        UseCase.LINK_CHAT: _CURATORS,
        UseCase.MAKE_INVITE: _KEEPERS,
        UseCase.HAND_OVER: _rule(Role.COORDINATOR, Role.CURATOR, Role.ADMINISTRATOR),
        UseCase.MANAGE_PEOPLE: _KEEPERS,
        UseCase.MANAGE_ORGANISATIONS: _KEEPERS,
        UseCase.EDIT_POLICY: _KEEPERS,
        UseCase.EDIT_REASONS: _CURATORS,
        UseCase.EDIT_CALENDAR: _KEEPERS,
        UseCase.SEE_DELIVERIES: _OFFICE_READERS,
        UseCase.SEE_AUDIT: _OFFICE_READERS,
        UseCase.MANAGE_MUNICIPALITIES: _INSTALLATION,
        UseCase.SEE_HEALTH: _INSTALLATION,
    }
)


@dataclass(frozen=True, slots=True)
class MemberRole:
    """A role of a person in a municipality; `organisation_id` is None for the office.

    `expires_at` is an aware moment from which the membership gives no right, or None.
    """

    municipality_id: int
    role: Role
    organisation_id: int | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """A person who asks for something at the aware moment `as_of`, read afresh each time.

    `update_key` names what has caused it, a message or a press: a report that is asked for twice
    under one key is written down once. None where nothing comes twice. `is_narrowed`: there are
    memberships in other municipalities, which are left out since one of them is meant.
    """

    person_id: int
    memberships: tuple[MemberRole, ...]
    as_of: datetime
    is_administrator: bool = False
    update_key: str | None = None
    is_narrowed: bool = False

    def caused_by(self, update_key: str) -> "Actor":
        """The same actor on account of another message than the one that is worked on."""
        return replace(self, update_key=update_key)

    def part(self, name: object) -> "Actor":
        """The same actor for one of several reports that a message makes."""
        return self if self.update_key is None else self.caused_by(f"{self.update_key}:{name}")

    def within(self, municipality_id: int) -> "Actor":
        """The same actor with the memberships in one municipality alone, and no administrator."""
        own = tuple(held for held in self.memberships if held.municipality_id == municipality_id)
        left_out = len(own) < len(self.memberships)
        return replace(self, memberships=own, is_administrator=False, is_narrowed=left_out)

    @property
    def is_of_several(self) -> bool:
        """Whether what the actor is shown has to say of which municipality it is."""
        return self.is_narrowed or len({held.municipality_id for held in self.current()}) > 1

    def current(self) -> tuple[MemberRole, ...]:
        """The memberships that have not expired."""
        return tuple(
            held
            for held in self.memberships
            if held.expires_at is None or held.expires_at > self.as_of
        )

    def organisations(self, *roles: Role) -> tuple[int, ...]:
        """The ids of the organisations in which the actor has one of these roles, each once."""
        ids = (held.organisation_id for held in self.current() if held.role in roles)
        return tuple(dict.fromkeys(id_ for id_ in ids if id_ is not None))


def allowed(
    actor: Actor,
    use_case: UseCase,
    *,
    municipality_id: int | None = None,
    organisation_id: int | None = None,
    person_id: int | None = None,
) -> bool:
    """Whether `actor` may do `use_case` to the thing that lies where the ids say.

    `municipality_id` and `organisation_id` are those of the row that is touched, read from the
    database and never from a button; `person_id` is whom it is about, for what one does to
    oneself. What is left out matches nothing.
    """
    rule = RULES[use_case]
    if rule.everybody is Scope.ANYWHERE:
        return True
    if rule.everybody is Scope.SELF:
        # Of a stranger nothing is stored that could be changed.
        return person_id == actor.person_id != 0
    if actor.is_administrator and Role.ADMINISTRATOR in rule.roles:
        return True
    return any(
        reaches(rule.roles.get(held.role), held, municipality_id, organisation_id)
        for held in actor.current()
    )


def require(
    actor: Actor,
    use_case: UseCase,
    *,
    municipality_id: int | None = None,
    organisation_id: int | None = None,
    person_id: int | None = None,
) -> None:
    """Raise Denial, a Refusal(Code.DENIED), unless `allowed`.

    The refusal carries no values for the eye: it is the same whether the thing exists or not. A
    service that finds no row calls this without ids.
    """
    if not allowed(
        actor,
        use_case,
        municipality_id=municipality_id,
        organisation_id=organisation_id,
        person_id=person_id,
    ):
        raise Denial(municipality_id)


def reaches(
    scope: Scope | None, held: MemberRole, municipality_id: int | None, organisation_id: int | None
) -> bool:
    """Whether a right of this reach, held there, comes to the thing that lies where the ids say."""
    if scope is None or held.municipality_id != municipality_id:
        return False
    if scope is Scope.ORGANISATION:
        return organisation_id is not None and held.organisation_id == organisation_id
    return scope is Scope.MUNICIPALITY
