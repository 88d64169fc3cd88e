"""Which of several municipalities words name, and what is left of them."""

import pytest

from domain.questions import or_its_figures
from domain.utterances import (
    Intent,
    Reading,
    SpeakerRole,
    Utterance,
    is_of_office,
    is_of_own_work,
    named_municipalities,
    understand,
)
from tests.domain.utterance_examples import world

WORLD = world()
NAMES = ("Заречный район", "Поречье", "Холмский городской округ", "г. Сосновск")

NAMED = [
    ("сводка по Поречью", "Поречье", "сводка"),
    ("кто не отчитался в поречье", "Поречье", "кто не отчитался"),
    ("Поречье, рейтинг школ", "Поречье", ", рейтинг школ"),
    ("сводка по Заречному району за октябрь", "Заречный район", "сводка за октябрь"),
    ("что просрочено в заречном", "Заречный район", "что просрочено"),
    ("напомни школам Холмского городского округа", "Холмский городской округ", "напомни школам"),
    ("покажи сосновск", "г. Сосновск", "покажи"),
    ("список школ Сосновска", "г. Сосновск", "список школ"),
]


@pytest.mark.parametrize(("text", "name", "rest"), NAMED)
def test_the_only_one_that_is_named_and_the_rest(text, name, rest):
    assert named_municipalities(text, NAMES) == ((name,), rest)


@pytest.mark.parametrize(
    "text",
    [
        "сводка по школам",
        "сводка по районам",
        "городской округ",
        "зареченская школа",
        "сводка по школе Поречья",
        "",
        "1.4",
    ],
)
def test_a_kind_a_name_like_it_and_a_school_called_so_name_none(text):
    assert named_municipalities(text, NAMES, ["Зареченская школа", "Школа с. Поречье"]) == (
        (),
        text,
    )


DICTATED = [
    # (text, whether it dictates, who is named, what is left)
    ("напиши всем школам: совещание в Поречье", False, (), None),
    ("верни 1.4 школы 3: нет подписи администрации Поречья", False, (), None),
    ("напиши школам «Совещание в Поречье»", False, (), None),
    (
        "напиши школам Сосновска: приезжайте в Поречье",
        True,
        ("г. Сосновск",),
        "напиши школам: приезжайте в Поречье",
    ),
    (
        "напомни школам Сосновска, что совещание в Поречье",
        True,
        ("г. Сосновск",),
        "напомни школам, что совещание в Поречье",
    ),
    ("покажи, что просрочено в Поречье", False, ("Поречье",), "покажи, что просрочено"),
    ("что просрочено в Поречье", False, ("Поречье",), "что просрочено"),
]


@pytest.mark.parametrize(("text", "dictates", "named", "rest"), DICTATED)
def test_what_is_said_to_somebody_else_names_none_and_stays_as_it_is(text, dictates, named, rest):
    found = named_municipalities(text, NAMES, dictates=dictates)
    assert found == (named, text if rest is None else rest)


@pytest.mark.parametrize(
    ("rest", "asked"),
    [("", "сводка"), ("?", "сводка"), ("а ?", "а сводка"), ("что там", "сводка")],
)
def test_the_name_alone_asks_for_figures_or_for_what_was_asked_before(rest, asked):
    assert or_its_figures(rest) == asked
    assert or_its_figures(f"{rest} за октябрь") == f"{rest} за октябрь"


def test_several_are_told():
    found, rest = named_municipalities("сравни Поречье и Сосновск", NAMES)
    assert found == ("Поречье", "г. Сосновск")
    assert rest == "сравни и"


OWN = ["1.4 сделали", "по 1.4 в работе", "что у меня горит", "мои мероприятия", "2.1 не к нам"]
OFFICE = ["кто не сдал 1.4", "что на проверке", "прими 1.4", "сводка", "1.4 школы 3 сделали"]


@pytest.mark.parametrize("text", OWN)
def test_work_of_ones_own(text):
    reading = understand(Utterance(text=text, role=SpeakerRole.CURATOR), WORLD)
    assert is_of_own_work(reading, text) and not is_of_office(reading)


@pytest.mark.parametrize("text", OFFICE)
def test_what_the_office_alone_says(text):
    reading = understand(Utterance(text=text, role=SpeakerRole.CURATOR), WORLD)
    assert is_of_office(reading) and not is_of_own_work(reading, text)


def test_a_list_of_nobodys_is_not_ones_own():
    assert not is_of_own_work(Reading(intent=Intent.LIST), "что просрочено")
