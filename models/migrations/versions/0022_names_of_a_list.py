"""Whom a list of organisations names: the coordinator to invite, and the head.

Revision: 0022, after 0021
"""

import sqlalchemy as sa
from alembic import op

revision = '0022'
down_revision = '0021'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('organisation', sa.Column('listed_coordinator', sa.String(), nullable=True))
    op.add_column('organisation', sa.Column('listed_head', sa.String(), nullable=True))
    op.add_column(
        'taken_list', sa.Column('names', sa.JSON(), server_default='[]', nullable=False)
    )


def downgrade() -> None:
    op.drop_column('taken_list', 'names')
    op.drop_column('organisation', 'listed_head')
    op.drop_column('organisation', 'listed_coordinator')
