"""Forms by which minutes are written, decisions and actions recorded, and minutes signed off and approved."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django import forms

from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.decisions.forms import DissentForm
from goldthread.foundation.decisions.models import Decision
from goldthread.foundation.decisions.recording import Decided, Dissented
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.groups.models import Group
from goldthread.foundation.ui.forms import DateField, LinesField, LongTextField
from goldthread.partnership.meetings.commands.actions import give_action
from goldthread.partnership.meetings.commands.decisions import ASKED_WITHOUT_QUORUM, correct_decision, record_decision
from goldthread.partnership.meetings.commands.minutes import (
    approve_minutes,
    carry_over,
    close_topic,
    correct_minutes,
    issue_minutes,
    sign_off_minutes,
    write_minutes,
)
from goldthread.partnership.meetings.commands.phrases import set_phrases
from goldthread.partnership.meetings.models import AgendaItem, Meeting

How = Decision.How
MOST_VOTES = 500
LONGEST_LINES = 15_000


class WriteMinutes(CommandForm):
    words = LongTextField(
        label="Minutes of this item",
        required=False,
        help_text="What was said and why. Decisions and actions are recorded by themselves. Name no child",
    )

    phrase = forms.ChoiceField(
        label="Add a phrase", required=False, help_text="It is put at the end of the minutes when you save"
    )

    looks = {"words": {"rows": 12}}

    def __init__(self, *sent: Any, phrases: Sequence[str], **options: Any) -> None:
        super().__init__(*sent, **options)
        field = self.fields["phrase"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "None"), *((one, one) for one in phrases)]

    def write(self, **given: Any) -> int | None:
        said = [self.cleaned_data["words"].rstrip(), self.cleaned_data["phrase"]]
        return self.carry_out(write_minutes, words="\n".join(filter(None, said)), **given)


class SetPhrases(CommandForm):
    phrases = LinesField(
        label="Phrases",
        max_length=LONGEST_LINES,
        required=False,
        help_text="One on each line. With none, the usual ones are offered",
    )

    looks = {"phrases": {"rows": 8}}

    def set(self, **given: Any) -> int | None:
        return self.carry_out(set_phrases, phrases=self.cleaned_data["phrases"], **given)


class RecordDecision(DissentForm):
    """What was decided, why, how, and who saw it otherwise."""

    words = LongTextField(label="What was decided")
    reasons = LongTextField(label="Reasons", help_text="What it rests on: somebody will ask in a year")
    how = forms.ChoiceField(label="How it was decided", choices=How.choices, widget=forms.RadioSelect)
    votes_for = forms.IntegerField(label="Votes for", min_value=0, max_value=MOST_VOTES)
    votes_against = forms.IntegerField(label="Votes against", min_value=0, max_value=MOST_VOTES)
    abstained = forms.IntegerField(label="Abstained", min_value=0, max_value=MOST_VOTES)
    without_quorum = forms.BooleanField(label="There was no quorum, and it was decided all the same", required=False)

    looks = {
        "words": {"rows": 3},
        "reasons": {"rows": 3},
        "dissent_words": {"rows": 3},
        **{
            name: {"shown_with": ("how", How.VOTED), "width": "3"}
            for name in ("votes_for", "votes_against", "abstained")
        },
    }
    sections: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("Decision", ("words", "reasons", "how", "votes_for", "votes_against", "abstained")),
        ("Dissent", ("dissent_agency", "dissent_post", "dissent_words")),
    )

    def __init__(self, *sent: Any, has_quorum: bool, **options: Any) -> None:
        super().__init__(*sent, **options)
        if has_quorum:
            del self.fields["without_quorum"]
        else:
            self.sections = (*self.sections, ("Quorum", ("without_quorum",)))

    def record(self, **given: Any) -> int | None:
        return self._put_down(record_decision, (), **given)

    def _put_down(self, command: Callable[..., Decision], others: tuple[Dissented, ...], **given: Any) -> int | None:
        said = self.cleaned_data
        votes = None
        if said["how"] == How.VOTED:
            votes = (said["votes_for"], said["votes_against"], said["abstained"])
        told = self.told
        dissents = ((told,) if any((told.words, told.agency, told.post)) else ()) + others
        decided = Decided(said["words"], said["reasons"], said["how"], votes, dissents)
        without = said.get(ASKED_WITHOUT_QUORUM, False)
        return self.carry_out(command, decided=decided, without_quorum=without, **given)


class CorrectDecision(RecordDecision):
    """What was written down of a decision, to be put right. Of several dissents the first is asked, the others stay."""

    def __init__(self, *sent: Any, others: tuple[Dissented, ...], **options: Any) -> None:
        super().__init__(*sent, **options)
        self.others = others

    def correct(self, **given: Any) -> int | None:
        return self._put_down(correct_decision, self.others, **given)


class GiveAction(CommandForm):
    """Who is to do what by when, in one line."""

    what = forms.CharField(label="What is to be done", max_length=300)
    owner = forms.ChoiceField(label="Who owes it")
    due_on = DateField(label="By when")

    def __init__(self, *sent: Any, agencies: Iterable[Agency], groups: Iterable[Group], **options: Any) -> None:
        super().__init__(*sent, **options)
        self.agencies = {f"agency-{one.pk}": one for one in agencies}
        self.groups = {f"group-{one.pk}": one for one in groups}
        field = self.fields["owner"]
        assert isinstance(field, forms.ChoiceField)
        named = [(key, str(one)) for key, one in (self.groups | self.agencies).items()]
        field.choices = [("", "Select who owes it"), *named]

    def give(self, **given: Any) -> int | None:
        said = self.cleaned_data
        agency, group = self.agencies.get(said["owner"]), self.groups.get(said["owner"])
        owners = {"agencies": [agency] if agency else [], "groups": [group] if group else []}
        return self.carry_out(give_action, what=said["what"], due_on=said["due_on"], **owners, **given)


class CarryOver(CommandForm):
    def carry(self, **given: Any) -> int | None:
        return self.carry_out(carry_over, **given)


class CloseTopic(CommandForm):
    why = forms.CharField(label="Why it is closed", max_length=500)

    def close(self, **given: Any) -> int | None:
        return self.carry_out(close_topic, why=self.cleaned_data["why"], **given)


class IssueMinutes(CommandForm):
    def issue(self, **given: Any) -> int | None:
        return self.carry_out(issue_minutes, **given)


class SignOff(CommandForm):
    signed_off_as = forms.CharField(
        label="Post of whoever signs them off", max_length=200, help_text="Usually the chair of the group"
    )

    def sign_off(self, **given: Any) -> int | None:
        return self.carry_out(sign_off_minutes, signed_off_as=self.cleaned_data["signed_off_as"], **given)


class CorrectMinutes(CommandForm):
    item = forms.ChoiceField(label="Which item it is about", required=False)
    words = LongTextField(label="What the minutes should have said")
    reason = LongTextField(label="Why")
    agreed_at = forms.ChoiceField(label="Meeting that agreed to it", required=False)

    looks = {"words": {"rows": 4}, "reason": {"rows": 2}}

    def __init__(self, *sent: Any, items: Sequence[AgendaItem], later: Sequence[Meeting], **options: Any) -> None:
        super().__init__(*sent, **options)
        self.items, self.later = ({str(one.pk): one for one in several} for several in (items, later))
        for name, none, several in (("item", "All of the minutes", self.items), ("agreed_at", "None", self.later)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", none), *((key, str(one)) for key, one in several.items())]

    def correct(self, **given: Any) -> int | None:
        said = self.cleaned_data
        chosen = {"item": self.items.get(said["item"]), "agreed_at": self.later.get(said["agreed_at"])}
        return self.carry_out(correct_minutes, words=said["words"], reason=said["reason"], **chosen, **given)


class ApproveMinutes(CommandForm):
    approved_at = forms.ChoiceField(label="Meeting that approved them")

    def __init__(self, *sent: Any, later: Sequence[Meeting], **options: Any) -> None:
        super().__init__(*sent, **options)
        self.later = {str(one.pk): one for one in later}
        field = self.fields["approved_at"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Select a meeting"), *((key, str(one)) for key, one in self.later.items())]

    def approve(self, **given: Any) -> int | None:
        return self.carry_out(approve_minutes, approved_at=self.later[self.cleaned_data["approved_at"]], **given)
