"""The yardstick of `benchmarks.updates`: a bare aiogram bot for one coordinator of one school.

It keeps every update in the inbox before it works on it and marks it done, reads and writes the
same rows as our bot with statements of SQLAlchemy's Core written by hand, and makes the very text
and buttons that ours sends, by f-strings. The rows go through the drivers as they come: one
connection and one transaction from the first statement to the last.

It leaves out what a bot for a region cannot: rights, other roles, languages and municipalities,
versions in buttons, statuses that are not asked for here, the country's days off, escaping, limits
of length, and understanding words: whatever is said in reply to a card is a report.
"""

import json
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, cast
from zoneinfo import ZoneInfo

from aiogram import Bot, Dispatcher, F
from aiogram.filters import Command
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from sqlalchemy import and_, bindparam, case, delete, event, func, insert, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from domain.workflow import Action, Status
from models.enums import MoveVerdict, RoadmapStatus, UpdateState
from models.inbox import InboxUpdate
from models.people import Membership, Municipality, Organisation, OrganisationGroup, Person
from models.roadmaps import Activity, EvidenceSlot, Indicator, Roadmap, Section
from models.tasks import (
    DeadlineMove,
    Evidence,
    MessageLink,
    Report,
    Review,
    StoredFile,
    Task,
    TaskState,
    Upload,
    UploadFile,
)
from models.upkeep import Conversation, Delivery

MOSCOW = ZoneInfo("Europe/Moscow")
FOREVER = date.max
OWED = (Status.PLANNED, Status.IN_PROGRESS, Status.BLOCKED)
MONTHS = (
    *("января", "февраля", "марта", "апреля", "мая", "июня", "июля"),
    *("августа", "сентября", "октября", "ноября", "декабря"),
)
OF_WEEKDAYS = (
    *("понедельника", "вторника", "среды", "четверга"),
    *("пятницы", "субботы", "воскресенья"),
)
STATUSES = {Status.PLANNED: "не начато", Status.IN_PROGRESS: "в работе"}
GROUPS = {
    "returned": "Возвращено",
    "overdue": "Просрочено",
    "this_week": "На неделе",
    "later": "Дальше",
    "in_review": "На проверке",
    "done": "Выполнено",
}

# Statements, each built once.

