"""Indexes of evenings that cover what is asked of them, by school and by activity.

Revision: 0021, after 0020
"""

from alembic import op

revision = '0021'
down_revision = '0020'
branch_labels = None
depends_on = None

BEFORE = [
    'municipality_id', 'roadmap_id', 'section_id', 'organisation_id', 'status', 'valid_to',
    'valid_from', 'deadline', 'done_late', 'done_on',
]
BY_ACTIVITY = [
    'activity_id', 'municipality_id', 'roadmap_id', 'status', 'valid_to', 'valid_from',
    'organisation_id', 'deadline', 'done_late',
]


def upgrade() -> None:
    op.drop_index('ix_task_state_evening', table_name='task_state')
    op.create_index('ix_task_state_evening', 'task_state', [*BEFORE, 'submitted_on'])
    op.drop_index('ix_task_state_activity', table_name='task_state')
    op.create_index('ix_task_state_activity', 'task_state', BY_ACTIVITY)


def downgrade() -> None:
    op.drop_index('ix_task_state_activity', table_name='task_state')
    op.create_index('ix_task_state_activity', 'task_state', ['activity_id', 'valid_to'])
    op.drop_index('ix_task_state_evening', table_name='task_state')
    op.create_index('ix_task_state_evening', 'task_state', BEFORE)
