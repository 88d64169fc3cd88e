"""Municipalities, organisations, groups, people, invites, and one's own place among them."""

from bot.ui.callbacks.base import Button, Page
from domain.access import Role
from domain.organisation_kinds import OrganisationKind
from services.people.organisation_views import OrganisationSelection


class HandOver(Button, prefix="ho"):
    """Hand the work of a school over. `membership_id` 0 asks which, `sure` 0 asks whether."""

    membership_id: int = 0
    sure: int = 0


class Forget(Button, prefix="fg"):
    """Remove the person from the bot. `sure` 0 asks first."""

    sure: int


class AddMunicipality(Button, prefix="aa"):
    """Begin to add a municipality."""


class MunicipalityZone(Button, prefix="az"):
    """The zone of the municipality whose name was typed in the dialog with this `number`, by its
    place in `municipality.ZONES`."""

    index: int
    number: int


class OpenMunicipality(Button, prefix="ao"):
    """Show a municipality to an administrator."""

    municipality_id: int


class RenameMunicipality(Button, prefix="an"):
    """Ask for another name of a municipality."""

    municipality_id: int


class InviteOffice(Button, prefix="ai"):
    """Make an invite for a curator or manager of a municipality. `role` is a `Role`."""

    municipality_id: int
    role: Role


class CurateMunicipality(Button, prefix="ay"):
    """Become a curator of a municipality oneself."""

    municipality_id: int


class People(Button, prefix="ph"):
    """The people and organisations of a municipality. `part` is home or office."""

    municipality_id: int
    part: str = "home"


class OrganisationsPage(Button, prefix="ol"):
    """A page of organisations, from 0.

    `which` is a `services.people.organisation_views.OrganisationSelection`.
    """

    municipality_id: int
    which: OrganisationSelection
    page: Page = 0


class AddOrganisations(Button, prefix="oa"):
    """Ask for a list of organisations."""

    municipality_id: int


class TakeList(Button, prefix="oy"):
    """Take the list that the message with this `number` has shown. `alike_new` 1: what is alike is
    new as well; `past` 1: what is new is asked for windows that have ended, too."""

    municipality_id: int
    number: int
    alike_new: int = 0
    past: int = 0


class NamesAreCoordinators(Button, prefix="oz"):
    """The names in the list that the message with this `number` has shown are coordinators', or
    with `are` 0 those of heads after all."""

    municipality_id: int
    number: int
    are: int = 1


class UndoList(Button, prefix="ox"):
    """Take a list back that was taken over."""

    list_id: int


class OpenOrganisation(Button, prefix="oo"):
    """Show an organisation."""

    organisation_id: int


class OrganisationAction(Button, prefix="od"):
    """Do something to an organisation.

    `action` is rename, kinds, close, close_sure, reopen, reopen_sure, reopen_past, invite,
    invite_head or join.
    """

    organisation_id: int
    action: str


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


class PutIntoGroup(Button, prefix="gm"):
    """Put an organisation into a group (`joins` 1) or take it out (0), then show the page again."""

    group_id: int
    organisation_id: int
    page: Page
    joins: int


class RemoveGroup(Button, prefix="gr"):
    """Delete a group that no plan names."""

    group_id: int


class OpenMember(Button, prefix="pm"):
    """Show a colleague. `action` is show, end, end_sure or replace."""

    membership_id: int
    action: str = "show"


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
