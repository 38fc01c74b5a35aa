"""Forms by which an agency tells what it knows: what happened, files, and handing in."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from django import forms

from goldthread.cases.casework.forms.careful import CarefulInCase
from goldthread.cases.chronology.commands import (
    change_entry,
    hand_lane_in,
    strike_entry_out,
    strike_upload_out,
    tell_entry,
    upload_entries,
)
from goldthread.cases.chronology.models import ChronologyEntry
from goldthread.cases.chronology.received import TakeUp
from goldthread.cases.chronology.rows import LONGEST_SOURCE, LONGEST_WHO, SEEN_IN_WORDS, Row, Seen
from goldthread.foundation.files.forms import UploadField
from goldthread.foundation.files.kinds import Taken
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.ui.forms import ConfidentialField
from goldthread.foundation.ui.words import sentence
from goldthread.foundation.uncertain_dates.fields import UncertainDateField

SEEN_CHOICES = [(seen.value, words or "Not said, or not about a contact") for seen, words in SEEN_IN_WORDS.items()]
SAID = [one.name for one in fields(Row) if one.name not in ("key", "agency", "told_for_it")]
FILES = Taken(
    ("docx", "xlsx", "ods", "txt"),
    "a Word document with a table, an Excel or OpenDocument spreadsheet, or a CSV file",
)
OF_OTHERS = "It tells of somebody other than {people}, or was told by them in confidence: no other agency reads it"
KNOWS_NOTHING = "The agency knows nothing of {people}"


class TellEntry(CarefulInCase):
    """One thing that happened, as the agency knows it."""

    may_name = ("what", "who", "source", "voice", "comment")

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
    is_third_party = forms.BooleanField(label=OF_OTHERS, required=False)
    is_sensitive = forms.BooleanField(
        label="Sensitive: no other agency reads it, even once the chronology is shared", required=False
    )

    looks: dict[str, dict[str, Any]] = {"what": {"rows": 6}, "voice": {"rows": 3}, "comment": {"rows": 3}}

    def __init__(self, *sent: Any, today: date, people: str, **options: Any) -> None:
        """``people`` are those whom the pathway's cases are about (``Pathway.any_of_people``)."""
        super().__init__(*sent, **options)
        self.fields["is_third_party"].label = OF_OTHERS.format(people=people)
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
        help_text=sentence(FILES.words),
        taken=FILES,
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
        return self.carry_out(upload_entries, take=self.cleaned_data["take"], **given)


class HandIn(CommandForm):
    """The lane is whole."""

    knows_nothing = forms.BooleanField(label=KNOWS_NOTHING, required=False)

    def __init__(self, *sent: Any, people: str, **options: Any) -> None:
        """``people`` are those whom the pathway's cases are about (``Pathway.any_of_people``)."""
        super().__init__(*sent, **options)
        self.fields["knows_nothing"].label = KNOWS_NOTHING.format(people=people)

    def hand_in(self, **given: Any) -> int | None:
        return self.carry_out(hand_lane_in, knows_nothing=self.cleaned_data["knows_nothing"], **given)
