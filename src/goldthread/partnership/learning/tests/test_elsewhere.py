"""What others published is entered once, and each of its findings is adopted into the thread here, or is not."""

from datetime import date

import pytest
from django.db import IntegrityError

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.dates import PartialDate
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.commands import PrintedFinding, change_entered_finding, decline_finding
from goldthread.partnership.learning.factories import (
    MADE_AT,
    TESTS,
    a_finding,
    a_printed_finding,
    a_published_review,
    a_review,
    a_source,
    an_adopted_finding,
)
from goldthread.partnership.learning.models import ElsewhereDecision, ElsewhereFinding, ElsewhereSource, Review
from goldthread.partnership.learning.picture.drawing import drawn
from goldthread.partnership.learning.picture.listing import listed_thread
from goldthread.partnership.learning.thread import thread_of
from goldthread.partnership.learning.thread_json import thread_as_data

pytestmark = pytest.mark.django_db

EVERYTHING = Standing(is_system=True)
CAME_FROM = "Learning from Child V, Southmere partnership, finding 1, page 14"


def decline(printed, why="it is done here already"):
    return decline_finding(printed=printed, why=why, by=TESTS, at=MADE_AT)


def test_an_adopted_finding_stands_on_the_thread_of_its_review_and_says_where_it_was_learned(partnership):
    review = a_published_review(partnership)
    a_finding(review, 1)
    finding = an_adopted_finding(a_printed_finding(a_source(partnership)), review)

    assert finding.number == 2
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        thread = thread_of(review, EVERYTHING, MADE_AT.date())
        node = thread.node(f"finding-{finding.pk}")
        said = [saying.text for box in drawn(thread).boxes if box.key == node.key for saying in box.card.sayings]
        listed = [entry.node.learned_from for entry in listed_thread(thread).findings]
    assert node.learned_from == CAME_FROM
    assert said[1:3] == ["Learned from elsewhere", "Learning from Child V"]
    assert listed == ["", CAME_FROM]


def test_findings_without_a_review_share_one_thread_of_their_source_which_is_public_as_the_source_is(partnership):
    source = a_source(partnership, published=PartialDate(2026, 3))
    first = an_adopted_finding(a_printed_finding(source, "1"))
    second = an_adopted_finding(a_printed_finding(source, "2"))

    assert (first.review_id, first.number, second.number) == (second.review_id, 1, 2)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        thread = Review.objects.get(pk=first.review_id)
    assert (thread.kind, thread.pseudonym, thread.is_published) == ("elsewhere", "Learning from Child V", True)
    assert (thread.published_on, thread.published_as_printed) == (None, "March 2026")


def test_the_thread_as_data_tells_where_a_finding_was_learned_and_why_it_matters(partnership):
    an_adopted_finding(a_printed_finding(a_source(partnership)), a_published_review(partnership))

    (finding,) = thread_as_data("child-q", MADE_AT.date())["findings"]

    assert finding["learned_from"]["publisher"] == "Southmere partnership"
    assert (finding["learned_from"]["finding"], finding["learned_from"]["page"]) == ("1", "14")
    assert finding["learned_from"]["why_it_matters_here"] == "It was so here"


def test_a_review_of_ours_with_the_name_of_a_source_keeps_its_address(partnership):
    a_review(partnership, pseudonym="Learning from Child V")

    finding = an_adopted_finding(a_printed_finding(a_source(partnership)))

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert Review.objects.get(pk=finding.review_id).reference.startswith("learning-from-child-v-")


@pytest.mark.parametrize(
    ("again", "sentence"),
    [
        ({"title": "learning FROM child v"}, "was entered before"),
        ({"title": "Another", "link": "https://southmere.example/v"}, "was entered before, as “Learning from Child V”"),
        ({"title": "Another", "published": PartialDate(2027)}, "must be today or in the past"),
        ({"title": "Another", "link": "javascript:alert(1)"}, "begins with https://"),
        ({"title": " "}, "Enter the title"),
        ({"title": "Another", "kind": "rumour"}, "Choose what kind"),
    ],
)
def test_a_source_is_entered_once_and_rightly(partnership, again, sentence):
    a_source(partnership, link="https://southmere.example/v")

    with pytest.raises(Refused, match=sentence):
        a_source(partnership, **again)


def test_another_partnership_may_enter_the_same_source(partnership, neighbour):
    a_source(partnership)

    assert a_source(neighbour).space_id == neighbour.pk


