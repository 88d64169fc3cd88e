"""By which telephone an organisation is reached."""

from sqlalchemy import ColumnElement, func

from models.people import Organisation

PHONE: ColumnElement[str | None] = func.coalesce(
    func.nullif(Organisation.phone, ""), func.nullif(Organisation.listed_coordinator_phone, "")
)
"""Its own, else the one that its list gives its coordinator, who may have changed since; None for
neither."""
