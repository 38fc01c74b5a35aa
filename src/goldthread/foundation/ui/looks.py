"""How a form field looks, and what all of its components take: label, hint, error, attributes."""

from dataclasses import dataclass
from dataclasses import field as default

from django import forms
from django.forms.boundfield import BoundField
from django.utils.html import format_html_join
from markupsafe import Markup

OWN_ATTRIBUTES = {"id", "class", "rows", "cols", "maxlength", "minlength", "required", "autocomplete"}
OWN_ATTRIBUTES |= {"inputmode", "spellcheck", "min", "max", "step", "aria-describedby", "aria-invalid"}

CHARACTERS = {"2", "3", "4", "5", "10", "20", "30"}
SHARES = {"full", "three-quarters", "two-thirds", "one-half", "one-third", "one-quarter"}


@dataclass(frozen=True)
class Look:
    """How a field looks where the usual is not right. Given in a form's `looks` or to `field()`.

    Raise ValueError for a width that the Design System does not have.
    """

    label: str = ""
    hint: str = ""
    hints: dict = default(default_factory=dict)  # radios, checkboxes: value to hint
    heading: bool = False  # the label is the page's heading
    optional: bool | None = None  # False: do not add "(optional)"
    width: str = ""  # one of CHARACTERS or of SHARES
    rows: int = 5
    inline: bool | None = None  # radios side by side; by default where there are two short answers
    small: bool = False  # smaller radios and checkboxes, for filters
    prefix: str = ""
    suffix: str = ""
    shown_with: tuple[str, str] | None = None  # (field, value): asked only with that answer
    conditional: dict = default(default_factory=dict)  # value to HTML revealed with it

    def __post_init__(self):
        if self.width and self.width not in CHARACTERS | SHARES:
            raise ValueError(f"No box is {self.width!r} wide: it is one of {sorted(CHARACTERS | SHARES)}, as text.")

    @classmethod
    def of(cls, bound: BoundField, options: dict) -> "Look":
        """What the form says, overridden by what the template says."""
        return cls(**{**getattr(bound.form, "looks", {}).get(bound.name, {}), **options})


def id_of(bound: BoundField) -> str:
    """The id that labels, hints and the error summary share."""
    return bound.field.widget.attrs.get("id") or bound.auto_id or bound.html_name


def label_of(bound: BoundField, look: Look) -> str:
    """The label, marked "(optional)" where nothing need be entered."""
    text = str(look.label or bound.label)
    marks = look.optional if look.optional is not None else getattr(bound.form, "marks_optional", True)
    needs_none = bound.field.required or isinstance(bound.field, forms.BooleanField)
    return text if needs_none or not marks else f"{text} (optional)"


def joined(errors) -> dict | None:
    """All that is wrong with one field, a line each."""
    if not errors:
        return None
    return {"html": Markup(format_html_join(Markup("<br>"), "{}", ((error,) for error in errors)))}


def shared(bound: BoundField, look: Look) -> dict:
    """What every component takes: hint, error, attributes of the widget's own."""
    attrs = bound.field.widget.attrs
    hint = look.hint or bound.help_text
    return {
        "hint": {"text": str(hint)} if hint else None,
        "errorMessage": joined(bound.errors),
        "attributes": {k: v for k, v in attrs.items() if k not in OWN_ATTRIBUTES and v not in (None, False)},
        "disabled": True if bound.field.disabled else None,
    }


def labelled(bound: BoundField, look: Look) -> dict:
    """For components that are one box."""
    classes = f"govuk-label--{'l' if look.heading else 's'}"
    label = {"text": label_of(bound, look), "classes": classes, "isPageHeading": look.heading}
    return {**shared(bound, look), "id": id_of(bound), "name": bound.html_name, "label": label}


def grouped(bound: BoundField, look: Look) -> dict:
    """For components that are several boxes under one legend."""
    classes = f"govuk-fieldset__legend--{'l' if look.heading else 's'}"
    legend = {"text": label_of(bound, look), "classes": classes, "isPageHeading": look.heading}
    return {**shared(bound, look), "fieldset": {"legend": legend}}


def value_of(bound: BoundField) -> str:
    """What to show in the box: on error, exactly what was typed."""
    value = bound.field.widget.format_value(bound.value())
    return "" if value is None else str(value)


def choices_of(bound: BoundField):
    """A field's answers as pairs, without their groups, which the Design System's lists do not have."""
    for value, text in getattr(bound.field, "choices", ()):
        if isinstance(text, (list, tuple)):
            yield from text
        else:
            yield ("" if value is None else value), text
