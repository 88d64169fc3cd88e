"""What SQLite chooses its ways by: how many rows of a table share a value of an index."""

from sqlalchemy import text

from models.engine import Database

ROWS = 1000
"""So many rows of each index are looked at: milliseconds, however large the tables are."""


async def refresh_statistics(database: Database) -> None:
    """Count anew. A PostgreSQL server does it by itself (autovacuum).

    Connections read the counts with the tables' definitions: that these have changed is said by
    making the table of counts anew.
    """
    if not database.is_sqlite:
        return
    async with database.write() as session:
        await session.execute(text(f"PRAGMA analysis_limit = {ROWS}"))
        await session.execute(text("DROP TABLE IF EXISTS sqlite_stat1"))
        await session.execute(text("ANALYZE"))
