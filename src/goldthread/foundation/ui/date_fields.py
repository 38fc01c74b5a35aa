"""Dates typed as day, month and year, with the Design System's messages."""

import datetime
import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from goldthread.foundation.records.dates import MONTHS, PartialDate
from goldthread.foundation.ui.plain_words import subject_of
from goldthread.foundation.ui.words import date, listed

PARTS = ("day", "month", "year")
WHOLE = re.compile(r"(\w+)[\s/.-]+(\w+)[\s/.-]+(\w+)")


class DateError(ValidationError):
    """What is wrong with a date, and in which of its boxes."""

    def __init__(self, message: str, parts: tuple[str, ...]):
        super().__init__(message, code="invalid_date")
        self.parts = parts


def typed_parts(value) -> dict[str, str]:
    """A date of any kind as the text of its three boxes. What somebody typed stays as typed."""
    if isinstance(value, dict):
        return {part: str(value.get(part) or "").strip() for part in PARTS}
    if isinstance(value, datetime.datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    if isinstance(value, (datetime.date, PartialDate)):
        return {part: str(getattr(value, part) or "") for part in PARTS}
    return {"day": str(value or "").strip(), "month": "", "year": ""}


def spread(parts: dict[str, str]) -> dict[str, str]:
    """A whole date pasted into the first box, such as 27/3/2026 or 2026-03-27, goes into all three."""
    found = WHOLE.fullmatch(parts["day"])
    if not found or parts["month"] or parts["year"]:
        return parts
    first, middle, last = found.groups()
    return dict(zip(PARTS, (last, middle, first) if len(first) == 4 else (first, middle, last), strict=True))


def number_in(text: str) -> int:
    """A number as people type it ("7", "07", "7th"); 0 if it is none, which no part of a date is."""
    found = re.fullmatch(r"([0-9]{1,4})(st|nd|rd|th)?", text.lower())
    return int(found.group(1)) if found else 0


def month_in(text: str) -> int:
    """A month as people type it: "3", "March", "mar"; 0 if it is none."""
    if len(text) >= 3:
        return next((n for n, name in enumerate(MONTHS, 1) if name.lower().startswith(text.lower())), 0)
    return number_in(text)


class DateParts(forms.Widget):
    """Three boxes named `<name>-day`, `<name>-month` and `<name>-year`."""

    def value_from_datadict(self, data, files, name):
        if name in data:
            return typed_parts(data[name])
        return {part: str(data.get(f"{name}-{part}") or "").strip() for part in PARTS}

    def value_omitted_from_data(self, data, files, name):
        return name not in data and not any(f"{name}-{part}" in data for part in PARTS)

    def id_for_label(self, id_, index=None):
        return f"{id_}-day" if id_ else id_


class DatePartsField(forms.Field):
    """What the whole and the partial date share: reading boxes and saying what is wrong with them."""

    widget = DateParts
    example = ""
    kinds: tuple[type, ...] = ()

    def __init__(self, *, earliest=None, latest=None, help_text="", **options):
        super().__init__(help_text=help_text or self.example, **options)
        self.earliest, self.latest = earliest, latest

    def problem(self, words: str, *parts: str) -> DateError:
        """The message begins with the field's label, as in "Date of birth must be a real date"."""
        return DateError(f"{subject_of(self.label, 'The date')} {words}", parts or PARTS)

    def read(self, typed: dict[str, str]) -> tuple[int, int, int]:
        """Day, month and year as numbers, 0 where empty; raises where a box holds no such thing."""
        day, month, year = number_in(typed["day"]), month_in(typed["month"]), number_in(typed["year"])
        if typed["year"] and not 1000 <= year <= 9999:
            raise self.problem("must include a year with 4 numbers, like 2026", "year")
        wrong = [
            part
            for part, value, top in (("day", day, 31), ("month", month, 12))
            if typed[part] and not 1 <= value <= top
        ]
        if wrong:
            raise self.problem("must be a real date", *wrong)
        return day, month, year

    def from_value(self, value):
        """A value that is a date already, as this field gives it."""
        raise NotImplementedError

    def need(self, typed: dict[str, str]) -> None:
        """Say which boxes may not be left empty."""
        raise NotImplementedError

    def made(self, day: int, month: int, year: int):
        """The value for numbers that were read; raises ValueError if there is no such day."""
        raise NotImplementedError

    def to_python(self, value):
        if value is None or isinstance(value, self.kinds):
            return self.from_value(value)
        typed = spread(typed_parts(value))
        if not any(typed.values()):
            return None
        self.need(typed)
        try:
            return self.made(*self.read(typed))
        except ValueError:
            raise self.problem("must be a real date") from None

    def validate(self, value):
        super().validate(value)
        if value is None:
            return
        first, last = (value.first, value.last) if isinstance(value, PartialDate) else (value, value)
        if self.earliest and last < self.earliest:
            raise self.problem(f"must be the same as or after {date(self.earliest)}")
        if self.latest and first > self.latest:
            raise self.problem(f"must be the same as or before {date(self.latest)}")

    def has_changed(self, initial, data):
        try:
            return not self.disabled and self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


class DateField(DatePartsField):
    """A whole date. `earliest` and `latest` are days; the view sets them when they depend on today.

    Month names and a whole date pasted into the first box are understood.
    """

    example = "For example, 27 3 2026"
    kinds = (datetime.date,)

    def made(self, day, month, year):
        return datetime.date(year, month, day)

    def from_value(self, value):
        """A moment becomes its day on the wall clock."""
        is_moment = isinstance(value, datetime.datetime)
        if is_moment and timezone.is_aware(value):
            value = timezone.localtime(value)
        return value.date() if is_moment else value

    def need(self, typed):
        """All three parts, or a message naming those that are missing."""
        missing = [part for part in PARTS if not typed[part]]
        if missing:
            raise self.problem(f"must include a {listed(missing)}", *missing)


class PartialDateField(DatePartsField):
    """A date of which the day, or the day and the month, may be unknown. Gives a PartialDate."""

    example = "For example, 27 3 2026. Leave the day, or the day and month, empty if they are not known"
    kinds = (datetime.date, PartialDate)

    def made(self, day, month, year):
        return PartialDate(year, month or None, day or None)

    def from_value(self, value):
        """An exact date is a partial date of which everything is known."""
        return PartialDate.from_date(value) if isinstance(value, datetime.date) else value

    def need(self, typed):
        """A year always, and a month if there is a day."""
        needed = ("month", "year") if typed["day"] else ("year",)
        missing = [part for part in needed if not typed[part]]
        if missing:
            raise self.problem(f"must include a {listed(missing)}", *missing)
