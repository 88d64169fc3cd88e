"""Whatever Telegram could bring, and a little more: raw updates as Hypothesis makes them.

Ids are mostly those of rows that are there, since only they lead deep into the bot; the rest are
at the edges of what a column or a calendar holds.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from aiogram.types import (
    ChatMemberAdministrator,
    ChatMemberMember,
    ChatMemberRestricted,
    TelegramObject,
)
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from bot.introducing import COMMANDS
from bot.ui.callbacks.base import Button
from bot.ui.links import INVITE_PREFIX
from tests.bot.forgeries import kinds, words_of

Json = dict[str, Any]

NUMBERS = st.one_of(
    st.sampled_from((1, 1, 2)),
    st.integers(0, 8),
    st.sampled_from((-1, 99_999, 740_000, 3_640_000, 3_652_059, 2**31, 2**53 - 1, 2**63, 10**25)),
)
"""Rows that are there; days near the last one of a calendar (9997, 9999); the edges of columns."""

SURROGATES: tuple[Literal["Cs"]] = ("Cs",)

JUNK = st.text(st.characters(exclude_categories=SURROGATES), max_size=40)

PHRASES = st.sampled_from(
    (
        "готово", "сделали", "не относится к нам", "перенесите на пятницу", "31.12.9997", "да",
        "нет", "5.2", "что горит", "кто не сдал", "30%", "9" * 400, "до 32 мая", "завтра", "7:30",
        "1 сентября 2026 – 31 мая 2027", "Школа № 3\nШкола № 4", "спасибо", "😀", "\u202e", "<b>",
        "а" * 4_096, "%_'\";--", "https://t.me/x?start=join_1", "01.01.0001", "сентябрь, апрель",
    )
)  # fmt: skip

WORDS = st.one_of(PHRASES, JUNK)


def buttons() -> SearchStrategy[str]:
    """Callback data of every kind there is, with fields that were meddled with, and junk."""
    known = [_button(kind) for kind in kinds()]
    return st.one_of(st.sampled_from(known).flatmap(lambda made: made), JUNK).filter(
        lambda data: len(data.encode()) <= 64
    )


def _button(kind: type[Button]) -> SearchStrategy[str]:
    fields = []
    for name in kind.model_fields:
        words = words_of(kind, name)
        known = st.sampled_from(words) if words else NUMBERS.map(str)
        fields.append(st.one_of(known, known, known, NUMBERS.map(str), JUNK))
    return st.tuples(*fields).map(lambda values: ":".join([kind.__prefix__, *values]))


@dataclass(frozen=True)
class Cast:
    """Who speaks and where: users and chats as Telegram describes them."""

    users: list[Json]
    group: Json


def updates(cast: Cast) -> SearchStrategy[Callable[[int], Json]]:
    """Updates that still want their number."""
    user = st.sampled_from(cast.users)
    return st.one_of(
        _pressed(cast, user), _pressed(cast, user), _said(cast, user), _said(cast, user),
        _joined(cast, user), _odd(cast, user),
    )  # fmt: skip


def _numbered(kind: str) -> Callable[[Json], Callable[[int], Json]]:
    return lambda body: lambda number: {"update_id": number, kind: body}


def _chat(cast: Cast, user: Json, private: bool) -> Json:
    if not private:
        return cast.group
    return {"id": user["id"], "type": "private", "first_name": user["first_name"]}


def _message(cast: Cast, user: SearchStrategy[Json], content: SearchStrategy[Json]):
    def made(sender: Json, private: bool, number: int, replied: int | None, body: Json) -> Json:
        chat = _chat(cast, sender, private)
        message = {"message_id": number, "date": 1_790_000_000, "chat": chat, "from": sender}
        if replied is not None:
            message["reply_to_message"] = {
                "message_id": replied, "date": 1_790_000_000, "chat": chat, "text": "…",
            }  # fmt: skip
        return message | body

    return st.builds(
        made,
        user,
        st.integers(0, 9).map(bool),
        st.integers(1, 10**6),
        st.one_of(st.none(), st.integers(1, 30)),
        content,
    )


def _said(cast: Cast, user: SearchStrategy[Json]):
    kinds_of_message = st.sampled_from(["message", "message", "message", "edited_message"])
    return st.builds(
        lambda kind, body: _numbered(kind)(body),
        kinds_of_message,
        _message(cast, user, st.one_of(_texts(), _texts(), _files(), _others())),
    )


def _texts() -> SearchStrategy[Json]:
    command = st.builds(
        lambda name, rest: f"/{name} {rest}".strip(), st.sampled_from(COMMANDS), WORDS
    )
    start = st.one_of(WORDS, NUMBERS.map(str)).map(lambda rest: f"/start {INVITE_PREFIX}{rest}")
    return (
        st.one_of(WORDS, WORDS, command, start)
        .filter(bool)
        .map(lambda text: {"text": text[:4_096]})
    )


def _files() -> SearchStrategy[Json]:
    file = {"file_id": "none", "file_unique_id": "none"}
    name = st.sampled_from(
        ("план.docx", "список 5А.xlsx", "a.pdf", "x", "", "a/../b.docx", "справка\u202efdp.exe")
    )
    size = st.sampled_from((0, 1, 20 << 20, 2 << 30, 2**53))
    document = st.builds(
        lambda title, bytes_: {"document": file | {"file_name": title, "file_size": bytes_}},
        name,
        size,
    )
    photo = size.map(lambda b: {"photo": [file | {"width": 9, "height": 9, "file_size": b}]})
    voice = st.just({"voice": file | {"duration": 3}})
    video = st.just({"video": file | {"width": 9, "height": 9, "duration": 3}})
    extras = st.fixed_dictionaries(
        {}, optional={"caption": WORDS, "media_group_id": st.sampled_from(("1", "2"))}
    )
    return st.builds(
        lambda body, rest: body | rest, st.one_of(document, photo, voice, video), extras
    )


def _others() -> SearchStrategy[Json]:
    place = {"latitude": 55.7, "longitude": 37.6}
    return st.sampled_from(
        (
            {"contact": {"phone_number": "+7", "first_name": "И"}},
            {"location": place},
            {"venue": {"location": place, "title": "Школа", "address": "—"}, "location": place},
            {"dice": {"emoji": "🎲", "value": 3}},
            {"new_chat_title": "Другая"},
            {"pinned_message": {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}}},
            {"migrate_to_chat_id": -1_009_999},
            {"group_chat_created": True},
            {"new_chat_members": [{"id": 5, "is_bot": True, "first_name": "Бот"}]},
            {"left_chat_member": {"id": 5, "is_bot": True, "first_name": "Бот"}},
            {"web_app_data": {"data": "{}", "button_text": "x"}},
            {},
        )
    )


def _pressed(cast: Cast, user: SearchStrategy[Json]):
    def made(sender: Json, data: str, private: bool, number: int, how: str) -> Json:
        press = {"id": str(number), "from": sender, "chat_instance": "1", "data": data}
        message = {"message_id": number, "chat": _chat(cast, sender, private), "date": 0}
        if how == "shown":
            message |= {"date": 1_790_000_000, "text": "Карточка", "from": cast.users[0]}
        return press | ({"inline_message_id": "x"} if how == "inline" else {"message": message})

    hows = st.sampled_from(["shown"] * 8 + ["too old", "inline"])
    return st.builds(
        made, user, buttons(), st.integers(0, 9).map(bool), st.integers(1, 30), hows
    ).map(_numbered("callback_query"))


def _joined(cast: Cast, user: SearchStrategy[Json]):
    def made(kind: str, sender: Json, private: bool, before: str, after: str):
        bot = {"id": 42, "is_bot": True, "first_name": "Бот"}
        body = {
            "chat": _chat(cast, sender, private), "from": sender, "date": 1_790_000_000,
            "old_chat_member": _member(before, bot), "new_chat_member": _member(after, bot),
        }  # fmt: skip
        return _numbered(kind)(body)

    status = st.sampled_from(("member", "left", "kicked", "administrator", "restricted"))
    kind = st.sampled_from(("my_chat_member", "chat_member"))
    return st.builds(made, kind, user, st.booleans(), status, status)


def _member(status: str, user: Json) -> Json:
    """A member of a chat; the rights that the status has, all of them denied."""
    members: dict[str, type[TelegramObject]] = {
        "administrator": ChatMemberAdministrator,
        "restricted": ChatMemberRestricted,
    }
    kind = members.get(status, ChatMemberMember)
    rights = [name for name in kind.model_fields if name.startswith(("can_", "is_"))]
    return {"status": status, "user": user, "until_date": 0} | dict.fromkeys(rights, False)


def _odd(cast: Cast, user: SearchStrategy[Json]):
    """What the bot has not asked Telegram for, and what nobody has heard of."""

    def made(kind: str, sender: Json):
        channel = {"id": -1_000_777, "type": "channel", "title": "Канал"}
        post = {"message_id": 1, "date": 1_790_000_000, "chat": channel, "text": "x"}
        bodies: dict[str, Json] = {
            "channel_post": post, "edited_channel_post": post, "news_of_2040": {"a": 1},
            "inline_query": {"id": "1", "from": sender, "query": "x", "offset": ""},
            "poll_answer": {
                "poll_id": "1",
                "user": sender,
                "option_ids": [0],
                "option_persistent_ids": [],
            },
        }  # fmt: skip
        return _numbered(kind)(bodies[kind])

    names = ("channel_post", "edited_channel_post", "news_of_2040", "inline_query", "poll_answer")
    return st.builds(made, st.sampled_from(names), user)
