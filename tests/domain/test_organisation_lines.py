"""Who stands beside the names of a list: as it says, as it is known, or to be asked about."""

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
