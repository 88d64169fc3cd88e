"""What no summary can answer is told from what it can, however it is put."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.questions import ask
from domain.unanswerable import parted, without


@pytest.mark.parametrize(
    ("text", "phrases", "rest"),
    [
        ("все школы кроме школы 3", ("кроме школы 3",), "все школы"),
        ("Сводка по школам, исключая малые", ("исключая малые",), "сводка по школам"),
        ("рейтинг без третьей школы", ("без третьей школы",), "рейтинг"),
        ("просроченные без школы 3", ("без школы 3",), "просроченные"),
        ("не показывай просроченные", ("не показывай просроченные",), ""),
        ("худшие пять школ за сентябрь", ("худшие пять школ",), "за сентябрь"),
        ("топ-3", ("топ-3",), ""),
        ("5 лучших школ", ("5 лучших школ",), ""),
        ("последние три школы", ("последние три школы",), ""),
        ("рейтинг районов", ("районов",), "рейтинг"),
        ("сводка по муниципалитетам", ("муниципалитетам",), "сводка по"),
        ("что изменилось со вчера", ("изменилось со вчера",), "что"),
        ("что нового с понедельника?", ("нового с понедельника",), "что?"),
        ("у кого больше двух просрочек", ("больше двух",), "у кого просрочек"),
        ("сколько школ сдали всё", ("все",), "сколько школ сдали"),
        ("кто всё сдал за октябрь", ("все",), "кто сдал за октябрь"),
        ("какие школы вообще ничего не сдали", ("вообще ничего",), "какие школы не сдали"),
        ("кто не сдал ничего", ("ничего",), "кто не сдал"),
        ("кто из координаторов болеет", ("болеет",), "кто из координаторов"),
        ("сколько учеников в районе", ("учеников в районе",), "сколько"),
        ("сколько у нас учителей?", ("учителей",), "сколько у нас?"),
        ("сколько учителей прошли курсы", (), "сколько учителей прошли курсы"),
    ],
)
def test_it_is_found_and_the_rest_is_kept(text, phrases, rest):
    assert parted(text) == (phrases, rest)


@pytest.mark.parametrize(
    "text",
    [
        "сводка по школам района",
        "что изменилось за неделю",
        "что изменилось с прошлого месяца",
        "худшая школа",
        "рейтинг школ",
        "топ школ",
        "последние три месяца",
        "просроченные больше 5 дней",
        "что сдали все школы",
        "все сдали 1.4",
        "просрочено больше двух недель",
        "сводка без разбивки",
        "городские школы",
        "не отчитались",
        "лучшие школы за 2026 год",
    ],
)
def test_what_is_answered_is_left_as_it_was_written(text):
    assert parted(text) == ((), text)


def test_words_are_taken_out_as_they_stand():
    assert (
        without("Сводка на 1 января 2030, 1 раздел", ("на 1 января 2030",)) == "сводка , 1 раздел"
    )
    assert without("сводка 15 и 1", ("1",)) == "сводка 15 и"


START, END, TODAY = date(2026, 9, 1), date(2027, 5, 31), date(2026, 11, 24)

CONDITIONS = (
    "за ноябрь", "за прошлый месяц", "на 1 ноября", "с 1 октября", "до конца квартала", "за неделю",
    "по разделам", "по школам", "по месяцам", "по ответственным", "по показателям", "по разделу 2",
    "просроченные", "выполнено", "на проверке", "за IV квартал", "за 2026 год", "за вчера",
)  # fmt: skip
EXCEPTIONS = (
    "кроме школы 3", "кроме школ 3, 5 и 7", "исключая малые", "за исключением третьей школы",
    "без школы 5", "без учета лицея", "не считая школу 3", "не показывай лицей", "помимо гимназии",
    "кроме третьей и пятой школы", "кроме лицея, гимназии и сада", "худшие пять школ", "топ-3",
    "что нового с понедельника", "изменилось со вчера", "кто болеет", "районов",
)  # fmt: skip


@given(
    st.lists(st.sampled_from(CONDITIONS), max_size=3, unique=True),
    st.sampled_from(EXCEPTIONS),
    st.integers(0, 3),
    st.sampled_from((" ", ", ")),
)
def test_what_else_a_question_says_is_never_lost(conditions, exception, place, mark):
    """An exception takes no condition with it, wherever it stands; it is named itself."""
    said = [*conditions[:place], exception, *conditions[place:]]
    phrases, rest = parted(mark.join(said))
    kept = ask(rest, TODAY, START, END)
    wanted = ask(mark.join(conditions), TODAY, START, END)
    for name in ("which", "by", "start", "end", "day", "section"):
        assert getattr(kept, name) == getattr(wanted, name), (name, phrases, rest)
    assert phrases
    left = set(rest.replace(",", " ").split())
    named = set(" ".join(phrases).replace(",", " ").split())
    assert set(exception.lower().replace(",", " ").split()) <= left | named


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("сводка по развитию территорий", "Развитие территорий"),
        ("просроченные, развитие территорий за май", "Развитие территорий"),
        ("что с планом комфортных городов", "Комфортные города для детей"),
        ("раздел без отстающих школ", "Без отстающих школ"),
        ("рейтинг по территориям", "Территории"),
    ],
)
def test_words_of_a_name_are_left_to_it(text, name):
    assert parted(text, ["Школа № 3", name]) == ((), text)
    assert parted("рейтинг районов", [name])[0] == ("районов",)
