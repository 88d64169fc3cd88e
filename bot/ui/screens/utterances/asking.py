"""«Понимаю так…» about words that may mean several things; the words stay in sight above."""

from collections.abc import Collection, Iterator, Sequence
from html import escape

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.ui.callbacks.core import Menu
from bot.ui.callbacks.tasks import OpenCard
from bot.ui.callbacks.utterances import SaidAnswer, SaidAside, SaidElse, SaidMeans, SaidTasks
from bot.ui.fitting import shorten
from bot.ui.screen import Screen, button, keyboard
from bot.ui.screens.tasks import task_list, telling_apart
from bot.ui.texts import Texts
from domain.utterances import Intent, Reading, SaidStatus
from services.tasks.task_lists import TaskLine, TaskPage

LABEL = 40
QUOTED = 200
SHORTEST = 8


def question(
    reading: Reading,
    choices: Sequence[tuple[TaskLine, Intent]],
    texts: Texts,
    note: str = "",
    goes_on: Collection[int] = (),
) -> Screen:
    """What the words may mean, the likeliest first, and the ways out; `note` is said before.

    `goes_on`: the tasks of which they say that work goes on; all where the reading says so.
    """
    act = offered(reading.intent)
    going = act is Intent.REPORT and reading.status is SaidStatus.IN_PROGRESS
    goes_on = [line.task_id for line, _ in choices] if going else goes_on
    rows = [[each] for each in _choices(choices, texts, goes_on)]
    other = button(texts("said-other"), SaidTasks(intent=act, page=0))
    drop = button(texts("said-drop"), SaidAside(action="drop"))
    key = "said-question" if act is Intent.UNKNOWN else f"said-question-{_dashed(act)}"
    key = "said-question-goes-on" if going else key
    text = f"{note}\n{texts(key)}" if note else texts(key)
    return Screen(text, keyboard(*rows, [other, drop] if choices else [drop]))


def likeliest(screen: Screen) -> SaidMeans | None:
    """What a yes to the question presses: None where several things may be meant."""
    meant = meanings(screen.keyboard)
    acts = {each.intent for each in meant} - {Intent.UNKNOWN}
    return meant[0] if len({each.task_id for each in meant}) == 1 and len(acts) < 2 else None


def meanings(offered: InlineKeyboardMarkup | None) -> list[SaidMeans]:
    """What the buttons of a question say that the words may mean, the likeliest first."""
    rows = offered.inline_keyboard if offered is not None else []
    packed = [each.callback_data or "" for row in rows for each in row]
    own = f"{SaidMeans.__prefix__}:"
    return [SaidMeans.unpack(each) for each in packed if each.startswith(own)]


def add_to_report(line: TaskLine, texts: Texts) -> Screen:
    """The report is sent already: the words may still go with it."""
    add = button(texts("said-add"), SaidMeans(task_id=line.task_id, intent=Intent.UNKNOWN))
    card = button(texts("button-open"), OpenCard(task_id=line.task_id))
    drop = button(texts("said-drop"), SaidAside(action="drop"))
    name = escape(shorten(f"{line.number} {line.title}".strip(), QUOTED))
    return Screen(texts("said-question-add", name=name), keyboard([add], [card, drop]))


def no_number(number: str, texts: Texts, *, own: bool = False) -> str:
    """«Мероприятия 9.9 в плане нет.», and of those that are one's `own`: «… у вас нет.»."""
    said = "said-no-number-of-yours" if own else "said-no-number"
    return texts(said, number=escape(shorten(number, SHORTEST * 2)))


def no_such_number(number: str, lines: Sequence[TaskLine], texts: Texts) -> Screen:
    """A number that none of one's own activities has, and the cards of those most like it."""
    buttons = task_list.task_buttons(lines, texts)
    back = button(texts("menu-tasks"), Menu(place="tasks"))
    text = no_number(number, texts, own=True)
    return Screen(text, keyboard(*([each] for each in buttons), [back]))


def all_tasks(intent: Intent, page: TaskPage, texts: Texts) -> Screen:
    """Every task of the speaker's schools, a page at a time."""
    rows = [[each] for each in _choices([(line, intent) for line in page.lines], texts)]
    if page.pages > 1:
        place = texts("page-of", page=str(page.page + 1), pages=str(page.pages))
        before, after = (
            SaidTasks(intent=intent, page=(page.page + step) % page.pages) for step in (-1, 1)
        )
        rows.append([button("‹", before), button(place, after), button("›", after)])
    drop = button(texts("said-drop"), SaidAside(action="drop"))
    back = button(texts("button-back"), SaidAside(action="back"))
    return Screen(texts("said-question-task"), keyboard(*rows, [back, drop]))


def which(lines: Sequence[TaskLine], texts: Texts) -> Screen:
    """Several tasks that a question may be about."""
    several = len({line.organisation_id for line in lines}) > 1
    listed = task_list.line_texts(lines, texts, with_school=several)
    buttons = task_list.task_buttons(lines, texts)
    text = "\n".join([texts("said-which"), *listed])
    back = button(texts("menu-tasks"), Menu(place="tasks"))
    return Screen(text, keyboard(*([each] for each in buttons), [back]))


def doubted(words: str, press: SaidAnswer, texts: Texts) -> Screen:
    """Whether words that look like no answer are one; they are shown as they would be kept."""
    yes = button(texts("said-doubted-yes"), press)
    other = button(texts("said-doubted-other"), SaidElse(number=press.number))
    drop = button(texts("said-drop"), SaidAside(action="drop"))
    text = texts("said-doubted", words=escape(shorten(words, QUOTED)))
    return Screen(text, keyboard([yes], [other, drop]))


def dropped(texts: Texts) -> Screen:
    """Nothing was written down."""
    return Screen(texts("said-dropped"))


def nothing_to_say_about(texts: Texts) -> Screen:
    """The words name an activity that the speaker does not have."""
    back = button(texts("menu-tasks"), Menu(place="tasks"))
    return Screen(texts("said-no-such"), keyboard([back]))


def about_activity(line: TaskLine, note: str, texts: Texts) -> Screen:
    """A short answer about one task, with the way to its card."""
    card = button(texts("button-open"), OpenCard(task_id=line.task_id))
    return Screen(note, keyboard([card]), line.task_id)


def _choices(
    choices: Sequence[tuple[TaskLine, Intent]], texts: Texts, goes_on: Collection[int] = ()
) -> Iterator[InlineKeyboardButton]:
    """Tasks and what the words make of them; of those that `goes_on`, that work goes on."""
    lines = [line for line, _ in choices]
    for place, (line, intent) in enumerate(choices):
        said = "goes-on" if line.task_id in goes_on and intent is Intent.REPORT else _dashed(intent)
        end = f": {texts(f'said-as-{said}')}"
        room = max(SHORTEST, LABEL - len(end))
        label = telling_apart.labels(lines, line.today, texts, room=room)[place]
        yield button(f"{label}{end}", SaidMeans(task_id=line.task_id, intent=intent))


def offered(intent: Intent) -> Intent:
    """What a press makes of words with this meaning; buttons can be forged with any."""
    return intent if intent in OFFERED else Intent.UNKNOWN


OFFERED = (
    Intent.REPORT,
    Intent.OBSTACLE,
    Intent.EXTEND,
    Intent.NOT_OURS,
    Intent.WITHDRAW,
    Intent.SNOOZE,
    Intent.CONTACT,
)
"""What a press may make of words, `CONTACT` a question to the curator; else a comment is kept."""


def _dashed(intent: Intent) -> str:
    return intent.value.replace("_", "-")
