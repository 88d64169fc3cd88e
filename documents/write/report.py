"""The report on the execution of a plan, as values, before python-docx writes it."""

from dataclasses import dataclass

from documents.write.sheets import CellLink


@dataclass(frozen=True, slots=True)
class ReportRow:
    """An activity: what was planned, what became of it, and what proves it.

    `mark` is «отметка о выполнении» in words; line breaks in it begin new lines.
    """

    number: str
    title: str
    term: str
    responsible: str
    mark: str
    evidence: tuple[str | CellLink, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportSection:
    """A part of the plan; `title` stands over its rows across the whole width, if there is one."""

    title: str
    rows: tuple[ReportRow, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """The line to sign on: post, a place to sign, the name, the date (in words or blank)."""

    post: str
    name: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecutionReport:
    """A whole report. All words come from the locale or from the plan.

    `heading` are the lines in the middle above the table (the first one bold), `columns` the six
    titles (the last one is only shown where a row has evidence), `conclusion` the paragraphs with
    the figures below it, `stamp` the moment of the snapshot as printed, `page_word` what stands
    before the number of a page, `continued` what stands before the rest of a long activity.
    """

    heading: tuple[str, ...]
    columns: tuple[str, str, str, str, str, str]
    sections: tuple[ReportSection, ...]
    conclusion: tuple[str, ...]
    signatures: tuple[Signature, ...]
    stamp: str
    nothing: str
    page_word: str
    continued: str
