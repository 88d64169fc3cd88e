"""Who stands beside the names of a list: as it says, as it is known, or to be asked about."""

import re
from dataclasses import replace

import pytest

from domain.grid import Grid, Paragraph, Place
from domain.organisation_comparison import KnownOrganisation, compare_lists
from domain.organisation_kinds import OrganisationKind as Kind
from domain.organisation_list import ListedOrganisation, as_coordinator, read_organisations
from tests.domain.grids import grid

# (name, head, phone, coordinator, telephone of the coordinator, nobody says whose the name is)
PEOPLE = {
    "СОШ № 3, Дёмина Анна Петровна, 8 900 111-22-33": (
        "СОШ № 3", "Дёмина Анна Петровна", "8 900 111-22-33", "", "", True,
    ),
    "Школа 7 – Юдин Борис": ("Школа 7", "Юдин Борис", "", "", "", True),
    "Луговская ООШ; координатор Крот П.И.": ("Луговская ООШ", "", "", "Крот П.И.", "", False),
    "СОШ № 3 координатор Дёмина А.П.": ("СОШ № 3", "", "", "Дёмина А.П.", "", False),
    "Школа № 8: Юдина Анна (координатор)": ("Школа № 8", "", "", "Юдина Анна", "", False),
    "Школа № 4, директор Сомов О.И., координатор Юдина Анна, 8 900 123-45-67": (
        "Школа № 4", "Сомов О.И.", "", "Юдина Анна", "8 900 123-45-67", False,
    ),
    "МКУ «Центр развития образования», руководитель Ершова": (
        "МКУ «Центр развития образования»", "Ершова", "", "", "", False,
    ),
    "Школа-интернат № 1, и.о. директора Панова И.О., т. 2-33-44": (
        "Школа-интернат № 1", "Панова И.О.", "2-33-44", "", "", False,
    ),
    "Детский сад «Золотая Рыбка»": ("Детский сад «Золотая Рыбка»", "", "", "", "", False),
    "Школа № 9 имени А.С. Пушкина": ("Школа № 9 имени А.С. Пушкина", "", "", "", "", False),
}  # fmt: skip


ADDRESSES = {
    "Школа № 6, ул. Ленина, 5, директор Ершова А.А., тел. 8-900-111-22-33": "ул. Ленина, 5",
    "Школа № 6, г. Лугов, пер. Садовый, д. 3а, директор Ершова А.А. (8-900-111-22-33)":
        "г. Лугов, пер. Садовый, д. 3а",
    "Школа № 6 (624000, с. Луговое, ул. А.С. Пушкина, 1) — директор Ершова А.А., 8-900-111-22-33":
        "624000, с. Луговое, ул. А.С. Пушкина, 1",
    "Школа № 6 ул. Мира, директор Ершова А.А., 8-900-111-22-33": "ул. Мира",
}  # fmt: skip


@pytest.mark.parametrize("line", ADDRESSES)
def test_an_address_is_no_part_of_a_name_and_is_said_to_be_left_out(line):
    found = read_organisations(Grid((Paragraph(line, Place(row=1)),)))
    (only,) = found.organisations
    said = only.name, only.head, only.phone
    assert said == ("Школа № 6", "Ершова А.А.", "8-900-111-22-33")
    ((_, left),) = found.skipped
    assert [word for word in re.findall(r"\w+", ADDRESSES[line]) if word not in left] == []


@pytest.mark.parametrize(
    "name", ["Школа № 6, с. Луговое", "Детский сад на ул. Мира", "Лицей им. Пушкина", "Школа - пл"]
)
def test_a_place_in_a_name_stays_there(name):
    (only,) = read_organisations(Grid((Paragraph(name, Place(row=1)),))).organisations
    assert only.name == name


@pytest.mark.parametrize(
    ("line", "phone"),
    [
        ("Школа № 1 (директор Ершова А.А., 8-900-111-22-33)", "8-900-111-22-33"),
        ("Школа № 1 (Ершова А.А. 8 (900) 111-22-33)", "8 (900) 111-22-33"),
        ("Школа № 1, Ершова А.А. (8-900-111-22-33)", "8-900-111-22-33"),
        ("Школа № 1, Ершова А.А., (34342) 2-22-33", "(34342) 2-22-33"),
    ],
)
def test_a_bracket_around_a_telephone_is_none_of_it(line, phone):
    (only,) = read_organisations(Grid((Paragraph(line, Place(row=1)),))).organisations
    assert only.phone == phone


@pytest.mark.parametrize("line", PEOPLE)
def test_who_stands_beside_a_name_is_what_the_line_says(line):
    found = read_organisations(Grid((Paragraph(line, Place(row=1)),)))
    (only,) = found.organisations
    people = only.head, only.phone, only.coordinator, only.coordinator_phone
    assert (only.name, *people, found.unsaid) == PEOPLE[line]
    theirs = as_coordinator(only)
    assert not found.unsaid or (theirs.coordinator, theirs.head) == (only.head, "")
    assert found.unsaid or theirs == only  # «директор» stays one, whatever other lines leave open


@pytest.mark.parametrize(
    ("heading", "unsaid"), [("ФИО", True), ("Директор", False), ("Координатор", False)]
)
def test_a_column_of_names_says_whose_they_are_or_is_asked_about(heading, unsaid):
    table = f"Школа | {heading}\nШкола № 1 | Котова А.А.\nШкола № 2 | Орлов И.И."
    assert read_organisations(grid(table)).unsaid is unsaid


def test_initials_of_somebody_who_is_known_change_nothing():
    known = KnownOrganisation(3, "Школа № 3", Kind.SCHOOL, coordinator="Дёмина Анна Петровна")
    listed = ListedOrganisation(name="Школа № 3", kind=Kind.SCHOOL)
    for name, changes in (
        ("Дёмина А.П.", ()),
        ("А.П. Дёмина", ()),
        ("Дёмина О.П.", (("coordinator", "Дёмина Анна Петровна", "Дёмина О.П."),)),
        ("Юдина А.П.", (("coordinator", "Дёмина Анна Петровна", "Юдина А.П."),)),
    ):
        (found,) = compare_lists([replace(listed, coordinator=name)], [known])
        assert found.changes == changes
        assert found.invites is bool(changes)
    # The names in full are news where only initials were known.
    (found,) = compare_lists(
        [replace(listed, coordinator="Дёмина Анна Петровна")],
        [replace(known, coordinator="Дёмина А.П.")],
    )
    assert len(found.changes) == 1
