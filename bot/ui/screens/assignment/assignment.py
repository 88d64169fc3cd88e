"""Who does what: the parties of a plan, and what each of them points to."""

from collections.abc import Sequence
from html import escape

from aiogram.types import InlineKeyboardButton

from bot.ui.callbacks.assignment import AssignTo, OpenParty, Parties
from bot.ui.callbacks.people import OrganisationAction
from bot.ui.callbacks.roadmaps import RoadmapStep
from bot.ui.counts import counted
from bot.ui.fitting import shorten
from bot.ui.screen import MAX_LABEL, Screen, button, in_rows, keyboard
from bot.ui.screens.assignment import proposals
from bot.ui.screens.core.paging import hint, part_of, turner
from bot.ui.texts import Texts
from domain.name_search import matches
from models.enums import Target
from services.assignment.assigning import Options, PartyLine
from services.assignment.forecasts import Foreseen
from services.assignment.taking_forecasts import Taking

PAGE = 8
NAME = 80
LABEL = 28
MOST_PEOPLE = 4
_BROAD = (
    Target.ALL_SCHOOLS,
    Target.ALL,
    Target.ALL_KINDERGARTENS,
    Target.ALL_EXTRACURRICULAR,
    Target.NOBODY,
)


def listing(
    roadmap_id: int,
    title: str,
    parties: Sequence[PartyLine],
    page: int,
    texts: Texts,
    words: str = "",
    made: Taking | None = None,
) -> Screen:
    """A page of parties, those that point nowhere first; or those that words find."""
    part = part_of(parties, page, PAGE, lambda line: line.name, words)
    shown = [line for _, line in part.items]
    lines = [f"<b>{texts('parties-title', title=escape(title))}</b>"]
    lines.append(texts("parties-hint") if parties else texts("parties-none"))
    if left := sum(not line.is_known for line in parties):
        lines.append(texts("parties-left", count=left))
    if any(line.likely is not None and line.likely.new is not None for line in parties):
        lines.append(texts("parties-new-hint"))
    lines += [
        texts(
            "parties-line",
            name=escape(shorten(line.name, NAME)),
            activities=line.activities,
            target=_target(line, texts, told=proposals.counts(parties).any_told),
        )
        for line in shown
    ]
    lines += hint(part.pages, words, part.found, texts)
    buttons = [
        button(
            shorten(line.name, LABEL),
            OpenParty(roadmap_id=roadmap_id, party_id=line.party_id, page=0),
        )
        for line in shown
    ]

    def to(number: int) -> Parties:
        return Parties(roadmap_id=roadmap_id, page=number)

    paging = turner(part.page, part.pages, to, texts, words)
    back = button(texts("plan-button-draft"), RoadmapStep(roadmap_id=roadmap_id, step="open"))
    rows = [*in_rows(buttons), paging, *proposals.at_once(roadmap_id, parties, texts, made), [back]]
    return Screen("\n".join(lines), keyboard(*rows))


