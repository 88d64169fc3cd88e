"""Mail (.eml) with the plan attached or in its text; web archives (.mht) are mail too."""

import re
from collections.abc import Iterator
from dataclasses import replace
from email import policy
from email.message import EmailMessage, Message
from email.parser import BytesParser

from documents.read.limits import Budget, check_lines
from domain.errors import Code, Refusal
from domain.grid import Block, Grid, GridTable, Paragraph, Place

_DEEPEST = 3
"""Letters that forward letters."""

_MOST_PARTS = 200
_REPLIED = re.compile(r"^\s*(?:(?:re|fwd?|ha|отв|пересл)\s*:\s*)+", re.IGNORECASE)
_TEXTS = ("text/html", "text/plain")


def read_mail(data: bytes, depth: int = 1) -> Grid:
    """The tables of all attachments that hold any, else the letter's own text.

    What is attached is read like any other file; a letter inside a letter too, three deep. Raises
    `Refusal` FILE_UNSAFE for more, and what the reader of the last attachment raised where nothing
    else was found.
    """
    message = BytesParser(policy=policy.default).parsebytes(data)
    if not isinstance(message, EmailMessage) or depth > _DEEPEST:
        raise Refusal(Code.FILE_UNSAFE)
    grids, refusals = _attached(message, depth)
    if grids:
        return _joined(grids)
    own = _own(message)
    if refusals and not own.tables:
        raise refusals[-1]
    subject = _REPLIED.sub("", str(message["Subject"] or "")).strip()
    if not own.tables or not subject:
        return own
    # A plan in a letter is mostly called so where the letter is.
    return replace(own, blocks=(Paragraph(subject, Place(), heading=True), *own.blocks))


def _attached(message: EmailMessage, depth: int) -> tuple[list[Grid], list[Refusal]]:
    grids: list[Grid] = []
    refusals: list[Refusal] = []
    for name, data in _files(message):
        try:
            grid = _read(data, name, depth)
        except Refusal as refusal:
            if refusal.code in (Code.FILE_UNSAFE, Code.FILE_TOO_LONG):
                raise
            refusals.append(refusal)
            continue
        grids += [grid] if grid.tables else []
    return grids, refusals


def _read(data: bytes, name: str, depth: int) -> Grid:
    from documents.read import read_bytes
    from documents.read.formats import Format, recognise

    if recognise(data, name) is Format.MAIL:
        return read_mail(data, depth + 1)
    return read_bytes(data, name)


def _files(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    """The names and contents of attachments; a forwarded letter is one."""
    for count, part in enumerate(message.iter_attachments()):
        if count >= _MOST_PARTS:
            raise Refusal(Code.FILE_UNSAFE)
        if part.get_content_type() == "message/rfc822":
            letter = part.get_payload(0)
            if isinstance(letter, Message):
                yield "letter.eml", letter.as_bytes()
            continue
        content = part.get_payload(decode=True)
        # What a letter shows itself (pictures of a signature) has no name of its own.
        if part.get_filename() and isinstance(content, bytes) and content:
            yield part.get_filename(""), content


def _own(message: EmailMessage) -> Grid:
    """What the letter or the archive says itself: its HTML, or its plain text."""
    from documents.read.html import read_html
    from documents.read.text import read_text

    found = Grid(())
    for kind in _TEXTS:
        for part in _leaves(message, kind):
            content = part.get_payload(decode=True)
            if not isinstance(content, bytes):
                continue
            check_lines(content)
            grid = read_html(content) if kind == "text/html" else read_text(content)
            if grid.tables:
                return grid
            found = found if found.blocks else grid
    return found


def _leaves(message: EmailMessage, kind: str) -> Iterator[EmailMessage]:
    for count, part in enumerate(message.walk()):
        if count >= _MOST_PARTS:
            raise Refusal(Code.FILE_UNSAFE)
        if part.get_content_type() == kind and isinstance(part, EmailMessage):
            yield part


def _joined(grids: list[Grid]) -> Grid:
    """Several attachments as one document, their tables counted on."""
    blocks: list[Block] = []
    budget = Budget()
    tables = 0
    for grid in grids:
        for block in grid.blocks:
            if isinstance(block, GridTable):
                tables += 1
                for row in block.rows:
                    budget.spend(len(row.cells))
                block = replace(block, ordinal=tables) if block.sheet is None else block
            blocks.append(block)
    return Grid(
        tuple(blocks),
        tuple(sheet for grid in grids for sheet in grid.sheets),
        tuple(omission for grid in grids for omission in grid.omissions),
    )
