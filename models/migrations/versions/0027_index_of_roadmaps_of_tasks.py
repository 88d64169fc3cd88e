"""A plan that comes again reads its own tasks, not those of everybody.

Revision: 0027, after 0026
"""

from alembic import op

revision = '0027'
down_revision = '0026'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index('ix_task_roadmap', 'task', ['roadmap_id'])


def downgrade() -> None:
    op.drop_index('ix_task_roadmap', 'task')
