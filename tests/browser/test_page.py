"""The chat page in a real browser, with a tiny bot behind it."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio
from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import Command, CommandStart
from aiogram.types import (
    BotCommand,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputRichBlockTable,
    InputRichMessage,
    Message,
    RichBlockTableCell,
)
from PIL import Image
from playwright.async_api import (
    Browser,
    ConsoleMessage,
    Error,
    Locator,
    Page,
    Request,
    async_playwright,
    expect,
)

from simulator.clock import SimulatedClock
from simulator.server import Simulator

CHROMIUM = shutil.which("chromium")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium on this machine"),
    pytest.mark.asyncio(loop_scope="module"),
]

ARGUMENTS = ["--no-sandbox", "--disable-quic", "--disable-background-networking"]
MORNING = datetime(2021, 2, 25, 2, tzinfo=UTC)
WIDE = {"width": 1200, "height": 860}
PHONE = {"width": 360, "height": 740}


def build_dispatcher() -> Dispatcher:
    """A bot that greets with buttons, shows a table, and names the files it is sent."""
    dispatcher = Dispatcher()

    @dispatcher.message(CommandStart())
    async def start(message: Message) -> None:
        rows = [
            [
                InlineKeyboardButton(text="Готово", callback_data="toast"),
                InlineKeyboardButton(text="Важно", callback_data="alert"),
            ]
        ]
        await message.answer(
            "<b>Здравствуйте</b>, <i>коллега</i>\nhttps://t.me/roadmap_demo_bot?start=invite1",
            parse_mode="HTML",
            reply_markup=InlineKeyboardMarkup(inline_keyboard=rows),
        )

    @dispatcher.message(Command("table"))
    async def table(message: Message) -> None:
        cells = [
            [RichBlockTableCell(text=text, align="left", valign="top") for text in row]
            for row in (("Раздел", "Всего"), ("Преподавание", "21"))
        ]
        await message.bot.send_rich_message(
            message.chat.id, InputRichMessage(blocks=[InputRichBlockTable(cells=cells)])
        )

    @dispatcher.message(F.document)
    async def document(message: Message) -> None:
        await message.reply(f"Принято: {message.document.file_name}")

    @dispatcher.message(F.photo)
    async def photo(message: Message) -> None:
        await message.reply_photo(message.photo[-1].file_id, caption="Ваше фото")

    @dispatcher.message(F.text)
    async def echo(message: Message) -> None:
        await message.answer(f"Вы написали: {message.text}")

    @dispatcher.callback_query(F.data == "toast")
    async def toast(query: CallbackQuery) -> None:
        await query.answer("Принято к сведению")
        await query.message.edit_text("Сделано")

    @dispatcher.callback_query(F.data == "alert")
    async def alert(query: CallbackQuery) -> None:
        await query.answer("Прочтите внимательно", show_alert=True)

    return dispatcher


@pytest_asyncio.fixture(loop_scope="module")
async def simulator() -> AsyncIterator[Simulator]:
    """A simulator in Novosibirsk's zone with the tiny bot polling and two persons."""
    async with Simulator(clock=SimulatedClock(MORNING), zone="Asia/Novosibirsk") as simulator:
        session = AiohttpSession(api=TelegramAPIServer.from_base(simulator.url))
        async with Bot(simulator.token, session=session) as bot:
            await bot.set_my_name("Дорожная карта")
            await bot.set_my_commands([BotCommand(command="table", description="Таблица")])
            dispatcher = build_dispatcher()
            polling = asyncio.ensure_future(
                dispatcher.start_polling(bot, handle_signals=False, polling_timeout=5)
            )
            simulator.person("Анна", last_name="Орлова")
            simulator.person("Борис")
            try:
                yield simulator
            finally:
                await dispatcher.stop_polling()
                await polling


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    """Debian's chromium."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="module")
async def page(simulator: Simulator, browser: Browser) -> AsyncIterator[Page]:
    """The chat page, wide; fails on an error of the page and on a request to elsewhere."""
    page = await browser.new_page(viewport=WIDE)
    errors: list[str] = []
    elsewhere: list[str] = []

    def note_error(error: Error) -> None:
        errors.append(str(error))

    def note_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            errors.append(message.text)

    def note_request(request: Request) -> None:
        if not request.url.startswith((simulator.url, "data:")):
            elsewhere.append(request.url)

    page.on("pageerror", note_error)
    page.on("console", note_console)
    page.on("request", note_request)
    await page.goto(simulator.page_url)
    yield page
    await page.close()
    assert errors == []
    assert elsewhere == []


def phone(page: Page, name: str) -> Locator:
    """The phone of a person."""
    return page.get_by_role("region", name=f"Телефон: {name}")


async def started(page: Page, name: str) -> Locator:
    """The phone of a person who has pressed «Начать» and has been greeted."""
    found = phone(page, name)
    await found.get_by_role("button", name="Начать").click()
    await expect(found.locator(".bubble b")).to_have_text("Здравствуйте")
    return found


async def test_typing_and_pressing(page):
    anna = await started(page, "Анна Орлова")
    await expect(anna.locator(".bubble i")).to_have_text("коллега")
    await anna.get_by_role("button", name="Готово").click()
    await expect(anna.locator(".toast")).to_have_text("Принято к сведению")
    await expect(anna.locator(".bubble").last).to_contain_text("Сделано")
    await expect(anna.locator(".bubble").last).to_contain_text("изменено 09:00")
    await anna.get_by_label("Сообщение от имени").fill("Добрый день")
    await anna.get_by_label("Сообщение от имени").press("Enter")
    await expect(anna.locator(".bubble").last).to_contain_text("Вы написали: Добрый день")
    await expect(anna.locator(".own .bubble").last).to_contain_text("Добрый день")


async def test_an_alert_waits_to_be_closed(page):
    anna = await started(page, "Анна Орлова")
    await anna.get_by_role("button", name="Важно").click()
    alert = anna.get_by_role("alertdialog")
    await expect(alert).to_contain_text("Прочтите внимательно")
    await alert.get_by_role("button", name="Хорошо").click()
    await expect(alert).to_have_count(0)


async def test_a_reply_with_a_file(page, tmp_path: Path):
    anna = await started(page, "Анна Орлова")
    report = tmp_path / "справка.docx"
    report.write_bytes(b"PK" * 1024)
    await anna.locator(".bubble b").click()
    await expect(anna.locator(".reply-bar")).to_contain_text("Здравствуйте")
    await anna.get_by_label("Выбрать файлы").set_input_files(report)
    await expect(anna.get_by_label("Вложения")).to_contain_text("справка.docx")
    await anna.get_by_label("Сообщение от имени").fill("Готово")
    await anna.get_by_role("button", name="Отправить").click()
    own = anna.locator(".own .bubble").last
    await expect(own.locator(".file")).to_contain_text("2 КБ")
    await expect(own).to_contain_text("Готово")
    await expect(own.locator(".quote")).to_contain_text("Здравствуйте")
    await expect(anna.locator(".bubble").last).to_contain_text("Принято: справка.docx")
    async with page.expect_download() as download:
        await own.locator(".file").click()
    path = await (await download.value).path()
    assert path.read_bytes() == b"PK" * 1024


async def test_photos_go_as_an_album_and_open_large(page, tmp_path: Path):
    anna = await started(page, "Анна Орлова")
    paths = [tmp_path / "1.png", tmp_path / "2.png"]
    for path in paths:
        Image.new("RGB", (60, 40), "teal").save(path)
    await anna.get_by_label("Выбрать фото").set_input_files(paths)
    await anna.get_by_role("button", name="Отправить").click()
    await expect(anna.locator(".own .pictures.many img")).to_have_count(2)
    answer = anna.locator(".other .bubble", has_text="Ваше фото").first
    await answer.get_by_role("button", name="Открыть фото").click()
    await expect(page.locator("#picture")).to_be_visible()
    await page.get_by_role("button", name="Закрыть").click()


async def test_a_command_from_the_menu_shows_a_table(page):
    anna = await started(page, "Анна Орлова")
    await anna.get_by_role("button", name="Команды бота").click()
    await anna.get_by_role("button", name="/table Таблица").click()
    cells = anna.get_by_role("cell")
    await expect(cells).to_have_text(["Раздел", "Всего", "Преподавание", "21"])


async def test_a_link_to_the_bot_is_opened_as_another_person(page):
    anna = await started(page, "Анна Орлова")
    boris = phone(page, "Борис")
    await anna.get_by_role("link", name="t.me/roadmap_demo_bot").click()
    await page.get_by_role("dialog").get_by_role("button", name="Борис").click()
    await expect(boris.locator(".own .bubble").last).to_contain_text("/start invite1")
    await expect(boris.locator(".bubble b")).to_have_text("Здравствуйте")
    await expect(anna.locator(".own .bubble")).to_have_count(1)


async def test_the_clock_is_moved(page, simulator):
    now = page.locator("#now")
    await expect(now).to_have_text("25.02.2021, 09:00")
    await expect(page.get_by_role("button", name="До ближайшего срока")).to_be_hidden()
    await page.get_by_role("button", name="+1 час").click()
    await expect(now).to_have_text("25.02.2021, 10:00")
    await page.get_by_role("button", name="+1 день").click()
    await expect(now).to_have_text("26.02.2021, 10:00")
    await page.get_by_role("button", name="Изменить дату").click()
    await page.get_by_label("Перейти к дате").fill("2021-03-08T12:30")
    await page.get_by_role("button", name="Перейти", exact=True).click()
    await expect(now).to_have_text("08.03.2021, 12:30")
    assert simulator.clock.now().replace(second=0, microsecond=0) == datetime(
        2021, 3, 8, 5, 30, tzinfo=UTC
    )


async def test_the_next_stop_is_the_host_programs(page, simulator):
    async def next_stop() -> datetime | None:
        return datetime(2021, 3, 1, 2, tzinfo=UTC)

    simulator.next_stop = next_stop
    await page.reload()
    await page.get_by_role("button", name="До ближайшего срока").click()
    await expect(page.locator("#now")).to_have_text("01.03.2021, 09:00")


async def test_a_new_person_and_a_blocked_bot(page, simulator):
    await page.get_by_role("button", name="Добавить человека").click()
    await page.get_by_label("Имя").fill("Вера")
    await page.get_by_role("dialog").get_by_role("button", name="Добавить").click()
    vera = await started(page, "Вера")
    await vera.get_by_role("button", name="Заблокировать").click()
    await vera.get_by_role("button", name="Перезапустить бота").click()
    await expect(vera.locator(".bubble b")).to_have_count(2)


async def test_the_faults_are_hidden_until_asked_for(page, simulator):
    panel = page.get_by_role("region", name="Неполадки связи")
    await expect(panel).to_be_hidden()
    await page.get_by_role("button", name="Неполадки").click()
    async with page.expect_response("**/sim/faults"):
        await panel.get_by_label("Лимиты отправки").check()
    assert simulator.faults.rate_limits
    async with page.expect_response("**/sim/counters"):
        await panel.get_by_role("button", name="Всё исправить").click()
    await expect(panel.get_by_label("Лимиты отправки")).not_to_be_checked()
    assert not simulator.faults.rate_limits


async def test_a_narrow_screen_shows_one_phone_at_a_time(page):
    await page.set_viewport_size(PHONE)
    await page.get_by_role("button", name="Анна Орлова", exact=True).click()
    await started(page, "Анна Орлова")
    await expect(page.locator(".phone")).to_have_count(1)
    await page.get_by_role("button", name="Борис", exact=True).click()
    await expect(phone(page, "Борис")).to_be_visible()
    await expect(page.locator(".phone")).to_have_count(1)
    assert await page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


async def test_the_keyboard_is_enough(page):
    anna = await started(page, "Анна Орлова")
    await anna.locator(".bubble").last.focus()
    await page.keyboard.press("Enter")
    await page.keyboard.type("Ответ")
    await page.keyboard.press("Enter")
    await expect(anna.locator(".own .bubble").last.locator(".quote")).to_be_visible()
    await expect(anna.locator(".bubble").last).to_contain_text("Вы написали: Ответ")
