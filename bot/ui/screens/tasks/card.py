"""The card of a task: what it is, by when, what has been said."""

from html import escape

from aiogram.types import InlineKeyboardButton

from bot.ui import column_texts, dates
from bot.ui.callbacks.tasks import OpenCard, TaskStep
from bot.ui.fitting import is_shortened, shorten
from bot.ui.screen import Screen, button, keyboard
from bot.ui.screens.tasks import card_buttons, statuses, whole_words
from bot.ui.sizes import file_size, number
from bot.ui.texts import Texts
from domain.workflow import Action, Status
from services.reports.history import HistoryEvent
from services.tasks.cards import Card

LONG_TITLE = 160
SHORT_TITLE = 90
SECTION = 40
MAX_NAMES = 2
MAX_FILES = 4
MAX_SLOTS = 6
MAX_INDICATORS = 4
LONG_NAME = 60
SHORT_NAME = 20
MAX_SAID = 2
MAX_WORDS = 200
RESULT = 200
REASON = 400


def screen(card: Card, texts: Texts, note: str = "") -> Screen:
    """The card. `note` is said first: what has just been done."""
    blocks = [
        [note] if note else [],
        _heading(card, texts),
        _returned(card, texts),
        _facts(card, texts),
        _said(card, texts),
        [texts(_hint(card))] if _hint(card) else [],
    ]
    text = "\n\n".join("\n".join(lines) for lines in blocks if lines)
    *rows, back = card_buttons.rows(card, texts)
    return Screen(text, keyboard(*rows, _whole(card, texts), back), card.task_id)


def _whole(card: Card, texts: Texts) -> list[InlineKeyboardButton]:
    said = [event.note for event in card.words[-MAX_SAID:]]
    reason = card.returned.reason if card.returned else ""
    if not is_shortened(reason, REASON):
        reason = ""
    return whole_words.row(card.task_id, "whole-card", [*said, reason], texts)


def wanted(card: Card, texts: Texts) -> str:
    """«аналитическая справка — 0 из 1; приказ — 1 из 2», escaped; "" where nothing is wanted."""
    shown = [
        texts(
            "card-slot",
            name=escape(shorten(slot.name, LONG_NAME)),
            have=str(slot.have),
            wanted=str(slot.wanted),
        )
        for slot in card.slots[:MAX_SLOTS]
    ]
    return "; ".join([*shown, *_more(len(card.slots) - MAX_SLOTS, texts)])


def _more(count: int, texts: Texts) -> list[str]:
    """«и ещё 3» where that many are left out."""
    return [texts("card-more", count=count)] if count > 0 else []


def _heading(card: Card, texts: Texts) -> list[str]:
    full = f"{card.number} {card.title}".strip()
    place = [escape(shorten(card.organisation, LONG_NAME))]
    if card.section:
        place.append(_section(card.section, texts))
    place.append(escape(shorten(card.roadmap, LONG_NAME)))
    if len(full) <= LONG_TITLE:
        return [f"<b>{escape(full)}</b>", " · ".join(place)]
    # A blockquote folds by itself: the whole wording is one tap away.
    folded = f"<blockquote expandable>{escape(shorten(card.title, 400))}</blockquote>"
    return [f"<b>{escape(shorten(full, SHORT_TITLE))}</b>", folded, " · ".join(place)]


def _section(section: str, texts: Texts) -> str:
    """«раздел 5»; a section that has no number is called by its title, which says what it is."""
    name = escape(shorten(section, SECTION))
    return name if " " in section else texts("card-section", section=name)


def _returned(card: Card, texts: Texts) -> list[str]:
    if card.returned is None:
        return []
    lines = [texts("card-returned", reason=escape(shorten(card.returned.reason, REASON)))]
    if card.returned.mend_by is not None:
        mend = dates.until(texts, card.returned.mend_by, card.today)
        lines.append(texts("card-mend", until=mend))
    return lines


