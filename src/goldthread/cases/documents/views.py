"""Documents of a case: added, opened, replaced, shared and withdrawn."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.sharing import basis_before, sharings_of
from goldthread.cases.casework.views.in_sight import READERS, crumbs_to_case, visible_case
from goldthread.cases.documents.allowing import adding_in, replacing, sharing, withdrawing
from goldthread.cases.documents.commands import check_changes
from goldthread.cases.documents.forms import AddForm, ReplaceForm, ShareForm, WithdrawForm
from goldthread.cases.documents.models import CaseDocument, CaseDocumentFile
from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Held, Standing
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.form_pages.about import SHUT
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.foundation.trail.reading import note_read
from goldthread.foundation.ui.words import moment

Allows = Callable[[CaseDocument, Standing], Held | None]
STAYS = (
    "It stays to be seen with your reason by whoever runs the case. Agencies with which it was shared see it no more."
)


@access(Can.RECORD_CASES)
def add_case_document(request: DeskRequest, reference: str) -> HttpResponse:
    """A file with a title is put on the case."""
    case = visible_case(request, reference)
    holding = adding_in(case, request.standing)
    if holding is None:
        raise Http404
    form = AddForm(*sent(request))
    page = FormPage(
        title="Add a document",
        caption=case.reference,
        intro="Whoever runs the case reads it"
        + (", and your own agency" if holding.agency_id else "")
        + ". You can share it with the others on its page, once it is there.",
        button="Add the document",
        done="The document was added.",
        back=case.get_absolute_url(),
        crumbs=crumbs_to_case(request, case),
        step=f"add-document-{case.pk}",
    )
    return _shut(request, page, case) or answered(request, page, form, form.add, case=case)


@access(*READERS)
def case_document(request: DeskRequest, reference: str, pk: int) -> HttpResponse:
    """What is said of it, and its file with those before."""
    case, document = _found(request, reference, pk, "case document")
    standing = request.standing
    is_changed = not case.is_closed and not document.is_withdrawn
    shown: dict[str, Any] = {
        "case": case,
        "document": document,
        "files": list(_files_of(document, standing).order_by("-number")),
        "sharings": sharings_of(case, standing, document),
        "may_replace": is_changed and replacing(document, standing) is not None,
        "may_share": is_changed and not document.shared_at and sharing(document, standing) is not None,
        "may_withdraw": not document.is_withdrawn and withdrawing(document, standing) is not None,
        "crumbs": crumbs_to_case(request, case),
    }
    return render(request, "case_documents/document.html", shown)


@access(Can.RECORD_CASES)
def replace_case_document(request: DeskRequest, reference: str, pk: int) -> HttpResponse:
    """A newer file takes the place of the one before."""
    document = _to_change(request, reference, pk, replacing)
    form = ReplaceForm(*sent(request), seen=document)
    page = _page(
        request,
        document,
        title="Replace the file",
        intro="The newer file counts from now on. "
        + ("It is shared as this one is. " if document.shared_at else "")
        + "Earlier ones stay to be seen by whoever runs the case, and by the agency that they came from.",
        button="Replace the file",
        done="The file was replaced.",
        added=lambda: [_newest(document)],
    )
    return _shut(request, page, document.case, document) or answered(
        request, page, form, form.replace, document=document
    )


@access(Can.RECORD_CASES, Can.SHARE_CASES)
def share_case_document(request: DeskRequest, reference: str, pk: int) -> HttpResponse:
    """All who see the case read it from now on."""
    document = _to_change(request, reference, pk, sharing)
    before = basis_before(document.case, request.standing)
    form = ShareForm(*sent(request), seen=document, suggested=before)
    page = _page(
        request,
        document,
        title="Share the document",
        intro="All who see the case can read it from now on, each agency that takes part as well. That cannot be taken"
        " back. Files that it took the place of are not shared.",
        button="Share the document",
        done="The document was shared.",
    )
    return _shut(request, page, document.case, document) or answered(request, page, form, form.share, document=document)


@access(Can.RECORD_CASES)
def withdraw_case_document(request: DeskRequest, reference: str, pk: int) -> HttpResponse:
    """It counts no longer, for a reason."""
    document = _to_change(request, reference, pk, withdrawing)
    form = WithdrawForm(*sent(request), seen=document)
    page = _page(
        request,
        document,
        title="Withdraw the document",
        intro=STAYS,
        button="Withdraw the document",
        done="The document was withdrawn.",
        danger=True,
        added=lambda: [_newest(document)],
    )
    return _shut(request, page, document.case, document, is_taken_away=True) or answered(
        request, page, form, form.withdraw, document=document
    )


def _shut(
    request: DeskRequest,
    page: FormPage,
    case: Case,
    document: CaseDocument | None = None,
    *,
    is_taken_away: bool = False,
) -> HttpResponse | None:
    """Why a form that is asked for too late would change nothing; one that was sent is refused beside what it says."""
    if request.method == "POST":
        return None
    try:
        check_changes(case, document, is_taken_away=is_taken_away)
    except Refused as why:
        return render(request, SHUT, {"page": page, "why": str(why), "crumbs": page.crumbs})
    return None


def _files_of(document: CaseDocument, standing: Standing) -> QuerySet[CaseDocumentFile]:
    return CaseDocumentFile.objects.visible_to(standing).filter(document=document).select_related("file__space")


def _newest(document: CaseDocument) -> str:
    newest = document.files.select_related("file").order_by("-number")[0]
    return f"Version {newest.number}, added on {moment(newest.given_at)}: “{newest.file.name}”."


def _page(request: DeskRequest, document: CaseDocument, **said: Any) -> FormPage:
    back = reverse("case_document", args=[request.space.slug, document.case.reference, document.pk])
    crumbs = crumbs_to_case(request, document.case)
    return FormPage(caption=document.title, back=back, crumbs=crumbs, **said)


def _to_change(request: DeskRequest, reference: str, pk: int, allows: Allows) -> CaseDocument:
    _, document = _found(request, reference, pk, "form")
    if allows(document, request.standing) is None:
        raise Http404
    return document


def _found(request: DeskRequest, reference: str, pk: int, shown: str) -> tuple[Case, CaseDocument]:
    """A document of a case, as far as somebody sees both."""
    case = visible_case(request, reference, shown)
    rows = CaseDocument.objects.visible_to(request.standing).filter(space=request.space, case=case)
    found = get_object_or_404(rows.select_related("agency"), pk=pk)
    found.space, found.case = request.space, case
    note_read(found, shown)
    return case, found
