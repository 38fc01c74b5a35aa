"""What reads like a name is told at each field that has one; what to do about it is said once."""

from django import forms

from goldthread.foundation.looking.careful_form import CarefulForm
from goldthread.foundation.ui.fields import error_summary

INSTEAD = "Write “the child” instead."


class Told(CarefulForm):
    watched = ("what", "why")
    unnamed = INSTEAD

    what = forms.CharField(label="What happened")
    why = forms.CharField(label="Why it matters")


def sent(**said):
    return Told({"what": "A call came in.", "why": "The school asked.", **said})


def test_names_in_several_fields_are_told_at_each_and_what_to_do_is_said_once():
    form = sent(what="The parent of Robin Example rang.", why="The parent of Sarah Placeholder did not.")
    summary = error_summary(form)

    assert summary.count(INSTEAD) == 1
    for field, words in (
        ("what", "What happened: “Robin Example” may tell who a person is."),
        ("why", "Why it matters: “Sarah Placeholder” may tell who a person is."),
    ):
        assert form.errors[field] == [words]
        assert f'<a href="#id_{field}">{words}</a>' in summary


def test_a_name_in_one_field_is_told_there_with_what_to_do():
    form = sent(why="The parent of Robin Example rang.")

    assert list(form.errors) == ["why"]
    assert f"“Robin Example” may tell who a person is. {INSTEAD} If it names nobody, send it" in form.errors["why"][0]


def test_what_was_told_may_be_sent_again_as_it_is():
    said = {"what": "The parent of Robin Example rang.", "why": "The parent of Sarah Placeholder did not."}
    told = sent(**said)
    assert not told.is_valid()

    again = sent(**said, warned_of=told["warned_of"].value())

    assert again.is_valid(), again.errors
