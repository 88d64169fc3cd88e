"""The words of the empty plan that a curator fills in."""

from datetime import date

from bot.ui.texts import Texts
from documents.write.template import RoadmapTemplate

_COLUMNS = ("number", "title", "term", "party", "result")


def template(texts: Texts, today: date) -> RoadmapTemplate:
    """The template in the language of `texts`; its titles are those that the importer knows.

    The examples name years: a plan that names none has no period.
    """
    years = {"year": str(today.year), "next": str(today.year + 1)}
    return RoadmapTemplate(
        sheet=texts("template-sheet"),
        columns=[texts(f"template-column-{name}") for name in _COLUMNS],
        examples=[[texts(f"template-example-{name}", **years) for name in _COLUMNS]],
        hints_sheet=texts("template-hints"),
        hint_columns=(texts("template-hint-what"), texts("template-hint-how")),
        hints=[
            (texts(f"template-column-{name}"), texts(f"template-hint-{name}", **years))
            for name in _COLUMNS
        ],
    )
