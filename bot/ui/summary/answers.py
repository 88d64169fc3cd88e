"""Answers of a manager as tables: two questions side by side, schools by what they do in time."""

from bot.ui.fitting import shorten
from bot.ui.monospace import clip, width
from bot.ui.summary import words
from bot.ui.texts import Texts
from domain.comparisons import TIMES, Against, points
from domain.printing import percent, plain, signed
from domain.ranking import FEWEST, Placed
from domain.summary import Basis
from domain.table import Cell, CellKind, Column, Row, Table, Tone
from services.summaries.comparing import ComparedRows, Comparison
from services.summaries.figures import Figures
from services.summaries.ranking import RankingView
from services.summaries.views import SummaryView

HEADING = 10
"""Letters of a name above a column of a phone."""

NAMED = 2
"""So many rows are named that differ most."""

NAME = 60
"""Letters of a name in a sentence."""


def comparison(view: Comparison, texts: Texts) -> Table:
    """Shares of both sides and their difference in points; counts where days of acceptance or of
    return are asked for: there the number is what is asked about.
    """
    first, second = view.first, view.second
    heads = _heads(view, texts)
    same_title = first.info.title == second.info.title
    by_count = _is_by_count(view)
    kind = CellKind.INTEGER if by_count else CellKind.PERCENT
    columns = (
        Column(texts(f"summary-column-{first.by.value}"), weight=3),
        *(Column(full, short, kind) for full, short in heads),
        Column(texts("compare-column-change"), "±", CellKind.CHANGE),
    )
    rows = tuple(
        Row((words.row_name(pair.key, pair.name, first.by, texts), *_cells(pair, by_count)))
        for pair in view.pairs
    )
    both = ComparedRows("", None, first.total, second.total)
    return Table(
        texts("compare-title", title=first.info.title),
        columns,
        rows,
        first.info.taken_at,
        first.info.zone,
        subtitle="\n".join(
            _side(full, side, same_title, texts) for (full, _), side in _sides(view, texts)
        ),
        finding=comparison_finding(view, texts),
        total=Row(("", *_cells(both, by_count))) if rows else None,
    )


def comparison_finding(view: Comparison, texts: Texts) -> str:
    """The difference in words: of all, of what is overdue, and where it is greatest."""
    one, other = view.first.total, view.second.total
    if not one.total or not other.total:
        return texts("compare-empty")
    if _is_by_count(view):
        key = f"compare-{view.first.info.query.basis.value}"
        said = [texts(key, first=one.total, second=other.total)]
    else:
        said = [
            texts("compare-done", first=_share(one, texts), second=_share(other, texts)),
            _in_words(view, points(one.share_done, other.share_done) or 0, texts),
        ]
    said.append(texts("compare-overdue", first=one.overdue, second=other.overdue))
    return " ".join([*said, *_greatest(view, texts)])


def headings(view: Comparison, texts: Texts) -> tuple[str, str]:
    """What each side is called in full."""
    first, second = _heads(view, texts)
    return first[0], second[0]


def ranking(view: RankingView, texts: Texts) -> Table:
    """Places, the share done in time and the numbers behind it."""
    columns = (
        Column(texts("summary-column-organisation"), weight=3),
        Column(texts("ranking-column-place"), kind=CellKind.INTEGER),
        Column(texts("ranking-column-share"), texts("ranking-short-share"), CellKind.PERCENT),
        Column(texts("ranking-column-in-time"), texts("ranking-short-in-time"), CellKind.INTEGER),
        Column(texts("ranking-column-of"), texts("ranking-short-of"), CellKind.INTEGER),
    )
    return Table(
        texts("ranking-title", title=view.info.title),
        columns,
        tuple(_placed(each) for each in view.places),
        view.info.taken_at,
        view.info.zone,
        subtitle=words.subtitle(view.info, texts),
        finding=ranking_finding(view, texts),
    )


def ranking_finding(view: RankingView, texts: Texts) -> str:
    """Who is first and last, what was counted, and why some have no place."""
    ends = [each.place for each in view.places if each.place is not None]
    said = [_own(view.asked, len(ends), texts)] if view.asked else []
    if not view.places:
        return " ".join([*said, texts("ranking-empty")])
    small = sum(each.place is None for each in view.places)
    if ends:
        said.append(_at("ranking-first", min(ends), view, texts))
    if ends and min(ends) != max(ends):
        said.append(_at("ranking-last", max(ends), view, texts))
    in_time = sum(each.result.in_time for each in view.places)
    judged = sum(each.result.judged for each in view.places)
    total = percent(in_time / judged)
    said.append(texts("ranking-total", share=total, done=in_time, count=judged))
    said.append(texts(f"ranking-counted-{view.info.query.basis.value}"))
    if small:
        said.append(texts("ranking-small", count=small, fewest=FEWEST))
    return " ".join(said)


