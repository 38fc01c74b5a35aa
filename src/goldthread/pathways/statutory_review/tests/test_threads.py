"""From a case into the thread: no name, no way around a conflict of interest, and nothing told of the case."""

from datetime import timedelta

import pytest

from goldthread.cases.casework.commands import correct_record
from goldthread.cases.casework.factories import seen_by, somebody
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.grants.commands import declare_conflict
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.factories import a_review
from goldthread.partnership.learning.models import Review
from goldthread.pathways.statutory_review.factories import REFERRED_AT, notified, then

from .test_reviews import approved, over, review_of, unmet_of

pytestmark = pytest.mark.django_db


def day(number):
    return REFERRED_AT + timedelta(days=number)


@pytest.fixture
def ready(case, officer, partners):
    approved(case, officer, partners)
    return case


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("incident", "Ari was hurt at home."),
        ("theme", "What EXAMPLE’s family needed"),
        ("incident", "A baby was hurt on 5 September 2026."),
        ("incident", "A baby, born 02/03/2024, was hurt."),
        ("pseudonym", "Ari"),
        ("incident", "Ári was hurt at home."),
        ("incident", "It was the 5th of September, 2026."),
        ("incident", "It was on 5.9.26."),
    ],
)
def test_no_name_and_no_day_of_the_child_goes_on_into_the_thread(ready, officer, field, words):
    with pytest.raises(Refused, match="who somebody in this case is") as refused:
        then(ready, "thread", by=officer, at=day(32), **{field: words})

    assert refused.value.field == field


def test_words_that_only_contain_a_name_may_stand(ready, officer):
    then(ready, "thread", by=officer, at=day(32), incident="The baby is a Sagittarian. For examples see the findings.")


def test_a_long_pseudonym_is_no_error(ready, officer):
    then(ready, "thread", by=officer, at=day(32), pseudonym="Child " + "R" * 80)

    with opened(actor=SYSTEM_ACTOR, reading=[ready.space_id]):
        assert len(review_of(ready).reference) == 60


def test_a_review_that_is_recorded_already_is_joined_and_left_as_it_is(ready, officer, partnership):
    there = a_review(partnership, pseudonym="Child There")
    with pytest.raises(Refused, match="no review of that name"):
        then(ready, "thread", by=officer, at=day(32), pseudonym="Child Where", is_there=True)

    nothing = {"theme": "", "incident": ""}
    with pytest.raises(Refused, match="Enter its theme") as refused:
        then(ready, "thread", by=officer, at=day(32), **nothing)
    assert refused.value.field == "theme"

    then(ready, "thread", by=officer, at=day(32), pseudonym="Child There", is_there=True, **nothing)

    with opened(actor=SYSTEM_ACTOR, reading=[ready.space_id]):
        assert review_of(ready) == there


def test_of_two_cases_that_claim_one_review_at_once_one_has_it(ready, officer, partnership, chair, sat, monkeypatch):
    there = a_review(partnership, pseudonym="Child There")
    joined = {"pseudonym": "Child There", "is_there": True, "theme": "", "incident": ""}
    then(ready, "thread", by=officer, at=day(32), **joined)
    other = notified(partnership, by=officer)
    then(other, "rapid_reviewed", by=officer, at=day(7))
    then(other, "recommended", by=officer, at=day(7), sat=sat)
    then(other, "decided", by=chair, at=day(8), decision="no_lcspr_learning_captured")
    # What the other case claims is not to be seen yet where both do so at once.
    monkeypatch.setattr("goldthread.pathways.statutory_review.threads._there_already", lambda *_: there)

    with pytest.raises(Refused, match="came of no other case") as refused:
        then(other, "thread", by=officer, at=day(33), **joined)

    assert refused.value.field == "pseudonym"


def test_what_a_rapid_review_captured_has_a_thread_too(partnership, officer, chair, sat):
    case = notified(partnership, by=officer)
    then(case, "rapid_reviewed", by=officer, at=day(7))
    then(case, "recommended", by=officer, at=day(7), sat=sat)
    then(case, "decided", by=chair, at=day(8), decision="no_lcspr_learning_captured")

    then(case, "thread", by=officer, at=day(20))

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        review = review_of(case)
    assert review.kind == "rapid_review"
    assert "case" not in unmet_of(review, 21)


