"""How somebody asks to read a merged chronology."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from goldthread.cases.chronology.merging import USUAL_GAP
from goldthread.cases.chronology.queries import Asked
from goldthread.foundation.ui.forms import DateField, Form, WholeNumberField

NAMES, LABELS = "names", "labels"
LONGEST_GAP = 3_650


def _never_names_by_mistake(sent: Mapping[str, Any]) -> Mapping[str, Any]:
    """What was asked, anonymised where it asks for a view that there is not."""
    return sent if sent.get("view", NAMES) in (NAMES, LABELS) else {**sent, "view": LABELS}


class Reading(Form):
    """How the merged chronology is read; sent by GET, so that its address can be kept."""

    view = forms.ChoiceField(label="Names", choices=[(NAMES, "Names"), (LABELS, "Labels: anonymised")], required=False)
    agency = forms.ChoiceField(label="Agency", required=False)
    first = DateField(label="From", required=False, help_text="")
    last = DateField(label="Until", required=False, help_text="")
    gap = WholeNumberField(
        label="Gaps of more days than", required=False, min_value=1, max_value=LONGEST_GAP, initial=USUAL_GAP
    )

    def __init__(
        self, sent: Mapping[str, Any] | None = None, *, agencies: Iterable[str], has_switch: bool, **options: Any
    ) -> None:
        super().__init__(sent and _never_names_by_mistake(sent), **options)
        agency = self.fields["agency"]
        assert isinstance(agency, forms.ChoiceField)
        agency.choices = [("", "All"), *((name, name) for name in agencies)]
        if not has_switch:
            del self.fields["view"]

    @property
    def asked(self) -> Asked:
        """What was asked, as far as it can be read."""
        if not self.is_bound:
            return Asked()
        self.is_valid()
        said = self.cleaned_data
        return Asked(
            agency=said.get("agency") or "",
            first=said.get("first"),
            last=said.get("last"),
            is_anonymised=said.get("view") == LABELS,
            gap=said.get("gap") or USUAL_GAP,
        )


def reading_of(agencies: Iterable[str], sent: Mapping[str, Any], *, has_switch: bool) -> Reading:
    """How somebody asks to read a chronology, of whose ``agencies`` they read something; as usual where they asked for
    nothing.
    """
    return Reading(sent or None, agencies=agencies, has_switch=has_switch)
