"""What nobody can use: one sentence that says what to do next, nothing changed, no fault."""

import fcntl
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.ui.callbacks.tasks import RequestDeadline
from bot.ui.links import INVITE_PREFIX
from domain.access import Role
from models.people import Membership
from models.tasks import Report
from services.people import invites

ROOT = Path(__file__).resolve().parents[2]
LONG = "Очень длинное слово 😀 <b>&amp; " * 124
"""Nearly 4,000 letters: the most that a person can send at once is 4,096."""


@pytest.fixture(autouse=True)
def no_faults(caplog):
    """Whatever comes, nothing may reach the log as a fault."""
    caplog.set_level(logging.ERROR)
    yield
    assert not caplog.records, caplog.text


async def test_an_unknown_command(school):
    await school.anna.send("/frobnicate now")
    assert school.anna.messages[-2].text.startswith("Не удалось понять сообщение.")
    assert "Мои мероприятия" in school.anna.last_message.labels


@pytest.mark.parametrize("data", ["zz:1", "c", "c:", "c:x", "c:1:1", ":", "c:99999999999999999999"])
async def test_a_button_that_there_never_was(school, data):
    await school.anna.press_data(school.anna.last_message, data)
    assert school.anna.last_answer.text.startswith("Эта кнопка из старого сообщения.")


async def test_a_button_under_a_message_that_is_gone(school):
    await school.anna.press_data(987_654, f"c:{school.task_id}")
    assert "Социальный паспорт школы" in school.anna.last_message.text


async def test_a_press_that_waited_too_long_is_carried_out_all_the_same(school):
    card = await school.open_card()
    await school.sim.client.set_faults(callback_seconds=0.0)
    await school.anna.press("В работе", card)
    assert await school.status() == "in_progress"
    assert "Статус: в работе" in school.anna.last_message.text


async def test_a_refusal_of_a_press_that_waited_too_long_comes_as_a_message(school):
    await school.sim.client.set_faults(callback_seconds=0.0)
    await school.anna.press_data(school.anna.last_message, "y:1:confirm")
    assert school.anna.last_message.text.startswith("Это вам недоступно.")


async def test_a_day_that_no_calendar_has_is_no_button(school):
    for day in (-1, 3_652_060):
        with pytest.raises(ValueError):
            RequestDeadline(task_id=school.task_id, version=1, day=day)
    await school.anna.press_data(school.anna.last_message, f"dw:{school.task_id}:1:3652060")
    assert school.anna.last_answer.text.startswith("Эта кнопка из старого сообщения.")


async def test_a_person_without_a_role(town):
    stranger = town.sim.person("Пётр")
    await stranger.start()
    for said in ("/tasks", "/review", "/plans", "/people", "/debtors", "/summary", "Здравствуйте"):
        await stranger.send(said)
        assert stranger.last_message.text, said
        assert "Заречье" not in stranger.transcript(), said
    await stranger.send_file(b"%PDF-1.4", "план.pdf")
    assert "приглашение" in stranger.last_message.text


async def test_an_invite_works_once_and_not_for_ever(town):
    galina = await town.meet_curator("Галина")
    actor = await town.actor_of(galina)
    async with town.database.write() as session:
        used = await invites.make(session, Role.MANAGER, town.id, actor=actor)
        late = await invites.make(session, Role.MANAGER, town.id, actor=actor)
    boris, zoya = town.sim.person("Борис"), town.sim.person("Зоя")
    await boris.start(f"{INVITE_PREFIX}{used}")
    assert "Вы подключены" in boris.transcript()
    await zoya.start(f"{INVITE_PREFIX}{used}")
    assert "Приглашение не действует" in zoya.last_message.text
    await town.sim.clock.set(town.clock.now() + invites.LIFETIME)
    await zoya.start(f"{INVITE_PREFIX}{late}")
    assert "Приглашение не действует" in zoya.last_message.text
    await zoya.start(INVITE_PREFIX + "x" * 40)
    assert "Приглашение не действует" in zoya.last_message.text
    held = await town.all(select(func.count(Membership.id)))
    assert held == [2]


ASKED_OF_GALINA = {
    "organisations": "oa:1",
    "an organisation's name": "od:1:rename",
    "a municipality's name": "an:1",
    "a group": "ga:1",
    "reasons": "er:1:0",
    "a reason": "rr:1:1:-2:0:0",
    "a reason to reopen": "to:1:1:reopen",
    "a deadline": "dm:1:1:0",
    "a period": "y:1:period",
    "a roadmap's name": "y:1:name",
    "an activity": "y:1:add",
    "a term": "ya:1:term",
    "a wording": "ya:1:title",
    "distances": "pv:1:before:-1",
    "days": "cd:1:off",
    "a day for a deadline request": "da:1:other",
}


