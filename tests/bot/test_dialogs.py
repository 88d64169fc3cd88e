"""What was said in a dialog is acted on by its own buttons alone, whatever was begun after it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from sqlalchemy import select

from bot.ui.callbacks import people, review, roadmaps, tasks
from bot.ui.callbacks.base import Button
from bot.ui.callbacks.core import Menu, PutBack
from bot.ui.callbacks.utterances import SaidAnswer, SaidElse
from models.upkeep import Conversation
from tests.bot import acted_town
from tests.bot.act import Step, act, do
from tests.bot.conftest import TOMORROW
from tests.bot.dialogs_in_code import presses
from tests.bot.refusing import Tables, noted

STALE = "уже неактуален"


@dataclass(frozen=True)
class Case:
    """A dialog up to a button: `steps` are those of the first or the second time, of other words.

    `changed` are fields in which the button differs from the first of its kind that is shown.
    """

    who: str
    button: type[Button]
    steps: Callable[[int], tuple[Step, ...]]
    changed: dict[str, Any] = field(default_factory=dict)


def cases(t):
    """A dialog for every press that acts on what the conversation remembers."""
    yield from _terms(t)
    yield from _adding(t)
    yield from _splitting(t)
    yield from _lists(t)
    zone = (people.AddMunicipality(), "Лесное")
    yield "a zone", Case("pavel", people.MunicipalityZone, lambda n: (zone[0], f"{zone[1]} {n}"))
    asked = tasks.TaskSearch()
    yield (
        "a page of what was found",
        Case("anna", tasks.FoundPage, lambda n: (asked, ("Справка", "Смотр")[n - 1])),
    )
    renamed = people.OrganisationAction(organisation_id=t.ids.other, action="rename")
    yield "a name", Case("galina", PutBack, lambda n: (renamed, f"Гимназия № 2{n}"))
    seen = {"task_id": t.task_id, "version": t.versions["planned"]}
    why = tasks.TaskAsk(**seen, about="block")
    doubted = ("и куда это всё", "и зачем это всё")
    yield "words after all", Case("anna", SaidAnswer, lambda n: (why, doubted[n - 1]))
    yield "words of something else", Case("anna", SaidElse, lambda n: (why, doubted[n - 1]))


def _terms(t):
    step = roadmaps.ActivityStep(activity_id=t.ids.activity, step="term")
    yield "a term", Case("galina", roadmaps.TakeTerm, lambda n: (step, f"до {n} марта 2027"))
    dates = roadmaps.SchoolDates(municipality_id=t.id, roadmap_id=0, year=2026, count=0)
    said = "1.09-25.10, 5.11-29.12, 12.01-25.03, 4.04-2{}.05"
    yield (
        "school terms",
        Case("galina", roadmaps.TakeSchoolDates, lambda n: (dates, said.format(n))),
    )


def _adding(t):
    begin = roadmaps.RoadmapStep(roadmap_id=t.roadmap_id, step="add")
    kind = roadmaps.AddActivity

    def typed(n):
        return begin, f"Смотр {n}", f"до {n} марта 2027"

    yield "a section", Case("galina", kind, typed)
    yield "a page of sections", Case("galina", kind, typed, {"ref_id": -1})
    yield "a party", Case("galina", kind, lambda n: (*typed(n), kind))


def _splitting(t):
    begin = roadmaps.ActivityStep(activity_id=t.ids.activity, step="split")
    kind = roadmaps.SplitActivity

    def titled(n):
        return begin, f"Вторая часть {n}"

    yield "the same term", Case("galina", kind, titled)
    yield "a document", Case("galina", kind, lambda n: (*titled(n), kind))
    yield (
        "documents",
        Case("galina", kind, lambda n: (*titled(n), kind), {"step": "documents", "slot_id": 0}),
    )
    yield "a part", Case("galina", kind, lambda n: (*titled(n), kind, f"справка {n}"))


def _lists(t):
    listed = people.AddOrganisations(municipality_id=t.id)
    yield (
        "a list of organisations",
        Case("galina", people.TakeList, lambda n: (listed, f"Школа № 2{n}")),
    )
    named = "Школа № 2{} – Юдин Борис"
    yield (
        "whose names they are",
        Case("galina", people.NamesAreCoordinators, lambda n: (listed, named.format(n))),
    )
    moved = "перенеси всем 6.3 на 1{} декабря"
    yield (
        "deadlines",
        Case("galina", tasks.MoveSeen, lambda n: (Menu(place="home"), moved.format(n))),
    )
    shown = review.ReviewList()
    yield "a page of reports", Case("galina", review.ReviewAcceptPage, lambda n: (shown,))


@pytest.fixture
async def acted(begin, data_folder):
    """A town where every act can be done, with more to be found than a page holds."""
    async with begin(acted_town.grow) as town:
        for number in range(10, 20):
            await town.owed(f"5.{number}", f"Справка {number}", TOMORROW, town.school_id)
            await town.owed(f"6.{number}", f"Смотр {number}", TOMORROW, town.school_id)
        await town.deliver()
        town.tables = Tables(data_folder / "roadmap.db")
        yield town


async def begin(town, case, n):
    """Go through a dialog up to its button; gives the message and the data of the button."""
    for step in case.steps(n):
        await do(town, act(case.who), step)
    person = getattr(town, case.who)
    await person.refresh()
    for shown in reversed(person.messages):
        packed = [
            each["callback_data"]
            for row in shown.keyboard
            for each in row
            if each.get("callback_data", "").startswith(f"{case.button.__prefix__}:")
        ]
        if packed:
            break
    assert packed, f"{person.last_message.text} has no button of the dialog"
    return shown, case.button.unpack(packed[0]).model_copy(update=case.changed).pack()


async def world(town):
    """All that is stored, and what is asked."""
    return town.tables.read(), await town.all(
        select(Conversation.state, Conversation.data).order_by(Conversation.key)
    )


async def press(town, case, shown, data):
    """Press a button; whether it was refused as one of a dialog that is over."""
    person = getattr(town, case.who)
    known = person.last_answer
    await person.press_data(shown, data)
    answer = person.last_answer
    return answer is not None and answer is not known and STALE in (answer.text or "")


async def others_refused(town, found, buttons, newer):
    """Press the buttons of all dialogs of this person that are over: what is wrong."""
    before = await world(town)
    for older, button in buttons.items():
        if found[older].who != newer.who:
            continue
        if not await press(town, newer, *button):
            yield f"{older}: the older button is not refused"
        if (now := await world(town)) != before:
            yield f"{older}: the older button has changed something"
            before = now


@pytest.mark.long
async def test_a_button_of_an_older_dialog_leaves_the_newer_one_alone(acted):
    """Each dialog is begun when all have been, and the buttons of all those are pressed in it."""
    found, ran, faults = dict(cases(acted)), set(), []
    buttons = {name: await begin(acted, case, 1) for name, case in found.items()}
    begun = acted.tables.keep()
    for name, newer in found.items():
        await acted.tables.put_back(begun)
        shown, own = await begin(acted, newer, 2)
        faults += [
            f"{name} after {each}" async for each in others_refused(acted, found, buttons, newer)
        ]
        with noted(ran, presses()):
            if await press(acted, newer, shown, own):
                faults.append(f"{name}: its own button is refused")
    assert not faults, "\n".join(faults)
    left = set(presses().values()) - ran
    assert not left, f"no case of this test presses {sorted(left)}"
