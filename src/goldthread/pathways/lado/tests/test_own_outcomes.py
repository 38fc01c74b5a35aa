"""A partnership's own list of outcomes: what is recorded keeps its words, and counts as the pathway has it."""

from datetime import date, timedelta

import pytest

from goldthread.cases.casework.commands import (
    add_outcome,
    correct_record,
    offer_outcome,
    reopen_case,
    take_outcome_off,
)
from goldthread.cases.casework.factories import seen_by
from goldthread.cases.casework.figures import tables_of
from goldthread.cases.casework.models import Case, LocalOutcome
from goldthread.cases.casework.outcomes import AS_IT_IS, outcomes_in
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.retention.due import due_of
from goldthread.foundation.retention.kinds.declaring import KINDS
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.spaces.registering import register_space
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.lado.factories import RECEIVED_AT, SAID, a_managed_case, then
from goldthread.pathways.lado.models import AgreedOutcome
from goldthread.pathways.lado.pathway import PATHWAY

from .leeds import IN_WORDS, as_in_leeds, code_of
from .test_letters import made

pytestmark = pytest.mark.django_db
LATER = RECEIVED_AT + timedelta(hours=3)
NATIONAL = ["substantiated", "malicious", "false", "unsubstantiated", "unfounded"]


@pytest.fixture
def ours(partnership, manager):
    """What every command about the list is told."""
    return {"space": partnership, "pathway": "lado", "by": manager, "at": RECEIVED_AT}


def offered(space):
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return [one.in_words for one in outcomes_in(space.pk, PATHWAY).offered]


def ended(space, officer, result):
    case = a_managed_case(space, by=officer)
    record = then(case, "outcome_agreed", by=officer, at=LATER, result=result)
    then(case, "closed", by=officer, at=LATER)
    return case, record


def fresh(row):
    with opened(actor=SYSTEM_ACTOR, reading=[row.space_id]):
        return type(row).objects.get(pk=row.pk)


def test_while_nobody_decides_otherwise_the_national_set_is_offered(partnership):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        listed = outcomes_in(partnership.pk, PATHWAY)

    assert [one.code for one in listed.offered] == NATIONAL
    assert listed.own == listed.off == []


def test_an_own_outcome_stands_after_what_it_counts_as(partnership, manager):
    as_in_leeds(partnership, by=manager)

    assert offered(partnership) == ["Substantiated", "False", "Unsubstantiated", "Unfounded", IN_WORDS]


def test_a_case_keeps_the_words_and_everything_else_goes_by_what_they_count_as(partnership, officer, manager):
    own = as_in_leeds(partnership, by=manager)

    case, record = ended(partnership, officer, own)

    assert (fresh(record).result, fresh(record).outcome_here) == ("unfounded", "Malicious")
    with opened(actor=officer.pk, reading=[partnership.pk]):
        now = Case.objects.get(pk=case.pk)
        assert (now.outcome, now.outcome_in_words) == ("unfounded", IN_WORDS)
        tables = {one.code: one for one in tables_of(PATHWAY, partnership, 2026, seen_by(officer, LATER))}
        assert (tables["outcome"].row("unfounded").count, tables["outcome"].total) == (1, 1)
        assert tables["outcome"].row("malicious").count == 0
        assert due_of(KINDS["case"], now, LATER.date()).due_on == date(2036, 12, 1)


@pytest.mark.usefixtures("store")
def test_the_letter_to_the_referrer_says_both(partnership, officer, manager):
    own = as_in_leeds(partnership, by=manager)
    case, _ = ended(partnership, officer, own)
    feedback = then(fresh(case), "fed_back", by=officer, at=LATER)

    _, says = made(case, feedback, "feedback", officer)

    assert IN_WORDS in says


def test_other_words_for_it_change_no_record(partnership, officer, manager, ours):
    own = as_in_leeds(partnership, by=manager)
    case, record = ended(partnership, officer, own)

    add_outcome(**ours, words="Made up", meaning="", counts_as="unfounded", instead_of=own)

    assert offered(partnership)[-1] == "Made up (counts as “Unfounded”)"
    assert fresh(record).outcome_here == fresh(case).outcome_here == "Malicious"
    with pytest.raises(Refused, match="“Malicious” is no longer offered here"):
        ended(partnership, officer, own)


def test_what_is_called_as_the_pathway_has_it_is_told_once(partnership, officer, ours):
    own = add_outcome(**ours, words="UNFOUNDED", meaning="Ours.", counts_as="unfounded", instead_of="unfounded")

    case, _ = ended(partnership, officer, code_of(own))

    assert fresh(case).outcome_in_words == "UNFOUNDED"


def test_one_that_was_taken_off_is_not_recorded_and_nothing_is_kept(partnership, officer, manager):
    as_in_leeds(partnership, by=manager)
    case = a_managed_case(partnership, by=officer)

    with pytest.raises(Refused, match="“Malicious” is no longer offered here") as refusal:
        then(case, "outcome_agreed", by=officer, at=LATER, result="malicious")

    assert refusal.value.field == "result"
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert not AgreedOutcome.objects.exists()


@pytest.mark.parametrize("result", ["own-0", "own-999999", "glorious", AS_IT_IS])
def test_what_is_in_no_list_is_refused_at_its_field(partnership, officer, result):
    with pytest.raises(Refused) as refusal:
        ended(partnership, officer, result)

    assert refusal.value.field == "result"


