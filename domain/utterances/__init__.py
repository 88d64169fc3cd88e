"""What a person's words mean: one pure function from words and context to an intent.

The rules are those of the contract of utterances; docs/decisions/what-people-say.md says how it is
built and how to call it. Importing the package loads neither the morphology nor the likeness of
words: the first utterance does, or `prepare()`.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from domain.utterances.nearest import nearest
from domain.utterances.values import (
    ACTS,
    AskedSummary,
    Intent,
    Named,
    OrderScope,
    Prompt,
    Reading,
    SaidStatus,
    Shown,
    SpeakerRole,
    Utterance,
    World,
)

__all__ = (
    "ACTS",
    "AskedSummary",
    "Intent",
    "Named",
    "OrderScope",
    "Prompt",
    "Reading",
    "SaidStatus",
    "Shown",
    "SpeakerRole",
    "Utterance",
    "World",
    "asks_history",
    "asks_to_wait",
    "belongs_to",
    "by_number",
    "consents",
    "counted",
    "day_beside_words",
    "decides_later",
    "file_format",
    "gives_up",
    "in_figures",
    "is_of_office",
    "is_of_own_work",
    "is_of_request",
    "is_sent_elsewhere",
    "listed_organisations",
    "looked_for",
    "meaningless",
    "named_activities",
    "named_activity",
    "named_municipalities",
    "nearest",
    "on_russian_keys",
    "only_named",
    "orders_apart",
    "organisation_spans",
    "points_back",
    "prepare",
    "put_right",
    "resolves",
    "says_why",
    "sends",
    "speaks_of_deadline",
    "spelled_out",
    "strange_schools",
    "told_anew",
    "understand",
    "without_file",
)


def understand(utterance: Utterance, world: World) -> Reading:
    """What the words mean to the bot. Never raises for any text; pure.

    Nothing may act on a reading that is not `confident`. The names of a world are compiled once
    and remembered, so call it with an equal `World` for every message.
    """
    from domain.utterances.understanding import read

    return read(utterance, world)


def meaningless(
    rest: Iterable[str], *, foretells: bool = False, ranks: bool = False, of_documents: bool = False
) -> list[str]:
    """Words of a question that mean nothing to it and could change the figures.

    `foretells`: what will be late is asked for, «кто может не успеть»; `ranks`: who is first,
    `of_documents`: which of them there are.
    """
    from domain.utterances import unknown_words

    return unknown_words.meaningless(
        rest, foretells=foretells, ranks=ranks, of_documents=of_documents
    )


def consents(text: str) -> bool:
    """Whether the words are no more than a yes: «да», «ага, отправляй», «+», 👍."""
    from domain.utterances import replies

    return replies.consents(text)


def asks_to_wait(text: str) -> bool:
    """Whether the words only ask for a moment: «минутку», «сейчас посчитаю»."""
    from domain.utterances import postponing

    return postponing.asks_to_wait(text)


def decides_later(text: str) -> bool:
    """Whether an office puts off what it is asked to decide: «вечером верну», «сейчас некогда»."""
    from domain.utterances import postponing

    return postponing.decides_later(text)


def resolves(text: str) -> bool:
    """Whether the words say that nothing is in the way any more: «разобрались»."""
    from domain.utterances import replies

    return replies.resolves(text)


def asks_history(said: Utterance, world: World) -> bool:
    """Whether only what became of one activity is asked for: «история по 1.1»."""
    from domain.utterances import asks
    from domain.utterances.marking import phrase_of

    return asks.history(phrase_of(said, world))


def gives_up(text: str) -> bool:
    """Whether the words are no more than a no or a change of mind: «нет», «ой, не туда нажала»."""
    from domain.utterances import replies

    return replies.gives_up(text)


def sends(text: str, *, plainly: bool = False) -> bool:
    """Whether the words press «Отправить на проверку»: «отправляй», «всё», «исправила».

    `plainly`: they speak of sending, and not only of work that is done.
    """
    from domain.utterances import replies

    return replies.sends(text, plainly=plainly)


def belongs_to(said: Utterance, world: World, *, is_asked: bool) -> str | None:
    """The only activity that the words give a file just sent to, None where they do not.

    `is_asked`: the bot has asked for it, and the name alone is enough.
    """
    from domain.utterances import placings

    return placings.belongs_to(said, world, is_asked=is_asked)


def named_activity(said: Utterance, world: World) -> str | None:
    """The only activity that the words themselves name, whatever they ask."""
    from domain.utterances.marking import phrase_of

    return phrase_of(said, world).named


def named_activities(said: Utterance, world: World) -> tuple[str, ...]:
    """All activities that the words themselves may name, whatever they ask."""
    from domain.utterances import numbering

    return numbering.named_activities(said, world)


def looked_for(said: Utterance, world: World) -> tuple[str, ...]:
    """The activities whose titles have the words that «найди …» looks for."""
    from domain.utterances import numbering

    return numbering.looked_for(said, world)


def by_number(said: Utterance, world: World) -> str:
    """The text with the number of the only activity that its words name in their place."""
    from domain.utterances import numbering

    return numbering.by_number(said, world)


def in_figures(text: str, names: Iterable[str] = ()) -> str:
    """The text with the ordinals of sections, schools, days and quarters in figures: «по второму
    разделу» → «по 2 разделу»; words of one of the `names` stay as they are.
    """
    from domain.utterances import numbering

    return numbering.in_figures(text, names)


def named_municipalities(
    text: str, names: Sequence[str], others: Iterable[str] = (), *, dictates: bool = False
) -> tuple[tuple[str, ...], str]:
    """Which of several municipalities the words speak of, and the text without them: «в Поречье».

    What is a word of one of the `others`, too, names none; nor does what the text `dictates`.
    """
    from domain.utterances import municipalities

    return municipalities.named_municipalities(text, names, others, dictates=dictates)


def strange_schools(said: Utterance, world: World) -> tuple[str, ...]:
    """The words by which schools are named that the speaker has nothing to do with: «школе 1»."""
    from domain.utterances.marking import phrase_of

    return tuple(piece.word for piece in phrase_of(said, world).pieces if piece.code == "OX")


def day_beside_words(said: Utterance, world: World) -> Reading | None:
    """The day that words with a reason name where one is asked for; None where it is doubtful."""
    from domain.utterances import day_answers

    return day_answers.day_beside_words(said, world)


def says_why(said: Utterance, world: World) -> bool:
    """Whether an answer says more than a day and that it is asked for."""
    from domain.utterances import day_answers

    return day_answers.says_why(said, world)


def listed_organisations(said: Utterance, world: World) -> tuple[tuple[str, ...], str]:
    """The organisations and groups that words name, and the words beside names of organisations:
    «сравни школы 3, 5 и 7».
    """
    from domain.utterances.marking import phrase_of

    phrase = phrase_of(said, world)
    rest = (piece.word for piece in phrase.pieces if piece.code != "O")
    return phrase.organisations, " ".join(rest)


def organisation_spans(text: str, names: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Where a text names one of the organisations with these full names: first letter, and the one
    behind the last.
    """
    from domain.utterances.marking import phrase_of

    none = date.min
    world = World(today=none, start=none, end=none, organisations=tuple(names))
    said = Utterance(text=text, role=SpeakerRole.MANAGER)
    return tuple(
        (each.start, each.end) for each in phrase_of(said, world).pieces if each.code == "O"
    )


