"""A briefing is passed on: who was told, who owes it, whom it reached, and what was corrected."""

from datetime import date

import pytest

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import ROLES
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.chasing.commands import set_chasing
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.messages.models import Message
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.briefings.commands.cascading import Reached, confirm_cascade, correct_confirmation
from goldthread.partnership.briefings.commands.writing import Written, set_times, write_briefing
from goldthread.partnership.briefings.counting import State, reach_of
from goldthread.partnership.briefings.factories import LATER, SENT_AT, TESTS, a_briefing, confirmed, led, sent
from goldthread.partnership.briefings.models import Briefing, Cascade
from goldthread.partnership.learning.factories import a_review
from goldthread.partnership.learning.models import Review, reviews

pytestmark = pytest.mark.django_db
IN_TIME = date(2026, 9, 20)


def reach(briefing, on=IN_TIME):
    with opened(actor=SYSTEM_ACTOR, reading=[briefing.space_id]):
        return reach_of(briefing, on)


def states(briefing, on=IN_TIME):
    return {one.cascade.agency.name: str(one.state) for one in reach(briefing, on).agencies}


def letters(space):
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return list(Message.objects.filter(space=space, kind="briefing to pass on").order_by("to"))


def action_of(cascade):
    with opened(actor=SYSTEM_ACTOR, reading=[cascade.space_id]):
        return Action.objects.get(cascade=cascade)


def test_each_agency_owes_an_action_that_is_chased_as_any_other(briefing, agencies):
    council = sent(briefing, *agencies)[0]

    action = action_of(council)
    assert action.due_by == council.confirm_by == date(2026, 10, 5)
    assert "Child Q" in action.title
    assert states(briefing) == dict.fromkeys(
        ("Northborough Council", "Northborough ICB", "Northborough Police"), "sent"
    )


def test_leads_are_told_and_no_letter_says_whom_it_is_about(briefing, agencies, partnership):
    sent(briefing, *agencies)

    told = letters(partnership)
    assert len(told) == 3
    assert not any("Child Q" in one.words + one.subject or "child" in one.words.lower() for one in told)
    assert all(f"/p/northborough/briefings/{briefing.pk}/" in one.words for one in told)


def test_it_is_sent_to_nobody_where_nobody_would_be_told(briefing, partnership):
    with pytest.raises(Refused, match="no safeguarding lead who can sign in and no team inbox"):
        sent(briefing, an_agency(partnership, "Northborough Probation"))


def test_it_is_not_sent_twice_nor_while_a_box_is_empty(briefing, agencies):
    sent(briefing, agencies[0])
    with pytest.raises(Refused, match="It was sent to Northborough Council already"):
        sent(briefing, agencies[0])

    emptied = {"background": "Words"}
    write_briefing(briefing=briefing, written=Written(emptied), by=TESTS, at=LATER)
    with pytest.raises(Refused, match="Write first in “Why it matters”"):
        sent(briefing, agencies[1])


def test_confirmations_add_up_and_make_the_action_done(briefing, agencies):
    council, icb, _ = sent(briefing, *agencies)
    confirmed(council, 40)
    confirmed(council, 14, method="email")
    confirmed(icb, 160)

    found = reach(briefing)
    assert (found.people, found.confirmed, len(found.agencies)) == (214, 2, 3)
    assert action_of(council).status == Action.Status.COMPLETE_PENDING_EVIDENCE
    assert states(briefing)["Northborough Council"] == "confirmed"


def test_a_correction_counts_in_place_of_what_was_wrong(briefing, agencies):
    council = sent(briefing, *agencies)[0]
    wrong = confirmed(council, 400)
    right = Reached(date(2026, 9, 14), "team_meeting", 40)
    correct_confirmation(confirmation=wrong, reached=right, why="A nought too many", by=TESTS, at=LATER)

    assert reach(briefing).people == 40
    with pytest.raises(Refused, match="corrected already"):
        correct_confirmation(confirmation=wrong, reached=right, why="Again", by=TESTS, at=LATER)


def test_corrected_to_nobody_an_agency_has_not_confirmed(briefing, agencies):
    council = sent(briefing, *agencies)[0]
    nobody = Reached(date(2026, 9, 14), "team_meeting", 0)
    correct_confirmation(confirmation=confirmed(council), reached=nobody, why="Put off", by=TESTS, at=LATER)

    assert reach(briefing).confirmed == 0
    assert states(briefing, date(2026, 10, 6))["Northborough Council"] == "overdue"


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"people": 0}, "from 1 to 100,000"),
        ({"people": 100_001}, "from 1 to 100,000"),
        ({"held_on": date(2026, 9, 4)}, "It was sent on 7 September 2026"),
        ({"held_on": date(2030, 1, 1)}, "today or in the past"),
        ({"method": "pigeon"}, "Select a team meeting"),
    ],
)
def test_what_cannot_be_is_refused(briefing, agencies, given, sentence):
    council = sent(briefing, agencies[0])[0]

    with pytest.raises(Refused, match=sentence):
        confirmed(council, **given)


