"""Forms by which something is challenged, answered, and settled or not."""

from collections.abc import Iterable
from typing import Any

from django import forms

from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.groups.models import Group
from goldthread.foundation.ui.forms import DateField, LongTextField
from goldthread.partnership.scrutiny.commands import (
    Asked,
    answer_challenge,
    challenge_further,
    end_challenge,
    raise_challenge,
)

BOARD = "board"


class RaiseChallenge(CommandForm):
    """What is asked, why, of whom, and by when."""

    question = LongTextField(label="What you ask")
    why = LongTextField(label="Why you ask it", help_text="What you saw, or did not see, that makes you ask")
    to = forms.ChoiceField(label="Who is to answer")
    due_on = DateField(label="By when you ask for an answer")

    looks = {"question": {"rows": 3}, "why": {"rows": 4}}

    def __init__(self, *sent: Any, agencies: Iterable[Agency], groups: Iterable[Group], **options: Any) -> None:
        super().__init__(*sent, **options)
        self.agencies = {f"agency-{agency.pk}": agency for agency in agencies}
        self.groups = {f"group-{group.pk}": group for group in groups}
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)
        named = [(key, str(one)) for key, one in (self.agencies | self.groups).items()]
        field.choices = [(BOARD, "The board"), *named]

    def ask(self, **given: Any) -> int | None:
        to = self.cleaned_data["to"]
        said = {name: self.cleaned_data[name] for name in ("question", "why", "due_on")}
        asked = Asked(agency=self.agencies.get(to), group=self.groups.get(to), **said)
        return self.carry_out(raise_challenge, asked=asked, **given)


class AnswerChallenge(CommandForm):
    """What those who are challenged answer."""

    words = LongTextField(
        label="Your answer", help_text="It is shown as you write it, under your role and the day. It cannot be changed"
    )

    looks = {"words": {"rows": 8}}

    def answer(self, **given: Any) -> int | None:
        return self.carry_out(answer_challenge, words=self.cleaned_data["words"], **given)


class SayOfAnswer(CommandForm):
    """Whether an answer satisfies the scrutineer."""

    SETTLED, FURTHER, NOT_SETTLED = "settled", "further", "not_settled"

    verdict = forms.ChoiceField(
        label="Does the answer satisfy you?",
        choices=(
            (SETTLED, "Yes, it is settled"),
            (FURTHER, "No, I challenge further"),
            (NOT_SETTLED, "No, and I leave it there as not settled"),
        ),
        widget=forms.RadioSelect,
    )
    due_on = DateField(label="By when you ask for another answer")
    words = LongTextField(label="What you say of the answer", help_text="If you challenge further, what you ask now")

    looks = {"due_on": {"shown_with": ("verdict", FURTHER)}, "words": {"rows": 5}}

    def say(self, **given: Any) -> int | None:
        verdict, words = self.cleaned_data["verdict"], self.cleaned_data["words"]
        if verdict == self.FURTHER:
            return self.carry_out(challenge_further, words=words, due_on=self.cleaned_data["due_on"], **given)
        return self.carry_out(end_challenge, words=words, is_settled=verdict == self.SETTLED, **given)


class EndUnanswered(CommandForm):
    """Why the scrutineer waits no longer for an answer."""

    words = LongTextField(label="Why you leave it as not settled")

    def end(self, **given: Any) -> int | None:
        return self.carry_out(end_challenge, words=self.cleaned_data["words"], is_settled=False, **given)
