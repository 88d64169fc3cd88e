"""What a list of organisations says of groups and of a coordinator's own phone.

Revision: 0023, after 0022
"""

import sqlalchemy as sa
from alembic import op

revision = '0023'
down_revision = '0022'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('organisation', sa.Column('listed_coordinator_phone', sa.String(), nullable=True))
    op.add_column('taken_list', sa.Column('joined', sa.JSON(), server_default='[]', nullable=False))
    op.add_column(
        'taken_list', sa.Column('new_groups', sa.JSON(), server_default='[]', nullable=False)
    )


def downgrade() -> None:
    op.drop_column('taken_list', 'new_groups')
    op.drop_column('taken_list', 'joined')
    op.drop_column('organisation', 'listed_coordinator_phone')
