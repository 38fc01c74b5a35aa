"""What may be planned, reported and carried on, and what is refused in a sentence."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.groups.factories import a_group
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.planning.commands import (
    ActivityDetails,
    PriorityDetails,
    Reached,
    Report,
    add_activity,
    add_challenge,
    carry_on,
    change_activity,
    change_priority,
    record_audit,
    record_reach,
    report_activity,
)
from goldthread.partnership.planning.factories import (
    PLANNED_AT,
    TESTS,
    a_campaign,
    a_need,
    a_priority,
    a_report,
    an_activity,
    an_assessment,
)
from goldthread.partnership.planning.models import Activity, Priority
from goldthread.partnership.planning.years import (
    first_day,
    last_day,
    year_in_words,
    year_of,
    years_in_words,
)

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 16)


def state_of(activity, on=TODAY):
    with opened(actor=SYSTEM_ACTOR, reading=[activity.space_id]):
        return Activity.objects.with_state(on).get(pk=activity.pk).state


def carried(priority, **said):
    given_ = {"why": "Half of it was done", "decided_on": TODAY, "by": TESTS, "at": PLANNED_AT, **said}
    return carry_on(priority=priority, **given_)


@given(some.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_every_day_is_in_one_year_that_begins_in_april(day):
    year = year_of(day)

    assert first_day(year) <= day <= last_day(year)


def test_years_are_told_as_the_field_tells_them():
    assert [year_in_words(1999), year_in_words(2026)] == ["1999-00", "2026-27"]
    assert years_in_words(2026, 2028) == "2026-27 to 2028-29"


def test_priorities_are_numbered_by_board_and_year_and_sub_priorities_under_their_own(board, partnership):
    other = a_group(partnership, "Adults’ board")
    first, second = a_priority(board), a_priority(board, "Exploitation")
    below = a_priority(board, "FGM", parent=second, is_strand=True)

    assert [one.reference for one in (first, second, below)] == ["1", "2", "2.1"]
    assert a_priority(other).reference == "1"
    assert a_priority(board, first_year=2027, last_year=2028).reference == "1"


def test_years_the_wrong_way_round_are_refused(board):
    with pytest.raises(Refused, match="The last year must not be before the first"):
        a_priority(board, first_year=2027, last_year=2026)


def test_a_priority_stands_neither_under_itself_nor_under_one_that_stands_under_another(board):
    top = a_priority(board)
    below = a_priority(board, "FGM", parent=top)
    other = a_priority(board, "Exploitation")

    with pytest.raises(Refused, match="cannot stand under itself"):
        change_priority(
            priority=top, details=PriorityDetails("Neglect", 2026, 2026, parent=top), by=TESTS, at=PLANNED_AT
        )
    with pytest.raises(Refused, match="stands under another itself"):
        a_priority(board, "Schools", parent=below)
    with pytest.raises(Refused, match="Others stand under this priority"):
        change_priority(
            priority=top, details=PriorityDetails("Neglect", 2026, 2026, parent=other), by=TESTS, at=PLANNED_AT
        )


def test_a_sub_priority_is_of_the_board_and_within_the_years_of_what_it_stands_under(board, partnership):
    top = a_priority(board)

    with pytest.raises(Refused, match="Choose years within those"):
        a_priority(board, "FGM", parent=top, last_year=2027)
    with pytest.raises(Refused, match="Choose a priority of the same board"):
        a_priority(a_group(partnership, "Adults’ board"), "FGM", parent=top)
    a_priority(board, "FGM", parent=top)
    with pytest.raises(Refused, match="stands under it and runs 2026-27"):
        change_priority(priority=top, details=PriorityDetails("Neglect", 2027, 2027), by=TESTS, at=PLANNED_AT)


def test_only_a_board_has_priorities(partnership):
    panel = a_group(partnership, "Panel", kind="panel")

    with pytest.raises(Refused, match="Choose a board or executive"):
        a_priority(panel)


def test_how_an_activity_stands_is_computed_from_what_was_reported_last(board):
    activity = an_activity(a_priority(board), due_by=date(2026, 11, 1))
    assert state_of(activity) == "overdue"
    assert state_of(activity, date(2026, 11, 1)) == "nothing"

    a_report(activity, "held_up", date(2026, 11, 2))
    a_report(activity, "done", date(2026, 11, 3))

    assert state_of(activity) == "done"


def test_what_is_overdue_from_the_start_is_taken_only_where_it_is_said_that_it_was_due(board):
    priority, yesterday = a_priority(board), TODAY - timedelta(days=1)
    late = ActivityDetails("Train all schools", due_by=yesterday)

    with pytest.raises(Refused, match="has passed, so it would be overdue from the start") as why:
        add_activity(priority=priority, details=late, by=TESTS, at=PLANNED_AT)
    assert why.value.field == "due_by"
    add_activity(priority=priority, details=replace(late, due_by=TODAY), by=TESTS, at=PLANNED_AT)
    activity = add_activity(priority=priority, details=late, was_due=True, by=TESTS, at=PLANNED_AT)

    changed = change_activity(activity=activity, details=replace(late, words="Again"), by=TESTS, at=PLANNED_AT)
    assert (changed.words, changed.due_by) == ("Again", yesterday)
    with pytest.raises(Refused, match="has passed"):
        change_activity(
            activity=activity, details=replace(late, due_by=yesterday - timedelta(days=1)), by=TESTS, at=PLANNED_AT
        )


def test_held_up_or_overdue_is_trouble_and_nothing_else(board):
    priority = a_priority(board)
    held, late, fine = (an_activity(priority, words) for words in ("Held", "Late", "Fine"))
    a_report(held, "held_up")
    with opened(actor=SYSTEM_ACTOR, writing=board.space_id):
        Activity.objects.filter(pk=late.pk).update(due_by=date(2026, 11, 15))
        found = set(Activity.objects.troubled(TODAY).values_list("pk", flat=True))

    assert found == {held.pk, late.pk}
    assert fine.pk not in found


def test_what_is_not_done_after_all_is_overdue_no_longer(board):
    activity = an_activity(a_priority(board), due_by=date(2026, 11, 1))
    a_report(activity, "dropped")

    assert state_of(activity) == "dropped"


@pytest.mark.parametrize(
    ("report", "sentence"),
    [
        (Report("done", date(2026, 11, 17), "It is done"), "must be today or in the past"),
        (Report("done", date(2026, 11, 1), "It is done"), "of a later day already"),
        (Report("told", TODAY, "Somebody said so"), "Choose how it goes"),
        (Report("done", TODAY, " "), "Say in a sentence how it goes"),
        (Report("done", date(206, 11, 1), "It is done"), "Check the year"),
    ],
)
def test_a_report_that_cannot_be_is_refused(board, report, sentence):
    activity = an_activity(a_priority(board))
    a_report(activity)

    with pytest.raises(Refused, match=sentence):
        report_activity(activity=activity, report=report, by=TESTS, at=PLANNED_AT)
    with opened(actor=SYSTEM_ACTOR, reading=[board.space_id]):
        assert activity.progress.count() == 1


def test_a_priority_goes_on_in_the_year_that_follows_with_its_reason(board):
    priority = a_priority(board, why="Seen late")

    becomes = carried(priority, as_new=True)

    assert (becomes.to.title, becomes.to.why, becomes.to.years) == ("Neglect", "Seen late", "2027-28")
    with pytest.raises(Refused, match="decided already"):
        carried(priority)


def test_a_priority_goes_on_neither_as_itself_nor_as_one_of_an_earlier_year(board, partnership):
    priority, earlier = a_priority(board), a_priority(board, "Old", first_year=2025, last_year=2025)
    elsewhere = a_priority(a_group(partnership, "Adults’ board"), first_year=2027, last_year=2027)

    for to, sentence in (
        (priority, "cannot go on as itself"),
        (earlier, "runs 2025-26. Choose one that runs into a year after 2026-27"),
        (elsewhere, "of the same board"),
    ):
        with pytest.raises(Refused, match=sentence):
            carried(priority, to=to)
    assert carried(priority).to is None


def test_reach_is_never_negative_and_says_at_least_one_number(board):
    campaign = a_campaign(a_priority(board))

    with pytest.raises(Refused, match="must be 0 or more"):
        record_reach(campaign=campaign, reached=Reached(TODAY, children=-1), by=TESTS, at=PLANNED_AT)
    with pytest.raises(Refused, match="at least one of them"):
        record_reach(campaign=campaign, reached=Reached(TODAY), by=TESTS, at=PLANNED_AT)
    reached = record_reach(campaign=campaign, reached=Reached(TODAY, settings=0), by=TESTS, at=PLANNED_AT)
    assert (reached.settings, reached.children) == (0, None)


def test_a_campaign_ends_after_it_begins(board):
    with pytest.raises(Refused, match="cannot be before the first"):
        a_campaign(a_priority(board), starts_on=date(2026, 5, 2), ends_on=date(2026, 5, 1))


def test_a_challenge_is_of_a_year_of_the_priority_and_an_audit_has_a_day(board):
    priority = a_priority(board)

    with pytest.raises(Refused, match="Choose a year of this priority: 2026-27"):
        add_challenge(priority=priority, words="Money", year=2020, by=TESTS, at=PLANNED_AT)
    with pytest.raises(Refused, match="Enter when it was audited"):
        record_audit(priority=priority, words="Seen", by=TESTS, at=PLANNED_AT)


def test_needs_are_numbered_and_their_period_runs_forward(board):
    assessment = an_assessment(board)

    assert [a_need(assessment).number, a_need(assessment).number] == [1, 2]
    with pytest.raises(Refused, match="cannot be before the first"):
        an_assessment(board, from_on=date(2026, 4, 1), to_on=date(2025, 4, 1))


def test_an_activity_that_is_gone_leaves_a_gap(board):
    priority = a_priority(board)
    first, _ = an_activity(priority), an_activity(priority)
    with opened(actor=SYSTEM_ACTOR, reading=[board.space_id], writing=board.space_id, doing="undone"):
        first.delete()

    assert an_activity(priority).number == 3


def test_a_board_of_another_partnership_is_refused(board, neighbour):
    with pytest.raises(Refused):
        carried(a_priority(board), to=a_priority(a_group(neighbour, "Board"), first_year=2027, last_year=2027))
    with opened(actor=SYSTEM_ACTOR, reading=[neighbour.pk]):
        assert Priority.objects.count() == 1
