"""Why a report goes back: the reasons to choose from, and the office's own list of them."""

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape

from bot.ui import dates
from bot.ui.callbacks.core import Menu
from bot.ui.callbacks.review import EditReasons, ReviewOpen, ReviewReturn
from bot.ui.screen import Screen, button, in_rows, keyboard
from bot.ui.texts import Texts
from services.tasks.cards import Card

ASK, TYPE_IT = -1, -2
USUAL_REASONS = ("document", "signature", "incomplete", "unreadable")


def reasons(
    card: Card,
    offered: Sequence[str],
    until: Mapping[int, date],
    asked: ReviewReturn,
    texts: Texts,
) -> Screen:
    """Why the report goes back, and until when it is to be mended.

    `until` gives the day for each number of working days; `asked` is what was pressed before.
    """
    days = asked.days if asked.days in until else next(iter(until))

    def again(reason: int, days: int = days) -> ReviewReturn:
        return asked.model_copy(update={"version": card.version, "reason": reason, "days": days})

    answers = [button(reason, again(place)) for place, reason in enumerate(offered)]
    write = button(texts("review-write"), again(TYPE_IT))
    terms = [
        button(
            texts("review-mend-chosen" if each == days else "review-mend", count=each),
            again(ASK, each),
        )
        for each in until
    ]
    back = ReviewOpen(task_id=card.task_id, roadmap_id=asked.roadmap_id)
    edit = EditReasons(municipality_id=card.municipality_id)
    lines = [
        texts(
            "review-ask-reason",
            number=escape(card.number),
            organisation=escape(card.organisation),
        ),
        texts("card-mend", until=dates.until(texts, until[days], card.today)),
    ]
    return Screen(
        "\n".join(lines),
        keyboard(
            *in_rows([*answers, write]),
            terms,
            [button(texts("reasons-edit"), edit), button(texts("button-back"), back)],
        ),
        card.task_id,
    )


def edit_reasons(municipality_id: int, current: Sequence[str], own: bool, texts: Texts) -> Screen:
    """The list as it is, and how to send another one."""
    lines = [texts("reasons-title"), *(escape(reason) for reason in current), ""]
    lines.append(texts("reasons-ask"))
    row = [button(texts("button-cancel"), Menu(place="review"))]
    if own:
        usual = EditReasons(municipality_id=municipality_id, usual=1)
        row.insert(0, button(texts("reasons-usual"), usual))
    return Screen("\n".join(lines), keyboard(row))


def usual_reasons(texts: Texts) -> list[str]:
    """The reasons of an office that has made no list of its own."""
    return [texts(f"review-reason-{name}") for name in USUAL_REASONS]
