"""Whom a party most likely means, and why."""

import pytest

from domain.draft import Party
from domain.organisation_kinds import OrganisationKind as Kind
from domain.party_matching import SURE, Aim, Known, Proposal, Reason, propose

ORGANISATIONS = {
    1: ("МБОУ СОШ № 1", Kind.SCHOOL),
    3: ("Школа № 3", Kind.SCHOOL),
    5: ("МКОУ «Луговская основная школа № 5»", Kind.SCHOOL),
    7: ("МБОУ «Лицей № 7»", Kind.SCHOOL),
    11: ("Детский сад № 1 «Ромашка»", Kind.KINDERGARTEN),
    13: ("МБДОУ «Детский сад № 3»", Kind.KINDERGARTEN),
    21: ("Дом детского творчества", Kind.EXTRACURRICULAR),
    31: ("Управление образования", Kind.DEPARTMENT),
    41: ("Информационно-методический центр", Kind.CENTRE),
}
PEOPLE = [(1, "Смирнова Лия Наумовна"), (2, "Петрова Анна Ивановна"), (3, "Котов Олег Ильич")]
KNOWN = Known(ORGANISATIONS, {9: "ШНОР"}, PEOPLE)

CASES = {
    "Управление образования": (Aim.ORGANISATIONS, Reason.EXACT, (31,)),
    "управление  образования": (Aim.ORGANISATIONS, Reason.EXACT, (31,)),
    "ШНОР": (Aim.GROUP, Reason.EXACT, (9,)),
    "УО": (Aim.ORGANISATIONS, Reason.ABBREVIATION, (31,)),
    "ИМЦ": (Aim.ORGANISATIONS, Reason.ABBREVIATION, (41,)),
    "МКУ «ИМЦ»": (Aim.ORGANISATIONS, Reason.ABBREVIATION, (41,)),
    "ДДТ": (Aim.ORGANISATIONS, Reason.ABBREVIATION, (21,)),
    "Начальник УО": (Aim.ORGANISATIONS, Reason.POST, (31,)),
    "Начальник Управления образования": (Aim.ORGANISATIONS, Reason.POST, (31,)),
    "специалисты УО": (Aim.ORGANISATIONS, Reason.POST, (31,)),
    "методисты Информационно-методического центра": (Aim.ORGANISATIONS, Reason.POST, (41,)),
    "Школы № 1, № 3": (Aim.ORGANISATIONS, Reason.NUMBERS, (1, 3)),
    "школы №№ 1, 3 и 5": (Aim.ORGANISATIONS, Reason.NUMBERS, (1, 3, 5)),
    "МБОУ СОШ № 3": (Aim.ORGANISATIONS, Reason.NUMBERS, (3,)),
    "Директор школы № 5": (Aim.ORGANISATIONS, Reason.NUMBERS, (5,)),
    "ДОУ № 1, 3": (Aim.ORGANISATIONS, Reason.NUMBERS, (11, 13)),
    "лицей № 7": (Aim.ORGANISATIONS, Reason.NUMBERS, (7,)),
    "Дом детскго творчества": (Aim.ORGANISATIONS, Reason.SPELLING, (21,)),
    "Л.Н. Смирнова": (Aim.PERSON, Reason.PERSON, (1,)),
    "методист Петрова": (Aim.PERSON, Reason.PERSON, (2,)),
    "Котов О. И.": (Aim.PERSON, Reason.PERSON, (3,)),
    "Петрова Анна Ивановна": (Aim.PERSON, Reason.PERSON, (2,)),
}


@pytest.mark.parametrize("name", CASES)
def test_the_likeliest_is_proposed_first(name):
    aim, reason, ids = CASES[name]
    best = propose(Party(name), KNOWN)[0]
    assert (best.aim, best.reason, best.ids) == (aim, reason, ids)


KINDS = {
    "все ДОУ": (Kind.KINDERGARTEN,),
    "ДОУ": (Kind.KINDERGARTEN,),
    "Заведующие ДОУ": (Kind.KINDERGARTEN,),
    "школы": (Kind.SCHOOL,),
    "Все школы района": (Kind.SCHOOL,),
    "общеобразовательные организации": (Kind.SCHOOL,),
    "Директора школ": (Kind.SCHOOL,),
    "организации дополнительного образования": (Kind.EXTRACURRICULAR,),
    "руководители ОО": (Kind.SCHOOL, Kind.KINDERGARTEN, Kind.EXTRACURRICULAR),
    "образовательные организации": (Kind.SCHOOL, Kind.KINDERGARTEN, Kind.EXTRACURRICULAR),
}


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_stands_for_all_of_it(name):
    best = propose(Party(name), KNOWN)[0]
    assert (best.aim, best.kinds) == (Aim.KINDS, KINDS[name])


def test_the_plan_s_own_glossary_says_what_an_abbreviation_means():
    known = Known(ORGANISATIONS, glossary={"ОО": "общеобразовательные организации"})
    assert propose(Party("ОО"), known)[0].kinds == (Kind.SCHOOL,)


def test_the_last_plan_goes_before_everything():
    last = Proposal(Aim.GROUP, Reason.EXACT, 1.0, (9,))
    known = Known(ORGANISATIONS, {9: "ШНОР"}, former={"УО": last})
    assert propose(Party("УО"), known)[0] == Proposal(Aim.GROUP, Reason.LAST_PLAN, 1.0, (9,))


@pytest.mark.parametrize("name", ["Начальник УО", "Управление образования", "специалист УО"])
def test_an_abbreviation_of_the_last_plan_explains_the_new_one(name):
    department = {31: ("Районный отдел", Kind.DEPARTMENT)}
    last = Proposal(Aim.ORGANISATIONS, Reason.EXACT, 1.0, (31,))
    best = propose(Party(name), Known(department, former={"УО": last}))[0]
    assert best.ids == (31,)
    assert best.reason in (Reason.ABBREVIATION, Reason.POST)


@pytest.mark.parametrize(
    "name", ["полиция", "Родители", "Иванова И.И.", "Школа № 8", "КДН и ЗП", "библиотека", ""]
)
def test_nothing_is_proposed_where_nothing_fits(name):
    assert propose(Party(name), KNOWN) == ()


def test_what_is_only_partly_known_is_not_sure():
    best = propose(Party("Школы № 1, № 8"), KNOWN)[0]
    assert best.ids == (1,)
    assert best.confidence < SURE


def test_two_people_of_one_name_are_both_proposed_and_neither_is_sure():
    known = Known(people=[(1, "Петрова Анна Ивановна"), (2, "Петрова Алла Ильинична")])
    found = propose(Party("Петрова А.И."), known)
    assert [proposal.ids for proposal in found] == [(1,), (2,)]
    assert all(proposal.confidence < SURE for proposal in found)
