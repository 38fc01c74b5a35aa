"""Somebody's words are shown where they agreed to it, and nowhere else."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldthread.foundation.access.roles import ROLES, Can
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.documents.kinds import KINDS
from goldthread.foundation.documents.making import content_for
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.briefings.commands.quotes import Agreed, record_consent, take_consent_back
from goldthread.partnership.briefings.document import CODE
from goldthread.partnership.briefings.factories import LATER, TESTS, a_quote, sent
from goldthread.partnership.briefings.models import Quote

pytestmark = pytest.mark.django_db
STEPS = st.lists(st.sampled_from(["none", "inside", "published", "take back"]), max_size=6)
DAY = date(2026, 9, 22)


def document_of(briefing, standing):
    with opened(actor=SYSTEM_ACTOR, reading=[briefing.space_id]):
        return content_for(KINDS[CODE], briefing, briefing.space, standing, DAY).model_dump_json()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(STEPS)
def test_who_may_see_words_follows_from_the_last_thing_the_person_said(briefing, agencies, standing_as, steps):
    quote, stands = a_quote(briefing), "none"
    if briefing.sent_on is None:
        briefing.sent_on = sent(briefing, agencies[0])[0].sent_on
    for step in steps:
        if step == "take back":
            if stands != "none":
                take_consent_back(quote=quote, on=DAY, by=TESTS, at=LATER)
            stands = "none"
        else:
            record_consent(quote=quote, agreed=Agreed(step, DAY if step != "none" else None), by=TESTS, at=LATER)
            stands = step
        with opened(actor=SYSTEM_ACTOR, reading=[briefing.space_id]):
            quote = Quote.objects.select_related("space").get(pk=quote.pk)

    with opened(actor=SYSTEM_ACTOR, reading=[briefing.space_id]):
        for role, declared in ROLES.items():
            if role == "agency_lead":
                continue
            sees = Quote.objects.visible_to(standing_as(role)).filter(pk=quote.pk).exists()
            assert sees == (Can.SEND_BRIEFINGS in declared.can or stands != "none"), role
        assert Quote.objects.publishable().filter(pk=quote.pk).exists() == (stands == "published")


def test_a_document_holds_only_words_that_may_be_published(briefing, standing_as):
    for consent in ("none", "inside", "published"):
        a_quote(briefing, consent, words=f"Words with consent {consent}.")

    made = document_of(briefing, standing_as("partnership_manager"))
    assert "consent published" in made
    assert "consent inside" not in made
    assert "consent none" not in made


def test_after_it_was_taken_back_no_document_takes_it_in(briefing, standing_as):
    take_consent_back(quote=a_quote(briefing, "published"), on=DAY, by=TESTS, at=LATER)

    assert "easy to pick up" not in document_of(briefing, standing_as("partnership_manager"))


def test_what_was_never_given_cannot_be_taken_back(briefing):
    with pytest.raises(Refused, match="no agreement"):
        take_consent_back(quote=a_quote(briefing), on=DAY, by=TESTS, at=LATER)


def test_agreement_needs_its_day(briefing):
    with pytest.raises(Refused, match="the day on which they agreed"):
        record_consent(quote=a_quote(briefing), agreed=Agreed("inside"), by=TESTS, at=LATER)
