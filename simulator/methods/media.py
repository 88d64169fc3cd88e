"""sendDocument, sendPhoto and their like, sendMediaGroup, getFile."""

from typing import Any

from simulator.errors import bad_request
from simulator.files import DOWNLOAD_LIMIT, KINDS, media_fields
from simulator.methods.registry import Play, method
from simulator.methods.sending import deliver, find_chat, find_target, read_caption
from simulator.requests import Call
from simulator.world import World

ALBUM_LIMIT = 10
TOGETHER = frozenset({"photo", "video", "live_photo"})
"""Kinds that may share an album; documents and music go among themselves only."""

Json = dict[str, Any]


def _sender(kind: str) -> Play:
    def send(world: World, call: Call) -> Json:
        chat = find_chat(world, call.get("chat_id"))
        caption = read_caption(call)
        file = world.files.resolve(kind, call.get(kind, ""), call.uploads)
        find_target(world, call)
        return deliver(world, chat, call, {**media_fields(kind, file), **caption}).data

    return send


for _kind in KINDS:
    method(f"send{_kind.title().replace('_', '')}")(_sender(_kind))


@method("sendMediaGroup")
def send_media_group(world: World, call: Call) -> list[Json]:
    """An album: separate messages with one `media_group_id`."""
    chat = find_chat(world, call.get("chat_id"))
    media: list[Json] = call.get("media", [])
    if not media:
        raise bad_request("there are no messages to send")
    if len(media) > ALBUM_LIMIT:
        raise bad_request("too many messages to send as an album")
    kinds = {item["type"] for item in media}
    if len(kinds) > 1 and not kinds <= TOGETHER:
        raise bad_request("document and audio can't be mixed with other media types in an album")
    contents = []
    for item in media:
        caption = read_caption(Call(call.method, item, {}))
        file = world.files.resolve(item["type"], item["media"], call.uploads)
        contents.append({**media_fields(item["type"], file), **caption})
    find_target(world, call)
    album = world.new_id()
    return [
        deliver(world, chat, call, {**content, "media_group_id": album}).data
        for content in contents
    ]


@method("getFile")
def get_file(world: World, call: Call) -> Json:
    """Where to download a file from; not over 20 MB."""
    file = world.files.by_id(call.get("file_id", ""))
    if file is None:
        raise bad_request("invalid file_id")
    if file.size > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return {**file.identity(), "file_path": file.path}
