"""Forms by which papers come: from whoever makes the agenda, or from the agency of which one was asked."""

from collections.abc import Iterable
from typing import Any

from django import forms

from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.documents.joining import NotAPdf, checked
from goldthread.foundation.files import storage
from goldthread.foundation.files.forms import UploadField
from goldthread.foundation.files.kinds import KINDS
from goldthread.foundation.files.receiving import Received
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.partnership.meetings.commands.papers import add_paper, replace_paper, send_paper, withdraw_paper
from goldthread.partnership.meetings.models import AgendaItem, Audience, Paper
from goldthread.partnership.meetings.pack.papers import what_a_pack_shows

NARROWER = "A paper is never seen by somebody who may not see its item"
WITHOUT_TAGS = (
    "This PDF has no tags, as a scan has none: neither it nor the pack that it is put in can be read aloud in order. "
    "Choose one that was saved with tags"
)


class PaperForm(CommandForm):
    """A paper's file. A PDF that nobody could read in the pack is refused while it can still be put right."""

    file = UploadField(label="File")
    as_sent = forms.BooleanField(label="Send it as it is", required=False)

    def __init__(self, *sent: Any, **options: Any) -> None:
        super().__init__(*sent, **options)
        self.better = ""
        if not self.is_bound:
            del self.fields["as_sent"]

    def clean(self) -> dict[str, Any]:
        """A file without pages, or that nobody can listen to, is asked about once: there may be a better one."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.better:
            self.fields.pop("as_sent", None)
        elif not said.get("as_sent"):
            self.add_error("as_sent", f"{self.better}, or tick this to send it as it is.")
        return said

    def clean_file(self) -> Received:
        received: Received = self.cleaned_data["file"]
        without_pages = what_a_pack_shows(KINDS[received.kind])
        if without_pages:
            self.better = f"{without_pages} Choose a PDF instead"
        elif received.kind == "pdf" and not _has_tags(received):
            self.better = WITHOUT_TAGS
        return received


def _has_tags(received: Received) -> bool:
    try:
        return checked(storage.read(received.place, received.sha256))
    except NotAPdf as why:
        raise forms.ValidationError(f"{why} Save it as a PDF again, without a password.") from why


class AddPaper(PaperForm):
    title = forms.CharField(label="What the paper is called", max_length=200, help_text="Name no child")
    agency = forms.ChoiceField(label="Agency that it comes from", required=False)

    audience = forms.ChoiceField(
        label="Who sees it", choices=Paper.AUDIENCES, widget=forms.RadioSelect, required=False, help_text=NARROWER
    )

    field_order = ("title", "agency", "audience", "file", "as_sent")

    def __init__(self, *sent: Any, agencies: Iterable[Agency], **options: Any) -> None:
        super().__init__(*sent, **options)
        self.agencies = {str(agency.pk): agency for agency in agencies}
        field = self.fields["agency"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "That of the item"), *((key, agency.name) for key, agency in self.agencies.items())]

    def add(self, **given: Any) -> int | None:
        said = self.cleaned_data
        agency = self.agencies.get(said["agency"])
        audience = said["audience"] or Audience.MEETING
        told = {"title": said["title"], "received": said["file"], "agency": agency, "audience": audience}
        return self.carry_out(add_paper, **told, **given)


class SendPaper(PaperForm):
    """The paper that was asked of an agency, from the agency itself."""

    title = forms.CharField(label="What the paper is called", max_length=200, help_text="Name no child")

    field_order = ("title", "file", "as_sent")

    def send(self, *, item: AgendaItem, **given: Any) -> int | None:
        said = self.cleaned_data
        told = {"title": said["title"], "received": said["file"], "item": item, "space": item.space}
        return self.carry_out(send_paper, **told, **given)


class ReplacePaper(PaperForm):
    def replace(self, **given: Any) -> int | None:
        return self.carry_out(replace_paper, received=self.cleaned_data["file"], **given)


class WithdrawPaper(CommandForm):
    why = forms.CharField(label="Why it is withdrawn", max_length=500)

    def withdraw(self, **given: Any) -> int | None:
        return self.carry_out(withdraw_paper, why=self.cleaned_data["why"], **given)
