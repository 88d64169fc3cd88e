"""The act of the plan: the file is sent, what was understood is checked, parties are pointed."""

from pathlib import Path

from bot import sample
from bot.sample.acts import Stage
from bot.sample.transcript import Actor
from domain.draft import Draft


async def import_plan(stage: Stage, curator: Actor, path: Path, draft: Draft) -> None:
    """The curator sends the file, assigns each party with buttons, puts the plan in force."""
    say = stage.say
    stage.heading("plan")
    await curator.send_file(path, path.name)
    counts = say("draft-title", activities=len(draft.activities), sections=len(draft.sections))
    await curator.see(counts, timeout=60)
    await _assign(stage, curator, draft)
    await curator.press(say("draft-button-confirm"))
    await curator.see(say("draft-confirmed-undo"))


async def _assign(stage: Stage, curator: Actor, draft: Draft) -> None:
    """Schools get what is theirs. A plan that names none gives them its busiest party's work."""
    say = stage.say
    everybody = not any(sample.SCHOOLS.search(party.name) for party in draft.parties)
    await curator.press(say("draft-button-parties-known"))
    for number in range(len(draft.parties)):
        # What points nowhere stands first, so the first button is always the next question.
        await curator.press(curator.last.labels[0])
        name = curator.last.text.splitlines()[0]
        ours = sample.SCHOOLS.search(name) or (everybody and number == 0)
        target = "all-schools" if ours else "nobody"
        await curator.press(say(f"target-button-{target}"))
    if not draft.parties:
        # Otherwise the last answer leads back to the plan.
        await curator.press(say("plan-button-draft"))
