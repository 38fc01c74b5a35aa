"""What is typed for one letter: the lines of its head, and words of one's own at its end; or why it is not made."""

from typing import Any

from goldthread.cases.letters.commands import leave_letter, order_letter
from goldthread.foundation.documents.forms import WriteForm
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.ui.forms import LongTextField


class LetterForm(WriteForm):
    """A letter is called what its kind is: nobody types a title."""

    def __init__(self, *sent: Any, **options: Any) -> None:
        super().__init__(*sent, **options)
        del self.fields["title"], self.looks["title"]

    def order(self, **given: Any) -> int | None:
        return self.carry_out(order_letter, opening=self.opening, words=self.words, **given)


class LeaveForm(CommandForm):
    why = LongTextField(label="Why it will not be made")

    looks = {"why": {"rows": 3}}

    def leave(self, **given: Any) -> int | None:
        return self.carry_out(leave_letter, why=self.cleaned_data["why"], **given)