def test_what_was_learned_before_the_panel_did_a_review_of_its_own_is_not_held_up(case, officer):
    then(case, "reported", by=officer, at=day(30))
    then(case, "answered", by=officer, at=day(31), reply="national_review")
    then(case, "thread", by=officer, at=day(32))

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        review = review_of(case)
    assert "case" not in unmet_of(review, 40)


def test_whom_a_conflict_hides_the_case_from_sees_no_review_of_it_before_it_is_published(ready, officer, partnership):
    then(ready, "thread", by=officer, at=day(32))
    manager = somebody("partnership_manager", partnership)

    def sees():
        with opened(actor=manager.pk, reading=[partnership.pk]):
            return Review.objects.visible_to(seen_by(manager, day(40))).exists()

    assert sees()
    declare_conflict(about=ready, account=manager, kind="own_family", words="", by=officer, at=day(40))
    assert not sees()
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Review.objects.filter(pseudonym="Child R").update(is_published=True)
    assert sees()


def test_whoever_publishes_is_told_that_the_case_waits_and_neither_for_what_nor_which_it_is(
    ready, officer, partnership, browser_of
):
    then(ready, "proceeding", by=officer, at=day(31), blocks_interviews=False)
    then(ready, "thread", by=officer, at=day(32))
    browser = browser_of(somebody("partnership_manager", partnership))

    for page in ("ready/", "publication/"):
        told = browser.get(f"/p/{partnership.slug}/reviews/child-r/{page}").text
        assert "the case it came from, of which the review officer can tell more" in " ".join(told.split())
        assert ready.reference not in told
        assert "publication waits for" not in told


def test_a_changed_draft_closes_the_way_to_publication_until_all_approve_it(ready, officer, partners):
    then(ready, "noticed", by=officer, at=day(31))
    then(ready, "thread", by=officer, at=day(32))
    with opened(actor=SYSTEM_ACTOR, reading=[ready.space_id]):
        review = review_of(ready)
    assert "case" not in unmet_of(review, 60)

    then(ready, "drafted", by=officer, at=day(50), number=2)

    assert "case" in unmet_of(review, 60)


def test_it_is_published_on_the_day_on_which_its_thread_was(ready, officer):
    then(ready, "noticed", by=officer, at=day(31))
    then(ready, "thread", by=officer, at=day(32))
    with opened(actor=SYSTEM_ACTOR, writing=ready.space_id):
        Review.objects.filter(pseudonym="Child R").update(is_published=True, published_on=day(60).date())

    with pytest.raises(Refused, match="was published on 6 November 2026") as refused:
        then(ready, "published", by=officer, at=day(50), typed_at=day(61), how="here", where="")
    assert refused.value.field == "happened_at"
    then(ready, "published", by=officer, at=day(60), how="here", where="")


def test_what_readers_see_is_not_put_right_in_the_case(ready, officer):
    begun = then(ready, "thread", by=officer, at=day(32))

    with pytest.raises(Refused, match="change it there"):
        correct_record(
            record=begun,
            said={"theme": "Something else"},
            happened_at=begun.happened_at,
            why="A word too many.",
            by=officer,
            at=day(33),
        )
    over(ready, officer, 34)


def test_what_the_case_says_of_proceedings_the_family_and_notice_is_not_typed_again(ready, officer):
    then(ready, "thread", by=officer, at=day(32))
    with opened(actor=SYSTEM_ACTOR, reading=[ready.space_id]):
        review = review_of(ready)
    assert {"proceedings", "family", "panel"} <= unmet_of(review, 33)

    then(ready, "proceeding", by=officer, at=day(33), blocks_interviews=False)
    then(ready, "noticed", by=officer, at=day(33))
    then(ready, "family", by=officer, at=day(34), what="before")

    assert not {"proceedings", "family", "panel"} & unmet_of(review, 35)
    assert "approval" in unmet_of(review, 35)
