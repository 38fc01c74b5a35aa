"""Forms in which a briefing is written and its links and files are added."""

from collections.abc import Iterable
from typing import Any

from django import forms

from goldthread.foundation.files.forms import UploadField
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.ui.forms import LongTextField
from goldthread.foundation.ui.record_fields import Several, offer
from goldthread.partnership.briefings.boxes import BOXES, NAMES
from goldthread.partnership.briefings.commands.writing import (
    Resource,
    Written,
    add_resource,
    begin_briefing,
    remove_resource,
    set_times,
    write_briefing,
)
from goldthread.partnership.briefings.models import BriefingSettings
from goldthread.partnership.briefings.models.briefings import MOST_DAYS, MOST_WEEKS
from goldthread.partnership.learning.models import Finding

PER_BOX = 50
"""Words to aim at in one box, so that there is room for what is drawn in."""

TIMES = {
    "written_in_days": "Working days after publication until a briefing is sent",
    "confirmed_in_days": "Working days until agencies confirm",
    "known_in_days": "Days until staff were asked what came of it",
    "first_round_weeks": "Weeks until the first round of the practice question",
    "second_round_weeks": "Weeks until the second round",
}


class WriteBriefing(CommandForm):
    """The seven boxes, and the findings of the review that are drawn in as they stand."""

    drawn = Several(
        label="Findings to draw in",
        help_text="Each is printed with the findings, and what it recommends with what to do, with the way to its page",
    )

    looks: dict[str, dict[str, Any]] = {"drawn": {"small": True}, **{name: {"optional": False} for name in NAMES}}
    field_order = (*NAMES, "drawn")

    def __init__(self, *sent: Any, findings: Iterable[Finding], **options: Any) -> None:
        super().__init__(*sent, **options)
        for box in BOXES:
            self.fields[box.name] = LongTextField(
                label=box.heading, required=False, help_text=f"{box.guide} About {PER_BOX} words."
            )
        offer(self, drawn=findings)
        self.order_fields(self.field_order)

    @property
    def written(self) -> Written:
        said = self.cleaned_data
        return Written({name: said[name] for name in NAMES}, tuple(said.get("drawn", ())))

    def begin(self, **given: Any) -> int | None:
        return self.carry_out(begin_briefing, written=self.written, **given)

    def write(self, **given: Any) -> int | None:
        return self.carry_out(write_briefing, written=self.written, **given)


class AddResource(CommandForm):
    """A link or a file that goes with a briefing."""

    title = forms.CharField(max_length=200, label="What it is called")
    how = forms.ChoiceField(
        label="Is it a link or a file?",
        choices=[("link", "A link"), ("file", "A file")],
        widget=forms.RadioSelect,
        error_messages={"required": "Select whether it is a link or a file"},
    )
    link = forms.URLField(label="Link", max_length=2000, assume_scheme="https")
    file = UploadField(label="File")

    looks: dict[str, dict[str, Any]] = {
        "link": {"shown_with": ("how", "link")},
        "file": {"shown_with": ("how", "file")},
    }

    def add(self, **given: Any) -> int | None:
        said = self.cleaned_data
        resource = Resource(said["title"], said.get("link") or "", said.get("file"))
        return self.carry_out(add_resource, resource=resource, **given)


class RemoveResource(CommandForm):
    """Nothing is asked: the page says what goes."""

    def remove(self, **given: Any) -> int | None:
        return self.carry_out(remove_resource, **given)


class SetTimes(CommandForm):
    """How soon a partnership wants things done."""

    def __init__(self, *sent: Any, **options: Any) -> None:
        super().__init__(*sent, **options)
        for name, label in TIMES.items():
            most = MOST_WEEKS if name.endswith("weeks") else MOST_DAYS
            self.fields[name] = forms.IntegerField(label=label, min_value=1, max_value=most)

    looks: dict[str, dict[str, Any]] = {name: {"width": "3"} for name in TIMES}

    def set(self, **given: Any) -> int | None:
        return self.carry_out(set_times, times={name: self.cleaned_data[name] for name in TIMES}, **given)


def times_of(settings: BriefingSettings) -> dict[str, int]:
    """What is set now, by the boxes of the form."""
    return {name: getattr(settings, name) for name in TIMES}
