"""A school's list, and who owes in a roadmap, read no other tasks.

Revision: 0030, after 0029
"""

from alembic import op

revision = '0030'
down_revision = '0029'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index('ix_task_roadmap', 'task')
    columns = ['roadmap_id', 'organisation_id', 'status', 'deadline', 'mend_by']
    op.create_index('ix_task_roadmap', 'task', columns)


def downgrade() -> None:
    op.drop_index('ix_task_roadmap', 'task')
    op.create_index('ix_task_roadmap', 'task', ['roadmap_id'])
