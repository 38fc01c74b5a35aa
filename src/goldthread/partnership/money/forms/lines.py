"""Forms about the lines of accounts: what is agreed, called for, received and spent."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms

from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.form_pages.knowing import KnowingForm
from goldthread.foundation.groups.models import Group
from goldthread.foundation.ui.forms import DateField, LongTextField
from goldthread.foundation.ui.record_fields import Several, offer
from goldthread.partnership.learning.models import Review
from goldthread.partnership.money.commands import (
    IncomeDetails,
    SpendingDetails,
    add_income,
    call_for_review,
    change_income,
    record_received,
    record_spending,
    strike_received,
    strike_spending,
)
from goldthread.partnership.money.forms.accounts import POUNDS
from goldthread.partnership.money.forms.pounds import PoundsField
from goldthread.partnership.money.models import Call, Income, SpendingHead
from goldthread.partnership.planning.forms.choosing import choose
from goldthread.partnership.planning.models import Campaign
from goldthread.partnership.planning.years import year_of

Kind = Income.Kind
KINDS = [choice for choice in Kind.choices if choice[0] != Kind.LEVY]


class IncomeForm(CommandForm):
    """Who gives what for the year, in money or in kind."""

    kind = forms.ChoiceField(label="What it is", choices=KINDS, widget=forms.RadioSelect)
    agency = forms.ChoiceField(label="Partner", required=False)
    payer = forms.CharField(max_length=200, label="Or who else pays", required=False)
    in_kind = LongTextField(label="What is given in kind", help_text="For example, a room for six meetings")
    valued_how = LongTextField(label="How it was valued", help_text="For example, 6 times the price of such a room")
    agreed = PoundsField(label="Amount agreed for the year", help_text="Of what is given in kind, its value")
    boards = Several(label="Other boards that it covers too")

    looks = {
        "in_kind": {"shown_with": ("kind", Kind.IN_KIND.value), "rows": 2},
        "valued_how": {"shown_with": ("kind", Kind.IN_KIND.value), "rows": 2},
        "agreed": POUNDS,
        "boards": {"small": True, "hint": "It is counted once, here. The others are told that it covers them"},
    }

    def __init__(self, *sent: Any, agencies: Iterable[Agency], boards: Iterable[Group], **options: Any) -> None:
        super().__init__(*sent, **options)
        self.agencies = {str(one.pk): one for one in agencies}
        choose(self, "agency", [(key, one.name) for key, one in self.agencies.items()], none="None: somebody else")
        offer(self, boards=boards)

    def keep_as_share(self) -> None:
        """A share of a call stays one: only its amount is asked."""
        for name in ("kind", "agency", "payer", "in_kind", "valued_how", "boards"):
            self.fields.pop(name, None)

    @property
    def details(self) -> IncomeDetails:
        said = {name: self.cleaned_data[name] for name in ("kind", "agreed", "payer", "in_kind", "valued_how")}
        agency = self.agencies.get(self.cleaned_data["agency"])
        return IncomeDetails(agency=agency, boards=self.cleaned_data.get("boards", ()), **said)

    def add(self, **given: Any) -> int | None:
        return self.carry_out(add_income, details=self.details, **given)

    def change(self, *, income: Income, **given: Any) -> int | None:
        if income.kind == Kind.LEVY:
            details = IncomeDetails(income.kind, self.cleaned_data["agreed"], income.agency)
        else:
            details = self.details
        return self.carry_out(change_income, income=income, details=details, **given)


class OnADayOfTheYear(KnowingForm):
    """A line of accounts with its day. Where that is not in their year, it is asked whether the line belongs there."""

    outside_year = forms.BooleanField(label="It belongs in these accounts, though its day does not", required=False)

    tick = "outside_year"
    day: ClassVar[str]

    def __init__(self, *sent: Any, year: int, **options: Any) -> None:
        super().__init__(*sent, **options)
        self.year = year

    def is_odd(self, said: dict[str, Any]) -> bool:
        day = said.get(self.day)
        return day is not None and year_of(day) != self.year


class RecordReceived(OnADayOfTheYear):
    """How much came, and when."""

    day = "received_on"

    amount = PoundsField(label="Amount received", help_text="Of what is given in kind, the value of what was given")
    received_on = DateField(label="Day on which it came")
    reference = forms.CharField(
        max_length=100, label="Reference", required=False, help_text="Of the invoice or payment"
    )

    looks = {"amount": POUNDS, "reference": {"width": "20"}}

    def record(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in ("amount", "received_on", "reference")}
        return self.carry_out(record_received, outside_year=self.is_known, **said, **given)


class CallForReview(CommandForm):
    """For which review, and each partner's share."""

    title = forms.CharField(max_length=200, label="What the call is for")
    review = forms.ChoiceField(label="Review", required=False)
    called_on = DateField(label="Day of the call")

    def __init__(self, *sent: Any, reviews: Iterable[Review], agencies: Iterable[Agency], **options: Any) -> None:
        super().__init__(*sent, **options)
        self.reviews = {str(one.pk): one for one in reviews}
        self.agencies = {f"share_{one.pk}": one for one in agencies}
        choose(self, "review", [(key, str(one)) for key, one in self.reviews.items()], none="None on record here")
        for name, agency in self.agencies.items():
            self.fields[name] = PoundsField(label=f"Share of {agency.name}", required=False)
            self.looks = {**self.looks, name: POUNDS}

    def call(self, **given: Any) -> int | None:
        shares = {agency: self.cleaned_data[name] for name, agency in self.agencies.items()}
        return self.carry_out(
            call_for_review,
            title=self.cleaned_data["title"],
            called_on=self.cleaned_data["called_on"],
            review=self.reviews.get(self.cleaned_data["review"]),
            shares={agency: amount for agency, amount in shares.items() if amount},
            **given,
        )


