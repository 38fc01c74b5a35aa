"""Form fields on the page: each as its component, nothing typed lost, everything wrong said and linked."""

import re

import pytest
from django import forms as django
from django.core.files.uploadedfile import SimpleUploadedFile

from goldthread.foundation.ui import forms
from goldthread.foundation.ui.fields import error_summary, field, form_fields
from goldthread.foundation.ui.gallery.form_fields import WRONG, EveryField
from goldthread.foundation.ui.time_fields import TimeOfDayField


def one(made, data=None, files=None, **looks):
    """A form with one field called "it", and that field drawn."""
    made.label = made.label or "Reason"
    return field(type("OneField", (forms.Form,), {"it": made, "looks": {"it": looks}})(data, files)["it"])


@pytest.mark.parametrize(
    ("made", "part"),
    [
        (django.CharField(), 'class="govuk-input"'),
        (django.EmailField(), 'type="email" spellcheck="false"'),
        (django.IntegerField(), 'inputmode="numeric"'),
        (django.DecimalField(), 'inputmode="decimal"'),
        (django.CharField(widget=django.Textarea), "<textarea"),
        (forms.LongTextField(max_length=50), 'data-maxlength="50"'),
        (forms.PasswordField(new=True), 'autocomplete="new-password"'),
        (forms.CodeField(), 'autocomplete="one-time-code"'),
        (django.FileField(), 'type="file"'),
        (django.ChoiceField(choices=[("a", "A")]), "<select"),
        (django.ChoiceField(choices=[("a", "A")], widget=django.RadioSelect), 'type="radio"'),
        (django.MultipleChoiceField(choices=[("a", "A")]), 'type="checkbox"'),
        (django.BooleanField(), 'type="checkbox"'),
        (forms.DateField(), 'name="it-month"'),
        (forms.PartialDateField(), 'name="it-year"'),
        (django.CharField(widget=django.HiddenInput), 'type="hidden"'),
    ],
)
def test_every_kind_of_field_has_its_component(made, part):
    assert part in re.sub(r"\s+", " ", one(made))


def test_a_time_is_as_wide_as_one_and_several_alike_are_heard_apart():
    plain, whose = (
        one(TimeOfDayField(label="Time")),
        one(TimeOfDayField(label="Time", required=False, whose="<Seen> on")),
    )

    assert "govuk-input--width-10" in plain
    assert "visually-hidden" not in plain
    assert 'Time (optional)<span class="govuk-visually-hidden">: &lt;Seen&gt; on</span>' in whose


def test_a_field_nobody_drew_is_an_error():
    with pytest.raises(TypeError, match="No component for SplitDateTimeWidget"):
        one(django.SplitDateTimeField())


def test_what_need_not_be_answered_says_so():
    assert "Reason (optional)" in one(django.CharField(required=False))
    assert "(optional)" not in one(django.CharField())


def test_a_box_to_tick_is_not_called_optional():
    assert "(optional)" not in one(django.BooleanField(required=False))


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("email", 'value="sam at example"'),
        ("children", 'value="three"'),
        ("seen_on", 'value="February"'),
        ("born_on", 'value="2011"'),
        ("notes", "a good deal longer than the sixty"),
        ("told", 'value="no" checked'),
        ("area", 'value="s" selected'),
        ("version", 'value="3"'),
    ],
)
def test_nothing_typed_is_lost(name, kept):
    assert kept in re.sub(r"\s+", " ", field(EveryField(WRONG)[name]))


def test_a_password_is_never_sent_back():
    assert "secret" not in one(forms.PasswordField(), {"it": "secret"})


def test_a_lost_file_is_asked_for_again():
    minutes = SimpleUploadedFile("minutes.txt", b"x")

    assert "Choose the file again" in one(django.FileField(), {}, {"it": minutes})


def test_a_file_that_is_held_is_not_asked_for_again():
    html = field(EveryField(WRONG)["record"])

    assert "minutes.pdf (a PDF, 1.2 MB) is held: you need not send it again" in html
    assert '<input type="hidden" name="record-ticket" value="made-up">' in html
    assert "is held" not in field(EveryField()["record"])


def test_what_was_typed_is_escaped():
    assert "<script>" not in one(django.CharField(max_length=2), {"it": '"><script>'})


def test_an_error_stands_beside_its_field_and_is_read_with_it():
    html = one(django.CharField(help_text="In a sentence"), {"it": ""})

    assert 'aria-describedby="id_it-hint id_it-error"' in html
    assert "Enter the reason" in html


def test_only_the_box_at_fault_is_marked():
    html = one(forms.DateField(), {"it-day": "8", "it-month": "1"})

    assert html.count("govuk-input--error") == 1


def test_every_error_is_linked_to_a_box_that_is_on_the_page():
    form = EveryField(WRONG)
    targets = re.findall(r'href="#([^"]+)"', error_summary(form))

    ids = re.findall(r'id="([^"]+)"', form_fields(form))
    assert len(targets) >= 10
    assert set(targets) <= set(ids)


def test_the_link_for_a_date_leads_to_the_box_at_fault():
    form = type("OneField", (forms.Form,), {"it": forms.DateField()})({"it-day": "8", "it-month": "1"})

    assert 'href="#id_it-year"' in error_summary(form)


def test_a_form_not_yet_sent_has_no_summary():
    assert error_summary(EveryField()) == ""


def test_the_summary_speaks_for_all_forms_of_a_page():
    first, second = EveryField({}, prefix="a"), EveryField({}, prefix="b")

    assert error_summary(first, second).count("Enter the case reference") == 2


def test_the_summary_speaks_for_a_formset():
    rows = django.formset_factory(EveryField, extra=1)
    data = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-email": "x"}

    assert 'href="#id_form-0-reference"' in error_summary(rows(data))


def test_a_follow_up_question_stands_with_its_answer():
    html = form_fields(EveryField())

    assert html.count('name="why_not"') == 1
    assert html.index('value="no"') < html.index('name="why_not"') < html.index('name="agencies"')


def test_revealing_is_left_to_the_style_sheet():
    assert "data-aria-controls" not in form_fields(EveryField())


def test_sections_have_headings():
    class Parts(forms.Form):
        name = django.CharField()
        reason = django.CharField()
        sections = (("About the child", ("name",)), ("Decision", ("reason",)))

    html = form_fields(Parts())
    assert html.index("About the child") < html.index('name="name"') < html.index("Decision</h2>")


def test_hints_belong_to_answers():
    html = one(django.ChoiceField(choices=[("a", "A")], widget=django.RadioSelect), hints={"a": "The first"})

    assert "govuk-radios__hint" in html


def test_two_short_answers_stand_side_by_side():
    assert "govuk-radios--inline" in one(forms.YesNoField())


def test_a_look_nobody_knows_is_an_error():
    with pytest.raises(TypeError, match="colour"):
        one(django.CharField(), colour="red")


def test_prefix_suffix_and_width():
    html = one(django.IntegerField(), suffix="%", prefix="about", width="3")

    assert all(part in html for part in (">%<", ">about<", "govuk-input--width-3"))
