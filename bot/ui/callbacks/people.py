"""Organisations, groups, people, invites and the audit log."""

from bot.ui.callbacks.base import Button, Page
from domain.access import Role
from models.enums import OrganisationKind
from services.organisation_views import Which


class People(Button, prefix="ph"):
    """The people and organisations of a municipality. `part` is home or office."""

    municipality_id: int
    part: str = "home"


class Organisations(Button, prefix="ol"):
    """A page of organisations, from 0. `which` is a `services.organisation_views.Which`."""

    municipality_id: int
    which: Which
    page: Page = 0


class AddOrganisations(Button, prefix="oa"):
    """Ask for a list of organisations."""

    municipality_id: int


class OpenOrganisation(Button, prefix="oo"):
    """Show an organisation."""

    organisation_id: int


class OrganisationDeed(Button, prefix="od"):
    """Do something to an organisation.

    `deed` is rename, kinds, close, close_sure, reopen, invite or invite_head.
    """

    organisation_id: int
    deed: str


class OrganisationTasks(Button, prefix="ot"):
    """A page of what an organisation owes, from 0."""

    organisation_id: int
    page: Page = 0


class OrganisationKindChoice(Button, prefix="ok"):
    """Set what an organisation is. `kind` is an `OrganisationKind`."""

    organisation_id: int
    kind: OrganisationKind


class Groups(Button, prefix="gl"):
    """The groups of a municipality."""

    municipality_id: int


class AddGroup(Button, prefix="ga"):
    """Ask for the name of a new group."""

    municipality_id: int


class OpenGroup(Button, prefix="go"):
    """A group with a page of organisations, from 0."""

    group_id: int
    page: Page = 0


class ToggleMember(Button, prefix="gm"):
    """Put an organisation into a group, or take it out; then show the page again."""

    group_id: int
    organisation_id: int
    page: Page


class RemoveGroup(Button, prefix="gr"):
    """Delete a group that no plan names."""

    group_id: int


class OpenMember(Button, prefix="pm"):
    """Show a colleague. `deed` is show, end, end_sure or replace."""

    membership_id: int
    deed: str = "show"


class InviteTo(Button, prefix="pi"):
    """Make an invite into the office of a municipality. `role` is curator or manager."""

    municipality_id: int
    role: Role


class InviteSheet(Button, prefix="ps"):
    """Make a sheet of QR codes for all organisations without a coordinator."""

    municipality_id: int


class InvitePictures(Button, prefix="pq"):
    """Make the same sheet as pictures, one a page."""

    municipality_id: int


class AuditPage(Button, prefix="ap"):
    """A page of the audit log, from 0 for the latest."""

    municipality_id: int
    page: Page = 0


class AuditFile(Button, prefix="af"):
    """The audit log as a workbook."""

    municipality_id: int
