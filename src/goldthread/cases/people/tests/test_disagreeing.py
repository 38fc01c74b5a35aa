"""What is told of one person in two ways: one of them stands in front, and the page says that they do not agree."""

import re
from datetime import date, timedelta

import pytest

from goldthread.cases.casework.factories import RAISED_AT
from goldthread.cases.people.commands import Typed, add_person, involve_person, take_back, tell_of_person
from goldthread.cases.people.factories import NHS_NUMBER, OTHER_NHS_NUMBER, a_merge, a_person
from goldthread.cases.people.models import Involvement, Lookalike, SaidBirth, SaidName
from goldthread.cases.people.tests.pages import as_, at, people_of, text
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.uncertain_dates import UncertainDate, read_when
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
LATER = RAISED_AT + timedelta(days=2)
ZOE = {"given": "Zoë", "family": "O'Brien-Łukasz", "born": date(2013, 4, 3)}
BIRTHS, NAMES = "Two dates of birth are told", "Two names are told as the name now"


@pytest.fixture
def zoe(case, manager):
    return a_person(case, by=manager, at=LATER, **ZOE)


def page_of(case, user, person):
    return text(as_(user).get(at(case, "person", person.pk))).split("<main")[1]


def tell(case, person, by, what, **said):
    return tell_of_person(case=case, person=person, what=what, said=said, by=by, at=LATER + timedelta(minutes=1))


def again(day="4 March 2013", given="Zoe", family="OBrien Lukasz", part="household", kind="child"):
    """The same child, as somebody else writes it down."""
    birth = ("birth", {"when": read_when(day).when})
    return Typed(kind, part, [("name", {"use": "now", "given": given, "family": family}), birth])


def heading(page):
    return page[page.index("<h1") :].split("</h1>")[0]


def test_whoever_is_the_same_keeps_their_name_and_birth_and_the_page_says_what_is_told_besides(
    case, other_case, zoe, manager
):
    add_person(case=other_case, typed=again(), same_as=zoe, by=manager, at=LATER)

    page = page_of(case, manager, zoe)

    assert "Zoë" in heading(page)
    assert "Born 3 April 2013" in page
    assert "Another date of birth is told too" in page
    assert BIRTHS in page
    assert NAMES not in page
    assert len(re.findall(r"Name now\s*</dt>", page)) == 1
    assert "Also known as" in page
    assert page.index("3 April 2013") < page.index("4 March 2013")
    assert "Another date of birth is told too" in people_of(text(as_(manager).get(case.get_absolute_url())))


def test_what_agrees_or_only_says_less_is_no_disagreement(case, zoe, manager):
    tell(case, zoe, manager, "birth", when=read_when("about 2013").when, sex="F")
    tell(case, zoe, manager, "name", given="Zoe", family="O’Brien Lukasz")

    page = page_of(case, manager, zoe)

    assert BIRTHS not in page
    assert NAMES not in page
    assert "Born 3 April 2013" in page


def test_a_day_stands_before_a_year_though_that_was_told_first(case, manager):
    child = a_person(case, by=manager, at=LATER, born=None, birth={"when": read_when("2013").when})
    tell(case, child, manager, "birth", when=UncertainDate.on(date(2013, 4, 3)))

    assert "Born 3 April 2013" in page_of(case, manager, child)


def test_what_two_cases_tell_stands_before_what_one_does(case, other_case, zoe, manager, partnership, police, council):
    involve_person(case=other_case, person=zoe, part="subject", by=manager, at=LATER)
    for told_in in (case, other_case):
        tell(told_in, zoe, manager, "birth", when=UncertainDate.on(date(2013, 3, 4)))

    assert "Born 4 March 2013" in page_of(case, manager, zoe)
    assert BIRTHS in page_of(case, manager, zoe)


def test_once_one_of_two_is_taken_back_they_agree(case, zoe, manager):
    wrong = tell(case, zoe, manager, "birth", when=UncertainDate.on(date(2013, 3, 4)))
    assert BIRTHS in page_of(case, manager, zoe)

    take_back(told=wrong, why="Day and month were swapped.", by=manager, at=LATER + timedelta(minutes=2))

    assert BIRTHS not in page_of(case, manager, zoe)
    assert "Another date" not in page_of(case, manager, zoe)


@pytest.mark.parametrize(
    ("what", "said", "sentence"),
    [
        ("name", {"given": "Amelia", "family": "Bell"}, NAMES),
        ("birth", {"sex": "M"}, "They are told as female and as male"),
    ],
)
def test_other_things_that_cannot_both_be_right_are_marked(case, zoe, manager, what, said, sentence):
    tell(case, zoe, manager, "birth", sex="F")
    assert sentence not in page_of(case, manager, zoe)

    tell(case, zoe, manager, what, **said)

    assert sentence in page_of(case, manager, zoe)


def test_two_nhs_numbers_are_marked_for_whoever_reads_both(case, other_case, manager, constable):
    child = a_person(case, by=constable, at=LATER)
    involve_person(case=other_case, person=child, part="subject", by=manager, at=LATER)
    tell(other_case, child, manager, "number", kind="nhs", number=NHS_NUMBER)
    tell(case, child, constable, "number", kind="nhs", number=OTHER_NHS_NUMBER)

    assert "Two NHS numbers are told" in page_of(case, manager, child)
    assert "Two NHS numbers" not in page_of(case, constable, child)