class RecordSpending(OnADayOfTheYear):
    """What was spent under which head."""

    day = "spent_on"

    head = forms.ChoiceField(label="Head of expenditure")
    words = forms.CharField(max_length=300, label="What was paid for")
    amount = PoundsField(label="Amount")
    spent_on = DateField(label="Day on which it was spent")
    call = forms.ChoiceField(label="Call that pays for it", required=False)
    campaign = forms.ChoiceField(label="Campaign that it is for", required=False)

    looks = {"amount": POUNDS}

    def __init__(
        self,
        *sent: Any,
        heads: Iterable[SpendingHead],
        calls: Iterable[Call],
        campaigns: Iterable[Campaign],
        **options: Any,
    ) -> None:
        super().__init__(*sent, **options)
        self.heads = {str(one.pk): one for one in heads}
        self.calls = {str(one.pk): one for one in calls}
        self.campaigns = {str(one.pk): one for one in campaigns}
        choose(self, "head", [(key, one.name) for key, one in self.heads.items()])
        for name, records in (("call", self.calls), ("campaign", self.campaigns)):
            choose(self, name, [(key, str(one)) for key, one in records.items()], none="None")

    def record(self, **given: Any) -> int | None:
        said = self.cleaned_data
        details = SpendingDetails(
            self.heads[said["head"]],
            said["words"],
            said["amount"],
            said["spent_on"],
            self.calls.get(said["call"]),
            self.campaigns.get(said["campaign"]),
        )
        return self.carry_out(record_spending, details=details, outside_year=self.is_known, **given)


class StrikeOut(CommandForm):
    """What is wrong with a line."""

    why = LongTextField(label="What is wrong with it", help_text="It counts no longer, and stays to be seen")

    looks = {"why": {"rows": 2}}

    def received_line(self, **given: Any) -> int | None:
        return self.carry_out(strike_received, why=self.cleaned_data["why"], **given)

    def spending_line(self, **given: Any) -> int | None:
        return self.carry_out(strike_spending, why=self.cleaned_data["why"], **given)


def said_of_income(income: Income) -> dict[str, Any]:
    """What the form begins with."""
    said = {name: getattr(income, name) for name in ("kind", "payer", "in_kind", "valued_how", "agreed")}
    covers = [str(one.board_id) for one in income.covers.all()]
    return said | {"agency": str(income.agency_id or ""), "boards": covers}
