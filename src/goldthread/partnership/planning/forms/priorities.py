"""Forms about a priority: what it is, why, what is wanted, what was hard, and what becomes of it."""

from collections.abc import Iterable
from typing import Any

from django import forms

from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.groups.models import Group
from goldthread.foundation.ui.forms import DateField, LongTextField
from goldthread.foundation.ui.record_fields import Several, offer
from goldthread.partnership.learning.models import Finding
from goldthread.partnership.planning.commands import (
    PriorityDetails,
    add_challenge,
    add_outcome,
    add_priority,
    carry_on,
    change_priority,
    correct_outcome,
    set_reasons,
)
from goldthread.partnership.planning.forms.choosing import ChoosesBoard, choose
from goldthread.partnership.planning.models import Need, Priority
from goldthread.partnership.planning.years import year_in_words


class ChangePriority(CommandForm):
    """What a board puts first, over which years."""

    title = forms.CharField(max_length=200, label="Priority")
    why = LongTextField(label="What it is about", required=False)
    first_year = forms.TypedChoiceField(label="First year", coerce=int, help_text="From 1 April to 31 March")
    last_year = forms.TypedChoiceField(label="Last year", coerce=int)
    parent = forms.ChoiceField(label="Stands under", required=False, help_text="For a sub-priority")
    is_strand = forms.BooleanField(
        label="It is a strand", required=False, help_text="Runs through the work of many, such as FGM or young carers"
    )
    group = forms.ChoiceField(
        label="Group that carries it", required=False, help_text="For example, a task and finish group"
    )

    looks = {"why": {"rows": 4}}

    def __init__(
        self,
        *sent: Any,
        years: list[tuple[int, str]],
        above: Iterable[Priority],
        groups: Iterable[Group],
        **options: Any,
    ) -> None:
        super().__init__(*sent, **options)
        self.above = {str(one.pk): one for one in above}
        self.groups = {str(one.pk): one for one in groups}
        choose(self, "first_year", years)
        choose(self, "last_year", years)
        named = [(key, f"{one} ({one.years}, {one.board})") for key, one in self.above.items()]
        choose(self, "parent", named, none="None: it is a priority of its own")
        choose(self, "group", [(key, str(one)) for key, one in self.groups.items()], none="None")

    @property
    def details(self) -> PriorityDetails:
        said = {name: self.cleaned_data[name] for name in ("title", "why", "first_year", "last_year", "is_strand")}
        parent, group = self.above.get(self.cleaned_data["parent"]), self.groups.get(self.cleaned_data["group"])
        return PriorityDetails(**said, parent=parent, group=group)

    def change(self, **given: Any) -> int | None:
        return self.carry_out(change_priority, details=self.details, **given)


class AddPriority(ChoosesBoard, ChangePriority):
    """A new one, of a board."""

    field_order = ("board",)

    def add(self, **given: Any) -> int | None:
        return self.carry_out(add_priority, board=self.chosen_board, details=self.details, **given)


class SetReasons(CommandForm):
    """Which needs and findings led to a priority."""

    needs = Several(label="Needs that led to it")
    findings = Several(label="Findings of reviews that led to it")

    looks = {"needs": {"small": True}, "findings": {"small": True}}

    def __init__(self, *sent: Any, needs: list[Need], findings: list[Finding], **options: Any) -> None:
        super().__init__(*sent, **options)
        self.offered = findings
        offer(self, needs=needs)
        field = self.fields["findings"]
        assert isinstance(field, Several)
        field.offer(findings, lambda one: f"{one.review.pseudonym}, finding {one.number}: {one.subject}")
        if not findings:
            del self.fields["findings"]

    def set(self, **given: Any) -> int | None:
        chosen = {name: self.cleaned_data.get(name, ()) for name in ("needs", "findings")}
        return self.carry_out(set_reasons, among=self.offered, **chosen, **given)


class AddOutcome(CommandForm):
    """What is to be different for children, and how it will be known."""

    words = LongTextField(label="What is to be different for children")
    known_by = LongTextField(label="How the board will know", required=False)

    looks = {"words": {"rows": 3}, "known_by": {"rows": 3}}

    def add(self, **given: Any) -> int | None:
        return self.carry_out(add_outcome, **self.said, **given)

    def correct(self, **given: Any) -> int | None:
        return self.carry_out(correct_outcome, **self.said, **given)

    @property
    def said(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("words", "known_by")}


class AddChallenge(CommandForm):
    """What was hard in a year."""

    year = forms.TypedChoiceField(label="Year", coerce=int)
    words = LongTextField(label="What was found hard")

    looks = {"words": {"rows": 4}}

    def __init__(self, *sent: Any, years: Iterable[int], **options: Any) -> None:
        super().__init__(*sent, **options)
        choose(self, "year", [(year, year_in_words(year)) for year in years])

    def add(self, **given: Any) -> int | None:
        return self.carry_out(add_challenge, **{name: self.cleaned_data[name] for name in ("words", "year")}, **given)


class CarryOn(CommandForm):
    """What becomes of a priority at the end of its years."""

    NEW, OTHER, ENDED = "new", "other", "ended"

    becomes = forms.ChoiceField(
        label="What becomes of it",
        choices=(
            (NEW, "It goes on in the year that follows, as a new priority with the same words"),
            (OTHER, "It goes on as another priority that is there already"),
            (ENDED, "It ends"),
        ),
        widget=forms.RadioSelect,
    )
    to = forms.ChoiceField(label="Priority that it goes on as")
    why = LongTextField(label="Why", help_text="What was achieved and what was not")
    decided_on = DateField(label="When the board decided this")

    looks = {"to": {"shown_with": ("becomes", OTHER)}, "why": {"rows": 4}}

    def __init__(self, *sent: Any, others: Iterable[Priority], **options: Any) -> None:
        super().__init__(*sent, **options)
        self.others = {str(one.pk): one for one in others}
        choose(self, "to", [(key, f"{one} ({one.years})") for key, one in self.others.items()], none="Choose one")

    def decide(self, **given: Any) -> int | None:
        becomes = self.cleaned_data["becomes"]
        return self.carry_out(
            carry_on,
            to=self.others.get(self.cleaned_data["to"]) if becomes == self.OTHER else None,
            as_new=becomes == self.NEW,
            why=self.cleaned_data["why"],
            decided_on=self.cleaned_data["decided_on"],
            **given,
        )


def said_of_priority(priority: Priority) -> dict[str, Any]:
    """What the form begins with."""
    said = {name: getattr(priority, name) for name in ("title", "why", "first_year", "last_year", "is_strand")}
    return said | {"parent": str(priority.parent_id or ""), "group": str(priority.group_id or "")}
