"""Every use case × role × own or foreign municipality × own or foreign organisation."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from domain.access import (
    OF_SCHOOL,
    RULES,
    Actor,
    MemberRole,
    Role,
    UseCase,
    allowed,
    require,
)
from domain.action_rights import USE_CASE_OF
from domain.errors import Code, Refusal
from domain.granting import may_grant
from domain.workflow import Action

NOW = datetime(2026, 3, 11, 6, tzinfo=UTC)
OWN, FOREIGN = 1, 2
ME = 100

# Written by hand, apart from the rules. In a column: - never, o in the own organisation,
# m in the own municipality, s about oneself, * always. The last one is the installation's
# administrator, who holds no membership and whose m is every municipality.
TABLE = """
                        coordinator head curator manager administrator installation stranger
claim_bot               *           *    *       *       *             *            *
join                    *           *    *       *       *             *            *
see_privacy             *           *    *       *       *             *            *
whoami                  s           s    s       s       s             s            s
forget_me               s           s    s       s       s             s            s
edit_notifications      s           s    s       s       s             s            s
snooze                  s           s    s       s       s             s            s
get_template            -           -    m       -       m             m            -
import_plan             -           -    m       -       m             m            -
confirm_plan            -           -    m       -       m             m            -
undo_import             -           -    m       -       m             m            -
copy_plan               -           -    m       -       m             m            -
assign_party            -           -    m       -       m             m            -
edit_activity           -           -    m       -       -             -            -
split_activity          -           -    m       -       -             -            -
cancel_activity         -           -    m       -       -             -            -
see_task                o           o    m       m       m             m            -
see_evidence            o           o    m       m       -             -            -
get_calendar_file       o           o    m       m       m             m            -
report                  o           -    m       -       -             -            -
withdraw_report         o           -    m       -       -             -            -
request_deadline        o           -    m       -       -             -            -
move_deadline           -           -    m       -       -             -            -
review                  -           -    m       -       -             -            -
reopen_task             -           -    m       -       -             -            -
message_debtors         -           -    m       -       -             -            -
write_to_schools        -           -    m       m       -             -            -
see_summary             o           o    m       m       m             m            -
export                  o           o    m       m       m             m            -
subscribe_summary       -           -    m       m       m             m            -
link_chat               -           -    m       -       -             -            -
make_invite             -           -    m       -       m             m            -
hand_over               o           -    m       -       m             m            -
manage_people           -           -    m       -       m             m            -
manage_organisations    -           -    m       -       m             m            -
edit_policy             -           -    m       -       m             m            -
edit_reasons            -           -    m       -       -             -            -
edit_calendar           -           -    m       -       m             m            -
see_deliveries          -           -    m       m       m             m            -
see_audit               -           -    m       m       m             m            -
manage_municipalities   -           -    -       -       -             *            -
see_health              -           -    -       -       -             *            -
"""


def _expected() -> dict[tuple[UseCase, str], str]:
    header, *lines = TABLE.strip().splitlines()
    columns = header.split()
    return {
        (UseCase(name), column): mark
        for name, *marks in (line.split() for line in lines)
        for column, mark in zip(columns, marks, strict=True)
    }


EXPECTED = _expected()
COLUMNS = [*(role.value for role in Role), "installation", "stranger"]


def actor(column: str) -> Actor:
    if column == "installation":
        return Actor(ME, (), NOW, is_administrator=True)
    if column == "stranger":
        return Actor(ME, (), NOW)
    role = Role(column)
    organisation = OWN if role in OF_SCHOOL else None
    return Actor(ME, (MemberRole(OWN, role, organisation),), NOW)


def test_the_table_names_every_use_case_and_every_role() -> None:
    assert set(EXPECTED) == set(product(UseCase, COLUMNS))
    assert set(RULES) == set(UseCase)


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("use_case", UseCase)
def test_rights_are_as_written(use_case: UseCase, column: str) -> None:
    mark = EXPECTED[use_case, column]
    anywhere = column == "installation"
    for municipality, organisation, person in product(
        (OWN, FOREIGN, None), (OWN, FOREIGN, None), (ME, 101, None)
    ):
        expected = {
            "-": False,
            "*": True,
            "s": person == ME,
            "m": anywhere or municipality == OWN,
            "o": municipality == OWN and organisation == OWN,
        }[mark]
        found = allowed(
            actor(column),
            use_case,
            municipality_id=municipality,
            organisation_id=organisation,
            person_id=person,
        )
        assert found is expected, (municipality, organisation, person)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize(
    ("expires", "right"), [(timedelta(seconds=1), True), (timedelta(0), False), (None, True)]
)
def test_an_expired_membership_gives_nothing(
    role: Role, expires: timedelta | None, right: bool
) -> None:
    held = MemberRole(OWN, role, OWN, expires_at=None if expires is None else NOW + expires)
    person = Actor(ME, (held,), NOW)
    ids = {"municipality_id": OWN, "organisation_id": OWN}
    assert allowed(person, UseCase.SEE_TASK, **ids) is right
    assert may_grant(person, Role.COORDINATOR, **ids) is (
        right and role not in (Role.HEAD, Role.MANAGER)
    )


def test_rights_do_not_add_up_across_memberships() -> None:
    both = (MemberRole(OWN, Role.MANAGER), MemberRole(FOREIGN, Role.COORDINATOR, 7))
    person = Actor(ME, both, NOW)
    assert allowed(person, UseCase.REPORT, municipality_id=FOREIGN, organisation_id=7)
    assert not allowed(person, UseCase.REPORT, municipality_id=OWN, organisation_id=7)
    assert not allowed(person, UseCase.EXPORT, municipality_id=FOREIGN, organisation_id=8)
    assert allowed(person, UseCase.EXPORT, municipality_id=OWN, organisation_id=8)


def test_a_coordinator_without_a_school_reaches_nothing() -> None:
    person = Actor(ME, (MemberRole(OWN, Role.COORDINATOR),), NOW)
    assert not allowed(person, UseCase.SEE_TASK, municipality_id=OWN, organisation_id=None)


def test_a_refusal_gives_no_hint_whether_the_thing_exists() -> None:
    person = actor("coordinator")
    refusals = []
    for ids in ({"municipality_id": FOREIGN, "organisation_id": OWN}, {}):
        with pytest.raises(Refusal) as refusal:
            require(person, UseCase.SEE_TASK, **ids)
        refusals.append((refusal.value.code, refusal.value.values))
    assert refusals == [(Code.DENIED, {}), (Code.DENIED, {})]
    require(person, UseCase.SEE_TASK, municipality_id=OWN, organisation_id=OWN)


GRANTS = {
    "coordinator": {"coordinator"},
    "head": set(),
    "curator": {"coordinator", "head", "curator", "manager"},
    "manager": set(),
    "administrator": {"coordinator", "head", "curator", "manager", "administrator"},
    "installation": {"coordinator", "head", "curator", "manager", "administrator"},
    "stranger": set(),
}


@pytest.mark.parametrize(("column", "role"), list(product(COLUMNS, Role)))
def test_nobody_gives_more_than_they_hold(column: str, role: Role) -> None:
    giver = actor(column)
    right = role in GRANTS[column]
    assert may_grant(giver, role, municipality_id=OWN, organisation_id=OWN) is right
    abroad = may_grant(giver, role, municipality_id=FOREIGN, organisation_id=OWN)
    assert abroad is (column == "installation")


def test_a_coordinator_hands_over_only_the_own_school() -> None:
    giver = actor("coordinator")
    assert not may_grant(giver, Role.COORDINATOR, municipality_id=OWN, organisation_id=FOREIGN)
    assert not may_grant(giver, Role.COORDINATOR, municipality_id=OWN)


def test_every_action_asks_for_a_right_and_schools_have_none_of_the_offices() -> None:
    assert set(USE_CASE_OF) == set(Action)
    school = {
        action
        for action, use_case in USE_CASE_OF.items()
        if allowed(actor("coordinator"), use_case, municipality_id=OWN, organisation_id=OWN)
    }
    office = {"accept", "return", "confirm_not_applicable", "cancel", "reopen", "mark", "take_back"}
    assert set(Action) - school == office


def test_an_administrator_of_one_municipality_is_not_one_of_the_bot() -> None:
    held = MemberRole(OWN, Role.ADMINISTRATOR)
    person = Actor(ME, (held,), NOW)
    assert not allowed(person, UseCase.MANAGE_MUNICIPALITIES, municipality_id=OWN)
    assert allowed(replace(person, is_administrator=True), UseCase.MANAGE_MUNICIPALITIES)
