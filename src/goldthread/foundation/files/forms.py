"""A form field for one file, which need not be sent again when something else in the form was wrong."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.forms.boundfield import BoundField
from django.template.defaultfilters import filesizeformat

from goldthread.foundation.files.kinds import ANY, Taken
from goldthread.foundation.files.problems import FileRefused
from goldthread.foundation.files.receiving import Received, receive, received_before
from goldthread.foundation.ui.words import sentence


class UploadBox(forms.FileInput):
    """The box for a file beside a hidden ticket for the one that was received before."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        sent = files.get(name)
        return sent if sent is not None else data.get(f"{name}-ticket") or None


class UploadBoundField(BoundField):
    """The field on its form."""

    @property
    def held(self) -> Received | None:
        """The file that was received with this form, which is shown again for another reason."""
        return getattr(self.form, "cleaned_data", {}).get(self.name) if self.form.is_bound else None


class UploadField(forms.FileField):
    """One file of the kinds that are ``taken``; its value is ``Received``, or nothing. Refuses others in a sentence."""

    widget = UploadBox

    def __init__(self, *, taken: Taken = ANY, **options: Any) -> None:
        self.taken, most = taken, filesizeformat(settings.FILE_BYTES)
        options.setdefault("help_text", f"{sentence(taken.words)}, at most {most}.")
        options.setdefault("widget", UploadBox(attrs={"accept": taken.accept}))
        super().__init__(**options)

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> BoundField:
        return UploadBoundField(form, self, field_name)

    def clean(self, value: Any, initial: Any = None) -> Received | None:
        if not value and not isinstance(value, UploadedFile):
            if self.required:
                raise forms.ValidationError(self.error_messages["required"], code="required")
            return None
        return self._received(value) if isinstance(value, UploadedFile) else self._held(value)

    def _received(self, upload: UploadedFile) -> Received:
        try:
            return receive(upload, self.taken)
        except FileRefused as refusal:
            raise forms.ValidationError(str(refusal)) from None

    def _held(self, ticket: str) -> Received:
        found = received_before(ticket)
        if found is None:
            raise forms.ValidationError("The file you sent before is no longer held. Choose it again.")
        return found
