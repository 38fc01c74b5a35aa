"""The briefing on a review and its cascade, as plain data. It never holds what somebody said or answered."""

from datetime import date
from typing import Any

from goldthread.foundation.access.standing import Standing
from goldthread.partnership.briefings.boxes import FITS
from goldthread.partnership.briefings.clocks import Clock, confirmed_by, known_by, written_by
from goldthread.partnership.briefings.counting import Passed, Reach, reach_of
from goldthread.partnership.briefings.document import printed_words
from goldthread.partnership.briefings.models import AgencyAsked, Briefing, QuestionRound
from goldthread.partnership.briefings.results import answered_in
from goldthread.partnership.learning.models import Review


def briefing_as_data(review: Review, on: date) -> dict[str, Any]:
    """For ``goldthread briefings --json``."""
    found = Briefing.objects.filter(review=review).select_related("review", "space").first()
    reach = reach_of(found, on) if found else Reach(())
    rounds = QuestionRound.objects.filter(question__briefing=found).order_by("number") if found else ()
    clocks = (written_by(review, found, on), confirmed_by(reach, on), known_by(found, on) if found else None)
    return {
        "review": review.reference,
        "space": review.space.slug,
        "as_of": on.isoformat(),
        "is_written": bool(found and not found.missing),
        "words": printed_words(found, Standing(is_system=True), on) if found else 0,
        "words_that_fit": FITS,
        "sent_on": found.sent_on.isoformat() if found and found.sent_on else None,
        "people": reach.people,
        "agencies_confirmed": reach.confirmed,
        "agencies": [_agency(one) for one in reach.agencies],
        "clocks": [_clock(clock) for clock in clocks if clock],
        "rounds": [_round(one) for one in rounds],
    }


def _agency(one: Passed) -> dict[str, Any]:
    return {
        "agency": one.cascade.agency.name,
        "state": one.state.value,
        "sent_on": one.cascade.sent_on.isoformat(),
        "confirm_by": one.cascade.confirm_by.isoformat(),
        "people": one.people,
        "confirmations": one.confirmations,
    }


def _clock(clock: Clock) -> dict[str, Any]:
    return {"what": clock.what, "by": clock.by.isoformat(), "state": clock.state}


def _round(one: QuestionRound) -> dict[str, Any]:
    said = answered_in(one)
    return {
        "number": one.number,
        "asked_on": one.asked_on.isoformat(),
        "closes_on": one.closes_on.isoformat(),
        "agencies_asked": AgencyAsked.objects.filter(round=one).count(),
        "answers": said.answers,
        "good": said.good,
        "is_taken_as_result": one.result_id is not None,
    }
