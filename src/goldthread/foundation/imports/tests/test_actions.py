"""Actions from an action plan: history that keeps its dates and is never shamed as late."""

from datetime import date

import pytest

from goldthread.foundation.actions.models import Action, ActionOwner
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.groups.factories import a_group
from goldthread.foundation.imports.rows import State
from goldthread.foundation.imports.tests.bringing import sentences, states
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
HEADINGS = ["Ref", "Action", "Lead", "By when", "RAG", "Date completed", "Comments"]


@pytest.fixture(autouse=True)
def _owners(partnership):
    an_agency(partnership, "Northborough Police", short_name="NP")
    an_agency(partnership, "Fire and Rescue")
    a_group(partnership, "Learning Group")


def test_a_plan_becomes_actions_with_their_owners_dates_and_own_words(desk):
    load = desk.bring(
        "actions",
        HEADINGS,
        [
            "1.1",
            "Train staff",
            "NP, Fire and Rescue and Learning Group",
            "end of March 2019",
            "Completed",
            "8/1/2019",
            "x",
        ],
        ["1.2", "Write it down", "Learning Group", "Ongoing", "Under way", None, None],
        name="plan.xlsx",
    )

    first, second = desk.rows(Action)
    assert {str(owner) for owner in desk.rows(ActionOwner, "agency", "group", action=first)} == {
        "Northborough Police",
        "Fire and Rescue",
        "Learning Group",
    }
    assert (first.due_on, first.due_by, first.due_precision) == (date(2019, 3, 1), date(2019, 3, 31), "month")
    assert first.status == Action.Status.COMPLETE_PENDING_EVIDENCE
    assert (first.status_as_printed, first.done_on) == ("Completed", date(2019, 1, 8))
    assert (second.due_on, second.due_as_printed, second.status) == (None, "Ongoing", "in_progress")
    assert (second.source, second.line, second.load_id) == ("plan.xlsx", 3, load.pk)


def test_imported_history_is_never_overdue(desk, now):
    desk.bring("actions", HEADINGS, ["1", "Late long since", None, "1/1/2015", "Outstanding", None, None])

    assert len(desk.rows(Action)) == 1
    with opened(actor=SYSTEM_ACTOR, reading=[desk.space.pk]):
        assert not Action.objects.overdue(now.date()).exists()


def test_two_plans_may_number_their_actions_alike(desk):
    desk.bring("actions", HEADINGS, ["1", "Train staff", None, None, None, None, None], name="a.xlsx")
    desk.bring("actions", HEADINGS, ["1", "Buy a van", None, None, None, None, None], name="b.xlsx")

    assert [action.reference for action in desk.rows(Action)] == ["1", "1"]


def test_the_same_action_again_is_left_as_it_is_and_the_difference_shown(desk):
    desk.bring("actions", HEADINGS, ["1", "Train staff", "NP", "1/5/2027", "Outstanding", None, None], name="a.xlsx")

    checked = desk.look(
        desk.take("actions", HEADINGS, ["1", "Train  staff", "NP", "1/6/2027", "Completed", None, None], name="b.xlsx")
    )

    assert states(checked) == {2: State.THERE}
    assert checked.rows[0].differs == {"status": "Not started", "due": "1 May 2027"}


def test_each_problem_is_told_in_its_line(desk):
    checked = desk.look(
        desk.take(
            "actions",
            HEADINGS,
            ["1", "Train staff", "NP and Hospital", "31/2/2019", "Purple", None, None],
            ["1", "Buy a van", None, None, None, "1/1/2030", None],
            ["2", None, "NP", None, None, None, None],
        )
    )

    wrong = sentences(checked)
    assert set(wrong[2]) == {
        "There is no agency or group called “Hospital” here.",
        "“31/2/2019” is not a real date.",
        "“Purple” is not one of the answers for “Status”.",
    }
    assert wrong[3] == [
        "1 January 2030 is still to come.",
        "Line 2 has the reference “1” too. Give each action its own.",
    ]
    assert wrong[4] == ["“Action” is missing."]


def test_an_owner_nobody_knows_can_stay_as_printed(desk):
    file = desk.take("actions", HEADINGS, ["1", "Train staff", "NP and Hospital", None, None, None, None])

    desk.load(desk.say(file, owner={"Hospital": "-"}))

    (action,) = desk.rows(Action)
    assert action.owner_as_printed == "NP and Hospital"
    assert [str(owner) for owner in desk.rows(ActionOwner, "agency", "group")] == ["Northborough Police"]


def test_a_long_action_keeps_all_its_words(desk):
    words = "Review the threshold document " * 20

    desk.bring("actions", ["Action"], [words])

    (action,) = desk.rows(Action)
    assert len(action.title) <= 300
    assert action.what == words.strip()
    assert action.reference == "Line 2"


def test_a_colour_is_asked_about_since_green_may_mean_on_track_as_well_as_done(desk):
    file = desk.take("actions", HEADINGS, ["1", "Train staff", None, "31/12/2027", "Green", None, None])

    assert states(desk.look(file)) == {2: State.PROBLEM}
    desk.say(file, status={"green": Action.Status.IN_PROGRESS.value})
    desk.load(file)

    (action,) = desk.rows(Action)
    assert (action.status, action.status_as_printed) == (Action.Status.IN_PROGRESS, "Green")
