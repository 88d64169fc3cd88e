"""The sample municipality of a first run without a token; every name in it is invented."""

import re
from datetime import date, timedelta
from pathlib import Path

from domain.draft import Draft
from domain.organisation_kinds import OrganisationKind

PLAN = Path(__file__).with_name("plan.md")
MUNICIPALITY = "Заречный район"
TIME_ZONE = "Europe/Moscow"
DAY = date(2026, 11, 24)
"""The day on which the sample begins: a Tuesday with deadlines close by."""

ORGANISATIONS = (
    ("Школа № 1", OrganisationKind.SCHOOL),
    ("Школа № 3", OrganisationKind.SCHOOL),
    ("Школа № 7", OrganisationKind.SCHOOL),
    ("Лицей № 2", OrganisationKind.SCHOOL),
    ("Берёзовская школа", OrganisationKind.SCHOOL),
    ("Методический центр", OrganisationKind.CENTRE),
)

SCHOOLS = re.compile(
    r"\b(ОО|ОУ|школ|лице|гимнази)|образовательн\w+ (организаци|учреждени)", re.IGNORECASE
)
"""Responsibles that are schools, whatever the plan calls them."""


def a_day_inside(draft: Draft) -> date:
    """A day inside a plan's period on which schools have to hurry: three days before a deadline.

    The first that leaves a month to prepare, since an office begins with some lateness.
    """
    ours = [
        activity
        for activity in draft.activities
        if any(SCHOOLS.search(party.name) for party in activity.responsible)
    ]
    ends = sorted(
        window.end
        for activity in ours or draft.activities
        for window in activity.schedule.windows
        if draft.period.start <= window.end <= draft.period.end
    )
    later = [end for end in ends if end >= draft.period.start + timedelta(days=30)]
    return (later or ends or [draft.period.start + timedelta(days=10)])[0] - timedelta(days=3)
