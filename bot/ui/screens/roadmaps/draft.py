"""A plan that was read: what was understood, what is to be decided, and the way into force."""

from html import escape

from aiogram.types import InlineKeyboardButton

from bot.ui.callbacks.assignment import Parties
from bot.ui.callbacks.core import Menu
from bot.ui.callbacks.people import AddOrganisations
from bot.ui.callbacks.roadmaps import ActivityList, NextDoubt, RoadmapChanges, RoadmapStep
from bot.ui.counts import counted
from bot.ui.fitting import shorten
from bot.ui.meanings import period_words, years_words
from bot.ui.screen import Screen, button, keyboard
from bot.ui.screens.assignment import proposals
from bot.ui.texts import Texts
from domain.change_effects import ChangeEffect
from services.assignment.taking_forecasts import Taking
from services.roadmaps.overviews import DraftOverview
from services.roadmaps.past_windows import DraftTasks
from services.roadmaps.revisions import RoadmapChange

TITLE = 110
BEGINNING = -1
"""As `NextDoubt.order`: the first of all open questions."""


def overview(
    found: DraftOverview, tasks: DraftTasks, taking: Taking | None, texts: Texts
) -> Screen:
    """The figures of a new draft, the tasks that it makes, and what is to become of its past.

    `taking` is what its proposals add to them.
    """
    lines = [
        texts("draft-title", activities=found.activities, sections=found.sections),
        *_head(found, texts),
        "",
        *_counts(found, texts),
    ]
    if found.period is None:
        return _without_period(found, lines, texts)
    lines += _tasks_lines(found, tasks, texts)
    period, name, discard = (
        _step(found.roadmap_id, step, texts) for step in ("period", "name", "discard")
    )
    rows = [*_questions(found, texts, taking), *_past_buttons(found, tasks, texts), [period, name]]
    if tasks.is_over and not tasks.makes_past:
        return Screen("\n".join(lines), keyboard(*rows, [discard]))
    said = counted(texts("draft-button-confirm"), tasks.made, texts)
    confirm = button(said, RoadmapStep(roadmap_id=found.roadmap_id, step="confirm"))
    load = [_step(found.roadmap_id, "load", texts)] if tasks.now.is_assigned else []
    return Screen("\n".join(lines), keyboard(*rows, load, [confirm], [discard]))


def _without_period(found: DraftOverview, lines: list[str], texts: Texts) -> Screen:
    """Nothing is dated before the period is known: it is asked for first."""
    period, name, excel, discard = (
        _step(found.roadmap_id, step, texts) for step in ("period", "name", "excel", "discard")
    )
    return Screen("\n".join(lines), keyboard([period], [name, excel], [discard]))


def _tasks_lines(found: DraftOverview, tasks: DraftTasks, texts: Texts) -> list[str]:
    """What will be made or what is missing for that, and what has passed."""
    if tasks.is_over and not tasks.makes_past:
        return [texts("draft-over")]
    lines = []
    made = tasks.made.count
    if made.total:
        lines.append(texts("draft-tasks", total=made.total, ahead=made.ahead, past=made.past))
        lines += [texts("draft-unasked", count=tasks.unasked)] if tasks.unasked else []
    elif not tasks.is_over:
        lines.append(texts("draft-tasks-none", missing=_missing(found, tasks)))
    if tasks.past_windows:
        said = "made" if tasks.makes_past else "left"
        lines.append(texts(f"draft-past-{said}", count=tasks.past_windows))
    return lines


def _missing(found: DraftOverview, tasks: DraftTasks) -> str:
    """Why a draft makes no tasks as it stands: the first thing that is wanted for them."""
    if not tasks.now.is_assigned:
        return "parties" if found.has_organisations else "organisations"
    return "terms" if found.to_decide else "deadlines"


