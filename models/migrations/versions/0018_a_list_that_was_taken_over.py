"""A list of organisations that was taken over: what it did, so that it can be taken back.

Revision: 0018, after 0017
"""

import sqlalchemy as sa
from alembic import op

revision = '0018'
down_revision = '0017'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('taken_list',
    sa.Column('municipality_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('taken_at', sa.DateTime(), nullable=False),
    sa.Column('added', sa.JSON(), nullable=False),
    sa.Column('phones', sa.JSON(), nullable=False),
    sa.Column('undone_at', sa.DateTime(), nullable=True),
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.ForeignKeyConstraint(['municipality_id'], ['municipality.id'], name=op.f('fk_taken_list_municipality_id_municipality')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_taken_list'))
    )
    with op.batch_alter_table('taken_list', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_taken_list_municipality_id'), ['municipality_id'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('taken_list', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_taken_list_municipality_id'))

    op.drop_table('taken_list')
