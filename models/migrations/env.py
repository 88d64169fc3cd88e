"""How Alembic reaches the database: on the connection that `models.migrating` hands over."""

from alembic import context

from models.base import DayNumber, Moment
from models.tables import Base


def render_item(kind, item, autogen_context):
    """Write our column types as plain ones: an old revision must not depend on today's code."""
    if kind == "type" and isinstance(item, Moment):
        return "sa.DateTime()"
    if kind == "type" and isinstance(item, DayNumber):
        return "sa.Date().with_variant(sa.Integer(), 'sqlite')"
    return False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=True,
    render_item=render_item,
)
with context.begin_transaction():
    context.run_migrations()
