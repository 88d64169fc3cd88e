"""What the bot sets about itself; every answer parses in aiogram."""

from datetime import UTC, datetime

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramRetryAfter
from aiogram.types import (
    BotCommand,
    BotCommandScopeChat,
    BufferedInputFile,
    ChatFullInfo,
    ChatMemberMember,
    InputMediaPhoto,
    InputRichBlockParagraph,
    InputRichBlockTable,
    InputRichMessage,
    MenuButtonCommands,
    RichBlockTable,
    RichBlockTableCell,
)

from simulator.server import Simulator

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000200000003080200000012160d4f0000000049454e44ae426082"
)


@pytest.fixture
async def api(simulator: Simulator):
    """An aiogram bot that only calls."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(simulator.url))
    async with Bot(simulator.token, session=session) as bot:
        yield bot


async def test_answers_parse_in_aiogram(api, anna):
    me = await api.get_me()
    assert (me.id, me.username, me.is_bot) == (42, "roadmap_demo_bot", True)
    assert isinstance(await api.get_chat(anna.id), ChatFullInfo)
    assert isinstance(await api.get_chat_member(anna.id, 42), ChatMemberMember)
    assert (await api.get_webhook_info()).url == ""
    sent = await api.send_message(anna.id, "<b>а</b>", parse_mode="HTML")
    assert sent.html_text == "<b>а</b>"
    assert sent.from_user.id == 42
    photo = BufferedInputFile(PIXEL, "a.png")
    album = await api.send_media_group(
        anna.id, [InputMediaPhoto(media=photo), InputMediaPhoto(media=photo)]
    )
    assert len(album) == 2
    copied = await api.copy_message(anna.id, anna.id, sent.message_id)
    assert copied.message_id > sent.message_id
    forwarded = await api.forward_message(anna.id, anna.id, sent.message_id)
    assert forwarded.forward_origin.sender_user.id == 42
    assert await api.pin_chat_message(anna.id, sent.message_id)
    assert (await api.get_chat(anna.id)).pinned_message.message_id == sent.message_id
    updates = await api.get_updates()
    assert updates[0].message.text == "/start"
    assert await api.delete_message(anna.id, sent.message_id)


async def test_a_rich_table_parses_in_aiogram(api, anna):
    cells = [[RichBlockTableCell(text="а", align="left", valign="top")]]
    message = InputRichMessage(
        blocks=[InputRichBlockTable(cells=cells), InputRichBlockParagraph(text="б")]
    )
    sent = await api.send_rich_message(anna.id, message)
    assert isinstance(sent.rich_message.blocks[0], RichBlockTable)
    assert sent.rich_message.blocks[0].cells[0][0].text == "а"
    edited = await api.edit_message_text(
        chat_id=anna.id,
        message_id=sent.message_id,
        rich_message=InputRichMessage(blocks=[InputRichBlockParagraph(text="в")]),
    )
    assert edited.rich_message.blocks[0].text == "в"


async def test_refusals_are_aiograms_exceptions(simulator, api, anna):
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await api.send_message(1, "а")
    simulator.faults.change(rate_limits=True)
    await api.send_message(anna.id, "а")
    with pytest.raises(TelegramRetryAfter) as caught:
        await api.send_message(anna.id, "а")
    assert caught.value.retry_after == 1
    await anna.block()
    with pytest.raises(TelegramForbiddenError, match="blocked by the user"):
        await api.send_message(anna.id, "а")


async def test_commands_by_scope_and_language(simulator, api, anna):
    menu = BotCommand(command="menu", description="Меню")
    await api.set_my_commands([menu])
    assert [each.command for each in await api.get_my_commands()] == ["menu"]
    own = BotCommand(command="review", description="Проверка")
    scope = BotCommandScopeChat(chat_id=anna.id)
    await api.set_my_commands([own], scope=scope, language_code="ru")

    async def shown():
        person = (await simulator.client.state())["persons"][0]
        return [command["command"] for command in person["commands"]]

    assert await shown() == ["review"]
    await api.delete_my_commands(scope=scope, language_code="ru")
    assert await shown() == ["menu"]


@pytest.mark.parametrize(
    ("commands", "description"),
    [
        ([("a" * 33, "а")], "BOT_COMMAND_INVALID"),
        ([("Меню", "а")], "BOT_COMMAND_INVALID"),
        ([("menu", " ")], "BOT_COMMAND_DESCRIPTION_INVALID"),
        ([(f"c{number}", "а") for number in range(101)], "too many bot commands"),
    ],
)
async def test_wrong_commands_are_refused(api, commands, description):
    with pytest.raises(TelegramBadRequest, match=description):
        await api.set_my_commands(
            [BotCommand(command=name, description=text) for name, text in commands]
        )


async def test_names_and_descriptions(simulator, api):
    assert (await api.get_my_name()).name == "roadmap_demo_bot"
    await api.set_my_name("Дорожная карта")
    assert (await api.get_my_name()).name == "Дорожная карта"
    assert (await api.get_me()).first_name == "Дорожная карта"
    await api.set_my_description("О боте", language_code="ru")
    assert (await api.get_my_description(language_code="ru")).description == "О боте"
    assert (await api.get_my_description()).description == ""
    await api.set_my_short_description("Коротко")
    assert (await api.get_my_short_description()).short_description == "Коротко"
    await api.set_my_short_description("")
    assert (await api.get_my_short_description()).short_description == ""
    with pytest.raises(TelegramBadRequest, match="description is too long"):
        await api.set_my_description("а" * 513)


async def test_the_menu_button(api, anna):
    await api.set_chat_menu_button(menu_button=MenuButtonCommands())
    assert (await api.get_chat_menu_button()).type == "commands"
    assert (await api.get_chat_menu_button(anna.id)).type == "commands"
    assert await api.log_out()


async def test_messages_are_dated_by_the_simulated_clock(simulator, api, anna):
    await simulator.clock.set(datetime(2021, 2, 25, 6, tzinfo=UTC))
    sent = await api.send_message(anna.id, "а")
    assert sent.date == datetime(2021, 2, 25, 6, tzinfo=UTC)
