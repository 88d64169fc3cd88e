"""What sheets of the workbook have in common: their heads, and the column of the roadmap."""

from bot.ui.labels import labels
from bot.ui.monospace import clip
from bot.ui.summary import words
from bot.ui.texts import Texts
from documents.write.sheets import SheetColumn
from domain.printing import stamp
from services.summaries.queries import QueryInfo

BRIEF = 110
"""Letters of a title in a list that repeats it: two lines."""


def roadmap_column(info: QueryInfo, texts: Texts) -> tuple[SheetColumn, ...]:
    """The last column of a list of several roadmaps: of which of them a row is."""
    if not info.is_of_several:
        return ()
    return (SheetColumn(texts("summary-column-roadmap"), width=28, wrap=True),)


def roadmap_cell(info: QueryInfo, title: str) -> tuple[str, ...]:
    """The cell of that column."""
    return (title,) if info.is_of_several else ()


def brief(title: str) -> str:
    """The title of an activity where its number leads to the whole of it, on «Мероприятия»: long
    ones, said in every row, would fill the pages of a print.
    """
    return clip(title, BRIEF)


def heading(name: str, info: QueryInfo, said: str, texts: Texts) -> tuple[str, ...]:
    """The lines above the table of the sheet `summary-sheet-<name>`; `said` is its finding."""
    named = labels(texts)
    lines = (
        f"{texts(f'summary-sheet-{name}')} · {info.title}",
        words.subtitle(info, texts),
        said,
        stamp(info.taken_at, info.zone, named),
    )
    return tuple(line for line in lines if line)
