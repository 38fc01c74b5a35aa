"""Forms about a document itself: what it is, that it was reviewed, that it is no longer used."""

from collections.abc import Iterable
from typing import Any

from django import forms

from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.groups.models import Group
from goldthread.foundation.ui.forms import DateField, LongTextField
from goldthread.partnership.procedures.commands.documents import (
    DocumentDetails,
    add_document,
    change_document,
    end_document,
    record_review_of_document,
)
from goldthread.partnership.procedures.kinds import MOST_MONTHS, REVIEW_CLOCKS, USUAL_CLOCK, DocumentKind
from goldthread.partnership.procedures.models import GoverningDocument

OURS, MANUAL = "ours", "manual"
PLAIN = ("kind", "title", "purpose", "owner_post", "review_months", "review_on")


def clocks_in_words() -> str:
    """ "Published arrangements: 12 months (GOV-03, …)", for each clock of its own."""
    told = [f"{kind.label.lower()} {clock.months} months ({clock.citation})" for kind, clock in REVIEW_CLOCKS.items()]
    return (
        f"Leave it empty for the usual: {'; '.join(told)}; others {USUAL_CLOCK.months} months ({USUAL_CLOCK.citation})."
    )


class DocumentForm(CommandForm):
    """What is said of a document, whatever its text is at the time."""

    kind = forms.ChoiceField(label="Kind of document", choices=DocumentKind.choices)
    title = forms.CharField(max_length=200, label="What it is called")
    purpose = LongTextField(required=False, label="What it is for", help_text="In a sentence or two")
    board = forms.ChoiceField(label="Board that it belongs to")
    group = forms.ChoiceField(
        required=False, label="Group", help_text="The group whose terms of reference these are, or that works by it"
    )
    owner = forms.ChoiceField(required=False, label="Owner", help_text="Who sees to it that it is reviewed")
    owner_post = forms.CharField(
        required=False, max_length=200, label="Post of the owner", help_text="Such as head of safeguarding. Name nobody"
    )
    where = forms.ChoiceField(
        label="Where is its text?",
        choices=((OURS, "Here, in versions"), (MANUAL, "In a manual elsewhere, such as a regional one")),
        widget=forms.RadioSelect,
        initial=OURS,
    )
    manual_name = forms.CharField(max_length=200, label="Name of the manual")
    manual_link = forms.URLField(max_length=2000, label="Link to the chapter", assume_scheme="https")
    review_months = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=MOST_MONTHS,
        label="Months from one review to the next",
        help_text=clocks_in_words(),
    )
    review_on = DateField(
        required=False,
        label="Next review",
        help_text="For example, 27 3 2028. When a version is approved, the day is worked out anew",
    )

    looks: dict[str, dict[str, Any]] = {
        "purpose": {"rows": 3},
        "manual_name": {"shown_with": ("where", MANUAL)},
        "manual_link": {"shown_with": ("where", MANUAL)},
        "review_months": {"width": "3"},
    }

    def __init__(
        self,
        *sent: Any,
        boards: Iterable[Group],
        groups: Iterable[Group],
        agencies: Iterable[Agency],
        **options: Any,
    ) -> None:
        super().__init__(*sent, **options)
        self.groups = {str(group.pk): group for group in groups}
        self.boards = {str(board.pk): board for board in boards}
        self.agencies = {str(agency.pk): agency for agency in agencies}
        self._choose("board", [(key, str(one)) for key, one in self.boards.items()])
        self._choose("group", [("", "None"), *((key, str(one)) for key, one in self.groups.items())])
        owners = [("", "Nobody is named")]
        owners += [(f"agency-{key}", str(one)) for key, one in self.agencies.items()]
        self._choose("owner", owners + [(f"group-{key}", str(one)) for key, one in self.groups.items()])

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    @property
    def details(self) -> DocumentDetails:
        said = self.cleaned_data
        kind, _, number = said["owner"].partition("-")
        return DocumentDetails(
            board=self.boards[said["board"]],
            group=self.groups.get(said["group"]),
            owner_agency=self.agencies.get(number) if kind == "agency" else None,
            owner_group=self.groups.get(number) if kind == "group" else None,
            manual_name=said.get("manual_name") or "",
            manual_link=said.get("manual_link") or "",
            **{name: said[name] for name in PLAIN},
        )

    def add(self, **given: Any) -> int | None:
        return self.carry_out(add_document, details=self.details, **given)

    def change(self, **given: Any) -> int | None:
        return self.carry_out(change_document, details=self.details, **given)


def said_of(document: GoverningDocument) -> dict[str, Any]:
    """What the form begins with."""
    owner = f"agency-{document.owner_agency_id}" if document.owner_agency_id else ""
    return {
        **{name: getattr(document, name) for name in (*PLAIN, "manual_name", "manual_link")},
        "board": str(document.board_id),
        "group": str(document.group_id or ""),
        "owner": owner or (f"group-{document.owner_group_id}" if document.owner_group_id else ""),
        "where": MANUAL if document.is_in_a_manual else OURS,
    }


class RecordReview(CommandForm):
    """That it was looked at again, and what came of it."""

    reviewed_on = DateField(label="When was it reviewed?")
    said = LongTextField(
        label="What came of it?", help_text="Such as that nothing is to be changed, or that a new version is on its way"
    )
    next_on = DateField(label="When is the next review due?")

    looks = {"said": {"rows": 3}}

    def record(self, **given: Any) -> int | None:
        said = {name: self.cleaned_data[name] for name in ("reviewed_on", "said", "next_on")}
        return self.carry_out(record_review_of_document, **said, **given)


class EndDocument(CommandForm):
    """That it is no longer used."""

    last_day = DateField(label="Last day on which it was used")
    why = LongTextField(label="Why is it no longer used?", help_text="Such as what takes its place")

    looks = {"why": {"rows": 3}}

    def end(self, **given: Any) -> int | None:
        return self.carry_out(
            end_document, last_day=self.cleaned_data["last_day"], why=self.cleaned_data["why"], **given
        )
