"""The form by which evidence is given of an action, and of others that it shows too."""

from collections.abc import Iterable
from typing import Any

from django import forms

from goldthread.foundation.actions.evidence_of_actions import give_evidence
from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.evidence.forms import SHOWN, ShowsForm
from goldthread.foundation.ui.record_fields import Several, offer

FROM_NONE = "Not from one agency"


class GiveEvidence(ShowsForm):
    """What it is called, what it is, from which agency, and which other actions it shows."""

    title = forms.CharField(
        max_length=200, label="What the evidence is called", help_text="For example, training register, summer term"
    )
    agency = forms.ChoiceField(label="Which agency does it come from?", widget=forms.RadioSelect)
    also = Several(label="Which other actions does it show too?")

    field_order = ("title", "how", *SHOWN, "agency", "also")
    looks = {**ShowsForm.looks, "also": {"small": True}}

    def __init__(
        self, *sent: Any, agencies: Iterable[Agency], may_be_none: bool, actions: Iterable[Action], **options: Any
    ) -> None:
        """``may_be_none`` says that evidence may come from no agency; a question with one answer is not asked."""
        super().__init__(*sent, **options)
        offer(self, also=actions)
        self.agencies = {str(agency.pk): agency for agency in agencies}
        choices = [(key, agency.name) for key, agency in self.agencies.items()]
        choices += [("none", FROM_NONE)] if may_be_none else []
        field = self.fields["agency"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices
        if len(choices) < 2:
            del self.fields["agency"]

    @property
    def comes_from(self) -> Agency | None:
        """The one that was chosen, or the only one there is."""
        if "agency" in self.fields:
            return self.agencies.get(self.cleaned_data["agency"])
        return next(iter(self.agencies.values()), None)

    def give(self, **given: Any) -> int | None:
        said = {"title": self.cleaned_data["title"], "shown": self.shown, "also": self.cleaned_data.get("also", ())}
        return self.carry_out(give_evidence, agency=self.comes_from, **said, **given)
