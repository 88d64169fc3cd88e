"""Is a message something pasted: a table, such as a plan out of a letter, or a list of schools?"""

import re

from domain.organisation_kinds import OrganisationKind, guess_kind
from domain.organisation_lines import ListLine, read_line
from domain.organisation_list import NO_NAME
from domain.utterances.vocabulary import vocabulary
from domain.wording import fold

_BARS = "|│┃║"
_FEWEST_LINES = 2
_FEWEST_NAMES = 3
_LONGEST_NAME = 150
_NAME = re.compile(r"\s*(?:\d{1,3}[.)]\s*|[-–—•*]\s*)?[А-ЯЁA-Z«\"]")
_QUOTED = re.compile(r"[«\"„“][^»\"”]*[»\"”]")
_GREETING = r"^\W*(?:добр\w+ (?:день|вечер|утр\w)|здравствуй|уважаем|коллеги|привет|спасибо)"
_DAY = (
    r"\b(?:понедельник\w{,2}|вторник\w{,2}|четверг\w{,2}|(?:пятниц|суббот)(?:[аыуе]|ей|ой)"
    r"|воскресень[еюя]|среду|недел\w+|месяц\w*)\b"
    r"|(?<!им )(?<!им\. )(?<!имени )\b\d{1,2} (?:январ|феврал|март|апрел|ма[йя]\b|июн|июл|август"
    r"|сентябр|октябр|ноябр|декабр)|(?<![\d.])\d\d?\.\d\d(?:\.\d{2,4})?(?![\d.])"
)
# «Школе 3», «удали школу 3»; «при школе» and «филиал школы» are words of names.
_OBLIQUE = (
    r"(?<!при )\b(?:школ(?:е|у|ой|ам|ами|ах)|лице(?:ю|е|ем|ям|ями|ях)|гимнази(?:ю|ей|ям|ями|ях)"
    r"|(?:дет)?сад(?:у|ом|ам|ами|ах))\b"
    r"|^[\W\d]*(?:школы|лицея|гимназии|(?:детского )?сада)\s*№?\s*\d"
)
_BESIDE = (
    r"(?<![-\w])(?:на|без|до|к|ко|после|из-за"
    r"|во?(?! (?:г|с|п|д|пос|пгт|городе|селе|деревне|поселке|районе)\b))(?![-\w])"
)
# «Школа № 3, сентябрь» below «План мероприятий»; «имени 1 Мая» is of a name.
_PLANNED = (
    r"\b(?:(?:январ|феврал|апрел|июн|июл|сентябр|октябр|ноябр|декабр)ь|март|май|август)\b"
    r"|^\W*(?:план|график|циклограмма|дорожная карта|программа)\b"
)
# What is told of a school, or asked for it, is no name.
_TELLS = re.compile(
    rf"[?!:%]|{_PLANNED}|\b(?:не|нет|есть|тоже|человек)\b|{_GREETING}|{_DAY}|{_OBLIQUE}|{_BESIDE}"
)
# Pupils, winners, numbers of a report and months of a plan stand beside schools in no list of them.
_OF_OTHERS = re.compile(
    r"\b(?:класс|ученик|учениц|обучающ|воспитанни|победител|призер|участни|чел\b)"
)
_MONTH = re.compile(
    r"\b(?:(?:январ|феврал|апрел|июн|июл|сентябр|октябр|ноябр|декабр)[ьяе]|(?:март|август)[ае]?"
    r"|ма[йяе])\b"
)
_COUNTED = re.compile(r"\d\s*[-–—:]\s*\d+\W*$|^\W*\d+(?:\.\d+)+\.?\s")
_ADDS = re.compile(r"^\W*(?:добав|внес|занес|запиш|созда|завед)")
_ASKS = re.compile(
    r"^\W*(?:а |и |ну )?(?:кто|что|где|когда|как(?:ой|ая|ие|ое)?|сколько|почему|зачем|чей|чья"
    r"|у кого|(?:номер )?телефон|почта|контакт\w*|список|сводка|отчет|мои|все)\b"
    r"|\b(?:я|мы|вы|мне|нам|вам|меня|нас|вас|его|ее|их|ему|ей|это|этот|эту|эти|этому|этой)\b"
    r"|\bим$"
)
"""Words that no name holds: questions, what is asked for by its word, whoever was named before."""
_QUESTION = re.compile(
    r"\W*(?:а |и |ну )?(?:кто|что|где|когда|как(?:ой|ая|ие|ое)?|сколько|почему|зачем|чей|чья"
    r"|у кого)\b"
)
_FEWEST_WORDS, _MOST_WORDS = 2, 5
_INITIAL = re.compile(r"\b[А-ЯЁ]\.")
_WORD = re.compile(r"[^\W\d_]+")
# «Информационно-методический»: what a hyphen joins on to an adjective says nothing.
_JOINED = re.compile(r"[^\W\d_]+о-(?=[а-яё]+(?:ий|ый|ая|ое|ой)\b)", re.IGNORECASE)
# As the dictionary marks verbs, «готова», «позже», «можно», «завтра».
_TELLING = ("VERB", "INFN", "GRND", "PRTS", "ADJS", "COMP", "PRED", "ADVB")
_OF_US = "plur,1per,pres"
"""«Растим патриотов»: the verb of a motto, which orders nothing."""


