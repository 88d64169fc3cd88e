"""What a column of a plan says is told to everybody who reads, stores, compares and shows it.

It is walked field by field, so that a new one has its role, its column and its title everywhere.
"""

from dataclasses import replace
from html import unescape

import pytest
from sqlalchemy import func, select

from bot.ui import column_texts, roadmap_workbook
from bot.ui.screens.roadmaps import activity as activity_screens
from bot.ui.screens.tasks import card as card_screens
from bot.ui.summary import mark_sheets
from bot.ui.texts import LOCALES, texts
from domain.column_texts import NAMED, said_of
from domain.plan_diff import ActivityPair, ActivityText
from domain.planning.column_roles import STORED, ColumnRole
from domain.summary import SummaryQuery
from models.enums import Target
from models.tasks import Task
from services.assignment import assigning
from services.roadmaps import activity_texts, activity_views, importing
from services.summaries import exports, queries
from services.tasks import cards
from tests.services import plans

SAID = {name: f"слова графы {name}" for name in NAMED}
RU = texts("ru")


def test_each_is_a_role_whose_cells_are_kept():
    assert {ColumnRole(name) for name in NAMED} <= set(STORED)


@pytest.mark.parametrize("locale", LOCALES)
def test_each_has_a_heading_of_its_own(locale):
    titles = {column_texts.title(name, texts(locale)) for name in (*NAMED, "other_columns")}
    assert len(titles) == len(NAMED) + 1


@pytest.mark.parametrize("name", NAMED)
def test_each_is_a_change_of_the_plan(name):
    before = ActivityText(1, "1.1", "Дело")
    pair = ActivityPair(before, replace(before, **{name: "иначе"}))
    assert pair.is_changed


async def test_each_goes_from_the_draft_to_the_cards_and_the_workbooks(database, clock):
    town = await plans.make_town(database, clock)
    plan = plans.draft(plans.activity("1.1", "Дело", plans.month(10), (plans.SCHOOLS,), **SAID))
    roadmap_id = await plans.store(database, town, plan)
    async with database.read() as session:
        (line,) = await activity_views.listing(session, roadmap_id, actor=town.curator)
        (compared,) = await activity_texts.load_lines(session, roadmap_id)
        view = await activity_views.see(session, line.id, actor=town.curator)
    assert {name: getattr(line, name) for name in NAMED} == SAID
    assert said_of(compared) == said_of(line)
    shown = unescape(activity_screens.card(view, RU).text)
    assert all(f"{column_texts.title(name, RU)}: {text}" in shown for name, text in SAID.items())
    (sheet,) = roadmap_workbook.sheets("План", [line], [], RU)
    row = dict(zip([column.title for column in sheet.columns], *sheet.rows, strict=True))
    assert {name: row[column_texts.title(name, RU)] for name in NAMED} == SAID


async def test_each_is_told_of_its_tasks(database, clock):
    town = await plans.make_town(database, clock)
    others = (("Место", "актовый зал"),)
    asked = plans.activity(
        "1.1", "Дело", plans.month(10), (plans.SCHOOLS,), **SAID, other_columns=others
    )
    roadmap_id = await plans.store(database, town, plans.draft(asked))
    async with database.write() as session:
        (party,) = await assigning.parties(session, roadmap_id, actor=town.curator)
        await assigning.assign(
            session, roadmap_id, party.party_id, Target.ALL_SCHOOLS, actor=town.curator
        )
        await importing.confirm(session, roadmap_id, actor=town.curator)
    async with database.read() as session:
        task_id = await session.scalar(select(func.min(Task.id)))
        card = await cards.load(session, task_id, actor=town.curator)
        query = await queries.resolve(
            session, SummaryQuery(roadmap_id=roadmap_id), actor=town.curator
        )
        said = await exports.roadmap_texts(session, query)
        found = [mark async for batch in exports.marks(session, query, said) for mark in batch]
    assert said_of(card) == said_of(found[0]) == said_of(asked)
    shown = unescape(card_screens.screen(card, RU).text)
    assert "Место: актовый зал" in shown
    # The mark of the file is shown as long as nobody has reported.
    assert all(f"{column_texts.title(name, RU)}: {SAID[name]}" in shown for name in NAMED)
    sheet = mark_sheets.marks(query.info, found, RU, {}, said=exports.said_columns(said))
    row = dict(zip([column.title for column in sheet.columns], next(iter(sheet.rows)), strict=True))
    told = {name: row[column_texts.title(name, RU)] for name in column_texts.OF_A_TASK}
    assert told == {name: SAID[name] for name in NAMED if name not in ("result", "mark")}
    assert row["Ещё из плана"] == "Место: актовый зал"
