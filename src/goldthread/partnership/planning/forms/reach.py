"""Forms about campaigns and audits."""

from collections.abc import Iterable
from typing import Any

from django import forms

from goldthread.foundation.files.forms import UploadField
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.ui.forms import DateField, LongTextField
from goldthread.partnership.planning.commands import (
    CampaignDetails,
    Reached,
    add_campaign,
    change_campaign,
    record_audit,
    record_reach,
)
from goldthread.partnership.planning.forms.choosing import choose
from goldthread.partnership.planning.models import MOST_REACHED, Campaign
from goldthread.partnership.proof.models import PracticeTest


class CampaignForm(CommandForm):
    """What is done with many, who was commissioned, and what it costs."""

    title = forms.CharField(max_length=200, label="Campaign", help_text="For example, a play in schools")
    what = LongTextField(label="What it is", required=False)
    commissioned = forms.CharField(max_length=200, label="Who was commissioned", required=False)
    cost = forms.CharField(
        max_length=200, label="What it costs", required=False, help_text="In words, such as £2,400 for 12 performances"
    )
    starts_on = DateField(label="First day", required=False)
    ends_on = DateField(label="Last day", required=False)

    looks = {"what": {"rows": 3}}

    @property
    def details(self) -> CampaignDetails:
        return CampaignDetails(**{name: self.cleaned_data[name] for name in CampaignDetails.__dataclass_fields__})

    def add(self, **given: Any) -> int | None:
        return self.carry_out(add_campaign, details=self.details, **given)

    def change(self, **given: Any) -> int | None:
        return self.carry_out(change_campaign, details=self.details, **given)


def _many(label: str) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=MOST_REACHED)


class RecordReach(CommandForm):
    """Whom it reached since the last time that this was recorded."""

    reached_on = DateField(label="Day, or last day of several")
    where = forms.CharField(
        max_length=200, label="Where", required=False, help_text="For example, six secondary schools"
    )
    settings = _many("Number of settings")
    children = _many("Number of children")
    professionals = _many("Number of professionals")
    feedback = LongTextField(label="What they said of it", required=False, help_text="Name nobody")
    file = UploadField(label="What shows it, as a file", required=False)

    looks = {
        "settings": {"width": "10"},
        "children": {"width": "10"},
        "professionals": {"width": "10"},
        "feedback": {"rows": 3},
    }

    def record(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in Reached.__dataclass_fields__}
        return self.carry_out(record_reach, reached=Reached(**said), **given)


class RecordAudit(CommandForm):
    """A test of practice that is on record, or what an audit found."""

    TEST, WORDS = "test", "words"

    by_what = forms.ChoiceField(
        label="How was it audited?",
        choices=((TEST, "By a test of practice that is on record here"), (WORDS, "By an audit, of which I write")),
        widget=forms.RadioSelect,
    )
    test = forms.ChoiceField(label="Test of practice")
    audited_on = DateField(label="When it was audited")
    words = LongTextField(label="What the audit found")

    looks = {
        "test": {"shown_with": ("by_what", TEST)},
        "audited_on": {"shown_with": ("by_what", WORDS)},
        "words": {"shown_with": ("by_what", WORDS), "rows": 4},
    }

    def __init__(self, *sent: Any, tests: Iterable[PracticeTest], **options: Any) -> None:
        super().__init__(*sent, **options)
        self.tests = {str(one.pk): one for one in tests}
        choose(self, "test", [(key, str(one)[:150]) for key, one in self.tests.items()], none="Choose one")

    def record(self, **given: Any) -> int | None:
        test = self.tests.get(self.cleaned_data["test"])
        said = {name: self.cleaned_data[name] for name in ("audited_on", "words")}
        return self.carry_out(record_audit, test=test, **said, **given)


def said_of_campaign(campaign: Campaign) -> dict[str, Any]:
    """What the form begins with."""
    return {name: getattr(campaign, name) for name in CampaignDetails.__dataclass_fields__}
