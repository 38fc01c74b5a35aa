"""Forms about what was gathered: what is released, withheld and left out. None keeps a draft."""

from typing import Any

from django import forms
from django.utils.text import Truncator

from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.ui.forms import LinesField, LongTextField, YesNoField
from goldthread.partnership.rights.commands.access import add_item, leave_out, take_back_in
from goldthread.partnership.rights.commands.withholding import (
    DECISIONS,
    LEAVE_OUT,
    WITHHOLD,
    Why,
    decide_items,
    release_item,
    show_passage,
    show_words,
    withhold_item,
    withhold_passages,
    withhold_words,
)
from goldthread.partnership.rights.models import GatheredItem, Reason
from goldthread.partnership.rights.withholding import Span, sentences

SHOWN_OF_EACH = 300
"""Characters of each item where several are decided at once."""
MOST_SENTENCES = 400
"""Sentences that are offered to be chosen; what stands further on is withheld by typing its words."""


class DecideItems(CommandForm):
    """One decision about several items that were read."""

    items = forms.MultipleChoiceField(label="Which items", widget=forms.CheckboxSelectMultiple)
    what = forms.ChoiceField(label="What becomes of them", choices=list(DECISIONS.items()), widget=forms.RadioSelect)
    why_left_out = LongTextField(label="Why they do not belong to the request")
    reason = forms.ChoiceField(label="Reason", choices=Reason.choices, widget=forms.RadioSelect)
    why = LongTextField(label="Why they are withheld", help_text="For whoever looks at the decision later")
    is_told = YesNoField(label="May the person be told this reason?", initial=True)

    looks: dict[str, dict[str, Any]] = {
        "items": {"small": True},
        "why_left_out": {"shown_with": ("what", LEAVE_OUT), "rows": 2},
        "reason": {"shown_with": ("what", WITHHOLD)},
        "why": {"shown_with": ("what", WITHHOLD), "rows": 2},
        "is_told": {"shown_with": ("what", WITHHOLD)},
    }

    def __init__(self, *sent: Any, undecided: list[GatheredItem], **options: Any) -> None:
        super().__init__(*sent, **options)
        self.undecided = {str(one.pk): one for one in undecided}
        field = self.fields["items"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [
            (key, f"{one.where}: {Truncator(one.words).chars(SHOWN_OF_EACH)}") for key, one in self.undecided.items()
        ]

    def decide(self, **given: Any) -> int | None:
        said = self.cleaned_data
        why = Why(said["reason"], said["why"] or said["why_left_out"], said["is_told"] is not False)
        items = [self.undecided[key] for key in said["items"]]
        return self.carry_out(decide_items, items=items, what=said["what"], why=why, **given)


class AddItem(CommandForm):
    """Something that is held and was not found by itself."""

    where = forms.CharField(max_length=400, label="Where it is held", help_text="Such as “Paper file 7, page 3”")
    words = LongTextField(label="What it says")
    why = LongTextField(label="Why it belongs to the request")

    looks = {"words": {"rows": 8}, "why": {"rows": 2}}

    def add(self, **given: Any) -> int | None:
        return self.carry_out(
            add_item, **{name: self.cleaned_data[name] for name in ("where", "words", "why")}, **given
        )


class LeaveOut(CommandForm):
    """Why it is not about the person."""

    why = LongTextField(
        label="Why it does not belong to the request", help_text="Such as “Somebody else of the same name”"
    )

    looks = {"why": {"rows": 3}}

    def leave_out(self, **given: Any) -> int | None:
        return self.carry_out(leave_out, why=self.cleaned_data["why"], **given)


class TakeBackIn(CommandForm):
    def take(self, **given: Any) -> int | None:
        return self.carry_out(take_back_in, **given)


class ReleaseItem(CommandForm):
    def release(self, **given: Any) -> int | None:
        return self.carry_out(release_item, **given)


class ShowPassage(CommandForm):
    def show(self, **given: Any) -> int | None:
        return self.carry_out(show_passage, **given)


class ShowWords(CommandForm):
    def show(self, **given: Any) -> int | None:
        return self.carry_out(show_words, **given)


class Withhold(CommandForm):
    """The reason for which something is withheld."""

    reason = forms.ChoiceField(label="Reason", choices=Reason.choices, widget=forms.RadioSelect)
    why = LongTextField(label="Why", help_text="For whoever looks at the decision later. It is not in the pack")
    is_told = YesNoField(
        label="May the person be told this reason?",
        help_text="If the reason itself would do harm, they are told only that an exemption applies",
        initial=True,
    )

    looks: dict[str, dict[str, Any]] = {"why": {"rows": 2}}
    field_order = ("sentences", "words", "reason", "why", "is_told")

    @property
    def reasoned(self) -> Why:
        return Why(self.cleaned_data["reason"], self.cleaned_data["why"], self.cleaned_data["is_told"])


class WithholdItem(Withhold):
    """Nothing of it is released."""

    def withhold(self, **given: Any) -> int | None:
        return self.carry_out(withhold_item, why=self.reasoned, **given)


class WithholdPassages(Withhold):
    """Sentences of one item, and words in it."""

    sentences = forms.MultipleChoiceField(
        label="Sentences to withhold", widget=forms.CheckboxSelectMultiple, required=False
    )
    words = LinesField(
        label="Or type words of it", required=False, help_text="As they are written there, one passage on each line"
    )

    looks = {
        "words": {"rows": 3, "optional": False},
        "why": {"rows": 2},
        "sentences": {"small": True, "optional": False},
    }

    def __init__(self, *sent: Any, item: GatheredItem, **options: Any) -> None:
        super().__init__(*sent, **options)
        field = self.fields["sentences"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [
            (f"{span.begin}-{span.end}", " ".join(item.words[span.begin : span.end].split()))
            for span in sentences(item.words)[:MOST_SENTENCES]
        ]

    def withhold(self, **given: Any) -> int | None:
        spans = [Span(*map(int, one.split("-"))) for one in self.cleaned_data["sentences"]]
        return self.carry_out(
            withhold_passages, spans=spans, words=self.cleaned_data["words"], why=self.reasoned, **given
        )


class WithholdWords(Withhold):
    """Words that are released nowhere."""

    words = LinesField(
        label="One on each line",
        help_text="Such as the name of somebody else. They are found in capitals or not, with or without accents",
    )

    looks = {"words": {"rows": 4}, "why": {"rows": 2}}

    def withhold(self, **given: Any) -> int | None:
        return self.carry_out(withhold_words, words=self.cleaned_data["words"], why=self.reasoned, **given)
