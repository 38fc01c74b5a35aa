"""The preview says what would be recorded, and what would not."""

import pytest
from django.urls import reverse

from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.groups.models import Seat
from goldthread.foundation.imports.recorded_as import RecordedAs, recorded_as
from goldthread.foundation.imports.rows import State
from goldthread.foundation.imports.tests.bringing import sentences, states
from goldthread.foundation.invitations.models import Invitation

pytestmark = pytest.mark.django_db
PLAN = ["Action", "Ref", "Lead", "By when", "Status", "Notes", "RAG 2"]
PEOPLE = ["Name", "Email", "Role", "Organisation"]
ADA = ["Ada Synthetic", "ada@example.org", "Safeguarding lead", "Northborough Police"]


@pytest.fixture(autouse=True)
def police(partnership):
    return an_agency(partnership, "Northborough Police", short_name="NP")


def read_as(checked, line, key):
    row = next(row for row in checked.rows if row.line == line)
    return recorded_as(row, checked.kind.field(key))


def test_a_person_sees_what_a_date_a_status_and_an_owner_were_read_as(desk):
    checked = desk.look(desk.take("actions", PLAN, ["Train staff", "1", "NP", "03/04/26", "Done", None, None]))

    assert read_as(checked, 2, "due") == RecordedAs("3 April 2026", "03/04/26")
    assert read_as(checked, 2, "status") == RecordedAs("Reported done, no evidence here", "Done")
    assert read_as(checked, 2, "owner") == RecordedAs("Northborough Police", "NP")
    assert read_as(checked, 2, "title") == RecordedAs("Train staff")


def test_a_month_is_only_about_then_and_words_that_are_no_date_are_kept(desk):
    checked = desk.look(
        desk.take(
            "actions",
            PLAN,
            ["A", "1", None, "end of March 2026", None, None, None],
            ["B", "2", None, "ongoing", None, None, None],
        )
    )

    assert read_as(checked, 2, "due") == RecordedAs("About March 2026", "end of March 2026")
    assert read_as(checked, 3, "due") == RecordedAs("ongoing", note="Kept in these words")


def test_what_is_assumed_where_the_file_says_nothing_is_shown(desk):
    checked = desk.look(desk.take("actions", ["Action", "Status"], ["A", None], ["B", "Done"]))

    assert read_as(checked, 2, "status") == RecordedAs("Not started", note="Your file says nothing")
    assert checked.assumed == {"“Line 2” and so on": ["“Reference”"]}


def test_a_line_with_a_problem_says_at_its_beginning_what_is_wrong_in_which_column(desk, client):
    """Of a file with many columns the reason may stand far to the right."""
    client.force_login(desk.by)
    file = desk.take("people", PEOPLE, ["Ada Synthetic", "no address", "Safeguarding lead", "Northborough Police"])

    page = client.get(reverse("file_check", args=[desk.space.slug, file.pk])).text

    wrong = "Email address: “no address” is not an email address. Write it like name@example.com."
    assert wrong in page
    row = page[page.index('id="lines"') :]
    assert row.index(wrong) < row.index("Ada Synthetic")


def test_what_is_wrong_is_said_once_in_a_row_and_names_its_column_once(desk, client):
    client.force_login(desk.by)
    file = desk.take("people", PEOPLE, ["", "no address", "Safeguarding lead", "Northborough Police"])

    page = client.get(reverse("file_check", args=[desk.space.slug, file.pk])).text

    row = page[page.index('id="lines"') :]
    assert row.count("“no address” is not an email address") == 1
    assert row.count("“Full name” is missing.") == 1
    assert "Full name: “Full name”" not in row
    assert row.count("Problem</span>") == 2


