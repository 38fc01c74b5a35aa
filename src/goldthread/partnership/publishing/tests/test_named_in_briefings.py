"""A briefing that names somebody whom its review must not name goes to nobody, unless a person cleared it."""

import pytest

from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.briefings.boxes import BOXES
from goldthread.partnership.briefings.commands.cascading import send_briefing
from goldthread.partnership.briefings.commands.writing import Written, write_briefing
from goldthread.partnership.briefings.factories import a_briefing, led
from goldthread.partnership.briefings.models import Briefing
from goldthread.partnership.learning.factories import a_review
from goldthread.partnership.publishing.commands.names import clear_hit
from goldthread.partnership.publishing.factories import LATER, TESTS, a_detail, looked_for
from goldthread.partnership.publishing.models import NameHit

pytestmark = pytest.mark.django_db
NAMED = "people list of this review stands in the briefing"
CLEAN = {box.name: "A few words." for box in BOXES}


@pytest.fixture
def review(partnership):
    found = a_review(partnership)
    a_detail(found, "Quillon Testerby")
    return found


@pytest.fixture
def police(partnership):
    agency = an_agency(partnership, "Northborough Police")
    led(agency)
    return agency


def send(briefing, agency):
    return send_briefing(briefing=briefing, agencies=[agency], by=TESTS, at=LATER)


def test_a_name_keeps_a_briefing_from_being_sent(review, police):
    briefing = a_briefing(review, boxes={"what_happened": "Quillon Testerby was not seen."})
    with pytest.raises(Refused, match=NAMED):
        send(briefing, police)

    briefing = write_briefing(briefing=briefing, written=Written(CLEAN), by=TESTS, at=LATER)
    assert send(briefing, police).sent_on


def test_what_was_cleared_is_sent(review, police):
    briefing = a_briefing(review, boxes={"what_happened": "A Quillon Testerby wrote a book on it."})
    looked_for(review)
    with opened(actor=SYSTEM_ACTOR, reading=[review.space_id]):
        hits = list(NameHit.objects.filter(review=review))
    for hit in hits:
        clear_hit(hit=hit, why="Another person of that name", by=TESTS, at=LATER)

    assert send(briefing, police).sent_on


def test_no_name_comes_into_a_briefing_that_agencies_read_already(review, police):
    briefing = send(a_briefing(review), police)

    with pytest.raises(Refused, match=NAMED):
        write_briefing(
            briefing=briefing, written=Written(CLEAN | {"findings": "Of Quillon Testerby"}), by=TESTS, at=LATER
        )
    with opened(actor=SYSTEM_ACTOR, reading=[review.space_id]):
        assert "Quillon" not in Briefing.objects.get().findings
