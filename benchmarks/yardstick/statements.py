"""What the yardstick reads and writes: each statement is built once."""

from datetime import date

from sqlalchemy import and_, bindparam, case, delete, func, insert, literal, select, update

from domain.workflow import Action, Status
from models.enums import MoveVerdict, RoadmapStatus, UpdateState
from models.inbox import InboxUpdate
from models.people import Membership, Municipality, Organisation, OrganisationGroup, Person
from models.roadmaps import Activity, EvidenceSlot, Indicator, Roadmap, Section
from models.tasks import (
    DeadlineMove,
    Evidence,
    MessageLink,
    Report,
    Review,
    StoredFile,
    Task,
    TaskState,
    Upload,
    UploadFile,
)
from models.upkeep import Conversation, Delivery

FOREVER = date.max
OWED = (Status.PLANNED, Status.IN_PROGRESS, Status.BLOCKED)


ARRIVE = insert(InboxUpdate).returning(InboxUpdate.id)
FINISH = (
    update(InboxUpdate)
    .where(InboxUpdate.id == bindparam("row"))
    .values(state=UpdateState.DONE, payload=None, chat_id=0, finished_at=bindparam("now"))
)
WHO = (
    select(
        Person.id,
        Person.name,
        Membership.role,
        Membership.organisation_id,
        Municipality.id.label("town"),
        Municipality.time_zone,
        Organisation.name.label("school"),
        Conversation.state,
        MessageLink.task_id,
    )
    .join(Membership, and_(Membership.person_id == Person.id, Membership.ended_at.is_(None)))
    .join(Municipality, Municipality.id == Membership.municipality_id)
    .join(Organisation, Organisation.id == Membership.organisation_id)
    .outerjoin(Conversation, Conversation.key == bindparam("key"))
    .outerjoin(
        MessageLink,
        and_(
            MessageLink.chat_id == bindparam("chat"), MessageLink.message_id == bindparam("message")
        ),
    )
    .where(Person.telegram_id == bindparam("sender"))
)
GROUP = case(
    (Task.status == Status.SUBMITTED, "in_review"),
    (Task.status == Status.RETURNED, "returned"),
    (Task.status.not_in(OWED), "done"),
    (Task.deadline < bindparam("today"), "overdue"),
    (Task.deadline <= bindparam("week"), "this_week"),
    else_="later",
)
OWN = (
    Task.organisation_id == bindparam("school"),
    Task.status != Status.CANCELLED,
    Roadmap.status == RoadmapStatus.ACTIVE,
)
COUNTS = (
    select(GROUP.label("group"), Roadmap.short_title, func.count())
    .join(Roadmap, Roadmap.id == Task.roadmap_id)
    .where(*OWN)
    .group_by("group", Roadmap.short_title)
)
RANK = case({Status.RETURNED: 0, Status.SUBMITTED: 2}, value=Task.status, else_=1)
DUE = func.coalesce(Task.mend_by, Task.deadline)
PAGE = (
    select(Task.id, Activity.number, Activity.title, DUE, GROUP)
    .join(Activity, Activity.id == Task.activity_id)
    .join(Roadmap, Roadmap.id == Task.roadmap_id)
    .where(*OWN, Task.status.in_((*OWED, Status.RETURNED, Status.SUBMITTED)))
    .order_by(RANK, DUE, Activity.position)
    .limit(8)
)
EARLIER = Task.__table__.alias("earlier")
CARD = (
    select(
        Task.id,
        Task.version,
        Task.status,
        Task.deadline,
        Task.original_deadline,
        Task.activity_id,
        Activity.number,
        Activity.title,
        Activity.schedule,
        Activity.result,
        Roadmap.short_title,
        Roadmap.status.label("in_force"),
        Roadmap.review_needed,
        Section.number.label("section"),
        Organisation.name.label("school"),
        Municipality.time_zone,
        Review.verdict,
        Review.reason,
        DeadlineMove.new_deadline,
        select(EARLIER.c.id)
        .where(
            EARLIER.c.activity_id == Task.activity_id,
            EARLIER.c.organisation_id == Task.organisation_id,
            EARLIER.c.deadline < Task.deadline,
            EARLIER.c.status == Status.DONE,
        )
        .correlate(Task)
        .exists(),
    )
    .select_from(Task)
    .join(Activity, Activity.id == Task.activity_id)
    .join(Roadmap, Roadmap.id == Task.roadmap_id)
    .join(Municipality, Municipality.id == Task.municipality_id)
    .join(Organisation, Organisation.id == Task.organisation_id)
    .outerjoin(Section, Section.id == Task.section_id)
    .outerjoin(Review, Review.task_id == Task.id)
    .outerjoin(
        DeadlineMove,
        and_(DeadlineMove.task_id == Task.id, DeadlineMove.verdict == MoveVerdict.OPEN),
    )
    .where(Task.id == bindparam("task"))
    .order_by(Review.id.desc())
    .limit(1)
)
FILES = (
    select(StoredFile.id, StoredFile.name, StoredFile.size, StoredFile.media, Evidence.at)
    .join(Evidence, Evidence.file_id == StoredFile.id)
    .where(Evidence.task_id == bindparam("task"), Evidence.withdrawn_at.is_(None))
    .order_by(Evidence.id)
)
REPORTS = (
    select(Report.at, Report.action, Report.comment, Report.value, Person.name)
    .join(Person, Person.id == Report.person_id)
    .where(Report.task_id == bindparam("task"))
    .order_by(Report.id)
)
SLOTS = (
    select(EvidenceSlot.name, EvidenceSlot.count)
    .where(EvidenceSlot.activity_id == bindparam("activity"))
    .order_by(EvidenceSlot.id)
)
INDICATORS = (
    select(Indicator.text, Indicator.target)
    .where(Indicator.activity_id == bindparam("activity"))
    .order_by(Indicator.id)
)
CURATORS = (
    select(Person.name)
    .join(Membership, Membership.person_id == Person.id)
    .where(
        Membership.municipality_id == bindparam("town"),
        Membership.role == "curator",
        Membership.ended_at.is_(None),
    )
)
FORGET_LINK = delete(MessageLink).where(
    MessageLink.chat_id == bindparam("chat"), MessageLink.message_id == bindparam("message")
)
LINK = insert(MessageLink)
# What words may mean.
LAST_LINK = (
    select(MessageLink.message_id, MessageLink.task_id, MessageLink.created_at)
    .where(MessageLink.chat_id == bindparam("chat"))
    .order_by(MessageLink.created_at.desc(), MessageLink.message_id.desc())
    .limit(1)
)
CAME_BY_ITSELF = select(Delivery.id).where(
    Delivery.person_id == bindparam("person"), Delivery.message_id == bindparam("message")
)
SAID_BEFORE = select(Report.id, Report.comment).where(Report.update_key == bindparam("key"))
IN_HAND = (
    select(
        Task.id,
        Task.version,
        Activity.number,
        Activity.title,
        Task.status,
        DUE,
        Organisation.name,
        Roadmap.short_title,
    )
    .join(Activity, Activity.id == Task.activity_id)
    .join(Roadmap, Roadmap.id == Task.roadmap_id)
    .join(Organisation, Organisation.id == Task.organisation_id)
    .where(*OWN, Task.id == bindparam("task"))
)
ASKED = select(Task.activity_id).where(Task.organisation_id == bindparam("school"))
ACTIVITIES = (
    select(Activity.number, Activity.title, Roadmap.period_start, Roadmap.period_end)
    .join(Roadmap, Roadmap.id == Activity.roadmap_id)
    .where(Activity.id.in_(ASKED), Roadmap.status == RoadmapStatus.ACTIVE)
    .order_by(Activity.position)
)
SECTIONS = (
    select(Section.number, Section.title)
    .distinct()
    .join(Activity, Activity.section_id == Section.id)
    .where(Activity.id.in_(ASKED))
)
SCHOOLS = select(Organisation.name).where(Organisation.id == bindparam("school"))
SCHOOL_GROUPS = select(OrganisationGroup.name).where(OrganisationGroup.municipality_id.is_(None))
# What words and files write.
MOVE = (
    update(Task)
    .where(Task.id == bindparam("task"), Task.version == bindparam("seen"))
    .values(
        status=bindparam("after"),
        version=Task.version + 1,
        changed_at=bindparam("at"),
        next_at=bindparam("at"),
    )
)
LOCK = (
    update(Task)
    .where(Task.id == bindparam("task"), Task.version == bindparam("seen"))
    .values(version=bindparam("seen"))
)
CLOSE_STATE = (
    update(TaskState)
    .where(TaskState.id == bindparam("task"), TaskState.valid_to == FOREVER)
    .values(valid_to=bindparam("day"))
)
SHARED = (
    *("municipality_id", "roadmap_id", "section_id", "activity_id", "organisation_id"),
    *("deadline", "status", "submitted_on", "done_on", "done_late"),
)
FORGET_STATE = delete(TaskState).where(
    TaskState.id == bindparam("task"), TaskState.valid_from == bindparam("day")
)
OPEN_STATE = insert(TaskState).from_select(
    ["task_id", "valid_from", "valid_to", *SHARED],
    select(
        Task.id,
        bindparam("day", type_=TaskState.valid_from.type),
        literal(FOREVER),
        *(getattr(Task, name) for name in SHARED),
    ).where(Task.id == bindparam("task")),
)
WRITE_REPORT = insert(Report)
REPORTED_LAST = (
    select(Person.id, Person.name)
    .join(Report, Report.person_id == Person.id)
    .where(Report.task_id == bindparam("task"), Report.action == Action.SUBMIT)
    .order_by(Report.id.desc())
    .limit(1)
)
KNOWN_FILE = select(StoredFile.id).where(
    StoredFile.telegram_unique_id == bindparam("unique"), StoredFile.removed_at.is_(None)
)
KEEP_FILE = insert(StoredFile).returning(StoredFile.id)
OPEN_UPLOAD = insert(Upload).returning(Upload.id)
ADD_TO_UPLOAD = insert(UploadFile)
USED = select(
    Organisation.file_bytes,
    select(func.sum(Organisation.file_bytes))
    .where(Organisation.municipality_id == bindparam("town"))
    .scalar_subquery(),
).where(Organisation.id == bindparam("school"))
FILL = (
    update(Organisation)
    .where(Organisation.id == bindparam("school"))
    .values(file_bytes=Organisation.file_bytes + bindparam("size"))
)
ATTACH = insert(Evidence)
NOTE_ANSWER = (
    update(Upload).where(Upload.id == bindparam("row")).values(message_id=bindparam("message"))
)
