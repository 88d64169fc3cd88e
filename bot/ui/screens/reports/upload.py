"""The bot's one answer to a file or an album: what was taken, for what, and what is next."""

from collections.abc import Sequence
from html import escape

from aiogram.types import InlineKeyboardButton

from bot.ui import dates
from bot.ui.callbacks.reports import GiveUpload, UploadAction, UploadTasks
from bot.ui.callbacks.tasks import OpenCard, TaskAsk, TaskStep
from bot.ui.fitting import shorten
from bot.ui.screen import Screen, button, keyboard
from bot.ui.screens.tasks import statuses, task_list, telling_apart
from bot.ui.screens.tasks.card import wanted
from bot.ui.sizes import file_size
from bot.ui.texts import Texts
from domain.evidence import SPOKEN
from domain.workflow import Action
from services.reports.evidence import FileLine
from services.reports.held_files import HeldFile
from services.reports.uploads import UploadView
from services.tasks.cards import Card
from services.tasks.task_lists import TaskLine, TaskPage

LABEL = 40
SCHOOL = 14
SHORTEST = 8


def taken(view: UploadView, card: Card, texts: Texts) -> Screen:
    """«Принято: справка.docx, 84 КБ — 1 из 1», with the way to finish the report."""
    lines = [_taken_line(view, card, texts)] if view.files else []
    lines.append(statuses.title(card.number, shorten(card.title, 120)))
    if len(card.slots) > 1:
        lines.append(texts("card-wanted", wanted=wanted(card, texts)))
    if card.slots and any(file.media in SPOKEN for file in view.files):
        lines.append(texts("upload-spoken"))
    rows: list[list[InlineKeyboardButton]] = []
    if view.held:
        lines += ["", _warning(view, texts)]
        rows.append(_held_buttons(view, texts))
    if view.files:
        if Action.SUBMIT in card.actions:
            step = TaskStep(task_id=card.task_id, version=card.version, step="submit")
            rows.append([button(texts("upload-submit"), step)])
        else:
            lines.append(texts("upload-added"))
            rows.append([button(texts("button-open"), OpenCard(task_id=card.task_id))])
        more = TaskAsk(task_id=card.task_id, version=card.version, about="file")
        other = UploadAction(upload_id=view.upload_id, action="guess")
        rows.append([button(texts("upload-more"), more), button(texts("upload-other"), other)])
    return Screen("\n".join(lines), keyboard(*rows), card.task_id)


def question(
    view: UploadView,
    guesses: Sequence[TaskLine],
    texts: Texts,
    closed: Card | None = None,
    note: str = "",
) -> Screen:
    """«К какому мероприятию?» with the likeliest ones. `closed` takes no files any more.

    `note` is said first: why it is asked at all.
    """
    lines = [note] if note else []
    if closed is not None:
        lines += [statuses.title(closed.number, shorten(closed.title, 120)), stale(closed, texts)]
    rows: list[list[InlineKeyboardButton]] = []
    if view.held and not view.files:
        return Screen(
            "\n".join([*lines, _warning(view, texts)]), keyboard(_held_buttons(view, texts))
        )
    lines += [texts("upload-question"), files(view.files, texts)]
    how = "only" if view.task_id is None else "ask"
    offered = [line for line in guesses if line.task_id != view.task_id]
    rows += _guesses(view, offered, how, texts)
    listed = button(texts("upload-list"), UploadTasks(upload_id=view.upload_id, page=0))
    rows.append([listed, _way_out(view, texts)])
    if view.held:
        lines += ["", _warning(view, texts)]
        rows.append(_held_buttons(view, texts))
    return Screen("\n".join(lines), keyboard(*rows), view.task_id)


def all_tasks(view: UploadView, page: TaskPage, texts: Texts) -> Screen:
    """Every task that the files can be about."""
    how = "only" if view.task_id is None else "ask"
    rows = _guesses(view, page.lines, how, texts)
    if page.pages > 1:
        place = texts("page-of", page=str(page.page + 1), pages=str(page.pages))
        before, after = (
            UploadTasks(upload_id=view.upload_id, page=(page.page + step) % page.pages)
            for step in (-1, 1)
        )
        rows.append([button("‹", before), button(place, after), button("›", after)])
    back = "guess" if view.task_id is None else "open"
    rows.append([button(texts("button-back"), UploadAction(upload_id=view.upload_id, action=back))])
    lines = [texts("upload-question"), files(view.files, texts)]
    return Screen("\n".join(lines), keyboard(*rows), view.task_id)


