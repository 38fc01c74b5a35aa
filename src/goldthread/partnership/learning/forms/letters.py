"""Forms about letters to government: to whom, when, chased, and what was answered."""

from collections.abc import Iterable
from typing import Any

from django import forms

from goldthread.foundation.files.forms import UploadField
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.ui.forms import DateField, LongTextField
from goldthread.foundation.ui.record_fields import Several, offer
from goldthread.partnership.learning.commands import (
    LetterDetails,
    ReplyDetails,
    change_letter,
    chase_letter,
    record_letter,
    record_reply,
)
from goldthread.partnership.learning.models import Finding, GovernmentLetter, LetterReply

ASKED = ("written_on", "our_reference", "words", "reply_wanted_by")
ANOTHER = "another"


class LetterForm(CommandForm):
    """To which department, about which findings; the letter itself may still have to be written."""

    department = forms.ChoiceField(label="Which department does it go to?", widget=forms.RadioSelect)
    another = forms.CharField(max_length=200, label="Name of the department or body")
    findings = Several(label="Findings that it is about")
    written_on = DateField(required=False, label="Date of the letter", help_text="Leave it empty until it is written")
    our_reference = forms.CharField(max_length=100, required=False, label="Reference")
    words = LongTextField(required=False, label="What it says")
    file = UploadField(required=False, label="The letter as a file")
    reply_wanted_by = DateField(
        required=False, label="Answer wanted by", help_text="From the day after, it is shown as overdue"
    )

    looks = {
        "another": {"shown_with": ("department", ANOTHER)},
        "findings": {"small": True, "optional": False},
        "our_reference": {"width": "20"},
        "words": {"rows": 6},
    }

    def __init__(self, *sent: Any, departments: Iterable[str], findings: list[Finding], **options: Any) -> None:
        super().__init__(*sent, **options)
        offer(self, findings=findings)
        field = self.fields["department"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [*((name, name) for name in departments), (ANOTHER, "Another")]

    @property
    def details(self) -> LetterDetails:
        chosen = self.cleaned_data["department"]
        said = {name: self.cleaned_data[name] for name in (*ASKED, "file")}
        return LetterDetails(
            department=self.cleaned_data["another"] if chosen == ANOTHER else chosen,
            findings=self.cleaned_data.get("findings", ()),
            **said,
        )

    def record(self, **given: Any) -> int | None:
        return self.carry_out(record_letter, details=self.details, **given)

    def change(self, **given: Any) -> int | None:
        return self.carry_out(change_letter, details=self.details, **given)


class ChaseForm(CommandForm):
    """When and how an answer was asked for again."""

    chased_on = DateField(label="When it was chased")
    how = forms.CharField(max_length=300, label="How", help_text="For example, by e-mail to the minister’s office")

    def record(self, **given: Any) -> int | None:
        return self.carry_out(chase_letter, **{name: self.cleaned_data[name] for name in ("chased_on", "how")}, **given)


class ReplyForm(CommandForm):
    """What the department answered."""

    replied_on = DateField(label="Date of the reply")
    answer = forms.ChoiceField(
        label="Does it accept what was recommended?", choices=LetterReply.Answer.choices, widget=forms.RadioSelect
    )
    words = LongTextField(label="What it says", help_text="In its words, or in short")
    file = UploadField(required=False, label="The reply as a file")

    looks = {"words": {"rows": 6}}

    def record(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in ReplyDetails.__dataclass_fields__}
        return self.carry_out(record_reply, reply=ReplyDetails(**said), **given)


def said_of(letter: GovernmentLetter) -> dict[str, Any]:
    """What the form about a letter begins with."""
    said = {name: getattr(letter, name) for name in ASKED}
    findings = [str(link.finding_id) for link in letter.about.all()]
    return said | {"department": letter.department, "findings": findings}
