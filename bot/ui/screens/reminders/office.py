"""What comes to the office by itself: the morning, lateness, the week's summary, a group's week."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from html import escape
from types import MappingProxyType

from bot.ui import dates
from bot.ui.callbacks.core import Menu
from bot.ui.callbacks.reminders import Debtors, LedgerPage
from bot.ui.callbacks.review import ReviewNext
from bot.ui.callbacks.summaries import Summary
from bot.ui.callbacks.tasks import OpenAsNewMessage
from bot.ui.contacts import contacts
from bot.ui.fitting import shorten
from bot.ui.screen import Screen, button, in_rows, keyboard
from bot.ui.screens.tasks import statuses
from bot.ui.screens.tasks.telling_apart import TWIN, mixes, of_roadmap
from bot.ui.summary.tables import finding
from bot.ui.texts import Texts
from services.reminders.decisions_waiting import Awaited, Decisions, WaitingTask
from services.reminders.hindrances import SchoolHindrance
from services.reminders.lateness import LateActivity, LatenessNotices, SchoolCount
from services.reminders.office_digests import OfficeMorning
from services.summaries.group_posts import Week, WeekLine
from services.summaries.views import SummaryView

NAMES = 6
NAME = 80
"""Letters of one name in a list: one that is longer must not crowd the others out."""

CALLS = 3
NOTHING_TOLD: Mapping[Awaited, Set[int]] = MappingProxyType({})
LINES = 12


def morning(
    view: OfficeMorning, texts: Texts, told: Mapping[Awaited, Set[int]] = NOTHING_TOLD
) -> Screen:
    """A curator's morning: what waits, who has not reported, whom to telephone.

    `told` are the tasks of which the message says already what is to be decided.
    """
    heading = dates.heading(texts, view.day, view.day)
    lines = [f"<b>{_name(view.municipality)} · {heading}</b>", ""]
    decisions = [_untold(each, told.get(each.awaited, frozenset())) for each in view.decisions]
    mixed = mixes([task for each in decisions if each.count for task in each.oldest])
    lines += [_decisions(each, mixed, texts) for each in decisions if each.count]
    lines += [_hindrance(each, texts) for each in view.hindrances[:CALLS]]
    if view.last_day:
        lines.append(texts("office-last-day", names=_counts(view.last_day, texts)))
    owing = [SchoolCount(debtor.name, debtor.owed) for debtor in view.overdue]
    if owing:
        lines.append(texts("office-overdue", count=len(owing), names=_counts(owing, texts)))
    # Whom nobody can reach, the line below names.
    lines += _calls(view.late, texts, "office-calls-late", told=owing[:NAMES])
    unreached = [texts("ledger-blocked", name=_name(name)) for name in view.blocked]
    unreached += [texts("ledger-missing", name=_name(name)) for name in view.missing]
    if unreached:
        names = _cut(unreached, texts)
        lines.append(texts("office-unreached", count=len(unreached), names=names))
    lines += ["", texts("office-why")]
    buttons = []
    if waiting := view.count(Awaited.REVIEW):
        buttons.append(button(texts("office-review", count=waiting), ReviewNext()))
    # A school may ask for a day and tell of an obstacle in one task.
    opened = {
        task.task_id: _task(task, mixed)
        for each in decisions
        for task in each.oldest
        if each.count and each.awaited is not Awaited.REVIEW
    }
    buttons += [
        button(label, OpenAsNewMessage(task_id=task_id)) for task_id, label in opened.items()
    ]
    if view.overdue:
        buttons.append(
            button(texts("office-debtors"), Debtors(municipality_id=view.municipality_id))
        )
    if unreached:
        buttons.append(
            button(texts("menu-ledger"), LedgerPage(municipality_id=view.municipality_id))
        )
    return Screen("\n".join(lines), keyboard(*in_rows(buttons)))


def _untold(each: Decisions, told: Set[int]) -> Decisions:
    oldest = tuple(task for task in each.oldest if task.task_id not in told)
    return replace(each, count=each.count - len(told), oldest=oldest or each.oldest)


def _decisions(each: Decisions, mixed: bool, texts: Texts) -> str:
    """«Ждут проверки 2 отчёта: 5.1 Школа № 3 (2 дня), …», the longest waiting first."""
    names = ", ".join(_waiting(task, mixed, texts) for task in each.oldest)
    if each.count > len(each.oldest):
        names = texts("office-and-more", names=names, count=each.count - len(each.oldest))
    return texts(f"office-awaited-{each.awaited}", count=each.count, names=names)


def _waiting(task: WaitingTask, mixed: bool, texts: Texts) -> str:
    return texts("office-waits", name=_name(_task(task, mixed)), days=task.days)


def _task(task: WaitingTask, mixed: bool) -> str:
    """«5.1 Школа № 3», of several roadmaps «5.1 · МСОКО 2020/21 · Школа № 3»."""
    name = task.number or shorten(task.title, 30)
    if mixed:
        return f"{name} · {shorten(task.roadmap, TWIN)} · {task.organisation}"
    return f"{name} {task.organisation}"


def lateness(view: LatenessNotices, texts: Texts) -> Screen:
    """What has been overdue for so long that a head or a manager is told."""
    next_ = "tasks" if view.of_school else "summary"
    lines = [
        f"<b>{texts('office-escalation')}</b>",
        *([] if view.of_school else [_name(view.municipality)]),
        "",
        *(_own(view.late, texts) if view.of_school else _calls(view.late, texts, "office-calls")),
        *([] if view.of_school else _nobody_to_call(view.late, texts)),
    ]
    mixed = mixes(view.activities)
    lines += [_late(each, view, mixed, texts) for each in view.activities]
    more = view.count - len(view.activities)
    if more > 0 and view.oldest is not None:
        day = dates.day(texts, view.oldest, view.day)
        lines.append(texts("office-late-more", count=more, day=day))
    if view.of_school and view.curators:
        curators = view.curators[:2]
        names = contacts(curators)
        lines += ["", texts("office-late-curator", names=names, count=len(curators))]
    lines += ["", texts("office-why-late" if view.of_school else "office-why-late-manager")]
    return Screen("\n".join(lines), keyboard([button(texts(f"menu-{next_}"), Menu(place=next_))]))


def _calls(
    late: Sequence[SchoolCount], texts: Texts, said: str, told: Sequence[SchoolCount] = ()
) -> list[str]:
    """Whom to talk to about what has been overdue for long: the line `said`, or none.

    A school's number is not said again where a line above has `told` the same. Of a school without
    people and without a telephone there is nobody to call.
    """
    names = {_counted(school) for school in told}
    calls = [
        _call(_name(school.name) if _counted(school) in names else _counted(school), school, texts)
        for school in [each for each in late if each.people or each.phone][:CALLS]
    ]
    return [texts(said, names="; ".join(calls))] if calls else []


def _nobody_to_call(late: Sequence[SchoolCount], texts: Texts) -> list[str]:
    """The schools of which nobody has joined and no telephone is known."""
    schools = [each for each in late if not (each.people or each.phone)]
    return [texts("office-nobody-to-call", names=_counts(schools, texts))] if schools else []


def _own(late: Sequence[SchoolCount], texts: Texts) -> list[str]:
    """To the head of these schools: who of them reports."""
    return [
        texts(
            "office-own",
            name=_name(school.name),
            count=school.count,
            who=contacts(school.people[:2]) or texts("office-own-nobody"),
        )
        for school in late
    ]


def _call(name: str, school: SchoolCount, texts: Texts) -> str:
    """«Школа № 3 (2) — Мария (+7 904 123-45-67)», or with the telephone of the school."""
    named = school.people[:2]
    who = contacts(named) or texts("office-call-nobody")
    if not any(each.phone for each in named):
        phone = _name(school.phone) if school.phone else texts("office-no-phone")
        who = f"{who}, {phone}"
    return texts("office-call", name=name, who=who)


def _hindrance(each: SchoolHindrance, texts: Texts) -> str:
    return texts(
        "office-hindrance",
        name=_name(each.organisation),
        said=statuses.hindrance(each.hindrance, texts),
        who=_name(each.who) if each.who else texts("person-forgotten"),
        phone=_name(each.phone) if each.phone else texts("office-no-phone"),
    )


def _late(each: LateActivity, view: LatenessNotices, mixed: bool, texts: Texts) -> str:
    name = _name(f"{each.number} {shorten(each.title, 50)}")
    # The only school stands in the line above.
    school = "" if view.of_school or len(view.late) == 1 else f" · {_name(each.organisation)}"
    roadmap = of_roadmap(each) if mixed else ""
    return f"{name} — {dates.brief(texts, each.deadline, view.day)}{school}{roadmap}"


def weekly(views: Sequence[SummaryView], texts: Texts) -> Screen:
    """The week of every roadmap in figures, with what it has changed."""
    blocks = [f"<b>{texts('office-weekly')}</b>"]
    for view in views:
        said = texts(
            "office-weekly-line",
            title=_name(view.info.title),
            done=view.total.done,
            total=view.total.total,
            overdue=view.total.overdue,
        )
        blocks.append(f"{said}\n{escape(finding(view, texts))}")
    rows = [
        [button(shorten(view.info.title, 30), Summary(roadmap_id=view.info.query.roadmap_id))]
        for view in views
    ]
    off = button(texts("menu-notifications"), Menu(place="notifications"))
    return Screen("\n\n".join(blocks), keyboard(*rows, [off]))


def group_week(view: Week, texts: Texts) -> Screen:
    """What a group reads on the first working day of a week."""
    blocks = [f"<b>{texts('group-week', title=_name(view.title))}</b>"]
    if view.due:
        shown = [_due(line, view, texts) for line in view.due[:LINES]]
        if len(view.due) > LINES:
            shown.append(texts("group-more", count=len(view.due) - LINES))
        blocks.append("\n".join(shown))
    else:
        blocks.append(texts("group-nothing-due"))
    blocks.append(texts("group-figures", done=view.done, overdue=view.overdue))
    return Screen("\n\n".join(blocks))


def _due(line: WeekLine, view: Week, texts: Texts) -> str:
    name = _name(f"{line.number} {shorten(line.title, 50)}")
    day = dates.brief(texts, line.deadline, view.today)
    return texts(
        "group-week-line", name=name, day=day, reported=str(line.reported), total=str(line.total)
    )


def _counts(schools: Sequence[SchoolCount], texts: Texts) -> str:
    return _cut([_counted(school) for school in schools], texts)


def _counted(school: SchoolCount) -> str:
    """«Школа № 3 (2)», escaped."""
    return f"{_name(school.name)} ({school.count})"


def _name(text: str) -> str:
    return escape(shorten(text, NAME))


def _cut(names: Sequence[str], texts: Texts) -> str:
    said = ", ".join(names[:NAMES])
    if len(names) > NAMES:
        said = texts("office-and-more", names=said, count=len(names) - NAMES)
    return said
