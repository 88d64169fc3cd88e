"""parcel is upload: one word for files that came in one go

Revision: 0002, after 0001
"""

import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')


def upgrade() -> None:
    rename('parcel', 'upload')


def downgrade() -> None:
    rename('upload', 'parcel')


def rename(old: str, new: str) -> None:
    """Tables, columns, keys and constraints: SQLite cannot rename the last two, so rows are copied."""
    op.create_table(
        new,
        sa.Column('chat_id', sa.BigInteger(), nullable=False),
        sa.Column('group_key', sa.String(), nullable=False),
        sa.Column('person_id', NUMBER, nullable=False),
        sa.Column('task_id', NUMBER, nullable=True),
        sa.Column('message_id', NUMBER, nullable=True),
        sa.Column('created_at', sa.DateTime(), nullable=False),
        sa.Column('id', NUMBER, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=f'fk_{new}_person_id_person'),
        sa.ForeignKeyConstraint(['task_id'], ['task.id'], name=f'fk_{new}_task_id_task'),
        sa.PrimaryKeyConstraint('id', name=f'pk_{new}'),
        sa.UniqueConstraint('chat_id', 'group_key', name=f'uq_{new}_chat_id_group_key'),
    )
    op.create_table(
        f'{new}_file',
        sa.Column(f'{new}_id', NUMBER, nullable=False),
        sa.Column('file_id', NUMBER, nullable=False),
        sa.Column('caption', sa.String(), nullable=True),
        sa.Column('held', sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ['file_id'], ['stored_file.id'], name=f'fk_{new}_file_file_id_stored_file'
        ),
        sa.ForeignKeyConstraint(
            [f'{new}_id'], [f'{new}.id'], name=f'fk_{new}_file_{new}_id_{new}', ondelete='CASCADE'
        ),
        sa.PrimaryKeyConstraint(f'{new}_id', 'file_id', name=f'pk_{new}_file'),
    )
    columns = 'id, chat_id, group_key, person_id, task_id, message_id, created_at'
    op.execute(f'INSERT INTO {new} ({columns}) SELECT {columns} FROM {old}')
    op.execute(
        f'INSERT INTO {new}_file ({new}_id, file_id, caption, held) '
        f'SELECT {old}_id, file_id, caption, held FROM {old}_file'
    )
    if op.get_bind().dialect.name == 'postgresql':
        op.execute(
            f"SELECT setval(pg_get_serial_sequence('{new}', 'id'), "
            f'coalesce((SELECT max(id) FROM {new}), 1), EXISTS (SELECT FROM {new}))'
        )
    op.drop_table(f'{old}_file')
    op.drop_table(old)
