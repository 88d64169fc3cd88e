"""The whole path played without a person: every step is done through the Bot API and seen.

A step that does not show what it should ends the play with the chat as it was.
"""

from datetime import date, timedelta
from pathlib import Path

from bot.config import Settings
from bot.sample import acts, planning_act
from bot.sample.acts import Stage
from bot.sample.town import simulated_town
from bot.sample.transcript import Printer
from bot.ui.texts import texts
from domain.draft import Draft
from services.people import invites

A_LITTLE = timedelta(minutes=10)
"""The town wakes up shortly before the hour of the morning messages."""

COORDINATORS = {"Анна": "Школа № 3", "Борис": "Школа № 7"}


async def play(
    settings: Settings, path: Path, draft: Draft, day: date, folder: Path, out: Printer
) -> bool:
    """Play the path over the plan at `path`; False where a step failed.

    `draft` is the plan as it was read, to know what the chat has to show. The summary's picture
    and workbook go to `folder`, which exists.
    """
    say = texts(settings.default_locale)
    try:
        async with simulated_town(settings, day=day) as town:
            out(say("demo-title", plan=path.name, day=f"{day:%d.%m.%Y}"))
            saved = await _play(Stage(town, say, out, folder), path, draft)
    except* AssertionError as failures:
        # The town runs in a task group, which gathers what went wrong in it.
        out("")
        out(say("demo-failed"))
        for failure in failures.exceptions:
            out(str(failure))
    else:
        out("")
        out(say("demo-done", files=", ".join(str(file) for file in saved)))
        return True
    return False


async def _play(stage: Stage, path: Path, draft: Draft) -> list[Path]:
    town, say = stage.town, stage.say
    async with town.app.tools.database.write() as session:
        token = await invites.make_first(session, town.simulator.clock.now())
    assert token is not None, "a fresh bot has no administrator"
    for_curator, for_manager = await acts.claim(stage, token)
    curator = stage.person("Ольга", "curator")
    await curator.follow(for_curator)
    await curator.see(say("home-title"))
    manager = stage.person("Виктор Павлович", "manager")
    await manager.follow(for_manager)
    await acts.add_organisations(stage, curator)
    await acts.invite_coordinators(stage, curator, COORDINATORS)
    await planning_act.import_plan(stage, curator, path, draft)
    await _next_morning(stage)
    anna, boris = (stage.people[name] for name in COORDINATORS)
    await acts.report(stage, anna, b"report " * 2000, "report.docx")
    await acts.return_(stage, curator, anna, "report.docx")
    await acts.accept(stage, curator)
    await acts.second_school(stage, boris)
    return await acts.summary(stage, manager)


async def _next_morning(stage: Stage) -> None:
    """Move the clock on, day by day, until both coordinators have their morning message."""
    clock = stage.town.simulator.clock
    stage.heading("morning")
    step = A_LITTLE
    for _ in range(8):
        await clock.advance(step)
        await stage.deliver()
        if all(acts.digest_of(stage, stage.people[name]) for name in COORDINATORS):
            return
        step = timedelta(days=1)
    raise AssertionError("no reminder within a week")
