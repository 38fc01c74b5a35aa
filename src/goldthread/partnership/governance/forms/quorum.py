"""Forms about whom the quorum of a group needs."""

from collections.abc import Iterable
from typing import Any

from django import forms

from goldthread.foundation.agencies.kinds import AgencyKind
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.groups.commands import Needed, add_quorum_need, end_quorum_need
from goldthread.foundation.groups.models import QuorumNeed
from goldthread.foundation.ui.forms import DateField

Who = QuorumNeed.Who


class AddQuorumNeed(CommandForm):
    """Whom, besides a number of seats."""

    who = forms.ChoiceField(label="Who must be there", choices=Who.choices, widget=forms.RadioSelect)
    agency = forms.ChoiceField(label="Agency")
    agency_kind = forms.ChoiceField(label="Kind of agency", choices=[("", "Select a kind"), *AgencyKind.choices])
    at_least = forms.IntegerField(label="How many of that kind at least", min_value=1, max_value=50)
    from_on = DateField(label="True from")

    looks = {
        "agency": {"shown_with": ("who", Who.AGENCY)},
        "agency_kind": {"shown_with": ("who", Who.KIND)},
        "at_least": {"shown_with": ("who", Who.KIND), "width": "3"},
    }

    def __init__(self, *sent: Any, agencies: Iterable[Agency], **options: Any) -> None:
        super().__init__(*sent, **options)
        self.agencies = {str(agency.pk): agency for agency in agencies}
        field = self.fields["agency"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Select an agency"), *((key, agency.name) for key, agency in self.agencies.items())]

    def add(self, **given: Any) -> int | None:
        said = self.cleaned_data
        needed = Needed(
            who=said["who"],
            agency=self.agencies.get(said.get("agency") or ""),
            agency_kind=said.get("agency_kind") or "",
            at_least=said.get("at_least") or 1,
        )
        return self.carry_out(add_quorum_need, needed=needed, from_on=said["from_on"], **given)


class EndQuorumNeed(CommandForm):
    on = DateField(label="Last day on which the quorum needs them")

    def end(self, **given: Any) -> int | None:
        return self.carry_out(end_quorum_need, on=self.cleaned_data["on"], **given)
