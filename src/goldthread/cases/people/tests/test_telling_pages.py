"""Forms by which more is told of somebody in a case, and taken back."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from goldthread.cases.casework.factories import RAISED_AT
from goldthread.cases.people.commands import Introduced, register_person, take_back
from goldthread.cases.people.factories import NHS_NUMBER, a_person
from goldthread.cases.people.forms.telling import TELL
from goldthread.cases.people.models import (
    Household,
    Involvement,
    LivesThere,
    SaidAlert,
    SaidBirth,
    SaidContact,
    SaidName,
    SaidNumber,
    SaidSchool,
    SaidTrait,
)
from goldthread.cases.people.tests.pages import as_, at, text
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
LATER = RAISED_AT + timedelta(days=2)
DAY_BEFORE = {"died_on-day": "8", "died_on-month": "3", "died_on-year": "2014"}
SAYS = {
    "alert": (SaidAlert, {"words": "Never visit alone."}),
    "name": (SaidName, {"use": "alias", "given": "Mia"}),
    "birth": (SaidBirth, {"when": "March 2014", "sex": "F"}),
    "number": (SaidNumber, {"kind": "nhs", "number": "943 476 5919"}),
    "school": (SaidSchool, {"school": "Hill School"}),
    "ethnicity": (SaidTrait, {"codes": "WBRI"}),
    "contact": (SaidContact, {"way": "text", "details": "07700 900123", "safety": "safe"}),
    "language": (SaidTrait, {"codes": "ibo"}),
    "disability": (SaidTrait, {"codes": ["HEAR", "VIS"]}),
    "sen": (SaidTrait, {"codes": ["ASD"], "words": "Assessed in 2025"}),
    "communication": (SaidTrait, {"words": "Signs"}),
}


@pytest.fixture
def maya(case, manager):
    return a_person(case, by=manager, at=LATER)


@pytest.fixture
def unborn(case, manager):
    expected = {"birth": {"expected_on": timezone.localdate() + timedelta(days=40)}}
    return register_person(case=case, introduced=Introduced("unborn", "subject", expected), by=manager, at=LATER)


def newest(model, space):
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return model.objects.select_related("person", "case", "agency").order_by("-pk")[0]


@pytest.mark.parametrize("what", TELL)
def test_each_kind_of_thing_is_told_on_its_page_and_leads_back_to_theirs(case, manager, maya, partnership, what):
    model, sent = SAYS[what]
    client, page = as_(manager), at(case, "tell_of_person", case.reference, maya.pk, what)

    assert "Maya Okonkwo" in text(client.get(page))
    answer = client.post(page, sent)

    assert answer.headers["Location"] == at(case, "person", maya.pk)
    told = newest(model, partnership)
    assert (told.person, told.case, told.agency) == (maya, case, None)


@pytest.mark.parametrize("what", TELL)
def test_an_empty_form_keeps_nothing_and_says_what_is_missing(case, manager, maya, what):
    page = text(as_(manager).post(at(case, "tell_of_person", case.reference, maya.pk, what), {}))

    assert "There is a problem" in page


@pytest.mark.parametrize(
    ("what", "sent", "sentence"),
    [
        ("number", {"kind": "nhs", "number": "943 476 5918"}, "fails its check digit"),
        (
            "birth",
            {"when": "9 March 2014", "died_on-day": "8", "died_on-month": "3", "died_on-year": "2014"},
            "before the day of birth",
        ),
        ("birth", {"when": "before 2050"}, "today or in the past"),
        ("birth", {"when": "before 1904"}, "nobody lives so long"),
        ("birth", {"when": "not known"}, "Enter at least one"),
        ("birth", {"when": "9 March 2099"}, "today or in the past"),
        ("school", {"school": "Hill School", "from_on-day": "31", "from_on-month": "2"}, "must include a year"),
        ("disability", {"codes": ["NONE", "VIS"]}, "stands alone"),
        ("language", {"words": "x" * 501}, "500 characters"),
        ("contact", {"way": "text", "details": "07700 900123", "safety": "with_care"}, "Say when and how it is safe"),
        ("alert", {"words": "x" * 501}, "500 characters"),
    ],
)
def test_what_cannot_be_so_is_said_and_stays_in_its_box(case, manager, maya, what, sent, sentence):
    page = text(as_(manager).post(at(case, "tell_of_person", case.reference, maya.pk, what), sent))

    assert "There is a problem" in page
    assert sentence in page
    for name, value in sent.items():
        assert is_in_its_box(page, name, value), name


def is_in_its_box(page, name, value):
    """Whether what was sent is what a box of that name says: typed in it, or chosen."""
    boxes = [one for one in re.findall(r"<(?:input|textarea)[^>]*>[^<]*", page) if f'name="{name}"' in one]
    chosen = [one for one in boxes if "checked" in one or not re.search(r'type="(radio|checkbox)"', one)]
    several = [value] if isinstance(value, str) else value
    return all(any(one in box for box in chosen) for one in several)


def test_nobody_tells_of_somebody_in_a_case_in_which_they_do_not_take_part(case, other_case, manager, maya):
    addresses = [
        at(case, "tell_of_person", other_case.reference, maya.pk, "name"),
        at(case, "tell_of_person", case.reference, maya.pk, "nonsense"),
        at(case, "say_where_person_lives", other_case.reference, maya.pk),
        at(case, "say_who_person_is", other_case.reference, maya.pk),
        at(case, "record_birth", other_case.reference, maya.pk),
    ]
    client = as_(manager)

    assert [client.get(one).status_code for one in addresses] == [404] * len(addresses)


def test_forms_are_there_for_nobody_who_does_not_see_them(case, constable, social_worker, teacher, maya):
    pages = [at(case, "tell_of_person", case.reference, maya.pk, what) for what in TELL]
    pages += [at(case, name, case.reference, maya.pk) for name in ("say_where_person_lives", "say_who_person_is")]

    for user in (constable, social_worker, teacher):
        client = as_(user)
        assert {client.get(page).status_code for page in pages} == {404}
        assert {client.post(page, {"given": "Mia"}).status_code for page in pages} == {404}


def test_a_home_is_told_of_several_of_the_case_at_once(case, manager, maya, partnership):
    ada = a_person(case, "Ada", part=Involvement.Part.SIBLING, by=manager, at=LATER)
    page = at(case, "say_where_person_lives", case.reference, maya.pk)
    sent = {"lines": "12 Mill Lane\nNorthborough", "postcode": "nb1 2cd", "together": [str(ada.pk)]}

    assert "Ada Okonkwo" in text(as_(manager).get(page))
    assert as_(manager).post(page, sent).status_code == 302

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        (home,) = Household.objects.all()
        assert {one.person for one in LivesThere.objects.filter(household=home)} == {maya, ada}
    wrong = text(as_(manager).post(page, {**sent, "postcode": "nowhere"}))
    assert "Enter a full postcode" in wrong
    assert "12 Mill Lane" in wrong
    assert "checked" in wrong


def test_an_unborn_child_is_born_under_the_same_number(case, manager, unborn):
    client, page = as_(manager), at(case, "record_birth", case.reference, unborn.pk)
    before = text(client.get(at(case, "person", unborn.pk)))
    sent = {"when": "2 November 2026", "sex": "F", "given": "Ada", "family": "Bell", "number": NHS_NUMBER}

    assert page in before
    assert client.post(page, sent).headers["Location"] == at(case, "person", unborn.pk)

    after = text(client.get(at(case, "person", unborn.pk)))
    assert "Ada Bell" in after
    assert "Born 2 November 2026, " in after
    assert "Expected" in after
    assert page not in after
    assert "is recorded already" in text(client.get(page))


def test_a_birth_of_which_no_day_is_known_is_not_recorded(case, manager, unborn):
    sent = {"when": "not known", "sex": "F", "given": "Ada"}

    page = text(as_(manager).post(at(case, "record_birth", case.reference, unborn.pk), sent))

    assert "Enter when the child was born" in page


def test_a_birth_that_is_to_come_is_refused_and_what_was_typed_stays(case, manager, unborn):
    sent = {"when": "2 November 2099", "given": "Ada", "family": "Bell"}

    page = text(as_(manager).post(at(case, "record_birth", case.reference, unborn.pk), sent))

    assert "There is a problem" in page
    assert 'value="2 November 2099"' in page
    assert 'value="Ada"' in page


@pytest.mark.parametrize(
    ("when", "sentence"), [("", "Enter the date of birth"), ("not known", "Enter when the child was born.")]
)
def test_a_birth_without_a_day_is_refused_with_what_is_missing(case, manager, unborn, when, sentence):
    page = text(as_(manager).post(at(case, "record_birth", case.reference, unborn.pk), {"when": when}))

    assert sentence in page


def test_a_child_who_was_expected_long_ago_is_not_expected(case, manager, unborn):
    sent = {"expected_on-day": "1", "expected_on-month": "2", "expected_on-year": "2019"}
    page = text(as_(manager).post(at(case, "tell_of_person", case.reference, unborn.pk, "birth"), sent))

    assert "If the child was born since, record the birth." in page


def test_nothing_is_told_of_an_unborn_child_that_only_somebody_born_has(case, manager, unborn):
    page = text(as_(manager).get(at(case, "tell_of_person", case.reference, unborn.pk, "birth")))

    assert "birth is expected" in page
    assert "Date of birth" not in page


def test_what_was_wrong_is_taken_back_by_whoever_may_with_a_reason(case, manager, constable, maya, partnership):
    name = newest(SaidName, partnership)
    page = at(case, "take_back_of_person", case.reference, "name", name.pk)
    client = as_(manager)

    assert as_(constable).get(page).status_code == 404
    assert "Maya Okonkwo" in text(client.get(page))
    assert "There is a problem" in text(client.post(page, {"why": " "}))
    assert client.post(page, {"why": "She is called Mia."}).headers["Location"] == at(case, "person", maya.pk)
    assert newest(SaidName, partnership).taken_back_why == "She is called Mia."
    assert "taken back already" in text(client.get(page))


def test_an_agency_takes_back_what_it_told_itself(case, constable, partnership):
    a_person(case, "Ikenna", by=constable, at=LATER)
    name = newest(SaidName, partnership)
    page = at(case, "take_back_of_person", case.reference, "name", name.pk)

    assert as_(constable).post(page, {"why": "It was his brother."}).status_code == 302


def test_whoever_takes_part_no_more_leads_back_to_the_case(case, manager, maya, partnership):
    part = newest(Involvement, partnership)
    page = at(case, "take_back_of_person", case.reference, "part", part.pk)

    assert "stays, unless you say that it goes too" in text(as_(manager).get(page))
    answer = as_(manager).post(page, {"why": "Another child was meant."})

    assert answer.headers["Location"] == case.get_absolute_url()
    assert "Maya" not in text(as_(manager).get(case.get_absolute_url()))
    assert "taken back already" in text(as_(manager).get(page))


def test_what_another_kind_of_thing_says_has_no_page_under_this_one(case, manager, maya, partnership):
    name = newest(SaidName, partnership)
    addresses = [("nonsense", name.pk), ("name", name.pk + 1000)]
    client = as_(manager)

    assert [client.get(at(case, "take_back_of_person", case.reference, *one)).status_code for one in addresses] == [
        404,
        404,
    ]


def test_what_was_taken_back_is_not_taken_back_twice(case, manager, maya, partnership):
    name = newest(SaidName, partnership)
    take_back(told=name, why="It was misheard.", by=manager, at=LATER)

    page = at(case, "take_back_of_person", case.reference, "name", name.pk)
    assert "taken back already" in text(as_(manager).post(page, {"why": "Again."}))
