"""Forms about approval, proceedings, the family and the national panel."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms

from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.ui.forms import DateField, LongTextField, YesNoField
from goldthread.partnership.publishing.commands.readiness import (
    Proceeding,
    Telling,
    change_proceeding,
    clear_proceeding,
    record_approval,
    record_family_told,
    record_panel_notice,
    record_proceeding,
    record_proceedings_asked,
    take_approval_back,
)
from goldthread.partnership.publishing.models import ParallelProceeding
from goldthread.partnership.publishing.models.readiness import Told


class RecordApproval(CommandForm):
    """Which partner approved the final text, when, and by which role."""

    agency = forms.ChoiceField(label="Safeguarding partner", error_messages={"required": "Select the partner"})
    approved_on = DateField(label="When it approved the final text")
    by_role = forms.CharField(
        max_length=200, label="By which role", help_text="A post, such as “Chief constable”. Not a person’s name"
    )

    def __init__(self, *sent: Any, partners: Iterable[Agency], **options: Any) -> None:
        super().__init__(*sent, **options)
        self.partners = {str(one.pk): one for one in partners}
        agency = self.fields["agency"]
        assert isinstance(agency, forms.ChoiceField)
        agency.choices = [("", "Choose a partner"), *((key, str(one)) for key, one in self.partners.items())]

    def record(self, **given: Any) -> int | None:
        said = self.cleaned_data
        return self.carry_out(
            record_approval,
            agency=self.partners[said["agency"]],
            approved_on=said["approved_on"],
            by_role=said["by_role"],
            **given,
        )


class TakeApprovalBack(CommandForm):
    """Why an approval counts no longer."""

    why = LongTextField(label="Why it is taken back", help_text="The approval stays to be seen, with this reason")

    def take_back(self, **given: Any) -> int | None:
        return self.carry_out(take_approval_back, why=self.cleaned_data["why"], **given)


class ProceedingForm(CommandForm):
    """What proceedings are, and whether publication waits."""

    kind = forms.ChoiceField(label="Kind", choices=ParallelProceeding.Kind.choices, widget=forms.RadioSelect)
    what = LongTextField(label="What they are", help_text="Say who runs them by post and agency, and name nobody")
    must_wait = YesNoField(label="Must publication wait for them?")

    looks = {"what": {"rows": 3}}

    @property
    def proceeding(self) -> Proceeding:
        return Proceeding(**{name: self.cleaned_data[name] for name in ("kind", "what", "must_wait")})

    def record(self, **given: Any) -> int | None:
        return self.carry_out(record_proceeding, proceeding=self.proceeding, **given)

    def change(self, **given: Any) -> int | None:
        return self.carry_out(change_proceeding, proceeding=self.proceeding, **given)


class ClearProceeding(CommandForm):
    """Since when publication need not wait."""

    clear_on = DateField(label="Since when publication need not wait for them")
    how = LongTextField(label="How that is known", help_text="Such as “The trial ended” or “The coroner agreed”")

    looks = {"how": {"rows": 3}}

    def clear(self, **given: Any) -> int | None:
        return self.carry_out(
            clear_proceeding, **{name: self.cleaned_data[name] for name in ("clear_on", "how")}, **given
        )


class ProceedingsAskedForm(CommandForm):
    """Who was asked which proceedings there are."""

    asked_on = DateField(label="When they were asked")
    of_whom = LongTextField(label="Who was asked", help_text="Posts and agencies, not names")

    looks = {"of_whom": {"rows": 3}}

    def record(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in ("asked_on", "of_whom")}
        return self.carry_out(record_proceedings_asked, **said, **given)


class TellingForm(CommandForm):
    """When and how, or why not."""

    was_told = YesNoField(label="Was the family told?")
    told_on = DateField(label="When", required=False)
    how = LongTextField(label="How", required=False)
    why_not = LongTextField(label="Why not", required=False)

    looks: dict[str, dict[str, Any]] = {
        "told_on": {"shown_with": ("was_told", "yes"), "optional": False},
        "how": {"shown_with": ("was_told", "yes"), "rows": 3, "optional": False},
        "why_not": {"shown_with": ("was_told", "no"), "rows": 3, "optional": False},
    }

    def _tell(self, command: Callable[..., Any], **given: Any) -> int | None:
        said = self.cleaned_data
        if not said["was_told"]:
            return self.carry_out(command, telling=Telling(why_not=said["why_not"]), **given)
        if said["told_on"] is None:
            self.add_error("told_on", "Enter the day.")
            return None
        return self.carry_out(command, telling=Telling(said["told_on"], said["how"]), **given)


class FamilyForm(TellingForm):
    """How the family was told, or why not."""

    def record(self, **given: Any) -> int | None:
        return self._tell(record_family_told, **given)


class PanelForm(TellingForm):
    """Notice to the national panel, or why none is needed."""

    was_told = YesNoField(label="Was notice sent to the national panel?")

    field_order = ("was_told", "told_on", "how", "why_not")

    def record(self, **given: Any) -> int | None:
        return self._tell(record_panel_notice, **given)


def said_of(told: Told | None) -> dict[str, Any]:
    """What a form about telling begins with."""
    if told is None:
        return {}
    return {
        "was_told": told.told_on is not None,
        "told_on": told.told_on,
        "how": told.how,
        "why_not": told.why_not,
    }
