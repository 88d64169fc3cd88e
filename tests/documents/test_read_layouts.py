"""One plan in every form in which offices send it: the same activities come out."""

from email.message import EmailMessage

import pytest

from documents.read import read_bytes
from domain.draft import Draft
from domain.plan import draft
from tests.documents.building.layouts import LAYOUTS, READ, SECTION, TITLE, html_table
from tests.domain.test_plan_words import lost


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_same_plan_comes_out_of_every_form(layout: str) -> None:
    name, make = LAYOUTS[layout]
    document = read_bytes(make(), name)
    plan = draft(document)
    assert lost(document, plan) == []
    assert lines(plan) == READ
    assert " ".join(plan.title.split()) == TITLE
    assert [section.title for section in plan.sections] == [SECTION.partition(". ")[2]]


def lines(plan: Draft) -> list[tuple[str, str, str, list[str]]]:
    return [
        (each.number.rstrip("."), each.title, each.term, [party.name for party in each.responsible])
        for each in plan.activities
    ]


@pytest.mark.parametrize(
    "subject", ["План кружков на 2027 год", "Re: Fwd: План кружков на 2027 год"]
)
def test_a_plan_in_a_letter_is_called_as_the_letter_is(subject: str) -> None:
    message = EmailMessage()
    message["Subject"] = subject
    said = "Коллеги, направляем план кружков на 2027 год. Просим отчитаться в срок."
    message.set_content(said)
    message.add_alternative(f"<p>{said}</p>{html_table()}<p>Отдел</p>", subtype="html")
    found = draft(read_bytes(message.as_bytes(), "письмо.eml"))
    assert found.title == "План кружков на 2027 год"
