"""On which lawful basis something is shared (statutory.md 2.6), asked in the same words wherever something is."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms

from goldthread.cases.casework.lawful_basis import (
    BASIS_FIELDS,
    BASIS_MEANS,
    GATEWAY_MEANS,
    Basis,
    Condition,
    Consent,
    Gateway,
    Informed,
    LawfulBasis,
)
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.ui.forms import LongTextField

LAWFUL_BASIS = ("Lawful basis", BASIS_FIELDS)
"""The part of a form under its own heading."""
AS_BEFORE = "Filled in from here on is what was said when something of this case was last shared. Change what is not so"


class BasisForm(CommandForm):
    """A form by which something of a case is shared builds on this."""

    informed = forms.ChoiceField(
        label="Were those whom it is about told of this?",
        choices=Informed.choices,
        widget=forms.RadioSelect,
        help_text="For a child, the parents too",
    )
    informed_why = LongTextField(label="Why they are not told", required=False, help_text="If they are not to be told")
    consent = forms.ChoiceField(
        label="Did they agree to services?",
        choices=Consent.choices,
        widget=forms.RadioSelect,
        help_text="This is about help that they are offered. It is not what allows you to share",
    )
    consent_why = LongTextField(label="Why they were not asked", required=False, help_text="If they were not asked")
    basis = forms.ChoiceField(label="Basis for sharing", choices=Basis.choices, widget=forms.RadioSelect)
    condition = forms.ChoiceField(
        label="Condition for special category data", choices=Condition.choices, widget=forms.RadioSelect
    )
    gateway = forms.ChoiceField(label="Power or duty", choices=Gateway.choices, widget=forms.RadioSelect)
    gateway_other = forms.CharField(
        label="Which power or duty", required=False, max_length=200, help_text="If it is another one"
    )
    rationale = LongTextField(
        label="Why this is necessary and proportionate", help_text="And why no more is asked or shared than this"
    )

    sections: tuple[tuple[str, tuple[str, ...]], ...] = (LAWFUL_BASIS,)
    looks: dict[str, dict[str, Any]] = {
        "informed_why": {"rows": 2},
        "consent_why": {"rows": 2},
        "basis": {"hints": BASIS_MEANS},
        "gateway": {"hints": GATEWAY_MEANS},
        "rationale": {"rows": 4},
    }

    def __init__(self, *sent: Any, **options: Any) -> None:
        super().__init__(*sent, **options)
        if self.initial.get("consent"):
            asked = self.fields["consent"]
            asked.help_text = f"{asked.help_text}. {AS_BEFORE}"

    @property
    def lawful_basis(self) -> LawfulBasis:
        return LawfulBasis(**{name: self.cleaned_data[name] for name in BASIS_FIELDS})


class SharingForm(BasisForm):
    """Nothing is asked but on which lawful basis; ``command`` then shares."""

    command: ClassVar[Callable[..., Any]]

    def share(self, **given: Any) -> int | None:
        return self.carry_out(type(self).command, basis=self.lawful_basis, **given)
