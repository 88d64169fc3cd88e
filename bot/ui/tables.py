"""A table as a chat message: HTML text of phone width, or the blocks of a rich message.

The rich form is for people who confirmed that they see it (docs/decisions/pictures.md); both
print the same cells by `domain.printing`.
"""

from collections.abc import Callable
from html import escape

from aiogram.types import (
    InputRichBlockFooter,
    InputRichBlockParagraph,
    InputRichBlockSectionHeading,
    InputRichBlockTable,
    InputRichBlockUnion,
    InputRichMessage,
    Message,
    RichBlockTable,
    RichBlockTableCell,
    RichMessageButton,
    RichTextBold,
    RichTextButton,
    RichTextUnion,
)

from bot.ui.monospace import clip, lay_out
from domain.printing import Labels, left_out, plain, printed_rows, stamp
from domain.table import Column, Row, Table, Tone

Press = Callable[[str], str]

_TEXT = 4096
_TITLE = 200
_PROSE = 900
# Of 500 blocks and 32,768 characters some are left for the heading, the finding and the stamp.
_RICH_ROWS = 480
_RICH_TEXT = 30_000
_RICH_COLUMNS = 20


def as_html(table: Table, labels: Labels) -> str:
    """The table as HTML for `sendMessage`: lines of at most 34 letters in `<pre>`.

    The whole, tags included, is at most 4,096 UTF-16 units; rows that do not fit are left out
    from the end with a note of how many, the total row always stays.
    """
    above, below = _prose(table, labels)
    if not table.body:
        return "\n".join([*above, "", escape(labels.nothing), "", *below])
    layout = lay_out(table, labels)
    last = ["\n".join(layout.rows.pop())] if table.total is not None else []
    body = ["\n".join(lines) for lines in layout.rows]
    head = "\n".join(layout.head)
    room = _TEXT - _units("\n".join([*above, "", "<pre></pre>", "", *below]))
    room -= _units("\n".join(escape(part, quote=False) for part in [head, *last]))
    shown = _fitting(body, room)
    if shown < len(body):
        # The longest note that can be needed takes its place first.
        shown = _fitting(body, room - _units(left_out(len(body), labels)) - 1)
        below = [left_out(len(body) - shown, labels), *below]
    block = escape("\n".join([head, *body[:shown], *last]), quote=False)
    return "\n".join([*above, "", f"<pre>{block}</pre>", "", *below])


def as_rich(table: Table, labels: Labels, press: Press | None = None) -> InputRichMessage:
    """The table as blocks for `sendRichMessage`.

    `press` turns the key of a row into callback data: the first cell becomes a link to what lies
    behind the row. Tables wider than 20 columns continue in a second table. An empty table has a
    row that says so, since clients lose things in tables of one row.
    """
    panels = table.panels(_RICH_COLUMNS)
    shown = _rich_rows(table, labels, len(panels))
    blocks: list[InputRichBlockUnion] = [
        InputRichBlockSectionHeading(text=clip(plain(table.title), _TITLE), size=3)
    ]
    if table.subtitle:
        blocks.append(InputRichBlockParagraph(text=clip(table.subtitle, _PROSE)))
    blocks += [_panel(panel, labels, shown, press) for panel in panels]
    if shown < len(table.rows):
        blocks.append(InputRichBlockParagraph(text=left_out(len(table.rows) - shown, labels)))
    if table.finding:
        blocks.append(InputRichBlockParagraph(text=clip(table.finding, _PROSE)))
    blocks.append(InputRichBlockFooter(text=stamp(table.taken_at, table.zone, labels)))
    return InputRichMessage(blocks=blocks, skip_entity_detection=True)


def shows_table(message: Message) -> bool:
    """True where Telegram's answer to a rich message still holds a table."""
    rich = message.rich_message
    return rich is not None and any(isinstance(block, RichBlockTable) for block in rich.blocks)


def _prose(table: Table, labels: Labels) -> tuple[list[str], list[str]]:
    above = [f"<b>{escape(clip(plain(table.title), _TITLE), quote=False)}</b>"]
    if table.subtitle:
        above.append(escape(clip(table.subtitle, _PROSE), quote=False))
    below = [escape(clip(table.finding, _PROSE), quote=False)] if table.finding else []
    return above, [*below, f"<i>{escape(stamp(table.taken_at, table.zone, labels))}</i>"]


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _fitting(body: list[str], room: int) -> int:
    used = 0
    for count, part in enumerate(body):
        used += _units(escape(part, quote=False)) + 1
        if used > room:
            return count
    return len(body)


def _rich_rows(table: Table, labels: Labels, panels: int) -> int:
    lines = printed_rows(table, labels)
    budget = _RICH_TEXT - sum(len(column.heading) for column in table.columns) * panels
    if table.total is not None:
        budget -= sum(map(len, lines.pop()))
    limit = _RICH_ROWS // panels - 2
    for count, line in enumerate(lines[:limit]):
        budget -= sum(map(len, line)) + len(line[0]) * (panels - 1)
        if budget < 0:
            return count
    return min(limit, len(lines))


def _panel(table: Table, labels: Labels, shown: int, press: Press | None) -> InputRichBlockTable:
    lines = printed_rows(table, labels)
    cells = [[_cell(column, column.heading, header=True) for column in table.columns]]
    for place, (row, line) in enumerate(zip(table.body, lines, strict=True)):
        is_total = place == len(table.rows)
        if place < shown or is_total:
            cells.append(_line(table, row, line, press, bold=is_total))
    if not table.rows:
        nothing = RichBlockTableCell(
            align="left", valign="top", text=labels.nothing, colspan=len(table.columns)
        )
        cells.insert(1, [nothing])
    return InputRichBlockTable(cells=cells, is_bordered=True, is_striped=True, is_compact=True)


def _line(
    table: Table, row: Row, line: list[str], press: Press | None, *, bold: bool
) -> list[RichBlockTableCell]:
    cells = []
    for place, (column, text) in enumerate(zip(table.columns, line, strict=True)):
        marked: RichTextUnion = text
        if place == 0 and press is not None and row.key is not None and text:
            button = RichMessageButton(text=text, style="link", callback_data=press(row.key))
            marked = RichTextButton(button=button)
        elif bold or (column.tone is Tone.BAD and row.cells[place]):
            marked = RichTextBold(text=text)
        cells.append(_cell(column, marked))
    return cells


def _cell(column: Column, text: RichTextUnion, *, header: bool = False) -> RichBlockTableCell:
    return RichBlockTableCell(
        align=column.alignment.value, valign="top", text=text, is_header=header or None
    )
