"""Texts with entities as HTML for an eye: for the chat page and for the tests' `.html`."""

import html
from typing import Any

from simulator.text import Entity, cut

_TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "spoiler": "tg-spoiler",
    "code": "code",
    "blockquote": "blockquote",
}


def to_html(text: str, entities: list[Entity]) -> str:
    """Telegram HTML of a text; everything that is not an entity is escaped."""
    if not entities:
        return html.escape(text, quote=False)
    units = text.encode("utf-16-le")
    opening: dict[int, list[str]] = {}
    closing: dict[int, list[str]] = {}
    for entity in entities:
        start, end = entity["offset"], entity["offset"] + entity["length"]
        first, last = _tags(text, entity)
        opening.setdefault(start, []).append(first)
        closing.setdefault(end, []).insert(0, last)
    points = sorted({0, len(units) // 2, *opening, *closing})
    parts: list[str] = []
    for index, point in enumerate(points):
        parts += closing.get(point, [])
        parts += opening.get(point, [])
        if index + 1 < len(points):
            piece = units[point * 2 : points[index + 1] * 2].decode("utf-16-le", errors="replace")
            parts.append(html.escape(piece, quote=False))
    return "".join(parts)


def _tags(text: str, entity: Entity) -> tuple[str, str]:
    kind = entity["type"]
    if kind in _TAGS:
        return f"<{_TAGS[kind]}>", f"</{_TAGS[kind]}>"
    if kind == "expandable_blockquote":
        return "<blockquote expandable>", "</blockquote>"
    if kind == "pre":
        language = entity.get("language")
        if language:
            return f'<pre><code class="language-{html.escape(language)}">', "</code></pre>"
        return "<pre>", "</pre>"
    if kind == "text_link":
        return f'<a href="{html.escape(entity["url"])}">', "</a>"
    if kind == "url":
        url = cut(text, entity["offset"], entity["length"])
        full = url if "://" in url else f"https://{url}"
        return f'<a href="{html.escape(full)}">', "</a>"
    return "", ""


def rich_text(value: Any) -> str:
    """The plain text of a RichText (string, list or object) of the Bot API."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "".join(rich_text(part) for part in value)
    if isinstance(value, dict):
        if "button" in value:
            return rich_text(value["button"].get("text"))
        return rich_text(value.get("text", value.get("expression", "")))
    return ""


def plain_spaces(text: str) -> str:
    """Unbreakable spaces are spaces to a reader."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def rich_plain(blocks: list[dict[str, Any]], separator: str = " | ") -> str:
    """The plain text of rich blocks, a line a block; `separator` joins the cells of a row."""
    lines: list[str] = []
    for block in blocks:
        if block.get("type") == "table":
            if block.get("caption"):
                lines.append(rich_text(block["caption"]))
            lines += [
                separator.join(rich_text(cell.get("text")) for cell in row)
                for row in block["cells"]
            ]
        elif block.get("type") == "list":
            lines += [
                f"{item.get('label', '•')} {rich_plain(item['blocks'])}" for item in block["items"]
            ]
        elif block.get("type") == "buttons":
            lines.append(
                " ".join(f"[{rich_text(button.get('text'))}]" for button in block["buttons"])
            )
        else:
            lines += [
                rich_text(block[key]) for key in ("summary", "text", "expression") if key in block
            ]
            if "blocks" in block:
                lines.append(rich_plain(block["blocks"]))
    return "\n".join(lines)
