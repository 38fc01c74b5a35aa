"""Forms by which a one-time link is sent and revoked, and by which its code is entered."""

from datetime import datetime

from django import forms

from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.one_time_links.sending import Mailbox
from goldthread.foundation.records.moments import end_of
from goldthread.foundation.ui.forms import CodeField, DateField, Form

EMAIL_BOX = {"autocomplete": "off", "spellcheck": "false"}


class SendLink(CommandForm):
    """To which mailbox the link goes, where its code goes, and until when it works."""

    mailbox = forms.EmailField(
        label="Mailbox",
        help_text="One that a team reads, not one person’s, such as safeguarding@agency.example",
        widget=forms.EmailInput(attrs=EMAIL_BOX),
    )
    called = forms.CharField(
        max_length=60,
        label="Whose mailbox is it?",
        help_text="For example, safeguarding team. The answer will show as sent through a link to it",
    )
    code_to = forms.EmailField(
        required=False,
        label="Another address for the code",
        help_text="Safer if there is one. If you leave it empty, the code goes to the same mailbox, apart",
        widget=forms.EmailInput(attrs=EMAIL_BOX),
    )
    expires_at = DateField(label="Last day on which it works", help_text="For example, 27 3 2026")

    @property
    def to(self) -> Mailbox:
        said = self.cleaned_data
        return Mailbox(said["mailbox"], said["called"], said["code_to"])

    @property
    def ends_at(self) -> datetime:
        return end_of(self.cleaned_data["expires_at"])


class EndLink(CommandForm):
    why = forms.CharField(
        max_length=200, label="Why it is revoked", help_text="For example, it went to the wrong mailbox"
    )


class EnterCode(Form):
    """The code that came separately."""

    code = CodeField(
        label="Code",
        max_length=20,
        help_text="8 digits, in a message of its own",
        error_messages={"required": "Enter the code"},
    )
