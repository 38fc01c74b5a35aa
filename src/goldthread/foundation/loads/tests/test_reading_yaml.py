"""Reading YAML: faithful within limits, and a sentence with a line for everything else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.foundation.loads.problems import BadFile
from goldthread.foundation.loads.reading_yaml import DEEPEST, LARGEST, read_yaml


def refusal(data: bytes | str) -> str:
    with pytest.raises(BadFile) as refused:
        read_yaml(data if isinstance(data, bytes) else data.encode())
    return str(refused.value)


def test_malformed_yaml_is_named_with_its_line():
    assert refusal("a: 1\nb: [1, 2\nc: 3\n").startswith("Line 3: this is not YAML that can be read")


def test_bytes_that_are_not_utf_8_are_named_with_their_line():
    said = refusal(b"a: 1\nb: caf" + b"\xe9\n")

    assert said == "Line 2: the characters here are not UTF-8. Save the file as UTF-8 and load it again."


def test_utf_16_is_told_from_broken_utf_8():
    assert "UTF-16" in refusal("a: 1".encode("utf-16"))


def test_a_byte_order_mark_is_no_part_of_the_first_name():
    assert read_yaml(b"\xef\xbb\xbfmeta: 1\n").contents == {"meta": 1}


@pytest.mark.parametrize(
    "bomb",
    [
        "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
        "a: &a {b: 1}\nc: {<<: *a}\n",
    ],
)
def test_references_are_refused_before_they_can_grow(bomb: str):
    assert "references (& and *) are not accepted" in refusal(bomb)


def test_a_deep_nest_is_refused():
    assert f"more than {DEEPEST} levels" in refusal("a: " + "[" * 5_000)


def test_a_large_file_is_not_read():
    assert "larger than 1 MB" in refusal(b"#" * (LARGEST + 1))


def test_a_name_written_twice_is_refused():
    assert refusal("a: 1\nb: 2\na: 3\n") == "Line 3: “a” is written twice in one place."


@pytest.mark.parametrize("text", ["", "just words", "- a list", "---\na: 1\n---\nb: 2\n"])
def test_what_is_not_one_set_of_named_sections_is_refused(text: str):
    assert refusal(text)


@pytest.mark.parametrize("text", ["a: !!python/object/apply:os.system ['x']\n", "a: !!binary aGVsbG8=\n"])
def test_a_tag_makes_nothing_happen(text: str):
    assert refusal(text)


@pytest.mark.parametrize("text", ['a: "\\0"\n', 'a: "\\ud800"\n', "a: \x01\n", f"a: {'9' * 5_000}\n"])
def test_what_the_database_could_not_keep_is_refused(text: str):
    assert refusal(text)


def test_an_impossible_date_stays_what_was_written():
    assert read_yaml(b"on: 2019-02-31\n").contents == {"on": "2019-02-31"}


def test_right_to_left_and_combining_characters_are_kept():
    words = "שלום \u200f(\u202bא\u202c) e\u0301 ﷺ"

    assert read_yaml(f"name: '{words}'\n".encode()).contents == {"name": words}


def test_each_value_knows_its_line():
    document = read_yaml(b"a:\n  - b: 1\n    c: 2\n")

    assert document.line_of(("a", 0, "c")) == 3
    assert document.line_of(("a", 0, "missing")) == 2


def said_of(data: bytes) -> str:
    """What is said of a file: that it was read, or why not."""
    try:
        read_yaml(data)
    except BadFile as refused:
        return str(refused)
    return "read"


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_with_a_sentence(data: bytes):
    assert said_of(data)


@given(st.text(alphabet="ab:-[]{}&*!|>'\"#%@,? \n0123456789.~", max_size=120))
def test_anything_like_yaml_is_read_or_refused_with_a_sentence(text: str):
    assert said_of(text.encode())
