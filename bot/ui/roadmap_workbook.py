"""«Разбор в Excel»: what was understood of a plan, line by line, and every doubt at its place."""

from collections.abc import Sequence
from html import unescape

from bot.ui import column_texts
from bot.ui.meanings import meaning
from bot.ui.places import message, where
from bot.ui.texts import Texts
from documents.write.sheets import SheetColumn, SheetValue
from domain.column_texts import NAMED
from domain.draft import Problem
from services.roadmaps.activity_views import ActivityLine

_COLUMNS = (
    ("number", 8),
    ("section", 30),
    ("title", 60),
    ("term", 26),
    ("meaning", 40),
    ("state", 14),
    ("party", 34),
)
_OTHER = 34


def sheets(
    title: str, lines: Sequence[ActivityLine], problems: Sequence[Problem], texts: Texts
) -> list[SheetValue]:
    """The activities, and if there are any the doubts of the importer."""
    named = [name for name in NAMED if any(getattr(line, name) for line in lines)]
    others = list(dict.fromkeys(name for line in lines for name, _ in line.other_columns))
    headings = [*(column_texts.title(name, texts) for name in named), *others]
    found = [
        SheetValue(
            title=texts("reading-sheet"),
            columns=(
                *(
                    SheetColumn(texts(f"reading-column-{name}"), width=width, wrap=True)
                    for name, width in _COLUMNS
                ),
                *(SheetColumn(name, width=_OTHER, wrap=True) for name in headings),
            ),
            rows=[_row(line, named, others, texts) for line in lines],
            heading=(title,),
        )
    ]
    if problems:
        found.append(
            SheetValue(
                title=texts("reading-problems"),
                columns=(
                    SheetColumn(texts("reading-column-where"), width=34, wrap=True),
                    SheetColumn(texts("reading-column-problem"), width=90, wrap=True),
                ),
                rows=[(where(texts, each.place), message(texts, each)) for each in problems],
            )
        )
    return found


def _row(
    line: ActivityLine, named: Sequence[str], others: Sequence[str], texts: Texts
) -> tuple[str, ...]:
    said = dict(line.other_columns)
    state = "decided" if line.decided else "open"
    return (
        line.number,
        line.section,
        line.title,
        line.term,
        # The words are made for a chat message, where signs of markup are escaped.
        unescape(meaning(line.schedule, texts)),
        texts(f"reading-state-{state}"),
        ", ".join(line.parties),
        *(getattr(line, name) for name in named),
        *(said.get(name, "") for name in others),
    )
