"""No row changes what the rows around it are: parts own nothing, and signatures end nothing.

The words of an activity that was taken for a section are kept, in the section. So the structure has
tests of its own: a plan whose structure is known is read with that structure, and rows that are
parts or signatures leave the rest of a plan as it was.
"""

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.draft import Draft, DraftActivity
from domain.grid import Grid, GridRow, GridTable
from domain.plan import account, draft
from domain.planning.row_roles import RowRole
from domain.planning.wording import key
from tests.domain.grids import grid
from tests.domain.test_plan_layouts import LAYOUTS
from tests.domain.test_plan_rows import H4, SIGNATURES
from tests.domain.test_plan_styles import STYLES
from tests.test_roadmaps import PLANS, load

TITLES = (
    "Провести смотр музеев", "Районный слёт читателей", "Пробные экзамены", "Анализ результатов",
    "Мониторинг посещаемости кружков", "Неделя здоровья",
)  # fmt: skip
SECTIONS = ("Работа с кадрами", "Методическая помощь школам", "Итоги и контроль")
TERMS = ("март", "до 1 июня", "ежегодно", "в течение года", "апрель, май")
PARTIES = ("УО", "Школы", "ИМЦ, ОО")
PARTS = ("по русскому языку", "Математика", "школьный этап", "Подвоз учащихся", "ЕГЭ", "ОГЭ")
MARKS = ("{n})", "а)", "{number}.{n}", "dash", "ЕГЭ")


@dataclass
class Item:
    """An activity as it is meant, with its parts: a title, a term and a responsible of each."""

    number: str
    section: str | None
    title: str
    term: str
    party: str
    mark: str = ""
    parts: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def part_titles(self) -> list[str]:
        return [title for title, _, _ in self.parts]


@st.composite
def plans(draw):
    """Items with their rows."""
    shape = draw(st.sampled_from(("none", "merged", "roman", "word")))
    through = draw(st.booleans())
    dot = draw(st.sampled_from((".", "")))
    items: list[Item] = []
    rows: list[str] = []
    count = 0
    for section in SECTIONS[: draw(st.integers(1, 3))] if shape != "none" else (None,):
        count = count if through else 0
        place = SECTIONS.index(section) if section else 0
        roman = ("I", "II", "III")[place]
        if section:
            rows.append({
                "merged": f"{section} >4",
                "roman": f"{roman}. | {section} | |",
                "word": f"Раздел {place + 1}. {section} >4",
            }[shape])  # fmt: skip
        for _ in range(draw(st.integers(2, 3))):
            count += 1
            item = Item(
                str(count),
                section,
                draw(st.sampled_from(TITLES)),
                draw(st.sampled_from(TERMS)),
                draw(st.sampled_from(PARTIES)),
                draw(st.sampled_from(("", "", *MARKS))),
            )
            if item.mark:
                titles = ("ЕГЭ", "ОГЭ", "ВПР") if item.mark == "ЕГЭ" else PARTS
                part = st.tuples(
                    st.sampled_from(titles), st.sampled_from(("", *TERMS)), st.just("")
                )
                item.parts = draw(st.lists(part, min_size=1, max_size=3))
                if item.mark == "dash" or draw(st.booleans()):
                    item.title += ":"
            items.append(item)
            rows.append(f"{item.number}{dot} | {item.title} | {item.term} | {item.party}")
            rows += [_part_row(item, n) for n in range(len(item.parts))]
    rows += draw(st.lists(st.sampled_from(SIGNATURES), max_size=2))
    return items, rows


def _part_row(item: Item, index: int) -> str:
    title, term, party = item.parts[index]
    letter = "абв"[index]
    number = {"{n})": f"{index + 1})", "а)": f"{letter})", "dash": "", "ЕГЭ": ""}
    written = number.get(item.mark, f"{item.number}.{index + 1}")
    dash = "- " if item.mark == "dash" else ""
    return f"{written} | {dash}{title} | {term} | {party}"


def _meant(items: list[Item]) -> list[tuple[str | None, str, str, str]]:
    """Section, the words of the title, term and responsible of every activity and part."""
    meant = []
    for item in items:
        blank = bool(item.parts) and not any(term for _, term, _ in item.parts)
        heads = item.title.endswith(":") or blank
        taken = heads and item.mark in ("dash", "ЕГЭ") and (
            blank or any(term in ("", item.term) for _, term, _ in item.parts)
        )  # fmt: skip
        if not taken:
            meant.append((item.section, key(item.title), item.term, item.party))
        for title, term, _ in item.parts:
            alone = (
                item.mark == "{number}.{n}" and not item.title.endswith(":") and title[0] in "МП"
            )
            party = "" if alone and term else item.party
            meant.append((item.section, key(title), term or item.term, party))
    return meant


