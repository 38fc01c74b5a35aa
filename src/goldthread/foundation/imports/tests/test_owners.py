"""Several owners in one cell: names that hold an “and” stay whole, and no cell keeps a page waiting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.foundation.access.standing import System
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.imports.answers import MOST_IN_A_NAME, Answers
from goldthread.foundation.imports.declaring import Field, Here, Holds
from goldthread.foundation.imports.names import Names
from goldthread.foundation.imports.parts import Parts
from goldthread.foundation.imports.rows import State
from goldthread.foundation.imports.tests.bringing import sentences, states
from goldthread.foundation.spreadsheets import compare_key

PARTS = 5_000
MANY = ", ".join(f"Owner {number}" for number in range(PARTS))
OWNER = Field("owner", "Owner", Holds.OWNERS)


@pytest.fixture
def sought(monkeypatch):
    """The key of every stretch of words that is looked up."""
    keys = []
    find_by = Answers.find_by

    def noted(answers, one, key):
        keys.append(key)
        return find_by(answers, one, key)

    monkeypatch.setattr(Answers, "find_by", noted)
    return keys


@pytest.mark.django_db
def test_a_cell_of_five_thousand_owners_is_refused_before_it_is_taken_apart(desk, sought):
    file = desk.take("actions", ["Action", "Owner"], ["Train staff", MANY])

    checked = desk.look(file)

    assert sentences(checked) == {2: ["This is longer than 300 characters. Move some of it to the notes."]}
    assert checked.unmatched == []
    assert sought == []


def test_five_thousand_owners_are_looked_up_in_a_number_of_steps_that_grows_with_their_number(now, sought):
    nobody = Names(now.date())

    found = Answers(Here(now.date(), nobody, nobody, System("tests"))).find_all(OWNER, MANY)

    assert len(found) == PARTS
    assert len(sought) <= PARTS * MOST_IN_A_NAME


@pytest.mark.django_db
def test_a_name_of_many_parts_is_found_whole(desk, partnership):
    an_agency(partnership, "Health, Housing, Skills and Children’s Services", kind="other")
    an_agency(partnership, "Fire and Rescue", kind="fire")
    words = "FIRE and  rescue; Health, Housing, Skills AND Children’s Services"

    checked = desk.look(desk.take("actions", ["Action", "Owner"], ["Train staff", words]))

    assert states(checked) == {2: State.NEW}
    assert [str(owner) for owner in checked.rows[0].says("owner")] == [
        "Fire and Rescue",
        "Health, Housing, Skills and Children’s Services",
    ]


@given(st.lists(st.sampled_from([" and ", " AND ", ", ", "/", " ", "Fire", "É", "e\u0301", "ß", "\u200b", "İ", ";"])))
def test_a_stretch_of_parts_has_the_key_of_its_words(pieces):
    parts = Parts(" ".join("".join(pieces).split()))

    for start in range(len(parts)):
        for end in range(start + 1, len(parts) + 1):
            assert parts.key(start, end) == compare_key(parts.text(start, end))
