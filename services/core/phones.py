"""By which telephone somebody is reached."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import aliased

from domain.access import Role
from models.people import Membership, Organisation, Person


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody by name; `phone` is None where the person has written none down."""

    name: str
    phone: str | None = None


_colleague, _held = aliased(Person), aliased(Membership)
_OF_COORDINATOR = (
    select(_colleague.phone)
    .join(_held, _held.person_id == _colleague.id)
    .where(
        _held.organisation_id == Organisation.id,
        _held.role == Role.COORDINATOR,
        _held.ended_at.is_(None),
        _colleague.phone.is_not(None),
    )
    .order_by(_held.id)
    .limit(1)
    .correlate(Organisation)
    .scalar_subquery()
)
PHONE: ColumnElement[str | None] = func.coalesce(
    _OF_COORDINATOR,
    func.nullif(Organisation.phone, ""),
    func.nullif(Organisation.listed_coordinator_phone, ""),
)
"""Of an organisation: what a coordinator has written down, else its own, else the one that its list
gives its coordinator, who may have changed since; None for none of them."""
