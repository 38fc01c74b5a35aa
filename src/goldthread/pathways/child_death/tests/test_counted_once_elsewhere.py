"""No death is counted twice either where two save at once, or where a file of deaths is loaded."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from goldthread.cases.casework.factories import somebody
from goldthread.cases.casework.only_once import UNTOLD
from goldthread.cases.going_live.factories import all_live
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.grants.commands import declare_conflict
from goldthread.foundation.imports.rows import State
from goldthread.foundation.imports.tests.bringing import Desk, sentences, states
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.child_death.factories import NUMBERS, a_death

pytestmark = pytest.mark.django_db
HEADINGS = (
    *("Death notified on", "Name of the child", "NHS number", "Sex of the child", "Ethnicity"),
    *("Was the child born alive?", "Date of birth", "Date of death", "Where the child died", "Home address"),
    *("Council in whose area the child lived", "Who notifies", "What happened", "Was the coroner told?"),
    *("Is there a post-mortem examination?", "Is there a joint agency response?"),
)


def a_line(name, number):
    return [
        *(
            "2025-09-01",
            name,
            number,
            "Female",
            "WOTH",
            "Yes",
            "2019-05-04",
            "2025-08-31",
            "In hospital",
            "1 Hill Road",
        ),
        *("Waltham Forest", "Hospital staff", "She was ill.", "Yes", "No", "No"),
    ]


def test_two_who_save_at_once_are_told_the_same_sentence(partnership, police, coordinator, monkeypatch):
    a_death(partnership, by=coordinator, nhs_number=NUMBERS[0])
    monkeypatch.setattr("goldthread.cases.casework.recording.check_only_one", lambda *_, **__: None)

    with pytest.raises(Refused, match="has this NHS number already") as refused:
        a_death(partnership, by=coordinator, nhs_number=NUMBERS[0])

    assert refused.value.field == "nhs_number"


def test_a_line_with_a_number_that_a_case_or_another_line_has_is_told_and_the_rest_is_loaded(
    partnership, police, coordinator
):
    all_live(partnership)
    desk = Desk(partnership, coordinator, datetime(2025, 10, 1, 10, 0, tzinfo=UTC))
    first = a_death(partnership, by=coordinator, nhs_number=NUMBERS[0])
    lines = [a_line("Ana One", NUMBERS[0]), a_line("Bo Two", NUMBERS[1]), a_line("Cy Three", NUMBERS[1])]
    file = desk.take("cases-child-death", HEADINGS, *lines)

    checked = desk.look(file)

    assert states(checked) == {2: State.PROBLEM, 3: State.NEW, 4: State.PROBLEM}
    told = sentences(checked)
    assert f"{first.reference} has this NHS number already" in told[2][0]
    assert "Line 3 has this NHS number already" in told[4][0]
    assert desk.load(file).records == 1


def test_a_file_tells_no_more_of_a_case_that_is_hidden_than_a_form_and_that_it_told_is_noted(
    partnership, police, coordinator
):
    all_live(partnership)
    first = a_death(partnership, by=coordinator, nhs_number=NUMBERS[0])
    other = somebody("child_death_coordinator", partnership, name="second")
    declare_conflict(about=first, account=other, kind="own_family", words="", by=coordinator, at=timezone.now())
    desk = Desk(partnership, other, timezone.now())
    spaced = f"{NUMBERS[0][:3]} {NUMBERS[0][3:6]} {NUMBERS[0][6:]}"
    file = desk.take("cases-child-death", HEADINGS, a_line("Ana One", spaced))

    told = sentences(desk.look(file))[2][0]

    assert told == UNTOLD.format(word="NHS number", title="Child death review")
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        notes = TrailEntry.objects.filter(space=partnership.pk, operation="read", object_id=first.pk)
        assert any("NHS number that stands in a file" in str(one.body.words) for one in notes.select_related("body"))
