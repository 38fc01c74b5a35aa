"""What forms accept, and what they say when something is wrong."""

import pytest
from django import forms as django

from goldthread.foundation.ui import forms


def said(field, value="", label="Reason"):
    """The message of a form with one field."""
    field.label = field.label or label
    form = type("OneField", (forms.Form,), {"it": field})({"it": value})
    return form.errors.get("it", [None])[0]


@pytest.mark.parametrize(
    ("field", "message"),
    [
        (django.CharField(label="Reason"), "Enter the reason"),
        (django.CharField(label="NHS number"), "Enter the NHS number"),
        (django.CharField(label="Your name"), "Enter your name"),
        (django.CharField(label="What happened?"), "Answer the question “What happened?”"),
        (django.ChoiceField(label="Agency", choices=[("a", "A")]), "Select the agency"),
        (django.BooleanField(label="I agree"), "Tick “I agree” to continue"),
        (django.FileField(label="Minutes"), "Choose the minutes"),
        (forms.YesNoField(label="Parent told"), "Select the parent told"),
        (forms.DateField(label="By when you ask for another answer"), "Enter by when you ask for another answer"),
        (django.IntegerField(label="For how many months it counts"), "Enter for how many months it counts"),
        (django.CharField(label="Whom it is about"), "Enter whom it is about"),
        (forms.DateField(label="True from"), "Fill in “True from”"),
        (django.CharField(label="Of whom"), "Fill in “Of whom”"),
        (django.ChoiceField(label="As what they take part"), "Fill in “As what they take part”"),
        (django.CharField(label="Why, and what is done"), "Enter why, and what is done"),
        (django.CharField(label="Race: who is missed, and why"), "Fill in “Race: who is missed, and why”"),
    ],
)
def test_what_is_missing_is_asked_for(field, message):
    assert said(field) == message


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        (django.CharField(max_length=3), "abcd", "Reason must be 3 characters or fewer"),
        (django.CharField(min_length=3), "ab", "Reason must be 3 characters or more"),
        (django.IntegerField(), "three", "Reason must be a whole number, like 15"),
        (django.IntegerField(min_value=1), "0", "Reason must be 1 or more"),
        (django.DecimalField(), "x", "Reason must be a number, like 3.5"),
        (django.EmailField(), "x", "Enter an email address in the correct format, like name@example.com"),
        (django.ChoiceField(choices=[("a", "A")]), "z", "Select one of the answers shown"),
    ],
)
def test_what_is_wrong_is_said_plainly(field, value, message):
    assert said(field, value) == message


@pytest.mark.parametrize(
    ("typed", "number"), [("1,234", 1234), (" 12,345,678 ", 12345678), ("15", 15), ("15.0", 15), ("-3", -3)]
)
def test_a_whole_number_may_be_typed_as_pages_show_it(typed, number):
    form = type("OneField", (forms.Form,), {"it": django.IntegerField(label="Children")})({"it": typed})

    assert form.is_valid()
    assert form.cleaned_data["it"] == number


@pytest.mark.parametrize("typed", ["1,23", "1234,567", ",123", "1,234,", "1,234.5"])
def test_commas_that_do_not_stand_between_thousands_are_told(typed):
    assert said(django.IntegerField(), typed) == "Reason must be a whole number, like 15"


def test_limits_hold_for_a_number_with_commas():
    assert said(django.IntegerField(max_value=1000), "1,234") == "Reason must be 1000 or less"


def test_a_label_with_a_percent_sign_does_not_break_the_message():
    assert said(django.CharField(max_length=1, label="% met"), "ab") == "% met must be 1 characters or fewer"


def test_the_authors_own_words_stand():
    assert said(django.CharField(error_messages={"required": "Say why"})) == "Say why"


@pytest.mark.parametrize(
    "name", ["\u0627\u062d\u0645\u062f", "\u05d3\u05d5\u05d3 Cohen", "Z\u0301oe\u0308", "a\u200db"]
)
def test_names_of_every_script_are_taken_as_they_are(name):
    form = type("OneField", (forms.Form,), {"it": django.CharField()})({"it": name})

    assert form.is_valid()
    assert form.cleaned_data["it"] == name


def test_a_code_may_be_typed_with_spaces():
    assert forms.CodeField().clean(" 123 456 ") == "123456"


def test_a_password_keeps_its_spaces():
    assert forms.PasswordField().clean(" secret ") == " secret "


def test_a_new_line_counts_once():
    assert forms.LongTextField(max_length=3).clean("a\r\nb") == "a\nb"


@pytest.mark.parametrize(("typed", "value"), [("yes", True), ("no", False), ("unknown", None)])
def test_yes_no_and_not_known(typed, value):
    assert forms.YesNoField(unknown="Not known").clean(typed) is value


@pytest.mark.parametrize(("value", "shown"), [(True, "yes"), (False, "no"), (None, None), ("no", "no")])
def test_a_recorded_yes_or_no_comes_back_as_the_same_answer(value, shown):
    assert forms.YesNoField().prepare_value(value) == shown


def test_a_one_box_date_becomes_three_boxes():
    class Old(forms.Form):
        day = django.DateField(label="Day", required=False, help_text="When")

    field = Old().fields["day"]

    assert isinstance(field, forms.DateField)
    assert (field.required, field.label, field.help_text) == (False, "Day", "When")


class Told(forms.Form):
    told = forms.YesNoField(label="Was the parent told?")
    why_not = django.CharField(label="Why not?")
    looks = {"why_not": {"shown_with": ("told", "no")}}


def test_what_was_not_asked_is_not_needed():
    form = Told({"told": "yes"})

    assert form.is_valid()
    assert form.cleaned_data == {"told": True, "why_not": ""}


def test_what_was_not_asked_is_not_kept():
    form = Told({"told": "yes", "why_not": "typed before the answer was changed"})

    assert form.is_valid()
    assert form.cleaned_data["why_not"] == ""


def test_what_was_asked_is_needed():
    assert Told({"told": "no"}).errors["why_not"] == ["Answer the question “Why not?”"]


@pytest.mark.parametrize("width", [3, "7", "half"])
def test_a_width_that_the_design_system_does_not_have_is_refused_when_the_form_is_written(width):
    with pytest.raises(ValueError, match="wide"):
        type("TooWide", (forms.Form,), {"days": django.IntegerField(), "looks": {"days": {"width": width}}})


@pytest.mark.parametrize("words", ["\u200b", " \u2060\ufeff ", "\u2800"])
@pytest.mark.parametrize("field", [django.CharField, forms.LongTextField, forms.LinesField])
def test_a_text_that_shows_nothing_is_no_answer(field, words):
    assert said(field(), words) == "Enter the reason"


def test_a_line_that_shows_nothing_is_none_of_several():
    form = type("OneField", (forms.Form,), {"it": forms.LinesField()})({"it": "one\n\u200b\ntwo"})

    assert form.is_valid()
    assert form.cleaned_data["it"] == ("one", "two")


def test_a_password_may_be_of_any_characters():
    assert said(forms.PasswordField(), "\u2800" * 12) is None
