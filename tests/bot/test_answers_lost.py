"""What was stored and cannot be shown: the person hears that it is stored, and nothing comes twice.

Every act that the code knows is done over HTTP, and from the moment at which something is stored
Telegram refuses the answers. That a second try repeats nothing and loses nothing is played for
every update of every test by `make test-twice`.
"""

import logging
import os
from itertools import cycle

import pytest
from sqlalchemy import select

from bot.ui.texts import Texts, texts
from models.upkeep import Conversation, Delivery
from tests.bot import acted_town, acts_of_office, acts_of_plans, acts_of_schools
from tests.bot.act import do
from tests.bot.acts_in_code import acts as acts_in_code
from tests.bot.conftest import counts_one_try
from tests.bot.refusing import FOR_GOOD, PASSING, Tables, noted, refusing

FAULT = texts("ru")("update-set-aside", moment="@").partition("@")[2]
STORED = texts("ru")("update-stored", moment="@").partition("@")[2]

NOT_REFUSED = {
    # A group tells the bot that its number is another: nobody is answered.
    "handlers.summaries.group_posts.move",
    "services.core.lost_chats.move_chat",
    # Words that are doubted first only ask; what `listen` does with others is refused there.
    "handlers.utterances.listen_again",
    # The same words once more, of the municipality that was asked for.
    "handlers.utterances.listen_within",
    # A part of the same words once more: what it orders is refused where it stands alone.
    "handlers.utterances.listen_to_one",
    # What only looks ahead takes its own writing back.
    "handlers.assignment.answering.ask_sure",
    "services.assignment.activity_assigning.foresee",
    "handlers.roadmaps.school_calendar._preview",
    "handlers.roadmaps.school_calendar.look_at_typed",
    "handlers.roadmaps.school_calendar.look_at_usual",
    "services.roadmaps.school_calendars.foresee",
}
"""Acts that nothing of an answer can follow, with the reason."""


EACH = os.environ.get("REFUSE_EACH")

_TOLD = select(Delivery.id).where(Delivery.kind == "update-set-aside")


@pytest.fixture
async def acted(begin, data_folder, request):
    """A town where every act can be done."""
    # Each refusal is a fault in the log with its traceback, which would take a third of the time.
    logging.disable(logging.ERROR)
    request.addfinalizer(lambda: logging.disable(logging.NOTSET))
    async with begin(acted_town.grow) as town:
        town.tables = Tables(data_folder / "roadmap.db")
        with refusing(town) as town.refusing:
            yield town


def all_acts(town):
    found = {}
    for of in (acts_of_schools, acts_of_office, acts_of_plans):
        for name, act in of.acts(town):
            assert name not in found
            found[name] = act
    return found


class Play:
    """One act, done again and again from the same tables."""

    def __init__(self, town, name, act):
        self.town, self.name, self.act = town, name, act
        self.ran = set()
        self.faults = []

    async def run(self, begin, refusals):
        """Prepare, do it once unhindered, then with each of the refusals."""
        tables = self.town.tables
        await tables.put_back(begin)
        await self._prepare()
        ready = tables.keep()
        before = tables.read()
        with noted(self.ran):
            await self._last(None)
        self.wanted = tables.read()
        if self.wanted == before:
            await self.person.refresh()
            self.faults.append(f"{self.name} changes nothing\n{self.person.transcript()[-800:]}")
        for refusal, how in refusals.items():
            await tables.put_back(begin if self.act.afresh else ready)
            if self.act.afresh:
                await self._prepare()
            await self._check(refusal, how)
        await tables.put_back(begin)

    async def _prepare(self):
        for step in self.act.steps[:-1]:
            await do(self.town, self.act, step)
        await self.person.refresh()

    async def _check(self, refusal, how):
        known = len(self.person.messages)
        await self._last(how)
        if not self.town.refusing.has_stored:
            self.faults.append(f"{self.name}, {refusal}: nothing was stored")
        if (found := self.town.tables.read()) != self.wanted:
            self.faults.append(f"{self.name}, {refusal}: {_difference(self.wanted, found)}")
        if await self.town.all(_TOLD):
            await self.town.deliver()
        await self.person.refresh()
        said = [each.text or "" for each in self.person.messages[known:]]
        if any(FAULT in text for text in said):
            self.faults.append(f"{self.name}, {refusal}: {said}")

    async def _last(self, how):
        acting = do(self.town, self.act, self.act.steps[-1], wait=False)
        await self.town.refusing.during(how, acting)

    @property
    def person(self):
        return getattr(self.town, self.act.who)


def _difference(wanted, found):
    return {
        name: set(found[name]) ^ set(rows) for name, rows in wanted.items() if found[name] != rows
    }


@counts_one_try
@pytest.mark.long
async def test_what_telegram_refuses_makes_no_fault_of_what_is_stored(acted):
    """Each act with one of the ways in turn; `REFUSE_EACH=1` with each of them (`make refuse`)."""
    begin, ran, faults = acted.tables.keep(), set(), []
    every = FOR_GOOD | PASSING
    in_turn = cycle(every.items())
    for name, act in all_acts(acted).items():
        play = Play(acted, name, act)
        try:
            await play.run(begin, every if EACH else dict([next(in_turn)]))
        except AssertionError as error:
            faults.append(f"{name}: {error}")
        ran |= play.ran
        faults += play.faults
    assert not faults, "\n".join(faults)
    left = set(acts_in_code().values()) - ran - NOT_REFUSED
    assert not left, f"no act of this test does {sorted(left)}"


@pytest.mark.parametrize("name", ["block", "comment", "ask for a deadline", "a group", "accept"])
async def test_what_is_stored_is_said_to_be(acted, name):
    act = all_acts(acted)[name]
    person = getattr(acted, act.who)
    for step in act.steps[:-1]:
        await do(acted, act, step)
    await acted.refusing.during(
        FOR_GOOD["nothing can be shown"], do(acted, act, act.steps[-1], wait=False)
    )
    await acted.deliver()
    await person.refresh()
    said = [each.text or "" for each in person.messages]
    assert any(STORED in text for text in said) and not any(FAULT in text for text in said)
    # The question is answered: what is said next is no answer to it.
    open_questions = select(Conversation.state).where(Conversation.state.is_not(None))
    assert await acted.all(open_questions) == []


@pytest.mark.parametrize("name", ["accept", "block"])
async def test_what_cannot_be_rendered_is_stored_all_the_same(acted, name, monkeypatch):
    make, refusing = Texts.__call__, acted.refusing

    def fail(self, id_, **values):
        this_try = refusing.this_try.get()
        if is_on and this_try is not None and this_try.is_stored:
            raise ValueError(f"{id_} cannot be made")
        return make(self, id_, **values)

    play, is_on = Play(acted, name, all_acts(acted)[name]), False
    monkeypatch.setattr(Texts, "__call__", fail)
    begin = acted.tables.keep()
    await play.run(begin, {})
    for step in play.act.steps[:-1]:
        await do(acted, play.act, step)
    is_on = True
    await refusing.during(None, do(acted, play.act, play.act.steps[-1], wait=False))
    is_on = False
    assert acted.tables.read() == play.wanted
    await acted.deliver()
    await play.person.refresh()
    assert not any(FAULT in (each.text or "") for each in play.person.messages)
