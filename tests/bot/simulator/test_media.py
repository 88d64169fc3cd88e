"""Files: uploads, file_id, albums, downloads, limits."""

import pytest
from aiogram.types import Message
from aiohttp import ClientSession, FormData

from simulator.client import Refused

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000200000003080200000012160d4f0000000049454e44ae426082"
)


def picture(width: int, height: int) -> bytes:
    """The beginning of a PNG of this size in pixels."""
    return PIXEL[:16] + width.to_bytes(4, "big") + height.to_bytes(4, "big") + PIXEL[24:]


def form(chat_id: int, **parts: str | tuple[str, bytes]) -> FormData:
    """A multipart form; a pair is a file of that name."""
    data = FormData(quote_fields=False)
    data.add_field("chat_id", str(chat_id))
    for name, part in parts.items():
        if isinstance(part, tuple):
            data.add_field(name, part[1], filename=part[0])
        else:
            data.add_field(name, part)
    return data


@pytest.mark.parametrize(
    ("method", "field", "name", "content"),
    [
        ("sendDocument", "document", "справка.docx", b"PK"),
        ("sendVideo", "video", "урок.mp4", b"mp4"),
        ("sendAnimation", "animation", "a.gif", b"GIF"),
        ("sendAudio", "audio", "гимн.mp3", b"ID3"),
    ],
)
async def test_a_file_is_sent_and_sent_again_by_its_id(call, anna, method, field, name, content):
    sent = await call(method, form(anna.id, **{field: (name, content)}, caption="а"))
    file = sent["result"][field]
    assert (file["file_name"], file["file_size"]) == (name, len(content))
    again = await call(method, chat_id=anna.id, **{field: file["file_id"]})
    assert again["result"][field] == file
    await anna.refresh()
    assert await anna.download() == content


async def test_a_photo_has_sizes_the_largest_last(call, anna):
    content = picture(1280, 720)
    sent = await call("sendPhoto", form(anna.id, photo="attach://x", x=("a.png", content)))
    small, large = sent["result"]["photo"]
    assert (large["width"], large["height"]) == (1280, 720)
    assert small["width"] < large["width"]
    by_small = await call("sendPhoto", chat_id=anna.id, photo=small["file_id"])
    assert by_small["result"]["photo"][-1] == large


async def test_a_voice_message(call, anna):
    sent = await call("sendVoice", form(anna.id, voice=("a.ogg", b"OggS")))
    assert sent["result"]["voice"]["duration"] > 0


@pytest.mark.parametrize(
    ("method", "fields", "description"),
    [
        ("sendDocument", {}, "there is no document in the request"),
        ("sendPhoto", {}, "there is no photo in the request"),
        ("sendDocument", {"document": "attach://no"}, "there is no document in the request"),
        ("sendDocument", {"document": "https://example.org/a"}, "failed to get HTTP URL content"),
        ("sendDocument", {"document": "abc"}, "wrong file identifier/HTTP URL specified"),
        ("sendMediaGroup", {}, 'parameter "media" is required'),
        ("sendMediaGroup", {"media": []}, "there are no messages to send"),
        ("sendMediaGroup", {"media": "[{]"}, "can't parse media JSON object"),
        ("sendMediaGroup", {"media": [{"type": "hat", "media": "x"}]}, "can't parse media JSON"),
    ],
)
async def test_a_wrong_file_is_refused(call, anna, method, fields, description):
    answer = await call(method, chat_id=anna.id, **fields)
    assert answer["description"].startswith(f"Bad Request: {description}")


@pytest.mark.parametrize(
    ("content", "description"),
    [
        (b"text", "IMAGE_PROCESS_FAILED"),
        (picture(9000, 2000), "PHOTO_INVALID_DIMENSIONS"),
        (picture(2100, 100), "PHOTO_INVALID_DIMENSIONS"),
        (picture(10, 10) + bytes(10 * 1024 * 1024), "file of size 10485805 bytes is too big for"),
    ],
)
async def test_a_wrong_picture_is_refused(call, anna, content, description):
    answer = await call("sendPhoto", form(anna.id, photo=("a.png", content)))
    assert answer["description"].startswith(f"Bad Request: {description}")


async def test_empty_and_huge_uploads_are_refused(call, anna):
    empty = await call("sendDocument", form(anna.id, document=("a.txt", b"")))
    assert empty["description"] == "Bad Request: file must be non-empty"
    huge = bytes(50 * 1024 * 1024 + 1)
    answer = await call("sendDocument", form(anna.id, document=("a.bin", huge)))
    assert (answer["error_code"], answer["description"]) == (413, "Request Entity Too Large")


