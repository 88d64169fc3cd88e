"""Documents are tested: a setting or command that they do not name is a red build."""

import re
from pathlib import Path

import pytest

from bot.__main__ import COMMANDS
from bot.config import Settings

ROOT = Path(__file__).resolve().parents[1]
SETTINGS = {name.upper() for name in Settings.model_fields}


def test_every_setting_is_documented():
    documented = set(re.findall(r"^\| `([A-Z_]+)`", (ROOT / "docs/settings.md").read_text(), re.M))
    assert documented == SETTINGS


def test_the_sample_of_settings_is_whole():
    sample = set(re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.M))
    assert sample == SETTINGS


def test_readme_names_every_command():
    text = (ROOT / "README.md").read_text()
    missing = [name for name in COMMANDS if f"python -m bot {name}" not in text]
    assert missing == []


@pytest.mark.parametrize("name", sorted((ROOT / "docs").rglob("*.md")), ids=lambda path: path.name)
def test_links_of_documents_lead_somewhere(name):
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", name.read_text())
    assert [link for link in links if not (name.parent / link).exists()] == []


def test_links_of_the_readme_lead_somewhere():
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", (ROOT / "README.md").read_text())
    assert [link for link in links if not (ROOT / link).exists()] == []