def test_the_own_outcome_of_another_partnership_is_none_here(partnership, officer, manager, ours):
    elsewhere = register_space(kind=Space.Kind.PARTNERSHIP, name="Elsewhere", slug="elsewhere", at=RECEIVED_AT)
    with opened(actor=SYSTEM_ACTOR, writing=elsewhere.pk):
        row = LocalOutcome.objects.create(space=elsewhere, pathway="lado", words="Ours alone", counts_as="unfounded")

    with pytest.raises(Refused):
        ended(partnership, officer, code_of(row))
    with pytest.raises(Refused, match="no such outcome"):
        take_outcome_off(**ours, outcome=code_of(row))


@pytest.mark.parametrize("result", ["unfounded", "own"])
def test_an_old_record_is_corrected_though_its_outcome_is_offered_no_longer(
    partnership, officer, manager, ours, result
):
    own = as_in_leeds(partnership, by=manager)
    case = a_managed_case(partnership, by=officer)
    record = then(case, "outcome_agreed", by=officer, at=LATER, result=own if result == "own" else result)
    take_outcome_off(**ours, outcome=own if result == "own" else result)
    said = {**SAID["outcome_agreed"], "reasons": "Nobody saw it.", "changed": ""}
    given = {"record": record, "happened_at": LATER, "why": "It was another.", "by": officer, "at": LATER}

    for other in ("false", "substantiated"):
        with pytest.raises(Refused, match="never corrected"):
            correct_record(**given, said={**said, "result": other})
    correct_record(**given, said={**said, "result": AS_IT_IS if result == "own" else result})

    now = fresh(record)
    assert (now.result, now.outcome_here) == ("unfounded", "Malicious" if result == "own" else "")
    assert now.reasons == "Nobody saw it."


def test_a_correction_takes_the_words_from_no_record(partnership, officer, manager):
    """What it counts as is the same, and the outcome is another all the same."""
    own = as_in_leeds(partnership, by=manager)
    record = then(a_managed_case(partnership, by=officer), "outcome_agreed", by=officer, at=LATER, result=own)
    said = {**SAID["outcome_agreed"], "changed": "", "result": "unfounded"}

    with pytest.raises(Refused, match="never corrected"):
        correct_record(record=record, said=said, happened_at=LATER, why="Ours.", by=officer, at=LATER)


def test_a_case_that_is_opened_again_has_neither(partnership, officer, manager):
    case, _ = ended(partnership, officer, as_in_leeds(partnership, by=manager))

    reopen_case(case=case, why="A witness came forward.", by=officer, at=LATER)
    then(fresh(case), "outcome_agreed", by=officer, at=LATER, result="substantiated", changed="A witness.")
    then(fresh(case), "closed", by=officer, at=LATER)

    assert (fresh(case).outcome, fresh(case).outcome_here) == ("substantiated", "")


@pytest.mark.parametrize(
    ("said", "field", "sentence"),
    [
        ({"counts_as": "glorious"}, "counts_as", "Choose which of the outcomes of Allegations"),
        ({"counts_as": ""}, "counts_as", "Choose which"),
        ({"words": " "}, "words", "Say what the outcome is called"),
        ({"words": "  UNFOUNDED "}, "words", "“Unfounded” is offered already"),
        ({"words": "no  basis"}, "words", "“No basis” is offered already"),
        ({"words": "W" * 101}, "words", "Write at most 100 characters"),
        ({"meaning": "W" * 501}, "meaning", "Write at most 500 characters"),
    ],
)
def test_an_own_outcome_has_words_of_its_own_and_counts_as_one_that_there_is(ours, said, field, sentence):
    add_outcome(**ours, words="No basis", meaning="", counts_as="unfounded")

    with pytest.raises(Refused, match=sentence) as refusal:
        add_outcome(**ours, **{"words": "Other", "meaning": "", "counts_as": "false", **said})

    assert refusal.value.field == field


def test_one_is_always_left(partnership, ours):
    own = add_outcome(**ours, words="No basis", meaning="", counts_as="unfounded")
    for code in NATIONAL:
        take_outcome_off(**ours, outcome=code)

    with pytest.raises(Refused, match="the only outcome that is offered"):
        take_outcome_off(**ours, outcome=code_of(own))
    with pytest.raises(Refused, match="“False” was taken off already"):
        take_outcome_off(**ours, outcome="false")

    assert offered(partnership) == ["No basis (counts as “Unfounded”)"]


def test_one_is_offered_again_unless_another_has_its_words(partnership, manager, ours):
    own = as_in_leeds(partnership, by=manager)

    with pytest.raises(Refused, match="“Malicious” is offered already"):
        offer_outcome(**ours, outcome="malicious")
    take_outcome_off(**ours, outcome=own)
    offer_outcome(**ours, outcome="malicious")
    with pytest.raises(Refused, match="“Malicious” is offered already"):
        offer_outcome(**ours, outcome=own)

    assert offered(partnership) == ["Substantiated", "Malicious", "False", "Unsubstantiated", "Unfounded"]


def test_only_whoever_records_the_organisation_keeps_the_list_and_the_trail_says_so(partnership, officer, manager):
    with pytest.raises(NotAllowed):
        as_in_leeds(partnership, by=officer)
    as_in_leeds(partnership, by=manager)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        rows = TrailEntry.objects.filter(object_table="case_local_outcome").order_by("id")
        assert [one.doing for one in rows] == ["outcome taken off", "own outcome added"]
        assert {one.actor for one in rows} == {str(manager.pk)}
