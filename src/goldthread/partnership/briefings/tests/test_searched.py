"""A briefing is found by its words: by everybody once it was sent, before that by those who see reviews early."""

from dataclasses import replace

import pytest

from goldthread.foundation.search.queries import find
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.briefings.factories import a_briefing, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def briefing(review):
    return a_briefing(review, boxes={"what_to_do": "Ask who else lives in the household."})


def titles(partnership, standing):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        return [hit.title for hit in find("household", replace(standing, spaces={partnership.pk: partnership}))]


def test_while_it_is_written_only_those_who_see_reviews_early_find_it(partnership, briefing, standing_as):
    assert titles(partnership, standing_as("coordinator")) == ["Seven-minute briefing on Child Q"]
    assert titles(partnership, standing_as("board_member")) == []


def test_once_it_was_sent_the_partnership_finds_it_and_of_agencies_those_it_was_sent_to(
    partnership, briefing, agencies, standing_as
):
    sent(briefing, agencies[0])

    assert titles(partnership, standing_as("board_member")) == ["Seven-minute briefing on Child Q"]
    assert titles(partnership, standing_as("agency_lead", agencies[0])) == ["Seven-minute briefing on Child Q"]
    assert titles(partnership, standing_as("agency_lead", agencies[1])) == []
