"""what a group is shown, and the topic in which it is told

Revision: 0006, after 0005
"""

import sqlalchemy as sa
from alembic import op

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')


def upgrade() -> None:
    # Groups that were linked before were told names and files: nobody has chosen less for them.
    kinds = sa.Enum(
        'figures', 'schools', 'files', name='groupshows', native_enum=False, length=32
    )
    shows = sa.Column('shows', kinds, server_default='files', nullable=False)
    op.add_column('roadmap_chat', shows)
    op.add_column('roadmap_chat', sa.Column('thread_id', NUMBER, nullable=True))
    with op.batch_alter_table('roadmap_chat') as table:
        table.alter_column('shows', server_default=None)


def downgrade() -> None:
    with op.batch_alter_table('roadmap_chat') as table:
        table.drop_column('thread_id')
        table.drop_column('shows')