def _at(key: str, place: int, view: RankingView, texts: Texts) -> str:
    """Who has a place, with the share; several may have the same."""
    placed = [each for each in view.places if each.place == place]
    names = ", ".join(plain(each.result.name) for each in placed[:3])
    others = max(0, len(placed) - 3)
    share = percent(placed[0].result.share or 0.0)
    return texts(key, names=names, others=others, count=len(placed), share=share)


def _own(each: Placed, count: int, texts: Texts) -> str:
    """The place of the school that was asked about."""
    name = plain(each.result.name)
    if each.place is None:
        return texts("ranking-own-small", name=name, fewest=FEWEST)
    return texts("ranking-own", name=name, place=each.place, count=count)


def _placed(each: Placed) -> Row:
    found = each.result
    # Of two or three tasks a share would say more than they do.
    share = None if each.place is None else found.share
    tone = Tone.MUTED if each.place is None else Tone.NORMAL
    cells = (found.name, each.place, share, found.in_time, found.judged)
    return Row(cells, str(found.key), tone)


def _heads(view: Comparison, texts: Texts) -> tuple[tuple[str, str], tuple[str, str]]:
    """The full and the short heading of each side."""
    if view.versus.against in TIMES:
        names = texts("compare-now"), texts(f"compare-then-{_key(view)}")
        shorts = texts("compare-now-short"), texts("compare-then-short")
        return (names[0], shorts[0]), (names[1], shorts[1])
    names = _name(view.first, view), _name(view.second, view)
    shorts = _telling(*names)
    return (names[0], shorts[0]), (names[1], shorts[1])


def _telling(first: str, second: str) -> tuple[str, str]:
    """Two names above columns; long ones without the words that both begin with."""
    if max(width(first), width(second)) <= HEADING:
        return first, second
    one, other = first.split(), second.split()
    while min(len(one), len(other)) > 1 and one[0] == other[0]:
        del one[0], other[0]
    return clip(" ".join(one), HEADING), clip(" ".join(other), HEADING)


def _sides(
    view: Comparison, texts: Texts
) -> tuple[tuple[tuple[str, str], SummaryView], tuple[tuple[str, str], SummaryView]]:
    first, second = _heads(view, texts)
    return (first, view.first), (second, view.second)


def _side(name: str, view: SummaryView, same_title: bool, texts: Texts) -> str:
    """«сейчас: МСОКО 2026/27 · срок: 4 квартал 2026»: what this side was asked.

    A title that both sides have stands above them already.
    """
    title = "" if same_title else view.info.title
    parts = dict.fromkeys((name, title, *words.subtitle(view.info, texts).split(" · ")))
    head, *rest = (part for part in parts if part)
    return f"{plain(head)}: {' · '.join(rest)}" if rest else plain(head)


def _name(side: SummaryView, view: Comparison) -> str:
    is_school = view.versus.against is Against.SCHOOL
    return side.info.organisation if is_school else side.info.title


def _key(view: Comparison) -> str:
    return view.versus.against.value.replace("_", "-")


def _is_by_count(view: Comparison) -> bool:
    return view.first.info.query.basis is not Basis.DEADLINE


def _cells(pair: ComparedRows, by_count: bool) -> tuple[Cell, Cell, Cell]:
    one, other = pair.first, pair.second
    if by_count:
        # Of what was accepted all is done, of what was returned some.
        return one.total, other.total, one.total - other.total
    return one.share_done, other.share_done, points(one.share_done, other.share_done)


def _share(found: Figures, texts: Texts) -> str:
    share = percent(found.share_done or 0.0)
    return texts("compare-share", share=share, done=found.done, total=found.total)


def _in_words(view: Comparison, change: int, texts: Texts) -> str:
    than = texts(f"compare-than-{_key(view)}", name=plain(_name(view.second, view)))
    if not change:
        return texts("compare-same", than=than)
    return texts("compare-more" if change > 0 else "compare-less", points=abs(change), than=than)


def _greatest(view: Comparison, texts: Texts) -> list[str]:
    """The rows that differ most, in either direction, with the points."""
    if _is_by_count(view) or len(view.pairs) == 1:
        return []
    changes = [
        (change, shorten(words.row_name(pair.key, plain(pair.name), view.first.by, texts), NAME))
        for pair in view.pairs
        if (change := points(pair.first.share_done, pair.second.share_done))
    ]
    changes.sort(key=lambda each: -abs(each[0]))
    if not changes:
        return []
    said = ", ".join(f"{name} ({signed(change)})" for change, name in changes[:NAMED])
    return [texts("compare-greatest", names=said)]
