"""Forms of a chronology: what happened, files, handing in, who has which label, and how it is read."""

from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import fields
from datetime import date
from typing import Any

from django import forms

from goldthread.cases.casework.forms.basis import BasisForm
from goldthread.cases.casework.lawful_basis import BASIS_FIELDS
from goldthread.cases.chronology.commands import (
    ask_agencies,
    change_entry,
    change_person,
    hand_lane_in,
    list_person,
    share_chronology,
    stop_sharing,
    strike_entry_out,
    strike_upload_out,
    take_lane_back,
    tell_entry,
    unlist_person,
    upload_entries,
)
from goldthread.cases.chronology.commands.people import LONGEST_LABEL, PersonSaid
from goldthread.cases.chronology.merging import USUAL_GAP
from goldthread.cases.chronology.models import ChronologyEntry, ChronologyPerson
from goldthread.cases.chronology.models.entries import LONGEST_SOURCE, LONGEST_WHO
from goldthread.cases.chronology.queries import Asked
from goldthread.cases.chronology.received import TakeUp
from goldthread.cases.chronology.rows import SEEN_IN_WORDS, Row, Seen
from goldthread.foundation.files.forms import UploadBox, UploadField
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.ui.forms import ConfidentialField, DateField, Form, LinesField, WholeNumberField
from goldthread.foundation.ui.record_fields import Several
from goldthread.foundation.uncertain_dates.fields import UncertainDateField

SEEN_CHOICES = [(seen.value, words or "Not said, or not about a contact") for seen, words in SEEN_IN_WORDS.items()]
SAID = [one.name for one in fields(Row) if one.name not in ("key", "agency")]
FILES = "docx,xlsx,ods,csv"
NAMES, LABELS = "names", "labels"
LONGEST_GAP = 3_650


class TellEntry(CommandForm):
    """One thing that happened, as the agency knows it."""

    when = UncertainDateField(label="When it happened")
    what = ConfidentialField(label="What happened")
    source = forms.CharField(
        label="Source", max_length=LONGEST_SOURCE, help_text="The record or document that you know it from"
    )
    who = forms.CharField(label="Who was involved", max_length=LONGEST_WHO, required=False)
    child_seen = forms.ChoiceField(
        label="Was the child seen?", choices=SEEN_CHOICES, widget=forms.RadioSelect, required=False
    )
    voice = ConfidentialField(
        label="Voice of the child", required=False, help_text="What the child said, or showed in another way"
    )
    comment = ConfidentialField(label="Significance", required=False, help_text="Why it matters, and what followed")
    is_third_party = forms.BooleanField(
        label="It tells of somebody outside the family, or was told by them in confidence: no other agency reads it",
        required=False,
    )
    is_sensitive = forms.BooleanField(
        label="Sensitive: no other agency reads it, even once the chronology is shared", required=False
    )

    looks: dict[str, dict[str, Any]] = {"what": {"rows": 6}, "voice": {"rows": 3}, "comment": {"rows": 3}}

    def __init__(self, *sent: Any, today: date, **options: Any) -> None:
        super().__init__(*sent, **options)
        when = self.fields["when"]
        assert isinstance(when, UncertainDateField)
        when.latest = today

    @property
    def row(self) -> Row:
        said = {name: self.cleaned_data[name] for name in SAID}
        return Row(key="", agency="", **said | {"child_seen": Seen(said["child_seen"])})

    def tell(self, **given: Any) -> int | None:
        return self.carry_out(tell_entry, row=self.row, **given)

    def change(self, **given: Any) -> int | None:
        return self.carry_out(change_entry, row=self.row, **given)


def said_of_entry(entry: ChronologyEntry) -> Mapping[str, Any]:
    """What an entry says now, by the names of the form."""
    return {name: getattr(entry, name) for name in SAID}


class WithReason(CommandForm):
    """Why something counts no longer."""

    why = ConfidentialField(label="Why it is struck out")

    looks: dict[str, dict[str, Any]] = {"why": {"rows": 3}}

    def strike_entry(self, **given: Any) -> int | None:
        return self.carry_out(strike_entry_out, why=self.cleaned_data["why"], **given)

    def strike_upload(self, **given: Any) -> int | None:
        return self.carry_out(strike_upload_out, why=self.cleaned_data["why"], **given)


class UploadEntries(CommandForm):
    """A file, read before anything of it is kept."""

    file = UploadField(
        label="The file",
        help_text="A Word document with a table, an Excel or OpenDocument spreadsheet, or a CSV file",
        widget=UploadBox(attrs={"accept": ",".join(f".{ending}" for ending in FILES.split(","))}),
    )
    source = forms.CharField(
        label="Source of the entries that name none",
        max_length=LONGEST_SOURCE,
        required=False,
        help_text="For example, Records of the surgery. Every entry has a source",
    )
    take = forms.ChoiceField(
        label="What to take of the file", choices=TakeUp.choices, widget=forms.RadioSelect, required=False
    )

    def upload(self, **given: Any) -> int | None:
        said = self.cleaned_data
        return self.carry_out(upload_entries, received=said["file"], source=said["source"], take=said["take"], **given)


