"""What the office does: reviews, decisions, people, organisations, letters, groups, rules."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from bot.ui.callbacks.assignment import AssignTo, ChangeAnswerer, PartiesAtOnce, TakeProposal
from bot.ui.callbacks.core import Menu, SetAsideAgain
from bot.ui.callbacks.people import (
    AddGroup,
    AddMunicipality,
    AddOrganisations,
    CurateMunicipality,
    InviteOffice,
    InvitePictures,
    InviteSheet,
    InviteTo,
    MunicipalityZone,
    OpenMember,
    OrganisationAction,
    OrganisationKindChoice,
    PutIntoGroup,
    RemoveGroup,
    RenameMunicipality,
    TakeList,
    UndoList,
)
from bot.ui.callbacks.reminders import CalendarDays, LetterStep, Nudge, PolicySet
from bot.ui.callbacks.review import (
    EditReasons,
    ReviewAccept,
    ReviewAcceptPage,
    ReviewList,
    ReviewReturn,
    ReviewRules,
    ReviewTakeBack,
)
from bot.ui.callbacks.summaries import GroupSummary, Laggards, LinkChat, ShowInGroup, Summary
from bot.ui.callbacks.tasks import (
    AnswerDeadlineRequest,
    MoveDeadline,
    MoveSeen,
    OpenCard,
    PutDeadlinesBack,
    TaskAction,
    TaskAsk,
)
from domain.access import Role
from domain.organisation_kinds import OrganisationKind
from models.enums import Target
from services.assignment.activity_assigning import Answering
from services.reminders.debtors import DueWithin
from simulator.client import Person
from tests.bot.act import Act, act
from tests.bot.acted_town import ActedTown
from tests.bot.conftest import TOMORROW

LATER = TOMORROW + timedelta(days=6)


def acts(t: ActedTown) -> Iterator[tuple[str, Act]]:
    yield from _reviews(t)
    yield from _decisions(t)
    yield from _answers(t)
    yield from _people(t)
    yield from _organisations(t)
    yield from _debtors(t)
    yield from _groups(t)
    yield from _rules(t)
    yield from _answerers(t)


def _seen(t: ActedTown, name: str) -> dict[str, int]:
    return {"task_id": t.tasks[name], "version": t.versions[name]}


def _reviews(t: ActedTown) -> Iterator[tuple[str, Act]]:
    submitted, returned = _seen(t, "submitted"), _seen(t, "returned")
    card = OpenCard(task_id=submitted["task_id"])
    yield "accept", act("galina", ReviewAccept(**submitted))
    yield "accept in words", act("galina", card, "принято")
    yield "accept a page", act("galina", ReviewList(), ReviewAcceptPage, afresh=True)
    yield "return", act("galina", ReviewReturn(**submitted, reason=0))
    yield "return with words", act("galina", ReviewReturn(**submitted, reason=-2), "Нет подписи")
    yield "return in words", act("galina", card, "верни, нет подписи директора")
    yield "a reason pressed", act("galina", card, "печать не та стоит", ">", afresh=True)
    yield "take a return back", act("galina", ReviewTakeBack(**returned))
    reasons = EditReasons(municipality_id=t.id)
    yield "reasons", act("galina", reasons, "Нет подписи\nНет печати")
    usual = EditReasons(municipality_id=t.id, usual=1)
    yield "usual reasons", act("galina", reasons, "Нет подписи\nНет печати", usual)


def _decisions(t: ActedTown) -> Iterator[tuple[str, Act]]:
    planned, day = _seen(t, "planned"), LATER.toordinal()
    card = OpenCard(task_id=t.task_id)
    yield "cancel", act("galina", TaskAction(**planned, action="cancel_sure"))
    yield "dismiss", act("galina", TaskAction(**planned, action="dismiss"))
    yield (
        "reopen",
        act("galina", TaskAction(**_seen(t, "done"), action="reopen"), "Замените справку"),
    )
    yield "no review", act("galina", TaskAction(**planned, action="unreview"))
    yield "review rules", act("galina", ReviewRules(roadmap_id=t.roadmap_id, needed=0))
    yield "move", act("galina", MoveDeadline(**planned, day=day))
    yield "move to words", act("galina", TaskAction(**planned, action="move"), "4 декабря")
    yield "move in words", act("galina", card, "перенеси на 4 декабря")
    yield "move many", act("galina", "перенеси всем 6.3 на 11 декабря", MoveSeen, afresh=True)
    moved = ("перенеси всем 6.3 на 11 декабря", MoveSeen, PutDeadlinesBack)
    yield "put deadlines back", act("galina", *moved, afresh=True)
    grant = AnswerDeadlineRequest(move_id=t.ids.move, verdict="accept")
    yield "grant", act("galina", grant)
    other = AnswerDeadlineRequest(move_id=t.ids.move, verdict="other")
    yield "grant another day", act("galina", other, "4 декабря")


def _answers(t: ActedTown) -> Iterator[tuple[str, Act]]:
    question = TaskAsk(**_seen(t, "planned"), about="question")

    async def asked(person: Person) -> None:
        await t.anna.press_data(t.anna.last_message, question.pack())
        await t.anna.send("Кому сдавать оригинал?")
        await t.deliver()
        await person.refresh()

    async def reply(person: Person) -> None:
        notice = next(each for each in reversed(person.messages) if "спрашивает" in each.text)
        await person.send("В канцелярию", reply_to=notice, wait=False)

    yield "answer a school", act("galina", asked, reply, afresh=True)


def _people(t: ActedTown) -> Iterator[tuple[str, Act]]:
    member = t.ids.members["zoya"]
    yield "end a role", act("galina", OpenMember(membership_id=member, action="end_sure"))
    yield "a successor", act("galina", OpenMember(membership_id=member, action="replace"))
    yield "invite a manager", act("galina", InviteTo(municipality_id=t.id, role=Role.MANAGER))
    yield "a sheet", act("galina", InviteSheet(municipality_id=t.id))
    yield "pictures", act("galina", InvitePictures(municipality_id=t.id))
    yield "a municipality", act("pavel", AddMunicipality(), "Лесное", MunicipalityZone, afresh=True)
    yield "curate", act("pavel", CurateMunicipality(municipality_id=t.id))
    yield "invite a curator", act("pavel", InviteOffice(municipality_id=t.id, role=Role.CURATOR))
    yield "try again", act("pavel", SetAsideAgain())


def _organisations(t: ActedTown) -> Iterator[tuple[str, Act]]:
    def action(action: str, organisation_id: int = t.school_id) -> OrganisationAction:
        return OrganisationAction(organisation_id=organisation_id, action=action)

    yield "report for the office", act("galina", action("join", t.ids.office))

    listed = (AddOrganisations(municipality_id=t.id), "Школа № 21\nШкола № 22")
    yield "take a list", act("galina", *listed, TakeList, afresh=True)
    yield "undo a list", act("galina", *listed, TakeList, UndoList(list_id=1))
    yield "invite a coordinator", act("galina", action("invite"))
    yield "close", act("galina", action("close_sure"))
    yield "open again without the past", act("galina", action("reopen_sure", t.ids.closed))
    yield "open again with the past", act("galina", action("reopen_past", t.ids.closed))
    yield "rename", act("galina", action("rename"), "Гимназия № 3")
    back = (action("rename"), "Гимназия № 3", ">Вернуть прежнее")
    yield "the name of before", act("galina", *back, afresh=True)
    called = (RenameMunicipality(municipality_id=t.id), "Лесной округ")
    yield "rename a municipality", act("galina", *called)
    kind = OrganisationKindChoice(organisation_id=t.school_id, kind=OrganisationKind.KINDERGARTEN)
    yield "a kind", act("galina", kind)
    yield "a group", act("galina", AddGroup(municipality_id=t.id), "Сельские")
    put = PutIntoGroup(group_id=t.ids.group, organisation_id=t.school_id, page=0, joins=1)
    yield "into a group", act("galina", put)
    yield "remove a group", act("galina", RemoveGroup(group_id=t.ids.group))


def _debtors(t: ActedTown) -> Iterator[tuple[str, Act]]:
    yield "remind", act("galina", Nudge(municipality_id=t.id, due=DueWithin.ALL))
    yield "remind in words", act("galina", "напомни всем по 6.1")
    listed: dict[str, Any] = {"roadmap_id": t.roadmap_id, "query": "Bo", "which": "overdue"}
    yield "ask curators", act("raisa", Laggards(**listed, step="ask"))
    yield "write a letter", act("raisa", Laggards(**listed, step="write"), "Жду справки")
    yield "dictate a letter", act("galina", "напиши школе 3, что ждём протокол")
    yield "send a letter", act("raisa", LetterStep(letter_id=t.ids.letter, step="send"))
    yield "drop a letter", act("raisa", LetterStep(letter_id=t.ids.letter, step="drop"))
    yield "the sample of a table", act("raisa", Menu(place="tables"))
    yield "the first summary", act("raisa", Summary(roadmap_id=t.roadmap_id, query="Bo"))


def _groups(t: ActedTown) -> Iterator[tuple[str, Act]]:
    link = t.ids.link
    yield "link the only one", act("lena", "/link", chat="other_group")
    yield "link", act("galina", "/link", LinkChat(roadmap_id=t.roadmap_id), chat="other_group")
    shown = ShowInGroup(link_id=link, shows="files")
    yield "what is shown", act("galina", "/link", shown, chat="group")
    on = GroupSummary(link_id=link, step="set", weekday=2, hour=10)
    yield "when it is posted", act("galina", "/link", on, chat="group")
    yield "unlink", act("galina", "/unlink", chat="group")


def _rules(t: ActedTown) -> Iterator[tuple[str, Act]]:
    plan = {"roadmap_id": t.roadmap_id}
    yield "a rule", act("galina", PolicySet(**plan, field="quiet", choice=1))
    typed = PolicySet(**plan, field="before", choice=-1)
    yield "a typed rule", act("galina", typed, "10, 5, 1")
    yield (
        "the usual rules",
        act("galina", typed, "10, 5, 1", PolicySet(**plan, field="", choice=-2)),
    )
    off = CalendarDays(municipality_id=t.id, action="off")
    yield "days off", act("galina", off, "2.12 – 4.12 каникулы")
    clear = CalendarDays(municipality_id=t.id, action="clear")
    yield "days as usual", act("galina", off, "2.12 – 4.12 каникулы", clear, "2.12 – 4.12")


def _answerers(t: ActedTown) -> Iterator[tuple[str, Act]]:
    changed = {"activity_id": t.ids.activity, "what": Answering.ORGANISATION}
    change = ChangeAnswerer(**changed, ref_id=t.ids.other, answers=1, sure=1)
    yield "who answers", act("galina", change)
    yield (
        "assign",
        act(
            "galina",
            AssignTo(
                roadmap_id=t.ids.draft,
                party_id=t.ids.party,
                target=Target.ORGANISATION,
                ref_id=t.ids.other,
                page=0,
            ),
        ),
    )
    proposal = TakeProposal(roadmap_id=t.ids.meant, party_id=t.ids.proposed)
    yield "take one proposal", act("galina", proposal)
    for what in ("take", "rest", "both"):
        yield f"parties: {what}", act("galina", PartiesAtOnce(roadmap_id=t.ids.draft, what=what))
