"""A school's list reads its own tasks, not those of the whole plan.

Revision: 0030, after 0029
"""

from alembic import op

revision = '0030'
down_revision = '0029'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index('ix_task_roadmap', 'task')
    op.create_index('ix_task_roadmap', 'task', ['roadmap_id', 'organisation_id'])


def downgrade() -> None:
    op.drop_index('ix_task_roadmap', 'task')
    op.create_index('ix_task_roadmap', 'task', ['roadmap_id'])
