"""The control API under /sim, first part: who there is, what persons do, waiting (README.md)."""

from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import quote

from aiohttp import web

from simulator import actions, membership
from simulator.api import WORLD
from simulator.chats import Chat, Message, Person
from simulator.errors import ApiError, PersonRefusal
from simulator.files import KINDS
from simulator.requests import read
from simulator.view import chat_view, group_view, message_view, person_view, state_view
from simulator.waiting import wait_for_answer, wait_for_message, wait_for_reaction
from simulator.world import World

Json = dict[str, Any]
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

LONGEST_WAIT_SECONDS = 120


def add_routes(app: web.Application) -> None:
    """Serve the persons' side of the application's world."""
    router = app.router
    router.add_get("/sim/state", get_state)
    router.add_post("/sim/persons", add_person)
    router.add_patch("/sim/persons/{person:\\d+}", change_person)
    router.add_post("/sim/persons/{person:\\d+}/{action:start|redeliver}", act)
    router.add_post("/sim/groups", add_group)
    router.add_post("/sim/groups/{chat:-\\d+}/bot", set_bot_status)
    router.add_post("/sim/groups/{chat:-\\d+}/upgrade", upgrade_group)
    router.add_post("/sim/groups/{chat:-\\d+}/topics", add_topic)
    router.add_get("/sim/chats/{chat:-?\\d+}", get_chat)
    router.add_post("/sim/chats/{chat:-?\\d+}/files", send_files)
    router.add_post("/sim/chats/{chat:-?\\d+}/wait", wait)
    router.add_post("/sim/chats/{chat:-?\\d+}/{action:messages|others|press|forward|edit}", act)
    router.add_get("/sim/files/{file}", get_file)


