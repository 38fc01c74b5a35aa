"""Several cases that nobody leads, or somebody who sees them no more, are given one lead."""

from collections.abc import Iterable
from typing import Any

from django import forms

from goldthread.cases.casework.commands import give_lead
from goldthread.cases.casework.commands.leading import GivenLead, in_words
from goldthread.cases.casework.models import Case
from goldthread.foundation.accounts.models import User
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.ui.record_fields import Several
from goldthread.foundation.ui.words import date, plural

SENT_BEFORE = "The cases were given a lead."
NO_LONGER = "That person runs this pathway no longer. Choose somebody else."


class GiveLeadForm(CommandForm):
    """``given`` tells what became of the cases, once it was sent."""

    cases = Several(label="Cases", required=True, error_messages={"required": "Choose one case or more."})
    lead = forms.ChoiceField(label="Person who leads them from now on", error_messages={"invalid_choice": NO_LONGER})

    def __init__(self, *sent: Any, cases: Iterable[Case], people: Iterable[User], **options: Any) -> None:
        super().__init__(*sent, **options)
        self.given: GivenLead | None = None
        self.people = {str(one.pk): one for one in people}
        chosen, lead = self.fields["cases"], self.fields["lead"]
        assert isinstance(chosen, Several)
        assert isinstance(lead, forms.ChoiceField)
        chosen.offer(cases, lambda case: f"{case.reference}, opened {date(case.opened_at)}")
        lead.choices = [("", "Choose"), *((key, one.name) for key, one in self.people.items())]

    def give(self, **given: Any) -> None:
        said = {"cases": self.cleaned_data["cases"], "lead": self.people[self.cleaned_data["lead"]]}
        self.carry_out(self._give, **said, **given)

    def _give(self, **given: Any) -> None:
        self.given = give_lead(**given)

    @property
    def told(self) -> str:
        """What became of the cases, in words."""
        if self.given is None:
            return SENT_BEFORE
        done = f"{plural(self.given.count, 'case was', 'cases were')} given to {self.given.lead}."
        return f"{done} Left as it was: {in_words(self.given.left)}" if self.given.left else done
