"""Names are looked for in all texts of a review; a person clears each hit, and again once its text changed."""

import pytest

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.agencies.factories import three_partners
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.documents.models import Document
from goldthread.foundation.trail.models import TrailBody
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.commands import OutcomeDetails, change_outcome
from goldthread.partnership.learning.factories import a_finding, a_letter, a_review, an_action, an_outcome
from goldthread.partnership.publishing.commands.names import add_details, clear_hit, remove_detail
from goldthread.partnership.publishing.factories import LATER, TESTS, a_detail, all_recorded, looked_for
from goldthread.partnership.publishing.models import NameHit
from goldthread.partnership.publishing.readiness import readiness_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def review(partnership):
    return a_review(partnership, summary="Robin Testerby was four.")


def hits(review):
    with opened(actor=SYSTEM_ACTOR, reading=[review.space_id]):
        return list(NameHit.objects.filter(review=review).order_by("pk"))


def names_of(review):
    with opened(actor=SYSTEM_ACTOR, reading=[review.space_id]):
        return next(one for one in readiness_of(review, LATER.date()).conditions if one.code == "names")


def test_each_text_in_which_a_name_stands_is_a_hit_with_the_words_around_it(review):
    a_detail(review)
    looked_for(review)

    (hit,) = hits(review)
    assert (hit.where, hit.excerpts) == ("Review child-q, summary", ["Robin Testerby was four."])


def test_findings_actions_outcomes_and_letters_are_looked_through(review):
    a_detail(review)
    finding = a_finding(review, subject="What Testerby told", note="R. Testerby")
    an_action(review, title="Ask Robin", findings=[finding])
    an_outcome(review, measure="Testerby, Robin")
    a_letter(finding, words="Robin’s letter")
    looked_for(review)

    found = {hit.where.split(",")[0].split(" ")[0] for hit in hits(review)}
    assert found == {"Review", "Finding", "Action", "Outcome", "Government"}


def test_what_a_document_says_is_looked_through_with_its_lines_kept_apart(review):
    with opened(actor=SYSTEM_ACTOR, writing=review.space_id):
        begun = {"kind": "committee", "subject": review.pk, "title": "A paper", "begun_at": LATER}
        Document.objects.create(space=review.space, words={"summary": "We met\nQuillon\nthere"}, **begun)
    a_detail(review, "Quillon")
    looked_for(review)

    (hit,) = hits(review)
    assert (hit.where, hit.excerpts) == ("Document, words", ["summary We met Quillon there"])


def test_what_was_cleared_stays_so_until_its_text_is_another(review):
    a_detail(review)
    outcome = an_outcome(review, measure="Robin is seen")
    looked_for(review)
    for hit in hits(review):
        clear_hit(hit=hit, why="A bird", by=TESTS, at=LATER)
    looked_for(review)
    assert [hit.cleared_why for hit in hits(review)] == ["A bird", "A bird"]

    details = OutcomeDetails(words=outcome.words, direction="quality", measure="Robin is seen and heard")
    change_outcome(outcome=outcome, details=details, by=TESTS, at=LATER)

    assert "changed since" in names_of(review).why
    looked_for(review)
    assert sorted(hit.cleared_why for hit in hits(review)) == ["", "A bird"]
    assert names_of(review).why == "1 hit to be cleared."


def test_a_review_is_ready_once_every_hit_is_cleared(review, partnership):
    all_recorded(review, three_partners(partnership))
    assert not names_of(review).is_met
    a_detail(review)
    assert not names_of(review).is_met
    looked_for(review)
    assert not names_of(review).is_met
    (hit,) = hits(review)
    with pytest.raises(Refused, match="why"):
        clear_hit(hit=hit, why=" ", by=TESTS, at=LATER)

    clear_hit(hit=hit, why="The bird", by=TESTS, at=LATER)

    with opened(actor=SYSTEM_ACTOR, reading=[review.space_id]):
        assert readiness_of(review, LATER.date()).is_ready


def test_what_is_taken_off_the_list_takes_its_hits_with_it(review):
    detail = a_detail(review)
    looked_for(review)

    remove_detail(detail=detail, by=TESTS, at=LATER)

    assert hits(review) == []


@pytest.mark.parametrize(
    ("kind", "words"), [("born", "May 2011"), ("name", "x"), ("identifier", "12"), ("address", "Northmere")]
)
def test_what_cannot_be_looked_for_is_refused_by_its_line_and_not_repeated(review, kind, words):
    with pytest.raises(Refused, match="Line 2") as refused:
        add_details(review=review, kind=kind, whose="the child", details=[GOOD[kind], words], by=TESTS, at=LATER)

    assert words not in str(refused.value)


GOOD = {"born": "7 March 2019", "name": "Robin Testerby", "identifier": "943 476 5919", "address": "4 Alder Road"}


def test_the_trail_holds_nothing_of_the_list_or_of_what_was_found(review):
    detail = a_detail(review, "Quillon Testerby")
    looked_for(review)
    for hit in hits(review):
        clear_hit(hit=hit, why="Quillon is a bird", by=TESTS, at=LATER)
    remove_detail(detail=detail, by=TESTS, at=LATER)

    with opened(actor=SYSTEM_ACTOR, reading=[review.space_id]):
        bodies = TrailBody.objects.filter(entry__object_table__in=["name_hit", "review_person_detail"])
        assert bodies.count() == 5
        assert not bodies.filter(words__contains="Quillon").exists()


def test_those_who_do_not_clear_reviews_see_no_name(review, partnership, standing_as):
    a_detail(review)
    looked_for(review)
    coordinator, manager = standing_as("coordinator", partnership), standing_as("partnership_manager", partnership)

    with opened(actor=SYSTEM_ACTOR, reading=[review.space_id]):
        assert NameHit.objects.visible_to(manager).count() == 1
        assert NameHit.objects.visible_to(coordinator).count() == 0
        assert NameHit.objects.visible_to(Standing()).count() == 0
