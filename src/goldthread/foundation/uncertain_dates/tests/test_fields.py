"""The one box in which people write when something happened."""

from datetime import date

import pytest

from goldthread.foundation.ui.forms import Form
from goldthread.foundation.uncertain_dates import UncertainDate
from goldthread.foundation.uncertain_dates.fields import UncertainDateField

TODAY = date(2026, 11, 29)


class Event(Form):
    when = UncertainDateField(label="When it happened", latest=TODAY)
    heard = UncertainDateField(label="When it was heard of", required=False)


def said(**typed):
    form = Event(typed)
    return form.cleaned_data if form.is_valid() else form.errors


def test_it_gives_what_was_meant():
    assert said(when=" about March 2019 ")["when"] == UncertainDate.of(_march(), about=True)
    assert said(when="3 May 2018")["heard"] is None


def _march():
    from goldthread.foundation.records.dates import PartialDate

    return PartialDate(2019, 3)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("soon", "“soon” is not a date that can be read."),
        ("Tuesday 8 May 2019", "8 May 2019 is a Wednesday."),
        ("30/11/2026", "“30 November 2026” is still to come. Enter 29 November 2026 or earlier."),
        ("", "required"),
    ],
)
def test_it_says_what_cannot_be_read(typed, sentence):
    assert sentence in said(when=typed)["when"][0] or not typed


def test_a_year_that_has_begun_is_not_to_come():
    assert said(when="2026")["when"].certainty == "year"


def test_it_shows_words_that_are_read_back():
    when = UncertainDate.between(date(2018, 5, 3), date(2018, 5, 10))
    form = Event(initial={"when": when})

    assert form["when"].value() == "between 3 and 10 May 2018"
    assert not form.fields["when"].has_changed(when, form["when"].value())
    assert form.fields["when"].has_changed(when, "3 May 2018")
    assert form.fields["when"].has_changed(when, "soon")


def test_its_box_has_a_label_and_examples():
    from goldthread.foundation.ui.fields import field

    drawn = str(field(Event()["when"]))

    assert "When it happened" in drawn
    assert "between 3 and 10 May 2018" in drawn
    assert 'type="text"' in drawn
