"""Files of a summary, read back and compared with an independent count over the same rows."""

import asyncio
import csv
import json
import os
import shutil
import subprocess
import threading
import zipfile
from io import BytesIO, StringIO
from pathlib import Path
from urllib.parse import unquote

import pytest
from docx import Document
from openpyxl import load_workbook
from PIL import Image
from sqlalchemy import update

from bot.ui.summary import archives
from bot.ui.summary.file_work import FileKind, FileRequest
from bot.ui.summary.files import make
from bot.ui.texts import LOCALES, texts
from domain.access import Actor, MemberRole, Role
from domain.errors import Code, Refusal
from domain.summary import By, SummaryQuery
from domain.workflow import Status
from models.engine import Database
from models.tasks import StoredFile
from services.core.object_store import FileStore
from services.summaries import evidence_archive
from tests import towns
from tests.services.counting import TODAY, crowd, expected, prove

pytestmark = pytest.mark.usefixtures("sandbox_in_earnest")

FULL = (
    "total", "done", "done_late", "in_review", "in_work", "blocked", "overdue", "returned", "ahead",
)  # fmt: skip


@pytest.fixture
def url(tmp_path, migrated_sqlite):
    """A migrated SQLite database: files are made by a process that opens it anew."""
    shutil.copy(migrated_sqlite, tmp_path / "test.db")
    return f"sqlite:///{tmp_path / 'test.db'}"


def build(url, work):
    """Fill the database by a coroutine function of it."""

    async def run():
        database = Database(url)
        try:
            return await work(database)
        finally:
            await database.close()

    return asyncio.run(run())


@pytest.fixture
def made(url, clock):
    return build(url, lambda database: crowd(database, clock, seed=5))


def order(town, clock, url, folder, kind, role=Role.MANAGER, by=By.SECTION, locale="ru", **rest):
    actor = Actor(1, (MemberRole(town.id, role, *rest.pop("schools", ())),), clock.now())
    folder = Path(folder) / kind.value
    folder.mkdir(exist_ok=True)
    query = SummaryQuery(roadmap_id=town.roadmap_id, by=by, **rest)
    return FileRequest(kind, query, actor, None, locale, url, folder)


def threads_left(before):
    """Threads that came since: that of a connection would answer to a loop that has ended."""
    found = [thread for thread in threading.enumerate() if thread not in before]
    for thread in found:
        # Its last answer comes a moment before it ends.
        thread.join(timeout=1)
    return [thread for thread in found if thread.is_alive()]


def only(files):
    ((_, path, _),) = files
    return Path(path)


def rows_under(sheet, title):
    """The rows below the header that begins with `title`."""
    rows = list(sheet.iter_rows(values_only=True))
    header = next(place for place, row in enumerate(rows) if row[0] == title)
    return rows[header + 1 :]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_workbook_agrees_with_a_count_by_hand(made, clock, url, tmp_path, locale):
    path = only(make(order(made.town, clock, url, tmp_path, FileKind.EXCEL, locale=locale)))
    book = load_workbook(path)
    whole = expected(made.tasks)
    total = rows_under(book.worksheets[0], "Раздел" if locale == "ru" else "Section")[-1]
    assert [value or 0 for value in total[1:10]] == [whole.get(name, 0) for name in FULL]
    schools = rows_under(book.worksheets[1], "Учреждение" if locale == "ru" else "Organisation")
    for place, school in enumerate(made.schools):
        own = expected(made.of(organisation_id=school))
        assert schools[place][0] == f"Школа №\u00a0{place + 1}".replace("\u00a0", " ")
        assert [value or 0 for value in schools[place][1:10]] == [own.get(n, 0) for n in FULL]


def test_every_task_is_on_its_sheet_with_real_dates(made, clock, url, tmp_path):
    book = load_workbook(only(make(order(made.town, clock, url, tmp_path, FileKind.EXCEL))))
    marks = rows_under(book["Мероприятия"], "Раздел")
    counted = [t for t in made.tasks if t.status.value not in ("cancelled", "not_applicable")]
    assert len(marks) == len(counted)
    assert sorted(row[5].date() for row in marks if row[5]) == sorted(
        t.deadline for t in counted if t.deadline
    )
    overdue = rows_under(book["Просрочено"], "№")
    late = [t for t in counted if expected([t]).get("overdue")]
    assert sorted(row[5] for row in overdue) == sorted((TODAY - t.deadline).days for t in late)
    assert book["Мероприятия"].freeze_panes == "D4"
    assert book["Мероприятия"].page_setup.orientation == "landscape"


def test_schools_of_an_activity_stand_by_their_numbers(url, clock, tmp_path):
    async def work(database):
        town = await towns.build(database, clock)
        schools = [await town.school(f"Школа № {number}") for number in (10, 2, 1)]
        for number in ("1.2", "1.11"):
            activity = await town.activity(number, "Мониторинг", TODAY)
            for school in schools:
                await town.task(activity, school, TODAY)
        return town

    town = build(url, work)
    book = load_workbook(only(make(order(town, clock, url, tmp_path, FileKind.EXCEL))))
    marks = rows_under(book["Мероприятия"], "Раздел")
    assert [(row[1], row[4]) for row in marks] == [
        (number, f"Школа № {school}") for number in ("1.2", "1.11") for school in (1, 2, 10)
    ]


