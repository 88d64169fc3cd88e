"""Questions about a file before it is read."""

from collections.abc import Sequence

from bot.ui.callbacks.core import Menu
from bot.ui.callbacks.roadmaps import ImportAs, ImportFor
from bot.ui.screen import Screen, button, in_rows, keyboard
from bot.ui.texts import Texts

SHOWN = 8


def which(texts: Texts) -> Screen:
    """A roadmap or a report? Asked of somebody who may send both."""
    plan, report, drop = (
        button(texts(f"import-{label}"), ImportAs(kind=kind))
        for label, kind in (("is-plan", "plan"), ("is-report", "report"), ("drop", "drop"))
    )
    return Screen(texts("import-which"), keyboard([plan, report], [drop]))


def no_municipality(texts: Texts) -> Screen:
    """There is no municipality yet that a plan could be for."""
    there = button(texts("menu-municipalities"), Menu(place="municipalities"))
    return Screen(texts("import-no-municipality"), keyboard([there]))


def whose(municipalities: Sequence[tuple[int, str]], texts: Texts) -> Screen:
    """Which municipality the plan is for."""
    buttons = [
        button(name, ImportFor(municipality_id=municipality_id))
        for municipality_id, name in municipalities[:SHOWN]
    ]
    drop = button(texts("import-drop"), ImportAs(kind="drop"))
    return Screen(texts("import-whose"), keyboard(*in_rows(buttons), [drop]))