ARRIVE = insert(InboxUpdate).returning(InboxUpdate.id)
FINISH = (
    update(InboxUpdate)
    .where(InboxUpdate.id == bindparam("row"))
    .values(state=UpdateState.DONE, payload=None, chat_id=0, finished_at=bindparam("now"))
)
WHO = (
    select(
        Person.id,
        Person.name,
        Membership.role,
        Membership.organisation_id,
        Municipality.id.label("town"),
        Municipality.time_zone,
        Organisation.name.label("school"),
        Conversation.state,
        MessageLink.task_id,
    )
    .join(Membership, and_(Membership.person_id == Person.id, Membership.ended_at.is_(None)))
    .join(Municipality, Municipality.id == Membership.municipality_id)
    .join(Organisation, Organisation.id == Membership.organisation_id)
    .outerjoin(Conversation, Conversation.key == bindparam("key"))
    .outerjoin(
        MessageLink,
        and_(
            MessageLink.chat_id == bindparam("chat"), MessageLink.message_id == bindparam("message")
        ),
    )
    .where(Person.telegram_id == bindparam("sender"))
)
GROUP = case(
    (Task.status == Status.SUBMITTED, "in_review"),
    (Task.status == Status.RETURNED, "returned"),
    (Task.status.not_in(OWED), "done"),
    (Task.deadline < bindparam("today"), "overdue"),
    (Task.deadline <= bindparam("week"), "this_week"),
    else_="later",
)
OWN = (
    Task.organisation_id == bindparam("school"),
    Task.status != Status.CANCELLED,
    Roadmap.status == RoadmapStatus.ACTIVE,
)
COUNTS = (
    select(GROUP.label("group"), Roadmap.short_title, func.count())
    .join(Roadmap, Roadmap.id == Task.roadmap_id)
    .where(*OWN)
    .group_by("group", Roadmap.short_title)
)
RANK = case({Status.RETURNED: 0, Status.SUBMITTED: 2}, value=Task.status, else_=1)
DUE = func.coalesce(Task.mend_by, Task.deadline)
PAGE = (
    select(Task.id, Activity.number, Activity.title, DUE, GROUP)
    .join(Activity, Activity.id == Task.activity_id)
    .join(Roadmap, Roadmap.id == Task.roadmap_id)
    .where(*OWN, Task.status.in_((*OWED, Status.RETURNED, Status.SUBMITTED)))
    .order_by(RANK, DUE, Activity.position)
    .limit(8)
)
EARLIER = Task.__table__.alias("earlier")
CARD = (
    select(
        Task.id,
        Task.version,
        Task.status,
        Task.deadline,
        Task.original_deadline,
        Task.activity_id,
        Activity.number,
        Activity.title,
        Activity.schedule,
        Activity.result,
        Roadmap.short_title,
        Roadmap.status.label("in_force"),
        Roadmap.review_needed,
        Section.number.label("section"),
        Organisation.name.label("school"),
        Municipality.time_zone,
        Review.verdict,
        Review.reason,
        DeadlineMove.new_deadline,
        select(EARLIER.c.id)
        .where(
            EARLIER.c.activity_id == Task.activity_id,
            EARLIER.c.organisation_id == Task.organisation_id,
            EARLIER.c.deadline < Task.deadline,
            EARLIER.c.status == Status.DONE,
        )
        .correlate(Task)
        .exists(),
    )
    .select_from(Task)
    .join(Activity, Activity.id == Task.activity_id)
    .join(Roadmap, Roadmap.id == Task.roadmap_id)
    .join(Municipality, Municipality.id == Task.municipality_id)
    .join(Organisation, Organisation.id == Task.organisation_id)
    .outerjoin(Section, Section.id == Task.section_id)
    .outerjoin(Review, Review.task_id == Task.id)
    .outerjoin(
        DeadlineMove,
        and_(DeadlineMove.task_id == Task.id, DeadlineMove.verdict == MoveVerdict.OPEN),
    )
    .where(Task.id == bindparam("task"))
    .order_by(Review.id.desc())
    .limit(1)
)
FILES = (
    select(StoredFile.id, StoredFile.name, StoredFile.size, StoredFile.media, Evidence.at)
    .join(Evidence, Evidence.file_id == StoredFile.id)
    .where(Evidence.task_id == bindparam("task"), Evidence.withdrawn_at.is_(None))
    .order_by(Evidence.id)
)
REPORTS = (
    select(Report.at, Report.action, Report.comment, Report.value, Person.name)
    .join(Person, Person.id == Report.person_id)
    .where(Report.task_id == bindparam("task"))
    .order_by(Report.id)
)
SLOTS = (
    select(EvidenceSlot.name, EvidenceSlot.count)
    .where(EvidenceSlot.activity_id == bindparam("activity"))
    .order_by(EvidenceSlot.id)
)
INDICATORS = (
    select(Indicator.text, Indicator.target)
    .where(Indicator.activity_id == bindparam("activity"))
    .order_by(Indicator.id)
)
CURATORS = (
    select(Person.name)
    .join(Membership, Membership.person_id == Person.id)
    .where(
        Membership.municipality_id == bindparam("town"),
        Membership.role == "curator",
        Membership.ended_at.is_(None),
    )
)
FORGET_LINK = delete(MessageLink).where(
    MessageLink.chat_id == bindparam("chat"), MessageLink.message_id == bindparam("message")
)
LINK = insert(MessageLink)
# What words may mean.
LAST_LINK = (
    select(MessageLink.message_id, MessageLink.task_id, MessageLink.created_at)
    .where(MessageLink.chat_id == bindparam("chat"))
    .order_by(MessageLink.created_at.desc(), MessageLink.message_id.desc())
    .limit(1)
)
CAME_BY_ITSELF = select(Delivery.id).where(
    Delivery.person_id == bindparam("person"), Delivery.message_id == bindparam("message")
)
SAID_BEFORE = select(Report.id, Report.comment).where(Report.update_key == bindparam("key"))
IN_HAND = (
    select(
        Task.id,
        Task.version,
        Activity.number,
        Activity.title,
        Task.status,
        DUE,
        Organisation.name,
        Roadmap.short_title,
    )
    .join(Activity, Activity.id == Task.activity_id)
    .join(Roadmap, Roadmap.id == Task.roadmap_id)
    .join(Organisation, Organisation.id == Task.organisation_id)
    .where(*OWN, Task.id == bindparam("task"))
)
ASKED = select(Task.activity_id).where(Task.organisation_id == bindparam("school"))
ACTIVITIES = (
    select(Activity.number, Activity.title, Roadmap.period_start, Roadmap.period_end)
    .join(Roadmap, Roadmap.id == Activity.roadmap_id)
    .where(Activity.id.in_(ASKED), Roadmap.status == RoadmapStatus.ACTIVE)
    .order_by(Activity.position)
)
SECTIONS = (
    select(Section.number, Section.title)
    .distinct()
    .join(Activity, Activity.section_id == Section.id)
    .where(Activity.id.in_(ASKED))
)
SCHOOLS = select(Organisation.name).where(Organisation.id == bindparam("school"))
SCHOOL_GROUPS = select(OrganisationGroup.name).where(OrganisationGroup.municipality_id.is_(None))
# What words and files write.
MOVE = (
    update(Task)
    .where(Task.id == bindparam("task"), Task.version == bindparam("seen"))
    .values(
        status=bindparam("after"),
        version=Task.version + 1,
        changed_at=bindparam("at"),
        next_at=bindparam("at"),
    )
)
LOCK = (
    update(Task)
    .where(Task.id == bindparam("task"), Task.version == bindparam("seen"))
    .values(version=bindparam("seen"))
)
CLOSE_STATE = (
    update(TaskState)
    .where(TaskState.id == bindparam("task"), TaskState.valid_to == FOREVER)
    .values(valid_to=bindparam("day"))
)
SHARED = (
    *("municipality_id", "roadmap_id", "section_id", "activity_id", "organisation_id"),
    *("deadline", "status", "submitted_on", "done_on", "done_late"),
)
FORGET_STATE = delete(TaskState).where(
    TaskState.id == bindparam("task"), TaskState.valid_from == bindparam("day")
)
OPEN_STATE = insert(TaskState).from_select(
    ["task_id", "valid_from", "valid_to", *SHARED],
    select(
        Task.id,
        bindparam("day", type_=TaskState.valid_from.type),
        literal(FOREVER, TaskState.valid_to.type),
        *(getattr(Task, name) for name in SHARED),
    ).where(Task.id == bindparam("task")),
)
WRITE_REPORT = insert(Report)
REPORTED_LAST = (
    select(Person.id, Person.name)
    .join(Report, Report.person_id == Person.id)
    .where(Report.task_id == bindparam("task"), Report.action == Action.SUBMIT)
    .order_by(Report.id.desc())
    .limit(1)
)
KNOWN_FILE = select(StoredFile.id).where(
    StoredFile.telegram_unique_id == bindparam("unique"), StoredFile.removed_at.is_(None)
)
KEEP_FILE = insert(StoredFile).returning(StoredFile.id)
OPEN_UPLOAD = insert(Upload).returning(Upload.id)
ADD_TO_UPLOAD = insert(UploadFile)
USED = select(
    Organisation.file_bytes,
    select(func.sum(Organisation.file_bytes))
    .where(Organisation.municipality_id == bindparam("town"))
    .scalar_subquery(),
).where(Organisation.id == bindparam("school"))
FILL = (
    update(Organisation)
    .where(Organisation.id == bindparam("school"))
    .values(file_bytes=Organisation.file_bytes + bindparam("size"))
)
ATTACH = insert(Evidence)
NOTE_ANSWER = (
    update(Upload).where(Upload.id == bindparam("row")).values(message_id=bindparam("message"))
)


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
            id_ = (await connection.execute(ARRIVE, row)).scalar_one()
        self.leaves = [(FINISH, {"row": id_, "now": self.clock()})]
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
        buttons = [_button(label, f"m:{place}") for place, label in entries.items()]
        await message.answer(text, reply_markup=_keyboard(_pairs(buttons)))

    async def show_list(self, message: Message) -> None:
        async with self.engine.connect() as connection:
            who = await self._who(connection, message)
            today = self.clock().astimezone(ZoneInfo(who.time_zone)).date()
            values = {
                "school": who.organisation_id,
                "today": today,
                "week": today + timedelta(days=6),
            }
            counts = (await connection.execute(COUNTS, values)).all()
            rows = (await connection.execute(PAGE, values)).all()
        text, keyboard = _list(who, counts, rows, today)
        await message.answer(text, reply_markup=keyboard)

    async def card(self, callback: CallbackQuery) -> None:
        task = int((callback.data or "").removeprefix("c:"))
        message = cast(Message, callback.message)
        async with self.engine.connect() as connection:
            who = await self._who(connection, callback)
            row, files, reports, beside = await self._read_card(connection, who, task)
        await callback.answer()
        text = _card(row, files, reports, beside, self._today())
        await message.edit_text(text, reply_markup=_card_keyboard(row, files))
        if who.task_id != task:
            self._leave_link(message, task)

    async def words(self, message: Message) -> None:
        async with self.engine.begin() as connection:
            who = await self._who(connection, message)
            await self._read_names(connection, who, message)
            values = {"task": who.task_id, "day": self._today()}
            before = (await connection.execute(CARD, values)).one()
            at = self.clock()
            move = {"seen": before.version, "after": Status.IN_PROGRESS, "at": at}
            await connection.execute(MOVE, values | move)
            await connection.execute(CLOSE_STATE, values)
            await connection.execute(FORGET_STATE, values)
            await connection.execute(OPEN_STATE, values)
            await self._report(connection, who, message, before, Action.START, message.text)
            row, files, reports, beside = await self._read_card(connection, who, who.task_id)
        text = "Записано\n\n" + _card(row, files, reports, beside, self._today())
        shown = await message.answer(text, reply_markup=_card_keyboard(row, files))
        self._leave_link(shown, who.task_id)

    async def document(self, message: Message) -> None:
        document, at = message.document, self.clock()
        assert document is not None
        async with self.engine.begin() as connection:
            who = await self._who(connection, message)
            values = {"task": who.task_id, "unique": document.file_unique_id}
            (await connection.execute(REPORTED_LAST, values)).first()
            file_id = (await connection.execute(KNOWN_FILE, values)).scalar()
            if file_id is None:
                kept = {
                    "telegram_file_id": document.file_id,
                    "telegram_unique_id": document.file_unique_id,
                    "media": "document",
                    "name": document.file_name,
                    "size": document.file_size,
                    "created_at": at,
                }
                file_id = (await connection.execute(KEEP_FILE, kept)).scalar_one()
            upload = {
                "chat_id": message.chat.id,
                "group_key": f"m{message.message_id}",
                "person_id": who.id,
                "task_id": who.task_id,
                "created_at": at,
            }
            upload_id = (await connection.execute(OPEN_UPLOAD, upload)).scalar_one()
            held = {"upload_id": upload_id, "file_id": file_id, "caption": None, "held": False}
            await connection.execute(ADD_TO_UPLOAD, held)
            before = (await connection.execute(CARD, values)).one()
            await connection.execute(LOCK, values | {"seen": before.version})
            await self._report(connection, who, message, before, Action.ATTACH, None)
            space = {"school": who.organisation_id, "town": who.town, "size": document.file_size}
            (await connection.execute(USED, space)).one()
            await connection.execute(FILL, space)
            proof = {"task_id": who.task_id, "file_id": file_id, "person_id": who.id, "at": at}
            await connection.execute(ATTACH, proof)
            row, files, _, (slots, *_) = await self._read_card(connection, who, who.task_id)
        text = _taken(row, files, slots)
        add, other = f"ta:{row.id}:{row.version}:file", f"pd:{upload_id}:guess"
        rows = [
            [_button("Отправить на проверку", f"t:{row.id}:{row.version}:submit")],
            [_button("Добавить ещё файл", add), _button("Это к другому", other)],
        ]
        keyboard = _keyboard(rows)
        shown = await message.answer(text, reply_markup=keyboard)
        self.leaves.append((NOTE_ANSWER, {"row": upload_id, "message": shown.message_id}))
        self._leave_link(shown, who.task_id)

    def _today(self) -> date:
        return self.clock().astimezone(MOSCOW).date()

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
        return (await connection.execute(WHO, values)).one()

    async def _read_card(self, connection: AsyncConnection, who: Any, task: int) -> Any:
        row = (await connection.execute(CARD, {"task": task})).one()
        files = (await connection.execute(FILES, {"task": task})).all()
        reports = (await connection.execute(REPORTS, {"task": task})).all()
        values = {"activity": row.activity_id, "town": who.town}
        beside = [
            (await connection.execute(statement, values)).all()
            for statement in (SLOTS, INDICATORS, CURATORS)
        ]
        return row, files, reports, beside

    async def _read_names(self, connection: AsyncConnection, who: Any, message: Message) -> None:
        values = {"school": who.organisation_id, "chat": message.chat.id, "task": who.task_id}
        key = {"key": f"message:{message.chat.id}:{message.message_id}"}
        (await connection.execute(SAID_BEFORE, key)).all()
        last = (await connection.execute(LAST_LINK, values)).one()
        came = {"person": who.id, "message": last.message_id}
        (await connection.execute(CAME_BY_ITSELF, came)).all()
        for statement in (IN_HAND, ACTIVITIES, SECTIONS, SCHOOLS, SCHOOL_GROUPS):
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
        await connection.execute(WRITE_REPORT, row)

    def _leave_link(self, message: Message, task: int) -> None:
        place = {"chat": message.chat.id, "message": message.message_id}
        row = {"chat_id": message.chat.id, "message_id": message.message_id, "task_id": task}
        self.leaves += [(FORGET_LINK, place), (LINK, row | {"created_at": self.clock()})]


