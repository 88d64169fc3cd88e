"""The tasks of an activity are counted from one index.

Revision: 0031, after 0030
"""

from alembic import op

revision = '0031'
down_revision = '0030'
branch_labels = None
depends_on = None


def upgrade() -> None:
    columns = ['activity_id', 'municipality_id', 'roadmap_id', 'status', 'deadline', 'done_late']
    op.create_index('ix_task_activity', 'task', [*columns, 'organisation_id'])


def downgrade() -> None:
    op.drop_index('ix_task_activity', 'task')
