"""Forms by which agencies are asked, and by which they reply."""

from collections.abc import Sequence
from typing import Any

from django import forms

from goldthread.cases.casework.forms.basis import LAWFUL_BASIS, BasisForm, SharingForm
from goldthread.cases.casework.forms.careful import AsksAbout, CarefulInCase
from goldthread.cases.casework.lawful_basis import BASIS_FIELDS
from goldthread.cases.declaring.asked_forms import AskedForm
from goldthread.cases.requests.asked_fields import Asks
from goldthread.cases.requests.by_link import reply_by_link
from goldthread.cases.requests.commands import (
    Asked,
    Reply,
    ask_agencies,
    extend_lane,
    record_reply_for,
    reply_to_request,
    revoke_link_to_lane,
    send_link_to_lane,
    share_reply,
    withdraw_lane,
    withdraw_request,
)
from goldthread.cases.requests.models import Lane, LaneLink
from goldthread.cases.requests.models.lanes import Answer
from goldthread.cases.requests.models.requests import MOST_DAYS
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.one_time_links.forms import EndLink, SendLink
from goldthread.foundation.ui.forms import DateField, LongTextField
from goldthread.foundation.ui.time_fields import TIME_HINT, TimeOfDayField, moment_of

ANSWERS = (
    (Answer.INFORMATION, "We know something"),
    (Answer.NOTHING, "We know nothing"),
    (Answer.DECLINED, "We cannot share what we know"),
)

WHICH_FORM, SOMETHING_ELSE = "form", "other"
BESIDE_THE_FORM = "Anything else, or why it cannot be shared"
USUAL = "{days} are usual. No national rule sets a limit"


class _Days(CommandForm):
    working_days = forms.IntegerField(
        min_value=1,
        max_value=MOST_DAYS,
        label="Working days to reply",
    )
    looks = {"working_days": {"width": "3"}}

    def __init__(self, *sent: Any, usual_days: int, **options: Any) -> None:
        super().__init__(*sent, **options)
        self.fields["working_days"].help_text = USUAL.format(days=usual_days)


class AskAgencies(AsksAbout, _Days, BasisForm):
    """Whom is asked what, why it is needed, and on which lawful basis."""

    may_name = ("about", "asked", "purpose")
    reads = "It sees this, what you ask, and nothing else of the case"

    agencies = forms.MultipleChoiceField(label="Whom do you ask?", widget=forms.CheckboxSelectMultiple)
    about = LongTextField(max_length=1000, label="Whom it is about")
    asked = LongTextField(label="What do you ask?")
    purpose = LongTextField(label="Why is it needed?")
    field_order = (WHICH_FORM, "agencies", "about", "asked", "purpose", *BASIS_FIELDS, "working_days")
    sections: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("What is asked", ("agencies", "about", "asked", "purpose", "working_days")),
        LAWFUL_BASIS,
    )
    looks = {
        **_Days.looks,
        **BasisForm.looks,
        "about": {"rows": 3},
        "asked": {"rows": 4},
        "purpose": {"rows": 3},
    }

    def __init__(
        self,
        *sent: Any,
        agencies: list[Agency],
        with_forms: Sequence[tuple[AskedForm, Asks]] = (),
        **options: Any,
    ) -> None:
        """``with_forms`` are what agencies may be asked to fill in, each with what is asked when it goes out."""
        super().__init__(*sent, **options)
        self.with_forms = with_forms
        if with_forms:
            self._offer_forms()
        self.named = {str(agency.pk): agency for agency in agencies}
        field = self.fields["agencies"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(key, agency.name) for key, agency in self.named.items()]

    def _offer_forms(self) -> None:
        """What they are to fill in, or something else, of which it is then said what and why."""
        choices = [*((one.code, one.title) for one, _ in self.with_forms), (SOMETHING_ELSE, "Something else")]
        which = forms.ChoiceField(label="What do you ask for?", choices=choices, widget=forms.RadioSelect)
        self.add_field(WHICH_FORM, which)
        self.looks = {name: {**look} for name, look in self.looks.items()}
        for name in ("asked", "purpose"):
            self.looks[name]["shown_with"] = (WHICH_FORM, SOMETHING_ELSE)
        for one, asks in self.with_forms:
            for name, field in asks.fields().items():
                self.add_field(name, field)
                self.looks[name] = {"shown_with": (WHICH_FORM, one.code)}
        self.sections = (("What is asked", (WHICH_FORM,)), LAWFUL_BASIS)
        self.order_fields(self.field_order)

    @property
    def request(self) -> Asked:
        said = self.cleaned_data
        for form, asks in self.with_forms:
            if form.code == said[WHICH_FORM]:
                return Asked(said["about"], form=form.code, with_it=asks.said(said))
        return Asked(said["about"], said["asked"], said["purpose"])

    def ask(self, **given: Any) -> int | None:
        said = self.cleaned_data
        return self.carry_out(
            ask_agencies,
            agencies=[self.named[key] for key in said["agencies"]],
            asked=self.request,
            basis=self.lawful_basis,
            working_days=said["working_days"],
            **given,
        )