def move_or_add(view: UploadView, old: Card, new: Card, texts: Texts) -> Screen:
    """Whether the files go over to another task, or prove it too."""
    text = texts(
        "upload-move",
        files=files(view.files, texts),
        old=statuses.title(old.number, shorten(old.title, 80)),
        new=statuses.title(new.number, shorten(new.title, 80)),
    )
    buttons = [
        button(
            texts(f"upload-{how}"),
            GiveUpload(upload_id=view.upload_id, task_id=new.task_id, how=how),
        )
        for how in ("only", "also")
    ]
    back = UploadAction(upload_id=view.upload_id, action="open")
    return Screen(text, keyboard(buttons, [button(texts("button-back"), back)]), old.task_id)


def pupils_found(held: HeldFile, card: Card, texts: Texts) -> Screen:
    """What in a file looks like a list of pupils, and what its sender can do."""
    names = ", ".join(escape(shorten(file.name, 60)) for file in held.upload.held)
    reason = texts(f"pupils-{held.reason.value}", count=str(held.count))
    lines = [
        statuses.title(card.number, shorten(card.title, 120)),
        texts("upload-pupils-found", files=names, reason=reason),
    ]
    return Screen("\n".join(lines), keyboard(_held_buttons(held.upload, texts)), card.task_id)


def sent_by(card: Card, who: str, texts: Texts) -> str:
    """«5.2 … уже отправлено на проверку: Борис, 25 ноября.»."""
    day = dates.day(texts, card.submitted_on or card.changed_on, card.today)
    name = escape(shorten(who, 60)) if who else texts("person-forgotten")
    title = statuses.title(card.number, shorten(card.title, 120))
    return texts("upload-sent-by", title=title, who=name, day=day)


def dropped(texts: Texts) -> Screen:
    """The files are forgotten."""
    return Screen(texts("upload-dropped"))


def stale(card: Card, texts: Texts) -> str:
    """«Эта запись уже изменилась: принято 26 ноября.»."""
    return texts("card-stale", status=statuses.words(card, texts))


def _taken_line(view: UploadView, card: Card, texts: Texts) -> str:
    key = "upload-taken" if len(view.files) == 1 else "upload-taken-several"
    line = texts(key, files=files(view.files, texts), count=len(view.files))
    if card.slots:
        have, deadline_request = (
            sum(getattr(slot, name) for slot in card.slots) for name in ("have", "wanted")
        )
        line += f" — {texts('upload-of', have=str(have), wanted=str(deadline_request))}"
    return line


def files(lines: Sequence[FileLine], texts: Texts) -> str:
    """«справка.docx, 84 КБ»; several are counted: photos have no names that say anything."""
    size = file_size(texts, sum(file.size for file in lines))
    if len(lines) == 1:
        return f"{escape(shorten(lines[0].name, 60))}, {size}"
    return texts("upload-files", count=len(lines), size=size)


def _warning(view: UploadView, texts: Texts) -> str:
    names = ", ".join(escape(shorten(file.name, 60)) for file in view.held)
    return texts("upload-pupils", files=names)


def _held_buttons(view: UploadView, texts: Texts) -> list[InlineKeyboardButton]:
    return [
        button(texts("upload-release"), UploadAction(upload_id=view.upload_id, action="release")),
        button(
            texts("upload-drop-held"), UploadAction(upload_id=view.upload_id, action="drop_held")
        ),
    ]


def _guesses(
    view: UploadView, lines: Sequence[TaskLine], how: str, texts: Texts
) -> list[list[InlineKeyboardButton]]:
    """A row for each task; whoever reports for several schools is told which one."""
    several, mixed = len({line.organisation_id for line in lines}) > 1, telling_apart.mixes(lines)
    rows = []
    for line in lines:
        marks = [shorten(line.organisation, SCHOOL)] if several else []
        marks += [shorten(line.roadmap, SCHOOL)] if mixed else []
        rows.append([_guess(view, line, how, marks, texts)])
    return rows


def _guess(
    view: UploadView, line: TaskLine, how: str, marks: Sequence[str], texts: Texts
) -> InlineKeyboardButton:
    """The beginning of a task's title, then what tells it apart, and by when."""
    when = task_list.until(line, texts)
    end = "".join(f" · {mark}" for mark in (*marks, when) if mark)
    label = shorten(f"{line.number} {line.title}", max(SHORTEST, LABEL - len(end)))
    data = GiveUpload(upload_id=view.upload_id, task_id=line.task_id, how=how)
    return button(f"{label}{end}", data)


def _way_out(view: UploadView, texts: Texts) -> InlineKeyboardButton:
    if view.task_id is None:
        drop = UploadAction(upload_id=view.upload_id, action="drop")
        return button(texts("upload-drop"), drop)
    return button(texts("button-back"), UploadAction(upload_id=view.upload_id, action="open"))
