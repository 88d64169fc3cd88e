"""One bad row through planning, rendering and delivery: whatever is spoiled, all others get theirs.

`POISON_EACH=1` spoils each column alone (`make poison`); else one of each table at a time.
"""

import asyncio
import os
import re
import shutil
import sqlite3
from collections import Counter, defaultdict
from contextlib import closing
from html import unescape
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.cli import doctor_command
from bot.config import Settings
from bot.ui.context import Tools
from bot.ui.screens.core import set_aside as screens
from bot.ui.texts import Texts, texts
from models.engine import Database
from models.enums import DeliveryState, RowKind
from models.tables import Base
from models.tasks import MessageLink, StoredFile
from models.upkeep import Delivery
from scheduler import upkeep
from scheduler.housekeeping import keep_house
from scheduler.rate_limiter import RateLimiter
from scheduler.ticking import Ticker
from scheduler.upkeep import copy_files
from services.core import set_aside_list
from services.core.object_store import FileStore
from tests.bot import poisoned_rows, poisoned_town, poisoning
from tests.conftest import FixedClock

MOSCOW = ZoneInfo("Europe/Moscow")
LONGEST = 4_096
BUNDLED = {"events", "question", "blocked", "deadline-asked"}

ROUNDS = (
    [[poison] for poison in poisoning.poisons()]
    if os.environ.get("POISON_EACH")
    else poisoning.rounds()
)


@pytest.fixture(scope="module", autouse=True)
def unread_files():
    """Nobody looks into what is copied: that is a process a file."""

    async def look(*args, **rest):
        return None

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(upkeep, "look_for_pupils", look)
        yield


class Recorder:
    """Telegram as the delivery sees it: keeps what was said to whom, with the kind it guesses."""

    def __init__(self):
        self.said = defaultdict(list)
        self.longest = 0

    async def send_message(self, chat_id, text, **rest):
        self.longest = max(self.longest, len(unescape(re.sub(r"<[^>]+>", "", text))))
        self.said[chat_id].append(text)
        number = 1_000 + len(self.said[chat_id])
        return SimpleNamespace(message_id=number, chat=SimpleNamespace(id=chat_id))

    async def get_file(self, file_id):
        return SimpleNamespace(file_path=file_id)

    async def download_file(self, path, into):
        into.write(b"scan")


@pytest.fixture(scope="module")
def template(tmp_path_factory, migrated_sqlite):
    """The poisoned town before it is poisoned: the path of its database."""
    path = tmp_path_factory.mktemp("poisoned") / "town.db"
    shutil.copy(migrated_sqlite, path)

    async def build():
        database = Database(f"sqlite:///{path}")
        town = await poisoned_town.build(database, FixedClock(poisoned_town.MORNING))
        async with database.engine.connect() as connection:
            await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        await database.close()
        return town

    town = asyncio.run(build())
    return SimpleNamespace(path=path, chats=list(town.telegram_ids.values()))


@pytest.fixture
def spoiled(template, tmp_path):
    """A copy of the town: call it with statements that spoil it."""

    def spoil(statements):
        path = tmp_path / "town.db"
        shutil.copy(template.path, path)
        with closing(sqlite3.connect(path)) as connection:
            for statement in statements:
                connection.execute(*statement)
            connection.commit()
        return path

    return spoil


async def morning(path):
    """Tick twice, with upkeep between, as the bot does; what was said and what is set aside."""
    database, recorder = Database(f"sqlite:///{path}"), Recorder()
    store = FileStore((path.parent / "files").as_uri())
    clock = FixedClock(poisoned_town.MORNING)
    tools = Tools(
        database=database,
        clock=clock,
        files=store,
        username="bot",
        default_zone=MOSCOW,
        default_locale="ru",
        admin_ids=frozenset(),
    )
    ticker = Ticker(tools, recorder, RateLimiter(None))
    for _ in range(2):
        await ticker.tick()
        await copy_files(tools, recorder)
        await keep_house(tools)
    await ticker.tick()
    async with database.read() as session:
        kinds = await session.execute(
            select(Delivery.chat_id, Delivery.kind).where(Delivery.message_id.is_not(None))
        )
        failed = await session.scalars(
            select(Delivery.id).where(Delivery.state == DeliveryState.FAILED)
        )
        aside = await set_aside_list.rows(session)
        links = await session.scalars(select(MessageLink.chat_id))
        copied = await session.scalars(select(StoredFile.id).where(StoredFile.sha256.is_not(None)))
        found = SimpleNamespace(
            said=recorder.said,
            kinds=Counter(kinds.all()),
            failed=set(failed.all()),
            aside=aside,
            links=Counter(links.all()),
            copied=set(copied.all()),
        )
    settings = Settings(_env_file=None)
    found.doctor = [each async for each in doctor_command._set_aside(database, settings)]
    await database.close()
    assert recorder.longest <= LONGEST
    return found


