"""The fields of a step's form, made from its typed record: nobody writes a form for a pathway."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils import timezone

from goldthread.cases.declaring.own_fields import OWN_FIELDS
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.agencies.queries import agencies_on
from goldthread.foundation.records.moments import day_alone, tells_day
from goldthread.foundation.ui.forms import DateField, LongTextField, YesNoField
from goldthread.foundation.ui.time_fields import TimeOfDayField, moment_of

FEW = 9
"""Up to so many answers are shown as radios, more as a list to choose from, where no meaning stands beside each."""
TIME = "{name}_time"
TIME_HINT = "For example, 9:30am. Leave it empty if it is not known: the day alone is then recorded"

Fields = dict[str, forms.Field]


def asked_of(record: type[models.Model]) -> list[models.Field]:
    """What a step asks, in the order of its record."""
    return [field for field in record._meta.concrete_fields if field.name not in OWN_FIELDS and field.editable]


def fields_of(record: type[models.Model], agencies: dict[str, Agency]) -> Fields:
    """One form field for each, and of a moment two: the day and the time."""
    made: Fields = {}
    for field in asked_of(record):
        made.update(_fields(field, agencies))
    return made


def moment_fields(name: str, label: str, hint: str = "", *, required: bool = True) -> Iterator[tuple[str, forms.Field]]:
    yield name, DateField(label=label, help_text=hint, required=required)
    time = TimeOfDayField(of=name, whose=label, required=False, label="Time of day", help_text=TIME_HINT)
    yield TIME.format(name=name), time


def _fields(field: models.Field, agencies: dict[str, Agency]) -> Iterator[tuple[str, forms.Field]]:
    label, hint = str(field.verbose_name), str(field.help_text)
    label = label[:1].upper() + label[1:]
    if isinstance(field, models.DateTimeField):
        yield from moment_fields(field.name, label, hint, required=not field.null)
    else:
        yield field.name, _field(field, agencies, {"label": label, "help_text": hint, "required": _is_required(field)})


def _is_required(field: models.Field) -> bool:
    return not (field.blank or field.null)


def _field(field: models.Field, agencies: dict[str, Agency], said: dict[str, Any]) -> forms.Field:
    if isinstance(field, models.ForeignKey) and field.remote_field.model is Agency:
        return forms.ChoiceField(choices=[("", "Choose"), *((key, str(one)) for key, one in agencies.items())], **said)
    if isinstance(field, ArrayField):
        choices = field.base_field.choices or ()
        return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **said)
    if field.choices:
        answers = [(code, words) for code, words in field.choices if code != ""]
        explained = field.name in getattr(field.model, "meanings", ())
        return choice_of(answers, few=len(answers) if explained else FEW, **said)
    if isinstance(field, models.BooleanField):
        if field.null:
            return YesNoField(**{**said, "required": False}, unknown="Not known")
        is_tick = field.has_default() or field.has_db_default()
        if not is_tick:
            return YesNoField(**said)
        return forms.BooleanField(**{**said, "required": False, "initial": field.get_default() is True})
    if isinstance(field, models.TextField):
        return LongTextField(**said)
    made = field.formfield(**said)
    assert made is not None, f"{field} is not typed"
    # That a number is too large for its column is said in our words, at its box.
    made.validators += [one for one in field.validators if isinstance(one, MaxValueValidator)]
    return made


def own_choice(field: forms.Field, own: dict[str, Agency]) -> forms.Field:
    """A field that names an agency, with nothing to choose but one's own: of one alone it is chosen already."""
    assert isinstance(field, forms.ChoiceField)
    theirs = [(key, str(one)) for key, one in own.items()]
    field.choices = theirs if len(theirs) == 1 else [("", "Choose"), *theirs]
    return field


def narrow(field: forms.Field, keys: Collection[str]) -> None:
    """Let a field offer these of its answers and no others; what says that nothing is chosen stays."""
    assert isinstance(field, forms.ChoiceField)
    offered: Any = field.choices
    field.choices = [(key, words) for key, words in offered if key == "" or str(key) in keys]


def seats_field(field: forms.Field, seats: Sequence[tuple[str, str]]) -> forms.Field:
    """Who may have sat, to be ticked. Whether somebody must have, another answer says."""
    return forms.MultipleChoiceField(
        choices=list(seats),
        widget=forms.CheckboxSelectMultiple,
        label=field.label,
        help_text=field.help_text,
        required=False,
    )


def choice_of(
    choices: list[tuple[Any, Any]], made: type[forms.ChoiceField] = forms.ChoiceField, few: int = FEW, **said: Any
) -> forms.ChoiceField:
    if len(choices) <= few:
        return made(choices=choices, widget=forms.RadioSelect, **said)
    return made(choices=[("", "Choose"), *choices], **said)


def agencies_here(space_id: int, today: date) -> dict[str, Agency]:
    """Those that take part, by what a form sends for each."""
    return {str(agency.pk): agency for agency in agencies_on(space_id, today)}


def agencies_said(record: Any) -> dict[str, Agency]:
    """Those that a record names, whether or not they still take part: a correction may leave them as they are."""
    named = (getattr(record, one.name) for one in asked_of(type(record)) if one.related_model is Agency)
    return {str(agency.pk): agency for agency in named if agency is not None}


def said_in(
    record: type[models.Model], answers: dict[str, Any], agencies: dict[str, Agency], now: datetime
) -> dict[str, Any]:
    """What was typed, as the command takes it."""
    return {field.name: _said(field, answers, agencies, now) for field in asked_of(record)}


def _said(field: models.Field, answers: dict[str, Any], agencies: dict[str, Agency], now: datetime) -> Any:
    value = answers.get(field.name)
    if isinstance(field, models.DateTimeField):
        return moment_typed(field.name, answers, now)
    if isinstance(field, models.ForeignKey):
        return agencies.get(value or "")
    if value == "" and field.null:
        return None
    if isinstance(field, ArrayField) and isinstance(value, list):
        # A form sends words; a list of numbers holds each answer against its own list before it is made a number.
        return [field.base_field.to_python(one) for one in value]
    return value


def moment_typed(name: str, answers: dict[str, Any], now: datetime) -> datetime | None:
    """A day and a time of day as one moment; without a time it tells the day alone."""
    day, at = answers.get(name), answers.get(TIME.format(name=name))
    if day is None:
        return None
    if at is not None:
        return moment_of(day, at)
    return day_alone(day, now)


def typed_as(record: Any) -> dict[str, Any]:
    """What a record says, as its form shows it again."""
    shown: dict[str, Any] = {}
    for field in asked_of(type(record)):
        value = getattr(record, field.attname)
        if isinstance(field, models.DateTimeField):
            shown.update(moment_shown(field.name, value))
        else:
            shown[field.name] = str(value) if isinstance(field, models.ForeignKey) and value else value
    return shown


def moment_shown(name: str, value: datetime | None) -> dict[str, Any]:
    if value is None:
        return {name: None, TIME.format(name=name): ""}
    local = timezone.localtime(value)
    return {name: local.date(), TIME.format(name=name): "" if tells_day(value) else local.strftime("%H:%M")}


def as_it_was(record: Any, name: str, value: Any) -> Any:
    """What was sent; of a moment that its form shows to the minute, the very one that is kept where none other was
    typed.
    """
    before = getattr(record, name)
    is_moment = isinstance(value, datetime) and isinstance(before, datetime)
    return before if is_moment and moment_shown(name, value) == moment_shown(name, before) else value
