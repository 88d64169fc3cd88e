"""A draft of a changed plan remembers that activities with reports stay.

Revision: 0034, after 0033
"""

import sqlalchemy as sa
from alembic import op

revision = '0034'
down_revision = '0033'
branch_labels = None
depends_on = None


def upgrade() -> None:
    column = sa.Column('keeps_reported', sa.Boolean(), nullable=False, server_default=sa.false())
    op.add_column('roadmap', column)


def downgrade() -> None:
    op.drop_column('roadmap', 'keeps_reported')
