"""All that a command refuses is told at once."""

import pytest

from goldthread.foundation.commands.refusals import Refused, refuse_all, wrong


def check(word, field):
    if not word:
        raise Refused(f"Say {field}.", field)


def test_the_first_refusal_stands_in_front_and_carries_the_others():
    with pytest.raises(Refused) as refusal:
        refuse_all([*wrong(check, "", "why"), *wrong(check, "yes", "how"), *wrong(check, "", "when")])

    assert str(refusal.value) == "Say why."
    assert [(str(one), one.field) for one in refusal.value.others] == [("Say when.", "when")]


def test_nothing_wrong_is_nothing_refused():
    refuse_all(wrong(check, "yes", "why"))


def test_what_was_gathered_once_is_gathered_again():
    def both():
        refuse_all([Refused("One."), Refused("Two.")])

    assert [str(one) for one in wrong(both)] == ["One.", "Two."]


def test_all_that_they_note_is_noted_with_the_first():
    noted = []

    with pytest.raises(Refused) as refusal:
        refuse_all([Refused("One.", noting=lambda: noted.append(1)), Refused("Two.", noting=lambda: noted.append(2))])
    refusal.value.noting()

    assert noted == [1, 2]
