"""A list of names in a file: the first column that holds words, read in the worker."""

from pathlib import Path
from tempfile import TemporaryDirectory

from aiogram import Bot
from aiogram.types import Message

from documents.read.worker import read_safely
from domain.errors import Code, Refusal
from domain.grid import Grid
from services.reports.evidence import MAX_BYTES

_HEADERS = ("учреждени", "организаци", "наименовани", "название", "школа", "name", "organisation")


async def read_list(bot: Bot, message: Message) -> str:
    """The names in the document of a message, one a line.

    Raises Refusal with a FILE_ code for a file that cannot be read, LIST_NO_TABLE for a letter.
    """
    document = message.document
    if document is None:
        raise Refusal(Code.BAD_INPUT)
    if (document.file_size or 0) > MAX_BYTES:
        raise Refusal(Code.FILE_TOO_LARGE)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "list"
        await bot.download(document, path)
        try:
            grid = await read_safely(path, document.file_name or "list.xlsx", owner=message.chat.id)
        except Refusal as refusal:
            # The sentence for a plan without a table would speak of the columns of a plan.
            if refusal.code is Code.FILE_NO_TABLE:
                raise Refusal(Code.LIST_NO_TABLE) from None
            raise
    return "\n".join(names_in(grid))


def names_in(grid: Grid) -> list[str]:
    """The first cell of each row that is neither a number nor a heading, in order."""
    names = []
    for table in grid.tables:
        for row in table.rows:
            words = (" ".join(cell.text.split()) for cell in row.cells)
            name = next((text for text in words if any(map(str.isalpha, text))), "")
            if name:
                names.append(name)
    # A table usually begins with «№ | Наименование учреждения».
    if names and _is_header(names[0]):
        names = names[1:]
    return names


def _is_header(text: str) -> bool:
    said = text.casefold()
    return any(said.startswith(word) for word in _HEADERS) and not any(map(str.isdigit, said))