def only_named(said: Utterance, world: World) -> tuple[str, ...]:
    """The organisations that «нет, только школе 7» leaves of more; empty where more is said."""
    from domain.utterances.left_out import only_named as left
    from domain.utterances.marking import phrase_of

    return left(phrase_of(said, world))


def orders_apart(said: Utterance, world: World) -> tuple[str, ...]:
    """The words of each order of a message that gives several; none where they cannot be parted."""
    from domain.utterances import apart

    return apart.orders_apart(said, world)


def points_back(text: str) -> bool:
    """Whether words may mean what was shown last: «а у неё?», «напиши им», «этот пункт»."""
    from domain.utterances import shown

    return shown.points_back(text)


def put_right(said: Utterance, world: World) -> str:
    """The text without what it takes back itself: «не по школам, а по разделам» → «по разделам»."""
    from domain.utterances import corrected
    from domain.utterances.marking import phrase_of

    slips = phrase_of(said, world).slips
    return corrected.put_right(said.text, slips) if slips else said.text


def spelled_out(said: Utterance, world: World) -> str:
    """The text with the names of what it points at in their place."""
    from domain.utterances import shown

    return shown.spelled_out(said, world)


def file_format(text: str) -> str | None:
    """The first kind of file that the words name: "excel", "word", "csv", "json", None for none."""
    from domain.utterances import office_asks

    return office_asks.file_format(text)


