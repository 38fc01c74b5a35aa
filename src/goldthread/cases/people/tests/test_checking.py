"""The steward, who can put nothing right, asks those who can: each of its own case, and nobody of another."""

from datetime import date, timedelta

import pytest

from goldthread.cases.casework.factories import RAISED_AT, somebody
from goldthread.cases.people.commands import (
    ask_to_check_pair,
    involve_person,
    say_checked,
    say_when_it_ends,
    take_back,
    tell_of_person,
)
from goldthread.cases.people.factories import NHS_NUMBER, OTHER_NHS_NUMBER, a_person
from goldthread.cases.people.models import Lookalike, SaidNumber, ToCheck, TwoNumbers
from goldthread.cases.people.tests.concerns import a_concern
from goldthread.cases.people.tests.pages import as_, at, text
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
LATER = RAISED_AT + timedelta(days=2)
ASKS, ANSWERED = "The steward of the register asks you to check the NHS number", "1 said that what they have is right."


def number(text):
    return {"number": {"kind": "nhs", "number": text}}


def rows(space, model, **which):
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return list(model.objects.filter(**which).order_by("pk"))


@pytest.fixture
def officer(partnership):
    return somebody("designated_officer", partnership)


@pytest.fixture
def concern(partnership, officer):
    return a_concern(partnership, officer)


@pytest.fixture
def two(case, concern, manager, officer):
    """One child, told with another number by a desk that is not named to the steward."""
    here = a_person(case, by=manager, at=LATER, **number(NHS_NUMBER))
    return here, a_person(concern, by=officer, at=LATER, **number(OTHER_NHS_NUMBER))


@pytest.fixture
def pair(two, partnership):
    (found,) = rows(partnership, Lookalike)
    return found


def main(page):
    return page.split("<main")[1]


def test_each_desk_is_asked_of_its_own_number_and_told_nothing_of_the_other(
    case, concern, pair, two, manager, officer, partnership
):
    client, page = as_(manager), at(case, "lookalike", pair.pk)
    assert "They cannot be merged yet" in text(client.get(page))
    assert "Possibly one person" not in text(client.get(page))

    assert client.post(at(case, "ask_to_check_pair", pair.pk), {}).headers["Location"] == page

    assert "2 cases were asked to check the NHS number. None has answered yet." in text(client.get(page))
    assert concern.reference not in text(client.get(page))
    home, of_person = (main(text(as_(officer).get(one))) for one in ("/", at(case, "person", two[1].pk)))
    assert concern.reference in home
    assert f"check the NHS number of person {two[1].pk}" in home
    assert ASKS in of_person
    for words in (NHS_NUMBER, "943 476 5919", case.reference):
        assert words not in home + of_person


def test_what_is_right_is_said_to_be_and_the_steward_is_told_how_many(case, concern, pair, two, manager, officer):
    ask_to_check_pair(pair=pair, by=manager, at=LATER)
    (check,) = rows(case.space, ToCheck, case=concern)
    client, page = as_(officer), at(case, "say_checked", concern.reference, check.pk)
    assert page in text(client.get(at(case, "person", two[1].pk)))

    assert client.post(page, {}).headers["Location"] == at(case, "person", two[1].pk)

    assert ASKS not in text(client.get(at(case, "person", two[1].pk)))
    assert "answered already" in text(client.get(page))
    assert ANSWERED in text(as_(manager).get(at(case, "lookalike", pair.pk)))


@pytest.mark.parametrize("how", ["taken back", "ended"])
def test_what_is_put_right_is_to_be_checked_no_more(case, concern, pair, manager, officer, how):
    ask_to_check_pair(pair=pair, by=manager, at=LATER)
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        wrong = SaidNumber.objects.select_related("case", "person", "space").get(case=concern)

    if how == "ended":
        say_when_it_ends(told=wrong, until_on=LATER.date(), by=officer, at=LATER)
    else:
        take_back(told=wrong, why="A slip.", by=officer, at=LATER)

    assert [one.case_id for one in rows(case.space, ToCheck)] == [case.pk]
    assert "check the NHS number" not in text(as_(officer).get("/"))


def test_nobody_is_asked_again_what_they_have_not_answered(case, pair, manager):
    for _ in range(2):
        ask_to_check_pair(pair=pair, by=manager, at=LATER)

    assert len(rows(case.space, ToCheck)) == 2


def test_of_one_who_is_born_and_one_who_is_not_the_case_of_the_unborn_is_asked(case, other_case, manager, partnership):
    born = a_person(case, by=manager, at=LATER)
    expected = {"expected_on": date(2027, 1, 20)}
    unborn = a_person(other_case, kind="unborn", born=None, by=manager, at=LATER, birth=expected)
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        pair, _ = Lookalike.objects.get_or_create(
            space=partnership, first=born, second=unborn, defaults={"found_at": LATER}
        )

    ask_to_check_pair(pair=pair, by=manager, at=LATER)

    assert [(one.case_id, one.what) for one in rows(partnership, ToCheck)] == [(other_case.pk, "unborn")]
    assert "check whether the child is born" in text(as_(manager).get(at(case, "person", unborn.pk)))


def test_where_nothing_contradicts_itself_nobody_is_asked(case, other_case, manager, partnership):
    a_person(case, by=manager, at=LATER)
    a_person(other_case, by=manager, at=LATER)
    (pair,) = rows(partnership, Lookalike)

    assert "Ask those who told it" not in text(as_(manager).get(at(case, "lookalike", pair.pk)))
    with pytest.raises(Refused, match="nothing to check"):
        ask_to_check_pair(pair=pair, by=manager, at=LATER)


def test_of_somebody_with_two_numbers_both_cases_are_asked(case, other_case, manager, constable, partnership):
    """Told by two who do not read of one another."""
    child = a_person(case, by=constable, at=LATER)
    involve_person(case=other_case, person=child, part="subject", by=manager, at=LATER)
    for told_in, told, by in ((other_case, NHS_NUMBER, manager), (case, OTHER_NHS_NUMBER, constable)):
        tell_of_person(case=told_in, person=child, what="number", said=number(told)["number"], by=by, at=LATER)
    (found,) = rows(partnership, TwoNumbers)
    client, page = as_(manager), at(case, "person_with_two_numbers", found.pk)

    assert client.post(at(case, "ask_to_check_numbers", found.pk), {}).headers["Location"] == page

    assert "2 cases were asked to check the NHS number." in text(client.get(page))
    assert {one.case_id for one in rows(partnership, ToCheck)} == {case.pk, other_case.pk}


def test_an_agency_and_a_stranger_answer_nothing(case, concern, pair, manager, officer, constable, teacher):
    ask_to_check_pair(pair=pair, by=manager, at=LATER)
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        here, there = (ToCheck.objects.select_related("case", "space").get(case=one) for one in (case, concern))

    for user in (constable, teacher):
        assert as_(user).post(at(case, "say_checked", case.reference, here.pk), {}).status_code == 404
    with pytest.raises(NotAllowed):
        say_checked(to_check=here, by=constable, at=LATER)
    assert as_(manager).get(at(case, "say_checked", concern.reference, there.pk)).status_code == 404
    assert as_(officer).get(at(case, "say_checked", concern.reference, here.pk)).status_code == 404
    assert as_(constable).get(at(case, "ask_to_check_pair", pair.pk)).status_code in (403, 404)
