"""What was returned in a period is found by its day.

Revision: 0033, after 0032
"""

import sqlalchemy as sa
from alembic import op

revision = '0033'
down_revision = '0032'
branch_labels = None
depends_on = None


def upgrade() -> None:
    returns = sa.text("verdict = 'returned'")
    columns = ['at', 'task_id']
    op.create_index(
        'ix_review_returned', 'review', columns, sqlite_where=returns, postgresql_where=returns
    )


def downgrade() -> None:
    op.drop_index('ix_review_returned', 'review')
