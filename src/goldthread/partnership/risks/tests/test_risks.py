"""A risk is raised, scored over time, linked and closed; and what cannot be is refused."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import ROLES, Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.groups.factories import a_group
from goldthread.foundation.groups.models import GroupKind
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.factories import a_finding, a_review
from goldthread.partnership.matters.factories import a_gap
from goldthread.partnership.risks.chart import alternative, svg_of
from goldthread.partnership.risks.commands import change_risk, close_risk, link_risk, raise_action_of_risk
from goldthread.partnership.risks.factories import RAISED_AT, TESTS, a_risk, risk_details, scored
from goldthread.partnership.risks.models import Risk, RiskLink, RiskScore
from goldthread.partnership.risks.on_agendas import due
from goldthread.partnership.risks.queries import on_the_scale
from goldthread.partnership.risks.scale import BANDS, band_of, last_on, score_of

pytestmark = pytest.mark.django_db
TODAY = RAISED_AT.date()
BEGAN = TODAY - timedelta(days=60)


def again(risk, on=TODAY):
    with opened(actor=SYSTEM_ACTOR, reading=[risk.space_id]):
        return Risk.objects.with_scores(on).select_related("space", "board").get(pk=risk.pk)


@given(likelihood=st.integers(-3, 9), impact=st.integers(-3, 9))
def test_a_score_is_never_outside_1_to_25(likelihood, impact):
    if 1 <= likelihood <= 5 and 1 <= impact <= 5:
        assert 1 <= score_of(likelihood, impact) <= 25
        assert band_of(score_of(likelihood, impact)) in BANDS
    else:
        with pytest.raises(ValueError, match="scored from 1 to 5"):
            score_of(likelihood, impact)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    scorings=st.lists(st.tuples(st.integers(0, 60), st.integers(1, 5), st.integers(1, 5)), max_size=6),
    asked=st.integers(0, 60),
)
def test_the_last_scoring_counts_on_a_day_in_the_database_as_in_the_picture(partnership, scorings, asked):
    with transaction.atomic():
        risk = a_risk(partnership, 1, 1, raised_on=BEGAN)
        for days, likelihood, impact in scorings:
            scored(risk, likelihood, impact, BEGAN + timedelta(days=days))
        on = BEGAN + timedelta(days=asked)
        row = again(risk, on)
        with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
            last = last_on(RiskScore.objects.filter(risk=risk), on)
        told = [(1, 1), *((one[1], one[2]) for one in sorted(scorings, key=lambda one: one[0]) if one[0] <= asked)]

        assert last is not None
        assert (row.likelihood, row.impact) == (last.likelihood, last.impact) == told[-1]
        assert row.score == last.score
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("likelihood", "impact", "word"), [(6, 1, "likelihood"), (1, 6, "impact"), (0, 1, "likelihood")]
)
def test_a_score_off_the_scale_is_refused(partnership, likelihood, impact, word):
    risk = a_risk(partnership)

    with pytest.raises(Refused, match=f"Choose {word} from 1 to 5"):
        scored(risk, likelihood, impact)
    with pytest.raises(Refused, match=f"Choose {word} from 1 to 5"):
        a_risk(partnership, likelihood, impact)


def test_the_database_itself_keeps_no_score_off_the_scale(partnership):
    risk = a_risk(partnership)
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk), pytest.raises(IntegrityError), transaction.atomic():
        RiskScore.objects.create(
            space=partnership, risk=risk, number=9, kind="now", likelihood=6, impact=1, scored_on=TODAY, reason="Six"
        )


def test_a_review_in_the_past_is_refused(partnership):
    yesterday = TODAY - timedelta(days=1)
    risk = a_risk(partnership)

    with pytest.raises(Refused, match="next review must be today or later"):
        a_risk(partnership, review_on=yesterday)
    with pytest.raises(Refused, match="next review must be today or later"):
        scored(risk, 2, 2, review_on=yesterday)
    with pytest.raises(Refused, match="next review must be today or later"):
        change_risk(risk=risk, details=risk_details(review_on=yesterday), by=TESTS, at=RAISED_AT)


def test_days_of_scorings_lie_between_the_raising_and_today(partnership):
    risk = a_risk(partnership, raised_on=BEGAN)

    with pytest.raises(Refused, match="today or in the past"):
        scored(risk, 2, 2, TODAY + timedelta(days=1))
    with pytest.raises(Refused, match="before that on which the risk was raised"):
        scored(risk, 2, 2, BEGAN - timedelta(days=1))


def test_a_risk_raised_or_scored_in_a_year_long_ago_is_refused(partnership):
    with pytest.raises(Refused, match="Check the year"):
        a_risk(partnership, raised_on=date(1000, 1, 1))
    with pytest.raises(Refused, match="Check the year"):
        scored(a_risk(partnership), 2, 2, date(1000, 1, 1))


def test_a_scoring_moves_the_day_of_the_next_review(partnership):
    risk = a_risk(partnership)
    scored(risk, 2, 2, review_on=date(2027, 5, 1))

    assert again(risk).review_on == date(2027, 5, 1)
    assert again(risk).score == 4


def test_gross_and_target_do_not_touch_the_score_now(partnership):
    risk = a_risk(partnership, 3, 4)
    scored(risk, 5, 5, kind="gross")
    scored(risk, 1, 4, kind="target")

    assert (again(risk).score, again(risk).target) == (12, 4)


def test_a_closed_risk_stays_as_it_is(partnership):
    risk = a_risk(partnership)
    close_risk(risk=risk, status="happened", why="Visits were left out all winter.", by=TESTS, at=RAISED_AT)
    closed = again(risk)

    assert (closed.closed_on, closed.is_open) == (TODAY, False)
    with pytest.raises(Refused, match="This risk is closed"):
        scored(closed, 1, 1)
    with pytest.raises(Refused, match="This risk is closed"):
        change_risk(risk=closed, details=risk_details(), by=TESTS, at=RAISED_AT)
    with pytest.raises(Refused, match="happened or is no longer"):
        close_risk(risk=a_risk(partnership), status="open", why="No.", by=TESTS, at=RAISED_AT)


def test_what_is_missing_is_asked_for(partnership):
    for field, words in {
        "cause": "what it comes from",
        "event": "what could happen",
        "effect": "what would come",
    }.items():
        with pytest.raises(Refused, match=words):
            a_risk(partnership, **{field: "  "})
    with pytest.raises(Refused, match="from 1 to 25"):
        a_risk(partnership, appetite=26)
    with pytest.raises(Refused, match="Choose a board"):
        a_risk(partnership, board=a_group(partnership, "Quality group", kind=GroupKind.SUB_GROUP))


def test_it_is_linked_once_and_to_things_of_this_partnership(partnership):
    risk, gap, finding = a_risk(partnership), a_gap(partnership), a_finding(a_review(partnership))
    link_risk(risk=risk, to=gap, by=TESTS, at=RAISED_AT)
    link_risk(risk=risk, to=finding, by=TESTS, at=RAISED_AT)

    with pytest.raises(Refused, match="already"):
        link_risk(risk=risk, to=gap, by=TESTS, at=RAISED_AT)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert RiskLink.objects.count() == 2


def test_an_action_that_comes_of_it_is_not_due_before_it_was_raised(partnership):
    risk = a_risk(partnership)

    with pytest.raises(Refused, match="It was raised on") as why:
        raise_action_of_risk(
            risk=risk, title="Fill the posts", due_on=risk.raised_on - timedelta(days=1), by=TESTS, at=RAISED_AT
        )
    assert why.value.field == "due_on"


def test_an_action_comes_of_it_in_the_one_register(partnership):
    risk = a_risk(partnership)
    raise_action_of_risk(risk=risk, title="Fill the posts", due_on=date(2027, 1, 8), by=TESTS, at=RAISED_AT)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        action = Action.objects.get()

    assert (action.reference, action.origin, action.origin_id) == ("R1.1", "risk", risk.pk)


@pytest.mark.parametrize("role", ROLES)
def test_an_agencys_lead_sees_the_risks_that_it_owns(partnership, role):
    police = an_agency(partnership)
    own, other = a_risk(partnership, owner_agency=police), a_risk(partnership)
    agency = police if ROLES[role].of_agency else None
    standing = Standing((Holding(space=partnership, role=role, agency=agency, starts_on=date(2020, 1, 1)),))
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        seen = set(Risk.objects.visible_to(standing))

    can = ROLES[role].can
    assert seen == ({own, other} if Can.VIEW_PLANS in can else {own} if Can.VIEW_OWN_ACTIONS in can else set())


def test_a_board_looks_at_what_is_above_what_it_accepts_or_due_for_review(partnership):
    above = a_risk(partnership, 5, 5, appetite=9)
    reviewed = a_risk(partnership, 1, 1, review_on=TODAY)
    a_risk(partnership, 1, 1)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        standing = Standing(is_system=True)
        told = due(again(above).board, standing, TODAY)
        counted = dict(on_the_scale(Risk.objects.with_scores(TODAY)))

    assert [(one.number, one.why) for one in told] == [
        (above.pk, "scored 25, accepted up to 9"),
        (reviewed.pk, "review due 16 November 2026"),
    ]
    assert counted[5] == [0, 0, 0, 0, 1]
    assert counted[1] == [2, 0, 0, 0, 0]


def test_the_picture_says_in_words_what_it_shows(partnership):
    risk = a_risk(partnership, 3, 4, raised_on=BEGAN)
    scored(risk, 5, 5, TODAY)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        scores = list(RiskScore.objects.filter(risk=risk))

    words = alternative(scores, 9)
    assert words == (
        "Line chart of scores from 1 to 25. Now: 12 on 17 September 2026, 25 on 16 November 2026. Accepted up to 9."
    )
    assert f'aria-label="{words}"' in svg_of(scores, 9, TODAY)
    assert "style=" not in svg_of(scores, 9, TODAY)
