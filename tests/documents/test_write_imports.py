"""A bot that has written nothing yet pays for no library that writes."""

import subprocess
import sys

LATE = {"typst", "pandas", "numpy", "openpyxl", "docx", "lxml", "icalendar", "segno", "PIL"}
CODE = """
import importlib, pkgutil, sys
import documents.write as package
for module in pkgutil.iter_modules(package.__path__):
    if module.name not in {"xlsx_sheets", "xlsx_cells", "docx_report"}:
        importlib.import_module(f"documents.write.{module.name}")
print(*sorted(name for name in sys.modules if "." not in name))
"""


def test_libraries_are_imported_when_first_needed() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "documents" in loaded
    assert not loaded & (LATE | {"aiogram"})
