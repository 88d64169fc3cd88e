"""Which municipality, for whoever works in several."""

from collections.abc import Callable, Sequence

from aiogram.filters.callback_data import CallbackData

from bot.ui.callbacks.core import Menu
from bot.ui.screen import Screen, button, keyboard
from bot.ui.texts import Texts

_LABELS = {"home": "button-home", "municipalities": "menu-municipalities"}


def choose(
    municipalities: Sequence[tuple[int, str]],
    to: Callable[..., CallbackData],
    texts: Texts,
    *,
    back: str = "home",
) -> Screen:
    """A button of the kind `to` for each (id, name); `back` is in the menu."""
    rows = [[button(name, to(municipality_id=id_))] for id_, name in municipalities]
    text = texts("municipality-choose" if municipalities else "people-none")
    label = texts(_LABELS.get(back, "button-back"))
    return Screen(text, keyboard(*rows, [button(label, Menu(place=back))]))
