"""Forms about learning from elsewhere: what others published, what they found, and what is made of it here."""

from typing import Any

from django import forms

from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.ui.forms import DateField, LongTextField, PartialDateField
from goldthread.partnership.learning.commands import (
    Adoption,
    PrintedFinding,
    SourceDetails,
    adopt_finding,
    change_entered_finding,
    change_source,
    decline_finding,
    enter_finding,
    enter_source,
    respond_to_source,
)
from goldthread.partnership.learning.models import ElsewhereFinding, ElsewhereSource, Finding, Review

ASKED = ("title", "publisher", "kind", "name", "published", "link", "kept_at", "about")
PRINTED = ("number", "words", "page")
OWN_THREAD = "own"


class SourceForm(CommandForm):
    """What others published, and where it is."""

    title = forms.CharField(max_length=300, label="Title")
    publisher = forms.CharField(
        max_length=200,
        label="Who published it",
        help_text="For example, a safeguarding partnership, the national panel or an inspectorate",
    )
    kind = forms.ChoiceField(
        label="What kind of source it is",
        choices=[(kind.value, kind.label) for kind in ElsewhereSource.OF_OTHERS],
        widget=forms.RadioSelect,
    )
    name = forms.CharField(
        max_length=100,
        required=False,
        label="What it is called here",
        help_text="In a few words. Leave it empty to have it made from the title",
    )
    published = PartialDateField(required=False, label="Date published")
    link = forms.URLField(max_length=2000, required=False, assume_scheme="https", label="Link")
    kept_at = forms.CharField(
        max_length=300, required=False, label="Where a copy is kept", help_text="If it is not on the web, or may go"
    )
    about = LongTextField(required=False, label="What it is about")

    looks = {"about": {"rows": 4}}

    @property
    def details(self) -> SourceDetails:
        return SourceDetails(**{name: self.cleaned_data[name] for name in ASKED})

    def enter(self, **given: Any) -> int | None:
        return self.carry_out(enter_source, details=self.details, **given)

    def change(self, **given: Any) -> int | None:
        return self.carry_out(change_source, details=self.details, **given)


class OurWorkForm(SourceForm):
    """What others found of the work of this partnership, and by when its board responds."""

    kind = forms.ChoiceField(
        label="What kind of review it is",
        choices=[(kind.value, kind.label) for kind in ElsewhereSource.OF_OUR_WORK],
        widget=forms.RadioSelect,
    )
    about = LongTextField(required=False, label="What it concluded")
    respond_by = DateField(required=False, label="By when the board responds")

    @property
    def details(self) -> SourceDetails:
        said = {name: self.cleaned_data[name] for name in (*ASKED, "respond_by")}
        return SourceDetails(**said, is_of_our_work=True)


class RespondForm(CommandForm):
    """What the board says to a review of its own work."""

    words = LongTextField(
        label="What the board says to it", help_text="It is shown as you write it, and cannot be changed afterwards"
    )
    on = DateField(label="Day of the response")

    looks = {"words": {"rows": 6}}

    def respond(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in ("words", "on")}
        return self.carry_out(respond_to_source, **said, **given)


class PrintedFindingForm(CommandForm):
    """One finding, as it is printed."""

    number = forms.CharField(max_length=20, label="Number", help_text="As it is printed, for example 3 or 4.2")
    words = LongTextField(label="What was found", help_text="In the words that are printed")
    page = forms.CharField(max_length=40, required=False, label="Page or paragraph")

    looks = {"number": {"width": "5"}, "page": {"width": "10"}}

    @property
    def details(self) -> PrintedFinding:
        return PrintedFinding(**{name: self.cleaned_data[name] for name in PRINTED})

    def enter(self, **given: Any) -> int | None:
        return self.carry_out(enter_finding, details=self.details, **given)

    def change(self, **given: Any) -> int | None:
        return self.carry_out(change_entered_finding, details=self.details, **given)


class AdoptForm(CommandForm):
    """Why it matters here, what it is here, and on which thread."""

    why = LongTextField(label="Why it matters here")
    subject = forms.CharField(max_length=300, label="What it is here, in a line", help_text="As a finding of yours")
    response_type = forms.ChoiceField(
        label="Kind of response", choices=Finding.ResponseType.choices, widget=forms.RadioSelect
    )
    place = forms.ChoiceField(
        label="Which thread does it go on?",
        help_text="What is done about it, its outcomes and their tests are recorded there",
        widget=forms.RadioSelect,
        initial=OWN_THREAD,
    )

    looks = {
        "why": {"rows": 4},
        "response_type": {
            "hints": {
                "recommendation": "Something is to change here",
                "no_recommendation_system_amended": "It was so here too, and has been put right",
                "national_recommendation": "Only national government can do it",
            }
        },
    }

    def __init__(self, *sent: Any, reviews: list[Review], own: str, **options: Any) -> None:
        """``reviews`` are those that it may join; ``own`` is what the source's own thread is called."""
        super().__init__(*sent, **options)
        self.reviews = {str(review.pk): review for review in reviews}
        field = self.fields["place"]
        assert isinstance(field, forms.ChoiceField)
        joined = [(key, f"Add it to {review}") for key, review in self.reviews.items()]
        field.choices = [(OWN_THREAD, f"A thread of its own source, “{own}”"), *joined]

    def adopt(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in ("subject", "response_type", "why")}
        review = self.reviews.get(self.cleaned_data["place"])
        return self.carry_out(adopt_finding, adoption=Adoption(**said, review=review), **given)


class DeclineForm(CommandForm):
    """Why it leads to nothing here."""

    why = LongTextField(
        label="Why it is not adopted",
        help_text="Whoever reads the source here sees it. The finding can be adopted later all the same",
    )

    looks = {"why": {"rows": 4}}

    def decline(self, **given: Any) -> int | None:
        return self.carry_out(decline_finding, why=self.cleaned_data["why"], **given)


def said_of_source(source: ElsewhereSource) -> dict[str, Any]:
    """What the form about a source begins with."""
    return {name: getattr(source, name) for name in (*ASKED, "respond_by")}


def form_of(source: ElsewhereSource) -> type[SourceForm]:
    """Of our own work more is asked."""
    return OurWorkForm if source.is_of_our_work else SourceForm


def said_of_printed(printed: ElsewhereFinding) -> dict[str, Any]:
    """What the form about an entered finding begins with."""
    return {name: getattr(printed, name) for name in PRINTED}
