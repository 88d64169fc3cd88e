"""What holds for any words: nothing raises, spelling does not matter, doubt never acts."""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import parse as parse_ftl
from fluent.syntax.ast import Message, TextElement
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.question_words import BY, WHICH
from domain.utterances import ACTS, Intent, Prompt, SpeakerRole, Utterance, understand
from domain.utterances.lexicon import BUTTONS
from tests.domain.utterance_examples import examples, world

ROOT = Path(__file__).resolve().parents[2]
WORLD = world()
ROWS = list(examples())
NUMBERS = [each.number for each in WORLD.activities]
TITLES = {each.number: each.title for each in WORLD.activities}
ASKING = set(Intent) - ACTS

roles = st.sampled_from(SpeakerRole)
prompts = st.sampled_from([None, *Prompt])
contexts = st.fixed_dictionaries(
    {
        "role": roles,
        "prompt": prompts,
        "open": st.none() | st.sampled_from(NUMBERS),
        "reply": st.lists(st.sampled_from(NUMBERS), max_size=3, unique=True).map(tuple),
    }
)
words = st.sampled_from(sorted({word for row in ROWS for word in row.said.text.split()}))
chatter = st.lists(words, min_size=1, max_size=12).map(" ".join)


@cache
def labels() -> tuple[str, ...]:
    """The labels of the menu and the commands, as the locale has them, and of other buttons."""
    found = []
    for path in sorted((ROOT / "locales/ru").glob("*.ftl")):
        for entry in parse_ftl(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, Message) and re.match(r"menu-|command-", entry.id.name):
                found += [
                    each.value for each in entry.value.elements if isinstance(each, TextElement)
                ]
    return (*found, *sorted(BUTTONS))


SAID = """
Municipality Organisation OrganisationGroup Person Membership Coordinator Head Curator Manager
Administrator Invite Roadmap Section Activity Term Schedule Window Rhythm Party Assignment Task
Report Evidence Split EvidenceSlot Indicator Review DeadlineMove Debtor Nudge Reminder Digest
Delivery Summary Snapshot SummaryQuery SectionOrganisationCell Burden Delay Grid Draft Upload
Prompt Claim Snooze Escalation Policy Outbox Ledger Desk Problem Decision
"""


@pytest.mark.parametrize("role", SpeakerRole)
def test_every_word_of_a_question_is_read(role):
    for word in (*BY, *WHICH):
        for text in (word, f"сводка {word}", f"сколько выполнено {word} 1"):
            assert understand(Utterance(text=text, role=role), WORLD).intent in Intent


@cache
def glossary() -> tuple[str, ...]:
    """The words of the glossary for things that people see in the chat (not those of the shell)."""
    rows = dict(
        re.findall(r"^\| (\w[\w -]*) \| ([^|]+) \|", (ROOT / "docs/glossary.md").read_text(), re.M)
    )
    cells = [
        part.strip(" «»") for name in SAID.split() if name in rows for part in rows[name].split(",")
    ]
    return tuple(cells)


@given(st.text(max_size=4_096), contexts)
def test_any_text_is_read(text, context):
    reading = understand(Utterance(text=text, **context), WORLD)
    if reading.intent is Intent.UNKNOWN:
        assert reading.text == text.strip()


@given(
    st.integers(1, 4_096),
    st.sampled_from(["1.4 ", "сделали ", "9", "не", "<b>&", "👍", "ё"]),
    contexts,
)
def test_the_longest_text_is_read(length, part, context):
    understand(Utterance(text=(part * length)[:4_096], **context), WORLD)


@given(chatter, contexts)
@settings(max_examples=300)
def test_what_asks_never_acts_and_doubt_has_no_half_act(text, context):
    reading = understand(Utterance(text=text, **context), WORLD)
    if reading.intent in ASKING:
        assert (reading.status, reading.value, reading.until) == (None, None, None)
    if reading.intent is Intent.REPORT and reading.confident:
        assert reading.activity is not None
        assert context["role"] is SpeakerRole.COORDINATOR
    if reading.intent in (Intent.EXTEND, Intent.MOVE) and reading.confident:
        assert reading.activity is not None
        assert reading.until or reading.text
    if reading.intent is Intent.ANSWER:
        assert context["prompt"] is not None


