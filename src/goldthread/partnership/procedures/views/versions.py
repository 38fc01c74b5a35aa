"""The page of a version, the text that was in force on a day, and what changed between two versions."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.ui.forms import Form
from goldthread.foundation.ui.plain_words import lower_first
from goldthread.partnership.governance.forms.dates import asked_day
from goldthread.partnership.procedures.checklist import checked
from goldthread.partnership.procedures.comparing import compared
from goldthread.partnership.procedures.corrected import corrected_text, corrections_of
from goldthread.partnership.procedures.headings import CITATION
from goldthread.partnership.procedures.kinds import DocumentKind
from goldthread.partnership.procedures.models import (
    GoverningDocument,
    GoverningVersion,
    Signature,
    VersionReason,
)
from goldthread.partnership.procedures.versions_in_force import in_force_on
from goldthread.partnership.procedures.views.in_sight import crumbs_to_document, visible_document, visible_version
from goldthread.partnership.procedures.wording import parts_of


@access(Can.VIEW_PROCEDURES)
def version(request: DeskRequest, pk: int) -> HttpResponse:
    """What one version says, how it stands, and what was behind it."""
    found, standing = visible_version(request, pk, "version page"), request.standing
    reasons = VersionReason.objects.visible_to(standing).filter(version_of=found)
    page = {
        "version": found,
        "document": found.document,
        "state": found.state_on(request.today),
        "reasons": list(reasons.select_related("finding__review", "recommendation").order_by("pk")),
        "before": _one_before(found, request),
        "may_record": standing.may(Can.RECORD_PROCEDURES, request.space.pk) and not found.document.ended_on,
        "crumbs": crumbs_to_document(found.document),
        **_text_of(found),
        **_held_against_headings(found),
    }
    return render(request, "procedures/version.html", page)


@access(Can.VIEW_PROCEDURES)
def text(request: DeskRequest, pk: int) -> HttpResponse:
    """The text that was, is or will be in force on a day; none where the day that was asked for is none."""
    document = visible_document(request, pk, "text in force")
    day, form = asked_day(request)
    found = None if form.errors else in_force_on(document, day)
    page = {
        "document": document,
        "version": found,
        "day": day,
        "form": form,
        "crumbs": crumbs_to_document(document),
        **(_text_of(found) if found else {}),
    }
    return render(request, "procedures/text.html", page)


class TwoVersions(Form):
    """Two versions to compare. They are called ``from`` and ``to`` in the address."""

    def __init__(self, *sent: Any, versions: list[GoverningVersion], **options: Any) -> None:
        super().__init__(*sent, **options)
        choices = [(str(one.number), one.label) for one in versions]
        self.fields["from"] = forms.ChoiceField(label="Earlier version", choices=choices)
        self.fields["to"] = forms.ChoiceField(label="Later version", choices=choices)


@access(Can.VIEW_PROCEDURES)
def compare(request: DeskRequest, pk: int) -> HttpResponse:
    """Two versions side by side: what is not the same."""
    document = visible_document(request, pk, "versions compared")
    seen = GoverningVersion.objects.visible_to(request.standing).filter(document=document, set_aside_on=None)
    versions = list(seen.select_related("space", "document").order_by("number"))
    by_number = {str(one.number): one for one in versions}
    last_two = [str(one.number) for one in versions][-2:]
    usual = {"from": last_two[0], "to": last_two[-1]} if last_two else {}
    asked = {name: request.GET.get(name, "") for name in ("from", "to")} if request.GET else usual
    form = TwoVersions(asked, versions=versions)
    page: dict[str, Any] = {
        "document": document,
        "versions": versions,
        "form": form,
        "found": None,
        "crumbs": crumbs_to_document(document),
    }
    if form.is_valid():
        pair = (by_number[form.cleaned_data["from"]], by_number[form.cleaned_data["to"]])
        earlier, later = sorted(pair, key=lambda one: one.number)
        found = compared(corrected_text(earlier), corrected_text(later))
        page |= {"found": found, "earlier": earlier, "later": later}
    return render(request, "procedures/compare.html", page)


def _text_of(version: GoverningVersion) -> dict[str, Any]:
    return {"parts": parts_of(corrected_text(version)), "corrections": corrections_of(version)}


def _one_before(version: GoverningVersion, request: DeskRequest) -> GoverningVersion | None:
    """The version to compare it with: the one before it that was not set aside."""
    seen = GoverningVersion.objects.visible_to(request.standing).filter(document=version.document_id, set_aside_on=None)
    return seen.filter(number__lt=version.number).order_by("-number").first()


def _held_against_headings(version: GoverningVersion) -> dict[str, Any]:
    """Of published arrangements: each heading with the part that answers it, what is missing, and who signed."""
    document: GoverningDocument = version.document
    if document.kind != DocumentKind.ARRANGEMENTS:
        return {"checklist": []}
    checklist = checked(version)
    signatures = Signature.objects.filter(version_of=version).select_related("agency").order_by("agency__name")
    return {
        "checklist": checklist,
        "lacking": [lower_first(heading.words) for heading, part in checklist if not part],
        "citation": CITATION,
        "signatures": list(signatures),
    }
