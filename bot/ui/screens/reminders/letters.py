"""A letter to schools: before it goes, who has read it, and as it comes to a school."""

from collections.abc import Sequence
from datetime import datetime
from html import escape

from bot.ui import dates
from bot.ui.callbacks.core import Menu
from bot.ui.callbacks.reminders import LetterRead, LetterStep
from bot.ui.context import Context
from bot.ui.fitting import shorten
from bot.ui.screen import Screen, button, keyboard
from bot.ui.screens.core.paging import cut, turner
from bot.ui.texts import Texts
from domain.calendar import local_day
from services.reminders.letter_views import LetterView

NAMES = 8
LABEL = 48
"""Letters of a sent one on a button."""
PAGE = 20


def preview(view: LetterView, texts: Texts) -> Screen:
    """Who would get it and whom the bot cannot reach, the words, and one press to send them."""
    lines = [f"<b>{texts('letter-preview', about=escape(view.about))}</b>"]
    schools = len({each.school for each in view.readers})
    lines.append(texts("letter-to", schools=schools, people=view.people))
    lines += [*_unreached(view, texts), "", escape(view.text)]
    send = button(texts("letter-send"), LetterStep(letter_id=view.id, step="send"))
    drop = button(texts("button-cancel"), LetterStep(letter_id=view.id, step="drop"))
    return Screen("\n".join(lines), keyboard([send, drop] if view.readers else [drop]))


def sent(view: LetterView, page: int, ctx: Context) -> Screen:
    """The ledger: who has pressed «Прочитано» and when, those who have not first."""
    texts = ctx.texts
    readers = sorted(view.readers, key=lambda each: each.read_at is not None)
    read = sum(each.read_at is not None for each in readers)
    lines = [f"<b>{texts('letter-sent', about=escape(view.about))}</b>"]
    lines.append(escape(shorten(view.text, 200)))
    if view.leaves_at is not None:
        lines += ["", dates.leaves(texts, view.leaves_at, ctx.zone)]
    lines += ["", texts("letter-read-count", read=read, count=len(readers))]
    some, shown, pages = cut(readers, page, PAGE)
    for each in some:
        who = escape(f"{each.school} · {each.person or texts('person-forgotten')}")
        if each.read_at is None:
            lines.append(texts("letter-unread", who=who))
        else:
            day = dates.day(texts, local_day(each.read_at, ctx.zone), ctx.today)
            lines.append(texts("letter-was-read", who=who, day=day))
    lines += _unreached(view, texts)

    def at(number: int) -> LetterStep:
        return LetterStep(letter_id=view.id, step="see", page=number)

    again = button(texts("summary-refresh"), at(shown))
    home = button(texts("button-home"), Menu(place="home"))
    return Screen("\n".join(lines), keyboard(turner(shown, pages, at, texts), [again, home]))


def last(letters: Sequence[tuple[int, str, datetime]], ctx: Context) -> Screen:
    """The last letters that were sent, as their ids, words and moments."""
    texts = ctx.texts
    rows = []
    for id_, text, sent_at in letters[:NAMES]:
        day = dates.day(texts, local_day(sent_at, ctx.zone), ctx.today)
        label = shorten(f"{day} · {' '.join(text.split())}", LABEL)
        rows.append([button(label, LetterStep(letter_id=id_, step="see"))])
    home = button(texts("button-home"), Menu(place="home"))
    return Screen(texts("letters-last" if rows else "letters-none"), keyboard(*rows, [home]))


def received(letter_id: int, text: str, author: str, texts: Texts, *, is_read: bool) -> Screen:
    """As a school sees it; after the press without the button."""
    lines = [
        f"<b>{texts('letter-from', author=escape(author or texts('person-forgotten')))}</b>",
        "",
        escape(text),
    ]
    if is_read:
        return Screen("\n".join([*lines, "", texts("letter-thanks")]))
    return Screen(
        "\n".join(lines), keyboard([button(texts("letter-read"), LetterRead(letter_id=letter_id))])
    )


def _unreached(view: LetterView, texts: Texts) -> list[str]:
    if not view.unreached:
        return []
    names = ", ".join(view.unreached[:NAMES])
    others = max(0, len(view.unreached) - NAMES)
    return [texts("letter-unreached", names=escape(names), others=others)]
