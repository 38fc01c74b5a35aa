"""A form in whose words no child should be named: what reads like a name is told once, and then let through."""

from collections.abc import Iterable
from copy import copy
from typing import Any

from django import forms

from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.looking.likely_names import likely_names

SEPARATOR = "|"


class CarefulForm(CommandForm):
    """Warns of what reads like a person's name in the fields that are ``watched``, and does not refuse it.

    Whoever is told may send the same words again. ``unnamed`` says what to write instead: once, however many fields
    have names. ``known`` are names of agencies, groups and places, which are fine.
    """

    watched: tuple[str, ...] = ()
    unnamed = "Write it without names of children or families."
    telling = "{names} may tell who a person is."
    several = "Words in several answers may tell who a person is."
    go_on = "If it names nobody, send it again as it is."

    warned_of = forms.CharField(widget=forms.HiddenInput, required=False, max_length=2000)

    def __init__(self, *sent: Any, known: Iterable[str] = (), **options: Any) -> None:
        super().__init__(*sent, **options)
        self.known = list(known)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        told = (said.get("warned_of") or "").split(SEPARATOR)
        found = {field: self._names_in(said.get(field), told) for field in self.watched}
        found = {field: names for field, names in found.items() if names}
        if found:
            self._warn(found)
            warned = [*told, *(name for names in found.values() for name in names)]
            sent: Any = copy(self.data)  # of what was sent, a copy may be changed
            sent[self.add_prefix("warned_of")] = SEPARATOR.join(one for one in warned if one)
            self.data = sent
        return said

    def _names_in(self, said: Any, told: list[str]) -> list[str]:
        return [one for one in likely_names(_in_one(said), self.known) if one not in told]

    def _warn(self, found: dict[str, list[str]]) -> None:
        """Show what was found, at each field, and say what to do about it."""
        instead = f"{self.unnamed} {self.go_on}"
        if len(found) > 1:
            self.add_error(None, f"{self.several} {instead}")
        for field, names in found.items():
            telling = self.telling.format(names=quoted(names))
            label = self[field].label
            self.add_error(field, f"{label}: {telling}" if len(found) > 1 else f"{telling} {instead}")


def _in_one(said: Any) -> str:
    """What was typed, also where each line of it is a value of its own: no name runs from one line into the next."""
    return "; ".join(said) if isinstance(said, tuple) else str(said or "")


def quoted(names: list[str]) -> str:
    """What was found, as it was typed."""
    return " and ".join(f"“{name}”" for name in names)
