"""The equality lens on the pages of actions and reviews, its form, its list and its setting."""

import pytest

from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.foundation.form_pages.factories import read, status, typed_in
from goldthread.foundation.records.long_text import LONGEST_TEXT
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.equality.factories import answered_through
from goldthread.partnership.equality.queries import lenses_of
from goldthread.partnership.learning.factories import a_published_review, a_review, an_action

pytestmark = pytest.mark.django_db

LIST = "/p/northborough/equality-lens/"


@pytest.fixture
def review(partnership):
    return a_published_review(partnership)


@pytest.fixture
def manager(partnership):
    return visitor("partnership_manager", partnership)


def page_of(action):
    return f"/p/northborough/actions/{action.pk}/"


def form_of(action):
    return f"{page_of(action)}equality-lens"


def test_a_lead_answers_for_what_the_own_agency_owes(review, partnership):
    police = an_agency(partnership)
    action, other = an_action(review, "1", agencies=[police]), an_action(review, "2")
    lead = visitor("agency_lead", partnership, police)
    assert "Nobody has said yet" in read(lead, page_of(action))

    said = {"reaches_0": "all who call", "misses_0": "somebody", "missed_0": "callers without English"}
    answer = lead.post(form_of(action), typed_in(lead, form_of(action), **said))

    assert answer["Location"] == f"{page_of(action)}#equality"
    page = read(lead, page_of(action))
    assert "Race Reaches: all who call Somebody is missed callers without English" in page
    assert "Agency safeguarding lead, Northborough Police" in page
    assert "Class Nobody has said yet" in page
    assert status(lead, form_of(other)) == 404


def test_half_an_answer_is_told_at_its_field_and_nothing_typed_is_lost(manager, review):
    action = an_action(review)

    page = manager.post(form_of(action), typed_in(manager, form_of(action), reaches_1="families in hostels")).text
    assert "Select whether it misses anybody, looking at class" in page
    assert "families in hostels" in page
    page = manager.post(form_of(action), typed_in(manager, form_of(action), misses_2="nobody")).text
    assert "Enter who it reaches, looking at gender" in page
    page = manager.post(form_of(action), typed_in(manager, form_of(action))).text
    assert "Answer at least one of the lenses" in page
    long = typed_in(manager, form_of(action), reaches_0="x" * (LONGEST_TEXT + 1), misses_0="nobody")
    assert "must be 20,000 characters or fewer" in manager.post(form_of(action), long).text


def test_of_two_who_set_the_lenses_the_second_is_told_and_loses_nothing(manager, partnership):
    form = f"{LIST}lenses"
    first = typed_in(manager, form, names="Race\nAge")
    second = typed_in(manager, form, names="Race\nFaith")

    manager.post(form, first)
    page = manager.post(form, second).text

    assert "changed while you had it open" in page
    assert "Faith" in page
    assert lenses_now(partnership) == ("Race", "Age")
    manager.post(form, typed_in(manager, form, names="Race\nFaith"))
    assert lenses_now(partnership) == ("Race", "Faith")


def lenses_now(partnership):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        return lenses_of(partnership.pk)


def test_of_two_who_answer_at_once_the_second_sees_both(manager, review):
    action = an_action(review)
    typed = typed_in(manager, form_of(action), reaches_0="what I typed", misses_0="nobody")
    answered_through(action, "Race")

    page = manager.post(form_of(action), typed).text

    assert "changed while you had it open" in page
    assert "what I typed" in page
    assert "every child who is met" in page


def test_a_review_counts_its_answered_actions_for_those_who_see_them(manager, review, partnership):
    answered_through(an_action(review, "1"), misses="somebody")
    an_action(review, "2")

    told = "1 of 2 actions answered, 1 says that somebody is missed"
    assert told in read(manager, "/p/northborough/reviews/child-q/")
    lead = visitor("agency_lead", partnership, an_agency(partnership))
    assert "somebody is missed" not in read(lead, "/p/northborough/reviews/child-q/")


def test_the_list_narrows_and_is_taken_away_with_every_answer(manager, review):
    answered_through(an_action(review, "1", title="Answered in full"), misses="young men")
    answered_through(an_action(review, "2", title="Answered in part"), "Race")
    an_action(review, "3", title="Asked in vain")

    def shown(query):
        page = read(manager, f"{LIST}?{query}")
        return [title for title in ("Answered in full", "Answered in part", "Asked in vain") if title in page]

    assert shown("answered=no") == ["Asked in vain"]
    assert shown("answered=part") == ["Answered in part"]
    assert shown("answered=all") == shown("missing=yes") == ["Answered in full"]
    assert len(shown(f"from=review-{review.pk}")) == 3
    file = manager.get(f"{LIST}?format=csv").content.decode("utf-8-sig")
    assert "Gender: misses" in file
    assert "young men" in file


def test_the_lenses_are_set_by_whoever_sets_the_partnership_up(manager, review, partnership):
    action = answered_through(an_action(review), "Race", misses="somebody")
    form = f"{LIST}lenses"
    assert "Disability" in manager.get(form).text

    manager.post(form, typed_in(manager, form, names="Class\nFaith"))

    page = read(manager, page_of(action))
    assert "Faith Nobody has said yet" in page
    assert "Race No longer asked" in page
    assert status(visitor("coordinator", partnership), form) == 404


def test_what_is_not_published_is_not_there_for_those_who_may_not_see_it(partnership, neighbour):
    action = answered_through(an_action(a_review(partnership), title="Kept quiet"))

    member = visitor("board_member", partnership)
    assert "Kept quiet" not in read(member, LIST)
    for person in (member, visitor("stranger", partnership), visitor("partnership_manager", neighbour)):
        assert status(person, form_of(action)) == 404


def test_the_pages_ask_the_database_as_often_of_many_actions_as_of_one(manager, review, django_assert_max_num_queries):
    answered_through(an_action(review, "0"))
    pages = (LIST, "/p/northborough/reviews/child-q/")
    for page in pages:
        manager.get(page)
    with django_assert_max_num_queries(90) as few:
        for page in pages:
            manager.get(page)
    for number in range(1, 9):
        answered_through(an_action(review, str(number)))

    with django_assert_max_num_queries(len(few)):
        for page in pages:
            manager.get(page)
