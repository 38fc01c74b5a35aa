"""Forms about a version: its text, and what becomes of it."""

from collections.abc import Iterable
from typing import Any

from django import forms

from goldthread.foundation.files.forms import UploadField
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.groups.models import Group
from goldthread.foundation.ui.forms import DateField, LongTextField
from goldthread.partnership.learning.models import Finding
from goldthread.partnership.procedures.commands.reasons import LONGEST_CITATION, Behind, give_reason
from goldthread.partnership.procedures.commands.versions import (
    LONGEST_LABEL,
    LONGEST_SLIP,
    VersionDetails,
    approve_version,
    correct_version,
    propose_version,
    put_in_force,
    set_version_aside,
    write_version,
)
from goldthread.partnership.procedures.headings import EDITIONS
from goldthread.partnership.procedures.kinds import DocumentKind
from goldthread.partnership.procedures.models import GoverningVersion

WRITTEN = ("label", "proposed_on", "summary", "text")


class VersionForm(CommandForm):
    """The text of a version, or a file, or both."""

    label = forms.CharField(max_length=LONGEST_LABEL, label="Version", help_text="Such as 3.1")
    proposed_on = DateField(label="When was it proposed?")
    summary = LongTextField(
        required=False, label="What is new in it", help_text="In a sentence or two, for those who know the one before"
    )
    text = LongTextField(
        required=False,
        label="Text",
        help_text="Leave a line between paragraphs. Begin a heading with #, and each point of a list with a dash",
    )
    edition = forms.ChoiceField(
        required=False,
        label="Edition of Working Together",
        choices=[("", "None is named"), *((one, one) for one in EDITIONS)],
    )
    file = UploadField(label="File", required=False)

    looks = {"label": {"width": "10"}, "summary": {"rows": 3}, "text": {"rows": 20}}

    def __init__(self, *sent: Any, kind: str, **options: Any) -> None:
        super().__init__(*sent, **options)
        if kind != DocumentKind.ARRANGEMENTS:
            del self.fields["edition"]

    @property
    def details(self) -> VersionDetails:
        said = {name: self.cleaned_data[name] for name in WRITTEN}
        file, edition = self.cleaned_data.get("file"), self.cleaned_data.get("edition") or ""
        return VersionDetails(file=file, edition=edition, **said)

    def propose(self, **given: Any) -> int | None:
        return self.carry_out(propose_version, details=self.details, **given)

    def write(self, **given: Any) -> int | None:
        return self.carry_out(write_version, details=self.details, **given)


def written(version: GoverningVersion) -> dict[str, Any]:
    """What the form begins with."""
    return {name: getattr(version, name) for name in (*WRITTEN, "edition")}


class SetAside(CommandForm):
    """Why a proposed version is not gone on with."""

    why = LongTextField(label="Why is it not gone on with?")

    looks = {"why": {"rows": 3}}

    def set_aside(self, **given: Any) -> int | None:
        return self.carry_out(set_version_aside, why=self.cleaned_data["why"], **given)


class Approve(CommandForm):
    """Which group approved it, and on which day."""

    group = forms.ChoiceField(label="Which group approved it?")
    approved_on = DateField(label="On which day?")

    def __init__(self, *sent: Any, groups: Iterable[Group], **options: Any) -> None:
        super().__init__(*sent, **options)
        self.groups = {str(group.pk): group for group in groups}
        field = self.fields["group"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Select a group"), *((key, str(one)) for key, one in self.groups.items())]

    def approve(self, **given: Any) -> int | None:
        said = self.cleaned_data
        return self.carry_out(
            approve_version, approved_on=said["approved_on"], group=self.groups[said["group"]], **given
        )


class PutInForce(CommandForm):
    """From which day its text is in force."""

    from_on = DateField(label="From which day is it in force?", help_text="For example, 1 4 2027")

    def put(self, **given: Any) -> int | None:
        return self.carry_out(put_in_force, from_on=self.cleaned_data["from_on"], **given)


class Correct(CommandForm):
    """A slip in what was approved."""

    printed = forms.CharField(
        max_length=LONGEST_SLIP, label="What it says", help_text="As many words as are in one place only"
    )
    should_be = forms.CharField(max_length=LONGEST_SLIP, label="What it should say")
    why = LongTextField(label="Why?", help_text="Readers see what it said, what it says now, and this reason")

    looks = {"why": {"rows": 3}}

    def correct(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in ("printed", "should_be", "why")}
        return self.carry_out(correct_version, **said, **given)


class GiveReason(CommandForm):
    """What was behind it: a finding of a review, or guidance."""

    FINDING, GUIDANCE = "finding", "guidance"

    what = forms.ChoiceField(
        label="What was behind it?",
        choices=((FINDING, "A finding of a review"), (GUIDANCE, "Guidance, law or anything else that is written")),
        widget=forms.RadioSelect,
    )
    finding = forms.ChoiceField(label="Finding, or recommendation of it")
    citation = forms.CharField(
        max_length=LONGEST_CITATION,
        label="What it is",
        help_text="So that others find it, such as “Working Together 2023, chapter 1, paragraph 12”",
    )
    link = forms.URLField(required=False, max_length=2000, label="Link", assume_scheme="https")

    looks: dict[str, dict[str, Any]] = {
        "finding": {"shown_with": ("what", FINDING)},
        "citation": {"shown_with": ("what", GUIDANCE)},
        "link": {"shown_with": ("what", GUIDANCE)},
    }

    def __init__(self, *sent: Any, findings: Iterable[Finding], **options: Any) -> None:
        super().__init__(*sent, **options)
        self.behind: dict[str, Behind] = {}
        choices = [("", "Select a finding")]
        for finding in findings:
            called = f"{finding.review.pseudonym}, finding {finding.number}: {finding.subject}"
            choices.append(self._offer(f"finding-{finding.pk}", called, Behind(finding=finding)))
            for one in finding.recommendation_set.all():
                words = f"{finding.review.pseudonym}, finding {finding.number}, recommendation: {one.shown}"
                choices.append(self._offer(f"one-{one.pk}", words, Behind(finding=finding, recommendation=one)))
        field = self.fields["finding"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def _offer(self, key: str, words: str, behind: Behind) -> tuple[str, str]:
        self.behind[key] = behind
        return key, words if len(words) <= 120 else f"{words[:119]}…"

    def give(self, **given: Any) -> int | None:
        said = self.cleaned_data
        behind = self.behind.get(said.get("finding") or "") or Behind(
            citation=said.get("citation") or "", link=said.get("link") or ""
        )
        return self.carry_out(give_reason, behind=behind, **given)
