"""Documents are tested: what they do not name, or name and is not there, is a red build."""

import re
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

from bot.__main__ import COMMANDS
from bot.config import Settings
from domain.alarms import Alarm

ROOT = Path(__file__).resolve().parents[1]
SETTINGS = {name.upper() for name in Settings.model_fields}
DECISIONS = ROOT / "docs/decisions"
PACKAGES = {path.parent.name for path in ROOT.glob("*/__init__.py")}
FOLDERS = PACKAGES | {"docs", "locales", "tests"}
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])

every_page = pytest.mark.parametrize("page", PAGES, ids=lambda path: f"{path.relative_to(ROOT)}")


def test_every_setting_is_documented():
    documented = set(re.findall(r"^\| `([A-Z_]+)`", (ROOT / "docs/settings.md").read_text(), re.M))
    assert documented == SETTINGS


def test_the_sample_of_settings_is_whole():
    sample = (ROOT / ".env.example").read_text()
    assert set(re.findall(r"^(?:# )?([A-Z_]+)=", sample, re.M)) == SETTINGS


def test_the_sample_of_settings_sets_nothing_but_the_token():
    """`DATA_DIR=data` in a file of systemd or compose wins over the folder of the unit or image."""
    sample = (ROOT / ".env.example").read_text()
    assert re.findall(r"^[A-Z_]+=.*", sample, re.M) == ["BOT_TOKEN="]


def test_readme_names_every_command():
    text = (ROOT / "README.md").read_text()
    missing = [name for name in COMMANDS if f"python -m bot {name}" not in text]
    assert missing == []


def test_the_list_of_decisions_is_whole():
    pages = {path.name for path in DECISIONS.glob("*.md")} - {"README.md"}
    listed = re.findall(
        r"^- \[[\w-]+\]\(([\w.-]+)\): ", (DECISIONS / "README.md").read_text(), re.M
    )
    assert listed == sorted(pages)


@every_page
def test_links_lead_somewhere(page):
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text())
    assert [link for link in links if not (page.parent / link).exists()] == []


@every_page
def test_files_and_folders_that_are_named_exist(page):
    """In the text as `folder/file`, in the README's map as a line that begins with a folder."""
    text = page.read_text()
    paths = re.findall(r"`(\w+/[\w./-]*)`", text) + re.findall(r"^    (\w+/) ", text, re.M)
    ours = [path for path in paths if path.split("/")[0] in FOLDERS]
    assert [path for path in ours if not (ROOT / path).exists()] == []


@every_page
def test_modules_and_what_is_named_in_them_exist(page):
    dotted = re.findall(r"`(\w+(?:\.\w+)+)`", page.read_text())
    ours = [name for name in dotted if name.split(".")[0] in PACKAGES]
    assert [name for name in ours if not _found(name.split("."))] == []


@every_page
def test_commands_that_are_named_can_be_given(page):
    text = page.read_text()
    rules = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.M))
    made = re.findall(r"(?:`|^    )make ([a-z-]+)", text, re.M)
    assert [rule for rule in made if rule not in rules] == []
    run = re.findall(r"python -m (\w+(?:\.\w+)*)", text)
    assert [module for module in run if find_spec(module) is None] == []


def _found(name: list[str]) -> bool:
    """Whether all the names are a module, or the last is something in the module before it."""
    try:
        return bool(import_module(".".join(name)))
    except ModuleNotFoundError:
        return hasattr(import_module(".".join(name[:-1])), name[-1])


def _rows(page: str) -> set[str]:
    return set(re.findall(r"^\| `([^`]+)`", (ROOT / "docs" / page).read_text(), re.M))


def test_every_figure_alarm_and_reason_of_not_being_ready_has_a_line():
    sources = {name: (ROOT / f"bot/{name}.py").read_text() for name in ("metrics", "health")}
    figures = set(re.findall(r'"(roadmap_\w+)"', sources["metrics"]))
    reasons = set(re.findall(r'"((?:telegram|updates|database): [\w ]+)"', sources["health"]))
    assert len(figures) > 10 and len(reasons) > 4
    assert figures | reasons | {alarm.value for alarm in Alarm} <= _rows("operations.md")


def test_lines_of_the_log_that_are_explained_can_be_written():
    explained = (ROOT / "docs/operations.md").read_text().partition("## What the log says once")[2]
    said = re.findall(r"`([^`]+)`", "".join(re.findall(r"^\| (.*?) \|", explained, re.M)))
    code = "".join(
        path.read_text()
        for name in ("bot", "scheduler", "services")
        for path in ROOT.glob(f"{name}/**/*.py")
    )
    assert len(said) > 7 and [line for line in said if line not in code] == []


def test_the_map_names_every_module_that_understands_words():
    modules = {path.stem for path in ROOT.glob("handlers/utterances/*.py")} - {"__init__"}
    named = set(re.findall(r"`(\w+)`", (ROOT / "docs/architecture.md").read_text()))
    assert modules - named == set()
