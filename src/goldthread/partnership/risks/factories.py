"""Risks for tests, named for their situation. Nothing here is real."""

from datetime import UTC, date, datetime
from typing import Any

from goldthread.foundation.access.standing import System
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.matters.factories import the_board
from goldthread.partnership.risks.commands import RiskDetails, Scoring, raise_risk, score_risk
from goldthread.partnership.risks.models import Risk, RiskScore

RAISED_AT = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
TESTS = System("tests")


def risk_details(**given: Any) -> RiskDetails:
    said = {
        "title": "Too few health visitors",
        "cause": "Posts are vacant.",
        "event": "Second visits are left out.",
        "effect": "Babies are seen by nobody.",
        "appetite": 9,
        "review_on": date(2027, 2, 1),
        **given,
    }
    return RiskDetails(**said)


def a_risk(space: Space, likelihood: int = 3, impact: int = 4, *, at: datetime = RAISED_AT, **given: Any) -> Risk:
    """A risk on the register of the one board, raised and scored on 16 November 2026."""
    board, raised_on = given.pop("board", None) or the_board(space), given.pop("raised_on", None)
    return raise_risk(
        space=space,
        board=board,
        details=risk_details(**given),
        scoring=Scoring(likelihood, impact, "As the trust told us.", on=raised_on),
        raised_on=raised_on,
        by=TESTS,
        at=at,
    )


def scored(risk: Risk, likelihood: int, impact: int, on: date | None = None, **given: Any) -> RiskScore:
    kind, at = given.pop("kind", "now"), given.pop("at", RAISED_AT)
    scoring = Scoring(likelihood, impact, "Looked at again.", kind, on)
    return score_risk(risk=risk, scoring=scoring, by=TESTS, at=at, **given)
