"""Forms about a test of practice: what it is, what must be reached, what came of it."""

from collections.abc import Iterable
from typing import Any

from django import forms

from goldthread.foundation.evidence.forms import HOW, ShowsForm
from goldthread.foundation.evidence.models import Evidence
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.ui.forms import DateField, LongTextField, YesNoField
from goldthread.partnership.proof.commands import (
    MOST_LOOKED_AT,
    Comparison,
    Found,
    Mark,
    TestDetails,
    change_pass_mark,
    record_practice_result,
    set_practice_test,
    withdraw_practice_test,
)
from goldthread.partnership.proof.evidence_of_results import Shows, give_evidence_of_result
from goldthread.partnership.proof.models import RESULT_COUNTS_FOR, PassMark, PracticeTest

CHOSEN = "chosen"
ABOUT_NEW = ("If the evidence is new", ("title",))
MARK = ("comparison", "threshold", "unit", "words")
MARK_LOOKS: dict[str, dict[str, Any]] = {
    "threshold": {"width": "5", "optional": False},
    "unit": {"width": "20", "optional": False},
    "words": {"rows": 2, "optional": False},
}


class MarkForm(CommandForm):
    """What must be reached. The fields of a figure are asked beside words, so that it works without JavaScript."""

    comparison = forms.ChoiceField(
        label="How the pass mark is told", choices=Comparison.choices, widget=forms.RadioSelect
    )
    threshold = forms.DecimalField(
        label="Figure to reach", required=False, max_digits=12, decimal_places=2, help_text="For at least or at most"
    )
    unit = forms.CharField(
        label="Unit", required=False, max_length=40, help_text="Such as “% of records” or “referrals a quarter”"
    )
    words = LongTextField(
        label="In words",
        required=False,
        help_text="What must be found. Needed if the mark is in words; otherwise anything that makes the figure plain",
    )

    looks = MARK_LOOKS

    @property
    def mark(self) -> Mark:
        return Mark(**{name: self.cleaned_data[name] for name in MARK})


class SetTest(MarkForm):
    """A test, settled before its result is known."""

    kind = forms.ChoiceField(label="Kind of test", choices=PracticeTest.Kind.choices, widget=forms.RadioSelect)
    what = LongTextField(
        label="What is looked at",
        help_text="Such as “20 care plans of children at risk of exploitation, drawn at random”",
    )
    judged_by = forms.CharField(
        max_length=200,
        label="Who judges whether the mark is reached",
        help_text="A post or a group, such as “Independent scrutineer”. Not a person’s name",
    )
    planned_on = DateField(label="When it is planned", required=False)
    counts_for_months = forms.IntegerField(
        label="For how many months a passed result counts", min_value=1, max_value=60, initial=RESULT_COUNTS_FOR
    )

    field_order = ("kind", "what", *MARK, "judged_by", "planned_on", "counts_for_months")
    sections = (("The test", ("kind", "what")), ("The pass mark", MARK), ("Who and when", ("judged_by",)))
    looks = {**MARK_LOOKS, "what": {"rows": 3}, "counts_for_months": {"width": "3"}}

    def set(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in TestDetails.__dataclass_fields__}
        return self.carry_out(set_practice_test, details=TestDetails(**said), mark=self.mark, **given)


class ChangeMark(MarkForm):
    """Another mark, with the reason."""

    why = LongTextField(
        label="Why it changes", help_text="Whoever scrutinises this sees the old mark, the new one and why"
    )

    field_order = (*MARK, "why")
    looks = {**MARK_LOOKS, "why": {"rows": 3}}

    def change(self, **given: Any) -> int | None:
        return self.carry_out(change_pass_mark, mark=self.mark, why=self.cleaned_data["why"], **given)


class ShowsResult(ShowsForm):
    """What shows a result: something new, called by a title, or evidence that is here already."""

    chosen = forms.ChoiceField(
        label="Which evidence?",
        help_text="Whoever may see the outcome will see it. The evidence given last stands first",
        error_messages={"required": "Select the evidence"},
    )
    title = forms.CharField(
        max_length=200,
        required=False,
        label="What the evidence is called",
        help_text="For example, audit report, spring term",
    )

    field_order: tuple[str, ...] = ("how", "file", "link", "words", "chosen", "title", "good_until")
    sections: tuple[tuple[str, tuple[str, ...]], ...] = (ABOUT_NEW,)
    looks = {**ShowsForm.looks, "chosen": {"shown_with": ("how", CHOSEN)}, "title": {"optional": False}}

    def __init__(self, *sent: Any, evidence: Iterable[Evidence], **options: Any) -> None:
        super().__init__(*sent, **options)
        # The day that it tells of is the day on which the result was known, which is asked once.
        del self.fields["happened_on"]
        self.evidence = {str(one.pk): one for one in evidence}
        how, chosen = self.fields["how"], self.fields["chosen"]
        assert isinstance(how, forms.ChoiceField)
        assert isinstance(chosen, forms.ChoiceField)
        chosen.choices = [("", "Choose evidence"), *((key, str(one)) for key, one in self.evidence.items())]
        how.choices = [*HOW, (CHOSEN, "Evidence that is here already")] if self.evidence else HOW

    @property
    def shows(self) -> Shows:
        chosen = self.evidence.get(self.cleaned_data["chosen"])
        return Shows(chosen=chosen) if chosen else Shows(self.cleaned_data["title"], self.shown)


class RecordResult(ShowsResult):
    """What was found, when that was known, and what shows it. A judge is asked only where the mark is in words."""

    known_on = DateField(label="When the result was known")
    value = forms.DecimalField(label="Figure that was found", max_digits=12, decimal_places=2)
    passed = YesNoField(label="Does the judge say that the mark was reached?")
    looked_at = forms.IntegerField(
        label="How many were looked at", required=False, min_value=1, max_value=MOST_LOOKED_AT
    )
    found = LongTextField(label="What was found")

    field_order = ("known_on", "value", "passed", "looked_at", "found", *ShowsResult.field_order)
    sections = (("What was found", ("known_on",)), ("What shows it", ("how",)), ABOUT_NEW)
    looks = {**ShowsResult.looks, "value": {"width": "5"}, "looked_at": {"width": "5"}, "found": {"rows": 4}}

    def __init__(self, *sent: Any, mark: PassMark, **options: Any) -> None:
        super().__init__(*sent, **options)
        del self.fields["value" if mark.comparison == Comparison.JUDGED else "passed"]

    def record(self, **given: Any) -> int | None:
        said: dict[str, Any] = {name: self.cleaned_data.get(name) for name in Found.__dataclass_fields__}
        return self.carry_out(record_practice_result, found=Found(**said), shows=self.shows, **given)


class GiveEvidenceOfResult(ShowsResult):
    """What else shows a result, or shows it in place of what counts no longer."""

    def give(self, **given: Any) -> int | None:
        return self.carry_out(give_evidence_of_result, shows=self.shows, **given)


class WithdrawTest(CommandForm):
    """Why a test is not carried out, or counts no longer."""

    why = LongTextField(
        label="Why it is withdrawn", help_text="The test and its results stay to be seen, with this reason"
    )

    def withdraw(self, **given: Any) -> int | None:
        return self.carry_out(withdraw_practice_test, why=self.cleaned_data["why"], **given)


def said_of(mark: PassMark) -> dict[str, Any]:
    """What the form about a mark begins with."""
    return {name: getattr(mark, name) for name in MARK}
