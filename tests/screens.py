"""Pictures of the main screens for the documents: `python -m tests.screens`.

Plays a few minutes of the sample town and takes what its people see on the chat page, 360 pixels
wide, into docs/pictures.
"""

import argparse
import asyncio
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.async_api import Browser, Locator, Page, ViewportSize, async_playwright

from bot.config import Settings
from bot.sample import DAY, PLAN
from bot.sample.seeding import CURATOR, MANAGER, seed
from bot.sample.town import Town, simulated_town
from simulator.messages import Message
from simulator.person import Person

FOLDER = Path(__file__).resolve().parents[1] / "docs/pictures"
ARGUMENTS = ["--no-sandbox", "--disable-quic", "--disable-background-networking"]
PHONE = ViewportSize(width=360, height=1130)
GAP = 16
COORDINATOR = "Борис"
"""He has a document due tomorrow in the sample plan."""

FIT = ".bar, .people, .phone-owner { display: none !important } .phones { padding: 0 }"
"""What of the chat page is no part of a phone."""


@dataclass(frozen=True, slots=True)
class Gallery:
    """The running town, a browser, and where the pictures go."""

    town: Town
    browser: Browser
    folder: Path

    async def person(self, name: str) -> Person:
        """Somebody of the sample town."""
        client = self.town.simulator.client
        persons = (await client.state())["persons"]
        (found,) = [each["id"] for each in persons if each["name"] == name]
        person = Person(client, found, name)
        await person.refresh()
        return person

    async def open_phone(self, person: Person, scale: float = 1) -> Page:
        """The chat page with one phone on it, as wide as a small real one."""
        page = await self.browser.new_page(
            viewport=PHONE, device_scale_factor=scale, bypass_csp=True
        )
        await page.goto(self.town.simulator.page_url)
        await page.locator(f".chip[data-person='{person.id}']").click()
        await page.add_style_tag(content=FIT)
        await page.locator(".row").last.wait_for()
        return page

    async def take(self, name: str, person: Person, message: Message | None = None) -> None:
        """Save one message with its buttons (by default the bot's last) as `name`.png."""
        await person.refresh()
        message = message or person.last_message
        page = await self.open_phone(person, scale=1.5)
        row: Locator = page.locator(f".row:has([data-id='{message.id}'])")
        shot = Image.open(BytesIO(await row.screenshot())).convert("RGB")
        shot.quantize(64).save(self.folder / f"{name}.png", optimize=True)
        await page.close()

    async def shoot_phone(self, person: Person) -> Image.Image:
        """A person's whole phone with the newest message at the bottom."""
        page = await self.open_phone(person)
        shot = await page.locator(".phone").screenshot()
        await page.close()
        return Image.open(BytesIO(shot)).convert("RGB")

    def join(self, name: str, phones: Sequence[Image.Image]) -> None:
        """Save phones side by side as `name`.png."""
        width = sum(phone.width for phone in phones) + GAP * (len(phones) + 1)
        whole = Image.new("RGB", (width, phones[0].height + 2 * GAP), "white")
        for place, phone in enumerate(phones):
            whole.paste(phone, (GAP + place * (phone.width + GAP), GAP))
        whole.quantize(64).save(self.folder / f"{name}.png", optimize=True)


async def play(gallery: Gallery) -> None:
    """A morning, a report with its return, a plan, a summary."""
    boris, olga = await gallery.person(COORDINATOR), await gallery.person(CURATOR)
    victor = await gallery.person(MANAGER)
    town = gallery.town
    await town.app.bot.set_my_name("Дорожная карта")
    await town.simulator.clock.advance(timedelta(minutes=10))
    await town.app.ticker.tick()
    digest = await boris.expect("вторник, 24 ноября")
    await gallery.take("digest", boris, digest)
    phones = [await gallery.shoot_phone(boris)]
    await boris.press("2.1", digest)
    card = await boris.expect("Ответьте на это сообщение")
    await gallery.take("card", boris, card)
    phones.append(await gallery.shoot_phone(boris))
    await victor.send("/summary")
    await gallery.take("summary", victor)
    gallery.join("chat", [*phones, await gallery.shoot_phone(victor)])
    await victor.send("/summary по разделам школа 7")
    table = victor.last_message
    await victor.press("По срокам")
    # The question about rich tables comes below it.
    await gallery.take("summary-months", victor, table)
    await victor.send("/summary что впереди до 15 декабря")
    await gallery.take("summary-ahead", victor)
    await victor.send("/summary документы")
    await gallery.take("summary-documents", victor)
    await boris.send_file(b"x" * 86_000, "справка.docx", reply_to=card)
    await gallery.take("taken", boris)
    await boris.press("Отправить на проверку")
    await olga.send("/review")
    # What another school had sent before waits first.
    await olga.press("Следующее")
    await gallery.take("review", olga, await olga.expect("Социальный паспорт"))
    await olga.press("Вернуть")
    await olga.press("Нет подписи")
    await town.app.ticker.tick()
    await gallery.take("return", boris, await boris.expect("Вернули"))
    await olga.send_file(PLAN, "план на год.md")
    if "Это другой план" in (await olga.expect("план", timeout=30)).labels:
        await olga.press("Это другой план")
    await olga.expect("План прочитан", timeout=30)
    await gallery.take("draft", olga)
    await olga.press("Ответственные")
    await gallery.take("parties", olga)
    await olga.send("/people")
    await gallery.take("people", olga)
    await olga.send("/debtors")
    await gallery.take("debtors", olga)


async def make(folder: Path) -> None:
    """All pictures, anew."""
    async with (
        async_playwright() as playwright,
        simulated_town(Settings(bot_token=None), day=DAY) as town,
    ):
        browser = await playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=ARGUMENTS
        )
        await seed(town)
        await play(Gallery(town, browser, folder))
        await browser.close()


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    asyncio.run(make(parser.parse_args().folder))


if __name__ == "__main__":
    main()
