"""Reviews of our own work: entered with recommendations, responded to by a day, and followed up on their own thread."""

from datetime import timedelta

import pytest
from django.utils import timezone

from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.form_pages.factories import day_typed, read
from goldthread.foundation.records.dates import PartialDate
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.commands import respond_to_source
from goldthread.partnership.learning.factories import MADE_AT, TESTS, a_printed_finding, a_source, an_adopted_finding
from goldthread.partnership.learning.models import ElsewhereSource, Review

pytestmark = pytest.mark.django_db

LIST = "/p/northborough/elsewhere/our-work"
TODAY = MADE_AT.date()


def of_our_work(partnership, **details):
    said = {"title": "Joint inspection", "publisher": "Inspectorates", "kind": "inspection", "is_of_our_work": True}
    return a_source(partnership, **{**said, **details})


def test_one_is_entered_responded_to_and_listed_apart_from_learning_from_elsewhere(manager, partnership):
    due = timezone.localdate() - timedelta(days=1)
    manager.post(
        f"{LIST}/enter",
        {
            "title": "Peer review of the front door",
            "publisher": "Southmere partnership",
            "kind": "peer_review",
            "about": "Calls are answered.",
            **day_typed("respond_by", due),
        },
    )
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        source = ElsewhereSource.objects.get()
    page = f"/p/northborough/elsewhere/{source.pk}/"
    assert "Peer review of the front door" in read(manager, f"{LIST}?late=yes")
    assert "Peer review of the front door" not in read(manager, "/p/northborough/elsewhere/")
    assert "it was due on" in read(manager, page)

    today = timezone.localdate()
    manager.post(
        f"{page}respond",
        {"words": "We take it all.", **day_typed("on", today)},
    )
    assert "We take it all." in read(manager, page)
    assert "Peer review of the front door" not in read(manager, f"{LIST}?late=yes")


def test_a_recommendation_is_followed_up_on_a_thread_that_says_what_it_is(partnership):
    finding = an_adopted_finding(a_printed_finding(of_our_work(partnership)))

    assert finding.review.kind == Review.Kind.OUR_WORK


def test_what_others_published_of_others_is_not_responded_to(partnership):
    with pytest.raises(Refused, match="reviews of its own work"):
        respond_to_source(elsewhere=a_source(partnership), words="Thanks.", on=TODAY, by=TESTS, at=MADE_AT)


def test_days_that_cannot_be_are_refused(partnership):
    published = PartialDate.from_date(TODAY - timedelta(days=3))
    with pytest.raises(Refused, match="cannot respond before it is published"):
        of_our_work(partnership, published=published, respond_by=TODAY - timedelta(days=4))
    source = of_our_work(partnership, published=published)
    with pytest.raises(Refused, match="today or in the past"):
        respond_to_source(elsewhere=source, words="Thanks.", on=TODAY + timedelta(days=1), by=TESTS, at=MADE_AT)
    with pytest.raises(Refused, match="before that of publication"):
        respond_to_source(elsewhere=source, words="Thanks.", on=TODAY - timedelta(days=4), by=TESTS, at=MADE_AT)


def test_each_has_kinds_of_its_own(partnership):
    with pytest.raises(Refused, match="what kind of source"):
        a_source(partnership, kind="peer_review")
    with pytest.raises(Refused, match="what kind of source"):
        of_our_work(partnership, kind="national")


def test_a_board_member_reads_and_enters_nothing(partnership):
    source = of_our_work(partnership)
    member = visitor("board_member", partnership)

    assert "Joint inspection" in read(member, LIST)
    assert member.post(f"/p/northborough/elsewhere/{source.pk}/respond", {}).status_code in (403, 404)
