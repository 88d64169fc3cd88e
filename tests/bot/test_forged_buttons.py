"""Every kind of button with forged fields, pressed by people who have no business there.

The fields are read off the classes themselves: a new kind of button is walked without a line here,
unless it holds words, which stand in `WORDS`.
"""

import hashlib
import logging
from enum import Enum
from importlib import import_module
from itertools import product
from pkgutil import iter_modules
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pytest
from sqlalchemy import select

from bot.ui import callbacks
from bot.ui.callbacks.base import Button
from models.base import Base
from models.enums import Target
from models.people import Membership, OrganisationGroup
from models.roadmaps import ActivityParty, Assignment, Party
from models.tasks import Task
from models.upkeep import AuditEntry
from services.core import audit
from tests import towns

WORDS = {
    "Menu.place": (
        "home help tasks all_tasks summary summaries review people plans debtors municipalities "
        "notifications audit set_aside"
    ),
    "Summary.query": "Bo Bg Bp Bm Be Bi A E R1 S1O1G1 Fzzzz Dzzzzzzzz T9",
    "SummaryPart.query": "Bo A R1",
    "SummaryPart.part": "more rows sections groups periods days delays burden",
    "SummaryAnswer.query": "Bo R1 O1",
    "SummaryAnswer.answer": "offer compare ranking groups school roadmaps reminders",
    "Laggards.query": "Bo O1",
    "Laggards.which": "all overdue",
    "SummaryBeside.query": "Bo A O1",
    "SummaryFile.query": "Bs",
    # Making files takes seconds each: one of those made apart, and the one made here.
    "SummaryFile.kind": "excel archive",
    "SummaryTasks.query": "Bo R1 D5",
    "PartiesAtOnce.what": "take possible rest both all",
    "SummaryTasks.which": "all overdue",
    "TaskStep.step": "start submit submit_bare submit_empty withdraw no_change repeat",
    "TaskAsk.about": "comment question news block not_applicable file deadline_request",
    "TaskPart.part": "history files text last whole-card whole-review",
    "GiveUpload.how": "only also ask",
    "UploadAction.action": "open guess release drop_held drop",
    "People.part": "home office",
    "OrganisationAction.action": (
        "rename kinds close close_sure reopen reopen_sure reopen_past invite"
    ),
    "OpenMember.action": "show end end_sure replace",
    "ImportAs.kind": "plan report drop",
    "RoadmapStep.step": (
        "open confirm discard new apply undo undo_sure finish finish_sure resume copy take_marks "
        "period name add excel past no_past"
    ),
    "ActivityStep.step": "see term title number result section rhythm split cancel cancelled",
    "SplitActivity.step": "term slot documents sure",
    "Decide.answer": "ok ok_all none add skip keep remove other type date",
    "AddActivity.what": "section party",
    "Debtors.part": "preview list ask",
    "TaskAction.action": "cancel cancel_sure dismiss reopen review unreview move",
    "Notify.value": "0900",
    "PolicyOf.field": "before quiet rhythm",
    "PolicySet.field": "before rhythm escalation",
}
"""Words that a field of text is known to hold, by class and field."""

JUNK = "нет"
EXTREMES = (-1, 2**53 - 1, 2**63)
OF_ONESELF = {"Forget", "Notify", "RichTables", "SnoozeDigest"}
"""Buttons that change what is one's own and nobody else's; the names are in no danger."""

SECRETS = ("Школа № 3", "Анна", "Галина", "Тайный паспорт", "тайная.docx", "Не показывайте")
"""What only people of School № 3 and its office may read."""

KEPT = frozenset({"audit_entry", "conversation", "inbox", "message_link", "person", "stored_file"})
"""What a press adds of the presser's own, and files, which are copied meanwhile."""


def test_no_two_kinds_of_buttons_begin_alike():
    """Told apart by how many fields they have, they would be one with one more field."""
    prefixes = [kind.__prefix__ for kind in kinds()]
    assert len(set(prefixes)) == len(prefixes)


def kinds() -> list[type[Button]]:
    """Every class of callback data, those made of others too."""
    modules = [
        import_module(f"{callbacks.__name__}.{module.name}")
        for module in iter_modules(callbacks.__path__)
    ]
    found = {
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Button) and value is not Button
    }
    return sorted(found, key=lambda kind: kind.__name__)


def words_of(kind: type[Button], name: str) -> list[str]:
    """What a field that is no number can hold; none for a number."""
    annotation = kind.model_fields[name].annotation
    found = list(_words(annotation))
    if annotation is str:
        found += WORDS[f"{kind.__name__}.{name}"].split()
    return found


