"""How many tasks a choice makes, said on the choice: «Раз в месяц · 168 задач, 168 прошли»."""

from bot.ui.fitting import shorten, units
from bot.ui.screen import MAX_LABEL
from bot.ui.texts import Texts
from domain.task_counts import TaskCount
from services.assignment.forecasts import Foreseen


def counted(label: str, made: Foreseen | None, texts: Texts) -> str:
    """The label of a button with what it makes, in fewer letters where a button has no more: of the
    label then, never of the number.
    """
    if made is None:
        return label
    count = made.count
    if not made.is_assigned and count.total and not count.by_month:
        # Nothing dated, for nobody: a number would say the opposite of «без срока».
        return label
    said = {"total": count.total, "past": count.past}
    each = "" if made.is_assigned else "-each"
    texts_of = [texts(f"counted{each}", **said), texts(f"counted{each}-short", **said)]
    labels = [texts("counted-label", label=label, count=text) for text in texts_of]
    fitting = next((found for found in labels if units(found) <= MAX_LABEL), None)
    if fitting is not None:
        return fitting
    room = MAX_LABEL - units(texts("counted-label", label="", count=texts_of[-1]))
    return texts("counted-label", label=shorten(label, room), count=texts_of[-1])


def counted_new(label: str, made: TaskCount, texts: Texts) -> str:
    """The same for what may concern no plan at all: the label alone where it makes no tasks."""
    return counted(label, Foreseen(made), texts) if made.total else label