def test_of_a_disagreement_with_what_somebody_does_not_read_they_are_told_nothing(case, other_case, manager, constable):
    child = a_person(case, by=constable, at=LATER, **ZOE)
    add_person(case=other_case, typed=again(part="subject"), same_as=child, by=manager, at=LATER)

    assert BIRTHS in page_of(case, manager, child)
    assert BIRTHS not in page_of(case, constable, child)
    assert "Another date" not in page_of(case, constable, child)


def test_nobody_is_brother_or_sister_of_themselves(case, zoe, manager):
    for typed in (again(part="sibling"), again(part="sibling", day="3 April 2013")):
        with pytest.raises(Refused, match="nobody is their own brother or sister"):
            add_person(case=case, typed=typed, same_as=zoe, by=manager, at=LATER)

    a_person(case, "Jean-Luc", "O'Brien-Łukasz", by=manager, at=LATER)
    involve_person(case=case, person=zoe, part=Involvement.Part.SIBLING, by=manager, at=LATER)


def test_a_sibling_becomes_the_subject_once_another_is(case, manager):
    brother = a_person(case, "Jean-Luc", part="sibling", by=manager, at=LATER)
    subject = {"case": case, "person": brother, "part": "subject", "by": manager, "at": LATER}
    with pytest.raises(Refused, match="add the other one first"):
        involve_person(**subject)

    a_person(case, "Zoë", by=manager, at=LATER)
    involve_person(**subject)


def test_the_question_says_that_they_are_in_this_case_already_and_what_tells_them_apart(case, zoe, manager):
    sent = {"kind": "child", "part": "sibling", "given": "Zoe", "family": "OBrien Lukasz", "when": "4 3 2013"}

    asked = text(as_(manager).post(at(case, "add_person", case.reference), sent))
    answered = text(as_(manager).post(at(case, "add_person", case.reference), {**sent, "same": str(zoe.pk)}))

    assert "Takes part in this case already: the case is about them" in asked
    assert f"In {case.reference}: the case is about them" in asked
    assert "nobody is their own brother or sister" in answered


def test_the_question_is_no_error_until_it_is_left_unanswered(case, zoe, manager):
    page = at(case, "add_person", case.reference)
    sent = {"kind": "child", "part": "household", "given": "Zoe", "family": "OBrien Lukasz", "when": "4 3 2013"}

    asked = text(as_(manager).post(page, sent))
    skipped = text(as_(manager).post(page, {**sent, "asked": "1"}))

    assert "There is a problem" not in asked
    assert "<title>Is it one of these?" in asked
    assert "Nothing is saved yet" in asked
    assert 'name="asked" value="1"' in asked
    assert "There is a problem" in skipped
    assert "Choose the same person, or “None of these”" in skipped


def test_a_sister_of_another_name_in_the_same_case_stops_nobody(case, other_case, manager):
    a_person(case, "Jean-Luc", "D’Arcy", by=manager, at=LATER, birth={"sex": "M"})
    sent = {"kind": "child", "part": "subject", "given": "Amelia", "family": "D’Arcy", "when": "9 3 2014", "sex": "F"}

    assert as_(manager).post(at(case, "add_person", case.reference), sent).status_code == 302


def test_whoever_is_typed_as_an_adult_is_not_added_as_a_child_without_a_word(case, other_case, zoe, manager):
    with pytest.raises(Refused, match="registered as: child"):
        add_person(case=other_case, typed=again(kind="adult"), same_as=zoe, by=manager, at=LATER)


def test_the_steward_is_told_which_birth_is_shown_first_before_two_are_merged(case, other_case, zoe, manager):
    second = a_person(other_case, "Zoe", "OBrien Lukasz", born=date(2013, 3, 4), by=manager, at=LATER)
    client = as_(manager)
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        pair = Lookalike.objects.get()

    for page in ("lookalike", "merge_two_people"):
        assert "Their dates of birth differ" in text(client.get(at(case, page, pair.pk)))

    a_merge(kept=second, gone=zoe, by=manager, at=LATER)
    assert "Born 4 March 2013" in page_of(case, manager, second)
    assert BIRTHS in page_of(case, manager, second)


def test_a_birth_keeps_the_family_name_and_the_name_before_it_is_a_former_one(case, manager, partnership):
    expected = {"expected_on": date(2027, 1, 20)}
    child = a_person(case, "", "D’Arcy", born=None, kind="unborn", by=manager, at=LATER, birth=expected)
    client, page = as_(manager), at(case, "record_birth", case.reference, child.pk)

    assert 'name="family" value="D’Arcy"' in text(client.get(page)).replace('type="text" ', "")
    assert client.post(page, {"when": "4 11 2026", "given": "Ŋoé", "family": "D’Arcy"}).status_code == 302

    shown = page_of(case, manager, child)
    assert "Ŋoé D’Arcy" in heading(shown)
    assert "Former name" in shown
    assert len(re.findall(r"Name now\s*</dt>", shown)) == 1
    assert NAMES not in shown
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert SaidBirth.objects.count() == 2
        assert SaidName.objects.filter(until_on=None).count() == 1
