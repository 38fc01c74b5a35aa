"""What is asked of a document, and of what happens to it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms

from goldthread.cases.casework.forms.basis import SharingForm
from goldthread.cases.casework.forms.careful import CarefulInCase
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

APART = "/"
NOBODY_IN_IT = "Nobody may be named in it yet: nothing looks for names inside a file, so look yourself."


def code_of(letter: str, step: str, number: int) -> str:
    """The letter of a record, as the form sends it."""
    return APART.join((letter, step, str(number)))


def warn_of_names(file: forms.Field, unnamed: str) -> None:
    """Say above a file what no program looks for in it."""
    if unnamed:
        file.help_text = NOBODY_IN_IT


class AddForm(CarefulInCase):
    """What a document is, and what others should know of it."""

    may_name = ("title", "note")

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
    copy_of = forms.ChoiceField(
        label="Which letter it is a copy of",
        help_text="If a letter that is owed went out in another way, it needs to be made here no more",
        required=False,
        error_messages={"invalid_choice": "Select it again: what is owed has changed since you opened this page"},
    )
    looks = {"note": {"rows": 3}}

    def __init__(self, *sent: Any, unnamed: str, letters: Mapping[str, str], **options: Any) -> None:
        """``letters`` are those of which it may be a copy, in words, by ``code_of``."""
        super().__init__(*sent, unnamed=unnamed, **options)
        warn_of_names(self.fields["file"], unnamed)
        if letters:
            field = self.fields["copy_of"]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", "None of those that are owed"), *letters.items()]
        else:
            del self.fields["copy_of"]

    def add(self, **given: Any) -> int | None:
        answers = self.cleaned_data
        named = ("title", "kind", "dated_on", "note", "copy_of")
        told = DocumentSaid(**{name: answers[name] for name in named if name in answers})
        if APART in told.copy_of:
            letter, step, number = told.copy_of.split(APART)
            told = replace(told, copy_of=letter, of_record=(step, int(number)))
        return self.carry_out(add_document, said_of=told, file=answers["file"], **given)


class ReplaceForm(CommandForm):
    file = UploadField(label="The newer file")

    def __init__(self, *sent: Any, unnamed: str, **options: Any) -> None:
        super().__init__(*sent, **options)
        warn_of_names(self.fields["file"], unnamed)

    def replace(self, **given: Any) -> int | None:
        return self.carry_out(replace_document, file=self.cleaned_data["file"], **given)


class ShareForm(SharingForm):
    command = share_document


class WithdrawForm(CommandForm):
    why = LongTextField(
        label="Why it is withdrawn", help_text="It stays to be seen with this reason, and counts no longer"
    )

    looks = {"why": {"rows": 3}}

    def withdraw(self, **given: Any) -> int | None:
        return self.carry_out(withdraw_document, why=self.cleaned_data["why"], **given)
