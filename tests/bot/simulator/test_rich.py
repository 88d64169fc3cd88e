"""Rich messages: blocks come back as blocks, limits hold."""

import pytest


def cell(text, **fields):
    return {"text": text, "align": "left", "valign": "top", **fields}


def table(rows=2, columns=2):
    return {"type": "table", "cells": [[cell("а")] * columns for _ in range(rows)]}


def paragraph(text="Текст"):
    return {"type": "paragraph", "text": text}


def nested(depth):
    block = paragraph()
    for _ in range(depth - 1):
        block = {"type": "blockquote", "blocks": [block]}
    return block


async def test_blocks_come_back_as_blocks(call, anna):
    blocks = [
        {"type": "heading", "text": "Сводка", "size": 2},
        {
            "type": "table",
            "is_compact": True,
            "cells": [
                [cell("Раздел", is_header=True), cell("Всего", is_header=True, align="right")],
                [cell({"type": "bold", "text": "Итого"}), cell("212", align="right")],
            ],
        },
        paragraph(["За неделю: ", {"type": "bold", "text": "+14"}]),
        {"type": "divider"},
        {"type": "buttons", "buttons": [{"text": "Открыть", "callback_data": "o"}]},
    ]
    sent = await call("sendRichMessage", chat_id=anna.id, rich_message={"blocks": blocks})
    assert sent["result"]["rich_message"]["blocks"] == blocks
    await anna.refresh()
    assert anna.last_message.rich == blocks
    assert anna.last_message.text.splitlines() == [
        "Сводка",
        "Раздел | Всего",
        "Итого | 212",
        "За неделю: +14",
        "[Открыть]",
    ]
    assert (await anna.expect("Итого | 212")).id == anna.last_message.id


async def test_lists_get_labels_and_details_keep_their_content(call, anna):
    blocks = [
        {
            "type": "list",
            "items": [
                {"blocks": [paragraph("раз")]},
                {"blocks": [paragraph("два")], "type": "1", "value": 2},
            ],
        },
        {"type": "details", "summary": "Подробнее", "blocks": [paragraph("внутри")]},
    ]
    sent = await call("sendRichMessage", chat_id=anna.id, rich_message={"blocks": blocks})
    items, details = sent["result"]["rich_message"]["blocks"]
    assert [item["label"] for item in items["items"]] == ["•", "2."]
    assert details["blocks"] == [paragraph("внутри")]
    await anna.refresh()
    assert anna.last_message.text == "• раз\n2. два\nПодробнее\nвнутри"


async def test_html_is_flattened_to_paragraphs(call, anna):
    html = "<p>Сводка</p><table><tr><td>а</td><td>б</td></tr></table>"
    sent = await call("sendRichMessage", chat_id=anna.id, rich_message={"html": html})
    blocks = sent["result"]["rich_message"]["blocks"]
    assert blocks == [paragraph("Сводка"), paragraph("а"), paragraph("б")]


@pytest.mark.parametrize(
    ("rich", "description"),
    [
        ({}, "exactly one of html, markdown and blocks must be specified"),
        ({"html": "а", "blocks": [paragraph()]}, "exactly one of html"),
        ({"blocks": []}, "rich message must be non-empty"),
        ({"blocks": [{"type": "poem", "text": "а"}]}, "can't parse rich message JSON object"),
        ({"blocks": [{"type": "table", "cells": []}]}, "table must be non-empty"),
        ({"blocks": [table(columns=21)]}, "RICH_MESSAGE_TABLE_COLUMNS_TOO_MUCH"),
        ({"blocks": [table(rows=500)]}, "RICH_MESSAGE_BLOCKS_TOO_MUCH"),
        ({"blocks": [paragraph()] * 501}, "RICH_MESSAGE_BLOCKS_TOO_MUCH"),
        ({"blocks": [paragraph("а" * 32_769)]}, "message is too long"),
        ({"blocks": [nested(17)]}, "RICH_MESSAGE_TOO_DEEP"),
        ({"blocks": [{"type": "heading", "text": "а", "size": 7}]}, "heading size"),
        ({"blocks": [{"type": "thinking", "text": "а"}]}, "block of type thinking"),
        ({"blocks": [{"type": "buttons", "buttons": []}]}, "a block of buttons must have 1-8"),
        (
            {
                "blocks": [
                    {"type": "buttons", "buttons": [{"text": "а", "callback_data": "x" * 65}]}
                ]
            },
            "BUTTON_DATA_INVALID",
        ),
        ({"blocks": [{"type": "table", "cells": [[cell("а", align="up")]]}]}, "table cell alig"),
        ({"blocks": [{"type": "table", "cells": [[cell("а", valign="x")]]}]}, "table cell vert"),
    ],
)
async def test_what_exceeds_the_limits_is_refused(call, anna, rich, description):
    answer = await call("sendRichMessage", chat_id=anna.id, rich_message=rich)
    assert answer["error_code"] == 400
    assert answer["description"].startswith(f"Bad Request: {description}")


async def test_the_limits_themselves_are_allowed(call, anna):
    for block in (table(rows=499, columns=20), nested(16), paragraph("а" * 32_768)):
        sent = await call("sendRichMessage", chat_id=anna.id, rich_message={"blocks": [block]})
        assert sent["result"]["rich_message"]["blocks"] == [block]


async def test_a_rich_message_is_edited_into_a_text_and_back(call, anna):
    sent = await call("sendRichMessage", chat_id=anna.id, rich_message={"blocks": [table()]})
    message = {"chat_id": anna.id, "message_id": sent["result"]["message_id"]}
    edited = (await call("editMessageText", **message, text="Просто"))["result"]
    assert (edited["text"], "rich_message" in edited) == ("Просто", False)
    rich = {"blocks": [paragraph("Снова")]}
    edited = (await call("editMessageText", **message, rich_message=rich))["result"]
    assert (edited["rich_message"], "text" in edited) == (rich, False)
    answer = await call("editMessageText", **message, rich_message=rich)
    assert answer["description"].startswith("Bad Request: message is not modified")
