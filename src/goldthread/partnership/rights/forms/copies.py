"""Forms about scans and pictures that show something of the person."""

from collections.abc import Iterable
from typing import Any

from django import forms

from goldthread.foundation.files import storage
from goldthread.foundation.files.flattening import MOST_PAGES, check_flattens
from goldthread.foundation.files.forms import UploadField
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.files.problems import FileRefused
from goldthread.foundation.files.receiving import Received
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.ui.forms import LongTextField, YesNoField
from goldthread.partnership.rights.commands.copies import add_redacted_copy, include_file
from goldthread.partnership.rights.commands.withholding import Why
from goldthread.partnership.rights.models import Reason


class IncludeFile(CommandForm):
    """Which file, and why it belongs to the request."""

    file = forms.ChoiceField(label="File", error_messages={"required": "Choose the file"})
    why = LongTextField(
        label="Why it belongs to the request", help_text="Such as “A photograph in which the person is seen”"
    )

    looks = {"why": {"rows": 2}}

    def __init__(self, *sent: Any, files: Iterable[StoredFile], **options: Any) -> None:
        super().__init__(*sent, **options)
        self.offered = {str(one.pk): one for one in files}
        field = self.fields["file"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Choose a file"), *((key, one.name) for key, one in self.offered.items())]

    def include(self, **given: Any) -> int | None:
        file = self.offered[self.cleaned_data["file"]]
        return self.carry_out(include_file, file=file, why=self.cleaned_data["why"], **given)


class AddRedactedCopy(CommandForm):
    """What is released in place of a file, and why something in it is blacked out."""

    copy = UploadField(
        label="Redacted copy",
        help_text=f"A PDF of at most {MOST_PAGES} pages, or a picture. Black out or cut away what is withheld before"
        " you send it: what can be seen in it is released",
    )
    is_redacted = YesNoField(label="Is anything blacked out or cut away in it?")
    reason = forms.ChoiceField(label="Reason", choices=Reason.choices, widget=forms.RadioSelect)
    why = LongTextField(label="Why", help_text="For whoever looks at the decision later. It is not in the pack")
    is_told = YesNoField(label="May the person be told this reason?", initial=True)

    looks: dict[str, dict[str, Any]] = {
        "reason": {"shown_with": ("is_redacted", "yes")},
        "why": {"shown_with": ("is_redacted", "yes"), "rows": 2},
        "is_told": {"shown_with": ("is_redacted", "yes")},
    }

    def clean_copy(self) -> Received:
        received: Received = self.cleaned_data["copy"]
        try:
            check_flattens(received.kind, storage.read(received.place, received.sha256))
        except FileRefused as refusal:
            raise forms.ValidationError(str(refusal)) from None
        return received

    def add(self, **given: Any) -> int | None:
        said = self.cleaned_data
        why = Why(said["reason"], said["why"], said["is_told"] is not False) if said["is_redacted"] else None
        return self.carry_out(add_redacted_copy, received=said["copy"], why=why, **given)
