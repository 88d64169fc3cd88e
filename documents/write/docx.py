"""Reports as .docx. python-docx is imported when the first one is written."""

from pathlib import Path

from documents.write.report import ExecutionReport


def write_report(path: Path, report: ExecutionReport) -> None:
    """Write the report on the execution of a plan to `path` (.docx), in the customary form."""
    from documents.write.docx_report import write_document

    write_document(path, report)
