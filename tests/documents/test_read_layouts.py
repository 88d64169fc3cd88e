"""One plan in every form in which offices send it: the same activities come out."""

from datetime import date
from email.message import EmailMessage

import pytest

from documents.read import read_bytes
from domain.draft import Draft
from domain.plan import draft
from tests.documents.building.layouts import (
    LAYOUTS,
    READ,
    SECTION,
    TITLE,
    html_table,
    odt_with_margins,
    rtf_with_margins,
    word_of_97_with_margins,
    word_with_margins,
)
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


FORMS = {
    "план.docx": word_with_margins,
    "план.odt": odt_with_margins,
    "план.rtf": rtf_with_margins,
    "план.doc": word_of_97_with_margins,
}
OFFICE = "Управление образования, 2026-2027 учебный год"
STAMPED = ("Приложение", "к приказу", "от 12.08.2026 № 15", "УТВЕРЖДАЮ", "Начальник", "Котова А.А.")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("margin", ["header", "footer"])
@pytest.mark.parametrize(
    ("body", "said", "title"),
    [
        (("Мероприятия",), TITLE, TITLE),
        (("Дорожная карта",), TITLE, TITLE),
        ((), TITLE, TITLE),
        (("Дорожная карта",), OFFICE, "Дорожная карта"),
        ((*STAMPED, *STAMPED, "Дорожная карта «Кружки»"), OFFICE, "Дорожная карта «Кружки»"),
        (("План мероприятий по развитию музеев",), TITLE, "План мероприятий по развитию музеев"),
    ],
)
def test_head_and_foot_of_pages_say_what_the_text_does_not(
    form: str, margin: str, body: tuple[str, ...], said: str, title: str
) -> None:
    plan = draft(read_bytes(FORMS[form](*body, **{margin: said}), form))
    assert plan.title == title
    assert (plan.period.start, plan.period.end) == (date(2026, 9, 1), date(2027, 8, 31))
    assert plan.period_confident
    assert lines(plan) == READ


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("margin", ["header", "footer"])
@pytest.mark.parametrize("said", ["План на 2024 год", "Отчёт за 2024-2025 учебный год", "стр. 7"])
def test_the_text_goes_before_head_and_foot_of_pages(form: str, margin: str, said: str) -> None:
    plan = draft(read_bytes(FORMS[form](TITLE, **{margin: said}), form))
    assert plan.title == TITLE
    assert (plan.period.start, plan.period.end) == (date(2026, 9, 1), date(2027, 8, 31))


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
