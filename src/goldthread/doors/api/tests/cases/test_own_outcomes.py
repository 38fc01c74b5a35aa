"""A system chooses from the partnership's list of outcomes, and reads what one is called here and counts as."""

import pytest
from django.utils import timezone

from goldthread.cases.casework.commands import add_outcome, take_outcome_off
from goldthread.cases.casework.outcomes import OWN
from goldthread.doors.api.v1 import document

from .saying import HERE, PATHWAY, RESOLVED, moment, records_of, send, step_of

pytestmark = pytest.mark.django_db
CALLED = "Agreed to differ"


@pytest.fixture
def ours(partnership, manager):
    return {"space": partnership, "pathway": "professional-disagreement", "by": manager, "at": timezone.now()}


@pytest.fixture
def own(ours):
    row = add_outcome(**ours, words=CALLED, meaning="Neither gave in.", counts_as="upheld_original")
    return OWN.format(number=row.pk)


def test_the_list_is_read_by_whoever_reads_cases(own, ours, police, caller):
    take_outcome_off(**ours, outcome="withdrawn")

    items = caller(police).ask(f"{PATHWAY}/outcomes")["items"]

    assert [one["code"] for one in items] == [
        *("upheld_original", own, "decision_changed", "compromise_plan", "unresolved"),
    ]
    assert items[1] == {
        "code": own,
        "words": CALLED,
        "meaning": "Neither gave in.",
        "counts_as": "upheld_original",
    }


def test_of_a_restricted_pathway_and_of_none_there_is_no_list(police, caller):
    for code in ("lado", "toys"):
        answer = caller(police).get(f"/api/v1/spaces/northborough/pathways/{code}/outcomes")
        assert answer.status_code == 404


def test_one_of_our_own_is_recorded_once_and_told_to_each_audience(own, ours, case, office, police, caller):
    says, at = {**RESOLVED, "result": own}, moment()
    answer = send(office, step_of(case, "resolved"), says, happened_at=at)
    # The answer was lost, and meanwhile it is offered no longer.
    take_outcome_off(**ours, outcome=own)
    again = send(office, step_of(case, "resolved"), says, happened_at=at)

    assert (answer.status_code, again.status_code) == (201, 200), again.content
    said = answer.json()
    assert (said["record"]["says"]["result"], said["record"]["says"]["outcome_here"]) == ("upheld_original", CALLED)
    told = caller(police).ask(f"{HERE}/{case.reference}")["case"]
    assert (told["outcome"], told["outcome_here"]) == ("upheld_original", CALLED)
    assert told["outcome_in_words"] == f"{CALLED} (counts as “The decision stood”)"
    (record,) = caller(police).ask(records_of(case, "resolved"))["items"]
    assert record["says"]["outcome_here"] == CALLED


@pytest.mark.parametrize(
    ("result", "sentence"),
    [
        ("lost", "Choose one of: upheld_original, decision_changed, compromise_plan, withdrawn, unresolved."),
        ("own-", "Choose one of"),
        ("own-0", "not a valid choice"),
        ("withdrawn", "“It was withdrawn” is no longer offered here."),
    ],
)
def test_what_cannot_be_chosen_is_said_at_its_field(ours, case, office, result, sentence):
    take_outcome_off(**ours, outcome="withdrawn")

    answer = send(office, step_of(case, "resolved"), {**RESOLVED, "result": result})

    assert answer.status_code == 422
    (error,) = answer.json()["errors"]
    assert error["field"] == "says.result"
    assert sentence in error["detail"]


def test_the_document_says_that_one_of_our_own_may_be_sent():
    sent = document()["components"]["schemas"]["ProfessionalDisagreementResolutionSays"]["properties"]["result"]

    listed, own = sent["anyOf"]
    assert "unresolved" in listed["enum"]
    assert own["pattern"] == "^own-[0-9]{1,18}$"
