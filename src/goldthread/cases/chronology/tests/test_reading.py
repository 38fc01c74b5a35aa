"""Files of agencies, with any headings, become rows; what is wrong is told line by line."""

from datetime import date, datetime

import pytest

from goldthread.cases.chronology.reading import read_file, told_of
from goldthread.cases.chronology.rows import SEEN_IN_WORDS, Seen
from goldthread.foundation.spreadsheets import SpreadsheetProblem, write_csv, write_ods, write_xlsx
from goldthread.foundation.spreadsheets.tests.test_word_tables import a_document, saved
from goldthread.foundation.uncertain_dates import words_of

TODAY = date(2026, 11, 29)
HEADINGS = ["Date of event", "Details of event", "Source of information"]
ROWS = [
    [datetime(2018, 5, 3, 14, 30), "Called to the house.", "Log 12"],
    ["c. March 2017", "Mother asked for help.", "Notes"],
    [date(2018, 5, 4), "Strategy meeting.", "Minutes"],
]


def read(data, name="entries.xlsx", **options):
    return read_file(data, name, agency="Police", today=TODAY, **options)


def lines(*rows, headings=HEADINGS, **options):
    """Rows as a CSV."""
    return read(write_csv("Entries", headings, rows), "entries.csv", **options)


def first(*cells, headings=HEADINGS, **options):
    return lines(list(cells), headings=headings, **options).rows[0]


@pytest.mark.parametrize("write", [write_xlsx, write_ods])
def test_a_workbook_becomes_rows_of_the_lane(write):
    found = read(write("Entries", HEADINGS, ROWS))

    assert [(one.where, words_of(one.row.when), one.row.what, one.row.source) for one in found.rows] == [
        ("Row 2", "3 May 2018 at 2:30pm", "Called to the house.", "Log 12"),
        ("Row 3", "about March 2017", "Mother asked for help.", "Notes"),
        ("Row 4", "4 May 2018", "Strategy meeting.", "Minutes"),
    ]
    assert {one.row.agency for one in found.rows} == {"Police"}


def test_tables_of_a_word_document_become_rows_however_many_they_are():
    word = a_document(
        [["Date", "Event", "Source"], ["2017", "", ""], ["3/5/2018", "Seen at home", "File"]],
        [["4/5/2018", "Went on", "File"], ["Date", "Event", "Source"], ["5/5/2018", "And on", "File"]],
        [["Who", "Telephone"], ["Duty desk", "999"]],
    )

    found = read(saved(word), "entries.docx")

    assert [(one.where, one.row.what) for one in found.rows] == [
        ("Table 1, row 3", "Seen at home"),
        ("Table 2, row 1", "Went on"),
        ("Table 2, row 3", "And on"),
    ]
    assert found.notes == (
        "Table 1, row 2 holds only “2017”, so it was taken for a heading.",
        "“Table 3” has no headings for a day and for what happened, so it was not read.",
    )


@pytest.mark.parametrize(
    ("headings", "filled"),
    [
        (["When", "What", "Where recorded"], {"when", "what", "source"}),
        (["DATE/TIME", "Significant Event", "Source", "Child seen? (Y/N)"], {"when", "what", "source", "child_seen"}),
        (["Date", "Time", "Event", "Evidence", "Analysis"], {"when", "time", "what", "source", "comment"}),
        (["Start date", "End date", "Description", "Source"], {"when", "until", "what", "source"}),
        (
            ["Date", "Event", "Source", "Child’s voice", "Professionals involved"],
            {"when", "what", "source", "voice", "who"},
        ),
    ],
)
def test_headings_may_be_any_that_people_use(headings, filled):
    from goldthread.cases.chronology.file_fields import FIELDS
    from goldthread.foundation.imports.matching import guess_columns

    assert set(guess_columns(FIELDS, headings, {})) == filled


def test_titles_above_the_headings_and_columns_of_others_do_no_harm():
    data = write_csv("Entries", ["Chronology of Police", "", "", ""], [
        ["", "", "", ""],
        ["Date", "Event", "Source", "Shoe size"],
        ["3/5/2018", "Seen", "File", "38"],
    ])  # fmt: skip

    found = read(data, "entries.csv")

    assert [(one.where, one.row.what) for one in found.rows] == [("Row 4", "Seen")]
    assert found.notes == ("“entries”: the column “Shoe size” will not be kept.",)


