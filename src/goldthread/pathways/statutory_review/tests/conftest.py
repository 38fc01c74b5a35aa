"""Whoever runs the panel, the chair who decides, three partners, and somebody who must see nothing."""

from datetime import date, timedelta

import pytest

from goldthread.cases.casework.factories import somebody
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.agencies.kinds import AgencyKind as Kind
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.statutory_review.factories import REFERRED_AT, a_panel, notified, seats_of, then


@pytest.fixture
def partners(partnership):
    """The council, health and the police."""
    kinds = {"Council": Kind.LOCAL_AUTHORITY, "ICB": Kind.ICB, "Police": Kind.POLICE_TERRITORIAL}
    since = {"is_safeguarding_partner": True, "starts_on": date(2015, 1, 1)}
    return [an_agency(partnership, f"Northborough {name}", kind=kind, **since) for name, kind in kinds.items()]


@pytest.fixture
def officer(partnership, partners):
    return somebody("review_officer", partnership)


@pytest.fixture
def chair(partnership, officer):
    return somebody("review_chair", partnership)


@pytest.fixture
def panel(partnership, officer):
    return a_panel(partnership)


@pytest.fixture
def sat(partnership, panel):
    """All three seats, each by its holder."""
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        return seats_of(partnership)


@pytest.fixture
def case(partnership, officer, chair, sat):
    """A local review that was commissioned."""
    case = notified(partnership, by=officer)
    then(case, "rapid_reviewed", by=officer, at=REFERRED_AT + timedelta(days=9))
    then(case, "recommended", by=officer, at=REFERRED_AT + timedelta(days=9), sat=sat)
    then(case, "decided", by=chair, at=REFERRED_AT + timedelta(days=10))
    then(case, "commissioned", by=officer, at=REFERRED_AT + timedelta(days=20))
    return case
