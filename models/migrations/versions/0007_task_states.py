"""how tasks stood on every evening; the evenings that were kept by school are told from it

Revision: 0007, after 0006

States of the past are replayed from what is there: the making of a task, its reports, the moves of
its deadline. What left no such fact (a cancelled task that was taken up again) is not made up.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import sqlalchemy as sa
from alembic import op

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
BATCH = 1_000
FOREVER = date.max
IN_FORCE = sa.text('withdrawn_at IS NULL')
SHARED = ('municipality_id', 'roadmap_id', 'section_id', 'activity_id', 'organisation_id')
SUBMITS = ('submit', 'request_not_applicable', 'no_change')
TAKES_BACK = ('withdraw', 'return')

town = sa.table('municipality', sa.column('id'), sa.column('time_zone'))


def standing() -> list[Any]:
    """The columns that both tables have."""
    return [
        *(sa.column(name) for name in SHARED),
        sa.column('deadline', sa.Date()),
        sa.column('status'),
        sa.column('submitted_on', sa.Date()),
        sa.column('done_on', sa.Date()),
        sa.column('done_late', sa.Boolean()),
    ]


MOMENTS = (sa.column('created_at', sa.DateTime()), sa.column('changed_at', sa.DateTime()))
task = sa.table('task', sa.column('id'), *standing(), *MOMENTS)
state = sa.table(
    'task_state',
    sa.column('task_id'),
    sa.column('valid_from', sa.Date()),
    sa.column('valid_to', sa.Date()),
    *standing(),
)
report = sa.table(
    'report',
    sa.column('id'),
    sa.column('task_id'),
    sa.column('at', sa.DateTime()),
    sa.column('action'),
    sa.column('status_after'),
)
deadline_move = sa.table(
    'deadline_move',
    sa.column('id'),
    sa.column('task_id'),
    sa.column('decided_at', sa.DateTime()),
    sa.column('old_deadline', sa.Date()),
    sa.column('new_deadline', sa.Date()),
    sa.column('verdict'),
)


def upgrade() -> None:
    op.create_table(
        'task_state',
        sa.Column('task_id', NUMBER, nullable=False),
        sa.Column('valid_from', sa.Date(), nullable=False),
        sa.Column('valid_to', sa.Date(), nullable=False),
        *(sa.Column(name, NUMBER, nullable=name == 'section_id') for name in SHARED),
        sa.Column('deadline', sa.Date(), nullable=True),
        sa.Column('status', sa.String(length=32), nullable=False),
        sa.Column('submitted_on', sa.Date(), nullable=True),
        sa.Column('done_on', sa.Date(), nullable=True),
        sa.Column('done_late', sa.Boolean(), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [name],
                [f'{name.removesuffix("_id")}.id'],
                name=f'fk_task_state_{name}_{name.removesuffix("_id")}',
            )
            for name in ('task_id', *SHARED)
        ),
        sa.PrimaryKeyConstraint('task_id', 'valid_from', name='pk_task_state'),
        sqlite_with_rowid=False,
    )
    _fill()
    op.create_index(
        'ix_task_state_evening',
        'task_state',
        [
            'municipality_id',
            'roadmap_id',
            'section_id',
            'organisation_id',
            'status',
            'valid_to',
            'valid_from',
            'deadline',
            'done_late',
            'done_on',
        ],
    )
    op.create_index('ix_task_state_activity', 'task_state', ['activity_id', 'valid_to'])
    op.drop_table('snapshot')
    with op.batch_alter_table('evidence') as batch:
        batch.drop_constraint('uq_evidence_task_id_file_id', type_='unique')
    op.create_index(
        'ix_evidence_in_force',
        'evidence',
        ['task_id', 'file_id'],
        unique=True,
        sqlite_where=IN_FORCE,
        postgresql_where=IN_FORCE,
    )
    op.create_index('ix_evidence_task', 'evidence', ['task_id', 'at'])


def downgrade() -> None:
    op.drop_index('ix_evidence_task', 'evidence')
    op.drop_index('ix_evidence_in_force', 'evidence')
    # One row a file again: the newest, which is the one in force where there is one.
    op.execute(
        'DELETE FROM evidence WHERE EXISTS (SELECT 1 FROM evidence newer WHERE '
        'newer.task_id = evidence.task_id AND newer.file_id = evidence.file_id '
        'AND newer.id > evidence.id)'
    )
    with op.batch_alter_table('evidence') as batch:
        batch.create_unique_constraint('uq_evidence_task_id_file_id', ['task_id', 'file_id'])
    op.create_table(
        'snapshot',
        sa.Column('roadmap_id', NUMBER, nullable=False),
        sa.Column('day', sa.Date(), nullable=False),
        sa.Column('figures', sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ['roadmap_id'], ['roadmap.id'], name='fk_snapshot_roadmap_id_roadmap', ondelete='CASCADE'
        ),
        sa.PrimaryKeyConstraint('roadmap_id', 'day', name='pk_snapshot'),
    )
    op.drop_table('task_state')


def _fill() -> None:
    connection = op.get_bind()
    zones = {id_: _zone(name) for id_, name in connection.execute(sa.select(town))}
    last = 0
    while rows := connection.execute(
        sa.select(task).where(task.c.id > last).order_by(task.c.id).limit(BATCH)
    ).all():
        last = rows[-1].id
        told = _told(connection, [row.id for row in rows])
        made = [
            each for row in rows for each in _states(row, told[row.id], zones[row.municipality_id])
        ]
        connection.execute(state.insert(), made)


def _told(connection: sa.Connection, ids: Sequence[int]) -> dict[int, list[Any]]:
    """Reports and moves of each task as (moment, row), in the order in which they happened."""
    found: dict[int, list[Any]] = defaultdict(list)
    reports = sa.select(report).where(report.c.task_id.in_(ids)).order_by(report.c.id)
    for row in connection.execute(reports):
        found[row.task_id].append((row.at, row))
    moves = sa.select(deadline_move).where(
        deadline_move.c.task_id.in_(ids),
        deadline_move.c.verdict == 'accepted',
        deadline_move.c.decided_at.is_not(None),
    )
    for row in connection.execute(moves.order_by(deadline_move.c.decided_at, deadline_move.c.id)):
        found[row.task_id].append((row.decided_at, row))
    for events in found.values():
        events.sort(key=lambda event: event[0])
    return found


def _states(row: Any, told: Sequence[Any], zone: ZoneInfo) -> Iterator[dict[str, Any]]:
    """The states of one task; the last is what its row says."""
    moved = next((each for _, each in told if hasattr(each, 'old_deadline')), None)
    now: dict[str, Any] = {
        'deadline': moved.old_deadline if moved else row.deadline,
        'status': 'planned',
        'submitted_on': None,
        'done_on': None,
        'done_late': False,
    }
    by_day = {_day(row.created_at, zone): dict(now)}
    for moment, each in told:
        day = max(_day(moment, zone), max(by_day))
        if hasattr(each, 'old_deadline'):
            now = {**now, 'deadline': each.new_deadline}
        else:
            now = _told_by(now, each, day)
        now['done_late'] = now['done_late'] and row.done_late
        by_day[day] = dict(now)
    if now['status'] != row.status:
        # Cancelled, or taken up again, without a report.
        by_day[max(_day(row.changed_at, zone), max(by_day))] = dict(now)
    shared = {name: getattr(row, name) for name in SHARED}
    by_day[max(by_day)] = {name: getattr(row, name) for name in now}
    days = [*by_day, FOREVER]
    for place, (day, values) in enumerate(by_day.items()):
        yield {
            'task_id': row.id,
            'valid_from': day,
            'valid_to': days[place + 1],
            **shared,
            **values,
        }


def _told_by(now: dict[str, Any], told: Any, day: date) -> dict[str, Any]:
    after = {**now, 'status': told.status_after}
    if told.action in SUBMITS:
        after['submitted_on'] = day
    elif told.action in TAKES_BACK:
        after['submitted_on'] = None
    if told.status_after == 'done' and now['status'] != 'done':
        came, deadline = after['submitted_on'] or day, now['deadline']
        after['done_on'] = day
        after['done_late'] = now['done_late'] or (deadline is not None and came > deadline)
    elif told.action == 'withdraw':
        after['done_on'] = None
    return after


def _day(moment: datetime, zone: ZoneInfo) -> date:
    return moment.replace(tzinfo=UTC).astimezone(zone).date()


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo('UTC')
