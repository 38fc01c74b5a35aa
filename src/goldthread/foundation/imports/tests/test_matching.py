"""Which column holds what: guessed from any headings, and as it was matched before."""

import pytest

from goldthread.foundation.actions.plan import LAST_DAY_DUE
from goldthread.foundation.actions.sections import columns_in_files
from goldthread.foundation.imports.kinds import KINDS
from goldthread.foundation.imports.matching import guess_columns, heading_key


@pytest.mark.parametrize(
    ("kind", "headings", "expected"),
    [
        ("agencies", ["AGENCY NAME (required)", "type of agency:"], ["name", "kind"]),
        ("agencies", ["Kind", "Contact", "Organisation"], ["kind", None, "name"]),
        ("people", ["Surname", "First  name", "Email addres", "Role"], ["last_name", "first_name", "email", "role"]),
        ("groups", ["Name", "Group", "Job title"], ["holder", "name", "post"]),
        ("groups", ["Name", "Type"], ["name", "kind"]),
        ("actions", ["No.", "Action required", "By whom?", "RAG"], ["reference", "title", "owner", "status"]),
        ("actions", ["Telephone", "Shoe size"], []),
    ],
)
def test_columns_are_guessed_from_headings_as_people_write_them(kind, headings, expected):
    fields = {key: column for column, key in enumerate(expected) if key}

    assert guess_columns(KINDS[kind].fields, headings, {}) == fields


def test_a_list_of_actions_that_was_taken_away_and_is_brought_in_again_takes_no_report_for_a_note():
    headings = ["Reference", "Action", "Owner", "Due", LAST_DAY_DUE.heading, "Status"]
    headings += [column.heading for column in columns_in_files()]

    assert set(guess_columns(KINDS["actions"].fields, headings, {})) == {"reference", "title", "owner", "due", "status"}
    assert headings[guess_columns(KINDS["actions"].fields, headings, {})["due"]] == "Due"


def test_what_was_said_last_time_comes_before_every_guess():
    last_time = {heading_key("Organisation"): "short_name", heading_key("Body"): "name", heading_key("Kind"): ""}

    found = guess_columns(KINDS["agencies"].fields, ["organisation", " BODY ", "Kind"], last_time)

    assert found == {"short_name": 0, "name": 1}


def test_no_column_and_no_field_is_used_twice():
    for kind in KINDS.values():
        names = [name for one in kind.fields for name in (one.label, *one.synonyms)]

        found = guess_columns(kind.fields, names, {})

        assert len(set(found.values())) == len(found) == len(kind.fields)
