"""What a changed plan means for a school."""

from html import escape

from bot.ui import dates
from bot.ui.callbacks.core import Menu
from bot.ui.fitting import shorten
from bot.ui.screen import Screen, button, keyboard
from bot.ui.texts import Texts
from services.roadmaps.roadmap_news import SORTS, News, NewsLine

SHOWN = 8
TITLE = 70


def screen(news: News, texts: Texts) -> Screen:
    """New deadlines, new activities, and what is no longer needed."""
    blocks = [texts("news-title", title=escape(news.short_title))]
    for sort in SORTS:
        lines = news.lines[sort]
        if not lines:
            continue
        said = [_line(line, sort, news, texts) for line in lines[:SHOWN]]
        left = len(lines) - len(said[:SHOWN]) + news.more[sort]
        if left:
            said.append(texts("news-more", count=left))
        blocks.append("\n".join([f"<b>{texts(f'news-{sort}')}</b>", *said]))
    tasks = button(texts("menu-tasks"), Menu(place="tasks"))
    return Screen("\n\n".join(blocks), keyboard([tasks]))


def _line(line: NewsLine, sort: str, news: News, texts: Texts) -> str:
    name = escape(f"{line.number} {shorten(line.title, TITLE)}".strip())
    if news.several:
        name = f"{name} · {escape(line.organisation)}"
    if sort in ("cancelled", "restored") or line.deadline is None:
        return texts("news-line-bare", name=name)
    return texts("news-line", name=name, until=dates.brief(texts, line.deadline, news.today))
