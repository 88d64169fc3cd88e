"""What a school does: steps, words, numbers, files, deadlines, its own messages."""

from collections.abc import Iterator
from datetime import timedelta

from bot.ui.callbacks.people import Forget, HandOver
from bot.ui.callbacks.reminders import GoAway, Hinder, LetterRead, Notify, SnoozeDigest
from bot.ui.callbacks.reports import GiveUpload, PassUpload, UploadAction, WithdrawFile
from bot.ui.callbacks.summaries import RichTables
from bot.ui.callbacks.tasks import (
    OpenCard,
    RequestDeadline,
    TaskAsk,
    TaskStep,
    WithdrawDeadlineRequest,
)
from bot.ui.callbacks.utterances import SaidNumber
from bot.ui.links import INVITE_PREFIX
from domain.reminding.hindrance import Hindrance
from domain.reminding.snooze import SnoozeChoice
from tests.bot.act import Act, act, sending
from tests.bot.acted_town import ActedTown
from tests.bot.conftest import TOMORROW

PAPER = sending(b"%PDF-1.4", "справка.pdf")


def acts(t: ActedTown) -> Iterator[tuple[str, Act]]:
    yield from _steps(t)
    yield from _words(t)
    yield from _files(t)
    yield from _messages(t)
    yield from _oneself(t)


def _steps(t: ActedTown) -> Iterator[tuple[str, Act]]:
    def step(name: str, step: str) -> TaskStep:
        return TaskStep(task_id=t.tasks[name], version=t.versions[name], step=step)

    yield "start", act("anna", step("planned", "start"))
    yield "submit empty", act("anna", step("planned", "submit_empty"))
    yield "withdraw", act("anna", step("withdrawn", "withdraw"))
    yield "no change", act("anna", step("going_on", "no_change"))
    yield "as last time", act("anna", step("again", "repeat"))
    counted = t.tasks["counted"]
    yield "a number", act("anna", OpenCard(task_id=counted), step("counted", "submit"), "40")
    reported = (OpenCard(task_id=counted), step("counted", "submit"), "40")
    mended = (OpenCard(task_id=counted), "исправь на 36", SaidNumber)
    yield "a number mended", act("anna", *reported, *mended, afresh=True)
    yield (
        "without a number",
        act("anna", OpenCard(task_id=counted), step("counted", "submit"), "отправить без числа"),
    )


def _words(t: ActedTown) -> Iterator[tuple[str, Act]]:
    def ask(about: str, name: str = "planned") -> TaskAsk:
        return TaskAsk(task_id=t.tasks[name], version=t.versions[name], about=about)

    card = OpenCard(task_id=t.task_id)
    yield "block", act("anna", ask("block"), "Нет данных от поликлиники")
    yield "comment", act("anna", ask("comment"), "Собираем списки")
    yield "question", act("anna", ask("question"), "Прошу прислать бланк")
    yield "not ours", act("anna", ask("not_applicable"), "У нас нет старших классов")
    yield "news", act("anna", ask("news", "going_on"), "Провели занятие кружка")
    yield (
        "later",
        act(
            "anna",
            OpenCard(task_id=t.tasks["counted"]),
            "делаем, будет 30 ноября",
            ">5.9",
            afresh=True,
        ),
    )
    yield "words for a paper", act("anna", card, "Готово, справка на сайте")
    yield "in work", act("anna", card, "начали, работаем")
    yield "withdrawn in words", act("anna", OpenCard(task_id=t.tasks["withdrawn"]), "отзываю отчёт")
    yield "obstacle in words", act("anna", card, "не можем сделать: нет данных")
    yield "number in words", act("anna", OpenCard(task_id=t.tasks["counted"]), "готово, охват 45%")
    yield "put off in words", act("anna", card, "напомни завтра")
    yield "extension in words", act("anna", card, "перенесите на 4 декабря, ждём подписи")
    yield "a meaning pressed", act("anna", card, "ну почти что-то сделали вроде", ">", afresh=True)
    yield (
        "an answer after all",
        act("anna", ask("block"), "и куда это всё", ">Да, записать", afresh=True),
    )
    days = (TOMORROW + timedelta(days=6)).toordinal()
    asked = RequestDeadline(task_id=t.task_id, version=t.versions["planned"], day=days)
    yield "ask for a deadline", act("anna", asked, "Ждём подписи")
    taken_back = WithdrawDeadlineRequest(task_id=t.tasks["asked"])
    yield "take a request back", act("anna", taken_back)
    typed = (ask("deadline_request"), "до 4 декабря, учебники не привезли")
    yield "a day with its reason", act("anna", *typed)

    def corrected(before: str, after: str, *, wait: bool = False):
        async def correct(person):
            (said,) = [each for each in person.messages if each.text == before][-1:]
            await person.edit(said, after, wait=wait)

        return before, correct

    words = corrected("Собираем списки", "Собрали списки")
    yield "correct words", act("anna", ask("comment"), *words, afresh=True)
    number = corrected("5.9 сделали, охват 35%", "5.9 сделали, охват 36%")
    yield "correct a number", act("anna", *number, afresh=True)
    meant = corrected("5.9 в работе", "5.9 сделали, охват 35%", wait=True)
    yield "do what is corrected", act("anna", *meant, ">Выполнить исправленное", afresh=True)


