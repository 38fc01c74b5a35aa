"""A form field for one file, which need not be sent again when something else in the form was wrong."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat

from goldthread.foundation.files.kinds import ACCEPT, TAKEN
from goldthread.foundation.files.problems import FileRefused
from goldthread.foundation.files.receiving import Received, receive, received_before


class UploadBox(forms.FileInput):
    """The box for a file beside a hidden ticket for the one that was received before."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return files.get(name) or data.get(f"{name}-ticket") or None


class UploadField(forms.Field):
    """One file; its value is ``Received``, or nothing. Refuses in a sentence what is not taken.

    ``received`` is what the form holds, for the template to say so and to carry the ticket.
    """

    widget = UploadBox

    def __init__(self, **options: Any) -> None:
        most = filesizeformat(settings.FILE_BYTES)
        options.setdefault("help_text", f"{TAKEN[0].upper()}{TAKEN[1:]}, at most {most}.")
        options.setdefault("widget", UploadBox(attrs={"accept": ACCEPT}))
        super().__init__(**options)

    def clean(self, value: Any) -> Received | None:
        value = super().clean(value)
        if isinstance(value, UploadedFile):
            try:
                return receive(value)
            except FileRefused as refusal:
                raise forms.ValidationError(str(refusal)) from None
        if not value:
            return None
        found = received_before(value)
        if found is None:
            raise forms.ValidationError("The file you sent before is no longer held. Choose it again.")
        return found
