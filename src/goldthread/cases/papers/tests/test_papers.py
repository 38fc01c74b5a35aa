"""In the texts of a paper nobody who is listed is named, however their names are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.cases.chronology.anonymising import Labels, Listed
from goldthread.cases.papers.wording import told_in
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


NAME, ADDRESS, PHRASE = DetailKind.NAME, DetailKind.ADDRESS, DetailKind.SCHOOL


@pytest.mark.parametrize(
    ("kind", "typed", "text", "reads"),
    [
        (NAME, "Example, Ana", "Ana was seen.", "[X] was seen."),
        (NAME, "Consultant paediatrician, Dr Khan", "Khan rang the paediatrician.", "[X] rang the paediatrician."),
        (NAME, "Ward sister Smith", "The child’s sister and Smith came.", "The child’s sister and [X] came."),
        (NAME, "Ward sister Smith", "Ward Sister Smith came.", "[X] came."),
        (NAME, "Baby boy Madeup", "A boy, baby Madeup, was born.", "A boy, baby [X], was born."),
        (NAME, "Baby Ward", "Ward was born on the ward.", "[X] was born on the ward."),
        (NAME, "Mrs Ward", "The Ward family", "The [X] family"),
        (NAME, "Ana Ward", "Ward did not want to be rung.", "[X] did not want to be rung."),
        (NAME, "Ward, Ana", "Ana and Mr Ward came to the ward.", "[X] and [X] came to the ward."),
        (NAME, "Constable", "The father, Constable, rang the constable.", "The father, [X], rang the constable."),
        (NAME, "Baby boy Child", "Child was the first child.", "[X] was the first child."),
        (NAME, "The headteacher", "The headteacher rang.", "The headteacher rang."),
        (NAME, "Unknown", "The cause is unknown.", "The cause is unknown."),
        (NAME, "Not known", "It is not known.", "It is not known."),
        (PHRASE, "None", "There were none.", "There were none."),
        (ADDRESS, "Flat 3, 12 Hill Road", "Seen at 12 Hill Road.", "Seen at [X]."),
        (ADDRESS, "1 Hill Road, E17 4AA", "She is of E17 4AA.", "She is of [X]."),
        (ADDRESS, "Grandmother’s flat, 12 Low Street", "At 12 Low Street.", "At [X]."),
        (DetailKind.IDENTIFIER, "020 7946 0000, a@b.example", "Write to a@b.example.", "Write to [X]."),
        (DetailKind.IDENTIFIER, "By telephone", "Advice by telephone", "Advice by telephone"),
        (DetailKind.BORN, "2019-05-04", "Ana (4.5.19) and 4 May 2019", "Ana ([X]) and [X]"),
    ],
)
def test_what_is_typed_in_a_fact_is_found_in_texts_and_what_says_nothing_is_not(kind, typed, text, reads):
    listed = [Listed("[X]", (words,), how) for how, words in told_in(typed, kind)]

    assert Labels(listed).put_into(text) == reads


def test_a_fact_that_asks_one_a_line_takes_what_follows_a_comma_for_a_name_only_if_it_is_written_as_one():
    several = "Ana Example, born 2019\n\n Bo Example , sister of Ana\nCy, Di Example\nCasey Sample, Health Visitor"

    assert [words for _, words in told_in(several, NAME, one_a_line=True)] == [
        *("Ana Example", "Bo Example", "Cy", "Di Example", "Casey Sample"),
    ]
    assert list(told_in("", NAME, one_a_line=True)) == []


@pytest.mark.parametrize(
    "typed", ["Bo (5), Cy (3)", "Bo, aged 5; Cy Example aged 3", "Bo (half brother), Cy, at school"]
)
def test_a_second_name_on_a_line_is_found_whatever_stands_behind_it(typed):
    labels = Labels([Listed("[X]", (said,), kind) for kind, said in told_in(typed, NAME, one_a_line=True)])

    assert labels.put_into("Bo and Cy slept.") == "[X] and [X] slept."


@given(st.lists(st.sampled_from(["Ana", "Zoë", "O’Neill", "Example"]), min_size=2, max_size=4), st.booleans())
def test_no_word_of_a_name_is_lost_at_a_comma(words, turned):
    typed = f"{words[-1]}, {' '.join(words[:-1])}" if turned else ", ".join(words)
    labels = Labels([Listed("[X]", (said,), kind) for kind, said in told_in(typed, NAME)])

    assert [labels.put_into(word) for word in words] == ["[X]"] * len(words)


def test_one_house_that_two_facts_tell_has_the_label_of_the_first():
    listed = [Listed("[the home]", ("1 Hill Road",), ADDRESS), Listed("[the place of death]", ("1 Hill Road",), PHRASE)]

    assert Labels(listed).put_into("Found at 1 Hill Road.") == "Found at [the home]."