def party(
    roadmap_id: int, line: PartyLine, options: Options, page: int, texts: Texts, words: str = ""
) -> Screen:
    """One party: what it points to now, and everything that it can point to.

    Of the organisations a page, or those that words find.
    """
    part = part_of(options.organisations, page, PAGE, lambda found: found[1], words)
    text = "\n".join(
        [
            f"<b>{escape(shorten(line.name, NAME * 2))}</b>",
            texts("party-now", target=_target(line, texts)),
            texts(_question(line, options)),
            *_for_each(options, texts),
            *hint(part.pages, words, part.found, texts),
        ]
    )
    chosen = {(choice.target, choice.ref_id) for choice in line.choices}

    def choice(
        label: str,
        target: Target,
        ref_id: int | None = None,
        limit: int = LABEL,
        at: int = part.page,
    ) -> InlineKeyboardButton:
        is_chosen = (target, ref_id) in chosen
        marked = texts("target-chosen", name=label) if is_chosen else label
        return button(
            shorten(marked, limit),
            AssignTo(
                roadmap_id=roadmap_id,
                party_id=line.party_id,
                target=target,
                ref_id=ref_id or 0,
                page=at,
                answers=int(not is_chosen),
            ),
        )

    def organisation(
        name: str, late: Foreseen | None, organisation_id: int, at: int
    ) -> InlineKeyboardButton:
        """One organisation; one that came late says its own number."""
        label = counted(shorten(name, LABEL), late, texts) if late else name
        limit = MAX_LABEL if late else LABEL
        return choice(label, Target.ORGANISATION, organisation_id, limit, at)

    offered = [target for target in _BROAD if target in options.broad]
    broad = []
    for target in offered:
        label = texts(f"target-button-{proposals.dashed(target)}")
        broad.append(choice(counted(label, options.broad[target], texts), target, limit=MAX_LABEL))
    groups = [
        choice(
            counted(texts("target-button-group", name=name), made, texts),
            Target.GROUP,
            group_id,
            limit=MAX_LABEL,
        )
        for group_id, name, made in options.groups
    ]
    organisations = [
        organisation(name, options.late.get(organisation_id), organisation_id, at)
        for at, (organisation_id, name) in part.items
    ]

    people = [
        choice(
            texts("party-person", name=found.name, school=found.organisation),
            Target.ORGANISATION,
            found.organisation_id,
            limit=MAX_LABEL,
        )
        for found in options.people
        if (matches(found.name, words) if words else found.is_named)
    ]

    def to(number: int) -> OpenParty:
        return OpenParty(roadmap_id=roadmap_id, party_id=line.party_id, page=number)

    paging = turner(part.page, part.pages, to, texts, words)
    back = button(texts("button-back"), Parties(roadmap_id=roadmap_id, page=0))
    return Screen(
        text,
        keyboard(
            *[] if words else proposals.of_one(roadmap_id, line, options.likely, texts),
            *in_rows(people[:MOST_PEOPLE], 1),
            *([] if words else [*_invites(line, options, texts), *in_rows(broad, 1)]),
            *([] if words else in_rows(groups, 1)),
            *in_rows(organisations),
            paging,
            [back],
        ),
    )


def _for_each(options: Options, texts: Texts) -> list[str]:
    """What each single organisation gets: one line, as it is the same for all of them."""
    if not options.organisations:
        return []
    return [counted(texts("party-each"), options.each, texts)]


def _question(line: PartyLine, options: Options) -> str:
    if not options.organisations:
        return "party-no-organisations"
    return "party-choose-person" if line.names_person else "party-choose"


def _invites(line: PartyLine, options: Options, texts: Texts) -> list[list[InlineKeyboardButton]]:
    """Where a named person is to report, they are invited, unless they are there already."""
    there = {found.organisation_id for found in options.people if found.is_named}
    chosen = [
        found
        for found in line.choices
        if found.target is Target.ORGANISATION and found.ref_id not in there
    ]
    if not line.names_person:
        return []
    return [
        [
            button(
                texts("party-invite", school=found.name),
                OrganisationAction(organisation_id=found.ref_id or 0, action="invite"),
            )
        ]
        for found in chosen[:MOST_PEOPLE]
    ]


def _target(line: PartyLine, texts: Texts, *, told: bool = False) -> str:
    """What a party points to; `told`: of one that points nowhere, whether it may mean anybody."""
    if proposals.is_listed(line):
        return texts("proposal-listed")
    if line.likely is not None:
        reason = texts(f"proposal-{line.likely.reason.value.replace('_', '-')}")
        said = proposals.likely(line.likely, texts)
        key = "parties-likely" if line.likely.is_sure else "parties-possible"
        return texts(key, target=said, reason=reason)
    if not line.choices and told:
        return texts("target-doubtful" if line.is_doubtful else "target-foreign")
    if not line.choices:
        return texts("target-unknown")
    said = proposals.several(line.choices, texts)
    return texts("parties-proposed", target=said) if line.proposed else said
