"""What of the thread is loose, and what ends it."""

from collections import Counter

import pytest

from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.learning.commands import (
    add_recommendation,
    name_test,
    record_response,
)
from goldthread.partnership.learning.demonstration import fictitious_review, fictitious_unpublished_review
from goldthread.partnership.learning.factories import (
    MADE_AT,
    TESTS,
    a_finding,
    an_action,
    an_outcome,
)
from goldthread.partnership.learning.models import Review

from .seeded import AT, load_child_c, reading
from .threads import ends, thread, titles

pytestmark = pytest.mark.django_db


def test_a_finding_without_recommendation_is_closed_and_not_loose(partnership: Space):
    load_child_c(partnership)
    child_c = thread(partnership, "child-c")
    closed = [node for node in child_c.nodes if node.state == "Closed"]

    assert [child_c.above(node.key)[0].href_args["number"] for node in closed] == [4, 5, 7]
    assert not [end for end in child_c.loose_ends if end.node_key in {child_c.above(n.key)[0].key for n in closed}]


def test_the_loose_ends_of_child_c(partnership: Space):
    load_child_c(partnership)
    found = thread(partnership, "child-c").loose_ends

    hard = [(end.kind, end.words.split(" ")[1]) for end in found if not end.is_softer]
    assert hard == [
        ("action_without_finding", "5.2.2"),
        ("action_without_owner", "5.3.4"),
        ("action_without_owner", "5.3.4-audit"),
        ("action_without_owner", "5.3.8"),
        ("action_without_owner", "5.3.8-legal"),
        ("action_without_owner", "5.3.9-workshop"),
        ("action_without_owner", "5.4.1"),
        ("action_without_finding", "6.1"),
        ("action_without_finding", "6.2"),
        ("action_without_finding", "8.3"),
        ("action_without_owner", "8.3"),
    ]
    assert Counter(end.kind for end in found if end.is_softer) == {
        "finding_without_response": 5,
        "owner_not_matched": 14,
    }


def test_a_recommendation_that_nobody_acts_on_is_loose(partnership: Space, q: Review):
    finding = a_finding(q)

    assert ends(thread(partnership, "child-q")) == {
        "finding_without_response": 1,
        "recommendation_without_action": 1,
    }

    asked = add_recommendation(finding=finding, words="Pass on every call", by=TESTS, at=MADE_AT)
    record_response(finding=finding, recommendation=asked, answer="accepted", by=TESTS, at=MADE_AT)
    an_action(q, findings=[finding], agencies=[an_agency(partnership)])

    assert ends(thread(partnership, "child-q")) == {}


def test_a_superseded_action_serves_nobody_and_is_not_itself_loose(partnership: Space, q: Review):
    an_action(q, findings=[a_finding(q)], details={"status": Action.Status.SUPERSEDED})

    assert ends(thread(partnership, "child-q"))["recommendation_without_action"] == 1
    assert ends(thread(partnership, "child-q"))["action_without_owner"] == 0


def test_an_outcome_is_loose_until_its_test_is_named(partnership: Space, q: Review):
    outcome = an_outcome(q)
    assert ends(thread(partnership, "child-q")) == {"outcome_without_test": 1}

    name_test(outcome=outcome, measure="audit of records", by=TESTS, at=MADE_AT)

    assert ends(thread(partnership, "child-q")) == {}
    assert titles(thread(partnership, "child-q"), "test") == ["audit of records"]


def test_the_made_up_review_shows_every_kind_of_node_and_of_loose_end(partnership: Space):
    for name in ("Northborough Council", "Northborough ICB", "Northborough Police"):
        an_agency(partnership, name)
    fictitious_review(space=partnership, by=TESTS, at=AT)
    fictitious_unpublished_review(space=partnership, by=TESTS, at=AT)
    made_up = thread(partnership, "child-q")

    assert {node.kind for node in made_up.nodes} == {
        "review",
        "finding",
        "recommendation",
        "response",
        "action",
        "outcome",
        "test",
    }
    assert set(ends(made_up)) == {
        "finding_without_response",
        "recommendation_without_action",
        "action_without_finding",
        "action_without_owner",
        "outcome_without_test",
    }
    with reading(partnership):
        assert Action.objects.overdue(AT.date()).exists()
