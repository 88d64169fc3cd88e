"""Whom a party most likely means, and why."""

import pytest

from domain.draft import DraftParty
from domain.limits import LONGEST_NAME
from domain.office_matching import unlisted
from domain.organisation_kinds import OrganisationKind as Kind
from domain.party_matching import propose
from domain.party_posts import OF_HOUSE, sphere_of
from domain.party_proposals import SURE, Aim, KnownMunicipality, MatchReason, Proposal

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
    "МБОУ № 7": (Aim.ORGANISATIONS, MatchReason.NUMBERS, (7,)),
    "МКОУ № 1, № 5": (Aim.ORGANISATIONS, MatchReason.NUMBERS, (1, 5)),
    "Лицей": (Aim.ORGANISATIONS, MatchReason.ONLY_ONE, (7,)),
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


def test_a_legal_form_with_a_number_is_no_sure_school():
    best = propose(DraftParty("МБОУ № 7"), KNOWN)[0]
    assert best.confidence < SURE


KINDS = {
    "все ДОУ": (Kind.KINDERGARTEN,),
    "ДОУ": (Kind.KINDERGARTEN,),
    "Заведующие ДОУ": (Kind.KINDERGARTEN,),
    "школы": (Kind.SCHOOL,),
    "Все школы района": (Kind.SCHOOL,),
    "общеобразовательные организации": (Kind.SCHOOL,),
    "Директора школ": (Kind.SCHOOL,),
    "организации дополнительного образования": (Kind.EXTRACURRICULAR,),
    "руководители и педагоги ОО": (Kind.SCHOOL, Kind.KINDERGARTEN, Kind.EXTRACURRICULAR),
    "руководители ОО": (Kind.SCHOOL, Kind.KINDERGARTEN, Kind.EXTRACURRICULAR),
    "образовательные организации": (Kind.SCHOOL, Kind.KINDERGARTEN, Kind.EXTRACURRICULAR),
    "все учреждения": (Kind.SCHOOL, Kind.KINDERGARTEN, Kind.EXTRACURRICULAR),
    "Руководители учреждений": (Kind.SCHOOL, Kind.KINDERGARTEN, Kind.EXTRACURRICULAR),
    "руководители школ и детских садов": (Kind.SCHOOL, Kind.KINDERGARTEN),
    "Заведующие детскими садами": (Kind.KINDERGARTEN,),
    "сады": (Kind.KINDERGARTEN,),
}


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_stands_for_all_of_it(name):
    best = propose(DraftParty(name), KNOWN)[0]
    assert (best.aim, best.kinds) == (Aim.KINDS, KINDS[name])


@pytest.mark.parametrize(
    ("name", "sure"),
    [("все учреждения", True), ("школы и детские сады", True), ("учреждения", False)],
)
def test_of_several_kinds_those_are_sure_that_are_all_named(name, sure):
    assert (propose(DraftParty(name), KNOWN)[0].confidence >= SURE) is sure


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
    "name",
    ["полиция", "Родители", "Школа № 8", "КДН и ЗП", "библиотека", "", "учреждения культуры"],
)
def test_nothing_is_proposed_where_nothing_fits(name):
    assert propose(DraftParty(name), KNOWN) == ()


def test_what_is_only_partly_known_is_not_sure():
    best = propose(DraftParty("Школы № 1, № 8"), KNOWN)[0]
    assert best.ids == (1,)
    assert best.confidence < SURE


@pytest.mark.parametrize(
    ("name", "sure", "ids"),
    [
        ("МБОУ СОШ № 7", False, (7,)),
        ("Школа № 7", False, (7,)),
        ("Школы № 1, № 7", False, (1, 7)),
        ("гимназия № 7", None, ()),
        ("лицей № 7", True, (7,)),
    ],
)
def test_a_number_alone_makes_no_school_a_lyceum(name, sure, ids):
    best = next(iter(propose(DraftParty(name), KNOWN)), None)
    assert (best and best.confidence >= SURE, best.ids if best else ()) == (sure, ids)


def test_of_two_schools_of_one_number_the_kind_that_is_named_is_meant():
    two = {**ORGANISATIONS, 77: ("Школа № 7", Kind.SCHOOL)}
    best, *_ = propose(DraftParty("СОШ № 7"), KnownMunicipality(two))
    assert (best.ids, best.confidence >= SURE) == ((77,), True)
    twice = {**two, 78: ("МБОУ СОШ № 7", Kind.SCHOOL)}
    either = propose(DraftParty("общеобразовательная школа № 7"), KnownMunicipality(twice))
    assert {each.ids for each in either if each.ids} == {(77,), (78,)}
    assert all(each.confidence < SURE for each in either)


def test_two_people_of_one_name_are_both_proposed_and_neither_is_sure():
    known = KnownMunicipality(people=[(1, "Петрова Анна Ивановна"), (2, "Петрова Алла Ильинична")])
    found = propose(DraftParty("Петрова А.И."), known)
    assert [proposal.ids for proposal in found] == [(1,), (2,)]
    assert all(proposal.confidence < SURE for proposal in found)


