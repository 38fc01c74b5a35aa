"""Filters that are chosen from answers.

What the address asks for and a filter does not know is left out, and the page says so.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Protocol

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from goldthread.foundation.ui.plain_words import lower_first
from goldthread.foundation.ui.words import listed

from .narrowing import narrow

ANY = "any"
Choices = Iterable[tuple[Any, str]]
Narrow = Callable[[QuerySet], QuerySet]


@dataclass
class Answer:
    """What one filter made of the address: its boxes, the values kept, the narrowing, and its words.

    ``noted`` is what the trail keeps of it where the words themselves must not stand there. ``shown`` is what a box
    holds, where the address has something else. ``is_lost`` says that something was asked that nobody knows any more:
    what is left is no answer to it.
    """

    fields: dict[str, forms.Field]
    kept: dict[str, list[str]] = field(default_factory=dict)
    narrow: Narrow | None = None
    words: str = ""
    noted: str = ""
    shown: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    is_lost: bool = False


class Filter(Protocol):
    """Turns values of the address into a narrowing of the queryset, and never fails on any of them."""

    def read(self, request: HttpRequest) -> Answer: ...


@dataclass(frozen=True)
class Choice:
    """One of several answers, or several of them with `multiple`.

    `choices` are pairs of value and words, or a function of the request that gives them (one query at most).
    `lookup` is a path of fields, or a function of the queryset and the list of chosen values.
    `none` adds an answer, in these words, for rows where the field is empty.
    """

    key: str
    label: str
    choices: Choices | Callable[[HttpRequest], Choices]
    lookup: str | Callable[[QuerySet, list[str]], QuerySet] = ""
    multiple: bool = False
    none: str = ""

    def read(self, request: HttpRequest) -> Answer:
        given = self.choices(request) if callable(self.choices) else self.choices
        words = {str(value): str(text) for value, text in given} | ({"none": self.none} if self.none else {})
        asked = [value for value in request.GET.getlist(self.key) if value not in ("", ANY)]
        chosen = list(dict.fromkeys(value for value in asked if value in words))
        if not self.multiple:
            chosen = chosen[:1]
        answer = Answer({self.key: self.box(words)}, notes=[unknown(self.label, v) for v in asked if v not in words])
        if chosen:
            answer.kept = {self.key: chosen}
            answer.narrow = lambda queryset: self.apply(queryset, chosen)
            answer.words = f"{lower_first(self.label)} {listed([words[value] for value in chosen], 'or')}"
        return answer

    def box(self, words: dict[str, str]) -> forms.Field:
        if self.multiple:
            return forms.MultipleChoiceField(
                label=self.label,
                choices=list(words.items()),
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
        return forms.ChoiceField(label=self.label, choices=[(ANY, "Any"), *words.items()], required=False)

    def apply(self, queryset: QuerySet, chosen: list[str]) -> QuerySet:
        if callable(self.lookup):
            return self.lookup(queryset, chosen)
        path = self.lookup or self.key
        values = [value for value in chosen if not (self.none and value == "none")]
        condition = Q(**{f"{path}__in": values})
        if len(values) < len(chosen):
            condition |= Q(**{f"{path}__isnull": True})
        return narrow(queryset, condition, path)


@dataclass(frozen=True)
class YesNo:
    """Yes, no, or either. `lookup` is a path of fields, or a function of the queryset and True or False."""

    key: str
    label: str
    lookup: str | Callable[[QuerySet, bool], QuerySet] = ""
    yes: str = "Yes"
    no: str = "No"

    def read(self, request: HttpRequest) -> Answer:
        choice = Choice(self.key, self.label, (("yes", self.yes), ("no", self.no)), self.apply)
        return choice.read(request)

    def apply(self, queryset: QuerySet, chosen: list[str]) -> QuerySet:
        is_yes = chosen == ["yes"]
        if callable(self.lookup):
            return self.lookup(queryset, is_yes)
        path = self.lookup or self.key
        return narrow(queryset, Q(**{path: is_yes}), path)


def unknown(label: str, value: str) -> str:
    return f"“{label}” has no answer “{shortened(value)}”, so it was left out."


def shortened(value: str) -> str:
    """What came in the address, short enough for a sentence."""
    return value if len(value) <= 40 else f"{value[:40]}…"
