"""A table as chat text and as a rich message: the same figures, within Telegram's limits."""

import re
from datetime import UTC, date, datetime
from html import unescape
from zoneinfo import ZoneInfo

import pytest
from aiogram.types import (
    Chat,
    InputRichBlockTable,
    InputRichMessage,
    Message,
    RichBlockParagraph,
    RichBlockTable,
    RichMessage,
    RichTextBold,
    RichTextButton,
)
from hypothesis import given
from hypothesis import strategies as st

from bot.ui.monospace import PHONE, clip, lay_out, width, wrap
from bot.ui.tables import as_html, as_rich, shows_table
from domain.printing import printed_rows
from domain.table import CellKind, Column, Row, Table, Tone
from tests.labels import LABELS

TAKEN = datetime(2026, 11, 24, 6, 12, tzinfo=UTC)
FIGURES = (
    Column("Всего", "всего", CellKind.INTEGER),
    Column("Выполнено", "вып.", CellKind.INTEGER),
    Column("На проверке", "пров.", CellKind.INTEGER),
    Column("В работе", "раб.", CellKind.INTEGER),
    Column("Затруднение", "затр.", CellKind.INTEGER),
    Column("Просрочено", "проср.", CellKind.INTEGER, tone=Tone.BAD),
    Column("Доля", "%", CellKind.PERCENT),
)
HOSTILE = "<b>Школа</b> & «№ 1» 👩\u200d🏫\u202e\x07 " + "о" * 200


def make(figures: int, *names: str, total: bool = True) -> Table:
    def cells(place: int) -> tuple[int | float, ...]:
        line = (100 + place, 50 + place, 7, 6, 5, place % 3, place / 10 % 1)
        return line[:figures]

    rows = tuple(Row((name, *cells(place)), key=str(place)) for place, name in enumerate(names))
    return Table(
        "Сводка <1>",
        (Column("Школа"), *FIGURES[:figures]),
        rows,
        TAKEN,
        ZoneInfo("Europe/Moscow"),
        "Все школы",
        "Отстаёт: Школа № 7 & № 12.",
        Row((None, *cells(9))) if total else None,
    )


def shown(html: str) -> list[str]:
    """The lines of the `<pre>` block as a person sees them, a tied space being a space."""
    block = re.search(r"<pre>(.*?)</pre>", html, re.DOTALL)
    assert block is not None
    return unescape(block.group(1)).replace("\u00a0", " ").split("\n")


def rich_cells(message: InputRichMessage) -> list[list[str]]:
    """What stands in the tables of a rich message, row by row."""
    assert message.blocks is not None
    tables = [block for block in message.blocks if isinstance(block, InputRichBlockTable)]
    return [[_text(cell.text) for cell in line] for block in tables for line in block.cells]


def _text(value: object) -> str:
    match value:
        case RichTextBold():
            return _text(value.text)
        case RichTextButton():
            return _text(value.button.text)
        case _:
            return str(value)


SHORT = ("Школа № 1", "Школа № 12", "Лицей")


@pytest.mark.parametrize("figures", [1, 3, 5, 7])
@pytest.mark.parametrize("names", [SHORT, (HOSTILE, "🎓🎓🎓 Гимназия", "学校 " * 12), ("",)])
def test_no_line_is_wider_than_a_phone(figures: int, names: tuple[str, ...]) -> None:
    assert max(width(line) for line in shown(as_html(make(figures, *names), LABELS))) <= PHONE


@pytest.mark.parametrize("figures", [1, 3, 5, 7])
@pytest.mark.parametrize("names", [SHORT, tuple(f"Средняя школа № {n}" for n in range(23))])
def test_chat_text_and_rich_message_carry_the_same_figures(
    figures: int, names: tuple[str, ...]
) -> None:
    table = make(figures, *names)
    expected = [line[1:] for line in printed_rows(table, LABELS)]
    assert [line[1:] for line in rich_cells(as_rich(table, LABELS))[1:]] == expected

    text = " ".join(shown(as_html(table, LABELS)))
    for column in FIGURES[:figures]:
        text = text.replace(column.heading, "", 1)
    found = re.findall(r"\d+%|(?<!№ )\b\d+\b", text)
    assert found == [figure for line in expected for figure in line]


