"""What a carer must do by a day is seen to: each requirement for itself, and each may be put right."""

from datetime import UTC, date, datetime, timedelta

import pytest

from goldthread.cases.casework.commands import correct_record
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.private_fostering.factories import NOTIFIED_AT, SAID, an_arrangement, then
from goldthread.pathways.private_fostering.models import Decided, Notification, Requirement

from .reading import clocks_of

pytestmark = pytest.mark.django_db

NEXT_DAY = NOTIFIED_AT + timedelta(days=1)
LATE = datetime(2026, 3, 1, tzinfo=UTC)
SOON, LATER_ON = date(2025, 10, 1), date(2025, 11, 1)


def first(kind, case):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        return kind.objects.filter(case=case).order_by("pk").first()


def test_one_that_is_past_its_day_is_overdue_until_it_is_met(partnership, police, officer):
    case = an_arrangement(partnership, by=officer)
    then(case, "required", by=officer, at=NEXT_DAY, by_on=SOON)
    then(case, "required", by=officer, at=NEXT_DAY, number=2, by_on=LATER_ON)

    one, two = clocks_of(case, "PF-09")
    assert (one.title, one.due_at.date()) == ("See that the carer meets requirement 1", date(2025, 10, 2))
    assert (two.title, two.met_at) == ("See that the carer meets requirement 2", None)

    met_at = datetime(2025, 9, 20, 10, tzinfo=UTC)
    then(case, "required", by=officer, at=met_at, number=2, state="met", requirement="")

    assert [(one.title[-1], one.met_at) for one in clocks_of(case, "PF-09")] == [("1", None), ("2", met_at)]
    then(case, "required", by=officer, at=LATE, number=1, state="lifted", requirement="")
    assert [one.state for one in clocks_of(case, "PF-09")] == ["met_late", "met"]


def test_one_that_is_put_off_is_due_by_the_later_day(partnership, police, officer):
    case = an_arrangement(partnership, by=officer)
    then(case, "required", by=officer, at=NEXT_DAY, by_on=SOON)
    then(case, "required", by=officer, at=NEXT_DAY, by_on=LATER_ON)

    assert [one.due_at.date() for one in clocks_of(case, "PF-09")] == [date(2025, 11, 2)]


def test_one_without_a_day_is_due_on_none(partnership, police, officer):
    case = an_arrangement(partnership, by=officer)
    then(case, "required", by=officer, at=NEXT_DAY)

    assert clocks_of(case, "PF-09") == []


def test_the_first_is_put_right_though_a_second_was_set(partnership, police, officer):
    case = an_arrangement(partnership, by=officer)
    for number in (1, 2):
        then(case, "required", by=officer, at=NEXT_DAY, number=number)
    record = first(Requirement, case)

    said = {**SAID["required"], "requirement": "Put a lock on the gate of the pond."}
    correct_record(record=record, said=said, happened_at=NEXT_DAY, why="Which lock.", by=officer, at=NEXT_DAY)

    assert first(Requirement, case).requirement == "Put a lock on the gate of the pond."


def test_the_reasons_of_a_decision_are_put_right_once_all_requirements_are_met(partnership, police, officer):
    case = an_arrangement(partnership, by=officer)
    then(case, "required", by=officer, at=NEXT_DAY)
    decided = then(case, "decided", by=officer, at=NEXT_DAY, decision="suitable_with_requirements")
    then(case, "required", by=officer, at=NEXT_DAY, state="met", requirement="")

    said = {"decision": "suitable_with_requirements", "reasons": "All is well but the pond."}
    correct_record(record=decided, said=said, happened_at=NEXT_DAY, why="A word.", by=officer, at=NEXT_DAY)

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        assert Decided.objects.get(pk=decided.pk).reasons == "All is well but the pond."


def test_the_day_of_birth_of_a_closed_case_is_put_right(partnership, police, officer):
    case = an_arrangement(partnership, by=officer)
    then(case, "ended", by=officer, at=LATE)
    record = first(Notification, case)

    said = {**SAID["notified"], "born_on": date(2014, 4, 5)}
    correct_record(record=record, said=said, happened_at=record.happened_at, why="A slip.", by=officer, at=LATE)

    kept = first(Notification, case)
    assert (kept.born_on, kept.ends_on) == (date(2014, 4, 5), date(2030, 4, 5))


def test_a_new_one_gets_the_next_number_and_the_only_one_is_met_without_saying_which(partnership, police, officer):
    case = an_arrangement(partnership, by=officer)
    one, two = (then(case, "required", by=officer, at=NEXT_DAY, number=None) for _ in range(2))
    assert (one.number, two.number) == (1, 2)

    with pytest.raises(Refused, match=r"Say which requirement it is\. These are to be met: 1 and 2") as refused:
        then(case, "required", by=officer, at=LATE, number=None, state="met", requirement="")
    assert refused.value.field == "number"
    then(case, "required", by=officer, at=LATE, number=1, state="met", requirement="")

    assert then(case, "required", by=officer, at=LATE, number=None, state="lifted", requirement="").number == 2
    with pytest.raises(Refused, match="No requirement was recorded yet"):
        then(an_arrangement(partnership, by=officer), "required", by=officer, at=LATE, number=None, state="met")


def test_which_is_chosen_from_those_that_there_are_and_read_in_words(partnership, police, officer, browser_of):
    case = an_arrangement(partnership, by=officer)
    for _ in range(2):
        then(case, "required", by=officer, at=NEXT_DAY, number=None)

    page = browser_of(officer).get(f"{case.get_absolute_url()}record/required/").text

    assert "Requirement 2 is to be met: Put a lock on the pond." in page
    assert '<option value="2">Requirement 2</option>' in page
    assert "Requirement 3" not in page
