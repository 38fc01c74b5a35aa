"""Forms of a subject access request. None keeps a draft: what is typed here is kept in one place only."""

from typing import Any

from django import forms

from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.looking.details import DetailKind
from goldthread.foundation.ui.forms import DateField, LinesField, LongTextField, YesNoField
from goldthread.partnership.rights.commands.access import (
    Asking,
    add_search_details,
    record_access_request,
    record_identity,
    remove_search_detail,
    weigh_understanding,
)
from goldthread.partnership.rights.commands.correcting import correct_request
from goldthread.partnership.rights.commands.ordering import order_gathering, order_pack
from goldthread.partnership.rights.commands.packs import check_pack, release_pack, send_pack_back
from goldthread.partnership.rights.models import AccessRequest, Matter

WEIGHED = (
    "A child who understands it may ask alone. If somebody else asks, say what weight the child’s own wish for"
    " confidence has"
)
UNDERSTANDING = AccessRequest.Understanding.choices
ASKED = tuple(Asking.__dataclass_fields__)


class RecordAccessRequest(CommandForm):
    """Who asks, by their part and not by their name, and what."""

    asked_by = forms.ChoiceField(label="Who asks", choices=Matter.AskedBy.choices, widget=forms.RadioSelect)
    received_on = DateField(label="When it was received")
    what = LongTextField(label="What they ask for", help_text="Names are not needed here: what to look for comes next")
    is_child = YesNoField(label="Is the request about a child?")
    understanding = forms.ChoiceField(
        label="Does the child understand it?", choices=UNDERSTANDING, widget=forms.RadioSelect
    )
    weighed = LongTextField(label="How the child’s understanding and confidence were weighed", help_text=WEIGHED)

    looks: dict[str, dict[str, Any]] = {
        "what": {"rows": 3},
        "understanding": {"shown_with": ("is_child", "yes")},
        "weighed": {"shown_with": ("is_child", "yes"), "rows": 3},
    }

    @property
    def asking(self) -> Asking:
        return Asking(**{"asked_by": "", **{name: self.cleaned_data[name] for name in ASKED if name in self.fields}})

    def record(self, **given: Any) -> int | None:
        return self.carry_out(record_access_request, asking=self.asking, **given)


class CorrectRequest(RecordAccessRequest):
    """What is right, and why what was recorded is not. Of each kind only what it has is asked."""

    why = LongTextField(label="Why what was recorded is wrong", help_text="What stood there before stays in the log")

    looks: dict[str, dict[str, Any]] = {**RecordAccessRequest.looks, "why": {"rows": 2}}

    def __init__(self, *sent: Any, kind: str, **options: Any) -> None:
        super().__init__(*sent, **options)
        self.fields["what"].help_text = ""
        if kind != Matter.Kind.ACCESS:
            for name in ("is_child", "understanding", "weighed"):
                del self.fields[name]
        if kind == Matter.Kind.INFORMATION:
            del self.fields["asked_by"]

    def correct(self, **given: Any) -> int | None:
        return self.carry_out(correct_request, asking=self.asking, why=self.cleaned_data["why"], **given)


class WeighUnderstanding(CommandForm):
    """Whether a child understands it, looked at again."""

    understanding = forms.ChoiceField(
        label="Does the child understand it?", choices=UNDERSTANDING, widget=forms.RadioSelect
    )
    weighed = LongTextField(label="How understanding and confidence were weighed", help_text=WEIGHED)

    looks = {"weighed": {"rows": 3}}

    def weigh(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in ("understanding", "weighed")}
        return self.carry_out(weigh_understanding, **said, **given)


class RecordIdentity(CommandForm):
    """How it was checked who asks, and that they may."""

    how = LongTextField(
        label="How identity was checked",
        help_text="And, for somebody who acts for the person, their authority. Such as “Passport seen by video call”."
        " Not the number of a document",
    )
    checked_on = DateField(label="When")

    looks = {"how": {"rows": 3}}

    def record(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in ("how", "checked_on")}
        return self.carry_out(record_identity, **said, **given)


class AddSearchDetails(CommandForm):
    """What tells who the person is."""

    kind = forms.ChoiceField(label="What it is", choices=DetailKind.choices, widget=forms.RadioSelect)
    details = LinesField(
        label="One on each line",
        help_text="Other names, nicknames and former names each on a line of their own; an address on one line",
    )

    looks = {"details": {"rows": 5}}

    def add(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in ("kind", "details")}
        return self.carry_out(add_search_details, **said, **given)


class RemoveSearchDetail(CommandForm):
    def remove(self, **given: Any) -> int | None:
        return self.carry_out(remove_search_detail, **given)


class OrderGathering(CommandForm):
    def order(self, **given: Any) -> int | None:
        return self.carry_out(order_gathering, **given)


class OrderPack(CommandForm):
    """The letter that stands at the beginning of the pack."""

    letter = LongTextField(label="Letter", help_text="It stands before what is released")

    looks = {"letter": {"rows": 14}}

    def order(self, **given: Any) -> int | None:
        return self.carry_out(order_pack, letter=self.cleaned_data["letter"], **given)


class CheckPack(CommandForm):
    """A second person says that it may be released, or what must be changed."""

    is_good = YesNoField(label="May it be released as it is?")
    why = LongTextField(label="What must be changed")

    looks: dict[str, dict[str, Any]] = {"why": {"shown_with": ("is_good", "no"), "rows": 3}}

    def check(self, **given: Any) -> int | None:
        if self.cleaned_data["is_good"]:
            return self.carry_out(check_pack, **given)
        return self.carry_out(send_pack_back, why=self.cleaned_data["why"], **given)


class ReleasePack(CommandForm):
    """To whom it was handed over, how and when."""

    to = forms.ChoiceField(label="Who was it given to?", choices=Matter.AskedBy.choices, widget=forms.RadioSelect)
    how = LongTextField(
        label="How it was handed over",
        help_text="Such as “In person”, “By tracked post” or “By encrypted e-mail, the password by telephone”."
        " Goldthread itself sends nothing",
    )
    released_on = DateField(label="When")

    looks = {"how": {"rows": 3}}

    def release(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in ("to", "how", "released_on")}
        return self.carry_out(release_pack, **said, **given)
