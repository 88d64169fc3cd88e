"""Organisations keep the full name that stood beside the short one in a list.

Revision: 0032, after 0031
"""

import sqlalchemy as sa
from alembic import op

revision = '0032'
down_revision = '0031'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('organisation', sa.Column('full_name', sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column('organisation', 'full_name')
