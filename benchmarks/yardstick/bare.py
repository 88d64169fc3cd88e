"""The bot of the yardstick."""

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, cast
from zoneinfo import ZoneInfo

from aiogram import Bot, Dispatcher, F
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from benchmarks.yardstick import screens, statements
from domain.workflow import Action, Status
from models.enums import UpdateState


class Bare:
    """The bot. `clock` gives the moment; feed updates to `take`."""

    def __init__(self, path: Path, bot: Bot, clock: Callable[[], datetime]) -> None:
        self.engine = create_async_engine(f"sqlite+aiosqlite:///{path}")
        # As ours has it: what is committed is not waited for to be on the disk.
        event.listen(
            self.engine.sync_engine,
            "connect",
            lambda connection, _: connection.execute("PRAGMA synchronous = NORMAL"),
        )
        self.bot, self.clock = bot, clock
        self.dispatcher = Dispatcher()
        say = self.dispatcher.message.register
        say(self.start, Command("start"))
        say(self.show_list, Command("tasks"))
        say(self.document, F.document)
        say(self.words, F.reply_to_message)
        self.dispatcher.callback_query.register(self.card, F.data.startswith("c:"))
        self.leaves: list[tuple[Any, dict[str, Any]]] = []

    async def take(self, raw: str) -> None:
        """Store an update, answer it, and mark it done with whatever the answer leaves to write."""
        content = json.loads(raw)
        row = {
            "bot_id": self.bot.id,
            "update_id": content["update_id"],
            "chat_id": 0,
            "payload": json.dumps(content, ensure_ascii=False),
            "state": UpdateState.CLAIMED,
            "received_at": self.clock(),
            "claims": 1,
            "applied": False,
        }
        async with self.engine.begin() as connection:
            id_ = (await connection.execute(statements.ARRIVE, row)).scalar_one()
        self.leaves = [(statements.FINISH, {"row": id_, "now": self.clock()})]
        await self.dispatcher.feed_raw_update(self.bot, content)
        async with self.engine.begin() as connection:
            for statement, values in self.leaves:
                await connection.execute(statement, values)

    async def start(self, message: Message) -> None:
        async with self.engine.connect() as connection:
            who = await self._who(connection, message)
        text = f"Бот дорожных карт.\n{who.school} · координатор"
        entries = {
            "tasks": "Мои мероприятия",
            "summary": "Сводка",
            "notifications": "Уведомления",
            "help": "Помощь",
        }
        buttons = [screens.button(label, f"m:{place}") for place, label in entries.items()]
        await message.answer(text, reply_markup=screens.keyboard(screens.pairs(buttons)))

    async def show_list(self, message: Message) -> None:
        async with self.engine.connect() as connection:
            who = await self._who(connection, message)
            today = self.clock().astimezone(ZoneInfo(who.time_zone)).date()
            values = {
                "school": who.organisation_id,
                "today": today,
                "week": today + timedelta(days=6),
            }
            counts = (await connection.execute(statements.COUNTS, values)).all()
            rows = (await connection.execute(statements.PAGE, values)).all()
        text, keyboard = screens.task_list(who, counts, rows, today)
        await message.answer(text, reply_markup=keyboard)

    async def card(self, callback: CallbackQuery) -> None:
        task = int((callback.data or "").removeprefix("c:"))
        message = cast(Message, callback.message)
        async with self.engine.connect() as connection:
            who = await self._who(connection, callback)
            row, files, reports, beside = await self._read_card(connection, who, task)
        await callback.answer()
        text = screens.card(row, files, reports, beside, self._today())
        await message.edit_text(text, reply_markup=screens.card_keyboard(row, files))
        if who.task_id != task:
            self._leave_link(message, task)

    async def words(self, message: Message) -> None:
        async with self.engine.begin() as connection:
            who = await self._who(connection, message)
            await self._read_names(connection, who, message)
            values = {"task": who.task_id, "day": self._today()}
            before = (await connection.execute(statements.CARD, values)).one()
            at = self.clock()
            move = {"seen": before.version, "after": Status.IN_PROGRESS, "at": at}
            await connection.execute(statements.MOVE, values | move)
            await connection.execute(statements.CLOSE_STATE, values)
            await connection.execute(statements.FORGET_STATE, values)
            await connection.execute(statements.OPEN_STATE, values)
            await self._report(connection, who, message, before, Action.START, message.text)
            row, files, reports, beside = await self._read_card(connection, who, who.task_id)
        text = "Записано\n\n" + screens.card(row, files, reports, beside, self._today())
        shown = await message.answer(text, reply_markup=screens.card_keyboard(row, files))
        self._leave_link(shown, who.task_id)

    async def document(self, message: Message) -> None:
        document, at = message.document, self.clock()
        assert document is not None
        async with self.engine.begin() as connection:
            who = await self._who(connection, message)
            values = {"task": who.task_id, "unique": document.file_unique_id}
            (await connection.execute(statements.REPORTED_LAST, values)).first()
            file_id = (await connection.execute(statements.KNOWN_FILE, values)).scalar()
            if file_id is None:
                kept = {
                    "telegram_file_id": document.file_id,
                    "telegram_unique_id": document.file_unique_id,
                    "media": "document",
                    "name": document.file_name,
                    "size": document.file_size,
                    "created_at": at,
                }
                file_id = (await connection.execute(statements.KEEP_FILE, kept)).scalar_one()
            upload = {
                "chat_id": message.chat.id,
                "group_key": f"m{message.message_id}",
                "person_id": who.id,
                "task_id": who.task_id,
                "created_at": at,
            }
            upload_id = (await connection.execute(statements.OPEN_UPLOAD, upload)).scalar_one()
            held = {"upload_id": upload_id, "file_id": file_id, "caption": None, "held": False}
            await connection.execute(statements.ADD_TO_UPLOAD, held)
            before = (await connection.execute(statements.CARD, values)).one()
            await connection.execute(statements.LOCK, values | {"seen": before.version})
            await self._report(connection, who, message, before, Action.ATTACH, None)
            space = {"school": who.organisation_id, "town": who.town, "size": document.file_size}
            (await connection.execute(statements.USED, space)).one()
            await connection.execute(statements.FILL, space)
            proof = {"task_id": who.task_id, "file_id": file_id, "person_id": who.id, "at": at}
            await connection.execute(statements.ATTACH, proof)
            row, files, _, (slots, *_) = await self._read_card(connection, who, who.task_id)
        text = screens.taken(row, files, slots)
        add, other = f"ta:{row.id}:{row.version}:file", f"pd:{upload_id}:guess"
        rows = [
            [screens.button("Отправить на проверку", f"t:{row.id}:{row.version}:submit")],
            [screens.button("Добавить ещё файл", add), screens.button("Это к другому", other)],
        ]
        keyboard = screens.keyboard(rows)
        shown = await message.answer(text, reply_markup=keyboard)
        self.leaves.append(
            (statements.NOTE_ANSWER, {"row": upload_id, "message": shown.message_id})
        )
        self._leave_link(shown, who.task_id)

    def _today(self) -> date:
        return self.clock().astimezone(screens.MOSCOW).date()

    async def _who(self, connection: AsyncConnection, event: Message | CallbackQuery) -> Any:
        about = event.message if isinstance(event, CallbackQuery) else event.reply_to_message
        sender = event.from_user
        assert sender is not None
        values = {
            "key": f"fsm:{self.bot.id}:{sender.id}:{sender.id}",
            "chat": sender.id,
            "message": about.message_id if about else 0,
            "sender": sender.id,
        }
        return (await connection.execute(statements.WHO, values)).one()

    async def _read_card(self, connection: AsyncConnection, who: Any, task: int) -> Any:
        row = (await connection.execute(statements.CARD, {"task": task})).one()
        files = (await connection.execute(statements.FILES, {"task": task})).all()
        reports = (await connection.execute(statements.REPORTS, {"task": task})).all()
        values = {"activity": row.activity_id, "town": who.town}
        beside = [
            (await connection.execute(statement, values)).all()
            for statement in (statements.SLOTS, statements.INDICATORS, statements.CURATORS)
        ]
        return row, files, reports, beside

    async def _read_names(self, connection: AsyncConnection, who: Any, message: Message) -> None:
        values = {"school": who.organisation_id, "chat": message.chat.id, "task": who.task_id}
        key = {"key": f"message:{message.chat.id}:{message.message_id}"}
        (await connection.execute(statements.SAID_BEFORE, key)).all()
        last = (await connection.execute(statements.LAST_LINK, values)).one()
        came = {"person": who.id, "message": last.message_id}
        (await connection.execute(statements.CAME_BY_ITSELF, came)).all()
        for statement in (
            statements.IN_HAND,
            statements.ACTIVITIES,
            statements.SECTIONS,
            statements.SCHOOLS,
            statements.SCHOOL_GROUPS,
        ):
            (await connection.execute(statement, values)).all()

    async def _report(
        self,
        connection: AsyncConnection,
        who: Any,
        message: Message,
        task: Any,
        action: Action,
        comment: str | None,
    ) -> None:
        row = {
            "task_id": task.id,
            "person_id": who.id,
            "at": self.clock(),
            "action": action,
            "status_before": task.status,
            "status_after": Status.IN_PROGRESS if action is Action.START else task.status,
            "comment": comment,
            "update_key": f"message:{message.chat.id}:{message.message_id}",
        }
        await connection.execute(statements.WRITE_REPORT, row)

    def _leave_link(self, message: Message, task: int) -> None:
        place = {"chat": message.chat.id, "message": message.message_id}
        row = {"chat_id": message.chat.id, "message_id": message.message_id, "task_id": task}
        self.leaves += [
            (statements.FORGET_LINK, place),
            (statements.LINK, row | {"created_at": self.clock()}),
        ]
