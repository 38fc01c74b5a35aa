"""Forms by which a decision is linked to the records that it is about."""

from collections.abc import Iterable
from typing import Any

from django import forms

from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.partnership.meetings.commands.decisions import link_decision, unlink_decision
from goldthread.partnership.meetings.forms.agenda import AddDue, pairs_of


class LinkDecision(AddDue):
    """Records that were found by their words, for a decision that is about them."""

    def link(self, **given: Any) -> int | None:
        return self.carry_out(link_decision, picked=self.pairs, **given)


class UnlinkDecision(CommandForm):
    """The further records that a decision is linked to, to tick those that it is not about."""

    picked = forms.MultipleChoiceField(label="Remove the link to", widget=forms.CheckboxSelectMultiple)

    def __init__(self, *sent: Any, linked: Iterable[tuple[str, str]], **options: Any) -> None:
        super().__init__(*sent, **options)
        field = self.fields["picked"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = list(linked)

    def unlink(self, **given: Any) -> int | None:
        return self.carry_out(unlink_decision, picked=pairs_of(self.cleaned_data["picked"]), **given)