def test_columns_and_lines_that_are_not_loaded_are_named_before_and_after(desk, client):
    client.force_login(desk.by)
    file = desk.take("actions", PLAN, ["A", "1", None, None, None, "x", "y"], [None] * 6 + ["alone"])
    file.columns = {key: column for key, column in file.columns.items() if key != "notes"}
    numbers = {key: str(column) for key, column in file.columns.items()}
    client.post(reverse("file_columns", args=[desk.space.slug, file.pk]), {"sheet": 0, "was": 0, "line": 1, **numbers})

    page = client.get(reverse("file_check", args=[desk.space.slug, file.pk])).text
    assert "2 columns will not be loaded: Notes and RAG 2." in page
    assert "1 line with nothing in the columns that you matched will not be loaded: 3." in page

    load = desk.load(file)
    assert load.not_loaded == ["Notes", "RAG 2"]
    after = client.get(reverse("load", args=[desk.space.slug, load.pk])).text
    assert "2 columns were not loaded: Notes and RAG 2." in after


def test_one_person_with_two_roles_is_one_person_and_no_problem(desk):
    member = ["ada synthetic", "ADA@Example.org", "Member", "Northborough Police"]

    checked = desk.look(file := desk.take("people", PEOPLE, ADA, member))

    assert states(checked) == {2: State.NEW, 3: State.NEW}
    assert checked.rows[1].notes["email"] == "The same person as in line 2, in another role."
    assert read_as(checked, 3, "agency").words == "Nothing"
    assert "“Board member” is not held for an agency" in read_as(checked, 3, "agency").note
    desk.load(file)
    assert {invitation.email for invitation in desk.rows(Invitation)} == {"ada@example.org"}


def test_two_names_on_one_address_are_a_problem_beside_the_later_line(desk):
    checked = desk.look(
        desk.take("people", PEOPLE, ADA, ["Ben Example", "Ada@example.org", "Member", None], [*ADA[:1], *ADA[1:]])
    )

    wrong = sentences(checked)
    assert wrong[3][0].startswith("Line 2 gives this address to Ada Synthetic.")
    assert wrong[4] == ["This is the same person and role as in line 2."]


def test_an_address_that_is_here_under_another_name_is_a_problem(desk):
    desk.bring("people", PEOPLE, ADA)

    checked = desk.look(desk.take("people", PEOPLE, ["Ben Example", "ada@example.org", "Member", None]))

    assert sentences(checked)[2][0].startswith("Here this is the address of Ada Synthetic.")


def test_two_actions_under_one_reference_and_one_agency_twice_are_told_apart_from_doubles(desk):
    actions = desk.look(desk.take("actions", ["Action", "Ref"], ["A", "1.1"], ["B", "1.1"], ["A", "1.1"]))
    agencies = desk.look(desk.take("agencies", ["Name", "Kind"], ["Fire", "Fire"], ["FIRE ", "Fire"]))

    assert sentences(actions) == {
        3: ["Line 2 has the reference “1.1” too. Give each action its own."],
        4: ["This is the same action as in line 2."],
    }
    assert sentences(agencies) == {3: ["This is the same agency as in line 2."]}


def test_a_status_that_stands_for_nothing_here_is_recorded_as_not_started_and_said_so(desk):
    line = ["Train", "1", None, None, "purple", None, None]
    file = desk.say(desk.take("actions", PLAN, line), status={"purple": "-"})

    assert read_as(desk.look(file), 2, "status") == RecordedAs("Not started", "purple")
    desk.load(file)
    assert [action.status for action in desk.rows(Action)] == [Action.Status.OPEN]


def test_a_role_that_stands_for_nothing_here_is_recorded_as_member_and_said_so(desk):
    lines = ["Group", "Kind", "Seat for", "Role"], ["Board", "Board", "Director", "wizard"]
    file = desk.say(desk.take("groups", *lines), role={"wizard": "-"})

    assert read_as(desk.look(file), 2, "role") == RecordedAs("Member", "wizard")
    desk.load(file)
    assert [seat.role for seat in desk.rows(Seat)] == [Seat.Role.MEMBER]
