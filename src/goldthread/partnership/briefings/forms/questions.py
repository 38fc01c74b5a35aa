"""Forms by which a practice question is set, asked and answered."""

from collections.abc import Iterable
from typing import Any

from django import forms

from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.ui.forms import LinesField, LongTextField
from goldthread.partnership.briefings.commands.questions import (
    Asked,
    answer_question,
    ask_round,
    send_another_link,
    set_question,
    take_as_result,
)
from goldthread.partnership.briefings.models import AnswerChoice, PracticeAnswer, PracticeQuestion
from goldthread.partnership.proof.models import PracticeTest


class SetQuestion(CommandForm):
    """What is asked, what can be answered, and what a good answer is."""

    words = LongTextField(label="What will you ask?", help_text="One question, about what to do. Name no child")
    good = LinesField(
        label="Good answers", help_text="One on each line. For a question of yes or no, enter yes or no here"
    )
    others = LinesField(label="Other answers", help_text="One on each line. All are offered by the alphabet")
    why_good = LongTextField(
        label="What makes an answer good?", help_text="Staff read this at the link once the round has closed"
    )
    test = forms.ChoiceField(
        label="Test of practice",
        required=False,
        help_text="Whose result the answers may become, if its pass mark is a percentage and is set before you ask",
    )

    looks: dict[str, dict[str, Any]] = {
        "words": {"rows": 3},
        "good": {"rows": 3},
        "others": {"rows": 4},
        "why_good": {"rows": 3},
    }

    def __init__(self, *sent: Any, tests: Iterable[PracticeTest], **options: Any) -> None:
        super().__init__(*sent, **options)
        self.tests = {str(one.pk): one for one in tests}
        field = self.fields["test"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "None"), *((key, str(one)) for key, one in self.tests.items())]

    def set(self, **given: Any) -> int | None:
        said = self.cleaned_data
        asked = Asked(said["words"], said["good"], said["others"], said["why_good"], self.tests.get(said["test"]))
        return self.carry_out(set_question, asked=asked, **given)


class AskRound(CommandForm):
    """Nothing is asked: the page says to whom it goes."""

    def ask(self, **given: Any) -> int | None:
        return self.carry_out(ask_round, **given)


class SendAnotherLink(CommandForm):
    """Nothing is asked: the page says what happens."""

    def send(self, **given: Any) -> int | None:
        return self.carry_out(send_another_link, **given)


class TakeAsResult(CommandForm):
    """Nothing is asked: the page says what is taken."""

    def take(self, **given: Any) -> int | None:
        return self.carry_out(take_as_result, **given)


class Answer(CommandForm):
    """One answer, and the group of staff that gives it."""

    choice = forms.ChoiceField(
        label="Your answer", widget=forms.RadioSelect, error_messages={"required": "Select your answer"}
    )
    group = forms.ChoiceField(
        label="Which is closest to your work?",
        choices=PracticeAnswer.Group.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Select what is closest to your work"},
    )

    def __init__(self, *sent: Any, choices: Iterable[AnswerChoice], **options: Any) -> None:
        super().__init__(*sent, **options)
        self.choices = {str(one.pk): one for one in choices}
        field = self.fields["choice"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(key, one.words) for key, one in self.choices.items()]

    def answer(self, **given: Any) -> int | None:
        said = self.cleaned_data
        return self.carry_out(answer_question, choice=self.choices[said["choice"]], group=said["group"], **given)


def said_of(question: PracticeQuestion | None) -> dict[str, Any]:
    """What the form begins with."""
    if question is None:
        return {}
    choices = list(question.choices.order_by("position"))
    return {
        "words": question.words,
        "good": [one.words for one in choices if one.is_good],
        "others": [one.words for one in choices if not one.is_good],
        "why_good": question.why_good,
        "test": str(question.test_id or ""),
    }