def test_links_of_the_workbook_open_the_files_of_the_archive(url, clock, tmp_path):
    long = "Муниципальное бюджетное общеобразовательное учреждение «Средняя школа имени героя» № "
    names = ["IMG_1.jpg", "IMG_1.jpg", "Список.xlsx", "отчёт " + "очень " * 30 + ".pdf", "a/b?.pdf"]

    async def work(database):
        town = await towns.build(database, clock)
        for number in (1, 2):
            school = await town.school(f"{long}{number}")
            for name in names:
                task = await town.owed(f"1.{number}", name, TODAY, school)
                await prove(town, task, name)
                await prove(town, await town.owed("2.1", name, TODAY, school), name, withdrawn=True)
        manager = await town.manager("Виктор")
        async with database.write() as session:
            await session.execute(update(StoredFile).values(sha256="0" * 64))
        return town, await town.actor(manager)

    town, actor = build(url, work)
    book = load_workbook(only(make(order(town, clock, url, tmp_path, FileKind.EXCEL))))
    linked = {unquote(cell.hyperlink.target) for cell in book["Мероприятия"]["L"] if cell.hyperlink}

    class Store:
        def pieces(self, digest):
            return iter([b"x"])

    async def archived(database, **narrowing):
        query = SummaryQuery(roadmap_id=town.roadmap_id, **narrowing)
        async with database.read() as session:
            found = await evidence_archive.load(session, query, actor=actor)
            places = await archives.paths(session, found.roadmap_ids, texts("ru"))
        made = []
        for path, _ in archives.write(found, places, Store(), tmp_path, texts("ru")):
            with zipfile.ZipFile(path) as archive:
                made += archive.namelist()
        return set(made) - {"Список.xlsx"}

    assert len(linked) == 2 * len(names)
    assert linked == build(url, archived)
    of_a_day = build(url, lambda database: archived(database, start=TODAY, end=TODAY))
    assert of_a_day == linked


def test_json_and_csv_hold_the_same_tasks(made, clock, url, tmp_path):
    tasks = json.loads(
        only(make(order(made.town, clock, url, tmp_path, FileKind.JSON))).read_text()
    )
    text = (
        only(make(order(made.town, clock, url, tmp_path, FileKind.CSV)))
        .read_bytes()
        .decode("utf-8-sig")
    )
    table = list(csv.reader(StringIO(text), delimiter=";"))
    assert len(tasks) == len(table) - 1
    done = [task for task in tasks if task["status"] == "done"]
    assert len(done) == expected(made.tasks)["done"]
    assert sum(task["overdue"] for task in tasks) == expected(made.tasks)["overdue"]


def test_the_report_has_every_activity_in_the_order_of_the_plan(made, clock, url, tmp_path):
    document = Document(str(only(make(order(made.town, clock, url, tmp_path, FileKind.REPORT)))))
    numbers = [row.cells[0].text for row in document.tables[0].rows[1:]]
    numbers = [number for number in numbers if number[:1].isdigit() and "." in number]
    assert len(numbers) == len(made.activities)
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    whole = expected(made.tasks)
    assert f"поручений учреждениям: {whole['total']}. Выполнено {whole['done']} " in text
    assert f"просрочено {whole['overdue']}." in text
    assert "Начальник управления образования\t____" in text


def test_long_titles_leave_the_day_in_the_name_of_a_file(url, clock, tmp_path):
    async def work(database):
        town = await towns.build(database, clock)
        first = await town.roadmap("Качество образования в сельских школах")
        await town.roadmap("Воспитание и социализация обучающихся")
        return town, first

    town, first = build(url, work)
    for kind in (FileKind.CSV, FileKind.REPORT):
        path = only(make(order(town, clock, url, tmp_path, kind, others=(first,))))
        assert path.stem.endswith(f"… {TODAY.isoformat()}")


def test_files_of_several_roadmaps_say_of_which_each_row_is(url, clock, tmp_path):
    """Of one name, documents of two roadmaps stand in two rows; the archive has a folder each."""

    async def work(database):
        town = await towns.build(database, clock)
        school = await town.school("Школа № 1")
        ids = {}
        for title, number in (("Сады 2026", 1), ("Школы 2026", 2)):
            ids[title] = await town.roadmap(title)
            activity = await town.activity("1", "Семинар", TODAY, slots=(("Справка", number),))
            task = await town.task(activity, school, TODAY, Status.DONE)
            await prove(town, task, "справка.docx")
        query = SummaryQuery(roadmap_id=ids["Школы 2026"], others=(ids["Сады 2026"],))
        manager = Actor(1, (MemberRole(town.id, Role.MANAGER),), clock.now())
        async with database.read() as session:
            items = await evidence_archive.load(session, query, actor=manager)
            return town, ids, items, await archives.paths(session, items.roadmap_ids, texts("ru"))

    town, ids, items, places = build(url, work)
    others = (ids["Сады 2026"],)
    path = only(make(order(town, clock, url, tmp_path, FileKind.EXCEL, others=others)))
    rows = rows_under(load_workbook(path)["Документы"], "Документ")
    assert sorted((row[4] or "", *row[:3]) for row in rows) == [
        ("", "Итого", 3, 2),
        ("Сады 2026", "Справка", 1, 1),
        ("Школы 2026", "Справка", 2, 1),
    ]
    store = FileStore(f"file://{tmp_path}")
    ((archive, _),) = archives.write(items, places, store, tmp_path, texts("ru"))
    assert {each.split("/")[0] for each in places.values()} == set(ids)
    with zipfile.ZipFile(archive) as opened:
        listing = load_workbook(BytesIO(opened.read(opened.namelist()[-1]))).worksheets[0]
    assert {row[5] for row in rows_under(listing, "Раздел")} == set(ids)


