"""`python -m bot import FILE --dry-run`: what it prints, and what it refuses."""

import json
from pathlib import Path

import pytest

from bot.__main__ import main

PLAN = """План мероприятий («дорожная карта») по развитию чтения на 2020-2021 учебный год

№\tМероприятие\tСрок\tОтветственный\tРезультат
1. Книги\t\t\t\t
1.1.\tОбновить фонды\tСентябрь, апрель\tУО, ОО\tСправка
1.2.\tПровести слёт читателей\tпо настроению\t\t
Направление «Семья»\t\t\t\t
1.\tСемейный вечер\tежегодно, май\tОО (по согласованию)\tне менее 30% семей
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "план.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_json_is_what_the_contract_says(plan, capsys):
    assert main(["import", str(plan), "--dry-run", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert list(shown) == ["title", "period", "sections", "activities", "warnings", "tasks"]
    assert shown["title"].startswith("План мероприятий («дорожная карта») по развитию чтения")
    assert shown["period"] == ["2020-09-01", "2021-08-31"]
    assert shown["sections"] == [
        {"number": "1", "title": "Книги"},
        {"number": None, "title": "Направление «Семья»"},
    ]
    assert shown["activities"][0] == {
        "number": "1.1",
        "section": "1",
        "title": "Обновить фонды",
        "term": "Сентябрь, апрель",
        "responsible": ["УО", "ОО"],
        "result": "Справка",
        "schedule": {
            "phrase": "Сентябрь, апрель",
            "kind": "fixed",
            "every": None,
            "interval": None,
            "windows": [["2020-09-01", "2020-09-30"], ["2021-04-01", "2021-04-30"]],
            "condition": None,
            "confident": shown["activities"][0]["schedule"]["confident"],
        },
    }
    assert [activity["section"] for activity in shown["activities"]] == [
        "1",
        "1",
        "Направление «Семья»",
    ]
    assert shown["activities"][2]["responsible"] == ["ОО (по согласованию)"]
    assert shown["tasks"] == {
        "total": 4,
        "past": 3,
        "by_month": {"2020-09": 1, "2021-04": 1, "2021-05": 1, "undated": 1},
    }
    message = "1.2: ответственный не указан. Назначьте его."
    assert {"where": "таблица 1, строка 4", "message": message} in shown["warnings"]


def test_the_period_can_be_given(plan, capsys):
    arguments = ["import", str(plan), "--dry-run", "--json", "--period", "2024-01-01..2024-12-31"]
    assert main(arguments) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["period"] == ["2024-01-01", "2024-12-31"]
    assert shown["activities"][0]["schedule"]["windows"][0] == ["2024-04-01", "2024-04-30"]


NO_YEAR = "№\tМероприятие\tСрок\tОтветственный\n1.\tСмотр\tмарт\tУО\n2.\tСлёт\tмай\tОО\n"


@pytest.mark.parametrize(
    "arguments", [["--dry-run"], ["--dry-run", "--json"], ["--municipality", "Заречье"]]
)
def test_without_a_period_nothing_is_dated(tmp_path, capsys, arguments):
    path = tmp_path / "план.txt"
    path.write_text(NO_YEAR, encoding="utf-8")
    assert main(["import", str(path), *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "--period" in err
    assert len(err.splitlines()) == 1


def test_the_period_that_was_missing_can_be_given(tmp_path, capsys):
    path = tmp_path / "план.txt"
    path.write_text(NO_YEAR, encoding="utf-8")
    arguments = ["--dry-run", "--json", "--period", "2026-09-01..2027-08-31"]
    assert main(["import", str(path), *arguments]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["period"] == ["2026-09-01", "2027-08-31"]
    assert shown["tasks"]["by_month"] == {"2027-03": 1, "2027-05": 1}


def test_the_file_s_name_may_give_the_period(tmp_path, capsys):
    path = tmp_path / "План_воспитательной_работы_2026-2027.txt"
    path.write_text(NO_YEAR, encoding="utf-8")
    assert main(["import", str(path), "--dry-run", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["period"] == ["2026-09-01", "2027-08-31"]


def test_without_json_it_is_readable(plan, capsys):
    assert main(["import", str(plan), "--dry-run"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == "01.09.2020 – 31.08.2021"
    assert "1.1\tОбновить фонды | Сентябрь, апрель | УО, ОО | Справка" in lines


@pytest.mark.parametrize("period", ["2024", "2024-02-30..2024-12-31", "2024-12-31..2024-01-01"])
def test_a_malformed_period_is_refused(plan, capsys, period):
    assert main(["import", str(plan), "--dry-run", "--period", period]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize("content", [None, "", "Просто текст\n", "№\tФИО\tДолжность\n1\tА\tБ\n"])
def test_a_file_that_is_no_plan_gets_one_sentence(tmp_path, capsys, content):
    path = tmp_path / "файл.txt"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    assert main(["import", str(path), "--dry-run", "--json"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert "Traceback" not in err
