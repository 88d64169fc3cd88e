"""A roadmap is named by its title amid other words, and nothing of the other words is lost."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.utterances import organisation_spans
from services.summaries.views import RoadmapChoice
from services.summaries.worded_queries import without_roadmap
from services.summaries.worded_roadmaps import of_text
from tests import towns

CHOICES = (
    RoadmapChoice(1, "План по развитию… 2019–2021", "Заречье", 1),
    RoadmapChoice(2, "Дорожная карта 2019–2021", "Заречье", 1),
    RoadmapChoice(3, "МСОКО 2026/27", "Заречье", 1),
)
NAMED = {
    1: ("план по развитию", "по плану по развитию", "план по развитию 2019–2021", "по развитию"),
    3: ("МСОКО", "по МСОКО 2026/27", "по карте МСОКО", "по плану МСОКО"),
}
QUESTIONS = (
    "по школам", "по школам на 1 марта", "принято за октябрь 2020 по школам", "рейтинг школ",
    "просроченные школа 7", "раздел 2 по месяцам", "на проверке", "лицей 2",
)  # fmt: skip


@given(st.sampled_from(sorted(NAMED)), st.data(), st.sampled_from(QUESTIONS), st.booleans())
def test_what_is_asked_of_a_named_roadmap_is_what_was_asked(id_, data, question, first):
    """«план по развитию по школам» once lost its «по», and «план» was not understood."""
    said = data.draw(st.sampled_from(NAMED[id_]))
    found = of_text(CHOICES, f"{said} {question}" if first else f"{question} {said}")
    assert (found.ids, found.rest) == ((id_,), question)


@pytest.mark.parametrize("text", ["сводка по плану", "сводка по дорожной карте"])
def test_a_word_for_any_plan_names_none_and_is_understood(text):
    found = of_text(CHOICES, text)
    assert found.ids == (1,)
    assert set(text.split()[2:]) <= set(found.shared)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("по плану по развитию", True),
        ("а по МСОКО?", True),
        ("по всем картам", True),
        ("по планам", True),
        ("а по школам?", False),
        ("сводка по плану", False),
        ("раздел развитие", False),
        ("", False),
    ],
)
def test_the_first_one_named_is_told_from_none_named(text, named):
    assert of_text(CHOICES, text).is_named is named


OF_YEARS = (
    RoadmapChoice(3, "План методической работы… 2026/27", "Заречье", 1),
    RoadmapChoice(2, "План по развитию качества… 2026/27", "Заречье", 1),
    RoadmapChoice(1, "План по развитию качества… 2025/26", "Заречье", 1),
    RoadmapChoice(4, "Лето 2026", "Заречье", 1),
    RoadmapChoice(5, "Лето 2025", "Заречье", 1),
)
SCHOOLS = ("Методический центр", "Школа № 1")


@pytest.mark.parametrize(
    ("text", "ids", "rest"),
    [
        ("план 2026/27", (3, 2), ""),
        ("сводка по планам 2026–2027 по школам", (3, 2), "сводка по школам"),
        ("за 2025/26 учебный год по школам", (1,), "по школам"),
        ("план по развитию качества 2026-27 по школам", (2,), "по школам"),
        ("раздел 4 плана по развитию качества 2025/26", (1,), "раздел 4"),
        ("лето 2026 по школам", (4,), "по школам"),
        ("сводка за 2026 год", None, "сводка за 2026 год"),
        ("что было в работе на 31 октября", None, "что было в работе на 31 октября"),
        ("сводка по плану методической работы", (3,), "сводка"),
        ("что у методического центра", None, "что у методического центра"),
        ("методический центр, план методической работы", (3,), "методический центр,"),
    ],
)
def test_a_plan_is_named_by_its_year_and_by_no_word_of_something_else(text, ids, rest):
    found = of_text(OF_YEARS, text, organisation_spans(text, SCHOOLS))
    assert (found.ids if found.is_named else None, found.rest) == (ids, rest)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("сводка по плану методической работы", "сводка"),
        ("план методической работы по школам", "по школам"),
        ("что у методического центра", "что у методического центра"),
        ("методическая работа", "методическая работа"),
    ],
)
def test_the_title_of_the_only_plan_is_no_word_of_a_school(text, rest):
    found = of_text(OF_YEARS[:1], text, organisation_spans(text, SCHOOLS))
    assert (found.is_named, found.rest) == (False, rest)


async def test_words_that_name_no_roadmap_stay_as_they_were_typed(database, clock):
    """Lines and spaces too: a letter of several lines is read by its lines."""
    town = await towns.build(database, clock)
    for title in ("МСОКО 2026/27", "Воспитание 2026/27"):
        await town.roadmap(title)
        await town.activity("1.1", "Мониторинг", date(2026, 11, 10))
    actor = await town.actor(await town.manager("Виктор"))
    texts = {
        "Добрый день!\n\nКто не сдал  1.1?\nС уважением, Виктор": None,
        "кто не сдал\nпо МСОКО": "кто не сдал",
    }
    async with database.read() as session:
        for said, rest in texts.items():
            assert await without_roadmap(session, said, actor=actor) == (rest or said)


def test_two_are_named():
    assert of_text(CHOICES, "сравни план по развитию и МСОКО").ids == (1, 3)
