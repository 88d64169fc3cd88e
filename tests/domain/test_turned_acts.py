"""Sure acts of the tables in words that make them something else: asked, told by others, on a
condition, of another year, all but some. None of them may be done unasked.

Each frame meets some of the acts, drawn with a fixed seed; `TURN_EACH=1` (`make turn`) every act.
"""

import os
import random
import re
from dataclasses import replace
from datetime import date

import pytest

from domain.utterances import ACTS, Intent, Prompt, SpeakerRole, Utterance, understand
from tests.domain.utterance_examples import examples, world

WORLD = world()
EACH = bool(os.environ.get("TURN_EACH"))
DRAWN = 11
SHORT = 100
"""Longer ones, and those of several sentences, are letters: what is put behind their signature is
said of nothing.
"""

SURE = [
    row
    for row in examples()
    if row.confident
    and row.said.prompt is None
    and row.intent in ACTS
    and len(row.said.text) < SHORT
    and not re.search(r"[.!] \S", row.said.text)
    and not row.said.text.rstrip().endswith("?")
]
REASONS = {Intent.RETURN, Intent.OBSTACLE}
"""What they tell in their last words is why, and may be on any condition."""
KINDLY = {Intent.EXTEND}
"""Another deadline may be asked for as a question."""

AROUND = (
    "правда ли, что {}", "это правда, что {}?", "если вдруг {}", "а что если {}",
    "не знаю, {} или забыли",
    "в прошлом учебном году {}", "сосед сказал, что {}", "директор спрашивает, {}",
    "спросите, {}", "в чате прислали {}", "пересылаю вам: {}", "те, кто {}, молодцы",
    "когда {}, напишу", "вместо того чтобы {}", "{}, разве нет", "«{}»",
    "можно сказать {}", "вчера просили: {}", "пришло письмо: «{}». что делать",
    "{}, так нам ответили", "хотели бы, чтобы {}, но",
)  # fmt: skip
BEHIND = (
    "{}, если успеем", "{}, но только если директор подпишет", "{} при условии что привезут",
    "{}, за исключением начальной школы", "{}, кроме двух", "{} или ещё нет",
    "{} не раньше чем привезут",
)  # fmt: skip
"""Words behind an act, which are no part of a reason."""


def _said(row, frame):
    text = row.said.text.rstrip(" .!")
    text = text if text[:2].isupper() else text[:1].lower() + text[1:]
    return replace(row.said, text=frame.format(text))


def _done(frame, *but):
    """What is still done of the acts in this frame; those in `but` may be, and are left out."""
    rows = [row for row in SURE if row.intent not in but]
    drawn = rows if EACH else random.Random(frame).sample(rows, DRAWN)
    read = ((said, understand(said, row.world)) for row in drawn for said in [_said(row, frame)])
    return [
        (said.text, str(found.intent))
        for said, found in read
        if _acts(found) and found.intent not in but
    ]


def _acts(found):
    return found.confident and found.intent in ACTS


@pytest.mark.parametrize("frame", AROUND)
def test_words_about_an_act_do_nothing(frame):
    assert _done(frame) == []


@pytest.mark.parametrize("frame", BEHIND)
def test_an_act_on_a_condition_is_not_done(frame):
    assert _done(frame, *REASONS) == []


@pytest.mark.parametrize(("frame", "but"), [("{}?", KINDLY), ("{} ли", REASONS | KINDLY)])
def test_what_is_asked_is_not_done(frame, but):
    assert _done(frame, *but) == []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("рано переносить 1.4 на пятницу", SpeakerRole.COORDINATOR),
        ("забыла продлить 1.4 до пятницы", SpeakerRole.COORDINATOR),
        ("не могу перенести 1.4 на неделю", SpeakerRole.COORDINATOR),
        ("умеешь переносить 1.4 на неделю", SpeakerRole.COORDINATOR),
        ("мне советуют продлить 1.4 до пятницы", SpeakerRole.COORDINATOR),
        ("где продлить 1.4 на неделю", SpeakerRole.COORDINATOR),
        ("не дайте продлить 1.4 на неделю", SpeakerRole.COORDINATOR),
        ("собираюсь отозвать 1.4", SpeakerRole.COORDINATOR),
        ("некогда напоминать мне завтра", SpeakerRole.COORDINATOR),
        ("круглый стол по 1.4 состоялся бы 2 декабря", SpeakerRole.COORDINATOR),
        ("1.4 подвели сроки", SpeakerRole.COORDINATOR),
        ("1.4 было сдано", SpeakerRole.COORDINATOR),
        ("сделали не 1.3, а 1.4", SpeakerRole.COORDINATOR),
        ("надо было сдать 1.4 ещё вчера", SpeakerRole.COORDINATOR),
        ("напомни завтра про 1.3, а 1.4 уже сдала", SpeakerRole.COORDINATOR),
        ("школе № 1 1.4 сделали", SpeakerRole.COORDINATOR),
        ("стоит принять 1.4 у школы 3", SpeakerRole.CURATOR),
        ("просили принять 1.4 у школы 3", SpeakerRole.CURATOR),
        ("напомни школе 3, чтобы не сдавали 1.4", SpeakerRole.CURATOR),
        ("напомни школе 3, которые сдали 1.4", SpeakerRole.CURATOR),
        ("напомни тем, кто сдал 1.4", SpeakerRole.CURATOR),
        ("напомни всем, кто не сдал до пятницы", SpeakerRole.CURATOR),
    ],
)
def test_what_hangs_on_another_word_is_not_done(text, role):
    found = understand(Utterance(text=text, role=role), WORLD)
    assert not _acts(found), found


@pytest.mark.parametrize(
    ("text", "until"),
    [("до пятницы, точнее до 2 декабря", date(2026, 12, 2)), ("нет, не 1.4, а 3.1", None)],
)
def test_the_last_day_is_meant_unless_it_may_be_an_activity(text, until):
    """«3.1» asked for the third of January."""
    said = Utterance(text=text, role=SpeakerRole.COORDINATOR, prompt=Prompt.DAY, open="1.4")
    found = understand(said, WORLD)
    assert found.confident is (until is not None)
    assert until in (None, found.until)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("прошу перенести 1.4 на пятницу", SpeakerRole.COORDINATOR),
        ("можно продлить 1.4 до пятницы, если не сложно", SpeakerRole.COORDINATOR),
        ("не забудь напомнить в среду", SpeakerRole.COORDINATOR),
        ("1.4 сдали все без исключения", SpeakerRole.COORDINATOR),
        ("4.1 была проведена 9 ноября", SpeakerRole.COORDINATOR),
        ("напомни тем, кто не сдал 1.4", SpeakerRole.CURATOR),
        ("напомни школе 3, чтобы сдали 1.4", SpeakerRole.CURATOR),
    ],
)
def test_what_hangs_on_nothing_is_done(text, role):
    found = understand(Utterance(text=text, role=role), WORLD)
    assert _acts(found), found
