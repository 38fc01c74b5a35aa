"""The thread: followed down and up, its loose ends, and who sees how much of it."""

from collections import Counter
from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import ROLES, Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action, ActionOwner
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.search.queries import find
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.learning.commands import (
    add_recommendation,
    name_test,
    record_response,
    set_findings_served,
)
from goldthread.partnership.learning.demonstration import fictitious_review, fictitious_unpublished_review
from goldthread.partnership.learning.factories import (
    MADE_AT,
    TESTS,
    a_finding,
    a_published_review,
    a_review,
    an_action,
    an_outcome,
)
from goldthread.partnership.learning.models import Finding, FindingAction, Review
from goldthread.partnership.learning.seeding import seed_partnerships
from goldthread.partnership.learning.thread import Thread, thread_of
from goldthread.partnership.learning.thread_json import thread_as_data

from .seeded import AT, LOADER, SYSTEM, load_child_c, load_text, reading, seed_text

pytestmark = pytest.mark.django_db


def thread(space: Space, reference: str, standing: Standing = SYSTEM) -> Thread:
    with reading(space):
        return thread_of(Review.objects.get(reference=reference), standing, AT.date())


def titles(thread: Thread, kind: str) -> list[str]:
    return [node.title for node in thread.nodes if node.kind == kind]


def ends(thread: Thread) -> Counter[str]:
    return Counter(end.kind for end in thread.loose_ends)


def test_a_stranger_sees_no_review_and_no_action(partnership: Space):
    load_child_c(partnership)

    with reading(partnership):
        assert not Review.objects.visible_to(Standing()).exists()
        assert not Action.objects.visible_to(Standing()).exists()
        assert not Finding.objects.visible_to(Standing()).exists()


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


@pytest.fixture
def q(partnership: Space) -> Review:
    return a_published_review(partnership)


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


def test_an_agency_lead_sees_the_findings_and_only_what_their_agency_owes(
    partnership: Space, standing_as: Callable[..., Standing]
):
    load_child_c(partnership)
    with reading(partnership):
        police = Agency.objects.get(name="Waltham Forest and Newham Police")
    lead = standing_as("agency_lead", partnership, police)

    child_c = thread(partnership, "child-c", lead)

    assert titles(child_c, "action") == ["5.3.2 Operation Harbinger (golden hour)"]
    assert len(titles(child_c, "finding")) == 8
    assert child_c.loose_ends == ()


def test_a_review_that_is_not_published_is_seen_only_by_those_who_may(
    partnership: Space, standing_as: Callable[..., Standing]
):
    a_review(partnership)
    sees = {}
    for role in ROLES:
        agency = an_agency(partnership) if ROLES[role].of_agency else None
        standing = standing_as(role, partnership, agency)
        with reading(partnership):
            sees[role] = Review.objects.visible_to(standing).exists()

    assert sees == {
        "partnership_manager": True,
        "coordinator": True,
        "agency_lead": False,
        "independent_scrutineer": True,
        "board_member": False,
    }


def test_a_published_review_is_seen_by_every_role_of_its_partnership_and_by_no_other(
    partnership: Space, neighbour: Space, standing_as: Callable[..., Standing], q: Review
):
    board_member, elsewhere = (standing_as("board_member", space) for space in (partnership, neighbour))

    with reading(partnership, neighbour):
        assert Review.objects.visible_to(board_member).get() == q
        assert not Review.objects.visible_to(elsewhere).exists()


def test_search_finds_a_review_only_for_those_who_may_see_it(partnership: Space, standing_as: Callable[..., Standing]):
    a_finding(a_review(partnership, theme="neglect at home"), subject="missed appointments")
    found = {}
    for role in ("partnership_manager", "board_member"):
        held = standing_as(role, partnership)
        standing = Standing(held.holdings, spaces={partnership.pk: partnership})
        with reading(partnership):
            found[role] = [hit.kind for sought in ("neglect", "appointments") for hit in find(sought, standing)]

    assert found == {"partnership_manager": ["Review", "Finding"], "board_member": []}


ROLE = st.sampled_from(sorted(ROLES))
OWNERS = st.lists(st.sets(st.integers(0, 2), max_size=3), min_size=1, max_size=6)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(held=st.lists(st.tuples(ROLE, st.integers(0, 2), st.booleans()), max_size=3), owned=OWNERS)
def test_no_role_sees_an_action_outside_its_rule(partnership: Space, neighbour: Space, held, owned):
    """An action shows if and only if the whole plan of its space is open, or it is owed by one's own agency."""
    spaces = {True: partnership, False: neighbour}
    review, agencies = _with_actions(partnership, owned)
    holdings = tuple(
        Holding(
            space=spaces[here],
            role=role,
            agency=agencies[number] if ROLES[role].of_agency and here else None,
            starts_on=AT.date(),
        )
        for role, number, here in held
    )
    standing = Standing(holdings)

    with reading(partnership):
        seen = {node.href_args["pk"] for node in thread_of(review, standing, AT.date()).nodes if node.kind == "action"}
        owners = {
            action.pk: {owner.agency_id for owner in ActionOwner.objects.filter(action=action)}
            for action in Action.objects.filter(origin_id=review.pk)
        }

    whole = standing.may(Can.VIEW_WHOLE_PLAN, partnership.pk)
    mine = {holding.agency_id for holding in holdings if holding.agency_id}
    assert seen == {number for number, owing in owners.items() if whole or owing & mine}


def _with_actions(space: Space, owned: list[set[int]]) -> tuple[Review, list[Agency]]:
    with reading(space):
        count = Review.objects.count()
        agencies = list(Agency.objects.order_by("pk"))
    agencies = agencies or [an_agency(space, name) for name in ("Police", "Council", "Hospital")]
    review = a_published_review(space, reference=f"child-{count}")
    for number, owners in enumerate(owned):
        an_action(review, str(number), agencies=[agencies[owner] for owner in owners])
    return review, agencies


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


def test_the_seeds_of_the_demonstration_hold_the_thread(db: None):
    seed_partnerships(by=LOADER, at=AT)

    assert thread_as_data("child-c", AT.date())["review"]["space"] == "waltham-forest"
