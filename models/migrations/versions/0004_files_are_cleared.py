"""files are cleared: their senders have said that they name no pupils

Revision: 0004, after 0003
"""

import sqlalchemy as sa
from alembic import op

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('stored_file', sa.Column('cleared_at', sa.DateTime(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('stored_file') as table:
        table.drop_column('cleared_at')
