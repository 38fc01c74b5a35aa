"""However many of the register are alike, and however many take part already, to add somebody asks no more of the
database: whoever waits for it does not wait longer.
"""

from datetime import timedelta

import pytest

from goldthread.cases.casework.factories import RAISED_AT
from goldthread.cases.people.factories import a_home, a_person
from goldthread.cases.people.tests.pages import as_, at, text
from goldthread.foundation.lists.flatness import queries_of

pytestmark = pytest.mark.django_db
LATER = RAISED_AT + timedelta(days=2)
MAYA = {"kind": "child", "part": "other", "given": "Maya", "family": "Okonkwo", "when": "9 March 2014", "same": "new"}
OF_EACH = "trail_note"
"""That somebody alike was shown is noted of each case that tells of them."""
MOST = 130


def asked(client, page, **typed):
    """The statements by which somebody is added."""

    def send():
        assert client.post(page, {**MAYA, **typed}).status_code == 302

    return [sql for sql in queries_of(send) if OF_EACH not in sql]


def test_to_add_somebody_asks_no_more_where_more_are_alike(case, other_case, manager):
    client, page = as_(manager), at(case, "add_person", case.reference)

    def more(count):
        for _ in range(count):
            a_home(other_case, a_person(other_case, by=manager, at=LATER, part="other"), by=manager, at=LATER)

    more(2)
    asked(client, page)
    few = asked(client, page)
    more(4)
    many = asked(client, page)

    assert len(many) <= len(few), many
    assert len(few) <= MOST, few


def test_the_page_of_a_case_asks_no_more_where_more_take_part(case, manager):
    client = as_(manager)
    a_person(case, by=manager, at=LATER)
    text(client.get(case.get_absolute_url()))
    few = queries_of(lambda: text(client.get(case.get_absolute_url())))
    for number in range(4):
        a_person(case, f"Relative{number}", by=manager, at=LATER, part="other")

    assert len(queries_of(lambda: text(client.get(case.get_absolute_url())))) <= len(few)