def test_every_thing_that_is_wrong_with_a_line_is_told_at_once():
    found = lines(
        ["soon", "", ""],
        ["1/13/2018", "Seen", "File"],
        ["3/4/2018", "Seen", "File"],
        ["30/11/2026", "Seen", "File"],
        ["3 May 2018", "#REF!", "File"],
        ["13/4/2018", "Seen", "File"],
    )

    assert [(one.where, one.problems) for one in found.bad] == [
        (
            "Row 2",
            (
                "“soon” is not a date that can be read. Write it like 8 January 2019, about January 2019, between 3 and"
                " 10 May 2018, before 2015 or not known.",
                "It does not say what happened.",
                "It has no source. Name the record or document that it comes from.",
            ),
        ),
        (
            "Row 3",
            (
                "“1/13/2018” is not a real date: there is no month 13."
                " If the month is written first, write the day first.",
            ),
        ),
        (
            "Row 4",
            ("“3/4/2018” could be two days: row 3 of this column has the month first. Write the month as a word.",),
        ),
        ("Row 5", ("“30 November 2026” is still to come.",)),
        ("Row 6", ("“#REF!” is an error in your spreadsheet. Put it right there.",)),
    ]
    assert [one.where for one in found.good] == ["Row 7"]


def test_one_row_with_the_month_first_among_many_with_the_day_first_puts_no_other_in_doubt():
    days = [[f"{day}/4/2018", f"Seen {day}", "File"] for day in range(13, 23)]

    found = lines(["4/25/2018", "Seen", "File"], ["3/4/2018", "Seen at home", "File"], *days)

    assert [one.where for one in found.bad] == ["Row 2"]
    assert "10 rows can be read in no other way, and only row 2 has the month first." in found.notes[0]


def test_a_source_may_be_given_once_for_a_whole_file():
    found = lines(["3 May 2018", "Seen", ""], ["4 May 2018", "Seen", "Letter"], source="Records of the surgery")

    assert [one.row.source for one in found.rows] == ["Records of the surgery", "Letter"]


def test_how_loose_words_were_taken_is_said_and_what_was_written_is_kept():
    one = first("Spring 2017", "Seen", "File")

    assert one.written == "Spring 2017"
    assert one.remarks == ("“Spring 2017” is read as between March and May 2017.",)


@pytest.mark.parametrize(
    ("when", "until", "at", "words"),
    [
        ("3 May 2018", "10 May 2018", "", "from 3 to 10 May 2018"),
        ("3 May 2018", "3 May 2018", "", "3 May 2018"),
        ("March 2018", "", "", "March 2018"),
        ("3 May 2018", "", "14:30", "3 May 2018 at 2:30pm"),
        ("3 May 2018", "", "0930hrs", "3 May 2018 at 9:30am"),
        ("3 May 2018", "1 May 2018", "", "It ends on 1 May 2018, before it begins on 3 May 2018."),
        ("March 2018", "", "14:30", "It has the time 14:30 and no exact day. Leave the time out."),
        ("3 May 2018", "", "tea", "“tea” is not a time. Write it like 14:30."),
        ("before 2015", "3 May 2018", "", "It has a beginning and an end of which one is no day. Write both as days."),
    ],
)
def test_an_end_and_a_time_may_stand_in_columns_of_their_own(when, until, at, words):
    headings = ["Date from", "Date to", "Time", "Event", "Source"]

    one = first(when, until, at, "Stayed with an aunt", "File", headings=headings)

    assert words in ((words_of(one.row.when),) if one.row else one.problems)


@pytest.mark.parametrize(
    ("written", "seen", "voice"),
    [
        ("Y", Seen.SEEN, ""),
        ("Yes – alone", Seen.ALONE, ""),
        ("Seen alone", Seen.ALONE, ""),
        ("No", Seen.NOT_SEEN, ""),
        ("Not seen", Seen.NOT_SEEN, ""),
        *(
            (written, Seen.NOT_SAID, "")
            for written in ("", "n/a", "N/K", "N.K.", "N.A.", "n.r.", "N. A.", "Not known.")
        ),
        ("N. Out with his aunt", Seen.NOT_SEEN, "N. Out with his aunt"),
        ("Yes, in her room; said she was fine", Seen.SEEN, "Yes, in her room; said she was fine"),
        ("Yes, alone in her room", Seen.ALONE, "Yes, alone in her room"),
        ("No - asleep upstairs", Seen.NOT_SEEN, "No - asleep upstairs"),
        ("Not seen. Grandmother came to the door", Seen.NOT_SEEN, "Not seen. Grandmother came to the door"),
    ],
)
def test_whether_the_child_was_seen_is_read_as_people_write_it(written, seen, voice):
    one = first("3 May 2018", "Visit", "File", written, headings=[*HEADINGS, "Was the child seen?"])

    assert (one.row.child_seen, one.row.voice) == (seen, voice)
    assert one.remarks == ((f"“{written}” is read as {SEEN_IN_WORDS[seen].lower()}.",) if voice else ())