def _past_buttons(
    found: DraftOverview, tasks: DraftTasks, texts: Texts
) -> list[list[InlineKeyboardButton]]:
    """What may become of deadlines that have passed, each with the tasks that it makes."""
    roadmap_id = found.roadmap_id
    if tasks.makes_past:
        return [[_step(roadmap_id, "no_past", texts)]] if tasks.past_windows else []
    # Beside «Ввести в действие · задач нет» a number of one organisation each would contradict.
    made = tasks.with_past if tasks.with_past.is_assigned else None
    collect = button(
        counted(texts("draft-button-past"), made, texts),
        RoadmapStep(roadmap_id=roadmap_id, step="past"),
    )
    if tasks.carried_to is None:
        return [[collect]] if tasks.past_windows else []
    carry = texts("draft-button-carry", period=years_words(tasks.carried_to))
    return [
        [button(texts("draft-button-history"), RoadmapStep(roadmap_id=roadmap_id, step="confirm"))],
        [button(carry, RoadmapStep(roadmap_id=roadmap_id, step="carry"))],
        [collect],
    ]


def change(
    found: DraftOverview, changes: RoadmapChange, effect: ChangeEffect, texts: Texts
) -> Screen:
    """A draft that changes a plan in force: what is different, what becomes of tasks, the rest."""
    counts = _change_counts(changes, texts)
    lines = [texts("changes-of", title=escape(changes.short_title)), *_head(found, texts), ""]
    if counts:
        lines += [*counts, "", *_effect_lines(effect, texts), "", texts("changes-kept")]
    else:
        lines.append(texts("changes-none"))
    roadmap_id = found.roadmap_id
    new = button(texts("changes-button-new"), RoadmapStep(roadmap_id=roadmap_id, step="new"))
    discard = _step(roadmap_id, "discard", texts)
    if not counts:
        return Screen("\n".join(lines), keyboard([new, discard]))
    listed = button(texts("changes-button-list"), RoadmapChanges(roadmap_id=roadmap_id))
    apply = button(texts("changes-button-apply"), RoadmapStep(roadmap_id=roadmap_id, step="apply"))
    lines += ["", *_counts(found, texts)]
    return Screen(
        "\n".join(lines), keyboard([listed, new], *_questions(found, texts), [apply, discard])
    )


def discarded(texts: Texts) -> Screen:
    """Nothing is left of the draft."""
    roadmaps = button(texts("plan-button-plans"), Menu(place="plans"))
    return Screen(texts("draft-discarded"), keyboard([roadmaps]))


def _head(found: DraftOverview, texts: Texts) -> list[str]:
    lines = [f"<b>{escape(shorten(found.title, TITLE))}</b>"] if found.title else []
    if found.period is None:
        return [*lines, texts("draft-period-missing")]
    lines.append(period_words(found.period, texts))
    return lines if found.period_confident else [*lines, texts("draft-period-inferred")]


def _counts(found: DraftOverview, texts: Texts) -> list[str]:
    lines = []
    if found.to_decide:
        lines.append(texts("draft-terms", understood=found.understood, open=found.to_decide))
        parts = ("continuous", "school-terms", "on-event", "unknown", "inferred", "missing")
        counts = {part: getattr(found, part.replace("-", "_")) for part in parts}
        lines += _points({f"draft-terms-{part}": count for part, count in counts.items()}, texts)
    else:
        lines.append(texts("draft-terms-clear"))
    if found.to_confirm:
        lines.append(texts("draft-confirm", count=found.to_confirm))
    if not found.has_organisations:
        lines.append(texts("draft-no-organisations"))
    lines.append(texts("draft-parties", parties=found.parties, known=found.parties_known))
    lines += _points({"draft-proposed": found.parties_proposed}, texts)
    lines += _proposed(found, texts)
    names = f" ({escape(', '.join(found.document_names))})" if found.document_names else ""
    lines.append(texts("draft-documents", documents=found.documents, names=names))
    if found.indicators:
        lines.append(texts("draft-indicators", count=found.indicators))
    if found.problems:
        lines.append(texts("draft-problems", count=found.problems))
    return lines


def _proposed(found: DraftOverview, texts: Texts) -> list[str]:
    """What can be taken here at one press; before any school is listed nothing can."""
    return proposals.summary(found.lines, texts) if found.has_organisations else []