def test_the_pack_is_four_files_of_one_snapshot(made, clock, url, tmp_path):
    files = make(order(made.town, clock, url, tmp_path, FileKind.PACK))
    assert [Path(path).suffix for _, path, _ in files] == [".png", ".png", ".xlsx", ".docx"]


def test_a_coordinator_gets_the_own_school_only(made, clock, url, tmp_path):
    own = made.schools[1]
    role = {"role": Role.COORDINATOR, "schools": (own,)}
    tasks = json.loads(
        only(make(order(made.town, clock, url, tmp_path, FileKind.JSON, **role))).read_text()
    )
    assert {task["organisation"] for task in tasks} == {"Школа № 2"}


@pytest.mark.parametrize("kind", list(FileKind))
def test_a_foreign_municipality_gets_nothing(made, clock, url, tmp_path, kind):
    ordered = order(made.town, clock, url, tmp_path, kind)
    stranger = Actor(2, (MemberRole(made.town.id + 1, Role.MANAGER),), clock.now())
    before = threading.enumerate()
    with pytest.raises(Refusal) as refusal:
        make(FileRequest(kind, ordered.query, stranger, None, "ru", url, ordered.folder))
    assert refusal.value.code is Code.DENIED
    assert not list(ordered.folder.iterdir())
    assert threads_left(before) == []


@pytest.mark.parametrize("kind", list(FileKind))
def test_an_empty_roadmap_makes_every_file(url, clock, tmp_path, kind):
    async def work(database):
        town = await towns.build(database, clock)
        await town.roadmap()
        return town

    town = build(url, work)
    for _, path, _ in make(order(town, clock, url, tmp_path, kind)):
        assert Path(path).stat().st_size > 0


@pytest.mark.parametrize(
    "kind", [FileKind.PICTURE, FileKind.HEAT, FileKind.BARS, FileKind.EXCEL, FileKind.REPORT]
)
@pytest.mark.parametrize("by", [By.SECTION, By.ORGANISATION, By.EVIDENCE])
def test_names_of_every_kind_are_letters(url, clock, tmp_path, kind, by):
    names = ["Школа " + "оченьдлинная" * 16, "<b>Школа</b> & Co", "=SUM(1;2)", "🏫 Школа 👩‍🏫"]

    async def work(database):
        town = await towns.build(database, clock)
        activity = await town.activity("1.1", names[0], TODAY, slots=((names[1], 1),))
        for name in names:
            await town.task(activity, await town.school(name), TODAY, Status.IN_PROGRESS)
        return town

    town = build(url, work)
    files = make(order(town, clock, url, tmp_path, kind, by=by))
    if kind is FileKind.EXCEL:
        sheet = load_workbook(only(files))["По школам"]
        cell = next(cell for (cell,) in sheet["A1:A12"] if cell.value == "=SUM(1;2)")
        assert cell.data_type == "s"
    for media, path, _ in files:
        if media == "photo":
            with Image.open(path) as picture:
                assert picture.width == 1080
                assert picture.height <= 1920


def test_three_hundred_schools_fit_an_album(url, clock, tmp_path):
    async def work(database):
        town = await towns.build(database, clock)
        activity = await town.activity("1.1", "Мониторинг", TODAY)
        for number in range(300):
            school = await town.school(f"Школа № {number + 1}")
            await town.task(activity, school, TODAY, Status.DONE, done_on=TODAY)
        return town

    town = build(url, work)
    pictures = make(order(town, clock, url, tmp_path, FileKind.PICTURE, by=By.ORGANISATION))
    assert 1 < len(pictures) <= 10
    book = load_workbook(only(make(order(town, clock, url, tmp_path, FileKind.EXCEL))))
    assert rows_under(book["По школам"], "Учреждение")[-1][1:3] == (300, 300)


@pytest.mark.skipif(not os.environ.get("CHECK_OFFICE"), reason="CHECK_OFFICE names no folder")
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("kind", [FileKind.EXCEL, FileKind.REPORT])
def test_office_prints_the_real_files(made, clock, url, tmp_path, kind):
    path = only(make(order(made.town, clock, url, tmp_path, kind)))
    folder = Path(os.environ["CHECK_OFFICE"])
    folder.mkdir(parents=True, exist_ok=True)
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=120)
    assert (folder / f"{path.stem}.pdf").stat().st_size > 1_000
