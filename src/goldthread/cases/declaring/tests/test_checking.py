"""A declaration that cannot be does not load, and says all that is wrong with it."""

from dataclasses import replace
from datetime import date

import pytest

from goldthread.cases.declaring import (
    Ask,
    Doing,
    EachAnswerTable,
    Fact,
    FoundBy,
    Outcome,
    Owed,
    PublicForm,
    Said,
    Table,
)
from goldthread.cases.declaring.registry import PATHWAYS, register
from goldthread.foundation.access.roles import Can
from goldthread.foundation.clocks import Edition, Kind, Rule, hours

GOOD = PATHWAYS["professional-disagreement"]
RAISED, CLOCK = GOOD.steps[0], GOOD.clocks[0]
LADO = PATHWAYS["lado"]
PARTS = LADO.parts


def changed_step(**said):
    return replace(GOOD, steps=(replace(RAISED, **said), *GOOD.steps[1:]))


def changed_clock(**said):
    return replace(GOOD, clocks=(replace(CLOCK, **said), *GOOD.clocks[1:]))


def changed_form(**said):
    assert isinstance(LADO.public_form, PublicForm)
    return replace(LADO, public_form=replace(LADO.public_form, **said))


def changed_letter(**said):
    return replace(GOOD, letters=(replace(GOOD.letters[0], **said), *GOOD.letters[1:]))


def kept(retention):
    return replace(LADO, retention=retention)


def changed_kept(**said):
    return kept((LADO.retention[0], replace(LADO.retention[1], **said), *LADO.retention[2:]))


def of_class(**said):
    return changed_kept(of=replace(LADO.retention[1].of, **said))


def found(*facts, **said):
    return replace(LADO, found_by=(FoundBy(**{"word": "adult", "facts": facts, **said}),))


def left_out(*facts):
    return replace(GOOD, tables=(replace(GOOD.tables[0], leaves_out=facts),))


def counts_too(**also):
    return replace(GOOD, tables=(EachAnswerTable("some", "By each topic", "raised", "topic", also=also),))


