"""An agency that was given many cases finds the older ones too, and by nothing that it does not read."""

from datetime import timedelta

import pytest

from goldthread.cases.casework import searching_given
from goldthread.cases.casework.commands import record_step, share_record
from goldthread.cases.casework.factories import RAISED_AT, a_basis, seen_by
from goldthread.foundation.grants.giving import write_grant
from goldthread.foundation.grants.models import Grant
from goldthread.foundation.search import matching
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.professional_disagreement.factories import a_disagreement

pytestmark = pytest.mark.django_db
GIVEN = 6
LATER = RAISED_AT + timedelta(days=1)


@pytest.fixture(params=["looked through", "by the index", "word by word of all"])
def way(request, monkeypatch):
    """Few are looked through first; the older come from the index, unless what is sought is too frequent for it."""
    monkeypatch.setattr(searching_given, "NEWEST", 1 if request.param != "looked through" else 500)
    monkeypatch.setattr(searching_given, "MORE", 2)
    monkeypatch.setattr(matching, "AT_MOST", 1 if request.param == "word by word of all" else 2_000)


@pytest.fixture
def cases(partnership, police, council, constable):
    """The newest last. The first speaks of Zoë, who is in no other."""
    kept = [
        a_disagreement(partnership, police, council, by=constable, at=RAISED_AT + timedelta(hours=hour))
        for hour in range(GIVEN)
    ]
    zoe = comment(kept[0], constable, "Zoë waited for a reply_underlined.")
    share_record(record=zoe, basis=a_basis(), by=constable, at=LATER)
    comment(kept[1], constable, "Ours alone: the reply is owed.")
    return kept


def comment(case, by, words):
    said = {"words": words, "is_shared": False}
    return record_step(case=case, step="commented", said=said, happened_at=LATER, by=by, at=LATER)


@pytest.fixture
def found(partnership):
    """The numbers of the cases that somebody finds by some words, in their order."""

    def search(user, words):
        with opened(actor=user.pk, reading=[partnership.pk]):
            return [hit.number for hit in searching_given.cases_given(words, seen_by(user, LATER))]

    return search


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("sought", ["zoe", "ZOË wait", "reply zoe", " zoë  for ", "underlined"])
def test_an_old_case_is_found_by_a_word_however_it_is_looked_for(
    cases, found, social_worker, constable, teacher, sought
):
    assert found(social_worker, sought) == [cases[0].pk]
    assert found(constable, sought) == [cases[0].pk]
    assert found(teacher, sought) == []


@pytest.mark.usefixtures("way")
def test_all_that_have_a_word_are_found_once_the_newest_first(cases, found, social_worker):
    every = [case.pk for case in reversed(cases)]

    assert found(social_worker, "social worker") == every
    assert found(social_worker, "esc-2026") == every
    assert found(social_worker, cases[2].reference.lower()) == [cases[2].pk]


@pytest.mark.usefixtures("way")
def test_an_old_case_is_found_by_no_word_that_another_agency_keeps_to_itself(cases, found, social_worker, constable):
    assert found(social_worker, "ours alone") == []
    assert found(constable, "ours alone") == [cases[1].pk]
    assert found(social_worker, "reply") == [cases[0].pk]


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("sought", ["worke social zzz", "ocial", "!!", "% _", ".*"])
def test_what_no_case_has_finds_none(cases, found, social_worker, sought):
    assert found(social_worker, sought) == []


@pytest.mark.usefixtures("way")
def test_no_more_are_given_than_a_page_holds(cases, found, social_worker, monkeypatch):
    monkeypatch.setattr(searching_given, "MOST", 3)

    assert found(social_worker, "social") == [case.pk for case in reversed(cases[3:])]


@pytest.mark.parametrize("frequent", [False, True])
def test_older_cases_are_found_where_somebody_was_given_a_newer_one_twice(
    cases, found, social_worker, constable, council, monkeypatch, frequent
):
    monkeypatch.setattr(searching_given, "NEWEST", 2)
    monkeypatch.setattr(searching_given, "MORE", 2)
    monkeypatch.setattr(matching, "AT_MOST", 1 if frequent else 2_000)
    with opened(actor=SYSTEM_ACTOR, writing=cases[-1].space_id):
        said = {"agency": council, "standing_as": Grant.As.OTHER, "purpose": "Asked again"}
        write_grant(cases[-1], **said, by=constable, at=RAISED_AT)

    assert found(social_worker, "social worker") == [case.pk for case in reversed(cases)]
    assert found(social_worker, "zoe") == [cases[0].pk]