@pytest.mark.parametrize("data", ASKED_OF_GALINA.values(), ids=ASKED_OF_GALINA)
async def test_whatever_a_curator_writes_where_words_are_asked(school, data):
    galina = school.galina
    for words in (LONG, "😀", "%_'\";--\u202e", "<script>&lt;</b>", "9" * 400):
        await galina.press_data(galina.messages[0], data)
        await galina.send(words)
    await galina.send("/help")
    await galina.expect("Куратору")


@pytest.mark.parametrize(
    "about", ["comment", "question", "news", "block", "not_applicable", "file", "deadline_request"]
)
async def test_whatever_a_coordinator_writes_where_words_are_asked(school, about):
    anna = school.anna
    for words in (LONG, "😀", "%_'\";--\u202e", "<script>&lt;</b>", "9" * 400):
        await anna.press_data(anna.messages[0], f"ta:{school.task_id}:1:{about}")
        await anna.send(words)
    await anna.press_data(anna.messages[0], f"ta:{school.task_id}:1:{about}")
    await anna.send_voice()
    await anna.send("/tasks")
    assert "5.2 Социальный паспорт школы" in anna.last_message.text


async def test_words_that_a_search_could_take_for_a_pattern(school):
    for words in ("%", "_", "\\", "%%_%", LONG):
        await school.anna.send("/tasks")
        await school.anna.press_data(school.anna.last_message, "ts:-1")
        await school.anna.send(words)
        assert "5.2 Социальный паспорт" not in school.anna.last_message.text, words


async def test_a_double_press_and_a_redelivered_one_make_one_report(school):
    card = await school.open_card()
    await school.anna.press("В работе", card)
    await school.anna.redeliver(new_id=True)
    await school.anna.press_data(card, f"t:{school.task_id}:1:start")
    assert await school.all(select(func.count(Report.id))) == [1]


def command(*arguments: str, folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m bot` in a folder of its own."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": os.defpath, **settings},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_second_process_on_the_same_sqlite(tmp_path, migrated_sqlite):
    folder = tmp_path / "data"
    folder.mkdir()
    with (folder / "roadmap.db.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = command("run", folder=tmp_path, BOT_TOKEN="123456:TESTtoken", DATA_DIR=str(folder))
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("Бот с этой базой уже запущен")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("BOT_TOKEN=none", "Настройка BOT_TOKEN задана неверно."),
        ("NO_SUCH=1", "Настройки NO_SUCH нет."),
        ("DEFAULT_TIMEZONE=Moscow", "Настройка DEFAULT_TIMEZONE задана неверно."),
    ],
)
def test_a_broken_env_file(tmp_path, line, said):
    (tmp_path / ".env").write_text(f"{line}\n", encoding="utf-8")
    done = command("run", folder=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith(said)
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "data").exists()


async def test_marks_of_direction_turn_no_line_of_a_chat(school):
    sly = await school.meet_coordinator("Борис\u202e\u2066", school.school_id)
    card = await school.open_card(sly)
    await sly.send_file(b"MZ", "справка\u202efdp.exe", reply_to=card)
    await sly.send("\u202eничего", reply_to=card)
    await school.open_card(sly)
    await sly.press("Отправить на проверку")
    await school.galina.send("/review")
    await school.galina.press("Карточка")
    for person in (sly, school.galina):
        written = [message for message in person.messages if message.from_bot]
        said = "".join(message.text + "".join(message.labels) for message in written)
        assert "справкаfdp.exe" in said
        assert not set(said) & set(
            "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
        )


async def test_a_list_is_not_even_read_for_somebody_whose_role_has_ended(school):
    await school.galina.press_data(school.galina.last_message, f"oa:{school.id}")
    async with school.database.write() as session:
        held = await session.scalar(select(Membership).where(Membership.role == Role.CURATOR))
        held.ended_at = school.clock.now()
    await school.galina.send_file(b"PK\x03\x04", "список.xlsx")
    assert school.galina.last_message.text.startswith("Это бот дорожных карт")


async def test_a_name_that_nobody_sees_spoils_no_keyboard(school):
    await school.meet("\u202e", (Role.MANAGER, None))
    await school.galina.press_data(school.galina.last_message, f"ph:{school.id}:office")
    assert {"Галина", "—"} <= set(school.galina.last_message.labels)
    await school.galina.press_data(school.galina.last_message, f"ga:{school.id}")
    await school.galina.send("\u200b\u2060")
    assert school.galina.last_message.text.startswith("Не получилось прочитать ответ.")
