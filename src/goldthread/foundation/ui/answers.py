"""An answer to a form in words, for pages that tell what was answered."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField

from goldthread.foundation.ui.date_fields import DatePartsField, typed_parts
from goldthread.foundation.ui.looks import choices_of
from goldthread.foundation.ui.words import date, listed, yes_no


def in_words(bound: BoundField, value: Any) -> str:
    """A value of a field as somebody would say it: a choice by its label, a date as a date; nothing for nothing."""
    field = bound.field
    if isinstance(field, DatePartsField):
        return _date(field, value)
    if isinstance(field, forms.BooleanField):
        return yes_no(field.to_python(value))
    if isinstance(field, forms.ChoiceField):
        labels = {str(key): str(label) for key, label in choices_of(bound)}
        chosen = value if isinstance(value, (list, tuple, set)) else [value]
        return listed(labels.get(str(one), one) for one in chosen if one not in (None, ""))
    return "" if value is None else str(value).replace("\r\n", "\n").strip()


def _date(field: DatePartsField, value: Any) -> str:
    """What is no date stays as it was typed."""
    try:
        return date(field.to_python(value))
    except ValidationError:
        return " ".join(part for part in typed_parts(value).values() if part)
