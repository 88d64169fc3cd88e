"""The details of an audit entry call «change» what was done, which was «deed».

Revision: 0009, after 0008
"""

import sqlalchemy as sa
from alembic import op

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None

ENTRY = sa.table('audit_entry', sa.column('id', sa.Integer), sa.column('details', sa.JSON))


def upgrade() -> None:
    _rename('deed', 'change')


def downgrade() -> None:
    _rename('change', 'deed')


def _rename(old: str, new: str) -> None:
    connection = op.get_bind()
    for entry_id, details in connection.execute(sa.select(ENTRY)).all():
        if old in details:
            renamed = {new if key == old else key: value for key, value in details.items()}
            connection.execute(
                ENTRY.update().where(ENTRY.c.id == entry_id).values(details=renamed)
            )
