"""When something happened, as people write it: read for certain, or told in a sentence."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.foundation.uncertain_dates import NOT_KNOWN, NotADate, UncertainDate, read_when, words_of

from .making import DAYS


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("12/03/19", "12 March 2019"),
        ("03.04.2018 14:30", "3 April 2018 at 2:30pm"),
        ("3 May 2018, 1430hrs", "3 May 2018 at 2:30pm"),
        ("Wednesday 8 May 2019 at 2.30 p.m.", "8 May 2019 at 2:30pm"),
        ("14:30 on 3 May 2018", "3 May 2018 at 2:30pm"),
        ("2018-05-03T14:30:00", "3 May 2018 at 2:30pm"),
        ("3rd May 2018 at noon", "3 May 2018 at midday"),
        ("03/2019", "March 2019"),
        ("some time in 2016", "2016"),
        ("c. March 2019", "about March 2019"),
        ("c2015", "about 2015"),
        ("circa 2015", "about 2015"),
        ("~12/03/19", "about 12 March 2019"),
        ("12/03/2019 (approx)", "about 12 March 2019"),
        ("March 2019?", "about March 2019"),
        ("on or around 3 May 2018", "about 3 May 2018"),
        ("between 3 and 10 May 2018", "between 3 and 10 May 2018"),
        ("Between 28 April & 3rd May 2018", "between 28 April and 3 May 2018"),
        ("3/4 May 2018", "between 3 and 4 May 2018"),
        ("3 or 4 May 2018", "between 3 and 4 May 2018"),
        ("between March and May 2017", "between March and May 2017"),
        ("between 2015 and 2017", "between 2015 and 2017"),
        ("w/c 6 May 2019", "between 6 and 12 May 2019"),
        ("week ending 12/05/2019", "between 6 and 12 May 2019"),
        ("3-10 May 2018", "from 3 to 10 May 2018"),
        ("3rd – 10th May 2018", "from 3 to 10 May 2018"),
        ("from 3 to 10 May 2018", "from 3 to 10 May 2018"),
        ("03/04/2018 - 05/04/2018", "from 3 to 5 April 2018"),
        ("01-02-2018-03-02-2018", "from 1 to 3 February 2018"),
        ("28 Dec 2017 until 3 Jan 2018", "from 28 December 2017 to 3 January 2018"),
        ("May-July 2018", "from May to July 2018"),
        ("before 2015", "before 2015"),
        ("pre-2015", "before 2015"),
        ("prior to 3 May 2018", "before 3 May 2018"),
        ("by 3 May 2018", "before 4 May 2018"),
        ("by the end of March 2019", "before April 2019"),
        ("before the end of 2018", "before 2019"),
        ("prior to the end of March 2019", "before April 2019"),
        ("since the end of March 2019", "after 30 March 2019"),
        ("from the end of 2018", "after 30 December 2018"),
        ("after March 2015", "after March 2015"),
        ("since 2015", "after 2014"),
        ("2015 onwards", "after 2014"),
        ("N/K", "day not known"),
        ("date unknown", "day not known"),
    ],
)
def test_it_is_read_as_people_write_it(written, words):
    assert words_of(read_when(written).when) == words


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Spring 2017", "between March and May 2017"),
        ("autumn term 2018", "between September and December 2018"),
        ("early March 2019", "between 1 and 10 March 2019"),
        ("mid-2018", "between May and August 2018"),
        ("end of February 2019", "between 21 and 28 February 2019"),
    ],
)
def test_how_loose_words_were_taken_is_said(written, words):
    read = read_when(written)

    assert words_of(read.when) == words
    assert read.remark == f"“{written}” is read as {words}."


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("", "It does not say when. Write it like 8 January 2019"),
        ("soon", "“soon” is not a date that can be read. Write it like 8 January 2019, about January 2019"),
        ("Christmas 2018", "“Christmas 2018” is not a date that can be read."),
        ("3 May", "“3 May” is not a date that can be read."),
        ("before about 2015", "“before about 2015” is not a date that can be read."),
        ("about 31 June 2019", "“about 31 June 2019” is not a real date."),
        ("8 Janury 2019", "there is no month “janury”"),
        ("1/13/2019", "there is no month 13. If the month is written first, write the day first."),
        ("Jan-19", "could be January 2019 or 19 January"),
        ("2017/18", "could be a school year, a year from April or two years"),
        ("2011-12", "could be a school year, a year from April or two years"),
        ("Winter 2017", "could be the winter at the beginning or at the end of 2017"),
        ("Tuesday 8 May 2019", "8 May 2019 is a Wednesday. Put the day or the weekday right."),
        ("3 May 2018 25:00", "has a time that is not on a clock"),
        ("March 2019 14:30", "has a time and no day"),
        ("10 May 2018 to 3 May 2018", "ends before it begins"),
        ("28 December to 3 January 2018", "ends before it begins. Write both days with their year."),
        (43473, "how your program stores 8 January 2019"),
        (None, "It does not say when"),
        ("3 May 2018 " * 20, "This is too long for a date."),
    ],
)
def test_what_is_impossible_or_could_be_two_things_is_told(written, sentence):
    with pytest.raises(NotADate) as caught:
        read_when(written)

    assert sentence in str(caught.value)


@given(day=DAYS)
def test_the_day_stands_before_the_month(day):
    for written in (f"{day:%d/%m/%Y}", f"{day.day}.{day.month}.{day.year}", f"{day:%d-%m-%Y}"):
        assert read_when(written).when == UncertainDate.on(day)


@given(day=DAYS)
def test_a_spreadsheets_own_date_is_a_day_and_its_time_a_time(day):
    assert read_when(day).when == read_when(datetime(day.year, day.month, day.day)).when == UncertainDate.on(day)

    timed = read_when(datetime(day.year, day.month, day.day, 14, 30, 59)).when
    assert words_of(timed).endswith(" at 2:30pm")


@given(text=st.text(max_size=30) | st.text("0123456789 /-.cabouterw?mMy", max_size=25))
def test_anything_else_is_a_problem_and_never_a_crash(text):
    assert says_or_refuses(text)


def says_or_refuses(text):
    """A day that was read, or a whole sentence."""
    try:
        found = read_when(text).when
    except NotADate as problem:
        return str(problem).endswith(".")
    return found == NOT_KNOWN or (found.earliest_on or found.latest_on) >= date(1899, 12, 31)
