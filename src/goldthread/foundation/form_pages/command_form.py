"""A form that ends in one command."""

import uuid
from collections.abc import Callable, Mapping
from copy import copy
from typing import Any

from django import forms

from goldthread.foundation.commands.refusals import ChangedMeanwhile, Refused, SentBefore
from goldthread.foundation.spaces.models import Space, SpaceRecord
from goldthread.foundation.ui.forms import Form

LONGEST_VERSION = 9
"""Digits: no record is changed a thousand million times, and a draft keeps no larger number."""


class CommandForm(Form):
    """Carries the version that the person saw and a key, so that a form sent twice happens once.

    ``seen`` is the record that the form changes and ``initial`` what that record says now. ``suggested`` are answers
    that the record does not say, such as today for the day from which a change is true. ``shut`` says why the record
    as it is now takes no such change: whoever was overtaken is told that, and not to save again.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(
        self,
        *sent: Any,
        seen: SpaceRecord | Space | None = None,
        initial: Mapping[str, Any] | None = None,
        suggested: Mapping[str, Any] | None = None,
        shut: str = "",
        **options: Any,
    ) -> None:
        self.seen, self.shut = seen, shut
        self.as_it_is = dict(initial or {})
        self.overtaken: int | None = None  # the version that the person saw, once another was found in its place
        own = {"key": uuid.uuid4().hex, "version": seen.version if seen else None}
        super().__init__(*sent, initial={**own, **self.as_it_is, **(suggested or {})}, **options)

    @property
    def seen_version(self) -> int | None:
        """The version of the record that the person had before them; nothing where the form says none that can be."""
        said = str(self["version"].value() or "")
        return int(said) if said.isdecimal() and len(said) <= LONGEST_VERSION else None

    def carry_out(self, command: Callable[..., Any], **given: Any) -> Any:
        """Run the command and give the number of what it made or changed.

        What it refuses is an error of the form, at the field that it is about: all that is wrong, at once.
        """
        sent = {"seen_version": self.cleaned_data["version"], "key": self.cleaned_data["key"]}
        try:
            return getattr(command(**given, **sent), "pk", None)
        except SentBefore as before:
            return before.object_id
        except Refused as refusal:
            overtaken = isinstance(refusal, ChangedMeanwhile)
            why = self.shut if overtaken and self.shut else str(refusal)
            self.add_error(refusal.field if refusal.field in self.fields else None, why)
            for other in refusal.others:
                self.add_error(other.field if other.field in self.fields else None, str(other))
            if overtaken:
                self._catch_up()
            return None

    def _catch_up(self) -> None:
        """Take the version that the page now shows beside what was typed: the person may save again.

        That is the version which the view read. Should another change have come since, it is told of next time.
        """
        if self.seen is None:
            return
        self.overtaken = self.seen_version
        sent: Any = copy(self.data)  # of what was sent, a copy may be changed
        sent[self.add_prefix("version")] = str(self.seen.version)
        self.data = sent
