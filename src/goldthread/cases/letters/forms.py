"""What is typed for one letter: the lines of its head, and words of one's own at its end."""

from typing import Any

from goldthread.cases.letters.commands import order_letter
from goldthread.foundation.documents.forms import WriteForm


class LetterForm(WriteForm):
    """A letter is called what its kind is: nobody types a title."""

    def __init__(self, *sent: Any, **options: Any) -> None:
        super().__init__(*sent, **options)
        del self.fields["title"], self.looks["title"]

    def order(self, **given: Any) -> int | None:
        return self.carry_out(order_letter, opening=self.opening, words=self.words, **given)
