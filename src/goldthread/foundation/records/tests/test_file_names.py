"""The name of a file can be kept by every system, and says what the words said."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.foundation.records.file_names import LONGEST_NAME, file_name, saved_as


@pytest.mark.parametrize(
    ("words", "ending", "name"),
    [
        ("Committee paper: Child Q", "pdf", "Committee paper - Child Q.pdf"),
        ("Who? What/where", "docx", "Who What - where.docx"),
        ("minutes.pdf", "", "minutes.pdf"),
        ("14:30 notes.txt", "", "14 - 30 notes.txt"),
        ("::", "pdf", "file.pdf"),
        ("", "", "file"),
        (".hidden", "", ".hidden"),
        ("No ending", "", "No ending"),
    ],
)
def test_what_a_system_forbids_is_no_part_of_a_name(words, ending, name):
    assert file_name(words, ending) == name


@given(st.text(), st.sampled_from(["", "pdf", "docx"]))
def test_whatever_the_words_every_system_can_keep_it(words, ending):
    name = file_name(words, ending)

    assert 0 < len(name) <= LONGEST_NAME
    assert not re.search(r'[:/\\|?*"<>\x00-\x1f]', name)
    assert name.isprintable()
    assert file_name(name) == name
    assert not ending or name.endswith(f".{ending}")


def test_a_browser_is_told_a_name_that_it_can_keep():
    assert saved_as("Committee paper: Child Q.pdf") == 'attachment; filename="Committee paper - Child Q.pdf"'
