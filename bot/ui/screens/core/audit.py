"""The audit log: who did what, and when; in chat and as a sheet."""

from html import escape

from bot.ui import dates
from bot.ui.callbacks.core import AuditFile, AuditPage, Menu
from bot.ui.callbacks.people import People
from bot.ui.fitting import shorten
from bot.ui.screen import Screen, button, keyboard
from bot.ui.screens.core.paging import turner
from bot.ui.texts import Texts
from documents.write.sheets import SheetColumn, SheetValue
from services.core.audit_log import AuditLine, AuditLog

SUBJECT = 80


def page(log: AuditLog, texts: Texts) -> Screen:
    """A page of the log, the latest first."""
    blocks = [f"<b>{texts('audit-title', municipality=escape(log.municipality))}</b>"]
    for line in log.lines:
        moment = dates.moment(line.at, log.zone)
        said = texts("audit-line", moment=moment, who=escape(_who(line, texts)))
        subject = escape(shorten(" · ".join(_about(line, texts)), SUBJECT))
        what = escape(action(line, texts))
        blocks.append(f"{said}\n{what}: {subject}" if subject else f"{said}\n{what}")
    if not log.lines:
        blocks.append(texts("audit-nothing"))

    def to(number: int) -> AuditPage:
        return AuditPage(municipality_id=log.municipality_id, page=number)

    file = button(texts("audit-file"), AuditFile(municipality_id=log.municipality_id))
    if log.reader_manages:
        back = button(texts("button-back"), People(municipality_id=log.municipality_id))
    else:
        back = button(texts("button-home"), Menu(place="home"))
    return Screen(
        "\n\n".join(blocks), keyboard(turner(log.page, log.pages, to, texts), [file, back])
    )


def sheet(log: AuditLog, texts: Texts) -> SheetValue:
    """The log as a sheet of a workbook; moments are aware."""
    return SheetValue(
        texts("audit-sheet"),
        (
            SheetColumn(texts("audit-column-at"), width=18),
            SheetColumn(texts("audit-column-who"), width=28, wrap=True),
            SheetColumn(texts("audit-column-what"), width=32, wrap=True),
            SheetColumn(texts("audit-column-about"), width=44, wrap=True),
            SheetColumn(texts("audit-column-details"), width=44, wrap=True),
        ),
        (
            (
                line.at,
                _who(line, texts),
                action(line, texts),
                " · ".join(_about(line, texts)),
                "; ".join(f"{name}: {value}" for name, value in line.details.items()),
            )
            for line in log.lines
        ),
        heading=(texts("audit-title", municipality=log.municipality),),
    )


def action(line: AuditLine, texts: Texts) -> str:
    """What was done, in words."""
    return texts(f"audit-{line.action.replace('_', '-')}")


def _about(line: AuditLine, texts: Texts) -> list[str]:
    """To whom or what: names as they are, words of ours in the reader's language."""
    found = [_word(line.subject, texts), line.organisation]
    change = line.details.get("change")
    if isinstance(change, str):
        found.append(_word(change, texts))
    old, new = line.details.get("old"), line.details.get("new")
    if old is not None and new is not None:
        found.append(f"{_word(str(old), texts)} → {_word(str(new), texts)}")
    return [part for part in dict.fromkeys(found) if part]


def _word(value: str, texts: Texts) -> str:
    key = f"audit-word-{value.replace('_', '-')}"
    is_plain = value.replace("-", "").replace("_", "").isascii() and " " not in value
    return texts(key) if is_plain and texts.has(key) else value


def _who(line: AuditLine, texts: Texts) -> str:
    return line.who or texts("audit-nobody")