def test_overdue_begins_on_the_day_after_the_last(briefing, agencies):
    sent(briefing, agencies[0])

    assert states(briefing, date(2026, 10, 5))["Northborough Council"] == State.SENT
    assert states(briefing, date(2026, 10, 6))["Northborough Council"] == State.OVERDUE


def test_the_partnership_sets_how_many_days_there_are(briefing, agencies, partnership):
    times = {"written_in_days": 20, "known_in_days": 90, "first_round_weeks": 6, "second_round_weeks": 12}
    set_times(space=partnership, times={**times, "confirmed_in_days": 5}, by=TESTS, at=SENT_AT)

    assert sent(briefing, agencies[0])[0].confirm_by == date(2026, 9, 14)


def test_a_second_round_before_the_first_is_refused(partnership):
    times = {"written_in_days": 20, "known_in_days": 90, "first_round_weeks": 6, "second_round_weeks": 6}

    with pytest.raises(Refused, match="after the first"):
        set_times(space=partnership, times={**times, "confirmed_in_days": 5}, by=TESTS, at=SENT_AT)


def test_an_agency_confirms_for_no_other(briefing, agencies, somebody):
    council, icb, _ = sent(briefing, *agencies)
    lead = somebody("agency_lead", agencies[0])
    said = Reached(date(2026, 9, 14), "team_meeting", 12)

    made = confirm_cascade(cascade=council, reached=said, by=lead, at=LATER)
    assert not made.is_by_partnership
    with pytest.raises((NotAllowed, Refused)):
        confirm_cascade(cascade=icb, reached=said, by=lead, at=LATER)


def test_the_partnership_may_confirm_for_an_agency_and_it_says_so(briefing, agencies, somebody):
    council = sent(briefing, *agencies)[0]
    manager = somebody("partnership_manager")

    made = confirm_cascade(cascade=council, reached=Reached(date(2026, 9, 14), "email", 12), by=manager, at=LATER)
    assert made.is_by_partnership


@pytest.mark.parametrize("role", ["independent_scrutineer", "board_member"])
def test_nobody_else_confirms(briefing, agencies, somebody, role):
    council = sent(briefing, *agencies)[0]

    with pytest.raises(NotAllowed):
        confirm_cascade(
            cascade=council,
            reached=Reached(date(2026, 9, 14), "email", 12),
            by=somebody(role),
            at=LATER,
        )


def test_who_sees_which_cascade(briefing, agencies, partnership, standing_as):
    sent(briefing, *agencies)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        seen = {role: Cascade.objects.visible_to(standing_as(role)).count() for role in ROLES if role != "agency_lead"}

    whole = ("partnership_manager", "coordinator", "independent_scrutineer", "data_protection", "board_member")
    assert seen == {**dict.fromkeys(seen, 0), **dict.fromkeys(whole, 3)}


def test_an_agency_sees_what_was_sent_to_it_and_no_other(briefing, agencies, partnership, standing_as):
    council, icb, _ = agencies
    sent(briefing, council)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        seen = [
            rows.objects.visible_to(standing_as("agency_lead", agency)).count()
            for agency in (council, icb)
            for rows in (Briefing, Cascade)
        ]

    assert seen == [1, 1, 0, 0]


def test_an_inbox_is_told_too(briefing, partnership):
    agency = an_agency(partnership, "Northborough Hospital")
    led(agency)
    set_chasing(agency=agency, inbox="duty@hospital.example", seat=None, by=TESTS, at=SENT_AT)
    sent(briefing, agency)

    assert "duty@hospital.example" in {one.to for one in letters(partnership)}


def test_what_hides_a_review_hides_that_its_briefing_is_passed_on(partnership, agencies, somebody, monkeypatch):
    manager = somebody("partnership_manager")
    held = (Holding(space=partnership, user=manager, role="partnership_manager"),)
    early = a_briefing(a_review(partnership, pseudonym="Child R"))
    sent(early, agencies[0])
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert Action.objects.visible_to(Standing(held)).get().title.endswith("Child R")
    monkeypatch.setattr(reviews, "HIDDEN", [lambda standing: Review.objects.values("pk")])

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert not Action.objects.visible_to(Standing(held)).exists()
