"""The version of a task that a move of its deadline has left.

Revision: 0028, after 0027
"""

import sqlalchemy as sa
from alembic import op

revision = '0028'
down_revision = '0027'
branch_labels = None
depends_on = None

_VERSION = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')


def upgrade() -> None:
    op.add_column('deadline_move', sa.Column('left_version', _VERSION, nullable=True))


def downgrade() -> None:
    op.drop_column('deadline_move', 'left_version')
