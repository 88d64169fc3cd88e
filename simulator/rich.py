"""Rich messages (Bot API 10.x): input blocks into the blocks of a message, with their limits.

Source: https://core.telegram.org/bots/api#inputrichmessage.
"""

import re
from typing import Any

from simulator.errors import bad_request
from simulator.files import FileStore, Upload, media_fields
from simulator.keyboards import check_data
from simulator.rendering import rich_plain
from simulator.text import utf16_length

CHARACTER_LIMIT = 32_768
BLOCK_LIMIT = 500
COLUMN_LIMIT = 20
DEPTH_LIMIT = 16
BUTTON_ROW_LIMIT = 8

_MEDIA = {
    "photo": "photo",
    "video": "video",
    "document": "document",
    "audio": "audio",
    "animation": "animation",
    "voice_note": "voice",
}
_TAG = re.compile(r"<[^>]*>")

Json = dict[str, Any]


def to_blocks(message: Json, files: FileStore, uploads: dict[str, Upload]) -> list[Json]:
    """The blocks that Telegram would keep of an InputRichMessage.

    Of `html` and `markdown` only paragraphs are made, without their tags: a table that was not
    sent as blocks may arrive flattened in Telegram too. Raises ApiError 400.
    """
    given = [key for key in ("html", "markdown", "blocks") if message.get(key) is not None]
    if len(given) != 1:
        raise bad_request("exactly one of html, markdown and blocks must be specified")
    if given[0] == "blocks":
        blocks = [_block(block, files, uploads, 1) for block in message["blocks"]]
    else:
        lines = _TAG.sub("\n", message[given[0]]).splitlines()
        blocks = [{"type": "paragraph", "text": line.strip()} for line in lines if line.strip()]
    if not blocks:
        raise bad_request("rich message must be non-empty")
    if sum(map(_count, blocks)) > BLOCK_LIMIT:
        raise bad_request("RICH_MESSAGE_BLOCKS_TOO_MUCH")
    if utf16_length(rich_plain(blocks, separator="").replace("\n", "")) > CHARACTER_LIMIT:
        raise bad_request("message is too long")
    return blocks


def _block(block: Json, files: FileStore, uploads: dict[str, Upload], depth: int) -> Json:
    if depth > DEPTH_LIMIT:
        raise bad_request("RICH_MESSAGE_TOO_DEEP")
    kind = block["type"]
    result = dict(block)
    if kind == "thinking":
        raise bad_request("block of type thinking can be used only in drafts")
    if kind == "table":
        _check_table(block["cells"])
    elif kind == "heading" and not 1 <= block["size"] <= 6:
        raise bad_request("heading size must be between 1 and 6")
    elif kind == "buttons":
        _check_buttons(block["buttons"])
    elif kind == "list":
        result["items"] = [
            {
                **item,
                "label": _label(item, index),
                "blocks": [_block(inner, files, uploads, depth + 1) for inner in item["blocks"]],
            }
            for index, item in enumerate(block["items"], start=1)
        ]
    elif kind in _MEDIA:
        media_kind = _MEDIA[kind]
        file = files.resolve(media_kind, block[kind]["media"], uploads)
        result[kind] = media_fields(media_kind, file)[media_kind]
    if "blocks" in block:
        result["blocks"] = [_block(inner, files, uploads, depth + 1) for inner in block["blocks"]]
    return result


def _check_table(rows: list[list[Json]]) -> None:
    if not rows or not any(rows):
        raise bad_request("table must be non-empty")
    for row in rows:
        if sum(cell.get("colspan") or 1 for cell in row) > COLUMN_LIMIT:
            raise bad_request("RICH_MESSAGE_TABLE_COLUMNS_TOO_MUCH")
        for cell in row:
            if cell["align"] not in {"left", "center", "right"}:
                raise bad_request("table cell alignment is invalid")
            if cell["valign"] not in {"top", "middle", "bottom"}:
                raise bad_request("table cell vertical alignment is invalid")


def _check_buttons(buttons: list[Json]) -> None:
    if not 1 <= len(buttons) <= BUTTON_ROW_LIMIT:
        raise bad_request("a block of buttons must have 1-8 buttons")
    for button in buttons:
        if button.get("callback_data") is not None:
            check_data(button["callback_data"])


def _count(block: Json) -> int:
    """How many blocks this one counts for: every table row is one."""
    if block["type"] == "table":
        return 1 + len(block["cells"])
    inner = block.get("blocks", [])
    items = block.get("items", [])
    return 1 + sum(map(_count, inner)) + sum(1 + sum(map(_count, item["blocks"])) for item in items)


def _label(item: Json, index: int) -> str:
    value = item.get("value")
    if value is None and not item.get("type"):
        return "•"
    return f"{value if value is not None else index}."
