"""A file of cases says of which lines two are about one child, and which child has a case here already."""

import pytest
from django.urls import reverse
from django.utils import timezone

from goldthread.cases.casework.factories import somebody
from goldthread.foundation.grants.commands import declare_conflict
from goldthread.foundation.imports.kinds import KINDS
from goldthread.foundation.imports.rows import State
from goldthread.foundation.imports.tests.bringing import Desk, states
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.private_fostering.factories import a_notice

pytestmark = pytest.mark.django_db

LINE = {
    "happened_at": "2025-09-01",
    "by": "carer",
    "aware_on": "2025-09-01",
    "lives_there": "yes",
    "born_on": "2014-05-04",
    "sex": "F",
    "birthplace": "europe",
    "ethnicity": "WOTH",
}


def take(desk, *people):
    kind = KINDS["cases-private-fostering"]
    lines = [[{**LINE, **one}.get(field.key, "") for field in kind.fields] for one in people]
    return desk.take(kind.code, [field.label for field in kind.fields], *lines)


def test_whoever_is_in_two_lines_or_in_a_case_here_is_told_before_the_file_is_loaded(
    partnership, police, officer, browser_of
):
    a_notice(partnership, by=officer)
    desk = Desk(partnership, officer, timezone.now())
    file = take(
        desk,
        {"child_name": "Ana Example"},
        {"child_name": "Bo Sample"},
        {"child_name": "Sample, Bo", "born_on": ""},
        {"child_name": "Bo Sample", "born_on": "2016-07-05"},
        {"child_name": "Ana Example", "born_on": "2015-05-04"},
    )

    checked = desk.look(file)

    assert states(checked) == dict.fromkeys(range(2, 7), State.NEW)
    assert [row.notes.get("child_name", "") for row in checked.rows] == [
        "A case here has the same name of the child. Look there whether it is the same person.",
        "",
        "Line 3 has the same name of the child. Look whether it is the same person.",
        "Line 4 has the same name of the child. Look whether it is the same person.",
        "",
    ]
    assert checked.remarks[0].startswith("3 lines to be loaded may be about somebody who is in another line")
    page = browser_of(officer).get(reverse("file_check", args=[partnership.slug, file.pk])).text
    assert "A case here has the same name of the child" in page
    assert desk.load(file).records == 5


def test_nobody_is_told_of_a_case_that_is_hidden_from_them_and_who_is_told_stands_in_the_trail_of_the_case(
    partnership, police, officer
):
    case = a_notice(partnership, by=officer)
    other = somebody("private_fostering_officer", partnership, name="second")
    declare_conflict(about=case, account=other, kind="own_family", words="", by=officer, at=timezone.now())

    def told(person):
        desk = Desk(partnership, person, timezone.now())
        return desk.look(take(desk, {"child_name": "Ana Example"})).rows[0].notes.get("child_name", "")

    assert told(other) == ""
    assert told(officer).startswith("A case here has the same name")
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        notes = TrailEntry.objects.filter(space=partnership.pk, operation="read", object_id=case.pk)
        assert any("name of the child" in str(one.body.words) for one in notes.select_related("body"))
