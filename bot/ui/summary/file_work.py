"""What a file is made from: one question, its rights asked anew, one state of the database."""

import asyncio
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from bot.ui.summary import words
from bot.ui.texts import Texts, texts
from domain.access import Actor, UseCase
from domain.summary import By, SummaryQuery
from models.engine import Database
from services.summaries import progress, queries, views
from services.summaries.queries import ResolvedQuery

T = TypeVar("T")


class FileKind(StrEnum):
    """What can be made of a summary."""

    PICTURE = "picture"
    HEAT = "heat"
    COURSE = "course"
    BARS = "bars"
    EXCEL = "excel"
    REPORT = "report"
    CSV = "csv"
    JSON = "json"
    PACK = "pack"


PACK = (FileKind.PICTURE, FileKind.HEAT, FileKind.EXCEL, FileKind.REPORT)
"""What a manager takes into a meeting."""


@dataclass(frozen=True, slots=True)
class FileRequest:
    """Files to be made. The right is asked for anew in the process, from `actor` and `chat_id`."""

    kind: FileKind
    query: SummaryQuery
    actor: Actor
    chat_id: int | None
    locale: str
    database_url: str
    folder: Path


Made = tuple[str, str, str]
"""A file: "photo" or "document", its path, what is said with it."""


class FileWork:
    """One request: a session that is read from between the writing of files."""

    def __init__(self, runner: asyncio.Runner, request: FileRequest) -> None:
        self._runner = runner
        self.request = request
        self.texts: Texts = texts(request.locale)
        self.kinds = PACK if request.kind is FileKind.PACK else (request.kind,)
        self.session, self.resolved = self.run(self._open())

    def close(self) -> None:
        """Leave the database."""
        self.run(self._stack.aclose())

    async def _open(self) -> tuple[AsyncSession, ResolvedQuery]:
        async with AsyncExitStack() as stack:
            database = await stack.enter_async_context(Database(self.request.database_url))
            session = await stack.enter_async_context(database.read())
            resolved = await queries.resolve(
                session,
                self.request.query,
                actor=self.request.actor,
                chat_id=self.request.chat_id,
                use_case=UseCase.EXPORT,
            )
            # Whoever is refused has left the database already.
            self._stack = stack.pop_all()
            return session, resolved

    def run(self, coroutine: Coroutine[Any, Any, T]) -> T:
        """What a use case gives, which may read the session."""
        return self._runner.run(coroutine)

    def rows(self, batches: AsyncIterator[list[T]]) -> Iterator[T]:
        """The rows of a cursor, read as the writer asks for them."""

        async def following() -> list[T] | None:
            return await anext(batches, None)

        while (batch := self.run(following())) is not None:
            yield from batch

    def view(self, by: By) -> views.SummaryView:
        """The figures of the question, broken down in this way."""
        return self.run(views.view_of(self.session, self.resolved.by(by)))

    def months(self) -> progress.SchoolMonths:
        """Schools by months of the plan's period."""
        found = self.run(progress.school_months(self.session, self.resolved))
        return progress.within_period(found, self.resolved)

    def document(self, path: Path, said: str) -> list[Made]:
        """A file, with what the question is narrowed to."""
        heading = words.heading(self.resolved.info, self.texts)
        return [("document", str(path), f"{heading}\n{said}")]

    def roadmap_title(self) -> str:
        """The full titles of the roadmaps."""
        return "; ".join(roadmap.title for roadmap in self.resolved.roadmaps)

    def path(self, suffix: str) -> Path:
        """Where a file of the question goes: its name says the plan and the day."""
        from documents.write.file_names import safe_name

        return self.request.folder / safe_name(words.file_name(self.resolved.info, suffix))

    def write(self, name: str, data: bytes) -> str:
        """Write a file beside the others; its path."""
        path = self.request.folder / name
        path.write_bytes(data)
        return str(path)
