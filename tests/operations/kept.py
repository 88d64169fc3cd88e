"""A municipality with work in it and files in the store: what must come back whole."""

from sqlalchemy import select

from domain.workflow import Status
from models import copying, migrating
from models.engine import Database
from models.tasks import Evidence, StoredFile
from services.core.object_store import FileStore
from tests import towns
from tests.filling import DAY

FILES = {"справка.pdf": b"%PDF-1.7 " + bytes(range(256)) * 9_000, "фото.jpg": b"\xff\xd8 snow"}


async def seed(url: str, files: FileStore, clock) -> None:
    """Put a town into an empty database and its files into the store."""
    database = Database(url)
    await migrating.upgrade(database)
    town = await towns.build(database, clock)
    school = await town.school("Школа № 3 «Ёлочка»")
    anna = await town.coordinator("Анна", school)
    await town.curator("Галина")
    for number in range(1, 8):
        task = await town.owed(f"1.{number}", f"Мероприятие {number}", DAY, school)
    done = await town.activity("2.1", "Итоги", DAY, indicators=(("доля", 30.5, "%", True),))
    await town.task(done, school, DAY, Status.DONE)
    for name, data in FILES.items():
        async with database.write() as session:
            file = StoredFile(
                media="document",
                name=name,
                size=len(data),
                sha256=await files.put(data),
                created_at=clock.now(),
            )
            session.add(file)
            await session.flush()
            proof = Evidence(task_id=task, file_id=file.id, person_id=anna, at=clock.now())
            session.add(proof)
    await database.close()


async def contents(url: str) -> dict[str, list[str]]:
    """Every row of every table, as text."""
    database = Database(url, verbatim=True)
    async with database.read() as session:
        found = {
            table.name: sorted(repr(tuple(row)) for row in await session.execute(select(table)))
            for table in copying.tables()
        }
    await database.close()
    return found