@given(
    chatter, st.sampled_from([Prompt.WORDS, Prompt.REASON, Prompt.OBSTACLE, Prompt.COMMENT]), roles
)
def test_a_prompt_keeps_the_words_or_is_left_for_something_plain(text, prompt, role):
    reading = understand(Utterance(text=text, role=role, prompt=prompt), WORLD)
    assert reading.intent is not Intent.UNKNOWN
    if reading.intent is Intent.ANSWER:
        assert reading.text == text


def test_labels_of_the_bot_and_words_of_the_glossary_are_understood():
    unknown = [
        (role, word)
        for word in (*labels(), *glossary())
        for role in SpeakerRole
        if understand(Utterance(text=word, role=role), WORLD).intent is Intent.UNKNOWN
    ]
    assert unknown == []


frames = st.sampled_from(
    ["{}", "{}?", "а {}", "по {}", "что по {}", "{} пожалуйста", "как там {}", "вопрос по {}",
     "у меня {} непонятно", "привет, {}", "{} это вообще о чём", "мы думали про {}"]
)  # fmt: skip


@given(st.sampled_from(["{}", "{}?", "а {}", "покажи {}", "{} пожалуйста"]),
       st.deferred(lambda: st.sampled_from(labels()) | st.sampled_from(glossary())),
       roles)  # fmt: skip
@settings(max_examples=300)
def test_what_names_a_label_or_a_thing_of_the_glossary_is_never_unknown(frame, name, role):
    reading = understand(Utterance(text=frame.format(name), role=role), WORLD)
    assert reading.intent is not Intent.UNKNOWN


@given(frames, st.sampled_from([*NUMBERS, *TITLES.values(), *WORLD.organisations]), roles)
@settings(max_examples=300)
def test_what_names_something_is_never_unknown(frame, name, role):
    reading = understand(Utterance(text=frame.format(name), role=role), WORLD)
    assert reading.intent is not Intent.UNKNOWN


@given(st.sampled_from(ROWS), roles)
@settings(max_examples=200)
def test_case_and_yo_and_blanks_do_not_matter(row, _):
    plain = row.reading
    for changed in (
        row.said.text.upper(),
        row.said.text.replace("ё", "е"),
        "  " + row.said.text.replace(" ", "  ") + "\n",
    ):
        other = understand(replace(row.said, text=changed), row.world)
        assert _sense(other) == _sense(plain)


@given(st.sampled_from([row for row in ROWS if not row.said.text.endswith(("?", "!", "..."))]))
@settings(max_examples=200)
def test_a_full_stop_does_not_matter(row):
    plain = row.reading
    assert _sense(understand(replace(row.said, text=row.said.text + "."), row.world)) == _sense(
        plain
    )


@given(
    st.sampled_from([row for row in ROWS if row.said.prompt is None]), st.sampled_from(["?", "."])
)
def test_a_question_mark_never_makes_an_act_surer(row, mark):
    """«1.4 сделали?» asks; only a request for a day may stand as a question."""
    plain = row.reading
    asked = understand(replace(row.said, text=row.said.text.rstrip("?!.") + mark), row.world)
    if mark == "?" and asked.intent is Intent.REPORT:
        assert not asked.confident
    if not plain.confident and asked.intent in ACTS:
        assert not asked.confident


def _sense(reading):
    """All but the words that are kept, which keep their spelling."""
    return replace(reading, text=None if reading.text is None else "")


def _written(number):
    return re.compile(rf"(?<![\d.]){re.escape(number)}(?![\d.])")


def _about_unknown_numbers():
    """Sure acts of the tables, said of a number that the plan has not, beside another card."""
    for row in ROWS:
        number = row.wanted.get("activity")
        numbers = [each.number for each in row.world.activities]
        said = isinstance(number, str) and _written(number).search(row.said.text)
        if not said or "." not in number or row.said.prompt or row.intent not in ACTS:
            continue
        strange = next(f"{number.split('.')[0]}.{last}" for last in range(9, 40)
                       if f"{number.split('.')[0]}.{last}" not in numbers)  # fmt: skip
        card = next(each for each in numbers if each != number)
        text = _written(number).sub(strange, row.said.text)
        yield replace(row.said, text=text, open=card, reply=()), row.world


def test_what_is_said_of_an_unknown_number_is_of_no_other_activity():
    cases = list(_about_unknown_numbers())
    assert len(cases) > 300
    read = ((said, understand(said, known)) for said, known in cases)
    assert [(said.text, found.intent) for said, found in read if _acts(found)] == []


