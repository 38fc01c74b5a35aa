"""Form fields as they stand on a page: empty, and after an error."""

from dataclasses import dataclass

from django import forms as django
from django.forms.boundfield import BoundField

from goldthread.foundation.ui import forms
from goldthread.foundation.ui.gallery.example import Example

AGENCIES = [("police", "Police"), ("health", "Health"), ("education", "Education")]
LEVELS = [("1", "Universal"), ("2", "Early help"), ("3", "Child in need"), ("4", "Child protection")]


@dataclass(frozen=True)
class Held:
    """A file that came with the form before."""

    words: str = "minutes.pdf (a PDF, 1.2 MB)"
    ticket: str = "made-up"


class HoldsItsFile(BoundField):
    """A file field whose file was received although something else in the form was wrong."""

    @property
    def held(self):
        return Held() if self.form.is_bound else None


class RecordField(django.FileField):
    """A file field that need not be sent its file twice."""

    def get_bound_field(self, form, field_name):
        return HoldsItsFile(form, self, field_name)


class EveryField(forms.Form):
    """One of each kind, in the order of a form about a contact."""

    reference = django.CharField(label="Case reference", help_text="For example, LADO-2019-0042")
    email = django.EmailField(label="Email address", widget=django.EmailInput({"autocomplete": "email"}))
    children = django.IntegerField(label="Number of children", min_value=1, max_value=30)
    seen_on = forms.DateField(label="Date the child was seen")
    born_on = forms.PartialDateField(label="Date of birth", required=False)
    level = django.ChoiceField(label="Level of need", choices=LEVELS, widget=django.RadioSelect)
    told = forms.YesNoField(label="Has the parent been told?")
    why_not = django.CharField(label="Why have they not been told?")
    agencies = django.MultipleChoiceField(
        label="Agencies involved", choices=AGENCIES, widget=django.CheckboxSelectMultiple
    )
    area = django.ChoiceField(label="Area", choices=[("", ""), ("n", "North"), ("s", "South")])
    notes = forms.LongTextField(label="Summary", max_length=60)
    record = RecordField(label="Upload the record", required=False)
    code = forms.CodeField(label="Security code", help_text="6 numbers from your app")
    password = forms.PasswordField(label="Password")
    checked = django.BooleanField(label="I have checked this with the lead")
    version = django.IntegerField(widget=django.HiddenInput, initial=3)

    looks = {
        "reference": {"width": "20"},
        "level": {"hints": {"4": "A section 47 enquiry has begun or a plan is in place"}},
        "why_not": {"shown_with": ("told", "no")},
        "notes": {"rows": 3},
        "code": {"width": "10"},
    }


class Narrow(forms.Form):
    """A filter: a search, a list and some ticks, none of them needed."""

    search = django.CharField(label="Name or reference", required=False)
    area = django.ChoiceField(label="Area", choices=[("", "All"), ("n", "North"), ("s", "South")], required=False)
    agency = django.MultipleChoiceField(
        label="Agency", choices=AGENCIES, widget=django.CheckboxSelectMultiple, required=False
    )


WRONG = {
    "email": "sam at example",
    "children": "three",
    "seen_on-day": "31",
    "seen_on-month": "February",
    "seen_on-year": "2019",
    "born_on-day": "4",
    "born_on-year": "2011",
    "told": "no",
    "notes": "A summary that is a good deal longer than the sixty characters that are allowed.",
    "area": "s",
    "version": "3",
}

NO_ERROR_TO_SHOW = {"version"}


def states_of(name: str):
    """A field as it is first seen, and after an error."""
    yield Example(name, "Empty", f'{{{{ field(blank["{name}"]) }}}}')
    if name not in NO_ERROR_TO_SHOW:
        yield Example(name, "After an error", f'{{{{ field(wrong["{name}"]) }}}}')


FORM_FIELDS = (
    Example("error summary", "All that is wrong, linked to its box", "{{ error_summary(wrong, focus=false) }}"),
    *(example for name in EveryField.base_fields if name != "why_not" for example in states_of(name)),
)
