"""Filters that are typed: words to search for, and dates."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django import forms
from django.db.models import Func, Q, QuerySet, TextField, Value
from django.db.models.functions import StrIndex, Upper
from django.db.models.lookups import GreaterThan
from django.http import HttpRequest
from django.utils import timezone

from goldthread.foundation.ui.plain_words import lower_first
from goldthread.foundation.ui.words import date as in_words

from .filters import Answer, shortened
from .narrowing import narrow

LONGEST_SEARCH, MOST_WORDS = 100, 8
FORMATS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d %m %Y", "%d %B %Y", "%d %b %Y", "%d/%m/%y")


@dataclass(frozen=True)
class Search:
    """Words that must all be found, in any order and any of the fields; capitals do not matter.

    `lookup` may find the rows faster, by an index; where it gives None the fields are asked.
    """

    key: str
    fields: tuple[str, ...]
    label: str = "Search"
    hint: str = ""
    lookup: Callable[[QuerySet, list[str]], QuerySet | None] | None = None

    def read(self, request: HttpRequest) -> Answer:
        # The database takes any character but NUL.
        asked = " ".join(request.GET.get(self.key, "").replace("\x00", "").split())
        answer = Answer({self.key: forms.CharField(label=self.label, help_text=self.hint, required=False)})
        words = asked[:LONGEST_SEARCH].split()[:MOST_WORDS]
        text = " ".join(words)
        if text != asked:
            answer.notes.append(f"The search was too long: only “{text}” was searched for.")
        if words:
            answer.kept = {self.key: [text]}
            answer.narrow = lambda queryset: self.apply(queryset, words)
            answer.words = f"containing “{text}”"
        return answer

    def apply(self, queryset: QuerySet, words: list[str]) -> QuerySet:
        if self.lookup and (rows := self.lookup(queryset, words)) is not None:
            return rows
        for word in words:
            queryset = narrow(queryset, Q(holds(self.fields, word)), *self.fields)
        return queryset


@dataclass(frozen=True)
class DateBetween:
    """From one day to another, both included; either may be left open.

    Two days the wrong way round are swapped. Set `moments` where the field holds an instant: the days are
    then days in England.
    """

    key: str
    label: str
    lookup: str = ""
    moments: bool = False

    def read(self, request: HttpRequest) -> Answer:
        names = (f"{self.key}_from", f"{self.key}_to")
        typed = [request.GET.get(name, "").replace("\x00", "").strip() for name in names]
        days = [day_in(text) for text in typed]
        answer = Answer(
            {
                names[0]: date_box(f"{self.label} from", "For example, 27/3/2026"),
                names[1]: date_box(f"{self.label} to", ""),
            },
            kept={name: [text] for name, text, day in zip(names, typed, days, strict=True) if day},
            notes=[
                f"“{shortened(text)}” is not a date such as 27/3/2026, so it was left out."
                for text, day in zip(typed, days, strict=True)
                if text and not day
            ],
        )
        first, last = days
        if first and last and first > last:
            first, last = last, first
        if first or last:
            answer.narrow = self.between(first, last)
            answer.words = self.said(first, last)
        return answer

    def between(self, first: datetime.date | None, last: datetime.date | None) -> Callable[[QuerySet], QuerySet]:
        path, condition = self.lookup or self.key, Q()
        if first:
            condition &= Q(**{f"{path}__gte": midnight(first) if self.moments else first})
        if last:
            following = midnight(last + datetime.timedelta(days=1)) if self.moments else last
            condition &= Q(**{f"{path}__lt" if self.moments else f"{path}__lte": following})
        return lambda queryset: narrow(queryset, condition, path)

    def said(self, first: datetime.date | None, last: datetime.date | None) -> str:
        start = f" from {in_words(first)}" if first else ""
        end = f" to {in_words(last)}" if last else ""
        return lower_first(self.label) + start + end


def holds(fields: Sequence[str], word: str) -> GreaterThan:
    """Whether one of the fields holds a word, capitals or not.

    They are looked through as one text: no word has a blank in it, so none is found across two of them.

    Says what ``icontains`` says. Of that the database expects hardly any row, and reads the whole list to sort what it
    found; of this it expects some, and reads the list in order until the page is full.
    """
    whole = Func(Value(" "), *fields, function="concat_ws", output_field=TextField())
    return GreaterThan(StrIndex(Upper(whole), Upper(Value(word))), 0)


def date_box(label: str, hint: str) -> forms.Field:
    return forms.CharField(label=label, help_text=hint, required=False)


def day_in(text: str) -> datetime.date | None:
    """A day as people type it; None if it is none. A year before 1900 or after 2199 is taken for a slip."""
    for pattern in FORMATS:
        try:
            day = datetime.datetime.strptime(text, pattern).date()
        except ValueError:
            continue
        return day if 1900 <= day.year < 2200 else None
    return None


def midnight(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))
