"""Several plans in one file: each with a title and years of its own is one; all the rest is not."""

import pytest

from domain.plan import drafts
from domain.planning.several_plans import part_plans
from tests.domain.grids import grid, outline

TABLE = (
    "№ | Мероприятие | Срок | Ответственный\n1 | Смотр | сентябрь | школы\n2 | Слёт | март | ИМЦ"
)
YEAR = "на 2025-2026 учебный год"
SCHOOL = "2025-09-01..2026-08-31"

# Sheets («name: title above the table», or «name:» alone) → title and period of each plan, and
# the sections of it.
WORKBOOKS = {
    "other subjects": (
        (f"ВР: План воспитательной работы {YEAR}", f"МР: План методической работы {YEAR}"),
        (
            (f"План воспитательной работы {YEAR}", SCHOOL, ()),
            (f"План методической работы {YEAR}", SCHOOL, ()),
        ),
    ),
    "other years": (
        ("1: План работы на 2025 год", "2: План работы на 2026 год"),
        (
            ("План работы на 2025 год", "2025-01-01..2025-12-31", ()),
            ("План работы на 2026 год", "2026-01-01..2026-12-31", ()),
        ),
    ),
    "names of sheets": (
        ("План ВР 2025-2026:", "План ВШК 2025-2026:"),
        (("План ВР 2025-2026", SCHOOL, ()), ("План ВШК 2025-2026", SCHOOL, ())),
    ),
    "telephones between them": (
        (f"А: План по ГИА {YEAR}", "Тел: !Орлова | 12-34", f"Б: План по кадрам {YEAR}"),
        ((f"План по ГИА {YEAR}", SCHOOL, ("А",)), (f"План по кадрам {YEAR}", SCHOOL, ())),
    ),
    "one that goes on": (
        (f"А: План по ГИА {YEAR}", f"Б: План по кадрам {YEAR}", f"В: План по ГИА {YEAR}"),
        ((f"План по ГИА {YEAR}", SCHOOL, ("А", "В")), (f"План по кадрам {YEAR}", SCHOOL, ())),
    ),
    "months of one year": (
        (
            "Сентябрь: План работы на сентябрь 2025 года",
            "Январь: План работы на январь 2026 года",
            "Май: План работы на май 2026 года",
        ),
        (("План работы", "2025-09-01..2026-05-31", ("Сентябрь", "Январь", "Май")),),
    ),
    "halves of one year": (
        (
            "I: План по ГИА на 1 полугодие 2025-2026 учебного года",
            "II: План по ГИА на 2 полугодие 2025-2026 учебного года",
        ),
        (("План по ГИА", "2025-09-01..2026-05-31", ("I", "II")),),
    ),
    "a part of the year": (
        ("А: Дорожная карта на 2026 год", "Б: План мероприятий на II полугодие 2026 года"),
        (("Дорожная карта на 2026 год", "2026-01-01..2026-12-31", ("А", "Б")),),
    ),
    "a part without years": (
        (f"Кадры: План по ГИА {YEAR}", "Лист2: План по работе с родителями"),
        ((f"План по ГИА {YEAR}", SCHOOL, ("Кадры", "План по работе с родителями")),),
    ),
    "a form that is not filled in": (
        (
            f"А: План по ГИА {YEAR}",
            "Б: План по кадрам на 2026 год!№ | Мероприятие | Срок | Ответственный",
        ),
        ((f"План по ГИА {YEAR}", SCHOOL, ("А",)),),
    ),
}


def workbook(sheets):
    lines, names = [], []
    for sheet in sheets:
        name, _, above = sheet.partition(":")
        title, _, body = above.strip().partition("!")
        lines += [f"=== {name}", *([f"{title} >4"] if title else []), body or TABLE]
        names.append(name)
    return grid("\n".join(lines), tuple(names))


def told(plan):
    period = f"{plan.period.start}..{plan.period.end}"
    return plan.title, period, tuple(section.title for section in plan.sections)


@pytest.mark.parametrize("case", WORKBOOKS)
def test_sheets_are_plans_of_their_own_or_parts_of_one(case):
    sheets, expected = WORKBOOKS[case]
    document = workbook(sheets)
    found = drafts(document)
    assert tuple(map(told, found)) == expected
    assert all(activity.schedule.confident for plan in found for activity in plan.activities)
    # Every table is in one of them, and every sheet.
    parts = [part for part, _ in part_plans(document)]
    assert sum(len(part.tables) for part in parts) == len(document.tables)
    assert sorted(name for part in parts for name in part.sheets) == sorted(document.sheets)


def test_in_a_text_only_other_years_begin_another_plan():
    titles = ("План по ГИА на 2025 год", "План по ГИА на 2026 год", "План по кадрам на 2026 год")
    first, second = drafts(grid("\n\n".join(f"{title}\n\n{TABLE}" for title in titles)))
    assert told(first) == (titles[0], "2025-01-01..2025-12-31", ())
    assert told(second) == (titles[1], "2026-01-01..2026-12-31", (titles[2],))
    assert outline(first) == ["1 Смотр | сентябрь | школы", "2 Слёт | март | ИМЦ"]
    assert [activity.schedule.windows[0].end.year for activity in second.activities] == [2026] * 4
