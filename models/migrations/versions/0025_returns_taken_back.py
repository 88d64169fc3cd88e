"""When a curator has taken a return back.

Revision: 0025, after 0024
"""

import sqlalchemy as sa
from alembic import op

revision = '0025'
down_revision = '0024'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('review', sa.Column('withdrawn_at', sa.DateTime(), nullable=True))


def downgrade() -> None:
    op.drop_column('review', 'withdrawn_at')
