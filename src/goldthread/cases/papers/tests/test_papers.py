"""In the texts of a paper nobody who is listed is named, however their names are written."""

from hypothesis import given
from hypothesis import strategies as st

from goldthread.cases.chronology.anonymising import Labels, Listed
from goldthread.cases.papers.naming import names_in
from goldthread.foundation.looking.details import DetailKind
from goldthread.foundation.looking.folding import words_of

PEOPLE = (
    Listed("[the child]", ("Ana O’Neill", "Zoë Núñez")),
    Listed("[the mother]", ("Mei-Ling Smith-Jones",)),
    Listed("[the home]", ("1 Hill Road",), DetailKind.ADDRESS),
)
PIECES = [
    *("Ana", "ANA O’NEILL", "zoë núñez", "Zoe Nunez", "Mei-Ling", "Smith-Jones’s", "O'Neill"),
    *("was ill.", "The nurse said that", "on Friday", "1 Hill Road", "hill", "called.", "\n", "–", "and"),
]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12))
def test_no_listed_name_stands_in_a_text_however_it_is_put_together(pieces):
    told = Labels(PEOPLE).put_into(" ".join(pieces))

    without_labels = told.replace("[the child]", " ").replace("[the mother]", " ").replace("[the home]", " ")
    words = set(words_of(without_labels.replace("[family name]", " ")))
    assert words.isdisjoint({"ana", "oneill", "o", "neill", "zoe", "nunez", "mei", "ling", "smith", "jones"} - {"o"})


def test_an_address_is_told_by_no_single_word_of_it():
    assert Labels(PEOPLE).put_into("A road traffic collision on the hill") == "A road traffic collision on the hill"
    assert Labels(PEOPLE).put_into("Found at 1 Hill Rd.") == "Found at [the home]."


def test_a_fact_that_names_several_has_one_on_each_line_before_its_first_comma():
    assert list(names_in("Ana Example, born 2019\n\n Bo Example ,sister\nCy")) == ["Ana Example", "Bo Example", "Cy"]
    assert list(names_in("")) == []
