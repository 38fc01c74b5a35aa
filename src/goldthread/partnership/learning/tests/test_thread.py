"""The thread: followed down and up, joined by what was stated or inferred, and given as data."""

from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.learning.commands import (
    set_findings_served,
)
from goldthread.partnership.learning.factories import (
    MADE_AT,
    TESTS,
    a_finding,
    a_review,
    an_action,
)
from goldthread.partnership.learning.models import FindingAction, Review
from goldthread.partnership.learning.seeding import seed_partnerships
from goldthread.partnership.learning.thread import thread_of
from goldthread.partnership.learning.thread_json import thread_as_data

from .seeded import AT, LOADER, SYSTEM, load_child_c, load_text, reading, seed_text
from .threads import thread

pytestmark = pytest.mark.django_db


def test_a_finding_leads_down_to_what_was_asked_done_and_will_be_tested(partnership: Space):
    load_child_c(partnership)
    child_c = thread(partnership, "child-c")
    finding = next(node for node in child_c.nodes if node.title.startswith("8. "))

    below = child_c.below(finding.key)

    assert Counter(node.kind for node in below) == {"recommendation": 1, "action": 2, "outcome": 4}
    outcome = next(node for node in below if node.title.startswith("practitioners report"))
    assert [node.title for node in child_c.below(outcome.key)] == ["practitioner self-report through the network"]


def test_an_action_leads_up_to_every_finding_it_serves(partnership: Space):
    load_child_c(partnership)
    child_c = thread(partnership, "child-c")
    action = next(node for node in child_c.nodes if node.title.startswith("5.3.6 "))

    assert {node.href_args["number"] for node in child_c.above(action.key)} == {2, 7}
    assert {node.kind for node in child_c.above(child_c.above(action.key)[0].key)} == {"review"}


def test_every_edge_joins_two_nodes_and_every_node_has_its_own_key(partnership: Space):
    load_child_c(partnership)
    child_c = thread(partnership, "child-c")
    keys = [node.key for node in child_c.nodes]

    assert len(set(keys)) == len(keys)
    assert {edge.from_key for edge in child_c.edges} | {edge.to_key for edge in child_c.edges} == set(keys) - {
        node.key for node in child_c.nodes if node.kind == "action" and not child_c.above(node.key)
    }
    assert {end.node_key for end in child_c.loose_ends} <= set(keys)


def test_what_was_inferred_is_marked_on_its_edge(partnership: Space):
    load_child_c(partnership)
    child_c = thread(partnership, "child-c")

    bases = Counter(edge.basis for edge in child_c.edges if edge.to_key.startswith("action-"))

    assert bases == {"stated": 2, "inferred": 25}


def test_the_thread_takes_as_many_queries_for_little_as_for_much(partnership: Space):
    load_child_c(partnership)
    an_action(a_review(partnership))
    counts = []
    with reading(partnership):
        for review in Review.objects.order_by("reference"):
            with CaptureQueriesContext(connection) as queries:
                thread_of(review, SYSTEM, AT.date())
            counts.append(len(queries))

    assert counts[0] == counts[1] <= 13


def test_a_link_that_was_inferred_may_be_confirmed_or_removed(partnership: Space):
    load_child_c(partnership)
    with reading(partnership):
        inferred = FindingAction.objects.get(action__reference="5.3.1", finding__number=2)
        stated = FindingAction.objects.get(action__reference="5.2.1", finding__number=2)
        finding, action, told = inferred.finding, inferred.action, stated.action

    set_findings_served(action=action, findings=[finding], among=[finding], by=TESTS, at=MADE_AT)
    with reading(partnership):
        assert FindingAction.objects.get(pk=inferred.pk).basis == "recorded"
    set_findings_served(action=action, findings=[], among=[finding], by=TESTS, at=MADE_AT)
    with reading(partnership):
        assert not FindingAction.objects.filter(pk=inferred.pk).exists()

    with pytest.raises(Refused, match="source states"):
        set_findings_served(action=told, findings=[], among=[finding], by=TESTS, at=MADE_AT)


def test_an_action_of_another_partnership_cannot_be_linked(partnership: Space, neighbour: Space, q: Review):
    finding = a_finding(q)
    other = an_action(a_review(neighbour))

    with reading(partnership, neighbour), pytest.raises(Refused, match="of this partnership"):
        set_findings_served(action=other, findings=[finding], among=[finding], by=TESTS, at=MADE_AT)


def test_the_thread_as_data_holds_all_that_was_printed(partnership: Space):
    load_child_c(partnership)

    data = thread_as_data("child-c", AT.date())

    assert len(data["findings"]) == 8
    assert [one["cross_cutting"] for one in data["actions"]].count(False) == 19
    assert len(data["actions"]) == 24
    assert data["findings"][0]["response_type"] == "national_recommendation"
    legal = next(one for one in data["actions"] if one["ref"] == "5.3.2")
    assert (legal["owner"], legal["status_as_printed"], legal["status"]) == (
        "Police and MASH",
        "pilot",
        "in_progress",
    )
    assert (legal["findings"], legal["inferred"]) == ([2], True)
    for part in ("findings", "actions", "outcomes", "loose_ends", "timeline", "oddities"):
        assert data[part], part
        for record in data[part]:
            assert record["source"] == "003_7f302d001e06e7aa.txt"
            assert record["locator"]
            assert record["line"]


def test_a_reference_that_two_partnerships_share_is_answered_with_a_sentence(partnership: Space, neighbour: Space):
    load_text(seed_text(), partnership)
    load_text(seed_text(), neighbour)

    with pytest.raises(Refused, match="northborough, southborough"):
        thread_as_data("child-c", AT.date())
    assert thread_as_data("child-c", AT.date(), neighbour)["review"]["space"] == "southborough"


def test_a_reference_to_nothing_is_a_sentence(partnership: Space):
    with pytest.raises(Refused, match="There is no review “child-x”"):
        thread_as_data("child-x", AT.date())


def test_the_seeds_of_the_demonstration_hold_the_thread(db: None):
    seed_partnerships(by=LOADER, at=AT)

    assert thread_as_data("child-c", AT.date())["review"]["space"] == "waltham-forest"
