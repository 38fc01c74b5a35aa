"""A plan is compared with the actions that are here: with those of its own titles, however many others there are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.foundation.actions.models import Action, ActionOwner
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.imports.kinds.actions import letters_of
from goldthread.foundation.imports.rows import State
from goldthread.foundation.imports.tests.bringing import Desk, somebody, states
from goldthread.foundation.spreadsheets import compare_key

HEADINGS = ["Ref", "Action", "Owner"]


@pytest.mark.django_db
def test_an_action_of_another_partnership_is_not_compared_with(desk, neighbour, now):
    there = Desk(neighbour, somebody(neighbour, email="there@example.org"), now)
    there.bring("actions", HEADINGS, ["1", "Train staff", None])

    assert states(desk.look(desk.take("actions", HEADINGS, ["1", "Train staff", None]))) == {2: State.NEW}


@pytest.mark.django_db
def test_only_actions_with_a_title_of_the_file_are_fetched_and_only_what_is_compared(desk, partnership):
    an_agency(partnership, "Police")
    others = (["2", f"Another action {number}", "Police"] for number in range(20))
    desk.bring("actions", HEADINGS, ["1", "Train staff", "Police"], *others, name="a.xlsx")

    checked = desk.look(desk.take("actions", HEADINGS, ["1", "TRAIN  staff", "Police"], name="b.xlsx"))

    records = checked.here.records
    (action,) = records.pop("train staff").values()
    assert records == {ActionOwner: {action.pk: ["Police"]}}
    assert {"what", "notes", "space_id"} <= action.get_deferred_fields()
    assert states(checked) == {2: State.THERE}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("here", "in_file"),
    [
        ("Straße und Café", "STRASSE UND CAFE\u0301"),
        ("Write the ﬁle\u200b", "write the FILE"),
        ("培训 员工", "培训\u3000员工"),
        ("100% of İzmir staff", "100% OF i\u0307zmir STAFF"),
    ],
)
def test_titles_that_read_alike_find_each_other_in_any_script(desk, here, in_file):
    assert compare_key(here) == compare_key(in_file)
    desk.bring("actions", HEADINGS, ["1", here, None], name="a.xlsx")

    checked = desk.look(desk.take("actions", HEADINGS, ["1", in_file, None], name="b.xlsx"))

    assert states(checked) == {2: State.THERE}
    assert len(desk.rows(Action)) == 1


@given(st.text())
def test_titles_with_the_same_key_have_the_same_letters(title):
    assert letters_of(title) == letters_of(compare_key(title))
