"""How the parts of an Office Open XML package point at each other (ECMA-376, part 2)."""

from dataclasses import dataclass
from posixpath import dirname, join, normpath
from typing import Protocol

from documents.read.markup import parse_xml

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Parts(Protocol):
    """A package: its parts by name. `read` raises `Refusal(FILE_BROKEN)` for one that is absent."""

    def __contains__(self, part: str) -> bool: ...

    def read(self, part: str) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Relation:
    """`kind` is the last word of the relation's type («styles»), `target` a part's name."""

    kind: str
    target: str


def relations(package: Parts, part: str) -> dict[str, Relation]:
    """What `part` points at, by relation id; "" is the package itself. Empty where nothing is."""
    folder, name = dirname(part), part.rsplit("/", 1)[-1]
    source = join(folder, "_rels", f"{name}.rels")
    if source not in package:
        return {}
    found = {}
    for element in parse_xml(package.read(source)).iter(_RELATION):
        target = element.get("Target", "")
        if element.get("TargetMode") == "External" or not target:
            continue
        absolute = target if target.startswith("/") else join("/", folder, target)
        kind = element.get("Type", "").rsplit("/", 1)[-1]
        found[element.get("Id", "")] = Relation(kind, normpath(absolute).lstrip("/"))
    return found


def main_part(package: Parts, default: str) -> str:
    """The part that holds the document or workbook itself, usually but not always `default`."""
    for relation in relations(package, "").values():
        if relation.kind == "officeDocument" and relation.target in package:
            return relation.target
    return default


def part_of_kind(package: Parts, part: str, kind: str) -> str | None:
    """The part of a kind («styles», «numbering») that `part` points at, if it is there."""
    for relation in relations(package, part).values():
        if relation.kind == kind and relation.target in package:
            return relation.target
    return None
