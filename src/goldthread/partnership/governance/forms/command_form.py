"""A form that ends in one command."""

import uuid
from collections.abc import Callable
from typing import Any

from django import forms

from goldthread.foundation.commands.refusals import Refused, SentBefore
from goldthread.foundation.ui.forms import Form


class CommandForm(Form):
    """Carries the version that the person saw and a key, so that a form sent twice happens once.

    What a command refuses is shown at the field it is about. ``seen`` is the record that the form changes.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *args: Any, seen: Any = None, **kwargs: Any) -> None:
        initial = {"key": uuid.uuid4().hex, "version": seen.version if seen else None}
        kwargs["initial"] = initial | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)

    def carry_out(self, command: Callable[..., Any], **given: Any) -> Any:
        """Run the command and give the number of what it made or changed; None if it was refused."""
        sent = {"seen_version": self.cleaned_data["version"], "key": self.cleaned_data["key"]}
        try:
            return getattr(command(**given, **sent), "pk", None)
        except SentBefore as before:
            return before.object_id
        except Refused as refusal:
            self.add_error(refusal.field if refusal.field in self.fields else None, str(refusal))
            return None