def looks_like_table(text: str) -> bool:
    """Whether at least two lines are parted into cells, by tabs or by bars.

    Drawn lines between rows part nothing and are passed over. A single bar in a sentence makes no
    table: a line with bars counts where it has three cells, or begins and ends with one.
    """
    return sum(_has_cells(line) for line in text.splitlines()) >= _FEWEST_LINES


def _has_cells(line: str) -> bool:
    line = line.strip(" ")
    if len([cell for cell in line.split("\t") if cell.strip()]) > 1:
        return True
    bars = sum(line.count(bar) for bar in _BARS)
    words = any(letter.isalnum() for letter in line)
    return words and bars >= 2


def is_no_name(text: str) -> bool:
    """Whether one line asks or orders something, as no name does: «прими его», «телефон ЦРО».

    What stands in quotation marks may be a name of any words.
    """
    line = text.strip()
    if "\n" in line:
        return False
    bare = _INITIAL.sub("", _QUOTED.sub("", line))
    if line.endswith("?") or _ASKS.search(fold(bare)):
        return True
    return _has_verb(bare) and not any(map(_is_of_us, _WORD.findall(fold(bare))))


def is_name_in_quotes(text: str) -> bool:
    """Whether a few words that are no name without quotation marks may be one in them: «Почта
    России», «Все сады».
    """
    line = text.strip()
    words = _WORD.findall(line)
    short = _FEWEST_WORDS <= len(words) <= _MOST_WORDS and "\n" not in line
    if not short or not line[0].isupper() or line.endswith("?") or _has_verb(line):
        return False
    return _QUESTION.match(fold(line)) is None and is_no_name(line)


def _is_of_us(word: str) -> bool:
    return _OF_US in vocabulary().parses(word)[0][1]


def looks_like_list(text: str) -> bool:
    """Whether a message is a list of organisations, of their names alone or with people.

    A table is read as a file is, and may be a plan.
    """
    is_list = looks_like_names(text) or looks_like_contacts(text)
    return is_list and not looks_like_table(text)


def looks_like_names(text: str) -> bool:
    """Whether every line is the name of an organisation, most of them of a kind that is known.

    At least three lines: two may be words about two schools. A verb, a day, or the kind of school
    in an oblique case («школе 3») is told of schools, and no list of them.
    """
    return _lines_of(text) >= _FEWEST_NAMES and are_names(text)


def are_names(text: str) -> bool:
    """The same of one line or two, where the first organisations of a municipality are awaited."""
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines or not all(map(_may_be_name, lines)):
        return False
    known = sum(guess_kind(line) is not OrganisationKind.OTHER for line in lines)
    return 3 * known >= 2 * len(lines) and not any(map(_has_verb, lines))


def _lines_of(text: str) -> int:
    return sum(bool(line.strip()) for line in text.splitlines())


def looks_like_contacts(text: str) -> bool:
    """Whether most lines are an organisation with whoever is beside it: «Школа № 5, директор
    Петрова А.А., тел. 2-11-22».

    Two such lines are enough: nobody reports so. A greeting above them and a name below are no
    hindrance; what is told beside a name («сдала», «15 ноября», «9 класс») makes it no list, nor
    is it one with an order («удали эти школы:») or a question above or below.
    """
    lines = [read_line(line) for line in text.splitlines() if line.strip()]
    beside = [line for line in lines if line.has_contact]
    named = [
        line
        for line in beside
        if guess_kind(line.name) is not OrganisationKind.OTHER and not _tells_of(line.name)
    ]
    # «Управление образования» among schools with their heads: nobody stands beside it.
    alone = [line for line in lines if not line.has_contact and _is_organisation(line.name)]
    if len(named) < _FEWEST_LINES or 3 * (len(named) + len(alone)) < 2 * len(lines):
        return False
    told = (_tells_of(line.left) or _MONTH.search(fold(line.left)) for line in beside)
    return not any(told) and not any(_says(line) for line in lines if not line.has_contact)


def _is_organisation(name: str) -> bool:
    known = guess_kind(name) is not OrganisationKind.OTHER
    return known and _may_be_name(name) and not _has_verb(name)


def _says(line: ListLine) -> bool:
    """Whether a line without a contact says something else than that a list comes."""
    words = fold(line.name)
    if NO_NAME.match(words) or _ADDS.match(words):
        return False
    return bool(_QUESTION.match(words)) or _tells_of(line.name)


def _tells_of(words: str) -> bool:
    """Whether words beside a name, or of it, say something of a school or ask for it."""
    bare = _QUOTED.sub("", words)
    folded = fold(bare)
    others = _OF_OTHERS.search(folded) or _COUNTED.search(folded)
    return bool(_TELLS.search(folded) or others) or _has_verb(bare)


def _may_be_name(line: str) -> bool:
    if not _NAME.match(line) or len(line) > _LONGEST_NAME:
        return False
    return not _TELLS.search(fold(_QUOTED.sub("", line)))


def _has_verb(line: str) -> bool:
    """Whether a line says something: names are capitals, or stand in quotation marks."""
    words = _WORD.findall(_JOINED.sub("", _QUOTED.sub("", line)))
    said = words[:1] + [word for word in words[1:] if word.islower()]
    return any(word[1:].islower() and _tells(fold(word)) for word in said)


def _tells(word: str) -> bool:
    _, tag = vocabulary().parses(word)[0]
    return tag.startswith(_TELLING) or vocabulary().codes.get(word, "").endswith(".imp")