def _files(t: ActedTown) -> Iterator[tuple[str, Act]]:
    def settled(name: str, **rest: str):
        async def send(person):
            await person.send_file(b"%PDF-1.4", name, **rest)

        return send

    lone = settled("бумага.pdf")
    pupils = settled("список учащихся 7а.docx")
    task = t.tasks["with_file"]
    yield "a file", act("anna", OpenCard(task_id=task), PAPER)
    yield "give a file", act("anna", lone, GiveUpload(upload_id=1, task_id=task, how="only"))
    yield "drop a file", act("anna", lone, UploadAction(upload_id=1, action="drop"))
    yield "release a file", act("anna", pupils, UploadAction(upload_id=1, action="release"))
    yield "drop a held file", act("anna", pupils, UploadAction(upload_id=1, action="drop_held"))
    given = GiveUpload(upload_id=1, task_id=task, how="only")
    yield "withdraw a file", act("anna", lone, given, WithdrawFile(evidence_id=1))
    yield "a file of a head", act("vera", PAPER)
    passed = PassUpload(upload_id=1, person_id=t.ids.person["zoya"], task_id=0)
    yield "hand a file on", act("vera", lone, passed)

    async def correct(person):
        (sent,) = [each for each in person.messages if each.file and not each.from_bot][-1:]
        await person.edit(sent, "Другая подпись")

    captioned = settled("бумага.pdf", caption="Подпись")
    yield "correct a caption", act("anna", captioned, given, correct, afresh=True)


def _messages(t: ActedTown) -> Iterator[tuple[str, Act]]:
    yield "put off", act("anna", SnoozeDigest(choice=SnoozeChoice.TOMORROW))
    yield "put off to a day", act("anna", SnoozeDigest(choice="another_day"), "10 декабря")
    yield "papers later", act("anna", SnoozeDigest(choice="report_later"))
    yield (
        "wake what was put off",
        act("anna", SnoozeDigest(choice=SnoozeChoice.TOMORROW), Notify(what="snoozed", value="1")),
    )
    yield "what is in the way", act("boris", Hinder(hindrance=Hindrance.NO_TIME))
    yield "the hour", act("anna", Notify(what="hour", value="1100"))
    yield "the zone", act("anna", Notify(what="zone", value="3"))
    yield "the language", act("anna", Notify(what="locale", value="en"))
    yield "the telephone", act("anna", Notify(what="phone"), "8 904 123-45-67")
    yield "the weekly summary", act("raisa", Notify(what="weekly", value="1"))
    yield "tables", act("raisa", RichTables(seen=1))
    yield "tables off", act("raisa", RichTables(seen=1), Notify(what="tables", value="0"))
    until = (TOMORROW + timedelta(days=9)).toordinal()
    away = GoAway(person_id=t.ids.person["zoya"], until=until)
    yield "go away", act("anna", away)
    yield "go away in words", act("anna", "до 15 января, вместо меня Зоя")
    yield "go away when asked", act("anna", GoAway(), "до 15 января, вместо меня Зоя")
    yield "come back", act("anna", away, Notify(what="away", value="0"))
    yield "read a letter", act("boris", LetterRead(letter_id=t.ids.sent_letter))


def _oneself(t: ActedTown) -> Iterator[tuple[str, Act]]:
    yield "hand over", act("anna", HandOver(membership_id=t.ids.members["anna"], sure=1))
    yield "be forgotten", act("anna", Forget(sure=1))
    yield "join", act("guest", f"/start {INVITE_PREFIX}{t.token}")
    yield "a wrong link", act("guest", f"/start {INVITE_PREFIX}wrong")
