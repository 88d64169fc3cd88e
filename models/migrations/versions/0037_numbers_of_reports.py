"""Numbers that were reported are read from an index of their own.

Revision: 0037, after 0036
"""

import sqlalchemy as sa
from alembic import op

revision = '0037'
down_revision = '0036'
branch_labels = None
depends_on = None


def upgrade() -> None:
    numbers = sa.text('indicator_id IS NOT NULL')
    op.create_index(
        'ix_report_number',
        'report',
        ['task_id', 'id', 'indicator_id', 'value', 'at'],
        sqlite_where=numbers,
        postgresql_where=numbers,
    )


def downgrade() -> None:
    op.drop_index('ix_report_number', 'report')