def test_a_row_is_one_line_where_the_columns_fit() -> None:
    assert shown(as_html(make(3, *SHORT), LABELS)) == [
        "Школа      всего вып. пров.",
        "Школа № 1    100   50     7",
        "Школа № 12   101   51     7",
        "Лицей        102   52     7",
        "Итого        109   59     7",
    ]


def test_a_name_wraps_where_it_does_not_fit() -> None:
    assert shown(as_html(make(2, "Средняя школа имени Героя Труда № 3", total=False), LABELS)) == [
        "Школа                   всего вып.",
        "Средняя школа имени       100   50",
        "Героя Труда № 3",
    ]


def test_a_long_word_is_broken_at_its_hyphen() -> None:
    name = "1 Нормативно-правовое обеспечение"
    assert wrap(name, 15, 3) == ["1 Нормативно-", "правовое", "обеспечение"]


@pytest.mark.parametrize(
    ("name", "limit", "lines"),
    [
        ("План методической работы… 2026/27", 16, ["План методи-", "ческой… 2026/27"]),
        ("МКУ «Методический центр»", 16, ["МКУ «Методи-", "ческий центр»"]),
        (
            "отчёт · План по развитию качества… 2025/26",
            18,
            ["отчёт · План по", "развитию… 2025/26"],
        ),
        ("Средняя школа имени Героя Труда № 3", 16, ["Средняя школа", "имени Героя… № 3"]),
    ],
)
def test_a_word_is_parted_between_syllables_and_a_number_at_the_end_stays(
    name: str, limit: int, lines: list[str]
) -> None:
    assert wrap(name, limit, 2) == lines


BEGINNINGS = st.text("абвг ", min_size=20, max_size=70)
ENDS = st.sampled_from(["", " 2025/26", " 2026/27", " очная", " заочная", " № 3", " № 13"])


@given(st.sampled_from([1, 3, 6]), BEGINNINGS, st.lists(ENDS, min_size=2, max_size=5, unique=True))
def test_no_two_names_read_alike(figures: int, name: str, ends: list[str]) -> None:
    alike = [f"{name.strip()}я{end}" for end in ends]
    columns, cells = (Column("Школа"), *FIGURES[:figures]), (1,) * figures
    rows = tuple(Row((each, *cells)) for each in alike)
    laid = lay_out(Table("", columns, rows, TAKEN, ZoneInfo("UTC")), LABELS).rows
    assert len(set(map(tuple, laid))) == len(rows)


def test_figures_stand_under_the_name_where_there_are_many() -> None:
    assert shown(as_html(make(6, "Школа № 1", total=False), LABELS)) == [
        "Школа",
        "  всего вып. пров. раб. затр.",
        "  проср.",
        "Школа № 1",
        "    100   50     7    6     5",
        "       0",
    ]


def test_a_list_of_activities_keeps_number_and_name_together() -> None:
    columns = (
        Column("№"),
        Column("Мероприятие"),
        Column("Школа"),
        Column("Срок", kind=CellKind.DATE),
    )
    name = "Мониторинг посещаемости занятий"
    row = Row(("1.15", name, "Школа № 3", date(2026, 11, 20)))
    table = Table("Просрочено", columns, (row,), TAKEN, ZoneInfo("Europe/Moscow"))
    assert shown(as_html(table, LABELS)) == [
        "№ Мероприятие · Школа",
        "        Срок",
        "1.15 Мониторинг посещаемости",
        "занятий · Школа № 3",
        "  20.11.2026",
    ]