# Texts and buttons.


def _button(label: str, data: str) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=label, callback_data=data)


def _keyboard(rows: list[list[InlineKeyboardButton]]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=rows)


def _pairs(buttons: list[InlineKeyboardButton], width: int = 2) -> list[list[InlineKeyboardButton]]:
    return [buttons[n : n + width] for n in range(0, len(buttons), width)]


def _short(text: str) -> str:
    return text if len(text) <= 26 else text[:25].rsplit(" ", 1)[0].rstrip(" ,.") + "…"


def _day(day: date, today: date) -> str:
    said = f"{day.day} {MONTHS[day.month - 1]}"
    return said if day.year == today.year else f"{said} {day.year} года"


def _until(day: date, today: date) -> str:
    if 0 <= (day - today).days <= 6:
        return f"до {OF_WEEKDAYS[day.weekday()]}, {_day(day, today)}"
    return f"до {_day(day, today)}"


def _days(count: int) -> str:
    if count % 10 == 1 and count % 100 != 11:
        return f"{count} день"
    few = count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14)
    return f"{count} дня" if few else f"{count} дней"


def _due(day: date, today: date) -> str:
    left = (day - today).days
    if left < 0:
        return f"был {_day(day, today)}, просрочено на {_days(-left)}"
    if left < 2:
        return f"{_until(day, today)} ({'завтра' if left else 'сегодня'})"
    return f"{_until(day, today)}, {'остался' if _days(left).endswith('день') else 'осталось'} " + (
        _days(left)
    )


