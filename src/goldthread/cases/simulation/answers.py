"""One plausible answer to a field of a step, from its type, its choices and its class of handling alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.validators import BaseValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone

from goldthread.cases.simulation.people import Acting
from goldthread.cases.simulation.plausible import Plausible
from goldthread.cases.simulation.words import a_name, some_words
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.handling import Replaced

LEFT_OUT = 0.3
"""How often a question is not answered that need not be."""
TICKED = 0.3
MOST = 10
DAYS_BEFORE = 14
ADDRESS = "office@practice.example"


class NothingToSay(Refused):
    """A field is of a kind for which nothing can be made up."""


@dataclass(frozen=True)
class Asked:
    """Of whom and when a record's fields are asked."""

    step: str
    happened_at: datetime
    acting: Acting
    agencies: Sequence[Agency]
    plausible: Plausible


def answer(field: models.Field, asked: Asked, chance: Random, *, must: bool = False) -> Any:
    """What is said in a field. ``must`` asks for an answer where none is needed.

    Raise NothingToSay where none can be made up.
    """
    name = f"{asked.step}.{field.name}"
    if weights := asked.plausible.answers.get(name):
        return chance.choices([*weights], [*weights.values()])[0]
    if words := asked.plausible.words.get(name):
        return chance.choice(words)
    may_be_left_out = (field.null or field.blank) and not isinstance(field, models.BooleanField)
    if may_be_left_out and not must and chance.random() < LEFT_OUT:
        return None if field.null else [] if isinstance(field, ArrayField) else ""
    return _made_up(field, asked, chance)


def _made_up(field: models.Field, asked: Asked, chance: Random) -> Any:
    if field.remote_field:
        return _one_there_is(field, asked, chance)
    if isinstance(field, ArrayField):
        made = [_made_up(field.base_field, asked, chance) for _ in range(chance.randint(1, 3))]
        return [*dict.fromkeys(made)]
    if field.choices:
        return chance.choice([code for code, _ in field.flatchoices if code not in ("", None)])
    if isinstance(field, models.BooleanField):
        return chance.random() < TICKED
    if isinstance(field, models.DateField | models.TimeField | models.DurationField):
        return _time(field, asked.happened_at, chance)
    if isinstance(field, models.IntegerField | models.DecimalField | models.FloatField):
        return _number(field, chance)
    if isinstance(field, models.CharField | models.TextField):
        return _words(field, chance)
    return _nothing(field)


def _one_there_is(field: models.Field, asked: Asked, chance: Random) -> Any:
    """An agency: as a rule one's own where one acts for an agency."""
    if field.related_model is Agency and asked.agencies:
        own = asked.acting.agency
        return own if own is not None and chance.random() < 0.5 else chance.choice(asked.agencies)
    return _nothing(field)


def _time(field: models.Field, happened_at: datetime, chance: Random) -> Any:
    """Before it happened: what is to come is seldom asked, and often refused."""
    if isinstance(field, models.TimeField):
        return time(chance.randint(8, 17), chance.choice((0, 15, 30, 45)))
    if isinstance(field, models.DurationField):
        return timedelta(minutes=15 * chance.randint(1, 12))
    if isinstance(field, models.DateTimeField):
        return happened_at - timedelta(minutes=chance.randint(10, DAYS_BEFORE * 24 * 60))
    return timezone.localdate(happened_at) - timedelta(days=int(DAYS_BEFORE * chance.random() ** 2))


def _number(field: models.Field, chance: Random) -> Any:
    least, most = 0, MOST
    for validator in field.validators:
        if isinstance(validator, MinValueValidator):
            least = max(least, _limit(validator))
        elif isinstance(validator, MaxValueValidator):
            most = min(most, _limit(validator))
    most = most if most >= least else least + MOST
    number = chance.randint(least, most)
    return Decimal(number) if isinstance(field, models.DecimalField) else number


def _limit(validator: BaseValidator) -> int:
    value: Any = validator.limit_value
    return int(value() if callable(value) else value)


def _words(field: models.Field, chance: Random) -> str:
    if isinstance(field, models.EmailField):
        return ADDRESS
    if isinstance(field, models.URLField):
        return "https://practice.example/"
    if isinstance(field, models.SlugField):
        return "practice"
    handling = getattr(field.model, "handling", {}).get(field.name)
    if handling is not None and handling.replaced is Replaced.BY_A_MADE_UP_NAME:
        return a_name(field.max_length, chance)
    return some_words(field.max_length, chance)


def _nothing(field: models.Field) -> None:
    if field.null:
        return None
    raise NothingToSay(
        f"Nothing can be made up for the field “{field.verbose_name}” of {field.model._meta.verbose_name}."
    )
