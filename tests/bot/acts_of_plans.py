"""What is done with a plan: from its file to its end, its questions, its activities."""

from collections.abc import Iterator
from datetime import date

from bot.ui.callbacks.roadmaps import (
    ActivityRhythm,
    ActivityStep,
    AddActivity,
    Decide,
    ImportAs,
    ImportFor,
    MoveActivity,
    RoadmapStep,
    SchoolDates,
    SetRhythm,
    SplitActivity,
    TakeBackChange,
    TakeTerm,
)
from bot.ui.callbacks.tasks import OpenCard
from domain.tasks import Rhythm
from simulator.client import Person
from tests.bot.act import Act, act
from tests.bot.acted_town import ActedTown

TABLE = "\n".join(
    (
        "План работы на 2026-2027 учебный год",
        "№\tМероприятие\tСрок\tОтветственные",
        "1.1\tСовещание\tдо 15 ноября 2026\tШколы",
        "1.2\tСеминар\tдо 20 декабря 2026\tШколы",
    )
)


def acts(t: ActedTown) -> Iterator[tuple[str, Act]]:
    yield from _steps(t)
    yield from _questions(t)
    yield from _activities(t)
    yield from _files(t)


def _steps(t: ActedTown) -> Iterator[tuple[str, Act]]:
    def step(roadmap_id: int, step: str) -> RoadmapStep:
        return RoadmapStep(roadmap_id=roadmap_id, step=step)

    ids = t.ids
    yield "confirm", act("galina", step(ids.changed_from, "copy"), step(ids.changed + 1, "confirm"))
    yield "discard", act("galina", step(ids.draft, "discard"))
    yield "tasks of the past", act("galina", step(ids.draft, "no_past"))
    yield "marks", act("galina", step(ids.marked, "take_marks"))
    yield "undo", act("galina", step(ids.changed_from, "undo_sure"))
    yield "finish", act("galina", step(ids.changed_from, "finish_sure"))
    yield (
        "resume",
        act("galina", step(ids.changed_from, "finish_sure"), step(ids.changed_from, "resume")),
    )
    yield "copy", act("galina", step(ids.changed_from, "copy"))
    yield "carry", act("galina", step(ids.over, "carry"))
    yield "another plan", act("galina", step(ids.changed, "new"))
    yield "apply", act("galina", step(ids.changed, "apply"))
    back = TakeBackChange(change_id=1, sure=1)
    yield "take a change back", act("galina", step(ids.changed, "apply"), back)

    async def report(person: Person) -> None:
        await t.anna.press_data(t.anna.last_message, OpenCard(task_id=ids.left_out).pack())
        await t.anna.send("готово, справка на сайте")
        await t.deliver()
        await person.refresh()

    yield "what is reported on stays", act("galina", report, step(ids.fewer, "keep"))
    kept = report, step(ids.fewer, "keep")
    yield "what is reported on goes", act("galina", *kept, step(ids.fewer, "unkeep"))
    yield "a period", act("galina", step(ids.draft, "period"), "1 сентября 2026 – 30 июня 2027")
    yield "a name", act("galina", step(ids.draft, "name"), "Качество")


def _questions(t: ActedTown) -> Iterator[tuple[str, Act]]:
    ids = t.ids

    def decide(number: str, answer: str) -> Decide:
        place = {"roadmap_id": ids.draft, "order": 0, "done": 0}
        return Decide(**place, activity_id=ids.doubts[number], answer=answer)

    yield "as it is read", act("galina", decide("4.1", "ok"))
    yield "another year", act("galina", decide("4.1", "year"))
    yield "no term", act("galina", decide("3.1", "none"))
    yield "a term more", act("galina", decide("5.1", "add"))
    leave = f"leave_{date(2026, 12, 31).toordinal()}"
    yield "leave a date", act("galina", decide("6.1", leave))
    yield "keep what repeats", act("galina", decide("7.1", "keep"))
    yield "a rhythm", act("galina", SetRhythm(roadmap_id=ids.draft, rhythm=Rhythm.MONTHLY))
    yield (
        "a typed term",
        act("galina", decide("3.1", "type"), "до 1 марта 2027", TakeTerm, afresh=True),
    )
    dates = SchoolDates(municipality_id=t.id, roadmap_id=0, year=2026, count=4)
    yield "school terms", act("galina", dates, ">Сохранить", afresh=True)
    typed = SchoolDates(municipality_id=t.id, roadmap_id=0, year=2026, count=0)
    said = "1.09-25.10, 5.11-29.12, 12.01-25.03, 4.04-26.05"
    yield "typed school terms", act("galina", typed, said, ">Сохранить", afresh=True)


def _activities(t: ActedTown) -> Iterator[tuple[str, Act]]:
    activity = t.ids.activity

    def step(step: str) -> ActivityStep:
        return ActivityStep(activity_id=activity, step=step)

    yield "a title", act("galina", step("title"), "Паспорт школы")
    yield "a number of an activity", act("galina", step("number"), "5.20")
    yield "a result", act("galina", step("result"), "приказ и справка")
    section = MoveActivity(activity_id=activity, section_id=t.sections["6"])
    yield "another section", act("galina", section)
    again = ActivityRhythm(activity_id=t.ids.continuous, rhythm=Rhythm.QUARTERLY)
    yield "another rhythm", act("galina", again)
    yield "cancel an activity", act("galina", step("cancelled"))
    yield (
        "another term",
        act("galina", step("term"), "до 20 декабря 2026", TakeTerm, afresh=True),
    )
    plan = {"roadmap_id": t.roadmap_id}
    yield (
        "add an activity",
        act(
            "galina",
            RoadmapStep(**plan, step="add"),
            "Смотр музеев",
            "до 1 марта 2027",
            AddActivity,
            ">Никто не назван",
            afresh=True,
        ),
    )
    yield (
        "split",
        act(
            "galina",
            step("split"),
            "Вторая часть",
            SplitActivity,
            "справка о второй части",
            SplitActivity,
            afresh=True,
        ),
    )


def _files(t: ActedTown) -> Iterator[tuple[str, Act]]:
    async def document(person):
        await person.send_file(b"%PDF-1.4", "бумага.pdf", timeout=30)

    async def plan(person):
        await person.send_file(TABLE.encode(), "план.txt", wait=False)

    yield "a table pasted", act("galina", TABLE, afresh=True)
    yield "a plan sent", act("galina", plan, afresh=True)
    yield "a plan after all", act("both", plan_of_both, ImportAs(kind="plan"), afresh=True)
    yield "a report after all", act("both", document, ImportAs(kind="report"), afresh=True)
    yield "whose plan", act("two", plan_of_both, ImportFor(municipality_id=t.id), afresh=True)


async def plan_of_both(person):
    await person.send_file(TABLE.encode(), "план.txt", timeout=30)
