"""A review goes out only once nothing stands in the way, and nothing goes out that names somebody."""

from datetime import timedelta

import pytest

from goldthread.foundation.agencies.factories import three_partners
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.files.factories import an_upload
from goldthread.foundation.files.receiving import receive
from goldthread.foundation.publications.factories import a_site
from goldthread.foundation.publications.models import PublishedFile, PublishedPage
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.factories import a_finding, a_review, an_action
from goldthread.partnership.learning.models import Review
from goldthread.partnership.publishing.commands.names import clear_hit
from goldthread.partnership.publishing.commands.reviews import (
    add_publication_file,
    publish_review,
    record_nobody_listed,
    withdraw_review,
)
from goldthread.partnership.publishing.factories import (
    LATER,
    TESTS,
    a_detail,
    all_recorded,
    an_approval,
    looked_for,
    published_before,
)
from goldthread.partnership.publishing.models import NameHit
from goldthread.partnership.publishing.site import of_reviews

pytestmark = pytest.mark.django_db


@pytest.fixture
def partners(partnership):
    return three_partners(partnership)


@pytest.fixture
def review(partnership, settings, tmp_path):
    settings.PUBLISHED_FOLDER, settings.DATA_FOLDER = tmp_path / "published", tmp_path
    a_site(partnership)
    made = a_review(partnership, theme="neglect that was noticed late")
    a_finding(made, subject="calls that were not passed on")
    return made


@pytest.fixture
def ready(review, partners):
    """Everything is recorded, names were looked for, and none was found."""
    all_recorded(review, partners)
    a_detail(review)
    looked_for(review)
    return review


def publish(review, **given):
    return publish_review(review=review, by=TESTS, at=given.pop("at", LATER), **given)


def the_page(partnership):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        return PublishedPage.objects.get(kind="review")


def test_what_is_missing_is_named_in_one_sentence_and_nothing_goes_out(partnership, review, partners):
    with pytest.raises(Refused) as refused:
        publish(review)

    for missing in (
        "approval by Northborough Council, Northborough ICB and Northborough Police",
        "an answer on parallel proceedings",
        "how the family was told, or why not",
        "notice to the national panel",
        "the list of who must not be named",
    ):
        assert missing in str(refused.value)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert not PublishedPage.objects.exists()
        assert not Review.objects.get().is_published


def test_a_ready_review_is_published_with_its_findings_and_without_a_way_into_the_house(partnership, ready):
    publish(ready)

    page = the_page(partnership)
    assert (page.path, page.is_out) == ("reviews/child-q", True)
    assert "calls that were not passed on" in page.words.lower()
    assert "/p/" not in str(page.content)
    assert "finding-" not in str(page.content)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        review = Review.objects.get()
    assert (review.is_published, review.published_on) == (True, LATER.date())


def test_the_trail_says_that_it_was_published(partnership, ready):
    publish(ready)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        doing = set(TrailEntry.objects.filter(object_table="published_page").values_list("doing", flat=True))
    assert doing == {"review published on the public site"}


def test_what_was_done_since_goes_out_again_once_names_were_looked_for_again(partnership, ready):
    publish(ready)
    an_action(ready, title="A new way to pass calls on")

    with pytest.raises(Refused, match="a new name check"):
        publish(ready, at=LATER + timedelta(days=30))
    looked_for(ready)
    publish(ready, at=LATER + timedelta(days=30))

    page = the_page(partnership)
    assert "A new way to pass calls on" in page.words
    assert (page.changed_on - page.first_published_on).days == 30
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert Review.objects.get().published_on == LATER.date()


def test_a_text_that_changed_is_approved_anew_before_it_goes_out_again(ready, partners):
    publish(ready)
    a_finding(ready, 2, subject="a second finding")
    looked_for(ready)

    with pytest.raises(Refused, match="approval by"):
        publish(ready)


def test_a_name_that_nobody_cleared_holds_it_up(partnership, review, partners):
    all_recorded(review, partners)
    a_detail(review, words="noticed late", kind="school")
    looked_for(review)
    with pytest.raises(Refused, match="hit of the name check"):
        publish(review)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        hits = list(NameHit.objects.all())
    for hit in hits:
        clear_hit(hit=hit, why="Ordinary words", by=TESTS, at=LATER)

    publish(review)
    assert the_page(partnership).is_out


def test_a_name_that_only_the_page_would_say_holds_it_up(ready, monkeypatch):
    an_action(ready)
    looked_for(ready)
    monkeypatch.setattr(of_reviews, "DONE_IS_NOT_PROVEN", "Robin Testerby told us so.")

    with pytest.raises(Refused, match="people list"):
        publish(ready)


def test_files_go_out_that_were_approved_and_looked_through_and_no_others(partnership, ready, partners):
    report = add_publication_file(
        review=ready,
        title="The report",
        received=receive(an_upload(b"The whole report.", "report.txt")),
        by=TESTS,
        at=LATER,
    )
    with pytest.raises(Refused, match="a new name check"):
        publish(ready, files=[report])
    looked_for(ready)
    with pytest.raises(Refused, match="approval by Northborough Council"):
        publish(ready, files=[report])
    for agency in partners:
        an_approval(ready, agency)

    publish(ready, files=[report])

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        (out,) = PublishedFile.objects.all()
    assert (out.title, out.name) == ("The report", "report.txt")


def test_a_file_of_another_review_does_not_go_out(partnership, ready):
    other = a_review(partnership, pseudonym="Child Z")
    report = add_publication_file(review=other, title="R", received=receive(an_upload()), by=TESTS, at=LATER)

    with pytest.raises(Refused, match="not there any more"):
        publish(ready, files=[report])


def test_a_page_is_withdrawn_with_a_reason_and_may_come_back(partnership, ready):
    publication = publish(ready)
    with pytest.raises(Refused, match="Say why"):
        withdraw_review(publication=publication, why=" ", by=TESTS, at=LATER)
    withdraw_review(publication=publication, why="A court ordered it", by=TESTS, at=LATER)

    page = the_page(partnership)
    assert (page.is_out, page.withdrawn_why, page.content) == (False, "A court ordered it", None)
    publish(ready)
    assert the_page(partnership).is_out


def test_one_that_was_published_before_needs_its_names_looked_for_and_keeps_its_day(partnership, review):
    old = published_before(a_review(partnership, pseudonym="Child S"))
    with pytest.raises(Refused) as refused:
        publish(old)
    assert str(refused.value) == "It cannot be published yet. Missing: the list of who must not be named."

    record_nobody_listed(review=old, why="Published under a pseudonym; no names are held here", by=TESTS, at=LATER)
    looked_for(old)
    publish(old)
    publish(old)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert str(Review.objects.get(pk=old.pk).published_on) == "2026-06-01"


def test_without_a_site_nothing_is_published(partnership, neighbour, partners):
    with pytest.raises(Refused, match="Set it up first"):
        publish(a_review(neighbour))


@pytest.mark.parametrize("role", ["coordinator", "board_member", "independent_scrutineer"])
def test_only_who_publishes_reviews_publishes_one(partnership, ready, standing_as, role):
    with pytest.raises((NotAllowed, Refused)):
        publish_review(review=ready, by=standing_as(role, partnership).holdings[0].user, at=LATER)
