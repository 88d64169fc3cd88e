"""What people say: the tables row by row, and what holds for any words."""

from dataclasses import replace
from datetime import date

import pytest

from domain.utterances import (
    Intent,
    Prompt,
    SpeakerRole,
    Utterance,
    listed_organisations,
    understand,
)
from tests.domain.utterance_examples import examples, world

WORLD = world()
ROWS = list(examples())


def test_people_are_understood():
    """Walks the tables and says every miss at once."""
    misses = {str(row): faults for row in ROWS if (faults := row.faults())}
    assert misses == {}


@pytest.mark.parametrize("text", ["справка о второй части", "приказ о моей части"])
def test_a_part_that_is_counted_or_owned_is_no_institution(text):
    """«Воинская часть» is one; these are what a curator was asked to write."""
    said = Utterance(text=text, role=SpeakerRole.CURATOR, prompt=Prompt.COMMENT)
    assert understand(said, WORLD).intent is Intent.ANSWER


def test_the_table_is_large_and_has_every_intent():
    assert len(ROWS) >= 600
    assert {row.intent for row in ROWS} == set(Intent)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("3.4 закрепили 5 пар", "5 пар"),
        ("3.4 сделали, закрепили 5 пар наставников", "закрепили 5 пар наставников"),
        ("по 3.4 готово 12 новых пар", "12 новых пар"),
        ("3.4 пары наставников закрепили", None),
    ],
)
def test_what_is_counted_keeps_its_word_though_a_title_has_it_too(text, kept):
    reading = understand(Utterance(text=text, role=SpeakerRole.COORDINATOR), WORLD)
    assert (reading.activity, reading.text) == ("3.4", kept)


@pytest.mark.parametrize(
    "text", ["5 классов наставничество прошли", "2 раза провели наставничество"]
)
def test_a_word_behind_what_was_counted_names_its_activity(text):
    reading = understand(Utterance(text=text, role=SpeakerRole.COORDINATOR), WORLD)
    assert (reading.intent, reading.activity) == (Intent.REPORT, "3.4")


@pytest.mark.parametrize(
    ("text", "role", "intent"),
    [
        ("1.4 сделали", SpeakerRole.CURATOR, Intent.REPORT),
        ("прими 1.4 от школы 3", SpeakerRole.COORDINATOR, Intent.ACCEPT),
        ("перенеси 1.4 на пятницу", SpeakerRole.MANAGER, Intent.MOVE),
    ],
)
def test_what_is_somebody_elses_is_never_done(text, role, intent):
    reading = understand(Utterance(text=text, role=role), WORLD)
    assert (reading.intent, reading.confident) == (intent, False)


BREAKS = (
    (date(2026, 10, 31), date(2026, 11, 8)),
    (date(2026, 12, 31), date(2027, 1, 10)),
    (date(2027, 3, 27), date(2027, 4, 4)),
)


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("можно 2.3 сдать после каникул", date(2027, 1, 11)),
        ("можно 2.3 сдать после весенних каникул", date(2027, 4, 5)),
        ("можно 2.3 сдать до каникул", date(2026, 12, 30)),
    ],
)
def test_holidays_are_days_where_the_school_calendar_is_known(text, until):
    said = Utterance(text=text, role=SpeakerRole.COORDINATOR)
    assert understand(said, WORLD).until is None
    reading = understand(said, replace(WORLD, holidays=BREAKS))
    assert (reading.intent, reading.activity, reading.until) == (Intent.EXTEND, "2.3", until)


@pytest.mark.parametrize(
    ("text", "prompt", "intent"),
    [
        ("3.1 сделали", Prompt.WORDS, Intent.REPORT),
        ("два один", Prompt.OBSTACLE, Intent.OPEN),
        ("1.4", Prompt.REASON, Intent.OPEN),
        ("погоди", Prompt.REASON, Intent.MENU),
        ("ой нет, это я не туда нажала", Prompt.REASON, Intent.MENU),
        ("не надо", Prompt.COMMENT, Intent.MENU),
        ("какой у нас вообще срок по 2.1", Prompt.COMMENT, Intent.WHEN),
        ("1.4 провели, 40 человек", Prompt.WORDS, Intent.ANSWER),
        ("не надо было брать старый бланк", Prompt.REASON, Intent.ANSWER),
    ],
)
def test_what_is_said_of_something_else_is_no_answer(text, prompt, intent):
    said = Utterance(text=text, role=SpeakerRole.COORDINATOR, prompt=prompt, open="1.4")
    assert understand(said, WORLD).intent is intent


@pytest.mark.parametrize("known", [WORLD, replace(WORLD, sections=())])
@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("просроченные по разделу 99", "99"),
        ("сводка по 99 разделу", "99"),
        ("сводка по двадцатому разделу", "20"),
        ("сводка по второму разделу", "2"),
    ],
)
def test_a_section_that_nobody_knows_is_not_lost(known, text, section):
    """In its slot or among the words that were not understood: no other figures are shown."""
    reading = understand(Utterance(text=text, role=SpeakerRole.MANAGER), known)
    assert section in (reading.question.section, reading.text)


LONG = (
    "сводная таблица не сходится с прошлогодней, непонятно, когда проведено и кто отвечает, "
    "сколько человек участвовало и где протокол, помощь психолога не указана, а список "
    "без подписи, "
)


@pytest.mark.parametrize("times", [1, 5, 20])
@pytest.mark.parametrize("prompt", [Prompt.REASON, Prompt.WORDS, Prompt.OBSTACLE, Prompt.COMMENT])
def test_a_long_answer_stays_an_answer_whatever_it_mentions(prompt, times):
    text = (LONG * times)[:4_096].strip()
    reading = understand(Utterance(text=text, role=SpeakerRole.CURATOR, prompt=prompt), WORLD)
    assert (reading.intent, reading.text, reading.confident) == (Intent.ANSWER, text, True)


def test_a_long_report_is_kept_to_the_last_letter():
    told = "ребята писали сочинение, " * 150
    reading = understand(
        Utterance(text=f"1.4 сделали, {told}конец", role=SpeakerRole.COORDINATOR), WORLD
    )
    assert (reading.intent, reading.activity) == (Intent.REPORT, "1.4")
    assert reading.text is not None
    assert reading.text.endswith("сочинение, конец")


@pytest.mark.parametrize(
    ("text", "schools"),
    [
        ("школам 3, 1 и 7", ("Школа № 3", "Школа № 1", "Школа № 7")),
        ("сравни школы 3 и 7 за ноябрь", ("Школа № 3", "Школа № 7")),
        ("школе 3, 7 дней", ("Школа № 3",)),
        ("школе 3, 7 учителей", ("Школа № 3",)),
        ("школе 3 и 1.4", ("Школа № 3",)),
        ("у школы 3 - 7", ("Школа № 3",)),
    ],
)
def test_numbers_of_a_list_are_schools_where_they_count_nothing(text, schools):
    said = Utterance(text=text, role=SpeakerRole.MANAGER)
    assert listed_organisations(said, WORLD)[0] == schools
