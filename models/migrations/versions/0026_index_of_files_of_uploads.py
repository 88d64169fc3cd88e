"""To which upload a file belongs is asked of each file that is removed.

Revision: 0026, after 0025
"""

from alembic import op

revision = '0026'
down_revision = '0025'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index('ix_upload_file_file_id', 'upload_file', ['file_id'])


def downgrade() -> None:
    op.drop_index('ix_upload_file_file_id', 'upload_file')