def _brief(day: date, today: date) -> str:
    left = (day - today).days
    if left < 0:
        return f"срок был {_day(day, today)}"
    if left < 2:
        return "до завтра" if left else "сегодня"
    return f"до {OF_WEEKDAYS[day.weekday()]}" if left <= 6 else f"до {_day(day, today)}"


def _list(
    who: Any, counts: Sequence[Any], rows: Sequence[Any], today: date
) -> tuple[str, InlineKeyboardMarkup]:
    by_group: dict[str, int] = {}
    for group, _, count in counts:
        by_group[group] = by_group.get(group, 0) + count
    roadmap = counts[0][1]
    text, last = f"<b>Мои мероприятия</b>\n{who.school} · {roadmap}", ""
    for _, number, title, due, group in rows:
        if group != last:
            text += f"\n\n<b>{GROUPS[group]}</b>"
            last = group
        text += f"\n{number} {title} — {_brief(due, today)}"
    pages = -(-sum(count for group, count in by_group.items() if group != "done") // 8)
    tasks = [_button(_short(f"{row[1]} {row[2]}"), f"c:{row[0]}") for row in rows]
    turning = [
        _button("‹", f"tl::0:0:{pages - 1}"),
        _button(f"1 из {pages}", "tl::0:0:1"),
        _button("›", "tl::0:0:1"),
    ]
    groups = [
        _button(f"{title} {by_group[group]}", f"tl:{group}:0:0:0")
        for group, title in GROUPS.items()
        if group in by_group
    ]
    bottom = [_button("Найти", "ts:-1"), _button("Ещё", "tf:0:0"), _button("В начало", "m:home")]
    return text, _keyboard([*_pairs(tasks), turning, *_pairs(groups, 3), bottom])


def _card(
    row: Any, files: Sequence[Any], reports: Sequence[Any], beside: Sequence[Any], today: date
) -> str:
    slots, indicators, curators = beside
    blocks = [f"<b>{row.number} {row.title}</b>\n{row.school} · раздел {row.section} · "]
    blocks[0] += row.short_title
    facts = [f"Срок: {_due(row.deadline, today)}"]
    if row.deadline.weekday() > 4:
        before = row.deadline - timedelta(days=row.deadline.weekday() - 4)
        facts.append(f"Последний рабочий день — пятница, {_day(before, today)}")
    facts.append(_wanted(slots, files))
    facts += [f"Показатель: {indicator.text}" for indicator in indicators]
    facts.append(f"Статус: {STATUSES[row.status]}")
    facts += [f"Куратор: {', '.join(name for (name,) in curators)}"] if curators else []
    blocks.append("\n".join(facts))
    said = []
    if files:
        names = [f"{file.name}, {max(1, round(file.size / 1024))} КБ" for file in files]
        said.append(f"Файлы: {'; '.join(names)}")
    for report in [report for report in reports if report.comment][-2:]:
        on = report.at.astimezone(MOSCOW).date()
        said.append(f"{report.name}, {_day(on, today)}: «{report.comment}»")
    blocks += ["\n".join(said)] if said else []
    return "\n\n".join([*blocks, "Ответьте на это сообщение файлом или фото."])


def _wanted(slots: Sequence[Any], files: Sequence[Any]) -> str:
    left, shown = len(files), []
    for slot in slots:
        have = min(left, slot.count)
        left -= have
        shown.append(f"{slot.name} — {have} из {slot.count}")
    return f"Нужно: {'; '.join(shown)}"


def _taken(row: Any, files: Sequence[Any], slots: Sequence[Any]) -> str:
    size = max(1, round(files[-1].size / 1024))
    wanted = sum(slot.count for slot in slots)
    text = f"Принято: {files[-1].name}, {size} КБ — {min(len(files), wanted)} из {wanted}"
    text += f"\n{row.number} {row.title}"
    return text if len(slots) == 1 else f"{text}\n{_wanted(slots, files)}"


def _card_keyboard(row: Any, files: Sequence[Any]) -> InlineKeyboardMarkup:
    ask, step = f"ta:{row.id}:{row.version}", f"t:{row.id}:{row.version}"
    steps = [_button("Выполнено", f"{step}:submit")]
    if row.status is Status.PLANNED:
        steps.append(_button("В работе", f"{step}:start"))
    steps.append(_button("Есть затруднение", f"{ask}:block"))
    steps.append(_button("Не относится к нам", f"{ask}:not_applicable"))
    aside = [
        _button(f"Файлы ({len(files)})", f"tp:{row.id}:files")
        if files
        else _button("Файл", f"{ask}:file"),
        _button("Комментарий", f"{ask}:comment"),
        _button("Перенести срок", f"{ask}:deadline_request"),
        _button("История", f"tp:{row.id}:history"),
    ]
    return _keyboard([*_pairs(steps), *_pairs(aside), [_button("‹ К списку", "m:tasks")]])
