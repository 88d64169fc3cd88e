"""The page of a school as a table: its months, and in words what stands behind them."""

from dataclasses import replace

from bot.ui.summary import tables, words
from bot.ui.texts import Texts
from domain.printing import percent
from domain.ranking import FEWEST
from domain.summary import month_key
from domain.table import Table
from services.summaries.school_pages import SchoolPage


def school_page(page: SchoolPage, texts: Texts) -> Table:
    """Months of the deadline, what is done of them; the rest in sentences below."""
    info = page.months.info
    title = texts("school-page-title", school=info.organisation, title=info.title)
    subtitle = words.subtitle(replace(info, organisation=""), texts)
    shown = tables.table(page.months, texts)
    return replace(shown, title=title, subtitle=subtitle, finding="\n".join(said(page, texts)))


def said(page: SchoolPage, texts: Texts) -> list[str]:
    """Share, lateness with its causes, returns, burden: a sentence each, none that says nought."""
    found = page.months.total
    if not found.total:
        return [tables.finding(page.months, texts)]
    lines = [
        tables.done_share(found, texts),
        texts("school-page-now", overdue=found.overdue, review=found.in_review),
    ]
    if page.result.judged >= FEWEST:
        timely = percent(page.result.share or 0.0)
        numbers = {"done": page.result.in_time, "total": page.result.judged}
        key = f"school-page-in-time-{page.months.info.query.basis.value}"
        lines.append(texts(key, share=timely, **numbers))
    if page.causes:
        causes = ", ".join(
            texts(f"summary-cause-{cause.value}", count=count)
            for cause, count in sorted(page.causes.items(), key=lambda each: -each[1])
        )
        lines.append(texts("school-page-late", count=sum(page.causes.values()), causes=causes))
    if page.returns:
        lines.append(texts("school-page-returns", count=page.returns))
    return [*lines, *_burden(page, texts)]


def _burden(page: SchoolPage, texts: Texts) -> list[str]:
    if page.burden is None:
        return []
    asked = page.burden
    return [
        texts(
            "school-page-burden",
            month=words.month(month_key(page.months.info.on), texts),
            requests=asked.requests,
            documents=asked.documents,
            twice=asked.duplicates,
        )
    ]