def _facts(card: Card, texts: Texts) -> list[str]:
    lines = [_deadline(card, texts)]
    if card.last_working_day is not None:
        day = dates.heading(texts, card.last_working_day, card.today)
        lines.append(texts("card-last-working-day", day=day))
    if card.asked_until is not None:
        day = dates.day(texts, card.asked_until, card.today)
        lines.append(texts("card-asked-until", day=day))
    if card.slots:
        lines.append(texts("card-wanted", wanted=wanted(card, texts)))
    elif card.result:
        lines.append(column_texts.named("result", card, RESULT, texts))
    # Once somebody has reported, the status says more than the file of the office.
    unsaid = ("mark",) if card.status is Status.PLANNED else ()
    lines += column_texts.lines(card, (*column_texts.OF_A_TASK, *unsaid), RESULT, texts)
    shown = range(len(card.indicators))[:MAX_INDICATORS]
    lines += [_indicator(card, place, texts) for place in shown]
    lines += _more(len(card.indicators) - MAX_INDICATORS, texts)
    lines.append(texts("card-status", status=statuses.words(card, texts)))
    if card.hindrance is not None:
        lines.append(texts("card-hindrance", said=statuses.hindrance(card.hindrance, texts)))
    if card.curators:
        lines.append(_curators(card, texts))
    return lines


def _deadline(card: Card, texts: Texts) -> str:
    if card.deadline is None and card.original_deadline is not None:
        # The plan's own words name the day that holds no more.
        was = dates.day(texts, card.original_deadline, card.today)
        return texts("card-endless", was=was)
    if card.deadline is None:
        return texts("card-term", term=escape(shorten(card.term, 120)))
    if card.is_open:
        said = dates.due(texts, card.deadline, card.today)
    else:
        said = dates.until(texts, card.deadline, card.today)
    if card.original_deadline not in (None, card.deadline):
        assert card.original_deadline is not None
        was = dates.day(texts, card.original_deadline, card.today)
        return texts("card-deadline-moved", due=said, was=was)
    return texts("card-deadline", due=said)


def _indicator(card: Card, place: int, texts: Texts) -> str:
    line = card.indicators[place]
    text = escape(shorten(line.text, 120))
    if line.fact is None:
        return texts("card-indicator", text=text)
    fact = f"{number(texts, line.fact)} {escape(shorten(line.unit, SHORT_NAME))}".strip()
    return texts(
        "card-indicator-met" if line.met else "card-indicator-missed", text=text, fact=fact
    )


def _curators(card: Card, texts: Texts) -> str:
    names = ", ".join(escape(shorten(name, LONG_NAME)) for name in card.curators[:MAX_NAMES])
    others = len(card.curators) - MAX_NAMES
    if others > 0:
        return texts("card-curators-more", names=names, others=others)
    return texts("card-curators", names=names, count=len(card.curators))


def _said(card: Card, texts: Texts) -> list[str]:
    lines = []
    if card.files:
        shown = [
            f"{escape(shorten(file.name, 40))}, {file_size(texts, file.size)}"
            for file in card.files[:MAX_FILES]
        ]
        if len(card.files) > MAX_FILES:
            shown.append(texts("card-files-more", count=len(card.files) - MAX_FILES))
        lines.append(texts("card-files", files="; ".join(shown)))
    return lines + [_word(event, card, texts) for event in card.words[-MAX_SAID:]]


def _word(event: HistoryEvent, card: Card, texts: Texts) -> str:
    who = escape(shorten(event.who, LONG_NAME)) if event.who else texts("person-forgotten")
    day = dates.day(texts, event.on, card.today)
    return texts("card-word", who=who, day=day, text=escape(shorten(event.note, MAX_WORDS)))


def _hint(card: Card) -> str:
    if Action.ATTACH not in card.actions or not card.mine:
        return ""
    if card.status is Status.SUBMITTED:
        return "card-hint-submitted"
    return "card-hint-returned" if card.returned else "card-hint"


def noted(card: Card, texts: Texts, told: str = "done-comment") -> Screen:
    """A comment was taken: what it was about, and the way to finish the report."""
    lines = [texts(told), statuses.title(card.number, shorten(card.title, 120))]
    row = []
    if card.mine and Action.SUBMIT in card.actions:
        data = TaskStep(task_id=card.task_id, version=card.version, step="submit")
        row.append(button(texts("upload-submit"), data))
    row.append(button(texts("button-open"), OpenCard(task_id=card.task_id)))
    return Screen("\n".join(lines), keyboard(row), card.task_id)
