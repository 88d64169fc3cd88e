"""What people say: the tables row by row, and what holds for any words."""

import pytest

from domain.utterances import Intent, Prompt, Speaker, Utterance, understand
from tests.domain.utterance_examples import examples, world

WORLD = world()
ROWS = list(examples())


def test_people_are_understood():
    """Walks the tables and says every miss at once."""
    misses = {str(row): faults for row in ROWS if (faults := row.faults())}
    assert misses == {}


def test_the_table_is_large_and_has_every_intent():
    assert len(ROWS) >= 600
    assert {row.intent for row in ROWS} == set(Intent)


@pytest.mark.parametrize(
    ("text", "role", "intent"),
    [
        ("1.4 сделали", Speaker.CURATOR, Intent.REPORT),
        ("прими 1.4 от школы 3", Speaker.COORDINATOR, Intent.ACCEPT),
        ("перенеси 1.4 на пятницу", Speaker.MANAGER, Intent.MOVE),
    ],
)
def test_what_is_somebody_elses_is_never_done(text, role, intent):
    reading = understand(Utterance(text=text, role=role), WORLD)
    assert (reading.intent, reading.confident) == (intent, False)


LONG = (
    "сводная таблица не сходится с прошлогодней, непонятно, когда проведено и кто отвечает, "
    "сколько человек участвовало и где протокол, помощь психолога не указана, а список "
    "без подписи, "
)


@pytest.mark.parametrize("times", [1, 5, 20])
@pytest.mark.parametrize("prompt", [Prompt.REASON, Prompt.WORDS, Prompt.OBSTACLE, Prompt.COMMENT])
def test_a_long_answer_stays_an_answer_whatever_it_mentions(prompt, times):
    text = (LONG * times)[:4_096].strip()
    reading = understand(Utterance(text=text, role=Speaker.CURATOR, prompt=prompt), WORLD)
    assert (reading.intent, reading.text, reading.confident) == (Intent.ANSWER, text, True)


def test_a_long_report_is_kept_to_the_last_letter():
    told = "ребята писали сочинение, " * 150
    reading = understand(
        Utterance(text=f"1.4 сделали, {told}конец", role=Speaker.COORDINATOR), WORLD
    )
    assert (reading.intent, reading.activity) == (Intent.REPORT, "1.4")
    assert reading.text is not None
    assert reading.text.endswith("сочинение, конец")
