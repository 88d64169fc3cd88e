"""Any sequence of actions by anybody keeps the promises of the workflow (hypothesis stateful)."""

import asyncio
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import select

from domain.errors import Code, Refusal
from domain.workflow import Action, Status, is_reported, move
from models.engine import Database
from models.enums import MoveVerdict
from models.tasks import DeadlineMove, Evidence, Report, StoredFile, Task
from services.reports import evidence, remarks, reporting, uploads
from services.reports.evidence import IncomingFile
from services.review import reviewing
from services.tasks import deadline_moves, deadline_requests
from tests import towns
from tests.conftest import FixedClock

START = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
SCHOOL = frozenset({"anna", "boris"})
PEOPLE = ("anna", "boris", "stranger", "head", "manager")

# Those who may act come oftener, so that the walks get far.
people = st.sampled_from(("anna", "boris", "head", *PEOPLE))
versions = st.sampled_from(["seen", "seen", "none", "seen", "stale"])
keys = st.integers(1, 6).map(lambda number: f"u{number}")


class Workflow(RuleBasedStateMachine):
    """One task, five people, and the tables as the only memory."""

    template: Path
    review_needed = True

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.folder = Path(mkdtemp(prefix="workflow-"))
        path = self.folder / "test.db"
        shutil.copy(self.template, path)
        self.database = Database(f"sqlite:///{path}")
        self.clock = FixedClock(START)
        self.reports = 0
        self.was_late = False

    @initialize()
    def build(self) -> None:
        self.run(self._build())

    async def _build(self) -> None:
        town = self.town = await towns.build(self.database, self.clock)
        school = await town.school("Школа № 3")
        await town.roadmap(review_needed=self.review_needed)
        self.ids = {
            "anna": await town.coordinator("Анна", school),
            "boris": await town.coordinator("Борис", school),
            "stranger": await town.coordinator("Вера", await town.school("Школа № 7")),
            "head": await town.curator("Галина"),
            "manager": await town.manager("Дина"),
        }
        self.task_id = await town.owed("5.2", "Паспорт", date(2026, 11, 25), school)

    def teardown(self) -> None:
        self.run(self.database.close())
        self.loop.close()
        shutil.rmtree(self.folder)

    def run(self, work):
        return self.loop.run_until_complete(work)

    def attempt(self, who, use_case, *values, update_key=None, **rest):
        """Carry a use case out; a refusal must have changed nothing at all."""
        before = self.run(self._state())

        async def carry_out():
            actor = replace(await self.town.actor(self.ids[who]), update_key=update_key)
            async with self.database.write() as session:
                return await use_case(session, *values, actor=actor, **rest)

        try:
            outcome = self.run(carry_out())
        except Refusal as refusal:
            assert self.run(self._state()) == before
            assert (refusal.code is Code.DENIED) or who in SCHOOL | {"head"}
            return None
        assert who in SCHOOL | {"head"}, "a stranger has got through"
        return outcome

    def version(self, kind):
        task = self.task()
        return {"seen": task.version, "stale": task.version - 1, "none": None}[kind]

    def task(self):
        return self.run(self.town.get(Task, self.task_id))

    async def _state(self):
        tables = (Task, Report, Evidence, StoredFile, DeadlineMove)
        found = []
        async with self.database.read() as session:
            for table in tables:
                rows = await session.execute(select(*table.__table__.columns))
                found.append([tuple(row) for row in rows])
        return found

    @rule(who=people, version=versions, key=keys)
    def start(self, who, version, key):
        self.attempt(who, reporting.start, self.task_id, self.version(version), update_key=key)

    @rule(
        who=people,
        version=versions,
        key=keys,
        words=st.sampled_from([None, "Готово"]),
        even_incomplete=st.booleans(),
    )
    def submit(self, who, version, key, words, even_incomplete):
        self.attempt(
            who,
            reporting.submit,
            self.task_id,
            self.version(version),
            comment=words,
            even_incomplete=even_incomplete,
            update_key=key,
        )

    @rule(who=people, version=versions, key=keys)
    def withdraw(self, who, version, key):
        self.attempt(who, reporting.withdraw, self.task_id, self.version(version), update_key=key)

    @rule(who=people, version=versions, key=keys)
    def block(self, who, version, key):
        version = self.version(version)
        self.attempt(who, reporting.block, self.task_id, version, "Нет", update_key=key)

    @rule(who=people, version=versions, key=keys)
    def not_applicable(self, who, version, key):
        use_case = reporting.request_not_applicable
        self.attempt(who, use_case, self.task_id, self.version(version), "Нет", update_key=key)

    @rule(who=people, version=versions, key=keys)
    def no_change(self, who, version, key):
        self.attempt(who, reporting.no_change, self.task_id, self.version(version), update_key=key)

    @rule(who=people, key=keys)
    def comment(self, who, key):
        self.attempt(who, remarks.comment, self.task_id, "Слово", update_key=key)

    @rule(who=people, key=keys, number=st.integers(1, 3))
    def attach(self, who, key, number):
        file = IncomingFile(f"f{number}", f"u{number}", "document", f"справка {number}.docx", 10)
        chat = self.ids[who]
        use_case = uploads.receive
        self.attempt(who, use_case, chat, key, file, self.task_id, update_key=f"file-{key}")

    @rule(who=people, number=st.integers(1, 4))
    def withdraw_file(self, who, number):
        self.attempt(who, evidence.withdraw, number)

    @rule(who=people, version=versions, key=keys)
    def accept(self, who, version, key):
        version = self.version(version)
        if version is not None:
            self.attempt(who, reviewing.accept, self.task_id, version, update_key=key)

    @rule(who=people, version=versions, key=keys)
    def return_(self, who, version, key):
        version = self.version(version)
        self.attempt(who, reviewing.return_, self.task_id, version, "Нет подписи", update_key=key)

    @rule(who=people, days=st.integers(-2, 20))
    def ask_deadline(self, who, days):
        wanted = self.clock.now().date() + timedelta(days=days)
        self.attempt(who, deadline_requests.ask, self.task_id, None, wanted, "Болезнь")

    @rule(who=people, number=st.integers(1, 3), verdict=st.sampled_from(list(MoveVerdict)))
    def decide(self, who, number, verdict):
        self.attempt(who, deadline_moves.decide, number, verdict)

    @rule(hours=st.integers(1, 40))
    def wait(self, hours):
        self.clock.moment += timedelta(hours=hours)

    @invariant()
    def the_tables_keep_their_promises(self):
        if not hasattr(self, "task_id"):
            return
        self.run(self._check())

    async def _check(self):
        async with self.database.read() as session:
            task = await session.get_one(Task, self.task_id)
            reports = list(
                await session.scalars(
                    select(Report).where(Report.task_id == self.task_id).order_by(Report.id)
                )
            )
            proofs = list(
                await session.scalars(select(Evidence).where(Evidence.withdrawn_at.is_(None)))
            )
            moves = list(await session.scalars(select(DeadlineMove)))
        status = Status.PLANNED
        for report in reports:
            assert report.status_before is status, "reports follow one another"
            if report.action is not None:
                assert move(status, report.action, self.review_needed) is report.status_after
            status = report.status_after
        assert task.status is status, "the status is the sum of the reports"
        assert len(reports) >= self.reports, "reports are only added"
        self.reports = len(reports)
        named = [report.update_key for report in reports if report.update_key]
        assert len(named) == len(set(named)), "one update, one report"
        assert (task.next_at is None) == is_reported(task.status), "the reported are left alone"
        assert (task.claim is not None) >= (task.status is Status.SUBMITTED)
        if task.status is Status.DONE:
            assert task.done_on is not None
        if any(report.action is Action.REQUEST_NOT_APPLICABLE for report in reports[-1:]):
            assert task.status is not Status.DONE
        assert task.done_late >= self.was_late, "late is never forgotten"
        self.was_late = task.done_late
        files = [proof.file_id for proof in proofs]
        assert len(files) == len(set(files)), "a file proves a task once"
        assert sum(one.verdict is MoveVerdict.OPEN for one in moves) <= 1
        granted = [one for one in moves if one.verdict is MoveVerdict.ACCEPTED]
        assert task.deadline == (granted[-1].new_deadline if granted else task.original_deadline)


@pytest.mark.parametrize("review_needed", [True, False])
def test_any_sequence_of_actions(migrated_sqlite, review_needed):
    machine = type(
        "Workflow",
        (Workflow,),
        {"template": migrated_sqlite, "review_needed": review_needed},
    )
    case = machine.TestCase
    case.settings = settings(
        max_examples=12,
        stateful_step_count=20,
        suppress_health_check=list(HealthCheck),
    )
    case("runTest").runTest()
