"""CSV, JSON, calendars, pivots, QR codes and invitations."""

import csv
import json
from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO, StringIO
from zoneinfo import ZoneInfo

import pdfplumber
import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from PIL import Image

from documents.write.csv_json import csv_chunks, json_bytes
from documents.write.ics import Alarms, CalendarEntry, calendar_file
from documents.write.pivot import pivot
from documents.write.qr import InviteCard, invite_sheet, qr_png
from documents.write.sheets import CellLink, SheetCell
from documents.write.words import poses_as_formula, safe_address

ZONE = ZoneInfo("Asia/Vladivostok")
MOMENT = datetime(2026, 11, 24, 6, 12, tzinfo=UTC)
ROWS: list[tuple[SheetCell, ...]] = [
    (
        "Школа № 3; «Лицей»",
        12,
        0.5,
        date(2026, 11, 24),
        MOMENT,
        CellLink("Акт", "https://x.ru/1"),
        None,
    ),
    ('=1+1\n"а"', -3, float("nan"), None, None, None, ""),
]
NAMES = ("school", "done", "share", "day", "at", "file", "none")


def test_csv_reads_back_and_opens_in_russian_excel() -> None:
    raw = b"".join(csv_chunks(NAMES, ROWS, ZONE))
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows == [
        list(NAMES),
        [
            "Школа № 3; «Лицей»",
            "12",
            "0,5",
            "2026-11-24",
            "2026-11-24 16:12:00",
            "https://x.ru/1",
            "",
        ],
        ['\'=1+1\n"а"', "-3", "", "", "", "", ""],
    ]


@given(st.text())
def test_no_cell_of_a_csv_begins_like_a_formula(text: str) -> None:
    raw = b"".join(csv_chunks(("а",), [(text,)], ZONE)).decode("utf-8-sig")
    cells = list(csv.reader(StringIO(raw, newline=""), delimiter=";"))
    assert not poses_as_formula("".join(cells[1]) if len(cells) > 1 else "")


def test_a_long_csv_comes_in_pieces() -> None:
    pieces = list(csv_chunks(("№",), [(n,) for n in range(1200)], ZONE))
    assert len(pieces) == 4
    assert b"".join(pieces).count(b"\r\n") == 1201


def test_json_reads_back() -> None:
    rows = json.loads(json_bytes(NAMES, ROWS, ZONE))
    assert rows[0]["at"] == "2026-11-24T16:12:00+10:00"
    assert rows[0]["day"] == "2026-11-24"
    assert rows[0]["file"] == "https://x.ru/1"
    assert rows[1]["school"] == '=1+1\n"а"'
    assert rows[1]["share"] is None
    assert json.loads(json_bytes(NAMES, [], ZONE)) == []
    with pytest.raises(ValueError, match="argument"):
        json_bytes(NAMES, [("мало",)], ZONE)


ENTRY = CalendarEntry(
    "task-7@municipality-1",
    "5.2 Паспорт; школы, №3\r\nBEGIN:VEVENT",
    date(2026, 11, 25),
    "Нужно: справка\nСтатус: не начато",
    revision=2,
)


def test_a_deadline_is_an_all_day_event_with_a_lasting_name() -> None:
    raw = calendar_file("Школа № 3", [ENTRY], ZONE, MOMENT)
    (event,) = Calendar.from_ical(raw).walk("VEVENT")
    assert event["uid"] == "task-7@municipality-1"
    assert event["sequence"] == 2
    assert event.decoded("dtstart") == date(2026, 11, 25)
    assert event.decoded("dtend") == date(2026, 11, 26)
    assert event.decoded("dtstamp") == MOMENT
    assert str(event["summary"]) == "5.2 Паспорт; школы, №3 BEGIN:VEVENT"
    assert str(event["description"]) == "Нужно: справка\nСтатус: не начато"
    assert event.walk("VALARM") == []
    assert raw == calendar_file("Школа № 3", [ENTRY], ZONE, MOMENT)
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75


@pytest.mark.parametrize("zone", ["Asia/Vladivostok", "Europe/Kaliningrad", "America/New_York"])
def test_alarms_ring_at_the_hour_of_the_municipality(zone: str) -> None:
    place = ZoneInfo(zone)
    raw = calendar_file("Школа № 3", [ENTRY], place, MOMENT, Alarms((0, 3), time(9)))
    (event,) = Calendar.from_ical(raw).walk("VEVENT")
    moments = [alarm.decoded("trigger").astimezone(place) for alarm in event.walk("VALARM")]
    assert [moment.replace(tzinfo=None) for moment in moments] == [
        datetime.combine(ENTRY.day - timedelta(days=days), time(9)) for days in (0, 3)
    ]


