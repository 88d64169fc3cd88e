"""A list of organisations: in a file, read in the worker, or in a pasted text."""

import re
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from documents.read.worker import read_safely
from domain.errors import Code, Refusal, Stale
from domain.grid import Cell, Grid, GridRow, GridTable, Paragraph, Place
from domain.organisation_kinds import OrganisationKind
from domain.organisation_list import ListedOrganisation, OrganisationList, read_organisations

_KEPT = tuple(field.name for field in fields(ListedOrganisation) if field.name != "place")
_BAR = re.compile(r"[|\t]")


async def list_at(path: Path, name: str, *, owner: int) -> OrganisationList:
    """What the file at `path` lists that its sender, the chat `owner`, calls `name`.

    Raises Refusal with a FILE_ code for a file that cannot be read, LIST_NO_TABLE for a letter.
    """
    try:
        grid = await read_safely(path, name, owner=owner)
    except Refusal as refusal:
        # The sentence for a plan without a table would speak of the columns of a plan.
        if refusal.code is Code.FILE_NO_TABLE:
            raise Refusal(Code.LIST_NO_TABLE) from None
        raise
    if not grid.tables:
        # Points of an order, which a plan may be: no list of names.
        raise Refusal(Code.LIST_NO_TABLE)
    return read_organisations(grid)


def read_lines(text: str) -> OrganisationList:
    """What a pasted text lists: a table where it has bars or tabs, else one a line."""
    lines = [(row, line) for row, line in enumerate(text.splitlines(), start=1) if line.strip()]
    if any(_BAR.search(line) for _, line in lines):
        rows = tuple(_row(line, number) for number, line in lines)
        width = max(len(row.cells) for row in rows)
        return read_organisations(Grid((GridTable(rows, 1, width),)))
    paragraphs = tuple(Paragraph(line, Place(row=row)) for row, line in lines)
    return read_organisations(Grid(paragraphs))


def _row(line: str, number: int) -> GridRow:
    """One line of a pasted table; a cell may be empty."""
    cells = _BAR.split(line)
    return GridRow(
        tuple(Cell(text.strip(), column) for column, text in enumerate(cells, 1)), number
    )


def to_plain(listed: ListedOrganisation) -> dict[str, Any]:
    """What is kept of a listed organisation until it is taken over."""
    return {name: getattr(listed, name) for name in _KEPT}


def from_plain(kept: Mapping[str, Any]) -> ListedOrganisation:
    """What `to_plain` kept. Raises Stale for what another version of the bot kept otherwise."""
    try:
        kind, groups = OrganisationKind(kept["kind"]), tuple(kept["groups"])
        return ListedOrganisation(**{**kept, "kind": kind, "groups": groups})
    except (KeyError, TypeError, ValueError) as error:
        raise Stale(Code.LIST_STALE) from error