def test_all_that_teach_are_no_abbreviation_of_a_department():
    last = Proposal(Aim.KINDS, MatchReason.KIND, 1.0, kinds=(Kind.SCHOOL,))
    known = KnownMunicipality({1: ("Школа № 1", Kind.SCHOOL)}, former={"ОО": last})
    assert all(
        each.aim is not Aim.KINDS for each in propose(DraftParty("Отдел образования"), known)
    )


OFFICE, CENTRE = (Kind.DEPARTMENT, "Управление образования"), (Kind.CENTRE, "МКУ «ИМЦ»")
PLAN = ("Куратор ШНОР", "МКУ «ИМЦ»", "УО", "ОО")

WORKS = {
    "Куратор ШНОР": (OFFICE, MatchReason.POST),
    "Муниципальный координатор": (OFFICE, MatchReason.POST),
    "Муниципальный координатор ВПР": (OFFICE, MatchReason.POST),
    "Начальник Управления образования": (OFFICE, MatchReason.POST),
    "заместитель начальника УО": (OFFICE, MatchReason.POST),
    "Руководитель управления образования": (OFFICE, MatchReason.POST),
    "Главный специалист отдела образования": (OFFICE, MatchReason.POST),
    "Рабочая группа": (OFFICE, MatchReason.POST),
    "УО": (OFFICE, MatchReason.NAMED),
    "УО НТГО": (OFFICE, MatchReason.NAMED),
    "Отдел образования Администрации Речного района": (OFFICE, MatchReason.NAMED),
    "Управление образования, культуры и спорта": (OFFICE, MatchReason.NAMED),
    "Комитет по образованию": (OFFICE, MatchReason.NAMED),
    "Л.Н. Котова": (OFFICE, MatchReason.UNKNOWN_PERSON),
    "МКУ «ИМЦ»": (CENTRE, MatchReason.NAMED),
    "методисты": (CENTRE, MatchReason.POST),
    "методист Котова": (CENTRE, MatchReason.POST),
    "Руководители РМО": (CENTRE, MatchReason.POST),
    "РМО учителей истории": (CENTRE, MatchReason.POST),
    "руководители методических объединений": (CENTRE, MatchReason.POST),
    "члены РМО": (CENTRE, MatchReason.POST),
    "Директор ИМЦ": (CENTRE, MatchReason.POST),
}


@pytest.mark.parametrize("name", WORKS)
def test_people_of_the_office_work_in_bodies_that_the_list_may_lack(name):
    schools = {1: ("Школа № 1", Kind.SCHOOL), 2: ("Школа № 2", Kind.SCHOOL)}
    lacking = unlisted(PLAN, [Kind.SCHOOL])
    best = propose(DraftParty(name), KnownMunicipality(schools, {9: "ШНОР"}, unlisted=lacking))[0]
    (kind, body), reason = WORKS[name]
    assert (best.aim, best.kinds, best.name, best.reason) == (Aim.NEW, (kind,), body, reason)
    assert (best.confidence >= SURE) is (reason is not MatchReason.UNKNOWN_PERSON)
    # Where they are listed they are proposed, whatever they are called.
    listed = {31: ("Управа по образованию", Kind.DEPARTMENT), 41: ("Центр", Kind.CENTRE)}
    best = propose(DraftParty(name), KnownMunicipality(schools | listed, {9: "ШНОР"}))[0]
    assert best.ids == ((31,) if kind is Kind.DEPARTMENT else (41,))


def test_without_a_centre_the_office_does_its_work():
    lacking = unlisted(["Методист", "ОО"], [Kind.SCHOOL])
    assert lacking == {Kind.DEPARTMENT: "Управление образования"}
    best = propose(DraftParty("Методист"), KnownMunicipality(unlisted=lacking))[0]
    assert best.name == "Управление образования"


@pytest.mark.parametrize(
    ("names", "body"),
    [
        (["УО"], "Управление образования"),
        (["УО", "отдел образования района"], "Отдел образования района"),
        (["Полиция"], "Управление образования"),
    ],
)
def test_the_office_is_called_as_the_plan_calls_it(names, body):
    assert unlisted(names, []) == {Kind.DEPARTMENT: body}
    assert unlisted(names, [Kind.DEPARTMENT]) == {}


def test_the_office_is_called_no_longer_than_an_organisation_may_be():
    long = "Отдел образования " + "администрации муниципального округа " * 8
    (name,) = unlisted([long], []).values()
    assert len(name) <= LONGEST_NAME
    assert name == name.strip()
    assert long.startswith(name)


def test_of_two_offices_nobody_can_tell_which():
    two = {1: ("Отдел общих дел", Kind.DEPARTMENT), 2: ("Отдел спорта", Kind.DEPARTMENT)}
    found = propose(DraftParty("Куратор ШНОР"), KnownMunicipality(two))
    assert [each.ids for each in found] == [(1,), (2,)]
    assert all(each.confidence < SURE for each in found)
    two[2] = ("Отдел образования", Kind.DEPARTMENT)
    best = propose(DraftParty("Куратор ШНОР"), KnownMunicipality(two))[0]
    assert (best.ids, best.confidence >= SURE) == ((2,), True)


