"""A sample is drawn, kept, and can be drawn again; views are given and none is lost."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.accounts.factories import make_user
from goldthread.foundation.actions.commands import ActionDetails, change_action
from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.factories import a_published_review, a_review, an_action
from goldthread.partnership.learning.models import ORIGIN
from goldthread.partnership.scrutiny.commands import ViewGiven, draw_sample, give_view
from goldthread.partnership.scrutiny.factories import DRAWN_AT, TESTS, a_draw, a_view
from goldthread.partnership.scrutiny.models import Draw, DrawnAction
from goldthread.partnership.scrutiny.population import Narrowing
from goldthread.partnership.scrutiny.sampling import sample

pytestmark = pytest.mark.django_db

DONE = {"status": "complete_pending_evidence"}


@pytest.fixture
def review(partnership):
    return a_published_review(partnership)


@pytest.fixture
def done(review):
    """Eight actions marked done; one of the eight is closed. A ninth is open and a tenth was superseded."""
    actions = [an_action(review, f"1.{n}", details=DONE) for n in range(8)]
    an_action(review, "2.1")
    an_action(review, "2.2", details={"status": "superseded"})
    with opened(actor=SYSTEM_ACTOR, writing=review.space_id):
        Action.objects.filter(pk=actions[0].pk).update(status="closed")
    return actions


def drawn_in(draw):
    with opened(actor=SYSTEM_ACTOR, reading=[draw.space_id]):
        return list(DrawnAction.objects.filter(draw=draw).select_related("action").order_by("place"))


def test_a_sample_is_drawn_from_all_that_is_marked_done_and_from_nothing_else(partnership, done):
    draw = a_draw(partnership, 3)

    assert draw.population == sorted(action.pk for action in done)
    assert tuple(one.action_id for one in drawn_in(draw)) == sample(draw.seed, draw.population, 3)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(size=some.integers(1, 8))
def test_the_same_sample_is_drawn_again_from_what_was_kept(partnership, done, size):
    draw = a_draw(partnership, size)

    assert tuple(one.action_id for one in drawn_in(draw)) == draw.drawn_again()


def test_what_was_drawn_from_stays_though_the_actions_change(partnership, done):
    draw = a_draw(partnership, 8)
    change_action(action=done[3], details=ActionDetails(title="Begun again"), by=TESTS, at=DRAWN_AT)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        kept = Draw.objects.get(pk=draw.pk)
    assert kept.population == draw.population
    (then,) = [one for one in drawn_in(draw) if one.action_id == done[3].pk]
    assert then.status_then == "complete_pending_evidence"
    assert then.action.status == "open"


def test_who_draws_again_is_seen_to_have_drawn_again(partnership, done):
    first, second = a_draw(partnership, 2), a_draw(partnership, 2, purpose="once more")

    assert first.seed != second.seed
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        kept = list(Draw.objects.order_by("number").values_list("number", "purpose"))
    assert kept == [(1, "The yearly look at what is marked done"), (2, "once more")]


def test_it_is_narrowed_to_who_owes_it_what_it_came_from_and_when_it_was_done(partnership, review):
    police, other = an_agency(partnership), a_published_review(partnership, pseudonym="Child Z")
    details = DONE | {"done_on": date(2026, 3, 10)}
    fits = an_action(review, agencies=[police], details=details)
    an_action(review, "1.2", details=details)
    an_action(review, "1.3", agencies=[police], details=DONE)
    an_action(review, "1.4", agencies=[police], details=DONE | {"done_on": date(2026, 4, 1)})
    an_action(other, agencies=[police], details=details)

    narrowing = Narrowing(police, ORIGIN, review.pk, date(2026, 3, 10), date(2026, 3, 31))

    assert a_draw(partnership, 1, narrowing=narrowing).population == [fits.pk]


@pytest.mark.parametrize(
    ("size", "given", "words"),
    [
        (9, {}, "Only 8 actions are marked done. Draw that many or fewer."),
        (0, {}, "Draw one action or more."),
        (1, {"purpose": "  "}, "Enter what the sample is for."),
        (
            1,
            {"narrowing": Narrowing(done_from=date(2026, 5, 2), done_to=date(2026, 5, 1))},
            "The last day must not be before the first.",
        ),
        (
            1,
            {"narrowing": Narrowing(done_from=date(2026, 5, 1))},
            "No action that is marked done fits what you chose. Of 8 actions marked done no day is recorded, and a"
            " period leaves those out. Choose less narrowly.",
        ),
        (
            1,
            {"narrowing": Narrowing(origin="review", origin_id=0)},
            "No action that is marked done fits what you chose. Choose less narrowly.",
        ),
    ],
)
def test_a_draw_that_cannot_be_is_refused_with_what_to_do(partnership, done, size, given, words):
    with pytest.raises(Refused, match=words):
        a_draw(partnership, size, **given)


def test_nothing_is_drawn_where_nothing_is_marked_done(partnership, review):
    an_action(review)

    with pytest.raises(Refused, match="No action is marked done, so there is nothing to draw from"):
        a_draw(partnership)


def test_an_agency_of_elsewhere_is_refused(partnership, neighbour, done):
    with pytest.raises(Refused, match="of this partnership"):
        a_draw(partnership, narrowing=Narrowing(an_agency(neighbour)))


@pytest.mark.parametrize("role", ["partnership_manager", "coordinator", "board_member", "agency_lead"])
def test_only_the_scrutineer_draws_and_gives_views(partnership, done, role):
    somebody = make_user()
    agency = an_agency(partnership) if role == "agency_lead" else None
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Holding.objects.create(space=partnership, user=somebody, role=role, agency=agency, starts_on=date(2020, 1, 1))
    (drawn,) = drawn_in(a_draw(partnership))

    with pytest.raises(NotAllowed):
        draw_sample(space=partnership, purpose="mine", size=1, by=somebody, at=DRAWN_AT)
    with pytest.raises(NotAllowed):
        give_view(drawn=drawn, given=ViewGiven("supports", "all", "fine"), by=somebody, at=DRAWN_AT)


def test_a_newer_view_takes_the_place_of_the_earlier_which_stays(partnership, done):
    (drawn,) = drawn_in(a_draw(partnership))
    a_view(drawn)
    a_view(drawn, "They have since shown me the rest.")

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        (kept,) = DrawnAction.objects.filter(pk=drawn.pk).with_views()
        said = [(view.number, view.words) for view in kept.views.all()]
    assert said == [(2, "They have since shown me the rest."), (1, "They could show me half of it.")]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (ViewGiven("nonsense", "the register", "words"), "found"),
        (ViewGiven("supports", " ", "words"), "looked_at"),
        (ViewGiven("supports", "the register", "\n"), "words"),
    ],
)
def test_a_view_says_what_was_found_where_and_in_words(partnership, done, given, field):
    (drawn,) = drawn_in(a_draw(partnership))

    with pytest.raises(Refused) as refusal:
        give_view(drawn=drawn, given=given, by=TESTS, at=DRAWN_AT)
    assert refusal.value.field == field


def seen_by(space, role, agency=None):
    standing = Standing((Holding(space=space, role=role, agency=agency),))
    with opened(actor=7, reading=[space.pk]):
        return (
            set(Draw.objects.visible_to(standing).values_list("number", flat=True)),
            set(DrawnAction.objects.visible_to(standing).values_list("action__reference", flat=True)),
        )


def test_a_draw_of_what_is_not_published_is_seen_only_by_who_may_see_that(partnership):
    early = an_action(a_review(partnership), "early", agencies=[an_agency(partnership)], details=DONE)
    a_draw(partnership)

    assert seen_by(partnership, "independent_scrutineer") == ({1}, {"early"})
    assert seen_by(partnership, "partnership_manager") == ({1}, {"early"})
    assert seen_by(partnership, "board_member") == (set(), set())
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        owing = early.owners.get().agency
    assert seen_by(partnership, "agency_lead", owing) == (set(), {"early"})
