"""The words and formats of a locale for tables, pictures and files."""

from bot.ui.texts import Texts
from domain.printing import Labels


def labels(texts: Texts) -> Labels:
    """What `domain.printing` and `documents.write` print besides the figures."""
    return Labels(
        total=texts("table-total"),
        nothing=texts("table-nothing"),
        # Braces are filled in by the renderers, not by Fluent.
        stamp=texts("table-stamp", moment="{moment}"),
        left_out=texts("table-left-out", count="{count}"),
        page=texts("table-page", page="{page}", pages="{pages}"),
        done=texts("table-done"),
        overdue=texts("table-overdue"),
        other=texts("table-other"),
        plan=texts("table-plan"),
        fact=texts("table-fact"),
        months=tuple(texts("table-months").split()),
        date_format=texts("table-date-format"),
        moment_format=texts("table-moment-format"),
        decimal=texts("table-decimal"),
    )