class ReplyToRequest(CarefulInCase):
    """What the agency knows, and what of it only the desk may read."""

    may_name = ("words", "relevance")

    answer = forms.ChoiceField(label="What do you reply?", choices=ANSWERS, widget=forms.RadioSelect)
    words = LongTextField(
        label="What you know, or why you cannot share it",
        required=False,
        help_text="It is kept as you write it. If you have more to say later, reply again",
    )
    relevance = LongTextField(label="Why it matters for what is asked", required=False)
    third_party = forms.BooleanField(
        label="It tells of somebody else",
        required=False,
        help_text="Such as a neighbour or whoever reported something. Then whoever asks cannot share it",
    )
    sensitive = forms.BooleanField(
        label="It is especially sensitive",
        required=False,
        help_text="Such as where somebody hides. Then whoever asks cannot share it",
    )

    looks = {"words": {"rows": 6}, "relevance": {"rows": 3}}

    def __init__(self, *sent: Any, unnamed: str, asks: Asks | None = None, **options: Any) -> None:
        """``asks`` is what the agency is to fill in, if it was asked for a form."""
        super().__init__(*sent, unnamed=unnamed, **options)
        self.form_asked = asks
        if asks is not None:
            self._ask_form(asks)
        words = self.fields["words"]
        words.help_text = f"{unnamed} {words.help_text}".strip()

    def _ask_form(self, asks: Asks) -> None:
        self.looks = {**self.looks}
        for name, field in asks.fields().items():
            self.add_field(name, field)
            self.looks[name] = {**self.looks.get(name, {}), "shown_with": ("answer", Answer.INFORMATION.value)}
        self.fields["words"].label = BESIDE_THE_FORM

    @property
    def said(self) -> Reply:
        names = ("answer", "words", "relevance", "third_party", "sensitive")
        filled = self.form_asked.said(self.cleaned_data) if self.form_asked else {}
        return Reply(**{name: self.cleaned_data[name] for name in names}, filled=filled)

    def reply(self, **given: Any) -> int | None:
        return self.carry_out(reply_to_request, reply=self.said, **given)


class ReplyByLink(ReplyToRequest):
    """The same questions for whoever has no account."""

    def __init__(self, *sent: Any, asking: LaneLink, unnamed: str = "", **options: Any) -> None:
        super().__init__(*sent, unnamed=unnamed, **options)
        self.fields["words"].help_text = f"{unnamed} It is kept as you write it".strip()

    def send_answer(self, **given: Any) -> int | None:
        return self.carry_out(reply_by_link, reply=self.said, **given)


class SendLinkToLane(SendLink):
    def send(self, *, lane: Lane, **given: Any) -> int | None:
        end = {"to": self.to, "expires_at": self.ends_at}
        return self.carry_out(send_link_to_lane, space=lane.space, lane=lane, **end, **given)


class RevokeLinkToLane(EndLink):
    def revoke(self, *, asking: LaneLink, **given: Any) -> int | None:
        why = self.cleaned_data["why"]
        return self.carry_out(revoke_link_to_lane, space=asking.space, asking=asking, why=why, **given)


class RecordReply(ReplyToRequest):
    """What an agency told in another way."""

    told_by = forms.CharField(
        max_length=200, label="Whose post told it, and how", help_text="For example, duty nurse, by telephone"
    )
    replied_on = DateField(label="Day on which they replied")
    replied_time = TimeOfDayField(of="replied_on", label="Time at which they replied", help_text=TIME_HINT)

    field_order = ("told_by", "replied_on", "replied_time")

    def __init__(self, *sent: Any, **options: Any) -> None:
        super().__init__(*sent, **options)
        if self.form_asked is None:
            self.fields["words"].label = "What they said, or why they cannot share it"

    def record(self, **given: Any) -> int | None:
        said = self.cleaned_data
        replied_at = moment_of(said["replied_on"], said["replied_time"])
        return self.carry_out(
            record_reply_for, reply=self.said, told_by=said["told_by"], replied_at=replied_at, **given
        )


class ShareReply(SharingForm):
    command = share_reply


class _Why(CommandForm):
    why = LongTextField(label="Why", help_text="The agency reads this")
    looks = {"why": {"rows": 3}}


class ExtendLane(_Days, _Why):
    """How many working days from now, and why."""

    field_order = ("working_days", "why")
    looks = {**_Days.looks, **_Why.looks}

    def extend(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in ("working_days", "why")}
        return self.carry_out(extend_lane, **said, **given)


class WithdrawLane(_Why):
    def withdraw(self, **given: Any) -> int | None:
        return self.carry_out(withdraw_lane, why=self.cleaned_data["why"], **given)


class WithdrawRequest(_Why):
    def withdraw(self, **given: Any) -> int | None:
        return self.carry_out(withdraw_request, why=self.cleaned_data["why"], **given)
