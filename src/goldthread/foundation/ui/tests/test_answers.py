"""Answers in words, as pages tell them."""

import datetime

import pytest
from django import forms as django

from goldthread.foundation.records.dates import PartialDate
from goldthread.foundation.ui import forms
from goldthread.foundation.ui.answers import in_words

KINDS = [("", "Select a kind"), ("a", "An apple"), ("b", "A pear")]


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        (django.CharField(), None, ""),
        (django.CharField(), " Ada ", "Ada"),
        (forms.LongTextField(), "One\r\ntwo", "One\ntwo"),
        (forms.LinesField(), ["One", "two"], "One\ntwo"),
        (django.IntegerField(), 0, "0"),
        (django.BooleanField(), True, "Yes"),
        (django.BooleanField(), None, "No"),
        (forms.YesNoField(), False, "No"),
        (forms.YesNoField(unknown="Not known"), "unknown", "Not known"),
        (django.ChoiceField(choices=KINDS), "a", "An apple"),
        (django.ChoiceField(choices=KINDS), "", ""),
        (django.ChoiceField(choices=KINDS), "gone", "gone"),
        (django.MultipleChoiceField(choices=KINDS), ["b", "a"], "A pear and An apple"),
        (forms.DateField(), datetime.date(2026, 3, 27), "27 March 2026"),
        (forms.DateField(), {"day": "27", "month": "3", "year": "2026"}, "27 March 2026"),
        (forms.DateField(), {"day": "31", "month": "2", "year": "2026"}, "31 2 2026"),
        (forms.DateField(), None, ""),
        (forms.PartialDateField(), PartialDate(2026, 2), "February 2026"),
    ],
)
def test_an_answer_is_said_as_somebody_would(field, value, words):
    form = type("OneField", (forms.Form,), {"it": field})()

    assert in_words(form["it"], form.fields["it"].prepare_value(value)) == words


def test_lines_come_out_as_a_tuple_without_the_empty_ones():
    form = type("OneField", (forms.Form,), {"it": forms.LinesField()})({"it": "One\r\n\r\n two "})

    assert form.is_valid()
    assert form.cleaned_data["it"] == ("One", "two")
