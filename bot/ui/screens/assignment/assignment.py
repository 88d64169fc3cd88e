"""Who does what: the parties of a plan, and what each of them points to."""

from collections.abc import Sequence
from html import escape

from aiogram.types import InlineKeyboardButton

from bot.ui.callbacks.assignment import AssignTo, OpenParty, Parties
from bot.ui.callbacks.roadmaps import RoadmapStep
from bot.ui.screen import Screen, button, in_rows, keyboard, shorten
from bot.ui.screens.core.paging import turner
from bot.ui.texts import Texts
from models.enums import Target
from services.assignment.assigning import Options, PartyLine
from services.assignment.targets import Choice

PAGE = 8
NAME = 80
LABEL = 28
_BROAD = (Target.ALL_SCHOOLS, Target.ALL, Target.NOBODY)


def listing(
    roadmap_id: int, title: str, parties: Sequence[PartyLine], page: int, texts: Texts
) -> Screen:
    """A page of parties, those that point nowhere first."""
    shown = parties[page * PAGE : (page + 1) * PAGE]
    lines = [f"<b>{texts('parties-title', title=escape(title))}</b>"]
    lines.append(texts("parties-hint") if parties else texts("parties-none"))
    lines += [
        texts(
            "parties-line",
            name=escape(shorten(line.name, NAME)),
            activities=line.activities,
            target=_target(line, texts),
        )
        for line in shown
    ]
    buttons = [
        button(
            shorten(line.name, LABEL),
            OpenParty(roadmap_id=roadmap_id, party_id=line.party_id, page=0),
        )
        for line in shown
    ]

    def to(number: int) -> Parties:
        return Parties(roadmap_id=roadmap_id, page=number)

    paging = turner(page, pages_of(parties), to, texts)
    back = button(texts("plan-button-draft"), RoadmapStep(roadmap_id=roadmap_id, step="open"))
    return Screen("\n".join(lines), keyboard(*in_rows(buttons), paging, [back]))


def party(roadmap_id: int, line: PartyLine, options: Options, page: int, texts: Texts) -> Screen:
    """One party: what it points to now, and everything that it can point to."""
    text = "\n".join(
        [
            f"<b>{escape(shorten(line.name, NAME * 2))}</b>",
            texts("party-now", target=_target(line, texts)),
            texts("party-choose" if options.organisations else "party-no-organisations"),
        ]
    )
    chosen = {(choice.target, choice.ref_id) for choice in line.choices}

    def choice(label: str, target: Target, ref_id: int | None = None) -> InlineKeyboardButton:
        marked = texts("target-chosen", name=label) if (target, ref_id) in chosen else label
        return button(
            shorten(marked, LABEL),
            AssignTo(
                roadmap_id=roadmap_id,
                party_id=line.party_id,
                target=target,
                ref_id=ref_id or 0,
                page=page,
            ),
        )

    broad = [choice(texts(f"target-button-{_dashed(target)}"), target) for target in _BROAD]
    groups = [
        choice(texts("target-button-group", name=name), Target.GROUP, group_id)
        for group_id, name in options.groups
    ]
    organisations = [
        choice(name, Target.ORGANISATION, organisation_id)
        for organisation_id, name in options.organisations[page * PAGE : (page + 1) * PAGE]
    ]

    def to(number: int) -> OpenParty:
        return OpenParty(roadmap_id=roadmap_id, party_id=line.party_id, page=number)

    paging = turner(page, pages_of(options.organisations), to, texts)
    back = button(texts("button-back"), Parties(roadmap_id=roadmap_id, page=0))
    return Screen(
        text,
        keyboard(
            broad[:2], *in_rows([*broad[2:], *groups]), *in_rows(organisations), paging, [back]
        ),
    )


def pages_of(items: Sequence[object]) -> int:
    """How many pages a list takes, at least one."""
    return max(1, -(-len(items) // PAGE))


def _target(line: PartyLine, texts: Texts) -> str:
    if not line.choices:
        return texts("target-unknown")
    first, *others = line.choices
    said = _named(first, texts)
    if others:
        said = texts("target-several", name=said, count=len(others))
    return texts("parties-proposed", target=said) if line.proposed else said


def _named(choice: Choice, texts: Texts) -> str:
    match choice.target:
        case Target.ORGANISATION:
            return escape(choice.name)
        case Target.GROUP:
            return texts("target-group", name=escape(choice.name))
        case target:
            return texts(f"target-{_dashed(target)}")


def _dashed(target: Target) -> str:
    return target.value.replace("_", "-")
