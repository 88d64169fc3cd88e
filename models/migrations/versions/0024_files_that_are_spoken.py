"""An index of the files that are no document: voice and video messages, sound.

Revision: 0024, after 0023
"""

import sqlalchemy as sa
from alembic import op

revision = '0024'
down_revision = '0023'
branch_labels = None
depends_on = None

IS_SPOKEN = sa.text("media IN ('audio', 'video_note', 'voice')")


def upgrade() -> None:
    op.create_index(
        'ix_stored_file_spoken',
        'stored_file',
        ['id'],
        sqlite_where=IS_SPOKEN,
        postgresql_where=IS_SPOKEN,
    )


def downgrade() -> None:
    op.drop_index('ix_stored_file_spoken', 'stored_file')
