"""A matter is raised, replied to, taken further stage by stage, and ended; and what cannot be is refused."""

from datetime import date, timedelta

import pytest

from goldthread.foundation.access.models import Holding
from goldthread.foundation.accounts.factories import make_user
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.groups.factories import a_group
from goldthread.foundation.groups.models import GroupKind
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.matters.commands import (
    Raised,
    end_matter,
    hold_matter,
    raise_matter,
    reply_to_matter,
    set_reply_times,
    take_further,
)
from goldthread.partnership.matters.factories import (
    RAISED_AT,
    TESTS,
    a_gap,
    a_matter,
    a_reply,
    taken_further,
    the_board,
)
from goldthread.partnership.matters.kinds import KINDS
from goldthread.partnership.matters.models import MatterTurn, RaisedMatter
from goldthread.partnership.matters.states import STATES, Said, in_states, state_of

pytestmark = pytest.mark.django_db
TODAY = RAISED_AT.date()


def again(record):
    """The record as it is now."""
    with opened(actor=SYSTEM_ACTOR, reading=[record.space_id]):
        return type(record).objects.select_related("space", "board", "to_agency").get(pk=record.pk)


def who(role, partnership, agency=None):
    user = make_user(f"{role}-{agency.pk if agency else 0}@work.example", "Somebody")
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Holding.objects.create(space=partnership, user=user, role=role, agency=agency, starts_on=date(2020, 1, 1))
    return user


def end(matter, outcome="filled", by=TESTS, at=RAISED_AT):
    return end_matter(matter=matter, outcome=outcome, words="A therapist starts in May.", by=by, at=at)


@pytest.fixture
def council(partnership):
    return an_agency(partnership, "Northborough Council")


def test_it_gets_a_number_and_a_day_by_which_a_reply_is_due(partnership):
    first, second = a_gap(partnership), a_matter(partnership, "issue")

    assert (first.number, second.number) == (1, 2)
    assert first.due_on == TODAY + timedelta(days=KINDS["gap"].days)
    assert first.owed_by == "Board"
    assert str(first) == "Gap in service 1"


def test_the_days_to_reply_are_a_setting_of_the_partnership(partnership):
    set_reply_times(space=partnership, days={"gap": 7}, by=TESTS, at=RAISED_AT)

    assert a_gap(partnership).due_on == TODAY + timedelta(days=7)
    with pytest.raises(Refused, match="from 1 to 365"):
        set_reply_times(space=partnership, days={"gap": 0}, by=TESTS, at=RAISED_AT)


def test_a_practitioner_raises_for_their_own_agency_alone_and_no_challenge(partnership, police, council):
    practitioner, board = who("practitioner", partnership, police), the_board(partnership)

    def raised(kind="gap", **given):
        said = Raised(kind=kind, board=board, subject="A gap", what="Seen at work.", **given)
        return raise_matter(space=partnership, raised=said, by=practitioner, at=RAISED_AT)

    assert raised().raised_by == f"Frontline practitioner, {police}"
    with pytest.raises(Refused, match="your own agency only"):
        raised(for_agency=council)
    with pytest.raises(Refused, match="for a board"):
        raised(for_group=board)
    with pytest.raises(NotAllowed):
        raised(kind="challenge", to_agency=council)


def test_a_challenge_goes_to_one_agency_or_group_and_never_to_whoever_raises_it(partnership, police):
    with pytest.raises(Refused, match="Say whom it is put to"):
        a_matter(partnership, "challenge")
    with pytest.raises(Refused, match="Say whom it is put to"):
        a_matter(partnership, "challenge", to_agency=police, to_body="The inspectorate")
    with pytest.raises(Refused, match="cannot raise this with itself"):
        a_matter(partnership, "challenge", to_agency=police, for_agency=police)
    with pytest.raises(Refused, match="Choose a board"):
        a_gap(partnership, board=a_group(partnership, "Quality group", kind=GroupKind.SUB_GROUP))


def test_another_board_of_the_unit_raises_a_gap(partnership):
    adults = a_group(partnership, "Adults board")

    assert a_gap(partnership, for_group=adults).raised_by == "Adults board"


def test_an_agency_replies_for_itself_and_for_no_other(partnership, police, council):
    challenge = a_matter(partnership, "challenge", to_agency=police)
    lead, other = who("agency_lead", partnership, police), who("agency_lead", partnership, council)

    def replied(by):
        return reply_to_matter(matter=challenge, answer="accepted", words="You are right.", by=by, at=RAISED_AT)

    with pytest.raises(Refused, match="no longer there"):
        replied(other)
    assert replied(lead).whose == f"Agency safeguarding lead, {police}"
    assert again(challenge).said == Said.ACCEPTED


def test_the_agency_that_raised_it_may_read_but_not_reply(partnership, police, council):
    challenge = a_matter(partnership, "challenge", to_agency=police, for_agency=council)

    with pytest.raises(Refused, match="for others to reply to"):
        reply_to_matter(
            matter=challenge,
            answer="accepted",
            words="They are right.",
            by=who("agency_lead", partnership, council),
            at=RAISED_AT,
        )


def test_a_disagreement_goes_up_stage_by_stage_to_the_scrutineer(partnership, police, council):
    matter = a_matter(partnership, "disagreement", to_agency=police, for_agency=council)
    for step in range(1, len(KINDS["disagreement"].stages)):
        a_reply(again(matter))
        taken_further(again(matter), to_step=step)
    last = again(matter)
    manager = who("partnership_manager", partnership)

    assert last.owed_by == "The independent scrutineer"
    assert last.state_on(TODAY) == "escalated"
    with pytest.raises(Refused, match="for others to reply to: The independent scrutineer"):
        reply_to_matter(matter=last, answer="accepted", words="Enough.", by=manager, at=RAISED_AT)
    with pytest.raises(Refused, match="can only be withdrawn"):
        end(last, "upheld", by=manager)
    scrutineer = who("independent_scrutineer", partnership)
    reply_to_matter(matter=last, answer="accepted", words="The council is right.", by=scrutineer, at=RAISED_AT)
    with pytest.raises(Refused, match="no further stage"):
        taken_further(again(last), to_step=4)


