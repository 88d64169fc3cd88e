"""SQLite keeps the days of states as numbers: to compare them as texts took half of an answer.

Revision: 0036, after 0035
"""

import sqlalchemy as sa
from alembic import op

revision = '0036'
down_revision = '0035'
branch_labels = None
depends_on = None

DAYS = ('valid_from', 'valid_to')
INDEXES = {
    'ix_task_state_evening': [
        'municipality_id', 'roadmap_id', 'section_id', 'organisation_id', 'status', 'valid_to',
        'valid_from', 'deadline', 'done_late', 'done_on', 'submitted_on',
    ],
    'ix_task_state_activity': [
        'activity_id', 'municipality_id', 'roadmap_id', 'status', 'valid_to', 'valid_from',
        'organisation_id', 'deadline', 'done_late',
    ],
}  # fmt: skip
# SQLite numbers days from another one than Python.
BEFORE_THE_FIRST = 1721424.5


def upgrade() -> None:
    _rewrite(sa.Integer(), f'CAST(julianday({{}}) - {BEFORE_THE_FIRST} AS INTEGER)')


def downgrade() -> None:
    _rewrite(sa.Date(), f'date({{}} + {BEFORE_THE_FIRST})')


def _rewrite(type_: sa.Integer | sa.Date, other: str) -> None:
    if op.get_bind().dialect.name != 'sqlite':
        return
    table = sa.Table('task_state', sa.MetaData(), autoload_with=op.get_bind())
    columns = [
        sa.Column(each.name, type_ if each.name in DAYS else each.type, nullable=each.nullable)
        for each in table.columns
    ]
    keys = [
        sa.ForeignKeyConstraint(
            [column.name for column in key.columns],
            [element.target_fullname for element in key.elements],
            name=key.name,
        )
        for key in table.foreign_key_constraints
    ]
    op.create_table(
        'task_state_new',
        *columns,
        *keys,
        sa.PrimaryKeyConstraint('task_id', 'valid_from', name='pk_task_state'),
        sqlite_with_rowid=False,
    )
    taken = ', '.join(other.format(name) if name in DAYS else name for name in table.columns.keys())
    op.execute(f'INSERT INTO task_state_new SELECT {taken} FROM task_state')
    op.drop_table('task_state')
    op.rename_table('task_state_new', 'task_state')
    for name, indexed in INDEXES.items():
        op.create_index(name, 'task_state', indexed)