def without_file(text: str) -> str:
    """The words beside those that ask for a file: «рейтинг школ в excel» is a ranking."""
    from domain.utterances import office_asks

    return office_asks.without_file(text)


def counted(text: str, asked: str, unit: str) -> float | None:
    """The only number of the words that counts what an indicator asks for, None where none does."""
    from domain.utterances import told_with_reports

    return told_with_reports.counted(text, asked, unit)


def read_of(number: str, said: Utterance, world: World) -> tuple[Reading, str] | None:
    """What a message of several activities says of one, by its number, and in which words; None
    where nothing is said of it alone.
    """
    from domain.utterances import apart

    return apart.read_of(number, said, world)


def is_late_and_hindered(reading: Reading, said: Utterance, world: World) -> bool:
    """Whether unsure words may ask for another deadline as well as tell what is in the way."""
    from domain.utterances import apart

    return apart.is_late_and_hindered(reading, said, world)


def told_anew(reading: Reading, text: str, asked: str, unit: str) -> float | None:
    """The number that a report gives an indicator that has one already, None where it may not."""
    from domain.utterances import told_with_reports

    return told_with_reports.told_anew(reading, text, asked, unit)


def is_sent_elsewhere(text: str) -> bool:
    """Whether a document is said to have gone another way: «отправила на почту», «в вотсапе»."""
    from domain.utterances import told_with_reports

    return told_with_reports.is_sent_elsewhere(text)


def is_of_office(reading: Reading) -> bool:
    """Whether what was read can only be said by the office: «кто не сдал», «прими 1.4»."""
    from domain.utterances import own_work

    return own_work.is_of_office(reading)


def is_of_own_work(reading: Reading, text: str) -> bool:
    """Whether an office's words are about what its speaker reports: «1.4 сделали», «мои сроки»."""
    from domain.utterances import own_work

    return own_work.is_of_own_work(reading, text)


def is_of_request(text: str) -> bool:
    """Whether what is taken back is a request for another deadline, and no report: «отмена
    переноса».
    """
    from domain.utterances import text_checks

    return speaks_of_deadline(text) and not text_checks.speaks_of_report(text)


def speaks_of_deadline(text: str) -> bool:
    """Whether another deadline is spoken of: «просьба», «перенос», «продлить»."""
    from domain.utterances import told_with_reports
    from domain.utterances.pieces import split
    from domain.utterances.vocabulary import vocabulary

    return told_with_reports.speaks_of_deadline(split(text, vocabulary()))


def on_russian_keys(text: str) -> str:
    """The text, or what its keys write on the Russian layout where that makes words of it."""
    from domain.utterances.layout import retyped
    from domain.utterances.vocabulary import vocabulary

    return next(retyped(text.strip(), vocabulary()), text)


def prepare() -> None:
    """Load the dictionary and the weights now (0.3 s, 40 MB) and not with the first utterance."""
    from domain.utterances.likelihood import learned
    from domain.utterances.vocabulary import vocabulary

    vocabulary()
    learned()