def test_a_number_stands_once_in_its_source(partnership):
    source = a_source(partnership)
    a_printed_finding(source, "2a")
    other = a_printed_finding(source, "3")

    with pytest.raises(Refused, match="Finding 2A of this source was entered before"):
        a_printed_finding(source, "2A")
    with pytest.raises(Refused, match="was entered before"):
        change_entered_finding(printed=other, details=PrintedFinding("2A", "words"), by=TESTS, at=MADE_AT)


def test_what_was_adopted_is_not_adopted_again_nor_put_aside(partnership):
    printed = a_printed_finding(a_source(partnership))
    an_adopted_finding(printed)

    with pytest.raises(Refused, match="adopted already"):
        an_adopted_finding(printed)
    with pytest.raises(Refused, match="adopted already"):
        decline(printed)


def test_what_was_not_adopted_gives_its_reason_and_may_be_adopted_later(partnership):
    printed = a_printed_finding(a_source(partnership))
    with pytest.raises(Refused, match="why it is not adopted"):
        decline(printed, " ")

    assert decline(printed).finding_id is None
    finding = an_adopted_finding(printed)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        kept = list(ElsewhereDecision.objects.order_by("pk").values_list("finding", "why"))
        assert ElsewhereFinding.objects.get().version == 3
    assert kept == [(None, "it is done here already"), (finding.pk, "It was so here")]


def test_each_reason_for_not_adopting_stays(partnership):
    source = a_source(partnership)
    printed = a_printed_finding(source)
    decline(printed)
    decline(printed, "It was asked again, and again found to be done")

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert ElsewhereDecision.objects.filter(printed=printed).count() == 2
        counted = ElsewhereSource.objects.with_counts().get()
    assert (counted.adopted, counted.declined, counted.undecided) == (0, 1, 0)


def test_what_was_declined_and_then_adopted_counts_once(partnership):
    printed = a_printed_finding(a_source(partnership))
    decline(printed)
    an_adopted_finding(printed)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        counted = ElsewhereSource.objects.with_counts().get()
    assert (counted.findings, counted.adopted, counted.declined, counted.undecided) == (1, 1, 0, 0)


def test_the_longest_address_in_another_script_is_kept_and_still_entered_once(partnership):
    """Of two thousand letters that no index could hold as they are, of which a digest is held instead."""
    scripts = "".join(chr(0x10000 + (7919 * n) % 0x10000) for n in range(1900))
    link = f"https://southmere.example/{scripts}"
    a_source(partnership, link=link)

    with pytest.raises(Refused, match="What is at this address was entered before"):
        a_source(partnership, title="Another", link=link)
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk), pytest.raises(IntegrityError, match="once_at_one_address"):
        ElsewhereSource.objects.create(space=partnership, title="Third", publisher="Southmere", link=link)


def test_a_finding_is_not_adopted_into_the_review_of_another_partnership(partnership, neighbour):
    with pytest.raises(Refused, match="of this partnership"):
        an_adopted_finding(a_printed_finding(a_source(partnership)), a_review(neighbour))


def test_sources_count_what_was_decided(partnership):
    source = a_source(partnership)
    an_adopted_finding(a_printed_finding(source, "1"))
    decline(a_printed_finding(source, "2"))
    a_printed_finding(source, "3")
    a_printed_finding(source, "4")

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        counted = ElsewhereSource.objects.with_counts().get()
    assert (counted.findings, counted.adopted, counted.declined, counted.undecided) == (4, 1, 1, 2)


def test_a_decision_into_a_review_that_is_not_published_is_seen_only_by_those_who_see_it(partnership, standing_as):
    source = a_source(partnership)
    an_adopted_finding(a_printed_finding(source, "1"), a_review(partnership))
    an_adopted_finding(a_printed_finding(source, "2"))

    def seen(role):
        standing = standing_as(role, partnership)
        with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
            return ElsewhereDecision.objects.visible_to(standing).count()

    assert (seen("coordinator"), seen("board_member")) == (2, 1)


def test_a_thread_of_what_others_published_is_made_by_adopting_only(partnership):
    with pytest.raises(Refused, match="under “Learning from elsewhere”"):
        a_review(partnership, kind="elsewhere")


def test_a_source_of_which_a_day_is_known_publishes_its_thread_on_that_day(partnership):
    source = a_source(partnership, published=PartialDate(2026, 3, 4))

    finding = an_adopted_finding(a_printed_finding(source))

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert Review.objects.get(pk=finding.review_id).published_on == date(2026, 3, 4)
