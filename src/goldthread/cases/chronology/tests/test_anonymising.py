"""One switch between names and labels, and what still reads like a name is pointed out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.cases.chronology.anonymising import SHARED, Labels, Listed, anonymised
from goldthread.foundation.looking.folding import fold, words_of

from .making import a_row

CHILD = Listed("Child A", ("Jamie Lowater", "JL", "Jay"))
MOTHER = Listed("Mother", ("Zoë Lowater", "Mrs Lowater"))
FATHER = Listed("Father", ("Tomás O’Brien",))
UNCLE = Listed("Uncle", ("James Will Marks",))
PEOPLE = (CHILD, MOTHER, FATHER, UNCLE)
ORDINARY_NAMES = (
    Listed("Sister", ("April Lowater",)),
    Listed("Aunt", ("June Lowater", "Róse")),
    Listed("Friend", ("Mark Reed", "Al Reed")),
)
"""Names that are words of any text, or months."""


def test_of_names_that_overlap_the_longest_is_taken_and_nothing_of_it_stays():
    people = (Listed("Child A", ("Jamie Lowater",)), Listed("Aunt", ("Lowater Reed Marsh",)))

    assert Labels(people).put_into("Jamie Lowater Reed Marsh came.") == "Child A Aunt came."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Jamie was seen.", "Child A was seen."),
        ("JAMIE LOWATER and jamie", "Child A and Child A"),
        ("Lowater, Jamie: not seen", "Child A: not seen"),
        ("J. Lowater rang. J.L. was ill. JL slept.", "Child A rang. Child A was ill. Child A slept."),
        ("It was J.L. They left.", "It was Child A. They left."),
        ("Jamie’s bed and Jamie's toys", "Child A’s bed and Child A's toys"),
        ("James’ flat", "Uncle’s flat"),
        ("Zoe and ZOË and Zoe\u0308", "Mother and Mother and Mother"),
        ("Tomas OBrien, Tomás O'Brien", "Father, Father"),
        ("Mrs Lowater rang; Mr. O’Brien did not", "Mother rang; Father did not"),
        ("the Lowater family", f"the {SHARED} family"),
        ("Jamieson and Zoetrope stay", "Jamieson and Zoetrope stay"),
        ("He will mark it. Will came.", "He will mark it. Uncle came."),
        ("Nobody is named.", "Nobody is named."),
        ("", ""),
    ],
)
def test_labels_stand_in_the_place_of_names(text, told):
    assert Labels(PEOPLE).put_into(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Seen in May 2018, on 3 May and May 4.", "Seen in May 2018, on 3 May and May 4."),
        ("She may come. May came.", "She may come. Sister came."),
    ],
)
def test_a_name_that_is_a_month_is_left_where_a_date_stands(text, told):
    assert Labels([Listed("Sister", ("May Lowater",))]).put_into(text) == told


@given(
    before=st.text("ab ,.(", max_size=5).map(lambda words: f"{words} "),
    name=st.sampled_from(["Jamie Lowater", "jamie", "ZOË LOWATER", "Tomás O’Brien", "James Marks", "Lowater"]),
    after=st.sampled_from(["", " ", ".", "’s", "'s", ", ", "\n", "-"]),
)
def test_no_name_of_the_list_is_left(before, name, after):
    told = fold(Labels(PEOPLE).put_into(f"{before}{name}{after}")).words

    assert not any(word in told for word in ("jamie", "lowater", "zoe", "tomas", "brien", "james"))


@given(
    before=st.sampled_from(
        ["", "to ", "of ", "and ", "from ", "before ", "between ", "in ", "late ", "3 ", "1st of ", "(", "with "]
    ),
    name=st.sampled_from(["April", "june", "JUNE", "Mark", "mark", "rose", "Róse", "Rose", "reed", "Al", "Lowater"]),
    after=st.sampled_from(["", ".", " was calm", " 2018", " 4", "’s bag", "-", ", rose and june"]),
)
def test_every_word_of_a_listed_name_has_a_label_or_is_pointed_out(before, name, after):
    labels = Labels(ORDINARY_NAMES)
    told = labels.put_into(f"{before}{name}{after}")

    left = [word.lower() for word in labels.left_in(told)]

    listed = {word for one in ORDINARY_NAMES for said in one.names for word in words_of(said)}
    assert [word for word in words_of(told) if word in listed and word not in left] == []


def test_a_month_that_may_be_a_name_has_a_label_where_no_date_stands_and_what_stays_is_pointed_out():
    labels = Labels(ORDINARY_NAMES)

    told = labels.put_into("Officers spoke to April and June. The mother of April was calm. mark was out.")

    assert told == "Officers spoke to Sister and Aunt. The mother of Sister was calm. mark was out."
    assert labels.left_in(told) == ("mark",)
    assert labels.left_in(labels.put_into("April was seen on 3 June 2018.")) == ("June",)


def test_a_label_is_no_name_though_a_name_of_the_list_is_like_it():
    labels = Labels([Listed("Mother Rose", ("Karen Marsh", "Rose"))])

    assert labels.left_in(labels.put_into("Rose and Karen came.")) == ()


def test_every_text_of_a_row_is_told_with_labels_and_the_row_itself_stays():
    row = a_row(
        "3 May 2018",
        "Jamie was seen.",
        who="Zoë",
        voice="“I am Jamie.”",
        comment="Tomás O’Brien was not asked.",
        source="File of Jamie Lowater",
    )

    (told,) = anonymised([row], PEOPLE).rows

    assert [told.what, told.who, told.voice, told.comment, told.source] == [
        "Child A was seen.",
        "Mother",
        "“I am Child A.”",
        "Father was not asked.",
        "File of Child A",
    ]
    assert row.what == "Jamie was seen."
    assert (told.key, told.when, told.agency) == (row.key, row.when, row.agency)


def test_what_still_reads_like_a_name_is_pointed_out_with_its_row():
    rows = [
        a_row("2 May 2018", "Jamie-Lee was seen."),
        a_row("3 May 2018", "Jamie was seen by Karen Thistle of Northmere Police.", "Northmere Police"),
        a_row("4 May 2018", "Jaimie and Lowatter were out. Jamies toys."),
        a_row("5 May 2018", "Zoë was seen. Nothing more."),
    ]

    left = anonymised(rows, PEOPLE).left

    assert [(row.key, names) for row, names in left] == [
        (rows[0].key, ("Lee",)),
        (rows[1].key, ("Karen Thistle",)),
        (rows[2].key, ("Jaimie", "Lowatter", "Jamies")),
    ]


def test_initials_that_nobody_listed_stay_and_are_pointed_out():
    rows = [
        a_row("2 May 2018", "N.K., the uncle, was there. J.L. slept."),
        a_row("3 May 2018", "NK rang, and N. K. came."),
        a_row("4 May 2018", "The GP and the U.K. office rang A&E about JL, of Year 2."),
    ]

    found = anonymised(rows, PEOPLE)

    assert found.rows[0].what == "N.K., the uncle, was there. Child A slept."
    assert [(row.key, names) for row, names in found.left] == [
        (rows[0].key, ("N.K.",)),
        (rows[1].key, ("NK", "N. K.")),
    ]


def test_a_list_of_nobody_changes_nothing():
    assert Labels([]).put_into("Jamie was seen.") == "Jamie was seen."
