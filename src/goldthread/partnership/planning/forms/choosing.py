"""Fields by which a form chooses a board, a year, or who leads."""

from collections.abc import Iterable
from typing import Any

from django import forms

from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.groups.models import Group


def choose(form: forms.BaseForm, name: str, choices: Iterable[tuple[Any, str]], none: str = "") -> None:
    """Give a field its answers; with ``none``, an answer in these words that chooses nothing."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = [*([("", none)] if none else []), *((str(key), words) for key, words in choices)]


class ChoosesBoard(CommandForm):
    """Which board it belongs to. With one board there is nothing to choose, and it is chosen already."""

    board = forms.ChoiceField(label="Board")

    def __init__(self, *sent: Any, boards: list[Group], **options: Any) -> None:
        super().__init__(*sent, **options)
        self.boards = {str(board.pk): board for board in boards}
        choose(self, "board", [(key, board.name) for key, board in self.boards.items()])
        if len(self.boards) == 1:
            self.initial.setdefault("board", next(iter(self.boards)))

    @property
    def chosen_board(self) -> Group:
        return self.boards[self.cleaned_data["board"]]


class ChoosesLead(CommandForm):
    """Which agency or group leads, and within it which post."""

    lead = forms.ChoiceField(label="Who leads it", required=False)
    post = forms.CharField(
        max_length=200, label="Post", required=False, help_text="For example, head of early help. Not a person’s name"
    )

    def __init__(self, *sent: Any, agencies: Iterable[Agency], groups: Iterable[Group], **options: Any) -> None:
        super().__init__(*sent, **options)
        self.agencies = {f"agency-{one.pk}": one for one in agencies}
        self.groups = {f"group-{one.pk}": one for one in groups}
        named = [(key, str(one)) for key, one in (self.agencies | self.groups).items()]
        choose(self, "lead", named, none="Nobody yet")

    @property
    def leading(self) -> dict[str, Any]:
        lead = self.cleaned_data["lead"]
        return {"agency": self.agencies.get(lead), "group": self.groups.get(lead), "post": self.cleaned_data["post"]}
