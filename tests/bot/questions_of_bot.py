"""Everything that the bot waits for: the way to each question, and who is asked.

The states are read off the code: one that has no way here fails the tests that go through them.
"""

from typing import Any

from aiogram.fsm.state import StatesGroup

from bot.ui.callbacks import people, reminders, review, roadmaps, summaries, tasks
from bot.ui.screens.reminders import policy
from bot.ui.screens.reports.prompts import ReportPrompt
from bot.ui.screens.review import returning
from domain.summary import TaskSelection
from handlers.core.conversation import SPOKEN
from tests.bot.act import Act, act
from tests.bot.acted_town import ActedTown

PROMPTS = {each.value for each in SPOKEN}


def states() -> set[str]:
    """The name of every state; `WordsAsked:words` once for each thing that it may ask."""
    named = {name for group in _groups(StatesGroup) for name in group.__all_states_names__}
    named = {name for name in named if not name.startswith("@")}
    words = "WordsAsked:words"
    return (named - {words}) | {f"{words} {about}" for about in PROMPTS}


def _groups(group: type[StatesGroup]) -> list[type[StatesGroup]]:
    return [each for below in group.__subclasses__() for each in (below, *_groups(below))]


def ways(t: ActedTown) -> dict[str, Act]:
    """The way to each state."""
    return {**_of_schools(t), **_of_office(t), **_of_plans(t), **_of_activities(t)}


def _of_schools(t: ActedTown) -> dict[str, Act]:
    def asked(about: str, task: str = "planned") -> Act:
        seen = {"task_id": t.tasks[task], "version": t.versions[task]}
        return act("anna", tasks.TaskAsk(**seen, about=about))

    words = {f"WordsAsked:words {each}": asked(each) for each in PROMPTS}
    day = tasks.RequestDeadline(task_id=t.task_id, version=t.versions["planned"], day=0)
    counted = tasks.TaskStep(
        task_id=t.tasks["counted"], version=t.versions["counted"], step="submit"
    )
    return words | {
        f"WordsAsked:words {ReportPrompt.DEADLINE_DAY}": act("anna", day),
        f"WordsAsked:words {ReportPrompt.DEADLINE_REASON}": act("anna", day, "до 10 декабря"),
        f"WordsAsked:words {ReportPrompt.NUMBER}": act("anna", counted),
        "WordsAsked:search": act("anna", tasks.TaskSearch()),
        "SnoozeTyping:day": act("anna", reminders.SnoozeDigest(choice=reminders.ANOTHER_DAY)),
        "PhoneTyping:phone": act("anna", reminders.Notify(what="phone")),
        "SubstituteTyping:absence": act("anna", reminders.GoAway(person_id=0, until=0)),
    }


def _of_office(t: ActedTown) -> dict[str, Act]:
    submitted = {"task_id": t.tasks["submitted"], "version": t.versions["submitted"]}
    done = {"task_id": t.tasks["done"], "version": t.versions["done"]}
    move = {"task_id": t.task_id, "version": t.versions["planned"]}
    owed: dict[str, Any] = {
        "roadmap_id": t.roadmap_id,
        "query": "Bo",
        "which": TaskSelection.OVERDUE,
    }
    rename = people.OrganisationAction(organisation_id=t.ids.other, action="rename")
    return {
        "Asking:organisations": act("galina", people.AddOrganisations(municipality_id=t.id)),
        "Asking:organisation_name": act("galina", rename),
        "Asking:municipality_name": act("galina", people.RenameMunicipality(municipality_id=t.id)),
        "Asking:group_name": act("galina", people.AddGroup(municipality_id=t.id)),
        "Asking:reasons": act("galina", review.EditReasons(municipality_id=t.id)),
        "Asking:reason": act("galina", review.ReviewReturn(**submitted, reason=returning.TYPE_IT)),
        "Asking:reopening": act("galina", tasks.TaskAction(**done, action="reopen")),
        "Asking:deadline": act("galina", tasks.MoveDeadline(**move, day=0)),
        "Asking:letter": act("galina", summaries.Laggards(**owed, step="write")),
        "Granting:day": act(
            "galina", tasks.AnswerDeadlineRequest(move_id=t.ids.move, verdict="other")
        ),
        "Adding:name": act("pavel", people.AddMunicipality()),
        "Adding:zone": act("pavel", people.AddMunicipality(), "Лесной район"),
    }


def _of_plans(t: ActedTown) -> dict[str, Act]:
    def step(name: str) -> roadmaps.RoadmapStep:
        return roadmaps.RoadmapStep(roadmap_id=t.ids.draft, step=name)

    dates = roadmaps.SchoolDates(municipality_id=t.id, roadmap_id=0, year=2026, count=0)
    chosen: dict[str, Any] = {"roadmap_id": t.roadmap_id, "field": "before", "choice": policy.TYPE}
    days = reminders.CalendarDays(municipality_id=t.id, action="off")
    title = "Смотр кабинетов"
    return {
        "Planning:period": act("galina", step("period")),
        "Planning:name": act("galina", step("name")),
        "Planning:school_terms": act("galina", dates),
        "Planning:new_title": act("galina", step("add")),
        "Planning:new_term": act("galina", step("add"), title),
        "Planning:new_place": act("galina", step("add"), title, "до 5 марта 2027"),
        "PolicyTyping:distances": act("galina", reminders.PolicySet(**chosen)),
        "PolicyTyping:days": act("galina", days),
    }


def _of_activities(t: ActedTown) -> dict[str, Act]:
    def step(name: str) -> roadmaps.ActivityStep:
        return roadmaps.ActivityStep(activity_id=t.ids.activity, step=name)

    named = {name: act("galina", step(name)) for name in ("term", "title", "number", "result")}
    kind = roadmaps.SplitActivity
    typed = (step("split"), "Вторая часть")
    return {f"Planning:{name}": way for name, way in named.items()} | {
        "Planning:part_title": act("galina", step("split")),
        "Planning:part_term": act("galina", *typed),
        "Planning:part_documents": act("galina", *typed, kind),
        "Planning:part_sure": act("galina", *typed, kind, "ведомость"),
    }
