"""The words of the empty plan that a curator fills in."""

from bot.ui.texts import Texts
from documents.write.template import RoadmapTemplate

_COLUMNS = ("number", "title", "term", "party", "result")


def template(texts: Texts) -> RoadmapTemplate:
    """The template in the language of `texts`; its titles are those that the importer knows."""
    return RoadmapTemplate(
        sheet=texts("template-sheet"),
        columns=[texts(f"template-column-{name}") for name in _COLUMNS],
        examples=[[texts(f"template-example-{name}") for name in _COLUMNS]],
        hints_sheet=texts("template-hints"),
        hint_columns=(texts("template-hint-what"), texts("template-hint-how")),
        hints=[
            (texts(f"template-column-{name}"), texts(f"template-hint-{name}")) for name in _COLUMNS
        ],
    )
