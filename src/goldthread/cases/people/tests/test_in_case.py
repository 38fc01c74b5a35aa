"""Who takes part in a case, on its page, and how somebody is added to it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from goldthread.cases.casework.factories import RAISED_AT, seen_by, somebody
from goldthread.cases.people.factories import NHS_NUMBER, a_home, a_person
from goldthread.cases.people.models import Household, Involvement, Lookalike, Person, SaidName, SaidNumber
from goldthread.cases.people.tests.pages import as_, at, people_of, reads_of, text
from goldthread.foundation.drafts.models import Draft
from goldthread.foundation.form_pages.factories import day_typed
from goldthread.foundation.grants.commands import declare_conflict
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
LATER = RAISED_AT + timedelta(days=2)
MAYA = {"kind": "child", "part": "subject", "given": "Maya", "family": "Okonkwo", "when": "9 March 2014", "sex": "F"}


def kept(model, space):
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return list(model.objects.filter(space=space).order_by("pk"))


def seen(user, model, space):
    with opened(actor=user.pk, reading=[space.pk]):
        return list(model.objects.visible_to(seen_by(user, timezone.now())).order_by("pk"))


def test_the_page_of_a_case_tells_who_takes_part_and_leads_to_their_pages(case, manager):
    alert = {"words": "Never visit alone."}
    maya = a_person(case, by=manager, at=LATER, alert=alert)
    a_person(case, "Ngozi", born=None, kind=Person.Kind.ADULT, part=Involvement.Part.PARENT, by=manager, at=LATER)

    section = people_of(text(as_(manager).get(case.get_absolute_url())))

    assert at(case, "person", maya.pk) in section
    assert "The case is about them" in section
    assert "Born 9 March 2014, 12 years" in section
    assert "Never visit alone." in section
    assert section.index("Maya Okonkwo") < section.index("Ngozi Okonkwo")


def test_an_agency_reads_whom_it_added_and_a_stranger_has_no_case_at_all(
    case, manager, constable, social_worker, teacher
):
    a_person(case, by=manager, at=LATER)
    a_person(case, "Ikenna", by=constable, at=LATER, part=Involvement.Part.SIBLING)

    of_police, of_council = (text(as_(one).get(case.get_absolute_url())) for one in (constable, social_worker))

    assert "Ikenna Okonkwo" in people_of(of_police)
    assert "Maya Okonkwo" not in of_police
    assert "Okonkwo" not in of_council
    assert as_(teacher).get(case.get_absolute_url()).status_code == 404
    assert as_(teacher).get(at(case, "add_person", case.reference)).status_code == 404


def test_whoever_sees_nobody_and_may_add_nobody_finds_no_such_section(case, manager, partnership):
    reader = somebody("independent_scrutineer", partnership)

    before = text(as_(reader).get(case.get_absolute_url()))
    a_person(case, by=manager, at=LATER)
    after = text(as_(reader).get(case.get_absolute_url()))

    assert "People</h2>" not in before
    assert "Maya Okonkwo" in people_of(after)
    assert "Add somebody" not in after
    assert as_(reader).get(at(case, "add_person", case.reference)).status_code in (403, 404)


def test_a_conflict_of_interest_hides_the_case_and_everybody_in_it(case, manager, partnership):
    maya = a_person(case, by=manager, at=LATER)
    second = somebody("partnership_manager", partnership, name="second")
    assert as_(second).get(at(case, "person", maya.pk)).status_code == 200
    declare_conflict(about=case, account=second, kind="own_family", words="", by=manager, at=timezone.now())

    pages = [
        case.get_absolute_url(),
        at(case, "person", maya.pk),
        at(case, "add_person", case.reference),
        at(case, "tell_of_person", case.reference, maya.pk, "name"),
    ]

    assert {page: as_(second).get(page).status_code for page in pages} == dict.fromkeys(pages, 404)


def test_somebody_who_is_like_nobody_is_registered_at_once_with_all_that_was_typed(case, constable, partnership):
    sent = {
        **MAYA,
        "other_family": "Bell",
        "nhs_number": "943 476 5919",
        "upn": "",
        "lines": "12 Mill Lane\r\nNorthborough",
        "postcode": "nb12cd",
    }

    answer = as_(constable).post(at(case, "add_person", case.reference), sent)

    (maya,) = kept(Person, partnership)
    assert answer.headers["Location"] == at(case, "person", maya.pk)
    assert {(one.use, str(one)) for one in kept(SaidName, partnership)} == {("now", "Maya Okonkwo"), ("alias", "Bell")}
    assert [one.number for one in kept(SaidNumber, partnership)] == [NHS_NUMBER]
    assert [(one.lines, one.postcode) for one in kept(Household, partnership)] == [
        (["12 Mill Lane", "Northborough"], "NB1 2CD")
    ]


def test_an_unborn_child_needs_no_name_but_the_day_that_is_expected(case, manager, partnership):
    client, page = as_(manager), at(case, "add_person", case.reference)
    unborn = {"kind": "unborn", "part": "subject"}

    assert "the day on which an unborn child is expected" in text(client.post(page, unborn))
    day = timezone.localdate() + timedelta(days=60)
    expected = day_typed("expected_on", day)
    assert client.post(page, {**unborn, **expected}).status_code == 302

    section = people_of(text(client.get(case.get_absolute_url())))
    assert "Unborn child" in section
    assert f"Expected {day.day} " in section


def test_somebody_alike_whom_the_reader_sees_is_shown_with_reasons_and_asked_about(
    case, other_case, manager, partnership
):
    maya = a_person(other_case, by=manager, at=LATER)
    client, page = as_(manager), at(case, "add_person", case.reference)

    asked = text(client.post(page, {**MAYA, "given": "Mia"}))

    assert "Somebody like this is on the register" in asked
    assert "What fits what you typed:" in asked
    assert "What does not fit it:" in asked
    assert "None of these: register somebody new" in asked
    assert 'value="Mia"' in asked
    assert kept(Person, partnership) == [maya]
    noted = [words for table, number, words in reads_of(partnership) if (table, number) == ("case", other_case.pk)]
    assert any(f"person {maya.pk}, like somebody who was typed" in words for words in noted)


def test_that_it_is_the_same_person_adds_them_and_keeps_what_this_case_says_of_them(
    case, other_case, manager, partnership
):
    maya = a_person(other_case, by=manager, at=LATER)
    client, page = as_(manager), at(case, "add_person", case.reference)

    answer = client.post(page, {**MAYA, "given": "Mia", "same": str(maya.pk)})

    assert answer.headers["Location"] == at(case, "person", maya.pk)
    assert kept(Person, partnership) == [maya]
    names = {(one.use, str(one)) for one in kept(SaidName, partnership)}
    assert names == {("now", "Maya Okonkwo"), ("alias", "Mia Okonkwo")}
    assert "Maya Okonkwo" in people_of(text(client.get(case.get_absolute_url())))


def test_that_it_is_none_of_these_registers_somebody_new_and_leaves_the_pair_to_the_steward(
    case, other_case, manager, partnership
):
    a_person(other_case, by=manager, at=LATER)

    as_(manager).post(at(case, "add_person", case.reference), {**MAYA, "same": "new"})

    assert len(kept(Person, partnership)) == 2
    assert len(kept(Lookalike, partnership)) == 1


def test_of_somebody_whom_the_reader_does_not_see_nothing_is_hinted_at_and_the_steward_is_told(
    case, other_case, manager, constable, partnership
):
    number = {"kind": "nhs", "number": NHS_NUMBER}
    hidden = a_person(other_case, by=manager, at=LATER, number=number)
    page = at(case, "add_person", case.reference)

    answer = as_(constable).post(page, {**MAYA, "nhs_number": NHS_NUMBER})

    assert answer.status_code == 302
    (pair,) = kept(Lookalike, partnership)
    assert hidden.pk in (pair.first_id, pair.second_id)
    again = text(as_(constable).post(page, {**MAYA, "part": "sibling", "nhs_number": "", "given": "Maja"}))
    assert f'value="{hidden.pk}"' not in again


def test_nobody_chooses_somebody_whom_they_do_not_see_by_a_number_that_they_send(
    case, other_case, manager, constable, partnership
):
    hidden = a_person(other_case, by=manager, at=LATER)
    page = at(case, "add_person", case.reference)

    as_(constable).post(page, {**MAYA, "same": str(hidden.pk)})

    assert hidden not in seen(constable, Person, partnership)


def test_reasons_tell_nothing_that_the_reader_does_not_read_of_whom_they_see(
    case, other_case, manager, constable, partnership
):
    """The number of a child whom they see is told in a case that they do not see."""
    maya = a_person(case, by=constable, at=LATER)
    sent = {**MAYA, "nhs_number": NHS_NUMBER, "same": str(maya.pk)}
    assert as_(manager).post(at(case, "add_person", other_case.reference), sent).status_code == 302
    page = at(case, "add_person", case.reference)

    asked = text(as_(constable).post(page, {**MAYA, "part": "sibling", "nhs_number": NHS_NUMBER}))
    unlike = {"kind": "child", "part": "sibling", "given": "Xerxes", "family": "Quill", "nhs_number": NHS_NUMBER}

    assert "Same family name" in asked
    assert "Same NHS number" not in asked
    assert as_(constable).post(page, unlike).status_code == 302


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"nhs_number": "943 476 5918"}, "fails its check digit"),
        ({"upn": "B820200000001"}, "check letter"),
        ({"when": "the day of the flood"}, "the day of the flood"),
        ({"when": "1 January 2099"}, "still to come"),
        ({"given": "", "family": ""}, "Enter a name"),
        ({"postcode": "N0T A CODE", "lines": "1 Mill Lane"}, "Enter a full postcode"),
        ({"postcode": "NB1 2CD"}, "Enter the address"),
        ({"kind": ""}, "Select"),
        ({"part": "uncle"}, "Select one of the answers shown"),
        ({"same": "4711"}, "Say again whether it is the same person"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_that_was_typed_is_lost(
    case, other_case, manager, partnership, typed, sentence
):
    maya = a_person(other_case, by=manager, at=LATER)
    sent = {**MAYA, "other_given": "Maisie", **typed}

    page = text(as_(manager).post(at(case, "add_person", case.reference), sent))

    assert sentence in page
    assert 'value="Maisie"' in page
    for box in ("nhs_number", "upn", "when", "given", "postcode"):
        assert f'value="{sent.get(box, "")}"' in page or not sent.get(box), box
    assert kept(Person, partnership) == [maya]


def test_a_form_that_is_sent_twice_adds_somebody_once(case, manager, partnership):
    client, page = as_(manager), at(case, "add_person", case.reference)
    sent = {**MAYA, "key": "a-key-of-a-form"}

    answers = [client.post(page, sent), client.post(page, {**sent, "same": "new"})]

    assert [one.status_code for one in answers] == [302, 302]
    assert len(kept(Person, partnership)) == 1


def test_what_is_kept_for_later_is_no_address_and_no_number(case, manager, partnership):
    sent = {**MAYA, "lines": "3 Harbour Court", "postcode": "EW3 4FG", "is_protected": "on", "nhs_number": NHS_NUMBER}
    as_(manager).post(at(case, "add_person", case.reference), {**sent, "later": ""})

    (draft,) = kept(Draft, partnership)
    assert "Maya" in str(draft.content)
    assert not [words for words in ("Harbour", "EW3", NHS_NUMBER) if words in str(draft.content)]


def test_a_home_that_is_shared_tells_on_each_page_who_else_lives_there(case, manager):
    maya = a_person(case, by=manager, at=LATER)
    ada = a_person(case, "Ada", by=manager, at=LATER, part=Involvement.Part.SIBLING)
    a_home(case, maya, ada, by=manager, at=LATER)

    page = text(as_(manager).get(at(case, "person", maya.pk)))

    assert "12 Mill Lane, Northborough, NB1 2CD" in page
    assert at(case, "person", ada.pk) in page
