"""What was stored and cannot be shown: the person hears that it is stored, and nothing comes twice.

After the change of an act every answer of its update fails, in each of its tries. That a second try
repeats nothing and loses nothing is played for every update of every test by `make test-twice`.
"""

from contextvars import ContextVar

import pytest
from aiogram.client.session.middlewares.base import BaseRequestMiddleware
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from sqlalchemy import select

from bot.ui.texts import Texts
from models.inbox import InboxUpdate
from models.tables import Base
from models.upkeep import Conversation
from services.core.tries import Try

BESIDE = {"inbox", "set_aside", "message_link", "conversation"}
"""What stands around an act: the update itself, and what was shown."""

ANSWERS = ("Send", "Edit", "Answer")

CARD = ("/tasks", "5.2")
ACTS = {
    "block": ("anna", [*CARD, "Есть затруднение"], "words:Нет данных от поликлиники"),
    "comment": ("anna", [*CARD, "Комментарий"], "words:Собираем списки"),
    "submit": ("anna", [*CARD], "words:Готово, справка на сайте"),
    "start": ("anna", [*CARD], "В работе"),
    "postpone": (
        "anna",
        [*CARD, "Перенести срок", "Другой день", "words:1 декабря"],
        "words:Ждём подписи",
    ),
    "hour": ("anna", ["/notifications", "Час сообщения"], "11:00"),
    "move": ("galina", ["desk", "Решить", "Перенести срок"], "понедельник, 30 ноября"),
    "cancel": ("galina", ["desk", "Решить", "Отменить для школы"], "Отменить"),
    "group": ("galina", ["/people", "Группы", "Новая группа"], "words:Сельские"),
    "accept": ("galina", ["submitted", "/review"], "Принять"),
    "return": ("galina", ["submitted", "/review", "Вернуть"], "Нет подписи"),
}


def nothing_leaves(method):
    """A fault of ours, whatever is sent."""
    return KeyError("no answer")


def bad_request(only, words):
    """Telegram's 400 to one kind of method."""
    return lambda method: (
        TelegramBadRequest(method, f"Bad Request: {words}")
        if type(method).__name__.startswith(only)
        else None
    )


REFUSALS = {
    "the message is gone": bad_request("Edit", "message to edit not found"),
    "the message cannot be edited": bad_request("Edit", "message can't be edited"),
    "the chat is gone": bad_request("Send", "chat not found"),
    "markup": bad_request(("Edit", "Send"), "can't parse entities"),
    "the press is too old": bad_request("Answer", "query is too old and response timeout expired"),
    "blocked": lambda method: TelegramForbiddenError(method, "Forbidden: bot was blocked"),
}


class Deaf(BaseRequestMiddleware):
    """Telegram refuses answers of an update that has changed something; `refuse` says which."""

    def __init__(self):
        self.is_on = False
        self.refuse = nothing_leaves
        self.has_stored = False
        self.this_try = ContextVar("this_try", default=None)

    async def __call__(self, make_request, bot, method):
        this_try = self.this_try.get()
        if self.is_on and this_try is not None and this_try.is_stored:
            self.has_stored = True
        if self.is_on and self.has_stored and type(method).__name__.startswith(ANSWERS):
            error = self.refuse(method)
            if error is not None:
                raise error
        return await make_request(bot, method)


@pytest.fixture
def deaf(school, monkeypatch):
    deaf = Deaf()
    school.app.bot.session.middleware(deaf)
    school.app.inbox.tries.pauses = (0.0, 0.0)
    begin = Try.__init__

    def note(self, *args, **values):
        begin(self, *args, **values)
        deaf.this_try.set(self)

    monkeypatch.setattr(Try, "__init__", note)
    return deaf


async def do(school, who, step, wait=True):
    person = getattr(school, who)
    if step == "submitted":
        await do(school, "anna", "/tasks")
        await do(school, "anna", "5.2")
        await do(school, "anna", "words:Готово, справка на сайте")
    elif step == "desk":
        await person.press_data(person.last_message, f"c:{school.task_id}")
    elif step.startswith(("/", "words:")):
        await person.send(step.removeprefix("words:"), wait=wait)
    else:
        await person.press(step, wait=wait)


async def tables(school):
    """What is stored, without what stands around acts."""
    found = {}
    async with school.database.read() as session:
        for table in Base.metadata.sorted_tables:
            if table.name not in BESIDE:
                rows = (await session.execute(select(table))).all()
                found[table.name] = sorted(
                    repr(row) for row in rows if "update-set-aside" not in repr(row)
                )
    return found


async def act(school, deaf, name):
    """Do everything before the act, then the act with its answers lost; whoever did it."""
    who, steps, last = ACTS[name]
    for step in steps:
        await do(school, who, step)
    before = await tables(school)
    deaf.is_on = True
    await do(school, who, last, wait=False)
    await school.app.inbox.drained()
    deaf.is_on = False
    assert deaf.has_stored
    assert await tables(school) != before
    assert None not in await school.all(select(InboxUpdate.finished_at))
    return getattr(school, who)


@pytest.mark.parametrize("name", ACTS)
async def test_what_is_stored_is_said_to_be(school, deaf, name):
    person = await act(school, deaf, name)
    await school.deliver()
    await person.expect("сделано и сохранено")
    assert not any("выполнить не получилось" in each.text for each in person.messages if each.text)
    # The question is answered: what is said next is no answer to it.
    open_questions = select(Conversation.state).where(Conversation.state.is_not(None))
    assert await school.all(open_questions) == []


@pytest.mark.parametrize("name", ["accept", "submit"])
@pytest.mark.parametrize("refusal", REFUSALS)
async def test_what_telegram_refuses_makes_no_fault_of_what_is_stored(school, deaf, name, refusal):
    deaf.refuse = REFUSALS[refusal]
    await once_and_never_denied(school, deaf, name)


@pytest.mark.parametrize("name", ["accept", "submit"])
async def test_what_cannot_be_rendered_is_stored_all_the_same(school, deaf, name, monkeypatch):
    make = Texts.__call__

    def fail(self, id_, **values):
        this_try = deaf.this_try.get()
        if deaf.is_on and this_try is not None and this_try.is_stored:
            deaf.has_stored = True
            raise ValueError(f"{id_} cannot be made")
        return make(self, id_, **values)

    monkeypatch.setattr(Texts, "__call__", fail)
    deaf.refuse = lambda method: None
    await once_and_never_denied(school, deaf, name)


async def once_and_never_denied(school, deaf, name):
    person = await act(school, deaf, name)
    done = await tables(school)
    await school.app.inbox.drained()
    await school.deliver()
    await person.refresh()
    said = [each.text for each in person.messages if each.text]
    assert not any("не получилось из-за ошибки" in text for text in said)
    after = await tables(school)
    assert after["report"] == done["report"] and after["review"] == done["review"]