def test_no_stage_is_left_out(partnership, police):
    challenge = a_matter(partnership, "challenge", to_agency=police)
    a_reply(challenge)

    with pytest.raises(Refused, match=r"The next stage is the safeguarding partners’ executive. No stage"):
        taken_further(again(challenge), to_step=2)
    with pytest.raises(Refused, match="No stage can be left out"):
        taken_further(again(challenge), to_step=0)


def test_what_the_executive_has_on_its_log_goes_no_further(partnership):
    executive = a_group(partnership, "Executive", kind=GroupKind.EXECUTIVE)
    gap = a_gap(partnership, board=executive)
    a_reply(gap)

    assert again(gap).owed_by == "Executive"
    with pytest.raises(Refused, match="no further stage"):
        taken_further(again(gap))


def test_it_goes_further_when_the_reply_is_late_but_not_before(partnership, police):
    challenge = a_matter(partnership, "challenge", to_agency=police)

    with pytest.raises(Refused, match="not due yet"):
        taken_further(challenge)
    later = RAISED_AT + timedelta(days=KINDS["challenge"].days + 1)
    take_further(matter=challenge, to_step=1, words="No reply came.", due_on=later.date(), by=TESTS, at=later)
    assert again(challenge).step == 1


def test_nothing_is_said_of_a_matter_that_has_ended(partnership):
    gap = a_gap(partnership)
    end(gap)
    ended = again(gap)

    assert (ended.said, ended.outcome_in_words, ended.ended_on) == (Said.RESOLVED, "Filled", TODAY)
    for refused in (a_reply, taken_further, end):
        with pytest.raises(Refused, match="This matter has ended"):
            refused(ended)


def test_an_outcome_that_leaves_it_as_it_is_does_not_resolve_it(partnership):
    gap = a_gap(partnership)
    end(gap, "not_filled")

    assert again(gap).said == Said.NOT_RESOLVED
    with pytest.raises(Refused, match="Choose what came of it"):
        end(a_gap(partnership), "upheld")


def test_a_practitioner_does_not_say_what_came_of_it(partnership, police):
    gap = a_gap(partnership, for_agency=police)

    with pytest.raises(NotAllowed):
        end(gap, by=who("practitioner", partnership, police))
    with pytest.raises(Refused, match="no longer there"):
        end(gap, by=who("agency_lead", partnership, an_agency(partnership, "Northborough ICB")))
    with pytest.raises(Refused, match="for the board"):
        end(gap, by=who("agency_lead", partnership, police))


def test_a_holding_reply_answers_nothing(partnership):
    letter = a_matter(partnership, "letter", to_body="Department for Education")
    promised = TODAY + timedelta(days=60)
    hold_matter(matter=letter, words="It was received.", due_on=promised, by=TESTS, at=RAISED_AT)
    held = again(letter)

    assert (held.said, held.due_on, held.replied_on) == (Said.WAITING, promised, None)
    with pytest.raises(Refused, match="accept or reject"):
        reply_to_matter(matter=held, answer="accepted", words="Yes.", by=TESTS, at=RAISED_AT)
    reply_to_matter(matter=held, answer="replied", words="We will look at it.", by=TESTS, at=RAISED_AT)
    assert again(letter).replied_on == TODAY
    with pytest.raises(Refused, match="only a reply"):
        hold_matter(matter=a_gap(partnership), words="Received.", due_on=promised, by=TESTS, at=RAISED_AT)


def test_a_second_reply_waits_until_it_is_taken_further(partnership):
    gap = a_gap(partnership)
    a_reply(gap)

    with pytest.raises(Refused, match="This was replied to"):
        a_reply(again(gap))


def test_what_was_said_stays_in_its_order(partnership):
    gap = a_gap(partnership)
    a_reply(gap)
    taken_further(again(gap))
    end(again(gap))
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        turns = list(MatterTurn.objects.order_by("number").values_list("number", "kind", "step"))

    assert turns == [(1, "rejected", 0), (2, "further", 1), (3, "resolved", 1)]


def test_days_in_the_past_are_refused(partnership):
    yesterday = TODAY - timedelta(days=1)

    with pytest.raises(Refused, match="today or later"):
        a_gap(partnership, due_on=yesterday)
    with pytest.raises(Refused, match="today or in the past"):
        a_gap(partnership, raised_on=TODAY + timedelta(days=1))
    with pytest.raises(Refused, match="Check the year"):
        a_gap(partnership, raised_on=date(1000, 1, 1))


@pytest.mark.parametrize("said", Said.values)
@pytest.mark.parametrize("step", [0, 1])
@pytest.mark.parametrize("days", [-1, 0, 1])
def test_the_state_is_the_same_on_the_page_and_in_the_database(partnership, said, step, days):
    gap = a_gap(partnership)
    due_on = TODAY + timedelta(days=days)
    ended = {"ended_on": TODAY} if said in ("resolved", "not_resolved") else {}
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        RaisedMatter.objects.filter(pk=gap.pk).update(said=said, step=step, due_on=due_on, **ended)
        row = RaisedMatter.objects.with_state(TODAY).get()
        found = [state for state in STATES if in_states(RaisedMatter.objects.all(), [state], TODAY).exists()]

    assert row.state == row.state_on(TODAY) == state_of(said, step, due_on, TODAY)
    assert found == [row.state]
