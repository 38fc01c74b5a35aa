"""Forms by which a sample is drawn and a view is given of what was drawn."""

from collections.abc import Iterable
from typing import Any

from django import forms

from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.ui.forms import DateField, LongTextField
from goldthread.partnership.scrutiny.commands import ViewGiven, draw_sample, give_view
from goldthread.partnership.scrutiny.models import ScrutineersView
from goldthread.partnership.scrutiny.population import Narrowing

MOST = 500
"""So many in one sample: nobody looks at more."""


class DrawSample(CommandForm):
    """What the sample is for, how large it is, and what it is narrowed to."""

    purpose = LongTextField(
        label="What the sample is for",
        help_text="Everybody who sees the whole plan sees it beside the draw, and the draw stays",
    )
    size = forms.IntegerField(label="How many actions to draw", min_value=1, max_value=MOST)
    agency = forms.ChoiceField(label="Owed by", required=False)
    origin = forms.ChoiceField(label="Came from", required=False)
    done_from = DateField(
        label="Done from", required=False, help_text="An action of which no day is recorded fits no period"
    )
    done_to = DateField(label="Done to", required=False)

    sections = (("The sample", ("purpose",)), ("What to draw from", ("agency",)))
    looks = {"purpose": {"rows": 2}, "size": {"width": "3"}}

    def __init__(
        self, *sent: Any, agencies: Iterable[Agency], origins: Iterable[tuple[str, str]], **options: Any
    ) -> None:
        """``origins`` are pairs of "kind-number" and words."""
        super().__init__(*sent, **options)
        self.agencies = {str(agency.pk): agency for agency in agencies}
        self._offer("agency", "Any agency or group", [(key, agency.name) for key, agency in self.agencies.items()])
        self._offer("origin", "Anything", list(origins))

    def _offer(self, name: str, any_of_them: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", any_of_them), *choices]

    @property
    def narrowing(self) -> Narrowing:
        kind, _, number = self.cleaned_data["origin"].rpartition("-")
        return Narrowing(
            agency=self.agencies.get(self.cleaned_data["agency"]),
            origin=kind,
            origin_id=int(number) if number else None,
            done_from=self.cleaned_data["done_from"],
            done_to=self.cleaned_data["done_to"],
        )

    def draw(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in ("purpose", "size")}
        return self.carry_out(draw_sample, narrowing=self.narrowing, **said, **given)


class GiveView(CommandForm):
    """What the scrutineer looked at, what they found, and what they say."""

    looked_at = LongTextField(
        label="What you looked at", help_text="Such as the training register, and two calls to the team"
    )
    found = forms.ChoiceField(
        label="What you found: was it done?", choices=ScrutineersView.Found.choices, widget=forms.RadioSelect
    )
    words = LongTextField(
        label="Your view, in your own words",
        help_text="It is shown as you write it, as the independent scrutineer’s. Write of the board as “they”",
    )

    looks = {"looked_at": {"rows": 3}, "words": {"rows": 6}}

    def give(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in ViewGiven.__dataclass_fields__}
        return self.carry_out(give_view, given=ViewGiven(**said), **given)
