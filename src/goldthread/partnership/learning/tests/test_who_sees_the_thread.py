"""Who sees how much of a review, of its thread and of its actions."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import ROLES, Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action, ActionOwner
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.search.queries import find
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.learning.factories import (
    a_finding,
    a_published_review,
    a_review,
    an_action,
)
from goldthread.partnership.learning.models import Finding, Review
from goldthread.partnership.learning.thread import thread_of

from .seeded import AT, load_child_c, reading
from .threads import thread, titles

pytestmark = pytest.mark.django_db


def test_a_stranger_sees_no_review_and_no_action(partnership: Space):
    load_child_c(partnership)

    with reading(partnership):
        assert not Review.objects.visible_to(Standing()).exists()
        assert not Action.objects.visible_to(Standing()).exists()
        assert not Finding.objects.visible_to(Standing()).exists()


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
        agency = an_agency(partnership, f"The agency of a {role}") if ROLES[role].of_agency else None
        standing = standing_as(role, partnership, agency)
        with reading(partnership):
            sees[role] = Review.objects.visible_to(standing).exists()

    # What is held about somebody may stand in a review, so that whoever answers for data protection sees it.
    may = ("partnership_manager", "coordinator", "independent_scrutineer", "data_protection", "review_officer")
    assert sees == {**dict.fromkeys(ROLES, False), **dict.fromkeys(may, True)}


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
@example(held=[("practitioner", 0, True)], owned=[{0}])
def test_no_role_sees_an_action_outside_its_rule(partnership: Space, neighbour: Space, held, owned):
    """An action shows if and only if the whole plan of its space is open, or one answers for an agency that owes it."""
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
    mine = {
        holding.agency_id
        for holding in holdings
        if holding.agency_id and Can.VIEW_OWN_ACTIONS in ROLES[holding.role].can
    }
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
