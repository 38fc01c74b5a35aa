"""Forms by which a matter is raised, replied to, taken further and ended."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms

from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.groups.models import Group
from goldthread.foundation.looking.careful_form import CarefulForm
from goldthread.foundation.ui.forms import DateField, LongTextField
from goldthread.partnership.matters.commands import (
    Raised,
    end_matter,
    hold_matter,
    raise_action_of_matter,
    raise_matter,
    reply_to_matter,
    set_reply_times,
    take_further,
)
from goldthread.partnership.matters.kinds import KINDS, MatterKind, To
from goldthread.partnership.matters.models import MatterTurn, RaisedMatter
from goldthread.partnership.matters.models.matters import LONGEST_WAIT

Turn = MatterTurn.Kind
NO_NAMES = "Do not name a child, a family or a colleague"
ONESELF = "self"
Named = dict[str, Agency | Group]


class RaiseMatter(CarefulForm):
    """What somebody sees, in a line and in their words. Whoever keeps the log is asked more."""

    watched = ("subject", "what")

    subject = forms.CharField(max_length=200, label="What it is, in a line", help_text=NO_NAMES)
    what = LongTextField(
        label="What you see, and what comes of it for children",
        help_text=f"A few sentences are enough. {NO_NAMES}",
    )
    to = forms.ChoiceField(label="Who is to reply")
    to_body = forms.CharField(
        max_length=200, label="Name of the body that it goes to", help_text="For example, the Department for Education"
    )
    whose = forms.ChoiceField(label="Who raises it")
    board = forms.ChoiceField(label="Which board it is for")
    raised_on = DateField(required=False, label="Day on which it was raised", help_text="Leave it empty for today")
    due_on = DateField(required=False, label="By when a reply is due")

    looks = {"what": {"rows": 6}}

    def __init__(
        self,
        *sent: Any,
        kind: MatterKind,
        boards: list[Group],
        to: Named,
        whose: Named,
        is_office: bool,
        **options: Any,
    ) -> None:
        """``whose`` are those in whose name it may be raised; one alone is not asked for, and neither is one board."""
        super().__init__(*sent, **options)
        self.kind, self.boards = kind, {str(one.pk): one for one in boards}
        self.put_to, self.named = to, whose
        unasked = set() if is_office else {"raised_on", "due_on"}
        unasked |= {"to_body"} if To.BODY not in kind.to else set()
        unasked |= {"to"} if not {To.AGENCY, To.GROUP} & set(kind.to) else set()
        unasked |= {"whose"} if not is_office and len(whose) < 2 else set()
        unasked |= {"board"} if len(boards) == 1 else set()
        for name in unasked:
            del self.fields[name]
        self._choose("to", chosen_of(to))
        oneself = [(ONESELF, "The board’s office, or a member of the board")] if is_office else []
        self._choose("whose", [*oneself, *((key, str(one)) for key, one in whose.items())])
        self._choose("board", [(key, str(one)) for key, one in self.boards.items()])
        if "due_on" in self.fields:
            self.fields["due_on"].help_text = "Leave it empty for the days that are usual for this kind"

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields.get(name)
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def raise_it(self, **given: Any) -> int | None:
        said = self.cleaned_data
        whose = self.named.get(said.get("whose", "")) or (
            next(iter(self.named.values()), None) if "whose" not in said else None
        )
        to = self.put_to.get(said.get("to", ""))
        raised = Raised(
            kind=self.kind.code,
            board=self.boards.get(said.get("board", "")) or next(iter(self.boards.values())),
            subject=said["subject"],
            what=said["what"],
            for_agency=whose if isinstance(whose, Agency) else None,
            for_group=whose if isinstance(whose, Group) else None,
            to_agency=to if isinstance(to, Agency) else None,
            to_group=to if isinstance(to, Group) else None,
            to_body=said.get("to_body", ""),
            due_on=said.get("due_on"),
            raised_on=said.get("raised_on"),
        )
        return self.carry_out(raise_matter, raised=raised, **given)


class ReplyToMatter(CarefulForm):
    """Whether it is accepted, and what is said to it; of some kinds, that it arrived."""

    watched = ("words",)

    answer = forms.ChoiceField(label="What the reply says", widget=forms.RadioSelect)
    due_on = DateField(label="By when a reply is promised")
    words = LongTextField(
        label="The reply",
        help_text=f"It is shown as you write it, under your role and the day, and cannot be changed. {NO_NAMES}",
    )

    looks = {"due_on": {"shown_with": ("answer", Turn.HOLDING)}, "words": {"rows": 6}}

    def __init__(self, *sent: Any, rules: MatterKind, **options: Any) -> None:
        super().__init__(*sent, **options)
        judged = [(Turn.ACCEPTED, "It is accepted"), (Turn.REJECTED, "It is rejected")]
        answers = judged if rules.is_judged else [(Turn.REPLIED, "It replies")]
        holding = [(Turn.HOLDING, "It says only that the matter arrived")] if rules.holds else []
        field = self.fields["answer"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = answers + holding

    def reply(self, **given: Any) -> int | None:
        answer, words = self.cleaned_data["answer"], self.cleaned_data["words"]
        if answer == Turn.HOLDING:
            return self.carry_out(hold_matter, words=words, due_on=self.cleaned_data["due_on"], **given)
        return self.carry_out(reply_to_matter, answer=answer, words=words, **given)


class TakeFurther(CarefulForm):
    """Why the reply does not do, and by when the next stage replies. There is one next stage, so none is asked for."""

    watched = ("words",)

    words = LongTextField(label="Why it is taken further", help_text=NO_NAMES)
    due_on = DateField(label="By when they are to reply")

    looks = {"words": {"rows": 5}}

    def take(self, *, matter: RaisedMatter, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in ("words", "due_on")}
        return self.carry_out(take_further, matter=matter, to_step=matter.step + 1, **said, **given)


class EndMatter(CarefulForm):
    """What came of it, for whoever raised it to read."""

    watched = ("words",)

    outcome = forms.ChoiceField(label="What came of it", widget=forms.RadioSelect)
    words = LongTextField(
        label="What was done, or why nothing was",
        help_text=f"Whoever raised it reads this. {NO_NAMES}",
    )

    looks = {"words": {"rows": 5}}

    def __init__(self, *sent: Any, rules: MatterKind, **options: Any) -> None:
        super().__init__(*sent, **options)
        field = self.fields["outcome"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(one.code, one.words) for one in rules.outcomes]

    def end(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in ("outcome", "words")}
        return self.carry_out(end_matter, **said, **given)


class ActionOfMatter(CommandForm):
    """What is to be done, who owes it, and by when. ``adds`` is the command that it ends in."""

    adds: Callable[..., Any] = staticmethod(raise_action_of_matter)

    title = forms.CharField(max_length=300, label="What is to be done, in a line")
    owner = forms.ChoiceField(label="Who owes it")
    due_on = DateField(label="By when")

    def __init__(self, *sent: Any, owners: Named, **options: Any) -> None:
        super().__init__(*sent, **options)
        self.owners = owners
        field = self.fields["owner"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = chosen_of(owners)

    def add(self, **given: Any) -> int | None:
        owner = self.owners[self.cleaned_data["owner"]]
        whose = {"agency": owner} if isinstance(owner, Agency) else {"group": owner}
        said = {name: self.cleaned_data[name] for name in ("title", "due_on")}
        return self.carry_out(self.adds, **said, **whose, **given)


class ReplyTimes(CommandForm):
    """How many days each kind of matter gives for a reply."""

    def __init__(self, *sent: Any, **options: Any) -> None:
        super().__init__(*sent, **options)
        for code, kind in KINDS.items():
            self.fields[code] = forms.IntegerField(
                min_value=1,
                max_value=LONGEST_WAIT,
                label=kind.one,
                help_text=f"Days to reply. The local default is {kind.days}",
            )

    looks = {code: {"width": "3"} for code in KINDS}

    def keep(self, **given: Any) -> int | None:
        return self.carry_out(set_reply_times, days={code: self.cleaned_data[code] for code in KINDS}, **given)


def chosen_of(named: Named) -> list[tuple[str, str]]:
    """What a list offers that begins with nobody: whoever does not choose has chosen none."""
    return [("", "Choose one"), *((key, str(one)) for key, one in named.items())]


def owners_named(agencies: list[Agency], groups: list[Group]) -> Named:
    """Agencies and groups by what a form calls them."""
    named: Mapping[str, Agency | Group] = {f"agency-{one.pk}": one for one in agencies}
    return {**named, **{f"group-{one.pk}": one for one in groups}}
