"""Files that are no plan: one sentence each, and nothing of them is kept."""

import asyncio
import os
from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from models.roadmaps import Party, Roadmap
from models.tasks import StoredFile
from tests import plan_documents as documents
from tests.documents.building import word, zips
from tests.documents.building.ole import compound
from tests.pictures import png

pytestmark = pytest.mark.usefixtures("sandbox_in_earnest")

MEGABYTE = 1024 * 1024
LAUGHS = '<!DOCTYPE w [<!ENTITY a "ха"><!ENTITY b "&a;&a;&a;&a;">]>'

BAD = {
    "закрытый.xlsx": (compound({"EncryptedPackage": b"", "EncryptionInfo": b""}), "паролем"),
    "битый.docx": (documents.as_docx()[:-500], "повреждён"),
    "письмо.docx": (word.document(word.paragraph("Добрый день")), "не нашлось таблицы"),
    "список.docx": (
        word.document(word.table(word.row("Кабинет", "Мест"), word.row("12", "30"))),
        "не похоже на план",
    ),
    "бомба.docx": (zips.pack({"word/document.xml": bytes(32 * MEGABYTE)}), "небезопасно"),
    "смех.docx": (
        word.document(word.paragraph("<w:r><w:t>&b;</w:t></w:r>"), prolog=LAUGHS),
        "небезопасно",
    ),
    "скан.docx": (png(3), "изображения"),
    "пусто.csv": (b" ", "пуст"),
    "архив.zip": (zips.pack({"план.txt": "план"}), "узнать формат"),
}


@pytest.fixture
async def galina(town):
    return await town.meet_curator("Галина")


async def nothing_is_kept(town):
    for table in (Roadmap, Party, StoredFile):
        assert await town.all(select(table)) == []
    kept = (town.app.settings.data_dir / "files").rglob("*")
    return not [path for path in kept if path.is_file()]


def spent():
    """Seconds of the processor, here and in the processes that have read."""
    return sum(os.times()[:4])


async def test_each_bad_file_gets_one_sentence_and_leaves_nothing(town, galina):
    for name, (data, reason) in BAD.items():
        begun = spent()
        await galina.send_file(data, name)
        refusal = await galina.expect(reason, timeout=60)
        assert spent() - begun < 10
        assert len(refusal.text.splitlines()) == 1
        # The message that showed the progress is gone.
        await galina.refresh()
        assert [m.from_bot for m in galina.messages[-2:]] == [False, True], name
    assert await nothing_is_kept(town)


async def test_a_file_that_telegram_does_not_give_is_refused_at_once(town, galina):
    await galina.send_file(b"x", "план.docx", size=25 * MEGABYTE)
    await galina.expect("больше 20 МБ")
    assert await nothing_is_kept(town)


async def test_others_are_answered_while_a_file_is_read(town, galina):
    olga = await town.meet_curator("Ольга")
    await galina.send_file(documents.as_docx(), "план.docx", wait=False)
    for _ in range(3):
        await olga.send("/whoami")
        assert "Ольга" in olga.last_message.text
    await galina.expect("План прочитан", timeout=30)


async def test_formulas_stay_text_on_the_way_in_and_out(town, galina):
    evil = '=HYPERLINK("http://example.org";"жми")'
    rows = (("1", evil, "май 2027", "ОО", "+1+1"),)
    await galina.send_file(documents.as_docx(rows), "план.docx")
    await galina.expect("План прочитан", timeout=30)
    await galina.press("Показать всё")
    assert "=HYPERLINK" in galina.last_message.text
    await galina.press("‹ К плану")
    await galina.press("Разбор в Excel")
    values = await asyncio.to_thread(cells, await galina.download())
    assert (evil, "s") in values
    assert not [kind for _, kind in values if kind == "f"]


def cells(data):
    """(value, type) of every cell of the first sheet."""
    sheet = load_workbook(BytesIO(data)).worksheets[0]
    return [(cell.value, cell.data_type) for row in sheet.iter_rows() for cell in row]
