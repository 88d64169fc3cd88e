"""rows that were set aside

Revision: 0003, after 0002
"""

import sqlalchemy as sa
from alembic import op

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('set_aside',
    sa.Column('kind', sa.Enum('task', 'policy', 'calendar', 'zone', 'person', 'morning', 'group', 'message', 'link', 'figures', 'file', name='rowkind', native_enum=False, length=32), nullable=False),
    sa.Column('row_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('first_at', sa.DateTime(), nullable=False),
    sa.Column('last_at', sa.DateTime(), nullable=False),
    sa.Column('times', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('told_at', sa.DateTime(), nullable=True),
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_set_aside')),
    sa.UniqueConstraint('kind', 'row_id', name=op.f('uq_set_aside_kind_row_id'))
    )


def downgrade() -> None:
    op.drop_table('set_aside')
