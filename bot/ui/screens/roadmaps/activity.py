"""The activities of a plan: the list, one of them, and what can be done with it."""

from collections.abc import Sequence
from html import escape
from itertools import groupby

from bot.ui import column_texts
from bot.ui.callbacks.assignment import ActivityAnswering
from bot.ui.callbacks.roadmaps import ActivityList, ActivityStep, AddActivity, RoadmapStep
from bot.ui.fitting import shorten
from bot.ui.meanings import meaning
from bot.ui.screen import Screen, button, in_rows, keyboard
from bot.ui.screens.core.paging import hint, part_of, turner
from bot.ui.screens.roadmaps.term_decision import rhythm_words
from bot.ui.texts import Texts
from domain.column_texts import NAMED
from domain.schedule import Kind
from models.enums import RoadmapStatus
from services.roadmaps.activity_views import ActivityLine, ActivityView

PAGE = 8
TITLE = 90
LABEL = 28
TEXT = 700
CHOICES = 14
NONE, TURN = 0, -1
"""As `AddActivity.ref_id`: no section or party; nothing chosen yet, another page is looked at."""


def listing(
    roadmap_id: int, title: str, lines: Sequence[ActivityLine], page: int, texts: Texts
) -> Screen:
    """A page of the plan in its order, by section, with what each term means."""
    shown = lines[page * PAGE : (page + 1) * PAGE]
    blocks = [f"<b>{texts('lines-title', title=escape(title))}</b>"]
    for section, group in groupby(shown, key=lambda line: line.section):
        head = [f"<b>{escape(shorten(section, TITLE))}</b>"] if section else []
        blocks.append("\n".join([*head, *(_line(line, texts) for line in group)]))
    buttons = [
        button(shorten(_name(line), LABEL), ActivityStep(activity_id=line.id, step="see"))
        for line in shown
    ]

    def to(number: int) -> ActivityList:
        return ActivityList(roadmap_id=roadmap_id, page=number)

    pages = max(1, -(-len(lines) // PAGE))
    back = button(texts("plan-button-draft"), RoadmapStep(roadmap_id=roadmap_id, step="open"))
    return Screen(
        "\n\n".join(blocks),
        keyboard(*in_rows(buttons), turner(page, pages, to, texts), [back]),
    )


def card(view: ActivityView, texts: Texts) -> Screen:
    """One activity as the plan says it, and how far it has come."""
    line = view.line
    parties = escape(shorten(", ".join(line.parties), TEXT))
    lines = [
        f"<b>{escape(f'{line.number} {shorten(line.title, TEXT)}'.strip())}</b>",
        escape(shorten(" · ".join(filter(None, (line.section, view.short_title))), TITLE * 2)),
        "",
        _term(line, texts),
    ]
    if not line.decided:
        lines.append(texts("line-undecided"))
    lines.append(texts("line-parties", names=parties) if parties else texts("line-no-parties"))
    lines += column_texts.lines(line, NAMED, TEXT, texts)
    if view.rhythm and _goes_on(line):
        lines.append(texts("line-rhythm", rhythm=rhythm_words(view.rhythm, texts).lower()))
    if view.tasks:
        lines.append(texts("line-tasks", tasks=view.tasks, done=view.done))
    back = button(
        texts("line-button-back"), ActivityList(roadmap_id=view.roadmap_id, page=page_of(view))
    )
    if view.status not in (RoadmapStatus.DRAFT, RoadmapStatus.ACTIVE):
        return Screen("\n".join(lines), keyboard([back]))
    steps = [
        button(texts(f"line-button-{step}"), ActivityStep(activity_id=line.id, step=step))
        for step in _steps(line)
    ]
    answering = button(texts("line-button-answering"), ActivityAnswering(activity_id=line.id))
    return Screen("\n".join(lines), keyboard([answering], *in_rows(steps), [back]))


def _steps(line: ActivityLine) -> tuple[str, ...]:
    """What can be done with an activity; a rhythm has only what goes on."""
    rhythm = ("rhythm",) if _goes_on(line) else ()
    return ("term", "title", "number", "section", "result", *rhythm, "split", "cancel")


def _goes_on(line: ActivityLine) -> bool:
    return line.schedule.kind is Kind.CONTINUOUS


def page_of(view: ActivityView) -> int:
    """The page of the list on which an activity stands."""
    return view.index // PAGE


def ask_cancel(view: ActivityView, texts: Texts) -> Screen:
    """Whether the activity is really to leave the plan."""
    activity_id = view.line.id
    return Screen(
        texts("line-cancel-sure", name=escape(shorten(_name(view.line), TITLE))),
        keyboard(
            [
                button(
                    texts("line-sure-cancel"),
                    ActivityStep(activity_id=activity_id, step="cancelled"),
                ),
                button(texts("plan-sure-no"), ActivityStep(activity_id=activity_id, step="see")),
            ]
        ),
    )


def ask_title(view: ActivityView, texts: Texts) -> str:
    """The request to type another wording."""
    return texts("line-ask-title", title=escape(shorten(view.line.title, TEXT)))


def ask_new_term(roadmap_id: int, texts: Texts) -> Screen:
    """By when a new activity is to be done."""
    cancel = button(texts("button-cancel"), RoadmapStep(roadmap_id=roadmap_id, step="open"))
    return Screen(texts("new-ask-term"), keyboard([cancel]))


def ask_section(
    roadmap_id: int,
    sections: Sequence[tuple[int, str]],
    page: int,
    number: int,
    texts: Texts,
    words: str = "",
) -> Screen:
    """Where a new activity stands."""
    choices = [*sections, (NONE, texts("new-no-section"))]
    first = AddActivity(roadmap_id=roadmap_id, what="section", ref_id=TURN, number=number)
    return _choice(first, choices, page, texts, words)


def ask_party(
    roadmap_id: int,
    parties: Sequence[tuple[int, str]],
    page: int,
    number: int,
    texts: Texts,
    words: str = "",
) -> Screen:
    """Who answers for a new activity."""
    choices = [*parties, (NONE, texts("new-no-party"))]
    first = AddActivity(roadmap_id=roadmap_id, what="party", ref_id=TURN, number=number)
    return _choice(first, choices, page, texts, words)


def _choice(
    first: AddActivity,
    choices: Sequence[tuple[int, str]],
    page: int,
    texts: Texts,
    words: str,
) -> Screen:
    """A page of choices; `first` is the button of the first one."""
    part = part_of(choices, page, CHOICES, lambda choice: choice[1], words)
    buttons = [
        button(shorten(name, LABEL), first.model_copy(update={"ref_id": ref_id}))
        for _, (ref_id, name) in part.items
    ]

    def to(number: int) -> AddActivity:
        return first.model_copy(update={"page": number})

    lines = [texts(f"new-ask-{first.what}"), *hint(part.pages, words, part.found, texts)]
    paging = turner(part.page, part.pages, to, texts, words)
    return Screen("\n".join(lines), keyboard(*in_rows(buttons), paging))


def _line(line: ActivityLine, texts: Texts) -> str:
    name = escape(shorten(_name(line), TITLE))
    understood = meaning(line.schedule, texts)
    if not line.decided:
        understood = f"{understood} · <i>{texts('line-undecided')}</i>"
    return f"{name}\n— {understood}"


def _term(line: ActivityLine, texts: Texts) -> str:
    understood = meaning(line.schedule, texts)
    if not line.term:
        return texts("line-no-term", meaning=understood)
    return texts("line-term", term=escape(shorten(line.term, TEXT)), meaning=understood)


def _name(line: ActivityLine) -> str:
    return f"{line.number} {line.title}".strip()