@pytest.mark.parametrize(
    "written",
    [
        "No concerns",
        "No record of this",
        "No visit",
        "Alone at home",
        "Yes mother only",
        "No-one answered",
        "Seen mother",
        "N.K. on the day",
        "N. K. was at school",
        "Y.K. was at school",
    ],
)
def test_a_word_that_only_begins_what_is_written_does_not_say_whether_the_child_was_seen(written):
    one = first("3 May 2018", "Visit", "File", written, headings=[*HEADINGS, "Was the child seen?"])

    assert one.problems == (f"“{written}” does not say whether the child was seen. Write yes, alone or no.",)


@pytest.mark.parametrize(
    ("when", "until", "words", "remark"),
    [
        (
            "about March 2018",
            "about May 2019",
            "between",
            "“about March 2018” until “about May 2019” is not sure, so it is read as between",
        ),
        ("3 May 2018", "about 10 May 2018", "between", "“3 May 2018” until “about 10 May 2018” is not sure"),
        ("March 2018", "May 2019", "from", ""),
        ("3 May 2018 14:30", "10 May 2018", "from 3 to 10 May 2018", "The time 14:30 is left out"),
    ],
)
def test_a_beginning_or_end_that_is_not_sure_is_not_taken_for_sure(when, until, words, remark):
    one = first(when, until, "Stayed with an aunt", "File", headings=["Date from", "Date to", "Event", "Source"])

    assert words_of(one.row.when).startswith(words)
    assert bool(one.remarks) == bool(remark)
    assert remark in " ".join(one.remarks)


def test_a_file_says_whether_it_marks_what_is_not_for_other_agencies():
    assert not lines(["3 May 2018", "Seen", "File"]).has_marks
    assert lines(["3 May 2018", "Seen", "File", "yes"], headings=[*HEADINGS, "Confidential"]).has_marks


def test_marks_are_yes_or_no_and_nothing_is_guessed():
    headings = [*HEADINGS, "Child seen", "Third party", "Sensitive"]

    good = first("3 May 2018", "Visit", "File", "", "Yes", "x", headings=headings)
    bad = first("3 May 2018", "Visit", "File", "perhaps", "", "some of it", headings=headings)

    assert (good.row.is_third_party, good.row.is_sensitive) == (True, True)
    assert bad.problems == (
        "“perhaps” does not say whether the child was seen. Write yes, alone or no.",
        "“some of it” under “Sensitive” is neither yes nor no.",
    )


def test_what_is_in_the_lane_or_in_the_file_already_is_not_taken_twice():
    there = told_of(first("3 May 2018", "Seen at home", "File").row)

    found = lines(["3/5/18", "Seen  at HOME", "Other"], *[["4 May 2018", "Rang", "File"]] * 2)

    assert [one.problems for one in found.without([there]).rows] == [
        ("This entry is there already.",),
        (),
        ("It says the same as Row 3.",),
    ]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (write_csv("Entries", ["Name", "Telephone"], [["Sam", "999"]]), "Call them “Date” and “What happened”"),
        (write_csv("Entries", HEADINGS, []), "There is no entry below the headings."),
        (b"", "The file is empty."),
        (b"%PDF-1.7 something", "not"),
        (saved(a_document())[:-200], "damaged"),
    ],
)
def test_a_file_without_entries_is_refused_in_a_sentence(data, sentence):
    with pytest.raises(SpreadsheetProblem, match=sentence):
        read(data, "entries")


def test_no_words_are_longer_than_can_be_kept():
    assert "20,000 are the most" in first("3 May 2018", "a" * 20_001, "File").problems[0]
