"""Forms by which tokens are issued, and tokens and links revoked."""

from datetime import date
from typing import Any

from django import forms

from goldthread.foundation.access.roles import Can
from goldthread.foundation.agencies.queries import agencies_on
from goldthread.foundation.commands.refusals import SentBefore
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.passes.commands import issue_token, revoke_pass
from goldthread.foundation.passes.kinds import CARRIES, IN_WORDS, TOKENS
from goldthread.foundation.passes.making import Issued
from goldthread.foundation.records.moments import end_of
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.ui.forms import DateField

OFFICE = "partnership"
"""What the form sends for the partnership itself."""
SHOWN_BEFORE = "This token was issued when you sent the form first. It is shown once: revoke it and issue another."


OFFERED = tuple(dict.fromkeys(can for kind in TOKENS for can in CARRIES[kind]))


class IssueToken(CommandForm):
    """For which agency or the partnership itself, what for, what it may do, and until when."""

    agency = forms.ChoiceField(label="Agency")
    purpose = forms.CharField(
        max_length=100, label="What it is for", help_text="For example, police case system. The trail names it so"
    )
    scope = forms.MultipleChoiceField(
        label="What it may do",
        help_text="Only for this agency, and no more than the agency's safeguarding lead may. For the partnership"
        " itself, no more than its coordinator may",
        widget=forms.CheckboxSelectMultiple,
        choices=[(can.name, IN_WORDS[can].capitalize()) for can in OFFERED],
    )
    expires_at = DateField(label="Last day on which it works")

    field_order = ("agency", "purpose", "scope", "expires_at")

    def __init__(self, *sent: Any, space: Space, day: date, **options: Any) -> None:
        super().__init__(*sent, **options)
        self.agencies = {str(one.pk): one for one in agencies_on(space.pk, day)}
        field = self.fields["agency"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            ("", "Select an agency"),
            (OFFICE, f"{space.name} itself"),
            *((key, one.name) for key, one in self.agencies.items()),
        ]
        self.issued: Issued | None = None

    def issue(self, **given: Any) -> int | None:
        """Issue it; ``issued`` then holds what is shown once."""
        said = self.cleaned_data

        def command(**all_given: Any) -> Issued:
            try:
                self.issued = issue_token(**all_given)
            except SentBefore:
                self.add_error(None, SHOWN_BEFORE)
                raise
            return self.issued

        return self.carry_out(
            command,
            agency=self.agencies.get(said["agency"]),
            purpose=said["purpose"],
            scope=[Can[name] for name in said["scope"]],
            expires_at=end_of(said["expires_at"]),
            **given,
        )


class Revoke(CommandForm):
    why = forms.CharField(max_length=200, label="Why it is revoked", help_text="For example, the system was replaced")

    def revoke(self, **given: Any) -> int | None:
        return self.carry_out(revoke_pass, why=self.cleaned_data["why"], **given)
