"""What is asked of a document, and of what happens to it."""

from typing import Any

from django import forms

from goldthread.cases.casework.forms.basis import BasisForm
from goldthread.cases.documents.commands import (
    LONGEST_TITLE,
    DocumentSaid,
    add_document,
    replace_document,
    share_document,
    withdraw_document,
)
from goldthread.cases.documents.models import CaseDocument
from goldthread.foundation.files.forms import UploadField
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.ui.forms import DateField, LongTextField


class AddForm(CommandForm):
    file = UploadField(label="File")
    title = forms.CharField(
        max_length=LONGEST_TITLE,
        label="What it is called",
        help_text="For example, “Report of the school, November 2026”",
        error_messages={"required": "Enter what the document is called"},
    )
    kind = forms.ChoiceField(
        label="What kind of document it is",
        choices=CaseDocument.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Select what kind of document it is"},
    )
    dated_on = DateField(label="Day of the document", help_text="The date that it bears, or on which it came")
    note = LongTextField(label="Note", required=False, help_text="What others should know of it, if anything")
    looks = {"note": {"rows": 3}}

    def add(self, **given: Any) -> int | None:
        answers = self.cleaned_data
        told = DocumentSaid(**{name: answers[name] for name in ("title", "kind", "dated_on", "note")})
        return self.carry_out(add_document, said_of=told, file=answers["file"], **given)


class ReplaceForm(CommandForm):
    file = UploadField(label="The newer file")

    def replace(self, **given: Any) -> int | None:
        return self.carry_out(replace_document, file=self.cleaned_data["file"], **given)


class ShareForm(BasisForm):
    """Nothing is asked but on which lawful basis."""

    def share(self, **given: Any) -> int | None:
        return self.carry_out(share_document, basis=self.lawful_basis, **given)


class WithdrawForm(CommandForm):
    why = LongTextField(
        label="Why it is withdrawn", help_text="It stays to be seen with this reason, and counts no longer"
    )

    looks = {"why": {"rows": 3}}

    def withdraw(self, **given: Any) -> int | None:
        return self.carry_out(withdraw_document, why=self.cleaned_data["why"], **given)
