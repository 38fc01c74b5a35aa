"""What changed between two texts: nothing is lost, nothing is made up."""

from time import process_time

from hypothesis import given
from hypothesis import strategies as some

from goldthread.partnership.procedures.comparing import compared

OLD = "# Steps\n- Talk within 5 days.\n- Tell a manager.\n\n# After\nWrite it down."
NEW = "# Steps\n- Talk within 3 days.\n- Tell a manager.\n- Ask the scrutineer.\n\n# After\nKeep a copy."


def test_a_changed_paragraph_shows_the_words_that_went_and_came():
    found = compared(OLD, NEW)

    first = found.differences[0]
    assert (first.where, first.kind) == ("Steps", "changed")
    assert ("gone", "5 ") in first.before
    assert ("new", "3 ") in first.after
    assert "".join(words for _, words in first.after) == "Talk within 3 days."
    assert [one.kind for one in found.differences] == ["changed", "new", "removed", "new"]
    assert found.unchanged == 3


def test_the_same_text_has_no_differences():
    assert compared(OLD, OLD).differences == ()


def test_a_long_text_that_was_written_anew_keeps_nobody_waiting():
    old, new = ("\n".join(f"{word}{number} {number}" for number in range(3000)) for word in ("step", "part"))
    began = process_time()

    found = compared(old, "\n".join(reversed(new.splitlines())))

    assert process_time() - began < 5
    assert found.unchanged == 0
    assert [sum(1 for one in found.differences if getattr(one, side)) for side in ("before", "after")] == [3000, 3000]


LINES = some.lists(
    some.sampled_from(["# A", "one two three", "one two four", "- five", "six seven", "eight"]), max_size=8
)


@given(LINES, LINES)
def test_each_paragraph_is_counted_once_on_each_side(old, new):
    found = compared("\n".join(old), "\n\n".join(new))

    assert found.unchanged + sum(1 for one in found.differences if one.before) == len(old)
    assert found.unchanged + sum(1 for one in found.differences if one.after) == len(new)
    after = ["".join(words for _, words in one.after) for one in found.differences if one.after]
    assert all(any(words in line for line in new) for words in after)