@web.middleware
async def refusals(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer 400 with {"error"} for what an app would not do and for a malformed request."""
    try:
        return await handler(request)
    except PersonRefusal as refusal:
        return web.json_response({"error": str(refusal)}, status=400)
    except ApiError as error:
        return web.json_response({"error": error.description}, status=400)
    except (KeyError, TypeError, ValueError) as error:
        if not request.path.startswith("/sim/"):
            raise
        text = f"malformed request: {type(error).__name__}: {error}"
        return web.json_response({"error": text}, status=400)


async def get_state(request: web.Request) -> web.Response:
    """Bot, persons, groups, time, switches, counters."""
    return web.json_response(state_view(request.app[WORLD]))


async def add_person(request: web.Request) -> web.Response:
    """A new person, or the one of this id and name."""
    world = request.app[WORLD]
    body = await request.json()
    names = ("last_name", "user_id", "username")
    person = world.add_person(
        str(body["first_name"]),
        **{name: body.get(name) for name in names},
        language_code=body.get("language_code") or "ru",
    )
    return web.json_response(person_view(world, person))


async def change_person(request: web.Request) -> web.Response:
    """Block or unblock the bot; deactivate the account."""
    world = request.app[WORLD]
    person = _person(world, int(request.match_info["person"]))
    body = await request.json()
    if "blocked" in body:
        (membership.block if body["blocked"] else membership.unblock)(world, person)
    if "deactivated" in body:
        person.deactivated = bool(body["deactivated"])
    return web.json_response(person_view(world, person))


async def add_group(request: web.Request) -> web.Response:
    """A new group of persons; the bot is not in it yet."""
    world = request.app[WORLD]
    body = await request.json()
    members = [_person(world, person_id).id for person_id in body["members"]]
    chat = world.add_group(str(body["title"]), members, kind=body.get("kind", "supergroup"))
    return web.json_response(group_view(world, chat))


async def set_bot_status(request: web.Request) -> web.Response:
    """Put the bot into a group, promote it, or turn it out."""
    world = request.app[WORLD]
    chat = _chat(world, request)
    body = await request.json()
    person = _person(world, body.get("person", next(iter(chat.members))))
    membership.set_bot_status(world, person, chat, body["status"])
    return web.json_response({**group_view(world, chat), "change": world.journal.number})


async def upgrade_group(request: web.Request) -> web.Response:
    """Turn a basic group into a supergroup with another id."""
    world = request.app[WORLD]
    chat = _chat(world, request)
    owner = _person(world, next(iter(chat.members)))
    return web.json_response(group_view(world, membership.upgrade_group(world, owner, chat)))


async def add_topic(request: web.Request) -> web.Response:
    """Begin a topic of a forum."""
    world = request.app[WORLD]
    chat = _chat(world, request)
    body = await request.json()
    owner = _person(world, next(iter(chat.members)))
    topic = membership.add_topic(world, owner, chat, str(body["name"]))
    return web.json_response({"topic": topic})


async def act(request: web.Request) -> web.Response:
    """An action of a person; answers with the change it made, to wait from, and what came of it."""
    world = request.app[WORLD]
    body: Json = await request.json() if request.can_read_body else {}
    action = request.match_info["action"]
    if "person" in request.match_info:
        person = _person(world, int(request.match_info["person"]))
        chat = world.chats[person.id]
    else:
        person = _person(world, body["person"])
        chat = _chat(world, request)
    done = _act(world, person, chat, action, body)
    answer: Json = {"change": world.journal.number, "chat": chat.id}
    if isinstance(done, Message):
        answer["message"] = message_view(done)
    elif done is not None:
        answer["query"] = done
    return await _acted(request, chat, answer)


def _act(world: World, person: Person, chat: Chat, action: str, body: Json) -> Message | str | None:
    if action == "start":
        return actions.start(world, person, body.get("payload"))
    if action == "redeliver":
        actions.repeat_update(world, person, new_id=bool(body.get("new_id")))
        return None
    if action == "messages":
        return actions.send_text(
            world,
            person,
            chat,
            str(body["text"]),
            reply_to=body.get("reply_to"),
            topic=body.get("topic"),
            anonymous=bool(body.get("anonymous")),
        )
    if action == "others":
        return actions.send_other(
            world, person, chat, str(body["kind"]), reply_to=body.get("reply_to")
        )
    if action == "forward":
        source = world.chats[int(body["from_chat"])]
        return actions.forward(world, person, chat, source, int(body["message"]))
    if action == "edit":
        actions.edit_text(world, person, chat, int(body["message"]), str(body["text"]))
        return None
    if "data" in body:
        return actions.press_data(world, person, chat, int(body["message"]), str(body["data"]))
    return actions.press(
        world, person, chat, int(body["message"]), row=int(body["row"]), column=int(body["column"])
    )


async def send_files(request: web.Request) -> web.Response:
    """One file or an album, as a multipart form: person, kind, caption, reply_to, size, files."""
    world = request.app[WORLD]
    fields, uploads = await read(request)
    person = _person(world, int(fields["person"]))
    chat = _chat(world, request)
    kind = fields.get("kind", "document")
    if kind not in KINDS:
        raise PersonRefusal(f"unknown kind of file {kind!r}")
    if not uploads:
        raise PersonRefusal("there is no file in the request")
    size = int(fields["size"]) if "size" in fields else None
    files = [world.files.add(kind, upload, size=size) for upload in uploads.values()]
    album = world.new_id() if len(files) > 1 else None
    sent = [
        actions.send_file(
            world,
            person,
            chat,
            file,
            caption=fields.get("caption") if index == 0 else None,
            reply_to=int(fields["reply_to"]) if "reply_to" in fields else None,
            album=album,
        )
        for index, file in enumerate(files)
    ]
    views = [message_view(message) for message in sent]
    answer = {"change": world.journal.number, "message": views[0], "messages": views}
    return await _acted(request, chat, answer | {"chat": chat.id})


async def _acted(request: web.Request, chat: Chat, answer: Json) -> web.Response:
    """What came of an action; with ?wait= (seconds) when the bot has reacted, and whether it has.

    One request where two would do: persons of hundreds of tests act and wait.
    """
    if "wait" in request.query:
        timeout = min(float(request.query["wait"]), LONGEST_WAIT_SECONDS)
        settle = request.query.get("settle") != "false"
        answer["met"] = await wait_for_reaction(
            request.app[WORLD], chat, answer["change"], timeout, settle=settle
        )
    return web.json_response(answer)


async def get_chat(request: web.Request) -> web.Response:
    """What has changed in a chat since a number of the journal."""
    world = request.app[WORLD]
    since = int(request.query.get("since", "0"))
    return web.json_response(chat_view(world, _chat(world, request), since))


async def wait(request: web.Request) -> web.Response:
    """Wait for a reaction, a message or an answer; `met` tells whether it came in time."""
    world = request.app[WORLD]
    chat = _chat(world, request)
    body = await request.json()
    after = int(body.get("after", 0))
    timeout = min(float(body.get("timeout", 10)), LONGEST_WAIT_SECONDS)
    settle = bool(body.get("settle", True))
    answer: Json = {"met": False}
    if body["for"] == "reaction":
        answer["met"] = await wait_for_reaction(world, chat, after, timeout, settle=settle)
    elif body["for"] == "message":
        message = await wait_for_message(world, chat, after, body, timeout, settle=settle)
        answer |= {"met": message is not None, "message": message.id if message else None}
    elif body["for"] == "answer":
        found = await wait_for_answer(world, int(body["person"]), after, body, timeout)
        answer |= {"met": found is not None, "answer": found}
    else:
        raise PersonRefusal(f"cannot wait for {body['for']!r}")
    return web.json_response(answer | chat_view(world, chat, int(body.get("since", 0))))


async def get_file(request: web.Request) -> web.Response:
    """The bytes of a file, under its name."""
    file = request.app[WORLD].files.by_id(request.match_info["file"])
    if file is None:
        raise web.HTTPNotFound
    disposition = "inline" if file.kind == "photo" else "attachment"
    return web.Response(
        body=file.content,
        content_type=file.mime,
        headers={
            "Content-Disposition": f"{disposition}; filename*=UTF-8''{quote(file.name)}",
            "X-Content-Type-Options": "nosniff",
        },
    )


def _person(world: World, person_id: int) -> Person:
    person = world.persons.get(person_id)
    if person is None:
        raise PersonRefusal(f"there is no person {person_id}")
    return person


def _chat(world: World, request: web.Request) -> Chat:
    chat = world.chats.get(int(request.match_info["chat"]))
    if chat is None:
        raise PersonRefusal(f"there is no chat {request.match_info['chat']}")
    return chat
