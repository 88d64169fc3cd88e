"""Questions about a file before it is read."""

from collections.abc import Sequence
from html import escape

from bot.ui.callbacks.core import Menu
from bot.ui.callbacks.roadmaps import ImportAs, ImportFor
from bot.ui.screen import Screen, button, in_rows, keyboard
from bot.ui.texts import Texts

SHOWN = 8
LISTED = 20
PLANS_AT_ONCE = 4
"""More messages at once than these push each other off a phone."""


def which(texts: Texts) -> Screen:
    """A roadmap or a report? Asked of somebody who may send both."""
    plan, report, drop = (
        button(texts(f"import-{label}"), ImportAs(kind=kind))
        for label, kind in (("is-plan", "plan"), ("is-report", "report"), ("drop", "drop"))
    )
    return Screen(texts("import-which"), keyboard([plan, report], [drop]))


def several(short_titles: Sequence[str], texts: Texts) -> Screen:
    """A file holds several plans, each of which goes its own way."""
    count = len(short_titles)
    lines = [texts("import-several", count=count)]
    lines += [f"• {escape(title)}" for title in short_titles[:LISTED]]
    rest = count > PLANS_AT_ONCE
    said = "import-several-rest" if rest else "import-several-all"
    lines.append(texts(said, shown=PLANS_AT_ONCE))
    there = button(texts("plan-button-plans"), Menu(place="plans"))
    return Screen("\n".join(lines), keyboard([there]) if rest else None)


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
