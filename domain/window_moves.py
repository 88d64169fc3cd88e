"""Which old window of an activity became which new one, when its deadline changes."""

from collections.abc import Sequence

from domain.tasks import TaskWindow


def match_windows(
    old: Sequence[TaskWindow], new: Sequence[TaskWindow]
) -> list[tuple[TaskWindow, TaskWindow]]:
    """Pairs (old, new) in which a task goes on; what is in no pair ends, or begins.

    Windows with the same label are the same. The others are paired in their order if there are
    as many old ones as new ones: «до 1 марта» that became «до 1 апреля» is the same duty, but of
    three windows that became two nobody can tell which one was dropped.
    """
    labels = {window.label for window in old} & {window.label for window in new}
    by_label = {window.label: window for window in old}
    kept = [(by_label[window.label], window) for window in new if window.label in labels]
    left = [window for window in old if window.label not in labels]
    come = [window for window in new if window.label not in labels]
    moved = list(zip(left, come, strict=True)) if len(left) == len(come) else []
    return kept + moved
