"""The merged chronology on paper: what to look at with the numbers of its rows, and each row with its source."""

from datetime import date
from io import BytesIO

import docx
from pdfua import validate

from goldthread.cases.chronology.contradictions import contradictions_in
from goldthread.cases.chronology.merging import gaps_in, merged
from goldthread.cases.chronology.on_paper import NO_LIST_IS_WHOLE, NONE_FOUND, NOTHING_TO_LOOK_AT, Told, content_of
from goldthread.cases.chronology.rows import Seen
from goldthread.foundation.documents.rendering.page import as_page
from goldthread.foundation.documents.rendering.pdf import as_pdf
from goldthread.foundation.documents.rendering.word import as_word

from .making import a_row

WRIST = "Attended the emergency department at Northmere General with a fractured wrist."
TODAY = date(2026, 11, 29)


def told(*rows, **said):
    in_order = merged([rows])
    usual = {"is_anonymised": False, "gaps": gaps_in(in_order), "contradictions": contradictions_in(in_order)}
    return content_of(Told("Chronology of NM-1", "Northmere", in_order, **(usual | said)), TODAY)


def words_of(content):
    return [statement.words for statement in content.statements()]


def test_what_to_look_at_names_the_rows_of_the_table():
    content = told(
        a_row("5 May 2018", WRIST), a_row("3 May 2018", WRIST, "Health"), a_row("1 January 2019", agency="Health")
    )

    words = words_of(content)

    assert (
        "What reads like one event is told of different days: 3 May 2018 (Health) and 5 May 2018 (Police)."
        " (Rows 1 and 2.)"
    ) in words
    assert "No agency tells of anything from 6 May 2018 to 31 December 2018: 240 days." in words
    assert "1. 3 May 2018" in words
    assert "2. 5 May 2018" in words


def test_every_row_is_told_whole_with_its_source():
    row = a_row(
        "about 3 May 2018",
        "Visit.",
        who="PC 12",
        child_seen=Seen.ALONE,
        voice="“Fine.”",
        comment="First contact.",
        source="Log 7",
        is_third_party=True,
    )

    assert words_of(told(row))[-6:] == [
        "1. about 3 May 2018",
        "Police",
        "Visit.",
        "PC 12\nChild: seen alone\nVoice: “Fine.”",
        "Log 7",
        "First contact.\nThird party",
    ]


def test_it_says_which_view_it_is_and_to_what_it_was_narrowed():
    named, labelled = told(a_row("2018")), told(a_row("2018"), is_anonymised=True, narrowed="Entries of Police")

    assert ("Names", "As they were told") in named.opening
    assert ("Names", "Labels stand in their place") in labelled.opening
    assert ("Shown", "Entries of Police") in labelled.opening
    assert NOTHING_TO_LOOK_AT in words_of(named)
    assert "Read it before you pass it on" in labelled.note


def test_the_checker_of_pdf_ua_finds_nothing_and_word_has_every_row(tmp_path):
    content = told(*(a_row(f"{day} May 2018", f"Line one.\nLine two of {day}.") for day in range(1, 25)))
    path = tmp_path / "chronology.pdf"

    path.write_bytes(as_pdf(as_page(content, "https://goldthread.example")))
    word = docx.Document(BytesIO(as_word(content, "https://goldthread.example")))

    assert not validate(str(path)).findings
    assert len(word.tables[1].rows) == 25


def test_an_anonymised_file_lists_at_its_head_the_rows_that_may_still_name_somebody():
    rows = a_row("5 May 2018", "N.K. came with Bob Finch."), a_row("3 May 2018", WRIST)

    words = words_of(told(*rows, is_anonymised=True, left=[(rows[0], ("N.K.", "Bob Finch"))]))

    at = words.index("N.K., Bob Finch (Row 2)")
    assert words[at - 1] == NO_LIST_IS_WHOLE
    assert at < words.index("1. 3 May 2018")


def test_an_anonymised_file_says_where_nothing_reads_like_a_name_and_one_with_names_does_not():
    assert NONE_FOUND in words_of(told(a_row("2018"), is_anonymised=True))
    assert NONE_FOUND not in words_of(told(a_row("2018")))


def test_an_empty_chronology_says_so():
    assert "No agency has told of anything yet." in words_of(told())


def test_an_anonymised_file_says_that_names_of_others_and_initials_stay():
    stays = "initials that are not listed there, stay as they were typed"

    assert stays in told(a_row("5 May 2018", WRIST), is_anonymised=True).note
    assert stays not in told(a_row("5 May 2018", WRIST)).note
