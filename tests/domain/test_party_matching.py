"""Whom a party most likely means, and why."""

import pytest

from domain.draft import DraftParty
from domain.organisation_kinds import OrganisationKind as Kind
from domain.party_matching import SURE, Aim, KnownMunicipality, MatchReason, Proposal, propose

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
KNOWN = KnownMunicipality(ORGANISATIONS, {9: "ШНОР"}, PEOPLE)

CASES = {
    "Управление образования": (Aim.ORGANISATIONS, MatchReason.EXACT, (31,)),
    "управление  образования": (Aim.ORGANISATIONS, MatchReason.EXACT, (31,)),
    "ШНОР": (Aim.GROUP, MatchReason.EXACT, (9,)),
    "УО": (Aim.ORGANISATIONS, MatchReason.ABBREVIATION, (31,)),
    "ИМЦ": (Aim.ORGANISATIONS, MatchReason.ABBREVIATION, (41,)),
    "МКУ «ИМЦ»": (Aim.ORGANISATIONS, MatchReason.ABBREVIATION, (41,)),
    "ДДТ": (Aim.ORGANISATIONS, MatchReason.ABBREVIATION, (21,)),
    "Начальник УО": (Aim.ORGANISATIONS, MatchReason.POST, (31,)),
    "Начальник Управления образования": (Aim.ORGANISATIONS, MatchReason.POST, (31,)),
    "специалисты УО": (Aim.ORGANISATIONS, MatchReason.POST, (31,)),
    "методисты Информационно-методического центра": (Aim.ORGANISATIONS, MatchReason.POST, (41,)),
    "Школы № 1, № 3": (Aim.ORGANISATIONS, MatchReason.NUMBERS, (1, 3)),
    "школы №№ 1, 3 и 5": (Aim.ORGANISATIONS, MatchReason.NUMBERS, (1, 3, 5)),
    "МБОУ СОШ № 3": (Aim.ORGANISATIONS, MatchReason.NUMBERS, (3,)),
    "Директор школы № 5": (Aim.ORGANISATIONS, MatchReason.NUMBERS, (5,)),
    "ДОУ № 1, 3": (Aim.ORGANISATIONS, MatchReason.NUMBERS, (11, 13)),
    "лицей № 7": (Aim.ORGANISATIONS, MatchReason.NUMBERS, (7,)),
    "Дом детскго творчества": (Aim.ORGANISATIONS, MatchReason.SPELLING, (21,)),
    "Л.Н. Смирнова": (Aim.PERSON, MatchReason.PERSON, (1,)),
    "методист Петрова": (Aim.PERSON, MatchReason.PERSON, (2,)),
    "Котов О. И.": (Aim.PERSON, MatchReason.PERSON, (3,)),
    "Петрова Анна Ивановна": (Aim.PERSON, MatchReason.PERSON, (2,)),
}


@pytest.mark.parametrize("name", CASES)
def test_the_likeliest_is_proposed_first(name):
    aim, reason, ids = CASES[name]
    best = propose(DraftParty(name), KNOWN)[0]
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
    best = propose(DraftParty(name), KNOWN)[0]
    assert (best.aim, best.kinds) == (Aim.KINDS, KINDS[name])


def test_the_plan_s_own_glossary_says_what_an_abbreviation_means():
    known = KnownMunicipality(ORGANISATIONS, glossary={"ОО": "общеобразовательные организации"})
    assert propose(DraftParty("ОО"), known)[0].kinds == (Kind.SCHOOL,)


def test_the_last_plan_goes_before_everything():
    last = Proposal(Aim.GROUP, MatchReason.EXACT, 1.0, (9,))
    known = KnownMunicipality(ORGANISATIONS, {9: "ШНОР"}, former={"УО": last})
    assert propose(DraftParty("УО"), known)[0] == Proposal(
        Aim.GROUP, MatchReason.LAST_PLAN, 1.0, (9,)
    )


@pytest.mark.parametrize("name", ["Начальник УО", "Управление образования", "специалист УО"])
def test_an_abbreviation_of_the_last_plan_explains_the_new_one(name):
    department = {31: ("Районный отдел", Kind.DEPARTMENT)}
    last = Proposal(Aim.ORGANISATIONS, MatchReason.EXACT, 1.0, (31,))
    best = propose(DraftParty(name), KnownMunicipality(department, former={"УО": last}))[0]
    assert best.ids == (31,)
    assert best.reason in (MatchReason.ABBREVIATION, MatchReason.POST)


@pytest.mark.parametrize(
    "name", ["полиция", "Родители", "Иванова И.И.", "Школа № 8", "КДН и ЗП", "библиотека", ""]
)
def test_nothing_is_proposed_where_nothing_fits(name):
    assert propose(DraftParty(name), KNOWN) == ()


def test_what_is_only_partly_known_is_not_sure():
    best = propose(DraftParty("Школы № 1, № 8"), KNOWN)[0]
    assert best.ids == (1,)
    assert best.confidence < SURE


def test_two_people_of_one_name_are_both_proposed_and_neither_is_sure():
    known = KnownMunicipality(people=[(1, "Петрова Анна Ивановна"), (2, "Петрова Алла Ильинична")])
    found = propose(DraftParty("Петрова А.И."), known)
    assert [proposal.ids for proposal in found] == [(1,), (2,)]
    assert all(proposal.confidence < SURE for proposal in found)
