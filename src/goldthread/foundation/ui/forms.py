"""Forms: Django's, in plain words, with the fields that the Design System has and Django lacks.

    class Contact(forms.Form):
        seen_on = DateField(label="Date the child was seen")
        looks = {"notes": {"rows": 8}}            # how a field looks: see fields.Look
        sections = (("Who", ("name",)), ...)      # headings for form_fields, optional

Import Django's own fields from `django.forms` as usual; only the form class must be ours.
"""

from django import forms

from goldthread.foundation.records.grouped_figures import without_commas
from goldthread.foundation.records.long_text import LONGEST_TEXT
from goldthread.foundation.records.seen_text import shows_nothing
from goldthread.foundation.ui.date_fields import DateField, PartialDateField
from goldthread.foundation.ui.looks import Look
from goldthread.foundation.ui.plain_words import speak_plainly
from goldthread.foundation.ui.time_fields import TimeOfDayField

__all__ = [
    "CodeField",
    "ConfidentialField",
    "DateField",
    "Form",
    "LinesField",
    "LongTextField",
    "ModelForm",
    "PartialDateField",
    "PasswordField",
    "WholeNumberField",
    "YesNoField",
]


class NothingToRead(list):
    """Django's answers that count as empty, and every text that shows nothing."""

    def __contains__(self, value):
        return super().__contains__(value) or (isinstance(value, str) and shows_nothing(value))


class CodeField(forms.CharField):
    """A code sent or shown to a person, such as a sign-in code. Spaces and hyphens do not matter."""

    def __init__(self, **options):
        attrs = {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
        options.setdefault("widget", forms.TextInput(attrs=attrs))
        super().__init__(**options)

    def to_python(self, value):
        return (super().to_python(value) or "").replace(" ", "").replace("-", "")


class PasswordField(forms.CharField):
    """A password, never sent back to the page. `new=True` where one is being chosen."""

    def __init__(self, *, new=False, **options):
        attrs = {"autocomplete": "new-password" if new else "current-password"}
        options.setdefault("widget", forms.PasswordInput(attrs=attrs))
        super().__init__(strip=False, **options)


class LongTextField(forms.CharField):
    """Several lines of text, no longer than the house takes unless a field says less.

    A new line counts as one character, as the counter on the page counts it.
    """

    widget = forms.Textarea

    def __init__(self, *, max_length: int = LONGEST_TEXT, **options):
        super().__init__(max_length=max_length, **options)

    def to_python(self, value):
        return (super().to_python(value) or "").replace("\r\n", "\n")


class ConfidentialField(LongTextField):
    """Several lines that may tell who somebody is: they go into no draft."""


class LinesField(LongTextField):
    """Several things, one on each line. Gives them as a tuple, and begins with a list of them."""

    def to_python(self, value):
        return tuple(line.strip() for line in super().to_python(value).splitlines() if not shows_nothing(line))

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, (list, tuple)) else value

    def run_validators(self, value):
        """The limit is of characters, as it says, and not of lines."""
        super().run_validators(self.prepare_value(value))


class YesNoField(forms.TypedChoiceField):
    """Yes or no, as radios, giving True or False. `unknown` is the words of a third, None."""

    widget = forms.RadioSelect

    def __init__(self, *, unknown="", **options):
        choices = [("yes", "Yes"), ("no", "No")] + ([("unknown", unknown)] if unknown else [])
        super().__init__(choices=choices, coerce={"yes": True, "no": False}.get, empty_value=None, **options)

    def prepare_value(self, value):
        return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value


class WholeNumberField(forms.IntegerField):
    """A whole number, which may be typed as pages show it: 1,234."""

    def to_python(self, value):
        return super().to_python(without_commas(value.strip()) if isinstance(value, str) else value)


def ours(field: forms.Field) -> forms.Field:
    """Django's one-box date, which model forms make, becomes day, month and year; whole numbers may have commas."""
    if type(field) is forms.IntegerField:
        whole = WholeNumberField()
        vars(whole).update(vars(field))
        return whole
    if type(field) is not forms.DateField:
        return field
    kept = {name: getattr(field, name) for name in ("required", "label", "initial", "help_text", "disabled")}
    return DateField(**kept)


class PlainForm(forms.BaseForm):
    """What our forms add to Django's."""

    looks: dict[str, dict] = {}
    sections: tuple[tuple[str, tuple[str, ...]], ...] = ()
    use_required_attribute = False

    def __init_subclass__(cls, **options):
        """A look that cannot be is refused when the form is written, and not when its page is opened."""
        super().__init_subclass__(**options)
        for look in cls.__dict__.get("looks", {}).values():
            Look(**look)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            self.add_field(name, field)

    def add_field(self, name: str, field: forms.Field) -> None:
        """Ask this too; for a form whose fields are made and not written."""
        self.fields[name] = field = ours(field)
        # A password may be of any characters.
        if isinstance(field, forms.CharField) and not isinstance(field, PasswordField):
            field.empty_values = NothingToRead(field.empty_values)
        speak_plainly(name, field)

    def asks(self, name: str) -> bool:
        """Whether a field is asked: one `shown_with` an answer is not when another was given."""
        parent, value = self.looks.get(name, {}).get("shown_with") or ("", "")
        given = self[parent].data if parent else None
        return not parent or value in (given if isinstance(given, (list, tuple)) else [given])

    def _clean_fields(self):
        """What was not asked is neither required nor kept, whatever its hidden box holds."""
        unasked = {name: field for name, field in self.fields.items() if not self.asks(name)}
        required = {name for name, field in unasked.items() if field.required}
        for field in unasked.values():
            field.required = False
        super()._clean_fields()  # type: ignore[misc]  # the stubs leave it out
        for name, field in unasked.items():
            self.errors.pop(name, None)
            self.cleaned_data[name] = field.clean(None) if not isinstance(field, forms.FileField) else None
            field.required = name in required
        self._check_times()

    def _check_times(self):
        times = {name: field for name, field in self.fields.items() if isinstance(field, TimeOfDayField)}
        for name, field in times.items():
            if why := field.why_never(self.cleaned_data.get(name), self.cleaned_data):
                self.add_error(name, why)


class Form(PlainForm, forms.Form):
    """A form not tied to one model: most of ours, because commands change things."""


class ModelForm(PlainForm, forms.ModelForm):
    """A form shaped by a model, for its shape only: a command saves."""
