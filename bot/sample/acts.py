"""The acts of the played path: what each person does, and what must be seen after it."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from bot import sample
from bot.sample.town import Town
from bot.sample.transcript import Actor, Printer
from bot.ui.texts import Texts
from simulator.messages import Message

LINK = re.compile(r"\?start=(\S+)")
FILES = (("summary-picture", "png", ".jpg"), ("summary-excel", "xlsx", ".xlsx"))
"""Buttons under the summary, how what they bring is saved, how Telegram ends its name."""


@dataclass
class Stage:
    """The running town, the words that are on the buttons, and who is on the stage."""

    town: Town
    say: Texts
    out: Printer
    folder: Path
    people: dict[str, Actor] = field(default_factory=dict)

    def person(self, name: str, role: str) -> Actor:
        """Somebody new on the stage."""
        person = self.town.simulator.person(name)
        actor = self.people[name] = Actor(person, self.say(f"demo-role-{role}"), self.say, self.out)
        return actor

    def heading(self, key: str, **values: str) -> None:
        """The name of an act."""
        title = self.say(f"demo-act-{key}", **values)
        self.out("")
        self.out(f"== {title}")

    async def deliver(self) -> None:
        """Let the bot plan and send what is due, and show what arrived."""
        await self.town.app.ticker.tick()
        for actor in self.people.values():
            await actor.look()


def payload_in(message: Message) -> str:
    """The payload of the deep link in a message."""
    found = LINK.search(message.text)
    assert found, f"no invite link in: {message.text}"
    return found[1]


def digest_of(stage: Stage, actor: Actor) -> Message | None:
    """The latest morning message of a person: the one that can be put off."""
    mark = stage.say("digest-snooze-tomorrow")
    found = [message for message in actor.person.messages if mark in message.labels]
    return found[-1] if found else None


async def claim(stage: Stage, token: str) -> tuple[str, str]:
    """The first administrator claims the bot, adds the municipality, invites its office.

    Returns the payloads of the invites for a curator and for a manager.
    """
    say = stage.say
    stage.heading("claim")
    admin = stage.person("Мария", "administrator")
    await admin.follow(f"join_{token}")
    await admin.see(say("role-administrator"))
    await admin.press(say("menu-municipalities"))
    await admin.press(say("municipalities-add"))
    await admin.send(sample.MUNICIPALITY)
    await admin.press(say("zone-moscow"))
    await admin.see(sample.MUNICIPALITY)
    payloads = []
    for role in ("curator", "manager"):
        await admin.press(say(f"municipalities-invite-{role}"))
        payloads.append(payload_in(await admin.see("start=")))
        assert admin.last.photo, "an invite has a QR code"
    return payloads[0], payloads[1]


async def add_organisations(stage: Stage, curator: Actor) -> None:
    """The curator adds the organisations by a list."""
    say = stage.say
    stage.heading("organisations")
    await curator.press(say("menu-people"))
    await curator.press(say("people-all"))
    await curator.press(say("organisations-add"))
    await curator.send("\n".join(name for name, _ in sample.ORGANISATIONS))
    await curator.press(say("list-button-new", new=len(sample.ORGANISATIONS)))
    await curator.see(say("organisations-added", count=len(sample.ORGANISATIONS)))


async def invite_coordinators(stage: Stage, curator: Actor, schools: dict[str, str]) -> None:
    """The curator invites a coordinator for each of these schools; they join."""
    say = stage.say
    stage.heading("invite")
    for name, school in schools.items():
        await curator.send("/people")
        await curator.press(say("people-all"))
        await curator.press(school)
        await curator.press(say("organisation-invite"))
        payload = payload_in(await curator.see("start="))
        coordinator = stage.person(name, "coordinator")
        await coordinator.follow(payload)
        await coordinator.see(school)


async def report(stage: Stage, coordinator: Actor, content: bytes, name: str) -> str:
    """From the morning message to a report with a file. Returns the title line of the card."""
    say = stage.say
    stage.heading("report")
    digest = digest_of(stage, coordinator)
    assert digest is not None, "no morning message"
    await coordinator.press(digest.labels[0], digest)
    if say("card-hint") not in coordinator.last.text:
        # Nothing is due yet, so the first button opens the list of everything.
        await coordinator.press(coordinator.last.labels[0])
    card = await coordinator.see(say("card-hint"))
    title = card.text.splitlines()[0]
    await coordinator.send_file(content, name, reply_to=card)
    await coordinator.see(name)
    await coordinator.press(say("upload-submit"))
    await coordinator.see(say("card-hint-submitted"))
    return title


async def return_(stage: Stage, curator: Actor, coordinator: Actor, name: str) -> None:
    """The curator returns the report with a reason; the coordinator learns of it and mends it."""
    say = stage.say
    reason = say("review-reason-signature")
    stage.heading("return")
    await curator.send("/review")
    await curator.see(name)
    await curator.press(say("review-return"))
    await curator.press(reason)
    await stage.deliver()
    returned = await coordinator.see(reason)
    # It may have left by a tick of the bot's own, which still writes down what it is about: no
    # person replies so soon.
    await stage.deliver()
    await coordinator.send_file(b"signed " * 2000, f"signed-{name}", reply_to=returned)
    await coordinator.press(say("upload-submit"))
    await coordinator.see(say("card-hint-submitted"))


async def accept(stage: Stage, curator: Actor) -> None:
    """The curator accepts what was mended."""
    say = stage.say
    stage.heading("accept")
    await curator.send("/review")
    await curator.press(say("review-accept"))
    await curator.see(say("review-empty"))
    await stage.deliver()


async def second_school(stage: Stage, coordinator: Actor) -> None:
    """Another coordinator begins something and says a word about it."""
    say = stage.say
    stage.heading("second")
    await coordinator.send("/tasks")
    await coordinator.press(coordinator.last.labels[0])
    await coordinator.press(say("card-start"))
    await coordinator.see(say("status-in-progress"))
    await coordinator.send_reply(say("demo-comment"))
    await coordinator.see(say("done-comment"))


async def summary(stage: Stage, manager: Actor) -> list[Path]:
    """The manager asks for the table, by section and by school, the picture and the workbook."""
    say = stage.say
    stage.heading("summary")
    await manager.send("/summary")
    await manager.see(say("summary-short-total"))
    # A plan without sections begins by school.
    if say("summary-column-section") in manager.last.text:
        await manager.press(say("summary-by-organisation"))
    await manager.see(next(iter(sample.ORGANISATIONS))[0])
    saved = []
    for label, ending, name in FILES:
        await manager.send("/summary")
        await manager.press(say(label))
        message = await manager.see(name)
        path = stage.folder / f"summary.{ending}"
        path.write_bytes(await manager.person.download(message))
        assert path.stat().st_size > 1000, f"{path} is too small to be a summary"
        saved.append(path)
    return saved
