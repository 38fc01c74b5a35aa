"""A decision is put right until it is signed off, with what two wrote at once both shown; then it is only added to."""

import pytest

from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.commands.refusals import ChangedMeanwhile, Refused
from goldthread.foundation.decisions.models import Decision
from goldthread.foundation.decisions.recording import Decided, Dissented, NotQuorate
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.meetings.commands.attendance import Came, record_attendance
from goldthread.partnership.meetings.commands.decisions import correct_decision, record_decision
from goldthread.partnership.meetings.commands.interests import Whose, record_conflict
from goldthread.partnership.meetings.commands.minutes import sign_off_minutes, write_minutes
from goldthread.partnership.meetings.factories import AFTER, TESTS, a_meeting, a_panel, an_item, everybody_came
from goldthread.partnership.meetings.models import Attendance

pytestmark = pytest.mark.django_db
FIRST = Decided(
    "Agreed to repeat the audit",
    "Four of ten homes were not seen",
    Decision.How.MOST,
    dissents=(Dissented("No staff", post="Health"),),
)
AGREED = Decided("The audit is repeated in spring", "Four of ten homes were not seen")


@pytest.fixture
def panel(partnership):
    return a_panel(partnership, quorum_count=3)


@pytest.fixture
def item(panel):
    meeting = everybody_came(a_meeting(panel[0]), panel[1])
    item = an_item(meeting)
    write_minutes(item=item, words="It was talked over.", by=TESTS, at=AFTER)
    return item


@pytest.fixture
def decision(item):
    return record_decision(item=item, decided=FIRST, by=TESTS, at=AFTER)


def now_of(decision):
    with opened(actor=SYSTEM_ACTOR, reading=[decision.space_id]):
        found = Decision.objects.get(pk=decision.pk)
        return found, [(str(one), one.words) for one in found.dissents.order_by("pk")]


def address(decision, step=""):
    return f"/p/northborough/decisions/{decision.pk}/{step}"


def sent(decision, **changes):
    said = {"words": "Agreed to repeat it in spring", "reasons": "Four of ten", "how": "most"}
    return {"version": str(decision.version), **said, **changes}


def test_a_decision_is_corrected_before_it_is_signed_off(partnership, decision):
    coordinator = visitor("coordinator", partnership)
    assert "Correct the decision" in coordinator.get(address(decision)).text
    form = coordinator.get(address(decision, "correct/")).text
    assert "Agreed to repeat the audit" in form
    assert "No staff" in form

    changed = sent(now_of(decision)[0], dissent_post="Health visiting", dissent_words="Too few staff")
    coordinator.post(address(decision, "correct/"), changed)
    found, dissents = now_of(decision)
    assert (found.words, found.number, dissents) == (
        "Agreed to repeat it in spring",
        1,
        [("Health visiting", "Too few staff")],
    )


def test_of_two_who_correct_it_at_once_the_second_is_shown_both(partnership, decision):
    coordinator = visitor("coordinator", partnership)
    seen = now_of(decision)[0]
    correct_decision(decision=decision, decided=Decided("Agreed by the other", "Reasons"), by=TESTS, at=AFTER)

    answer = coordinator.post(address(decision, "correct/"), sent(seen)).text
    assert "was changed while you had it open" in answer
    assert "Agreed by the other" in answer
    assert "Agreed to repeat it in spring" in answer
    assert now_of(decision)[0].words == "Agreed by the other"
    with pytest.raises(ChangedMeanwhile):
        correct_decision(decision=seen, decided=FIRST, seen_version=seen.version, by=TESTS, at=AFTER)


def test_a_decision_that_is_signed_off_is_only_added_to(partnership, item, decision):
    sign_off_minutes(meeting=item.meeting, signed_off_as="Chair", by=TESTS, at=AFTER)
    coordinator = visitor("coordinator", partnership)

    page = coordinator.get(address(decision)).text
    assert "Correct the decision" not in page
    assert "Add to the decision" in page
    assert "it is signed off" in coordinator.get(address(decision, "correct/")).text.lower()
    with pytest.raises(Refused, match="signed off"):
        correct_decision(decision=decision, decided=FIRST, by=TESTS, at=AFTER)


def test_the_quorum_is_told_anew_when_it_is_corrected(panel, decision, item, reading):
    came = [Came(panel[1][0], Attendance.How.PRESENT)]
    record_attendance(meeting=item.meeting, came=came, by=TESTS, at=AFTER)

    with pytest.raises(NotQuorate):
        correct_decision(decision=decision, decided=FIRST, by=TESTS, at=AFTER)
    found = correct_decision(decision=decision, decided=FIRST, without_quorum=True, by=TESTS, at=AFTER)
    assert found.is_quorate is False


def test_nobody_with_a_conflict_corrects_it_or_finds_where_it_was_made(partnership, decision, item):
    coordinator = visitor("coordinator", partnership)
    assert "One Panel on 16 November 2026, item 1" in coordinator.get(address(decision)).text

    record_conflict(item=item, whose=Whose(account=coordinator.user), interest="Runs it", by=TESTS, at=AFTER)
    assert [coordinator.get(address(decision, step)).status_code for step in ("", "correct/")] == [404, 404]


@pytest.mark.parametrize(
    ("votes", "told"),
    [
        ((2, 1, 0), "2 for, 1 against, 0 abstained"),
        ((1, 2, 1), "1 for, 2 against, 1 abstained; more against than for"),
        ((1, 1, 0), "1 for, 1 against, 0 abstained; as many for as against"),
    ],
)
def test_a_vote_says_which_way_it_fell(item, votes, told):
    decided = Decided(FIRST.words, FIRST.reasons, Decision.How.VOTED, votes)

    assert record_decision(item=item, decided=decided, by=TESTS, at=AFTER).how_in_words == f"Voted on: {told}"


def test_several_may_see_a_decision_otherwise_until_it_is_signed_off(partnership, item):
    decision = record_decision(item=item, decided=AGREED, by=TESTS, at=AFTER)
    coordinator, address = visitor("coordinator", partnership), f"/p/northborough/decisions/{decision.pk}/dissent/"
    for post in ("Health visiting", "Probation"):
        coordinator.post(address, {"dissent_post": post, "dissent_words": "Too soon."})

    page = coordinator.get(f"/p/northborough/decisions/{decision.pk}/").text
    assert page.count("Too soon.") == 2
    assert "Agreed, but not by all" in page
    sign_off_minutes(meeting=item.meeting, signed_off_as="Chair", by=TESTS, at=AFTER)
    refused = coordinator.post(address, {"dissent_post": "Police", "dissent_words": "No."})
    assert "It is signed off" in refused.text
