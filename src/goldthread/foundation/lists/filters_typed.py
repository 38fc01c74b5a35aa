"""Filters that are typed: words to search for, and dates."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django import forms
from django.db.models import Func, Q, QuerySet, TextField, Value
from django.db.models.functions import StrIndex, Upper
from django.db.models.lookups import GreaterThan
from django.http import HttpRequest

from goldthread.foundation.records.moments import beginning_of, end_of
from goldthread.foundation.ui.plain_words import lower_first
from goldthread.foundation.ui.words import date as in_words

from .filters import Answer, shortened
from .kept_words import keep_words, words_kept
from .narrowing import narrow

LONGEST_SEARCH, MOST_WORDS = 100, 8
KEPT_NO_LONGER = (
    "What was searched for may be somebody’s name, so no address has it, and it is no longer kept here. Type it again"
    " to search for it."
)
FORMATS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d %m %Y", "%d %B %Y", "%d %b %Y", "%d/%m/%y")


@dataclass(frozen=True)
class Search:
    """Words that must all be found, in any order and any of the fields; capitals do not matter.

    `lookup` may find the rows faster, by an index; where it gives None the fields are asked.
    `noted` is what the trail keeps of a search in a list that is taken away, where the words may be a person's name.
    Such words are `kept_out_of_address`: they are posted, and the address has a mark of them. Those of which
    `may_stand` says that they name nobody, such as a reference, stand there all the same.
    """

    key: str
    fields: tuple[str, ...]
    label: str = "Search"
    hint: str = ""
    lookup: Callable[[QuerySet, list[str]], QuerySet | None] | None = None
    noted: str = ""
    kept_out_of_address: bool = False
    may_stand: Callable[[str], bool] | None = None

    def read(self, request: HttpRequest) -> Answer:
        said, asked = tidied(request.GET.get(self.key, "")), self.asked(request)
        answer = Answer({self.key: forms.CharField(label=self.label, help_text=self.hint, required=False)})
        if said and not asked:
            answer.notes.append(KEPT_NO_LONGER)
            answer.is_lost = True
        words = asked[:LONGEST_SEARCH].split()[:MOST_WORDS]
        text = " ".join(words)
        if text != asked:
            answer.notes.append(f"The search was too long: only “{text}” was searched for.")
        if words:
            answer.kept = {self.key: [said if self.is_away(asked) else text]}
            answer.shown = {self.key: text}
            answer.narrow = lambda queryset: self.apply(queryset, words)
            answer.words = f"found by “{text}”"
            answer.noted = self.noted
        return answer

    def asked(self, request: HttpRequest) -> str:
        """What is searched for: what the address says, or what was kept out of it."""
        said = tidied(request.GET.get(self.key, ""))
        return (words_kept(request, said) or "") if self.is_away(said) else said

    def put_away(self, request: HttpRequest) -> str:
        """What the address says of what was posted."""
        said = tidied(request.POST.get(self.key, ""))
        return keep_words(request, said) if said and self.is_away(said) else said

    def is_away(self, words: str) -> bool:
        """Whether words do not stand in the address."""
        return self.kept_out_of_address and not (self.may_stand and self.may_stand(words))

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
            condition &= Q(**{f"{path}__gte": beginning_of(first) if self.moments else first})
        if last:
            following = end_of(last) if self.moments else last
            condition &= Q(**{f"{path}__lt" if self.moments else f"{path}__lte": following})
        return lambda queryset: narrow(queryset, condition, path)

    def said(self, first: datetime.date | None, last: datetime.date | None) -> str:
        start = f" from {in_words(first)}" if first else ""
        end = f" to {in_words(last)}" if last else ""
        return lower_first(self.label) + start + end


def tidied(said: str) -> str:
    """Without what is no word. The database takes any character but NUL."""
    return " ".join(said.replace("\x00", "").split())


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