class HandIn(CommandForm):
    """The lane is whole."""

    knows_nothing = forms.BooleanField(label="The agency knows nothing of the child or family", required=False)

    def hand_in(self, **given: Any) -> int | None:
        return self.carry_out(hand_lane_in, knows_nothing=self.cleaned_data["knows_nothing"], **given)


class Confirm(CommandForm):
    """Nothing is asked: the button says it."""

    def take_back(self, **given: Any) -> int | None:
        return self.carry_out(take_lane_back, **given)

    def stop_sharing(self, **given: Any) -> int | None:
        return self.carry_out(stop_sharing, **given)

    def unlist(self, **given: Any) -> int | None:
        return self.carry_out(unlist_person, **given)


class AskAgencies(BasisForm):
    """Which agencies are asked, by when, and on which lawful basis."""

    agencies = Several(label="Which agencies to ask")
    due_on = DateField(label="By when", required=False)

    field_order = ("agencies", "due_on", *BASIS_FIELDS)

    def __init__(self, *sent: Any, agencies: Iterable[Any], **options: Any) -> None:
        super().__init__(*sent, **options)
        asked = self.fields["agencies"]
        assert isinstance(asked, Several)
        asked.offer(agencies)

    def ask(self, **given: Any) -> int | None:
        said = self.cleaned_data
        asked = {"agencies": said["agencies"], "due_on": said["due_on"], "basis": self.lawful_basis}
        return self.carry_out(ask_agencies, **asked, **given)


class ShareChronology(BasisForm):
    """Nothing is asked but on which lawful basis."""

    def share(self, **given: Any) -> int | None:
        return self.carry_out(share_chronology, basis=self.lawful_basis, **given)


class ListPerson(CommandForm):
    """Who is called what."""

    label = forms.CharField(
        label="What they are called instead", max_length=LONGEST_LABEL, help_text="For example, Child A or Mother"
    )
    names = LinesField(
        label="Their names",
        help_text="One on each line, with nicknames, other spellings, and initials that texts use. First names and"
        " surnames are found alone too",
    )
    born_on = DateField(label="Date of birth", required=False)
    died_on = DateField(label="Date of death", required=False)

    looks: dict[str, dict[str, Any]] = {"names": {"rows": 4}}

    @property
    def person(self) -> PersonSaid:
        said = self.cleaned_data
        return PersonSaid(said["label"], said["names"], said["born_on"], said["died_on"])

    def add(self, **given: Any) -> int | None:
        return self.carry_out(list_person, person=self.person, **given)

    def change(self, **given: Any) -> int | None:
        return self.carry_out(change_person, person=self.person, **given)


def said_of_person(person: ChronologyPerson) -> Mapping[str, Any]:
    return {name: getattr(person, name) for name in ("label", "names", "born_on", "died_on")}


def _never_names_by_mistake(sent: Mapping[str, Any]) -> Mapping[str, Any]:
    """What was asked, anonymised where it asks for a view that there is not."""
    if sent.get("view", NAMES) in (NAMES, LABELS):
        return sent
    asked = copy(sent)
    asked["view"] = LABELS  # type: ignore[index]
    return asked


class Reading(Form):
    """How the merged chronology is read; sent by GET, so that its address can be kept."""

    view = forms.ChoiceField(label="Names", choices=[(NAMES, "Names"), (LABELS, "Labels: anonymised")], required=False)
    agency = forms.ChoiceField(label="Agency", required=False)
    first = DateField(label="From", required=False, help_text="")
    last = DateField(label="Until", required=False, help_text="")
    gap = WholeNumberField(
        label="Gaps of more days than", required=False, min_value=1, max_value=LONGEST_GAP, initial=USUAL_GAP
    )

    def __init__(
        self, sent: Mapping[str, Any] | None = None, *, agencies: Iterable[str], has_switch: bool, **options: Any
    ) -> None:
        super().__init__(sent and _never_names_by_mistake(sent), **options)
        agency = self.fields["agency"]
        assert isinstance(agency, forms.ChoiceField)
        agency.choices = [("", "All"), *((name, name) for name in agencies)]
        if not has_switch:
            del self.fields["view"]

    @property
    def asked(self) -> Asked:
        """What was asked, as far as it can be read."""
        self.is_valid()
        said = self.cleaned_data
        return Asked(
            agency=said.get("agency") or "",
            first=said.get("first"),
            last=said.get("last"),
            is_anonymised=said.get("view") == LABELS,
            gap=said.get("gap") or USUAL_GAP,
        )
