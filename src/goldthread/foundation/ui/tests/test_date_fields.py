import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.foundation.records.dates import MONTHS, PartialDate
from goldthread.foundation.ui.forms import DateField, Form, PartialDateField

TEXT = st.text(max_size=6)


class Contact(Form):
    seen = DateField(label="Date the child was seen")
    born = PartialDateField(label="Date of birth", required=False)


def boxes(name, day="", month="", year=""):
    return {f"{name}-day": day, f"{name}-month": month, f"{name}-year": year}


def seen(*typed):
    form = Contact(boxes("seen", *typed))
    return form.cleaned_data["seen"] if form.is_valid() else form.errors["seen"][0]


def born(*typed):
    form = Contact({**boxes("seen", "1", "1", "2019"), **boxes("born", *typed)})
    return form.cleaned_data["born"] if form.is_valid() else form.errors["born"][0]


@pytest.mark.parametrize(
    "typed",
    [
        ("8", "1", "2019"),
        ("08", "01", "2019"),
        (" 8 ", "January", "2019"),
        ("8th", "jan", "2019"),
        ("8/1/2019",),
        ("2019-01-08",),
        ("8 January 2019",),
        ("08.01.2019",),
    ],
)
def test_a_date_is_understood_however_people_type_it(typed):
    assert seen(*typed) == datetime.date(2019, 1, 8)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ((), "Enter the date the child was seen"),
        (("8",), "Date the child was seen must include a month and year"),
        (("8", "1"), "Date the child was seen must include a year"),
        (("", "1", "2019"), "Date the child was seen must include a day"),
        (("31", "2", "2019"), "Date the child was seen must be a real date"),
        (("8", "13", "2019"), "Date the child was seen must be a real date"),
        (("8", "Ma", "2019"), "Date the child was seen must be a real date"),
        (("-8", "1", "2019"), "Date the child was seen must be a real date"),
        (("٨", "1", "2019"), "Date the child was seen must be a real date"),
        (("8", "1", "19"), "Date the child was seen must include a year with 4 numbers, like 2026"),
    ],
)
def test_what_is_wrong_is_said_in_the_design_systems_words(typed, said):
    assert seen(*typed) == said


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        (("31", "2", "2019"), ("day", "month", "year")),
        (("8", "13", "2019"), ("month",)),
        (("8", "1"), ("year",)),
    ],
)
def test_only_the_boxes_at_fault_are_named(typed, parts):
    form = Contact(boxes("seen", *typed))

    assert form.errors.as_data()["seen"][0].parts == parts


@given(st.dates(datetime.date(1000, 1, 1)))
def test_every_date_can_be_typed_in_numbers_and_in_words(day):
    assert seen(str(day.day), str(day.month), str(day.year)) == day
    assert seen(str(day.day), MONTHS[day.month - 1].upper(), str(day.year)) == day


@given(TEXT, TEXT, TEXT)
def test_nothing_typed_can_break_it_and_nothing_typed_is_lost(day, month, year):
    form = Contact(boxes("seen", day, month, year))
    form.is_valid()

    assert form["seen"].value() == {"day": day.strip(), "month": month.strip(), "year": year.strip()}


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ((), None),
        (("", "", "2011"), PartialDate(2011)),
        (("", "Feb", "2011"), PartialDate(2011, 2)),
        (("8", "2", "2011"), PartialDate(2011, 2, 8)),
    ],
)
def test_a_partial_date_is_as_exact_as_what_was_typed(typed, value):
    assert born(*typed) == value


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("8", "", "2011"), "Date of birth must include a month"),
        (("", "2"), "Date of birth must include a year"),
        (("30", "2", "2011"), "Date of birth must be a real date"),
    ],
)
def test_a_partial_date_says_what_it_cannot_do_without(typed, said):
    assert born(*typed) == said


def test_limits_are_days_given_by_the_view():
    form = Contact(boxes("seen", "9", "1", "2019"))
    form.fields["seen"].latest = datetime.date(2019, 1, 8)

    assert form.errors["seen"] == ["Date the child was seen must be the same as or before 8 January 2019"]


def test_a_partial_date_breaks_a_limit_only_when_all_of_it_does():
    field = PartialDateField(label="Born", earliest=datetime.date(2019, 6, 1))

    assert field.clean({"year": "2019"}) == PartialDate(2019)


def test_a_question_is_not_repeated_in_its_message():
    field = DateField(label="When was the child seen?")

    with pytest.raises(Exception, match="The date must include a year"):
        field.clean({"day": "1", "month": "2"})


def test_an_initial_date_fills_the_boxes_and_counts_as_unchanged():
    data = boxes("seen", "8", "January", "2019")
    form = Contact(data, initial={"seen": datetime.date(2019, 1, 8)})

    assert not form.has_changed()


def test_a_draft_or_test_may_give_the_whole_date():
    form = Contact({"seen": "2019-01-08"})

    assert form.is_valid()
    assert form.cleaned_data["seen"] == datetime.date(2019, 1, 8)


def test_a_moment_becomes_its_day_on_the_wall_clock():
    late = datetime.datetime(2019, 7, 8, 23, 30, tzinfo=datetime.UTC)

    assert DateField().clean(late) == datetime.date(2019, 7, 9)
