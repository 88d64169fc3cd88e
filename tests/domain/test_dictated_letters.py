"""To whom an office dictates a letter, and what is no letter."""

import pytest

from domain.utterances import SpeakerRole, Utterance
from domain.utterances.dictated_letters import DictatedLetter, dictated_letter
from tests.domain.utterance_examples import world

WORLD = world()


def letter(text):
    return dictated_letter(Utterance(text=text, role=SpeakerRole.CURATOR), WORLD)


@pytest.mark.parametrize(
    ("text", "to", "words"),
    [
        ("напиши школе 3, что ждём протокол", ("Школа № 3",), "Ждём протокол"),
        ("скажи школе 7: сдайте план", ("Школа № 7",), "Сдайте план"),
        ("Сообщите, пожалуйста, берёзовской школе, что 1.4 принят", ("Берёзовская школа",),
         "1.4 принят"),
        ("передай лицею чтобы прислали скан", ("Лицей № 2",), "Чтобы прислали скан"),
        ("напиши всем, что срок до пятницы", (), "Срок до пятницы"),
        ("Отправь письмо гимназии: ждём список, протокол", ("Гимназия № 5",),
         "Ждём список, протокол"),
        ("разошли ШНОР что семинар перенесён", ("ШНОР",), "Семинар перенесён"),
        ("напиши школам 3, 7 и 1 пусть сдадут план", ("Школа № 3", "Школа № 7", "Школа № 1"),
         "Пусть сдадут план"),
        ("надо написать школе 3: «Ждём протокол»", ("Школа № 3",), "Ждём протокол"),
    ],
)  # fmt: skip
def test_it_is_told_to_whom_and_what(text, to, words):
    assert letter(text) == DictatedLetter(to, words)


@pytest.mark.parametrize(
    "text",
    [
        "скажи школа 3 сдала 1.4", "скажи, кто не сдал", "напиши, что школа 3 молчит",
        "напиши школе 3", "напиши сводку по школе 3: за ноябрь", "отправь школе 3 отчёт",
        "сообщи школе 99, что ждём", "напомни школе 3, что ждём протокол",
        "верни школе 3 1.4, напиши что нет печати", "школа 3 написала, что всё сдала", "",
    ],
)  # fmt: skip
def test_what_is_none(text):
    assert letter(text) is None