def test_names_are_text_and_not_markup() -> None:
    html = as_html(make(3, HOSTILE), LABELS)
    assert "<b>Школа" not in html
    assert "&lt;b&gt;Школа" in html
    assert "Сводка &lt;1&gt;" in html
    assert not set("\u202e\x07") & set(html)


@pytest.mark.parametrize("names", [tuple(f"Школа № {n}" for n in range(300)), (HOSTILE,) * 300])
def test_what_does_not_fit_into_a_message_is_counted(names: tuple[str, ...]) -> None:
    html = as_html(make(7, *names), LABELS)
    assert len(html.encode("utf-16-le")) // 2 <= 4096
    note = re.search(r"Не показано строк: (\d+)", html)
    assert note is not None
    left = int(note.group(1))
    assert sum(line.startswith(("Школа № ", "<b>")) for line in shown(html)) == 300 - left
    assert "Итого" in html
    assert "снимок от 24.11.2026, 09:12" in html


def test_an_empty_table_says_so_in_both_forms() -> None:
    table = make(7, total=False)
    html = as_html(table, LABELS)
    assert "Нет данных" in html
    assert "<pre>" not in html
    cells = rich_cells(as_rich(table, LABELS))
    assert len(cells) == 2
    assert cells[1] == ["Нет данных"]


def test_a_rich_message_stays_within_the_limits() -> None:
    wide = Table(
        "Широкая",
        (Column("Школа"), *(Column(f"{n}", kind=CellKind.INTEGER) for n in range(50))),
        tuple(Row((f"Школа № {n}", *range(50))) for n in range(1000)),
        TAKEN,
        ZoneInfo("Europe/Moscow"),
    )
    for table in (wide, make(7, *(HOSTILE,) * 1000)):
        message = as_rich(table, LABELS)
        cells = rich_cells(message)
        assert message.blocks is not None
        assert len(cells) + len(message.blocks) <= 500
        assert max(map(len, cells)) <= 20
        assert sum(len(text) for line in cells for text in line) <= 32_768
        assert "Не показано строк" in message.model_dump_json()


def test_a_row_of_a_rich_message_opens_what_lies_behind_it() -> None:
    message = as_rich(make(3, *SHORT), LABELS, press=lambda key: f"school:{key}")
    dumped = message.model_dump_json(exclude_none=True)
    assert re.findall(r'"callback_data":"([^"]*)"', dumped) == ["school:0", "school:1", "school:2"]
    assert message.skip_entity_detection is True


def test_overdue_figures_are_bold_in_a_rich_message() -> None:
    message = as_rich(make(6, "Школа № 1", "Школа № 2", total=False), LABELS)
    assert message.blocks is not None
    (block,) = (block for block in message.blocks if isinstance(block, InputRichBlockTable))
    assert block.cells[1][-1].text == "0"
    assert block.cells[2][-1].text == RichTextBold(text="1")


def test_the_answer_of_telegram_tells_whether_the_table_lived() -> None:
    def answer(block: RichBlockTable | RichBlockParagraph) -> Message:
        chat = Chat(id=1, type="private")
        return Message(
            message_id=1, date=TAKEN, chat=chat, rich_message=RichMessage(blocks=[block])
        )

    assert shows_table(answer(RichBlockTable(cells=[])))
    assert not shows_table(answer(RichBlockParagraph(text="Школа 5 3")))
    assert not shows_table(Message(message_id=1, date=TAKEN, chat=Chat(id=1, type="private")))


@given(st.text(), st.integers(4, 40), st.integers(1, 4))
def test_wrapping_and_clipping_keep_to_the_width(text: str, limit: int, lines: int) -> None:
    assert width(clip(text, limit)) <= limit
    wrapped = wrap(text, limit, lines)
    assert len(wrapped) <= lines
    assert all(width(line) <= limit for line in wrapped)


def test_wide_letters_count_as_two() -> None:
    assert width("学校") == 4
    assert width("👩\u200d🏫") == 4
    assert width("е\u0308") == 1
