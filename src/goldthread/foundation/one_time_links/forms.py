"""Forms by which an agency is asked by a one-time link, by which it answers, and by which the link is revoked."""

from typing import Any

from django import forms

from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.one_time_links.answer import answer
from goldthread.foundation.one_time_links.commands import Mailbox, ask_by_link, revoke_link
from goldthread.foundation.progress.forms import ReportProgress
from goldthread.foundation.records.moments import end_of
from goldthread.foundation.ui.forms import CodeField, DateField, Form

EMAIL_BOX = {"autocomplete": "off", "spellcheck": "false"}


class AskByLink(CommandForm):
    """To which mailbox the link goes, where its code goes, and until when it works."""

    mailbox = forms.EmailField(
        label="Mailbox",
        help_text="One that a team reads, not one person’s, such as safeguarding@agency.example",
        widget=forms.EmailInput(attrs=EMAIL_BOX),
    )
    called = forms.CharField(
        max_length=60,
        label="Whose mailbox is it?",
        help_text="For example, safeguarding team. The report will show as sent through a link to it",
    )
    code_to = forms.EmailField(
        required=False,
        label="Another address for the code",
        help_text="Safer if there is one. If you leave it empty, the code goes to the same mailbox, apart",
        widget=forms.EmailInput(attrs=EMAIL_BOX),
    )
    expires_at = DateField(label="Last day on which it works", help_text="For example, 27 3 2026")

    def ask(self, **given: Any) -> int | None:
        said = self.cleaned_data
        to = Mailbox(said["mailbox"], said["called"], said["code_to"])
        return self.carry_out(ask_by_link, to=to, expires_at=end_of(said["expires_at"]), **given)


class RevokeLink(CommandForm):
    why = forms.CharField(
        max_length=200, label="Why it is revoked", help_text="For example, it went to the wrong mailbox"
    )

    def revoke(self, **given: Any) -> int | None:
        return self.carry_out(revoke_link, why=self.cleaned_data["why"], **given)


class EnterCode(Form):
    """The code that came separately."""

    code = CodeField(
        label="Code",
        max_length=20,
        help_text="8 digits, in a message of its own",
        error_messages={"required": "Enter the code"},
    )


class AnswerByLink(ReportProgress):
    """The form on which progress is reported, for the one agency that was asked."""

    def answer(self, **given: Any) -> int | None:
        return self.carry_out(answer, said=self._said, **given)
