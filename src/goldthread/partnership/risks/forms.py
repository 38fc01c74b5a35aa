"""Forms about risks."""

from typing import Any

from django import forms

from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.groups.models import Group
from goldthread.foundation.looking.careful_form import CarefulForm
from goldthread.foundation.ui.forms import DateField, LongTextField
from goldthread.partnership.matters.forms import ActionOfMatter, Named
from goldthread.partnership.risks.commands import (
    RiskDetails,
    Scoring,
    change_risk,
    close_risk,
    link_risk,
    raise_action_of_risk,
    raise_risk,
    score_risk,
)
from goldthread.partnership.risks.models import Risk, RiskScore
from goldthread.partnership.risks.scale import IMPACT, LIKELIHOOD, MOST

SAID = ("title", "cause", "event", "effect", "controls", "appetite", "review_on")
THE_BOARD = "board"


def numbered(scale: dict[int, str]) -> list[tuple[int, str]]:
    return [(number, f"{number} – {words}") for number, words in scale.items()]


def on_scale(label: str, scale: dict[int, str]) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, choices=numbered(scale), coerce=int, widget=forms.RadioSelect)


class RiskForm(CarefulForm):
    """What a risk is, who owns it, and up to which score the board lives with it."""

    watched = ("title", "cause", "event", "effect", "controls")

    title = forms.CharField(max_length=200, label="The risk, in a line")
    cause = LongTextField(label="Cause", help_text="What it comes from")
    event = LongTextField(label="Event", help_text="What could happen")
    effect = LongTextField(label="Effect", help_text="What would come of it for children")
    controls = LongTextField(required=False, label="Controls", help_text="What holds it down today")
    owner = forms.ChoiceField(label="Who owns it")
    appetite = forms.IntegerField(
        min_value=1,
        max_value=MOST,
        label="Accepted up to",
        help_text=f"The score that the board lives with, from 1 to {MOST}",
    )
    review_on = DateField(label="Day of the next review")

    looks = {name: {"rows": 3} for name in ("cause", "event", "effect", "controls")} | {"appetite": {"width": "3"}}

    def __init__(self, *sent: Any, owners: Named, **options: Any) -> None:
        super().__init__(*sent, **options)
        self.owners = owners
        field = self.fields["owner"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(THE_BOARD, "The board itself"), *((key, str(one)) for key, one in owners.items())]

    @property
    def details(self) -> RiskDetails:
        owner = self.owners.get(self.cleaned_data["owner"])
        return RiskDetails(
            **{name: self.cleaned_data[name] for name in SAID},
            owner_agency=owner if isinstance(owner, Agency) else None,
            owner_group=owner if isinstance(owner, Group) else None,
        )

    def change(self, **given: Any) -> int | None:
        return self.carry_out(change_risk, details=self.details, **given)


class RaiseRisk(RiskForm):
    """A new risk, with the board on whose register it stands, and how it is scored now."""

    board = forms.ChoiceField(label="On whose register")
    likelihood = on_scale("How likely it is now, with the controls", LIKELIHOOD)
    impact = on_scale("How grave it would be", IMPACT)
    reason = LongTextField(label="Why it is scored so")

    looks = {**RiskForm.looks, "reason": {"rows": 3}}
    field_order = ("board", "title", "cause", "event", "effect", "controls", "likelihood", "impact", "reason")
    sections = (
        ("What could happen", ("board", "title", "cause", "event", "effect", "controls")),
        ("How it is scored", ("likelihood", "impact", "reason")),
        ("Who looks after it", ("owner", "appetite", "review_on")),
    )

    def __init__(self, *sent: Any, boards: list[Group], **options: Any) -> None:
        super().__init__(*sent, **options)
        self.boards = {str(one.pk): one for one in boards}
        field = self.fields["board"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(key, str(one)) for key, one in self.boards.items()]

    def raise_it(self, **given: Any) -> int | None:
        said = self.cleaned_data
        scoring = Scoring(said["likelihood"], said["impact"], said["reason"])
        board = self.boards[said["board"]]
        return self.carry_out(raise_risk, board=board, details=self.details, scoring=scoring, **given)


class ScoreRisk(CarefulForm):
    """How likely and how grave, of what, on which day and why."""

    watched = ("reason",)

    kind = forms.ChoiceField(label="What is scored", choices=RiskScore.Kind.choices, widget=forms.RadioSelect)
    likelihood = on_scale("How likely", LIKELIHOOD)
    impact = on_scale("How grave", IMPACT)
    on = DateField(label="Day of the scoring")
    reason = LongTextField(label="Why it is scored so", help_text="It stays as you write it, beside the score")
    review_on = DateField(label="Day of the next review")

    looks = {"reason": {"rows": 4}}

    def score(self, **given: Any) -> int | None:
        scoring = Scoring(
            **{name: self.cleaned_data[name] for name in ("kind", "likelihood", "impact", "on", "reason")}
        )
        return self.carry_out(score_risk, scoring=scoring, review_on=self.cleaned_data["review_on"], **given)


class CloseRisk(CommandForm):
    """Whether it happened or is no risk any more, and why."""

    status = forms.ChoiceField(
        label="What became of it",
        choices=[one for one in Risk.Status.choices if one[0] != "open"],
        widget=forms.RadioSelect,
    )
    why = LongTextField(label="Why it is closed")

    looks = {"why": {"rows": 4}}

    def close(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in ("status", "why")}
        return self.carry_out(close_risk, **said, **given)


class LinkRisk(CommandForm):
    """What the risk hangs together with: ``linkable`` are records by what the form calls them."""

    to = forms.ChoiceField(label="What it hangs together with")

    def __init__(self, *sent: Any, linkable: dict[str, tuple[str, Any]], **options: Any) -> None:
        super().__init__(*sent, **options)
        self.linkable = linkable
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Choose one"), *((key, words) for key, (words, _) in linkable.items())]

    def link(self, **given: Any) -> int | None:
        return self.carry_out(link_risk, to=self.linkable[self.cleaned_data["to"]][1], **given)


class ActionOfRisk(ActionOfMatter):
    """What is to be done to bring it down, who owes it, and by when."""

    adds = staticmethod(raise_action_of_risk)


def said_of(risk: Risk) -> dict[str, Any]:
    """What the form about a risk begins with."""
    owner = f"agency-{risk.owner_agency_id}" if risk.owner_agency_id else ""
    owner = owner or (f"group-{risk.owner_group_id}" if risk.owner_group_id else THE_BOARD)
    return {name: getattr(risk, name) for name in SAID} | {"owner": owner}
