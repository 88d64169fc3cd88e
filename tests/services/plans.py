"""Plans and people for tests of planning: small, invented, easy to change."""

from dataclasses import dataclass
from datetime import date

from domain.access import Actor, MemberRole, Role
from domain.draft import Draft, DraftActivity, DraftIndicator, DraftParty, DraftSection, DraftSlot
from domain.grid import Place
from domain.organisation_kinds import OrganisationKind
from domain.schedule import Every, Kind, Period, Schedule, Window
from models.people import Membership as MembershipRow
from models.people import Organisation, Person
from services.core import municipalities
from services.roadmaps import draft_rows, draft_storing, past_windows

YEAR = Period(date(2026, 9, 1), date(2027, 8, 31), 9)
SOURCE = draft_rows.Source("план.docx", 1000, "ab" * 32, "file-1", "unique-1")
SCHOOLS = DraftParty("ОО")
OFFICE = DraftParty("Управление образования")


@dataclass(frozen=True)
class Town:
    """A municipality with three schools, an office, a curator and a coordinator of each school."""

    id: int
    schools: list[int]
    office: int
    curator: Actor
    coordinators: list[int]

    def someone_else(self, clock):
        """A curator of another municipality."""
        return Actor(999, (MemberRole(self.id + 999, Role.CURATOR),), clock.now())


async def make_town(database, clock, name="Заречье", first_id=100):
    async with database.write() as session:
        town_id = await municipalities.create(session, name, "Europe/Moscow", "ru", clock.now())
        schools = [
            Organisation(municipality_id=town_id, name=f"Школа № {n}", kind=OrganisationKind.SCHOOL)
            for n in (1, 2, 3)
        ]
        office = Organisation(
            municipality_id=town_id, name="Отдел", kind=OrganisationKind.DEPARTMENT
        )
        people = [
            Person(telegram_id=first_id + n, name=f"Человек {n}", first_seen_at=clock.now())
            for n in range(4)
        ]
        session.add_all([*schools, office, *people])
        await session.flush()
        for school, person in zip(schools, people[1:], strict=True):
            session.add(
                MembershipRow(
                    person_id=person.id,
                    municipality_id=town_id,
                    organisation_id=school.id,
                    role=Role.COORDINATOR,
                    created_at=clock.now(),
                )
            )
        curator = Actor(people[0].id, (MemberRole(town_id, Role.CURATOR),), clock.now())
        return Town(
            town_id,
            [school.id for school in schools],
            office.id,
            curator,
            [person.id for person in people[1:]],
        )


def month(number, year=2026):
    """A fixed schedule of one calendar month."""
    start = date(year, number, 1)
    end = (date(year + number // 12, number % 12 + 1, 1)) - date.resolution
    return Schedule(f"{number:02}.{year}", Kind.FIXED, windows=(Window(start, end),))


QUARTERLY = Schedule(
    "ежеквартально",
    Kind.RECURRING,
    Every.QUARTER,
    1,
    (
        Window(date(2026, 10, 1), date(2026, 12, 31)),
        Window(date(2027, 1, 1), date(2027, 3, 31)),
    ),
)
ALWAYS = Schedule("постоянно", Kind.CONTINUOUS, windows=(Window(YEAR.start, YEAR.end),))
ON_EVENT = Schedule("по запросу", Kind.ON_EVENT, condition="по запросу")
INFERRED = Schedule(
    "апрель", Kind.FIXED, windows=(Window(date(2027, 4, 1), date(2027, 4, 30)),), confident=False
)
UNKNOWN = Schedule("когда-нибудь", Kind.UNKNOWN)
MISSING = Schedule("", Kind.MISSING)


def activity(number, title, schedule, parties=(SCHOOLS,), *, section="1", **rest):
    return DraftActivity(
        number=number,
        title=title,
        section=section,
        term=schedule.phrase,
        schedule=schedule,
        responsible=tuple(parties),
        result=rest.pop("result", ""),
        place=Place(table=1, row=int(number.replace(".", "")) if number else None),
        **rest,
    )


def draft(*activities, title="Дорожная карта «Школьный год»", period=YEAR, problems=()):
    sections = dict.fromkeys(found.section for found in activities if found.section)
    parties = dict.fromkeys(party for found in activities for party in found.responsible)
    return Draft(
        title=title,
        municipality=None,
        period=period,
        period_confident=True,
        sections=tuple(DraftSection(key, f"Раздел {key}") for key in sections),
        activities=activities,
        parties=tuple(parties),
        glossary=(),
        problems=tuple(problems),
    )


PLAN = (
    activity(
        "1.1",
        "Мониторинг качества знаний",
        month(10),
        evidence=(DraftSlot("справка"), DraftSlot("приказ", 2)),
    ),
    activity("1.2", "Обновление школьных сайтов", QUARTERLY, (SCHOOLS, OFFICE)),
    activity(
        "2.1",
        "Совещание директоров",
        month(12),
        (OFFICE,),
        section="2",
        indicators=(DraftIndicator("не менее 80% директоров", 80, "%"),),
    ),
)


async def store(database, town, plan=None, *, source=SOURCE, makes_past=True):
    """Store a plan as a draft that gets tasks for all its windows; returns its roadmap's id."""
    async with database.write() as session:
        roadmap_id = await draft_storing.store_draft(
            session, plan or draft(*PLAN), town.id, source, actor=town.curator
        )
        await past_windows.choose(session, roadmap_id, make=makes_past, actor=town.curator)
        return roadmap_id