STAFF = {
    "классные руководители": (Kind.SCHOOL,),
    "Заместители директоров по УВР": (Kind.SCHOOL,),
    "учителя-предметники": (Kind.SCHOOL,),
    "руководители ШМО": (Kind.SCHOOL,),
    "школьные координаторы": (Kind.SCHOOL,),
    "педагоги-психологи": (Kind.SCHOOL,),
    "учителя физической культуры": (Kind.SCHOOL,),
    "педагоги ДОУ": (Kind.KINDERGARTEN,),
    "психолог ДОУ": (Kind.KINDERGARTEN,),
    "учителя-логопеды детских садов": (Kind.KINDERGARTEN,),
    "педагоги дошкольных учреждений": (Kind.KINDERGARTEN,),
    "воспитатели": (Kind.KINDERGARTEN,),
}


@pytest.mark.parametrize("name", STAFF)
def test_people_whom_each_school_has_stand_for_all_schools(name):
    found = propose(DraftParty(name), KNOWN)
    assert (found[0].aim, found[0].kinds) == (Aim.KINDS, STAFF[name])
    assert found[0].confidence >= SURE
    assert {each.kinds for each in found if each.confidence >= SURE} == {STAFF[name]}


@pytest.mark.parametrize("name", ["Сектор кадров", "ИТ-отдел", "Кадровая служба", "отдел питания"])
def test_what_may_be_a_part_of_the_office_is_looked_at_by_a_curator(name):
    (best,) = propose(DraftParty(name), KNOWN)
    assert (best.ids, best.reason) == ((31,), MatchReason.DIVISION)
    assert best.confidence < SURE


@pytest.mark.parametrize("name", ["педагоги школ и ДОУ", "педагоги ДОУ и СОШ"])
def test_people_of_two_kinds_are_for_a_curator_to_say(name):
    found = propose(DraftParty(name), KNOWN)
    assert found
    assert all(each.confidence < SURE for each in found)


@pytest.mark.parametrize(
    "name",
    [
        "начальник отдела полиции",
        "Глава района",
        "Отдел культуры",
        "департамент образования области",
        "Центр занятости",
        "КДН и ЗП",
        "специалисты районной больницы",
        "Педагоги дополнительного образования",
        "учитель Котова",
    ],
)
def test_who_works_elsewhere_is_none_of_them(name):
    assert sphere_of(name) not in OF_HOUSE
    assert all(each.aim is not Aim.NEW for each in propose(DraftParty(name), KnownMunicipality()))


ONES = {
    DraftParty("Котова А.А.", True, "учитель"): (Aim.KINDS, MatchReason.SOME_OF_KIND),
    DraftParty("Котова А.А.", True, "соц. педагог"): (Aim.KINDS, MatchReason.SOME_OF_KIND),
    DraftParty("Котова А.А.", True, "методист"): (Aim.NEW, MatchReason.POST),
    DraftParty("Котова А.А.", True, "начальник отдела"): (Aim.NEW, MatchReason.POST),
    DraftParty("Котова А.А.", True, "по согласованию"): (Aim.NEW, MatchReason.UNKNOWN_PERSON),
    DraftParty("Котова А.А.", True, "врач районной больницы"): None,
}


@pytest.mark.parametrize("party", ONES, ids=lambda party: party.note)
def test_the_post_beside_a_name_says_where_somebody_works(party):
    schools = {1: ("Школа № 1", Kind.SCHOOL)}
    known = KnownMunicipality(schools, unlisted=unlisted(PLAN, [Kind.SCHOOL]))
    found = propose(party, known)
    if ONES[party] is None:
        assert found == ()
    else:
        assert (found[0].aim, found[0].reason) == ONES[party]
        assert (found[0].confidence >= SURE) is (found[0].reason is MatchReason.POST)


@pytest.mark.parametrize(
    ("note", "sure", "ids"),
    [
        ("директор школы № 1", True, (1,)),
        ("учитель МБОУ СОШ № 3", True, (3,)),
        ("заведующая ДОУ № 1", True, (11,)),
        ("директор школы № 99", False, ()),
        ("директор Ольховской школы", False, ()),
        ("куратор СОШ", False, ()),
        ("заведующая детским садом", False, ()),
        ("методист по дошкольному образованию", False, (31,)),
    ],
)
def test_a_post_that_names_a_school_is_no_post_of_the_office(note, sure, ids):
    best = propose(DraftParty("Лосева А.А.", True, note), KNOWN)[0]
    assert (best.confidence >= SURE, best.ids) == (sure, ids)


@pytest.mark.parametrize(
    "name",
    ["Руководитель ОО-участник проекта 500+", "школы-участницы", "школы, кроме № 1, 3",
     "Школы (за исключением школы № 5)", "ОО, реализующие программы ДО"],
)  # fmt: skip
def test_some_of_a_kind_are_for_a_curator_to_name(name):
    best = propose(DraftParty(name), KNOWN)[0]
    assert best.reason is MatchReason.SOME_OF_KIND
    assert best.confidence < SURE
