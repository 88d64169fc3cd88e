"""The queue of reviews and the debtors are counted inside their indexes, by roadmap too.

Revision: 0011, after 0010
"""

from alembic import op

revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None

INDEXES = {
    'ix_task_owed': ['organisation_id', 'status', 'deadline'],
    'ix_task_review': ['municipality_id', 'status', 'changed_at'],
}


def upgrade() -> None:
    for name, columns in INDEXES.items():
        op.drop_index(name, 'task')
        op.create_index(name, 'task', [*columns, 'roadmap_id'])


def downgrade() -> None:
    for name, columns in INDEXES.items():
        op.drop_index(name, 'task')
        op.create_index(name, 'task', columns)