def _points(counts: dict[str, int], texts: Texts) -> list[str]:
    """What a count is made of, a line each: spaces before a line do not survive a narrow screen."""
    return [f"• {texts(key, count=count)}" for key, count in counts.items() if count]


def _questions(
    found: DraftOverview, texts: Texts, taking: Taking | None = None
) -> list[list[InlineKeyboardButton]]:
    """What can be asked about a draft: its doubts, its parties, all of it."""
    roadmap_id = found.roadmap_id
    doubts = found.to_decide + found.to_confirm
    terms = [terms_button(roadmap_id, doubts, texts)] if doubts else []
    every = button(texts("draft-button-all"), ActivityList(roadmap_id=roadmap_id, page=0))
    add = AddOrganisations(municipality_id=found.municipality_id)
    first = [] if found.has_organisations else [button(texts("draft-button-organisations"), add)]
    waits = proposals.counts(found.lines).possible
    rows = proposals.at_once(roadmap_id, found.lines, texts, taking)
    take = rows[: 2 if waits else 1] if _proposed(found, texts) else []
    return [
        first,
        *take,
        [*terms, parties_button(roadmap_id, found.parties_unknown, texts)],
        [every, _step(roadmap_id, "excel", texts)],
    ]


def _change_counts(changes: RoadmapChange, texts: Texts) -> list[str]:
    difference = changes.difference
    counts = {
        "added": len(difference.added),
        "removed": len(difference.removed),
        "stay": len(difference.kept),
        "split": len(difference.splits),
        "reworded": len(difference.only(lambda pair: pair.is_reworded)),
        "rescheduled": len(difference.only(lambda pair: pair.is_rescheduled)),
        "moved": len(difference.only(lambda pair: pair.is_moved)),
        "reassigned": len(difference.only(lambda pair: pair.is_reassigned)),
        "results": len(difference.only(lambda pair: pair.has_other_result)),
        "others": len(difference.only(lambda pair: pair.has_other_columns)),
        "marks": len(difference.only(lambda pair: pair.has_new_mark)),
    }
    whole = {"title": changes.has_other_title, "period": changes.has_other_period}
    said = [texts(f"changes-{name}") for name, differs in whole.items() if differs]
    said += [texts(f"changes-{name}", count=count) for name, count in counts.items() if count]
    return [*said, *new_columns(changes, "changes-columns", texts)]


def new_columns(change: RoadmapChange, key: str, texts: Texts) -> list[str]:
    """That the file has columns which the plan in force did not have; no activity changes by it."""
    names = ", ".join(f"«{escape(shorten(name, TITLE))}»" for name in change.difference.new_columns)
    return [texts(key, names=names)] if names else []


def _effect_lines(effect: ChangeEffect, texts: Texts) -> list[str]:
    """What becomes of tasks, a line each; that nothing does is said too."""
    counts = {
        "new": effect.new,
        "moved": effect.moved,
        "withdrawn": effect.withdrawn - effect.withdrawn_reported,
        "withdrawn-reported": effect.withdrawn_reported,
        "kept": effect.kept_reported,
    }
    lines = _points({f"changes-tasks-{what}": count for what, count in counts.items()}, texts)
    if effect.past:
        lines.append(texts("changes-tasks-past", count=effect.past))
    return [texts("changes-tasks"), *lines] if lines else [texts("changes-tasks-none")]


def terms_button(roadmap_id: int, count: int, texts: Texts) -> InlineKeyboardButton:
    data = NextDoubt(roadmap_id=roadmap_id, order=BEGINNING, done=0)
    return button(texts("draft-button-terms", count=count), data)


def parties_button(roadmap_id: int, unknown: int, texts: Texts) -> InlineKeyboardButton:
    data = Parties(roadmap_id=roadmap_id, page=0)
    if not unknown:
        return button(texts("draft-button-parties-known"), data)
    return button(texts("draft-button-parties", count=unknown), data)


def _step(roadmap_id: int, step: str, texts: Texts) -> InlineKeyboardButton:
    return button(texts(f"draft-button-{step}"), RoadmapStep(roadmap_id=roadmap_id, step=step))
