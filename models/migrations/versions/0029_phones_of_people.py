"""The telephone that a person has written down.

Revision: 0029, after 0028
"""

import sqlalchemy as sa
from alembic import op

revision = '0029'
down_revision = '0028'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('person', sa.Column('phone', sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column('person', 'phone')