async def test_a_caption_is_checked(call, anna):
    parts = {"document": ("a.txt", b"a"), "parse_mode": "HTML"}
    answer = await call("sendDocument", form(anna.id, **parts, caption="а" * 1025))
    assert answer["description"] == "Bad Request: message caption is too long"
    answer = await call("sendDocument", form(anna.id, **parts, caption="<b>"))
    assert "can't parse entities" in answer["description"]
    answer = await call("sendDocument", form(anna.id, **parts, caption="<b>а</b>"))
    assert answer["result"]["caption_entities"] == [{"type": "bold", "offset": 0, "length": 1}]


async def test_a_file_id_is_of_one_kind(call, anna):
    sent = await call("sendPhoto", form(anna.id, photo=("a.png", PIXEL)))
    file_id = sent["result"]["photo"][-1]["file_id"]
    answer = await call("sendDocument", chat_id=anna.id, document=file_id)
    assert answer["description"] == "Bad Request: can't use file of type Photo as Document"


async def test_an_album_is_messages_with_one_id(call, anna):
    media = (
        '[{"type": "photo", "media": "attach://a", "caption": "Класс"},'
        ' {"type": "photo", "media": "attach://b"}]'
    )
    parts = {"media": media, "a": ("a.png", PIXEL), "b": ("b.png", PIXEL)}
    first, second = (await call("sendMediaGroup", form(anna.id, **parts)))["result"]
    assert first["media_group_id"] == second["media_group_id"]
    assert (first["caption"], "caption" in second) == ("Класс", False)


async def test_what_cannot_be_an_album_is_refused(call, anna):
    sent = await call("sendDocument", form(anna.id, document=("a.txt", b"a")))
    document = {"type": "document", "media": sent["result"]["document"]["file_id"]}
    photo = await call("sendPhoto", form(anna.id, photo=("a.png", PIXEL)))
    picture = {"type": "photo", "media": photo["result"]["photo"][-1]["file_id"]}
    answer = await call("sendMediaGroup", chat_id=anna.id, media=[document] * 11)
    assert answer["description"] == "Bad Request: too many messages to send as an album"
    answer = await call("sendMediaGroup", chat_id=anna.id, media=[document, picture])
    assert "can't be mixed" in answer["description"]


async def test_media_are_replaced(call, anna):
    sent = await call("sendPhoto", form(anna.id, photo=("a.png", PIXEL), caption="а"))
    message_id = sent["result"]["message_id"]
    parts = {
        "message_id": str(message_id),
        "media": '{"type": "document", "media": "attach://f", "caption": "б"}',
        "f": ("б.txt", b"b"),
    }
    answer = await call("editMessageMedia", form(anna.id, **parts))
    assert answer["result"]["document"]["file_name"] == "б.txt"
    assert answer["result"]["caption"] == "б"
    assert "photo" not in answer["result"]


async def test_files_are_downloaded_up_to_20_mb(simulator, call, anna):
    await anna.send_file(b"abc", "a.txt", wait=False)
    file_id = anna.messages[-1].files[0].file_id
    file = (await call("getFile", file_id=file_id))["result"]
    assert file["file_size"] == 3
    address = f"{simulator.url}/file/bot{simulator.token}/{file['file_path']}"
    async with ClientSession() as session:
        async with session.get(address) as response:
            assert await response.read() == b"abc"
        async with session.get(address.replace(simulator.token, "42:wrong")) as response:
            assert response.status == 404
    await anna.send_file(b"abc", "big.zip", size=20 * 1024 * 1024 + 1, wait=False)
    answer = await call("getFile", file_id=anna.messages[-1].files[0].file_id)
    assert answer["description"] == "Bad Request: file is too big"
    answer = await call("getFile", file_id="abc")
    assert answer["description"] == "Bad Request: invalid file_id"
    answer = await call("getFile")
    assert answer["description"] == "Bad Request: file_id not specified"


@pytest.mark.parametrize("kind", ["sticker", "contact", "location", "venue", "poll", "dice"])
async def test_a_person_sends_something_else_than_words_and_files(call, anna, kind):
    card = await call("sendMessage", chat_id=anna.id, text="Карточка")
    await anna.send_other(kind, card["result"]["message_id"], wait=False)
    message = (await call("getUpdates"))["result"][-1]["message"]
    assert Message.model_validate(message).content_type == kind
    assert message["reply_to_message"]["text"] == "Карточка"
    with pytest.raises(Refused, match="unknown kind"):
        await anna.send_other("nonsense")


async def test_a_video_note_is_a_file_without_a_name(call, anna):
    await anna.send_file(b"mp4", "a.mp4", kind="video_note", wait=False)
    message = (await call("getUpdates"))["result"][-1]["message"]
    assert Message.model_validate(message).content_type == "video_note"
    again = await call(
        "sendVideoNote", chat_id=anna.id, video_note=message["video_note"]["file_id"]
    )
    assert again["result"]["video_note"] == message["video_note"]
