"""What the bot has sent: a week in figures, whom to telephone, the messages one by one."""

from html import escape
from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardButton

from bot.ui import dates
from bot.ui.callbacks.core import Menu
from bot.ui.callbacks.reminders import LedgerPage as Open
from bot.ui.screen import Screen, button, keyboard
from bot.ui.screens.core.paging import turner
from bot.ui.texts import Texts
from models.enums import DeliveryState
from services.reminders.ledger import Entries, Ledger, LedgerEntry, LedgerPart, Unreached

NAMES = 12
WAITING = (DeliveryState.PENDING, DeliveryState.CLAIMED)


def overview(view: Ledger, texts: Texts) -> Screen:
    """The week in figures, and the schools that only a telephone reaches."""
    states = view.states
    lines = [
        f"<b>{texts('ledger-title', name=escape(view.municipality))}</b>",
        texts(
            "ledger-figures",
            sent=states.get(DeliveryState.SENT, 0),
            waiting=sum(states.get(state, 0) for state in WAITING),
        ),
    ]
    uncertain = states.get(DeliveryState.UNCERTAIN, 0)
    lost = states.get(DeliveryState.FAILED, 0) + states.get(DeliveryState.UNREACHABLE, 0)
    if uncertain:
        lines.append(texts("ledger-uncertain", count=uncertain))
    if lost:
        lines.append(texts("ledger-lost", count=lost))
    if view.unreached:
        lines += ["", texts("ledger-unreached", count=len(view.unreached))]
        lines += [_school(school, texts) for school in view.unreached[:NAMES]]
        if len(view.unreached) > NAMES:
            lines.append(texts("ledger-more", count=len(view.unreached) - NAMES))
    else:
        lines += ["", texts("ledger-all-reached")]
    messages = [button(texts("ledger-messages"), _part(view.municipality_id, LedgerPart.ALL))]
    if uncertain or lost:
        trouble = _part(view.municipality_id, LedgerPart.TROUBLE)
        messages.append(button(texts("ledger-trouble"), trouble))
    return Screen("\n".join(lines), keyboard(messages, [_back(texts)]))


def listing(view: Entries, zone: ZoneInfo, texts: Texts) -> Screen:
    """A page of messages, the newest first."""
    lines = [f"<b>{texts(f'ledger-list-{view.part.value}')}</b>"]
    lines += [_entry(entry, zone, texts) for entry in view.entries]
    if not view.entries:
        lines.append(texts("ledger-nothing"))
    turn = turner(
        view.page, view.pages, lambda page: _part(view.municipality_id, view.part, page), texts
    )
    back = button(texts("button-back"), Open(municipality_id=view.municipality_id))
    return Screen("\n".join(lines), keyboard(turn, [back]))


def _entry(entry: LedgerEntry, zone: ZoneInfo, texts: Texts) -> str:
    who = escape(entry.organisation or entry.person or texts("ledger-group"))
    kind = f"message-kind-{entry.kind}"
    what = texts(kind) if texts.has(kind) else texts("message-kind-other")
    state = texts(f"delivery-{entry.state.value}")
    return f"{dates.moment(entry.at, zone)} {who}: {what} — {state}"


def _school(school: Unreached, texts: Texts) -> str:
    name = "ledger-blocked" if school.joined else "ledger-missing"
    said = texts(name, name=escape(school.name))
    return f"{said}, {escape(school.phone)}" if school.phone else said


def _part(municipality_id: int, part: LedgerPart, page: int = 0) -> Open:
    return Open(municipality_id=municipality_id, part=part, page=page)


def _back(texts: Texts) -> InlineKeyboardButton:
    return button(texts("button-back"), Menu(place="notifications"))
