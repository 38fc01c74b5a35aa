"""No name that a case holds gets into what the panel reads, not even a given name alone."""

from datetime import timedelta

import pytest

from goldthread.cases.casework.commands import correct_record
from goldthread.foundation.commands.refusals import Refused
from goldthread.pathways.child_death.factories import NOTIFIED_AT, a_death, then

pytestmark = pytest.mark.django_db
AT = NOTIFIED_AT + timedelta(days=30)


@pytest.fixture
def case(partnership, police, coordinator):
    return a_death(partnership, by=coordinator, child_name="Aoife Ní Bhriain", mother="Róisín Ní Bhriain")


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Aoife died at home.", "“Aoife” tells"),
        ("AOIFE and Roisin came.", "“AOIFE” and “Roisin” tell"),
        ("Ni Bhriain was seen.", "“Ni” and “Bhriain” tell"),
        ("Her brother Bo was there.", "“Bo” tells"),
        ("Casey saw the child.", "“Casey” tells"),
        ("The child, born on 4.5.19, died.", "“4.5.19” tells"),
    ],
)
def test_what_the_panel_reads_holds_no_name_of_the_case(case, coordinator, words, named):
    with pytest.raises(Refused, match=named) as refused:
        then(case, "met", by=coordinator, at=AT, summary=words)

    assert refused.value.field == "summary"
    assert "Write “the child”" in str(refused.value)


@pytest.mark.parametrize("step", ["found", "analysed", "for_action"])
def test_no_step_of_the_panel_takes_a_name(case, coordinator, step):
    then(case, "met", by=coordinator, at=AT)
    field = {"found": "which", "analysed": "learning", "for_action": "what"}[step]
    said = {"modifiable": "none_identified"} if step == "analysed" else {}

    with pytest.raises(Refused, match="“Aoife” tells who somebody in this case is"):
        then(case, step, by=coordinator, at=AT, **{**said, field: "Ask after Aoife sooner"})


def test_a_name_is_not_put_in_by_a_correction(case, coordinator):
    met = then(case, "met", by=coordinator, at=AT)

    with pytest.raises(Refused, match="“Aoife” tells"):
        correct_record(
            record=met,
            said={"cause": "Aoife had an infection."},
            happened_at=met.happened_at,
            why="More is known.",
            by=coordinator,
            at=AT,
        )


def test_words_that_name_nobody_and_the_names_of_agencies_are_kept(case, coordinator, partnership, police):
    words = f"The child was taken to the hospital. {police} came, and a health visitor rang."

    assert then(case, "met", by=coordinator, at=AT, summary=words).summary == words


def test_a_word_of_any_text_that_is_somebody_s_name_too_may_stand_as_a_word(partnership, police, coordinator):
    case = a_death(partnership, by=coordinator, child_name="Hope Ward", mother="May Ward")

    then(case, "met", by=coordinator, at=AT, summary="There was hope on the ward. The child may have had a fever.")
    with pytest.raises(Refused, match="“Hope”"):
        then(case, "met", by=coordinator, at=AT, summary="Hope was on the ward.")
