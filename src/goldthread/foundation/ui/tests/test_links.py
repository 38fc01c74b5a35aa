from django import forms
from django.http import QueryDict

from goldthread.foundation.ui.gallery.form_fields import Narrow
from goldthread.foundation.ui.links import filters_on, link_with

QUERY = QueryDict("search=a b&agency=police&agency=health&sort=due&page=3")


def test_one_thing_changes_and_the_rest_stays():
    assert link_with(QUERY, page=4) == "?search=a+b&agency=police&agency=health&sort=due&page=4"


def test_another_order_starts_at_the_first_page():
    assert "page" not in link_with(QUERY, sort="-due")


def test_none_takes_a_value_away():
    assert link_with(QUERY, agency=None, search=None) == "?sort=due"


def test_every_filter_that_is_on_is_named_and_can_be_taken_off():
    on = filters_on(Narrow(QUERY), QUERY)

    assert [(entry["label"], entry["text"]) for entry in on] == [
        ("Name or reference", "a b"),
        ("Agency", "Police"),
        ("Agency", "Health"),
    ]
    assert on[1]["href"] == "?search=a+b&agency=health&sort=due"


def test_an_empty_box_is_not_a_filter():
    assert filters_on(Narrow(), QueryDict("search=&area=")) == []


def test_what_a_box_holds_from_the_beginning_is_not_a_filter():
    class Read(forms.Form):
        gap = forms.IntegerField(initial=90)

    usual, other = QueryDict("gap=90"), QueryDict("gap=30")

    assert filters_on(Read(usual), usual) == []
    assert [one["text"] for one in filters_on(Read(other), other)] == ["30"]