def test_a_cancelled_deadline_leaves_the_calendar_without_ringing() -> None:
    entry = CalendarEntry("task-7", "5.2", date(2026, 11, 25), cancelled=True)
    raw = calendar_file("Школа № 3", [entry], ZONE, MOMENT, Alarms((1,), time(9)))
    (event,) = Calendar.from_ical(raw).walk("VEVENT")
    assert event["status"] == "CANCELLED"
    assert event.walk("VALARM") == []


RECORDS = st.lists(
    st.tuples(st.sampled_from("абв"), st.sampled_from("xyz"), st.integers(0, 1000)), max_size=40
)


# The first call imports pandas, which takes longer than a step of a property may.
@given(RECORDS)
def test_a_pivot_counts_as_a_dictionary_would(records: list[tuple[str, str, int]]) -> None:
    made = pivot(records)
    sums: dict[tuple[str, str], int] = {}
    for row, column, count in records:
        sums[row, column] = sums.get((row, column), 0) + count
    assert made.rows == tuple(dict.fromkeys(row for row, _, _ in records))
    assert made.columns == tuple(dict.fromkeys(column for _, column, _ in records))
    assert made.cells == tuple(
        tuple(sums.get((row, column)) for column in made.columns) for row in made.rows
    )
    assert made.total == sum(count for _, _, count in records)
    assert sum(made.column_totals) == made.total


LINK = "https://t.me/roadmap_demo_bot?start=Q1w2E3r4T5y6U7i8O9p0AsDfGh"


def test_a_code_is_black_on_white_and_large_enough_for_telegram() -> None:
    picture = Image.open(BytesIO(qr_png(LINK))).convert("L")
    assert picture.width == picture.height >= 400
    assert set(picture.tobytes()) == {0, 255}
    # The margin of four squares and the corner of the finder pattern (ISO/IEC 18004, 6.3).
    assert picture.crop((0, 0, picture.width, 40)).getextrema() == (255, 255)
    assert picture.getpixel((45, 45)) == 0
    assert picture.getpixel((55, 55)) == 255


@pytest.mark.parametrize(("count", "pages"), [(1, 1), (8, 1), (9, 2), (23, 3)])
def test_eight_invitations_stand_on_a_page_of_a4(count: int, pages: int) -> None:
    invites = [InviteCard(f"Школа № {n}", f"{LINK}{n}", "до 30 ноября") for n in range(count)]
    (pdf,) = invite_sheet(invites, "Наведите камеру телефона.")
    with pdfplumber.open(BytesIO(pdf)) as document:
        assert len(document.pages) == pages
        assert round(document.pages[0].width / 72 * 25.4) == 210
        text = "\n".join(page.extract_text() for page in document.pages).replace("\u00a0", " ")
    assert sum(f"Школа № {n}" in text for n in range(count)) == count
    assert text.count("до 30 ноября") == count
    assert len(invite_sheet(invites, "", "png")) == pages


def test_a_name_of_two_hundred_letters_stays_inside_its_card() -> None:
    name = ("Муниципальное бюджетное общеобразовательное учреждение <b>№ 1</b> 🎓 " * 4)[:200]
    (pdf,) = invite_sheet(
        [InviteCard(name, LINK, "до 30 ноября")] * 8, "Наведите камеру телефона на код."
    )
    with pdfplumber.open(BytesIO(pdf)) as document:
        (page,) = document.pages
        card = page.crop((0, 0, page.width / 2, page.height / 4))
        words = card.extract_text()
    assert "<b>№" in words.replace("\u00a0", " ")
    assert words.rstrip().endswith("AsDfGh")


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("https://x.ru/a?b=1", "https://x.ru/a?b=1"),
        ("tg://resolve?domain=x", "tg://resolve?domain=x"),
        ("папка/а.pdf", "%D0%BF%D0%B0%D0%BF%D0%BA%D0%B0/%D0%B0.pdf"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("../../a", None),
        ("..\\a", None),
        ("/etc/passwd", None),
        ("//host/a", None),
        ("\\\\host\\a", None),
        ("http://[", None),
        ("", None),
        ("https://x.ru/" + "a" * 3000, None),
    ],
)
def test_only_harmless_addresses_become_links(target: str, address: str | None) -> None:
    assert safe_address(target) == address
