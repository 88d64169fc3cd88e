"""Responsibles that the title of a section names: «Раздел 1. Аттестация (отв. методкабинет)»."""

import re

from domain.planning.column_roles import ColumnRole
from domain.planning.outline import Outline
from domain.planning.title_party import RESPONSIBLE
from domain.planning.wording import trim_name

_LABEL = rf"{RESPONSIBLE}(?:\s*[:–—-]\s*|\s+)"
_IN_BRACKETS = re.compile(rf"\(\s*{_LABEL}(?P<party>.+)\)\W*$", re.IGNORECASE)
_CALLED = re.compile(rf"[\s,;.–—-]{RESPONSIBLE}\s*[:–—-]\s*(?P<party>[^:]+)$", re.IGNORECASE)


def answer_by_sections(outline: Outline) -> None:
    """Whoever the section names answers for what stands in it, where a row names nobody."""
    titles = {section.key: section.title for section in outline.sections}
    for entry in outline.entries:
        if not entry.get(ColumnRole.PARTY) and (said := _said_in(titles.get(entry.section or ""))):
            entry.texts[ColumnRole.PARTY] = said


def _said_in(title: str | None) -> str:
    for pattern in (_IN_BRACKETS, _CALLED):
        if match := pattern.search(title or ""):
            return trim_name(match["party"])
    return ""