@settings(max_examples=300)
@given(plans())
def test_a_plan_is_read_with_its_structure(made):
    items, rows = made
    plan = draft(grid(f"План на 2024 год\n\n{H4}\n" + "\n".join(rows)))
    titles = {section.key: section.title for section in plan.sections}
    read = [
        (
            titles.get(activity.section or ""),
            key(activity.title.removeprefix(activity.under)),
            activity.term,
            ", ".join(party.name for party in activity.responsible),
        )
        for activity in plan.activities
    ]
    assert read == _meant(items)
    assert list(titles.values()) == list(dict.fromkeys(i.section for i in items if i.section))
    assert all(key(a.under) in key(a.title) for a in plan.activities)


def _documents() -> dict[str, Grid]:
    found = {}
    for path in LAYOUTS:
        text = path.read_text(encoding="utf-8").partition("\n---\n")[0]
        found[path.stem] = grid(text, tuple(re.findall(r"^=== (.+)$", text, re.M)))
    return found | {name: grid(text) for name, (text, _) in STYLES.items()}


DOCUMENTS = _documents()
INSERTED = {
    "counted": (("1)", "по русскому языку"), ("2)", "по математике")),
    "letters": (("а)", "школьный этап"), ("б)", "районный этап")),
    "abbreviations": (("", "ЕГЭ"), ("", "ВПР")),
}


def _structure(plan: Draft, without: DraftActivity | None = None) -> list[tuple[object, ...]]:
    """What every activity is and in which section, but for one and its parts."""
    return [
        (
            activity.section,
            activity.number,
            activity.title,
            activity.term,
            [key(party.as_written) for party in activity.responsible],
        )
        for activity in plan.activities
        if without is None
        or not (
            activity.title.startswith(without.title.rstrip(":")) and _is_within(activity, without)
        )
    ]


def _is_within(activity: DraftActivity, owner: DraftActivity) -> bool:
    return (
        activity.number == owner.number
        or activity.number.startswith(f"{owner.number}.")
        or not activity.number
    )


def _with_parts(
    document: Grid, activity: DraftActivity, parts: tuple[tuple[str, str], ...]
) -> Grid | None:
    """The document with rows of parts below an activity; None where its row is not a plain one."""
    blocks = []
    done = False
    for block in document.blocks:
        if isinstance(block, GridTable):
            rows: list[GridRow] = []
            for row in block.rows:
                rows.append(row)
                if block.place(row) == activity.place:
                    done = _is_plain(row, activity)
                    column = max(
                        row.cells, key=lambda cell: key(cell.text) == key(activity.title)
                    ).column
                    rows += [
                        GridRow(
                            tuple(
                                replace(
                                    cell,
                                    text={row.cells[0].column: number, column: title}.get(
                                        cell.column, ""
                                    ),
                                )
                                for cell in row.cells
                            ),
                            0,
                            row.page,
                        )
                        for number, title in parts
                    ]
            block = replace(block, rows=tuple(replace(r, number=n) for n, r in enumerate(rows, 1)))
        blocks.append(block)
    return replace(document, blocks=tuple(blocks)) if done else None


def _is_plain(row: GridRow, activity: DraftActivity) -> bool:
    texts = [cell.text for cell in row.cells]
    tall = any(cell.row_span > 1 or cell.column_span > 1 for cell in row.cells)
    return (
        not tall
        and key(activity.title) in map(key, texts)
        and key(texts[0]) == key(activity.number)
    )


def check_parts(document: Grid, step: int = 1) -> int:
    """Insert parts below activities of a document, one at a time; gives how often that was done."""
    plan = draft(document)
    row_roles = dict(account(document))
    places = [table.place(row) for table in document.tables for row in table.rows]
    ends = {
        place
        for place, below in pairwise([*places, None])
        if row_roles.get(below) is not RowRole.CONTINUATION
    }
    # Parts counted as the activities are would be activities.
    bracketed = {
        table.place(row)
        for table in document.tables
        for row in table.rows
        if row.cells and row.cells[0].text.endswith(")")
    }
    count = 0
    for index, activity in list(enumerate(plan.activities))[::step]:
        below = plan.activities[index + 1 : index + 2]
        owns = any(a.number.startswith(f"{activity.number}.") or not a.number for a in below)
        if (
            activity.place not in ends
            or not (activity.number and activity.term and activity.responsible)
            or owns
        ):
            continue
        for kind, parts in INSERTED.items():
            changed = _with_parts(document, activity, parts)
            if changed is None or (kind == "counted" and activity.place in bracketed):
                continue
            found = draft(changed)
            assert [s.title for s in found.sections] == [s.title for s in plan.sections]
            assert _structure(found, activity) == _structure(plan, activity)
            within = [a.title.removeprefix(a.under).strip() for a in found.activities if a.under]
            for _, title in parts:
                assert title in within
            count += 1
    return count


@pytest.mark.parametrize("name", DOCUMENTS)
def test_parts_below_an_activity_change_nothing_else(name):
    check_parts(DOCUMENTS[name])


@pytest.mark.parametrize("name", PLANS)
def test_parts_in_a_real_plan_change_nothing_else(name):
    assert check_parts(load(name)[0], step=12)


def test_most_documents_have_rows_for_parts():
    assert sum(bool(check_parts(document, step=3)) for document in DOCUMENTS.values()) > 30