def says(*facts):
    return changed_letter(says=(Said("part", "A part", facts),))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda: changed_step(once=True, again="topic"), "it is recorded once, or it says why again"),
        (lambda: changed_step(again="topic"), "topic is not asked each time, so it may be left out"),
        (lambda: changed_step(left_open="safety_words"), "it says what is not over at the end, and ends no case"),
        (lambda: changed_step(in_writing="safety_words"), "needs no step that owes a letter"),
        (lambda: changed_step(in_writing="topic"), "topic is not asked each time, so it may be left out"),
        (lambda: changed_step(in_writing="mood"), "its record has no field mood"),
        (lambda: changed_step(again="mood"), "its record has no field mood"),
        (lambda: changed_step(left_open="mood"), "its record has no field mood"),
        (
            lambda: replace(LADO, owed=(Owed("Tea", Fact("dance")),)),
            "what is owed at the end: dance.happened_at is of no step",
        ),
        (lambda: replace(LADO, parts=replace(PARTS, whose="mood")), "strand.mood is no field of a step"),
        (lambda: replace(LADO, parts=replace(PARTS, over=("never",))), "'never' is no answer of status"),
        (lambda: replace(GOOD, owed=(Owed("Tea", Fact("raised")),)), "no step says what becomes of"),
        (lambda: replace(GOOD, stands=("raised.mood",)), "raised.mood is no field of a step"),
        (lambda: kept(LADO.retention[:1]), "its last retention class takes what is left, so it names no outcomes"),
        (lambda: kept(LADO.retention[-1:] * 2), "two retention classes are called lado-substantiated"),
        (lambda: kept((LADO.retention[-1], LADO.retention[-1])), "unsubstantiated names no outcomes"),
        (lambda: changed_kept(outcomes=("glorious",)), "'glorious' is no outcome"),
        (lambda: changed_kept(outcomes=("false",)), "two retention classes take the outcome 'false'"),
        (lambda: changed_kept(born=Fact("accepted", "adult_name")), "accepted.adult_name is no day"),
        (lambda: changed_kept(born=Fact("dance", "day")), "dance.day is no day"),
        (
            lambda: kept((replace(LADO.retention[-1], born=None),)),
            "runs from the birth of the person it is about, which",
        ),
        (lambda: of_class(rule=None), "it has a rule or waits for one"),
        (lambda: of_class(rule=None, waits_for_a_rule=True), "it has no rule, and does not say why"),
        (lambda: of_class(title=""), "it needs a name, a title and what belongs to it"),
        (lambda: changed_letter(steps=("dance",)), "the letter raised: it is of dance, which is no step"),
        (lambda: changed_letter(steps=()), "it needs a step, whom it goes to"),
        (lambda: changed_letter(code="a code with spaces"), "its code is of letters, digits and low lines"),
        (lambda: changed_letter(opening="Dear {nobody}"), "There is no field “{nobody}”"),
        (lambda: changed_letter(where={"colour": "red"}), "it says colour, which is no field of raised"),
        (lambda: says("colour"), "it says colour, which is no field of raised"),
        (lambda: says("dance.colour"), "it says dance.colour, which is of no step"),
        (lambda: says("resolved.colour"), "it says resolved.colour, which is no field of resolved"),
        (lambda: says("safety_words"), "goes to an agency and says safety_words, which agencies do not read"),
        (lambda: says("commented.words"), "it says commented.words, which is an agency’s own until it is shared"),
        (lambda: replace(GOOD, letters=GOOD.letters * 2), "two letters have the code raised"),
        (lambda: changed_form(step="advised"), "its public form records advised, which opens no case"),
        (lambda: changed_form(asks=(Ask("adult_name"),)), "its public form names adult_name, which is no field"),
        (lambda: changed_form(asks=LADO.public_form.asks[1:]), "its public form gives no employer_type"),
        (lambda: changed_form(answer_by="LADO-99"), "is answered by LADO-99, which is no clock"),
        (
            lambda: replace(GOOD, public_form=replace(LADO.public_form, step="raised", asks=(Ask("against"),))),
            "its public form asks for against, which is chosen from our own records",
        ),
        (lambda: replace(GOOD, source=""), "it has no source"),
        (lambda: replace(GOOD, prefix="esc1"), "its prefix 'esc1' is not of capitals only"),
        (lambda: replace(GOOD, stages=GOOD.stages[:-1]), "no stage ends a case"),
        (lambda: replace(GOOD, stages=(*GOOD.stages, GOOD.stages[0])), "two stages have the code stage_1"),
        (lambda: replace(GOOD, steps=GOOD.steps[1:]), "no step opens a case"),
        (lambda: changed_step(leads_to="nowhere"), "leads to nowhere, which is no stage"),
        (lambda: changed_step(by=Can.EXPORT), "is no permission of cases"),
        (lambda: changed_step(sight=("somebody",)), "its record has no field somebody"),
        (lambda: changed_step(watched=("topic",)), "it watches for names and does not say what to do about one"),
        (lambda: changed_step(within=("stage_1",)), "either opens a case or is recorded within a stage"),
        (lambda: changed_step(needs=("dance",)), "it needs dance, which is no step"),
        (lambda: changed_step(code="a" * 41), "longer than what keeps it"),
        (lambda: changed_clock(id="ESC-" + "1" * 17), "longer than what keeps it"),
        (lambda: replace(GOOD, outcomes=GOOD.outcomes[1:]), "'upheld_original' of result is no outcome"),
        (
            lambda: changed_clock(even_before=(Fact("dance"),)),
            "dance.happened_at counts before it begins, and is none of what stops or ends it",
        ),
        (lambda: changed_clock(starts=()), "it needs what starts it"),
        (lambda: changed_clock(starts=(Fact("dance"),)), "dance.happened_at is of no step"),
        (lambda: changed_clock(starts=(Fact("raised", "topic"),)), "raised.topic is no day or moment"),
        (lambda: changed_clock(starts=(Fact("raised", where={"mood": ("bad",)}),)), "asks for mood, which is no field"),
        (
            lambda: changed_clock(starts=(Fact("raised", where={"topic": ("tea",)}),)),
            "asks for 'tea', no answer of topic",
        ),
        (lambda: left_out(Fact("dance")), "what a table leaves out: dance.happened_at is of no step"),
        (lambda: left_out(Fact("raised", where={"topic": ("tea",)})), "asks for 'tea', no answer of topic"),
        (
            lambda: replace(GOOD, tables=(Table("some", "By the child", "raised", "child"),)),
            "the table some counts by child, which is typed: count it by each answer",
        ),
        (
            lambda: replace(GOOD, tables=(Table("some", "By the concern", "raised", "concern"),)),
            "the table some counts by concern, which is typed: count it by each answer",
        ),
        (lambda: counts_too(tea=Fact("raised")), "the table some: 'tea' is no answer of topic"),
        (lambda: counts_too(threshold=Fact("dance")), "what counts too: dance.happened_at is of no step"),
        (lambda: changed_clock(rules=(CLOCK.rules[0], CLOCK.rules[0])), "are in force on the same day"),
        (lambda: replace(GOOD, roles=(Doing("juggler", frozenset({Can.VIEW_CASES})),)), "juggler is no role"),
        (lambda: replace(GOOD, outcomes=(Outcome("won", "Won", "Somebody won.", ""),)), "won has no citation"),
        (lambda: replace(GOOD, summary=("raised.colour",)), "raised.colour is no field of a step"),
        (lambda: found("dance.name"), "dance.name, by which its cases are found, is no field of a step"),
        (lambda: found("accepted.mood"), "accepted.mood, by which its cases are found, is no field of a step"),
        (lambda: found("accepted.adult_born_on"), "is no field of words"),
        (lambda: found("accepted.category"), "is no field of words"),
        (lambda: found("contact.employer", is_person=True), "names a person where nobody may be named"),
        (lambda: found("accepted.adult_name", is_person=True, born="why"), "goes with why, which is no day"),
        (lambda: found("accepted.adult_name", born="adult_born_on"), "adult names no person, and says when"),
        (
            lambda: found("accepted.adult_name", is_person=True, born="adult_born_on", alike=True),
            "no index of accepted begins with space and adult_born_on",
        ),
        (found, "what its cases are found by needs a word and a fact"),
        (lambda: replace(LADO, found_by=LADO.found_by * 2), "two facts to find its cases by are called employer"),
        (lambda: replace(GOOD, found_by=LADO.found_by), "its cases are found by all their words"),
    ],
)
def test_what_cannot_be_is_refused_with_what_is_wrong(change, fault):
    with pytest.raises(ValueError, match=r"The pathway .* cannot be") as refused:
        change()

    assert fault in str(refused.value)


def test_every_fault_is_told_at_once():
    with pytest.raises(ValueError, match="cannot be") as refused:
        replace(GOOD, source="", prefix="1")

    assert str(refused.value).count("\n- ") == 2


def test_a_limit_without_its_source_cannot_be():
    with pytest.raises(ValueError, match="says nowhere where it comes from"):
        Rule(hours(1), Kind.LOCAL, Edition("local", "Local", begins=date(2020, 1, 1)), "")


def test_two_pathways_of_one_code_or_one_reference_do_not_start():
    with pytest.raises(ValueError, match="Two pathways are called"):
        register(replace(GOOD, code="another"))


def test_two_pathways_with_a_clock_of_one_code_do_not_start():
    """An agency that is told of the one would be told of the other."""
    with pytest.raises(ValueError, match="have clocks of one code: ESC-01"):
        register(replace(GOOD, code="another", prefix="OTHER"))
    assert "another" not in PATHWAYS
