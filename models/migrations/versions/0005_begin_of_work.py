"""A roadmap knows from when its repeating terms are asked for.

Revision: 0005, after 0004
"""

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('roadmap') as table:
        table.add_column(sa.Column('works_from', sa.Date(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('roadmap') as table:
        table.drop_column('works_from')
