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

    Whoever is told may send the same words again. ``unnamed`` says what to write instead. ``known`` are names of
    agencies, groups and places, which are fine.
    """

    watched: tuple[str, ...] = ()
    unnamed = "Write it without names of children or families."

    told = forms.CharField(widget=forms.HiddenInput, required=False, max_length=2000)

    def __init__(self, *sent: Any, known: Iterable[str] = (), **options: Any) -> None:
        super().__init__(*sent, **options)
        self.known = list(known)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        told = (said.get("told") or "").split(SEPARATOR)
        warned = list(told)
        for field in self.watched:
            names = [one for one in likely_names(_in_one(said.get(field)), self.known) if one not in told]
            if names:
                self.add_error(field, self.warning(names))
                warned += names
        if len(warned) > len(told):
            sent: Any = copy(self.data)  # of what was sent, a copy may be changed
            sent[self.add_prefix("told")] = SEPARATOR.join(one for one in warned if one)
            self.data = sent
        return said

    def warning(self, names: list[str]) -> str:
        """A sentence that shows what was found."""
        return f"{quoted(names)} may tell who a person is. {self.unnamed} If it names nobody, send it again as it is."


def _in_one(said: Any) -> str:
    """What was typed, also where each line of it is a value of its own: no name runs from one line into the next."""
    return "; ".join(said) if isinstance(said, tuple) else str(said or "")


def quoted(names: list[str]) -> str:
    """What was found, as it was typed."""
    return " and ".join(f"“{name}”" for name in names)
