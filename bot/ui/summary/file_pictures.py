"""A summary as pictures: the table, schools by months, the course of the year, bars."""

from collections import Counter
from dataclasses import replace

from bot.ui.fitting import shorten
from bot.ui.labels import labels
from bot.ui.summary import charts, tables
from bot.ui.summary.file_work import FileKind, FileWork, Made
from domain.summary import By
from domain.table import Table
from services.summaries import document_counts, indicator_results, progress
from services.summaries.breakdowns import TASK_BREAKDOWNS

NAME = 46
"""Letters of a row's name in a picture: of ten long sections all stand on one screen."""


def for_phone(table: Table) -> Table:
    """The table with names as short as a picture wants them; files have them in full, and so has
    the picture what would read alike: «1 Кадры и…» of two plans.
    """
    names = [str(row.cells[0]) for row in table.rows]
    short = [shorten(name, NAME) for name in names]
    alike = Counter(dict(zip(names, short, strict=True)).values())
    shown = [whole if alike[cut] > 1 else cut for whole, cut in zip(names, short, strict=True)]
    rows = tuple(
        replace(row, cells=(name, *row.cells[1:]))
        for name, row in zip(shown, table.rows, strict=True)
    )
    return replace(table, rows=rows)


def make(work: FileWork, kind: FileKind) -> list[Made]:
    """The pictures of one kind, the words with the last of them."""
    from documents.write import charts as drawing
    from documents.write.png import PICTURES, table_png

    named, say = labels(work.texts), work.texts
    match kind:
        case FileKind.PICTURE:
            table = _table(work)
            pictures, said = table_png(table, named), table.finding
        case FileKind.HEAT:
            months = work.months()
            maps = charts.heat_maps(months, say)
            most = max(1, PICTURES // len(maps))
            drawn = [drawing.heat_map_png(each, named, most) for each in maps[:PICTURES]]
            pictures = [picture for each in drawn for picture in each]
            said = charts.heat_finding(months, say)
        case FileKind.COURSE:
            course = work.run(progress.course_of(work.session, work.resolved))
            burn_up = charts.burn_up(course, say)
            pictures, said = drawing.burn_up_png(burn_up, named), burn_up.finding
        case _:
            by = work.resolved.info.query.by
            rows = work.view(by if by in TASK_BREAKDOWNS else By.SECTION)
            bars = charts.bars(rows, say)
            pictures, said = drawing.bars_png(bars, named), bars.finding
    paths = [work.write(f"{kind.value}-{place}.png", data) for place, data in enumerate(pictures)]
    last = paths[-1]
    return [("photo", path, said if path == last else "") for path in paths]


def _table(work: FileWork) -> Table:
    by = work.resolved.info.query.by
    match by:
        case By.EVIDENCE:
            documents = work.run(document_counts.documents_of(work.session, work.resolved))
            return tables.table(documents, work.texts)
        case By.INDICATOR:
            targets = work.run(indicator_results.targets_of(work.session, work.resolved))
            return tables.table(targets, work.texts)
        case _:
            return for_phone(tables.table(work.view(by), work.texts, tables.WIDE))
