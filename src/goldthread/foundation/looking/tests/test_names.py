"""A name that stands in a text is found however it is written there; a text without it has no hit. All is made up."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.foundation.looking.looking import look
from goldthread.foundation.looking.patterns import day_of, pattern_of


def finds(kind, words, text):
    return [one.entry for one in look(text, {1: pattern_of(kind, words)})] == [1]


@pytest.mark.parametrize(
    "text",
    [
        "Zoë O'Brien was seen",
        "zoe obrien",
        "ZOE O’BRIEN",
        "O'Brien, Zoe",
        "Z. O'Brien",
        "Z O'Brien",
        "O'Brien, Z.",
        "Zoe’s mother",
        "the family Obrien.",
        "report_zoe_final.docx",
        "Zo\u00ad\u00eb",
        "Zoe\u0308 came",
        "seen Z.O. at home",
        "Zoe\nO'Brien",
        "O'Bri-\nen",
    ],
)
def test_a_name_is_found_however_it_is_written(text):
    assert finds("name", "Zoë O'Brien", text)


@pytest.mark.parametrize("text", ["zoetrope", "Brienne", "the zoo", "O and Z", "ZO is a code", ""])
def test_what_only_resembles_a_name_is_not(text):
    assert not finds("name", "Zoë O'Brien", text)


def test_a_list_may_have_the_surname_first_and_names_with_particles():
    assert finds("name", "Siskin, Robin", "R. Siskin came")
    assert finds("name", "Ada van der Finch", "Finch, Ada")
    assert not finds("name", "Ada van der Finch", "a van on the road")


@pytest.mark.parametrize(
    "text",
    [
        "born 7 March 2019",
        "7th of March, 2019",
        "07/03/2019",
        "7.3.19",
        "7-Mar-2019",
        "March 7, 2019",
        "2019-03-07",
        "07032019",
        "7 Mar ’19",
        "43531",
    ],
)
def test_a_date_of_birth_is_found_in_each_british_spelling(text):
    assert finds("born", "7 March 2019", text)
    assert finds("born", "07/03/2019", text)


@pytest.mark.parametrize("text", ["17 March 2019", "7 March 2018", "07/04/2019", "7 May 2019", "3/7/2019"])
def test_another_date_is_not(text):
    assert not finds("born", "2019-03-07", text)


@given(day=st.dates(min_value=date(1920, 1, 1), max_value=date(2030, 12, 31)))
def test_any_date_is_found_in_its_spellings(day):
    written = f"{day.day} {day:%B} {day.year}"
    assert day_of(written) == day
    for text in (written, f"{day:%d/%m/%Y}", f"{day:%Y-%m-%d}", f"{day.day} {day:%b} {day.year}", f"{day:%d%m%Y}"):
        assert finds("born", written, f"dob: {text};")


ADDRESS = "14 Alder Road, Northmere, NX4 7QZ"


@pytest.mark.parametrize(
    "text", ["NX4 7QZ", "nx47qz", "at 14 Alder Rd", "ALDER ROAD", "14, Alder\nRoad", "he lived in Alder Road."]
)
def test_an_address_is_found_by_its_postcode_and_its_street(text):
    assert finds("address", ADDRESS, text)


@pytest.mark.parametrize("text", ["Northmere", "NX4 7QA", "14 Elder Road", "alder", "NX4 7QZX"])
def test_the_town_alone_tells_nobody(text):
    assert not finds("address", ADDRESS, text)


def test_a_school_is_found_without_its_last_word():
    assert finds("school", "Alder Vale Primary School", "a teacher of Alder Vale noticed")
    assert not finds("school", "Alder Vale Primary School", "a primary school")


def test_an_identifier_is_found_with_and_without_blanks():
    assert all(finds("identifier", "943 476 5919", text) for text in ("9434765919", "943-476-5919", "943 476 5919"))
    assert not finds("identifier", "943 476 5919", "94347659190")


@pytest.mark.parametrize(("kind", "words"), [("name", "de"), ("born", "March 2019"), ("address", "Northmere")])
def test_what_cannot_be_looked_for_is_known(kind, words):
    assert pattern_of(kind, words) is None


LETTERS = st.text("bcdfghjk", min_size=3, max_size=10)
OTHER_WORDS = st.lists(st.text("lmnpqrstvwz ", max_size=20), max_size=5).map(" ".join)


@given(first=LETTERS, last=LETTERS, before=OTHER_WORDS, after=OTHER_WORDS, style=st.sampled_from(range(6)))
def test_a_name_planted_anywhere_is_found_and_shown(first, last, before, after, style):
    written = [
        f"{first} {last}",
        f"{last}, {first}".upper(),
        f"{first[0]}. {last}".title(),
        f"{first.title()}’s",
        f"{last}-{first}",
        f"({last})",
    ][style]

    (found,) = look(f"{before} {written} {after}", {7: pattern_of("name", f"{first} {last}")})

    assert (found.entry, found.times) == (7, 1)
    assert " ".join(written.split()) in found.excerpts[0]


@given(first=LETTERS, last=LETTERS, text=OTHER_WORDS)
def test_a_text_without_it_has_no_hit(first, last, text):
    assert look(text, {7: pattern_of("name", f"{first} {last}")}) == []


@given(text=st.text(max_size=200))
def test_a_name_is_found_among_any_signs(text):
    patterns = {1: pattern_of("name", "Zoë O'Brien"), 2: pattern_of("address", ADDRESS)}

    found = {hit.entry for hit in look(f"{text} Zoë O'Brien {text}", patterns)}

    assert 1 in found
    assert found <= patterns.keys()
