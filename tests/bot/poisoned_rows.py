"""Rows of every table about one school, its people, its plan and its group."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import insert

from domain.access import Role
from domain.reminding.hindrance import Hindrance
from domain.workflow import Action, Status
from models import inbox, letters, people, reminders, roadmaps, tasks, upkeep
from models.enums import MoveVerdict, RowKind, Target, UpdateState, Verdict
from services.core.outbox import Owed
from tests import towns

MONDAY = date(2026, 11, 30)
LONG_AGO = MONDAY - timedelta(days=34)
GROUP = -100


@dataclass(frozen=True)
class SchoolRows:
    """A school with what its rows name."""

    town: towns.Town
    school: int
    person: int
    curator: int
    tasks: Sequence[int]
    plan: int
    activity: int
    now: datetime

    def rows(self) -> Iterator[Any]:
        """Rows, and what puts one in; whoever takes them stores each before asking for the next."""
        yield from self._said()
        yield from self._given()
        yield from self._office()
        yield from self._plans()
        yield from self._people()

    def _said(self) -> Iterator[Any]:
        blocked, late, returned, _ = self.tasks
        own: dict[str, Any] = {"person_id": self.person, "at": self.now}
        yield tasks.Report(
            task_id=blocked,
            action=Action.BLOCK,
            status_before=Status.PLANNED,
            status_after=Status.BLOCKED,
            comment="Нет данных",
            update_key=f"report:{blocked}",
            **own,
        )
        yield tasks.Review(
            task_id=returned,
            verdict=Verdict.RETURNED,
            reason="Нет подписи",
            person_id=self.curator,
            at=self.now,
        )
        yield tasks.DeadlineMove(
            task_id=late,
            asked_by=self.person,
            asked_at=self.now,
            reason="Ждём данных",
            old_deadline=LONG_AGO,
            new_deadline=MONDAY,
            verdict=MoveVerdict.OPEN,
        )
        yield reminders.HindranceReport(
            organisation_id=self.school, hindrance=Hindrance.NO_TIME, **own
        )
        yield tasks.Snooze(person_id=self.person, task_id=late, until=MONDAY)
        chat = self.town.telegram_ids[self.person]
        yield tasks.MessageLink(chat_id=chat, message_id=5, task_id=late, created_at=self.now)

    def _given(self) -> Iterator[Any]:
        file = tasks.StoredFile(
            telegram_file_id="f",
            telegram_unique_id="u",
            media="document",
            name="справка.pdf",
            size=5,
            created_at=self.now,
        )
        yield file
        yield tasks.Evidence(
            task_id=self.tasks[3], file_id=file.id, person_id=self.person, at=self.now
        )
        upload = tasks.Upload(
            chat_id=self.school, group_key="g", person_id=self.person, created_at=self.now
        )
        yield upload
        yield tasks.UploadFile(upload_id=upload.id, file_id=file.id, caption="Справка", held=False)
        yield inbox.InboxUpdate(
            bot_id=1,
            update_id=self.school,
            chat_id=7,
            state=UpdateState.WAITING,
            received_at=self.now,
            payload="{}",
        )
        yield upkeep.Conversation(key=f"c:{self.school}", state="x", data={}, changed_at=self.now)

    def _office(self) -> Iterator[Any]:
        town, now = self.town, self.now
        letter = letters.Letter(
            municipality_id=town.id,
            person_id=self.curator,
            text="Просим проверить",
            about="Все",
            schools=[self.school],
            created_at=now,
            sent_at=now,
        )
        yield letter
        yield letters.LetterReader(
            letter_id=letter.id, organisation_id=self.school, person_id=self.person
        )
        party = roadmaps.Party(
            municipality_id=town.id, name="Куратор", key=f"k{self.school}", is_person=True
        )
        yield party
        yield roadmaps.Assignment(
            roadmap_id=self.plan,
            party_id=party.id,
            target=Target.ORGANISATION,
            organisation_id=self.school,
            created_at=now,
        )
        later = MONDAY + timedelta(days=self.school)
        yield upkeep.CalendarOverride(municipality_id=town.id, day=later, working=True)
        yield upkeep.SchoolTerm(
            municipality_id=town.id, first_day=later, last_day=later + timedelta(days=60)
        )
        yield roadmaps.RoadmapChat(
            chat_id=GROUP - self.school,
            roadmap_id=self.plan,
            posts_week=True,
            summary_weekday=0,
            summary_hour=9,
            created_by=self.curator,
            created_at=now,
        )
        yield reminders.Absence(
            person_id=self.curator, substitute_id=self.person, until=MONDAY, created_at=now
        )
        yield upkeep.AuditEntry(
            municipality_id=town.id,
            person_id=self.curator,
            at=now,
            action="x",
            subject="x",
            details={},
        )
        yield upkeep.SetAside(
            kind=RowKind.FILE, row_id=self.school, reason="x", first_at=now, last_at=now, times=1
        )

    def _plans(self) -> Iterator[Any]:
        now, activity = self.now, self.activity
        party = roadmaps.Party(
            municipality_id=self.town.id, name="ШНОР", key=f"g{self.school}", is_person=False
        )
        yield party
        yield roadmaps.ActivityParty(
            activity_id=activity, party_id=party.id, position=0, note="совместно"
        )
        yield roadmaps.ActivityException(
            activity_id=activity, organisation_id=self.school, included=True
        )
        yield roadmaps.ImportProblem(
            roadmap_id=self.plan, activity_id=activity, code="x", place={}, values={}
        )
        yield roadmaps.AppliedChange(roadmap_id=self.plan, applied_at=now, before={}, papers=0)

    def _people(self) -> Iterator[Any]:
        now, school = self.now, self.school
        group = people.OrganisationGroup(municipality_id=self.town.id, name=f"Группа {school}")
        yield group
        yield insert(people.group_member).values(group_id=group.id, organisation_id=school)
        yield people.TakenList(
            municipality_id=self.town.id, taken_at=now, added=[], phones=[], names=[]
        )
        yield people.InviteFailure(telegram_id=school, at=now)
        yield people.Invite(
            token_hash=f"hash {school}",
            role=Role.COORDINATOR,
            municipality_id=self.town.id,
            organisation_id=school,
            created_by=self.curator,
            created_at=now,
            expires_at=now + timedelta(days=7),
        )
        yield upkeep.Leader(work=f"work {school}", holder="x", until=now)

    def events(self) -> list[Owed]:
        """What the coordinator and the curator are told at once."""
        blocked, late, returned, _ = self.tasks
        debts = {
            "municipality_id": self.town.id,
            "due": "all",
            "roadmap_id": None,
            "activity_id": None,
            "by": self.curator,
        }
        found: list[tuple[int, str, dict[str, Any]]] = [
            (self.person, "returned", {"task_id": returned}),
            (self.person, "letter", {"letter": self.school}),
            (self.person, "nudge", debts),
            (self.curator, "question", {"task_id": blocked, "report_id": self.school}),
            (self.curator, "blocked", {"task_id": blocked}),
            (self.curator, "deadline-asked", {"task_id": late, "move_id": self.school}),
        ]
        chats = self.town.telegram_ids
        return [
            Owed(f"{kind}:{self.school}", kind, chats[whom], payload, whom, self.town.id)
            for whom, kind, payload in found
        ]
