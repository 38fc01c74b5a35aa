"""Forms of papers that are recorded, and of an agency that takes no more part."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from goldthread.cases.going_live.commands import Paper, Papers, end_part, go_live, record_papers
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.ui.forms import DateField, LongTextField

PAPERS = {"assessment": "Impact assessment", "agreement": "Sharing agreement"}


def _fields(name: str) -> dict[str, forms.Field]:
    return {
        f"{name}_on": DateField(label="Day on which it was signed", required=False),
        f"{name}_title": forms.CharField(
            label="Title and version", required=False, max_length=200, help_text="And where it is kept, if you like"
        ),
        f"{name}_post": forms.CharField(
            label="Post that signed it", required=False, max_length=200, help_text="For example, Caldicott guardian"
        ),
    }


class PapersForm(CommandForm):
    """Several agencies at once; each of the two papers may be left for later."""

    agencies = forms.MultipleChoiceField(label="Whose papers are they?", widget=forms.CheckboxSelectMultiple)
    sections = (
        ("Agencies", ("agencies",)),
        *((words, tuple(_fields(name))) for name, words in PAPERS.items()),
        ("Review", ("review_on",)),
    )

    def __init__(self, *sent: Any, agencies: Mapping[str, Agency], **options: Any) -> None:
        super().__init__(*sent, **options)
        self.named = agencies
        field = self.fields["agencies"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(key, agency.name) for key, agency in agencies.items()]
        for name in PAPERS:
            self.fields.update(_fields(name))
        self.fields["review_on"] = DateField(
            label="When are they reviewed?",
            required=False,
            help_text="You are reminded then. Nothing stops because a review is late",
        )

    def _paper(self, name: str) -> Paper | None:
        """None where nothing of it was typed."""
        day, title, post = (self.cleaned_data[f"{name}_{part}"] for part in ("on", "title", "post"))
        if not (day or title or post):
            return None
        if day is None:
            self.add_error(f"{name}_on", "Enter the day on which it was signed.")
            return None
        return Paper(day, title, post)

    def keep(self, **given: Any) -> int | None:
        papers = Papers(self._paper("assessment"), self._paper("agreement"), self.cleaned_data["review_on"])
        if self.errors:
            return None
        return self.carry_out(
            record_papers, agencies=[self.named[key] for key in self.cleaned_data["agencies"]], papers=papers, **given
        )


class EndPartForm(CommandForm):
    on: Any = DateField(label="Day from which it takes no more part")
    why = LongTextField(label="Why")

    def end(self, **given: Any) -> int | None:
        said: dict[str, date | str] = {name: self.cleaned_data[name] for name in ("on", "why")}
        return self.carry_out(end_part, **said, **given)


class GoLiveForm(CommandForm):
    """Nothing is asked: it is confirmed."""

    def go(self, **given: Any) -> int | None:
        return self.carry_out(go_live, **given)