def _acts(found):
    return found.confident and found.intent in ACTS


def _about_two_numbers():
    """Sure acts of the tables, said of two activities, beside the card of each."""
    for row in ROWS:
        number = row.wanted.get("activity")
        said = isinstance(number, str) and _written(number).search(row.said.text)
        if not said or "." not in number or row.said.prompt or row.intent not in ACTS:
            continue
        numbers = [each.number for each in row.world.activities if "." in each.number]
        other = next(each for each in numbers if each != number)
        text = _written(number).sub(f"{number} и {other}", row.said.text)
        for card in (number, other):
            yield replace(row.said, text=text, open=card, reply=()), row.world


def test_what_is_said_of_two_numbers_is_done_to_neither_unasked():
    """«1.4 и 3.1 готовы» beside the card of 1.4 reported that one and was silent of the other."""
    cases = list(_about_two_numbers())
    assert len(cases) > 600
    read = ((said, understand(said, known)) for said, known in cases)
    assert [(said.text, found.activity) for said, found in read if _acts(found)] == []


CALLED_OFF = (
    "{}, ой нет, не надо", "{}, отмена", "{} отмена", "{}, хотя нет, не надо", "{}, шучу",
    "{}, отбой", "{} хотя нет", "{} — это неправда", "{}, ой, забудьте",
)  # fmt: skip
"""Nothing is to be done of what is taken back in the same breath."""

SPOKEN_OF = (
    "допустим, {}", "например, {}", "к примеру, {}", "предположим, {}", "пример: {}",
    "просто пробую: {}", "разве {}", "неужели {}", "помните, вы {}", "в прошлом году {}",
    "год назад {}", "вы написали: «{}»", "что значит «{}»", "бот пишет: {}",
    "директор сказал: {}", "школа 1 говорит, что {}", "они пишут: {}", "{}, так говорят",
    "{} или нет?", "не уверена, что {}", "зачем {}", "почему {}", "неправда, что {}",
    "якобы {}", "надо ли {}", "а правда ли, что {}",
)  # fmt: skip
"""Nothing is done by words about an act: supposed, quoted, recalled, told by others, asked."""


def _in_frames(frames, prompts=(None,)):
    """Sure acts of the tables in these frames, two frames a row, in turn."""
    acts = [
        row for row in ROWS if row.confident and row.intent in ACTS and row.said.prompt in prompts
    ]
    for place, row in enumerate(acts):
        text = row.said.text.rstrip(" .!?")
        text = text if text[:2].isupper() else text[:1].lower() + text[1:]
        for frame in (frames[place % len(frames)], frames[(7 * place + 3) % len(frames)]):
            yield replace(row.said, text=frame.format(text)), row.world


@pytest.mark.parametrize("frames", [CALLED_OFF, SPOKEN_OF])
def test_what_is_taken_back_or_only_spoken_of_is_not_done(frames):
    """«1.4 сделали, отмена» was reported, and so was «допустим, 1.4 сделали»."""
    cases = list(_in_frames(frames))
    assert len(cases) > 1500
    read = ((said, understand(said, known)) for said, known in cases)
    assert [(said.text, found.intent) for said, found in read if _acts(found)] == []


def test_an_answer_that_is_taken_back_is_not_taken():
    """«Нет печати, отмена» was the reason of a return, «85 отмена» a number."""
    cases = list(_in_frames(CALLED_OFF, tuple(Prompt)))
    assert len(cases) > 500
    read = ((said, understand(said, known)) for said, known in cases)
    assert [(said.text, found.intent) for said, found in read if _acts(found)] == []


@pytest.mark.parametrize(
    "frame",
    [
        "допустим {}",
        "в прошлом году {}",
        "если {}",
        "школа 1 пишет {}",
        "{} или {}",
        "к примеру {}",
    ],
)
def test_a_number_or_a_day_that_only_might_be_is_not_taken(frame):
    """And neither are two of them."""
    given = {Prompt.NUMBER: "85", Prompt.DAY: "5 декабря"}
    for prompt, answer in given.items():
        other = {"85": "58", "5 декабря": "6 декабря"}[answer]
        text = frame.replace("{}", answer, 1).replace("{}", other)
        said = Utterance(text=text, role=SpeakerRole.COORDINATOR, prompt=prompt, open=NUMBERS[0])
        assert not understand(said, WORLD).confident, text
