"""Forms of the equality lens: the answers about one action, and the list of lenses."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.ui.forms import LinesField, LongTextField
from goldthread.foundation.ui.plain_words import lower_first, speak_plainly
from goldthread.partnership.equality.commands import Answer, answer_lens, set_lenses
from goldthread.partnership.equality.models import LensAnswer

NOBODY, SOMEBODY = "nobody", "somebody"


class LensForm(CommandForm):
    """Through each lens: whom the action reaches, whether it misses anybody, and whom."""

    def __init__(self, *sent: Any, lenses: Sequence[str], **options: Any) -> None:
        self.lenses = lenses
        self.looks = {}
        super().__init__(*sent, **options)
        for number, lens in enumerate(lenses):
            self._ask(number, lens)

    def _ask(self, number: int, lens: str) -> None:
        asked: dict[str, forms.Field] = {
            f"reaches_{number}": LongTextField(required=False, label=f"{lens}: who does it reach?"),
            f"misses_{number}": forms.ChoiceField(
                required=False,
                label=f"{lens}: does it miss anybody?",
                choices=[(NOBODY, "Nobody is missed"), (SOMEBODY, "Somebody is missed")],
                widget=forms.RadioSelect,
            ),
            f"missed_{number}": LongTextField(label=f"{lens}: who is missed, and why"),
        }
        for name, field in asked.items():
            self.fields[name] = field
            speak_plainly(name, field)
            self.looks[name] = {"rows": 2, "optional": False}
        self.looks[f"misses_{number}"] = {"optional": False}
        self.looks[f"missed_{number}"]["shown_with"] = (f"misses_{number}", SOMEBODY)

    def clean(self) -> dict[str, Any]:
        """One half of an answer is no answer."""
        said = super().clean() or self.cleaned_data
        for number, lens in enumerate(self.lenses):
            reaches, misses = said.get(f"reaches_{number}"), said.get(f"misses_{number}")
            if misses and not reaches and f"reaches_{number}" not in self.errors:
                self.add_error(f"reaches_{number}", f"Enter who it reaches, looking at {lower_first(lens)}")
            if reaches and not misses:
                self.add_error(f"misses_{number}", f"Select whether it misses anybody, looking at {lower_first(lens)}")
        return said

    @property
    def answers(self) -> list[Answer]:
        said = self.cleaned_data
        return [
            Answer(lens, said[f"reaches_{number}"], said[f"missed_{number}"] or "")
            for number, lens in enumerate(self.lenses)
            if said[f"misses_{number}"]
        ]

    def answer(self, **given: Any) -> int | None:
        return self.carry_out(answer_lens, answers=self.answers, **given)


class LensListForm(CommandForm):
    """The lenses through which every action is looked at."""

    names = LinesField(
        label="Lenses", max_length=1_000, help_text="One on each line, in the order in which they are asked"
    )

    looks = {"names": {"rows": 6}}

    def set(self, **given: Any) -> int | None:
        return self.carry_out(set_lenses, names=self.cleaned_data["names"], **given)


def said_of(answers: Iterable[LensAnswer], lenses: Sequence[str]) -> dict[str, Any]:
    """What the form about an action begins with."""
    said = {one.lens: one for one in answers}
    initial: dict[str, Any] = {}
    for number, lens in enumerate(lenses):
        one = said.get(lens)
        initial[f"reaches_{number}"] = one.reaches if one else ""
        initial[f"misses_{number}"] = (SOMEBODY if one.misses else NOBODY) if one else ""
        initial[f"missed_{number}"] = one.misses if one else ""
    return initial