@pytest.fixture(scope="module")
def healthy(template, tmp_path_factory):
    """The same morning with nothing spoiled."""
    path = tmp_path_factory.mktemp("healthy") / "town.db"
    shutil.copy(template.path, path)
    return asyncio.run(morning(path))


@pytest.fixture(scope="module")
def others(template):
    """The chats of everybody but the people and the group of School № 1, and the administrator."""
    return {*template.chats[2:-1], poisoned_rows.GROUP - 2}


def check_got(found, healthy, others):
    """Whatever others get of a healthy town they got: a key that names another row gives more."""
    (kinds, named), (wanted, wanted_named) = got(found, others), got(healthy, others)
    assert not wanted - kinds
    assert all(numbers <= named[chat] for chat, numbers in wanted_named.items())
    _, *copied = sorted(healthy.copied)
    assert copied and set(copied) <= found.copied


def got(found, others):
    """What others got: kinds (a bundle apart) and the activities of School № 2 that were named."""
    kinds = Counter(
        (chat, kind) for chat, kind in found.kinds if chat in others and kind not in BUNDLED
    )
    named = {chat: set(re.findall(r"\b2\.\d", "\n".join(found.said[chat]))) for chat in others}
    return kinds, named


def check_shown(found, administrator):
    """Whatever failed is kept with its reason, and shown in each of the three places."""
    rows = {(row.kind, row.row_id) for row in found.aside}
    assert {(RowKind.MESSAGE, id_) for id_ in found.failed} <= rows
    assert all(row.reason for row in found.aside if row.kind is RowKind.MESSAGE)
    assert len(found.doctor) == len(found.aside)
    assert all(each.is_fault and each.values["todo"] for each in found.doctor)
    say = texts("ru")
    listed = screens.screen(found.aside, MOSCOW, say).text
    for row in found.aside[: screens.LINES]:
        assert say(f"set-aside-{row.kind.value}.todo") in listed
    assert any("не справился" in text for text in found.said[administrator])


@pytest.mark.parametrize("some", ROUNDS, ids=lambda some: str(some[0]))
async def test_all_others_get_theirs(spoiled, healthy, others, template, some):
    found = await morning(spoiled([poison.statement for poison in some]))
    check_got(found, healthy, others)
    check_shown(found, template.chats[-1])


def test_why_a_message_has_come_is_a_paragraph_of_its_own(healthy):
    said = [text for texts in healthy.said.values() for text in texts if "/notifications" in text]
    assert len(said) > 5
    assert all("\n" not in text.rpartition("\n\n")[2] for text in said)


def test_every_table_has_a_row_to_spoil(template):
    with closing(sqlite3.connect(template.path)) as connection:
        names = Base.metadata.tables
        empty = {n for n in names if not connection.execute(f"SELECT 1 FROM {n}").fetchone()}
    assert not empty


async def test_a_link_that_cannot_be_written_costs_no_message(spoiled, healthy, template):
    victim = template.chats[0]
    refuse = (
        f"CREATE TRIGGER refuse BEFORE INSERT ON message_link WHEN NEW.chat_id = {victim} "
        "BEGIN SELECT RAISE(ABORT, 'no link'); END"
    )
    found = await morning(spoiled([(refuse,)]))
    assert found.kinds == healthy.kinds and not found.failed
    assert found.links[victim] == 1 < healthy.links[victim]
    assert {chat: n for chat, n in found.links.items() if chat != victim} == {
        chat: n for chat, n in healthy.links.items() if chat != victim
    }
    assert RowKind.LINK in {row.kind for row in found.aside}
    check_shown(found, template.chats[-1])


@pytest.mark.parametrize("broken", ["notice-returned", "office-hindrance", "digest-returned"])
async def test_a_text_that_cannot_be_made(spoiled, healthy, template, monkeypatch, broken):
    """Those whose messages it is in are set aside with the reason; all other messages leave."""
    make = Texts.__call__

    def fail(self, id_, **values):
        if id_ == broken:
            raise ValueError(f"{id_} is broken")
        return make(self, id_, **values)

    monkeypatch.setattr(Texts, "__call__", fail)
    found = await morning(spoiled([]))
    lost = healthy.kinds - found.kinds
    assert sum(lost.values()) <= len(found.failed) > 0
    assert all(broken in row.reason for row in found.aside if row.kind is RowKind.MESSAGE)
    check_shown(found, template.chats[-1])
