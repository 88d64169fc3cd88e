"""A key that names no row is refused by the database: no row can be spoiled in that way."""

import pytest
from sqlalchemy.exc import IntegrityError

from models.tables import Base
from tests.filling import fill

NOWHERE = 99_999_999


async def test_no_row_names_a_row_that_does_not_exist(database):
    tables = Base.metadata.sorted_tables
    async with database.engine.begin() as connection:
        await fill(connection, tables)
    for column in (column for table in tables for column in table.columns if column.foreign_keys):
        statement = column.table.update().values({column.name: NOWHERE})
        with pytest.raises(IntegrityError, match=r"(?i)foreign key"):
            async with database.engine.begin() as connection:
                await connection.execute(statement)