def _words(annotation: Any) -> list[str]:
    if get_origin(annotation) is Annotated:
        return _words(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return [word for part in get_args(annotation) for word in _words(part)]
    if get_origin(annotation) is Literal:
        return [str(word) for word in get_args(annotation)]
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return [str(member.value) for member in annotation]
    return []


def forgeries(kind: type[Button]) -> list[str]:
    """Callback data of a kind: real ids with every word, numbers out of reach, unknown words."""
    words = {name: words_of(kind, name) for name in kind.model_fields}
    rows = [
        [words[name] or ["1"] for name in kind.model_fields],
        [[words[name][0]] if words[name] else list(map(str, EXTREMES)) for name in words],
        [[JUNK, ""] if words[name] else ["1", "x"] for name in words],
    ]
    found = []
    for number, row in enumerate(rows):
        # Numbers go to their extremes together: one is enough to break a query.
        combined = product(*row) if number == 0 else zip(*_even(row), strict=True)
        found += [":".join([kind.__prefix__, *values]) for values in combined]
    return [data for data in dict.fromkeys(found) if len(data.encode()) <= 64]


def is_read(kind: type[Button], data: str) -> bool:
    """Whether a press comes as far as the class: what does not reaches the same handler for all."""
    try:
        kind.unpack(data)
    except (TypeError, ValueError):
        return False
    return True


def _even(row: list[list[str]]) -> list[list[str]]:
    longest = max((len(values) for values in row), default=1)
    return [[values[place % len(values)] for place in range(longest)] for values in row]


@pytest.fixture
async def secrets(school):
    """The school with a report in review, a file, an upload, a request, a group and a party."""
    town = school
    async with town.database.write() as session:
        task = await session.get_one(Task, town.task_id)
        party = Party(municipality_id=town.id, name="ОО", key="оо", is_person=False)
        group = OrganisationGroup(municipality_id=town.id, name="Городские")
        session.add_all([party, group])
        await session.flush()
        session.add(ActivityParty(activity_id=task.activity_id, party_id=party.id, position=0))
        session.add(
            Assignment(
                roadmap_id=town.roadmap_id,
                party_id=party.id,
                target=Target.ALL_SCHOOLS,
                created_at=town.clock.now(),
            )
        )
    card = await town.open_card()
    await town.anna.send_file(b"%PDF", "тайная.docx", caption="Не показывайте", reply_to=card)
    await town.open_card()
    await town.anna.press("Отправить на проверку")
    return town


@pytest.fixture
async def forgers(secrets):
    """A stranger, a coordinator of another school, a foreign curator, and one whose role ended."""
    town = secrets
    other_school = await town.school("Школа № 8")
    other_municipality = await towns.build(town.database, town.clock, "Лесное")
    stranger = town.sim.person("Пётр")
    await stranger.start()
    neighbour = await town.meet_coordinator("Борис", other_school)
    foreigner = town.sim.person("Вера")
    await other_municipality.curator("Вера", telegram_id=foreigner.id)
    await foreigner.start()
    former = town.sim.person("Зоя")
    await town.coordinator("Зоя", town.school_id, telegram_id=former.id)
    async with town.database.write() as session:
        for held in await session.scalars(select(Membership).order_by(Membership.id.desc())):
            held.ended_at = town.clock.now()
            break
    await former.start()
    await town.deliver()
    return {
        "stranger": stranger,
        "neighbour": neighbour,
        "foreigner": foreigner,
        "former": former,
    }


async def state_of(town) -> dict[str, str]:
    """A digest of each table, all rows and columns."""
    found = {}
    async with town.database.read() as session:
        for table in Base.metadata.sorted_tables:
            if table.name not in KEPT:
                rows = sorted(map(repr, await session.execute(select(table))))
                found[table.name] = hashlib.sha256("\n".join(rows).encode()).hexdigest()
    return found


@pytest.mark.parametrize("who", ["stranger", "neighbour", "foreigner", "former"])
async def test_a_forged_button_shows_nothing_and_changes_nothing(
    secrets, forgers, who, caplog, monkeypatch
):
    caplog.set_level(logging.ERROR)
    monkeypatch.setattr(audit, "DENIALS_AN_HOUR", 1_000_000)
    monkeypatch.setattr(audit, "LOOKED_BACK", 1)
    forger = forgers[who]
    before = await state_of(secrets)
    for kind in kinds():
        if kind.__name__ in OF_ONESELF:
            continue
        pressed = forgeries(kind)
        if who != "neighbour":
            pressed = [data for data in pressed if is_read(kind, data)]
        for data in pressed:
            await forger.press_data(forger.last_message, data)
            assert not caplog.records, f"{data} is a fault\n{caplog.text[-3000:]}"
        said = f"{forger.transcript()}\n{[answer.text for answer in forger.answers]}"
        told = [secret for secret in SECRETS if secret in said]
        assert not told, f"one of {pressed} tells {told}\n{said[-3000:]}"
    assert await state_of(secrets) == before
    denied = await secrets.all(select(AuditEntry.subject).where(AuditEntry.action == "denied"))
    # Nothing is written down of a stranger, their denials neither.
    wanted = set() if who == "stranger" else {"c:1", "ra:1:1:1", "y:1:confirm", "od:1:rename"}
    assert wanted <= set(denied) and bool(denied) == bool(wanted)


@pytest.mark.parametrize("kind", sorted(OF_ONESELF))
async def test_a_forged_button_about_oneself_is_no_fault(secrets, forgers, kind, caplog):
    caplog.set_level(logging.ERROR)
    before = await state_of(secrets)
    for forger in forgers.values():
        for data in forgeries(next(each for each in kinds() if each.__name__ == kind)):
            if data != "fg:1":
                await forger.press_data(forger.last_message, data)
                assert not caplog.records, f"{data} is a fault\n{caplog.text[-3000:]}"
    assert await state_of(secrets) == before
