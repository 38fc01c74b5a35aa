"""Forms by which sight of a record is given, ended and taken, and conflicts of interest are declared."""

from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from django import forms

from goldthread.foundation.accounts.models import User
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.grants.commands import (
    SHORTEST_REASON,
    TAKEN_BY_ONESELF,
    TOLD_AT_ONCE,
    break_glass,
    declare_conflict,
    end_conflict,
    end_grant,
    give_grant,
    open_for_purpose,
    review_break_glass,
)
from goldthread.foundation.grants.models import ConflictOfInterest, Grant
from goldthread.foundation.grants.purposes import Purpose
from goldthread.foundation.grants.registry import MoreAsked
from goldthread.foundation.records.moments import end_of
from goldthread.foundation.ui.forms import ConfidentialField, DateField

LONGEST_PURPOSE = 300
GIVEN_AS = [(one.value, one.label) for one in Grant.As if one not in TAKEN_BY_ONESELF]


class WhoForm(CommandForm):
    """Either a person or an agency."""

    account = forms.ChoiceField(required=False, label="Person")
    agency = forms.ChoiceField(required=False, label="Or whoever holds a role for an agency")

    def __init__(self, *sent: Any, people: Iterable[User], agencies: Iterable[Agency], **options: Any) -> None:
        super().__init__(*sent, **options)
        self.people = {str(one.pk): one for one in people}
        self.agencies = {str(one.pk): one for one in agencies}
        self._offer("account", "Select a person", self.people)
        self._offer("agency", "Select an agency", self.agencies)

    def _offer(self, name: str, nobody: str, offered: dict[str, Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", nobody), *((key, one.name) for key, one in offered.items())]

    @property
    def whom(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {"account": self.people.get(said["account"]), "agency": self.agencies.get(said["agency"])}


class GiveSight(WhoForm):
    standing_as = forms.ChoiceField(label="Their part in it", choices=[("", "Select one"), *GIVEN_AS])
    purpose = forms.CharField(
        max_length=LONGEST_PURPOSE,
        label="What they see it for",
        help_text="They read this, and so does whoever answers for the record. For example, to prepare the strategy"
        " meeting",
    )
    ends_at = DateField(
        required=False, label="Last day on which they see it", help_text="Leave it empty if it lasts until it is ended"
    )

    field_order = ("account", "agency", "standing_as", "purpose", "ends_at")

    def __init__(self, *sent: Any, more: MoreAsked | None = None, **options: Any) -> None:
        super().__init__(*sent, **options)
        self.more = more
        if more is None:
            return
        self.sections, self.looks = more.form.sections, {**self.looks, **more.form.looks}
        for name, field in more.form.base_fields.items():
            if name not in self.fields:
                asked = deepcopy(field)
                asked.required = False  # which grants need it, the command says
                self.add_field(name, asked)

    def give(self, **given: Any) -> int | None:
        said = self.cleaned_data
        ends_at = end_of(said["ends_at"]) if said["ends_at"] else None
        terms = {"standing_as": said["standing_as"], "purpose": said["purpose"], "ends_at": ends_at}
        more = self.more.answers(said) if self.more else None
        return self.carry_out(give_grant, **self.whom, **terms, more=more, **given)


class AboutForm(CommandForm):
    """Concerns a grant or a conflict of one record, ``about``."""

    def __init__(self, *sent: Any, about: Any, **options: Any) -> None:
        super().__init__(*sent, **options)
        self.about = about


class EndSight(AboutForm):
    """Asks nothing: that it is sent is the answer."""

    def end(self, **given: Any) -> int | None:
        return self.carry_out(end_grant, about=self.about, **given)


class OpenForPurpose(CommandForm):
    purpose = forms.ChoiceField(label="What do you open it for?", choices=Purpose.choices, widget=forms.RadioSelect)
    words = forms.CharField(
        max_length=LONGEST_PURPOSE,
        label="What you are about to do",
        help_text="Whoever answers for the record reads this. For example, to write the minutes of Tuesday’s meeting",
    )

    def open(self, **given: Any) -> int | None:
        said = self.cleaned_data
        return self.carry_out(open_for_purpose, purpose=said["purpose"], words=said["words"], **given)


class BreakGlass(CommandForm):
    reference = forms.CharField(max_length=60, label="Reference of the record")
    reason = ConfidentialField(
        label="Why it cannot wait",
        help_text=f"At least {SHORTEST_REASON} characters. {TOLD_AT_ONCE}",
    )

    def open(self, **given: Any) -> int | None:
        said = self.cleaned_data
        return self.carry_out(break_glass, reference=said["reference"], reason=said["reason"], **given)


class ReviewOpening(AboutForm):
    words = ConfidentialField(label="Was it right to open it, and why?")

    def review(self, **given: Any) -> int | None:
        return self.carry_out(review_break_glass, about=self.about, words=self.cleaned_data["words"], **given)


KIND = forms.ChoiceField(
    label="What kind of conflict is it?", choices=ConflictOfInterest.Kind.choices, widget=forms.RadioSelect
)


KINDS_OF_ONES_OWN: dict[str, str] = {
    ConflictOfInterest.Kind.OWN_FAMILY: "It concerns your own family",
    ConflictOfInterest.Kind.OWN_COLLEAGUE: "A colleague of yours is concerned",
    ConflictOfInterest.Kind.OWN_DECISION: "It is about a decision of your own",
}


class DeclareOwn(CommandForm):
    """One's own."""

    kind = forms.ChoiceField(
        label=KIND.label,
        choices=[(code, KINDS_OF_ONES_OWN.get(code, words)) for code, words in ConflictOfInterest.Kind.choices],
        widget=forms.RadioSelect,
    )
    words = ConfidentialField(
        required=False, label="What it is", help_text="Only whoever runs this record reads it. No more than is needed"
    )

    def declare(self, **given: Any) -> int | None:
        said = self.cleaned_data
        return self.carry_out(declare_conflict, account=given["by"], kind=said["kind"], words=said["words"], **given)


class DeclareOthers(WhoForm):
    """That of anybody, by whoever runs the record."""

    kind = KIND
    words = ConfidentialField(
        required=False, label="What it is", help_text="Only whoever runs this record reads it. No more than is needed"
    )

    field_order = ("account", "agency", "kind", "words")

    def declare(self, **given: Any) -> int | None:
        said = self.cleaned_data
        return self.carry_out(declare_conflict, **self.whom, kind=said["kind"], words=said["words"], **given)


class EndConflict(AboutForm):
    why = forms.CharField(max_length=LONGEST_PURPOSE, label="Why there is no conflict of interest any more")

    def end(self, **given: Any) -> int | None:
        return self.carry_out(end_conflict, about=self.about, why=self.cleaned_data["why"], **given)
