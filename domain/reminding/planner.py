"""Planning of reminders: a pure function of tasks, policy, working days and the moment.

It costs what the tasks cost that are passed in. `next_moment` says when a task is to be passed in
again, so that a caller keeps that moment beside the task and fetches only what is due. All truth
is in the keys: planning again, later or after a restart gives the same reminders, and whoever
stores them under unique keys sends none twice.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from domain.calendar import WorkingCalendar
from domain.reminding.policy import Policy
from domain.reminding.reminder_tracks import Moment, ReminderTrack, gives_way, tracks
from domain.reminding.stages import Stage
from domain.reminding.values import OpenTask, Reminder, ReminderKind
from domain.workflow import is_reported


def plan(
    tasks: Iterable[OpenTask],
    policy: Policy,
    calendar: WorkingCalendar,
    now: datetime,
    horizon: timedelta = timedelta(0),
) -> list[Reminder]:
    """What is owed at `now` and up to `horizon` later, in the order of its moments.

    Of everything that should have been said to somebody about a task up to `now`, only the last
    is left: due now, or at the next hour at which that person may be written to. It was sent
    already if its key is known, or if `planned_until` says so. Nothing is due on a day off or in
    quiet hours of the recipient's zone, nothing about a task that was reported, and nothing is
    said of a deadline to come after it has passed.
    """
    found = [
        reminder
        for task in tasks
        if not is_reported(task.status)
        for track in tracks(task, policy, calendar)
        for reminder in _plan_track(track, now, now + horizon)
    ]
    return sorted(found, key=lambda reminder: (reminder.due_at, reminder.key))


def next_moment(
    task: OpenTask, policy: Policy, calendar: WorkingCalendar, after: datetime
) -> datetime | None:
    """The first moment later than `after` at which `plan` has something more about the task.

    `after` is the moment at which it was last planned (plus the horizon), not that at which what
    was planned is due: a colleague's reminder may come before one that was put off. None where it
    never will unless the task changes. A task that is new or has changed is to be planned at
    once, whatever this says.
    """
    if is_reported(task.status):
        return None
    firsts = (
        next((due for due, _ in track.moments(after) if due > after), None)
        for track in tracks(task, policy, calendar)
    )
    return min((due for due in firsts if due is not None), default=None)


def _plan_track(track: ReminderTrack, now: datetime, until: datetime) -> Iterator[Reminder]:
    planned = track.task.planned_until
    late: Stage | None = None
    following: Moment | None = None
    for due, stage in track.moments(now):
        if due <= now:
            late = stage if planned is None or due > planned else None
            continue
        following = following or (due, stage)
        if due > until:
            break
        yield _reminder(track, stage, due)
    if late is None:
        return
    due_at = track.clockwork.from_now(now)
    said_soon = following is not None and gives_way(due_at, late, following)
    if not said_soon and not _is_pointless(track, late, due_at):
        yield _reminder(track, late, due_at)


def _is_pointless(track: ReminderTrack, stage: Stage, due_at: datetime) -> bool:
    """Whether a stage speaks of a deadline to come that will be over by `due_at`."""
    if stage.kind in (ReminderKind.OVERDUE, ReminderKind.ESCALATION):
        return False
    closes = track.closes_at()
    return closes is not None and due_at >= closes


def _reminder(track: ReminderTrack, stage: Stage, due_at: datetime) -> Reminder:
    return Reminder(
        key=track.key(stage),
        task_id=track.task.id,
        recipient=track.recipient,
        person_id=None if track.person is None else track.person.id,
        due_at=due_at,
        kind=stage.kind,
        apart=stage.apart,
    )
