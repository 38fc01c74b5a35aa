"""Documents of a case: added, opened, replaced, shared and withdrawn."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from goldthread.cases.casework.models import Case, CaseEvent
from goldthread.cases.casework.sharing import basis_before, sharings_of
from goldthread.cases.casework.views.in_sight import READERS, careful_in, crumbs_to_case, visible_case
from goldthread.cases.documents.allowing import adding_in, replacing, sharing, withdrawing
from goldthread.cases.documents.commands import check_changes
from goldthread.cases.documents.forms import AddForm, ReplaceForm, ShareForm, WithdrawForm, code_of
from goldthread.cases.documents.models import CaseDocument, CaseDocumentFile
from goldthread.cases.letters.owing import owed_by_event, told_apart, told_apart_of_one_day
from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Held, Standing
from goldthread.foundation.form_pages.about import FormAbout
from goldthread.foundation.grants.opening import note_opened
from goldthread.foundation.ui.words import moment

Allows = Callable[[CaseDocument, Standing], Held | None]


@access(*READERS)
def case_document(request: DeskRequest, reference: str, pk: int) -> HttpResponse:
    """What is said of it, and its file with those before."""
    case, document = _found(request, reference, pk, "case document")
    standing = request.standing
    is_changed = not case.is_closed and not document.is_withdrawn
    shown: dict[str, Any] = {
        "case": case,
        "document": document,
        "copied": _copied(document),
        "files": list(_files_of(document, standing).order_by("-number")),
        "sharings": sharings_of(case, standing, document),
        "may_replace": is_changed and replacing(document, standing) is not None,
        "may_share": is_changed and not document.shared_at and sharing(document, standing) is not None,
        "may_withdraw": not document.is_withdrawn and withdrawing(document, standing) is not None,
        "crumbs": crumbs_to_case(request, case),
    }
    return render(request, "case_documents/document.html", shown)


def _files_of(document: CaseDocument, standing: Standing) -> QuerySet[CaseDocumentFile]:
    return CaseDocumentFile.objects.visible_to(standing).filter(document=document).select_related("file__space")


def _newest(document: CaseDocument) -> str:
    newest = document.files.select_related("file").order_by("-number")[0]
    return f"Version {newest.number}, added on {moment(newest.given_at)}: “{newest.file.name}”."


def _to_add(request: DeskRequest, reference: str) -> Case:
    case = visible_case(request, reference)
    if adding_in(case, request.standing) is None:
        raise Http404
    return case


def _on_case(request: DeskRequest, case: Case) -> dict[str, Any]:
    read = "Whoever runs the case reads it" + ("" if _is_office(request, case) else ", and your own agency")
    return {
        "caption": case.reference,
        "intro": f"{read}. You can share it with the others on its page, once it is there.",
        "back": case.get_absolute_url(),
        "crumbs": crumbs_to_case(request, case),
    }


def _is_office(request: DeskRequest, case: Case) -> bool:
    holding = adding_in(case, request.standing)
    return holding is not None and holding.agency_id is None


def _asked_to_add(request: DeskRequest, case: Case) -> dict[str, Any]:
    return {
        **careful_in(request, case),
        "letters": _owed_in(case) if _is_office(request, case) else {},
    }


def _owed_in(case: Case) -> dict[str, str]:
    """Letters that are owed, as somebody chooses one: by its code, or, of one that is owed of several records, by which
    of them.
    """
    owed = owed_by_event(case)
    times = Counter(letter.code for _, letter in owed)
    found = dict[str, str]()
    for event, letter in owed:
        if times[letter.code] == 1:
            found[letter.code] = letter.title
        elif event.record_id is not None:
            code = code_of(letter.code, event.step, event.record_id)
            found[code] = f"{letter.title}, {told_apart_of_one_day(event)}"
    return found


def _copied(document: CaseDocument) -> str:
    """Of which letter it is a copy, and of which day that tells."""
    kept = CaseEvent.objects.filter(space_id=document.space_id, case=document.case, kind=CaseEvent.Kind.STEP)
    event = kept.filter(step=document.copied_step, record_id=document.copied_record).first()
    return f"{document.copied}, {told_apart(event)}" if event else document.copied


def _place(request: DeskRequest, document: CaseDocument) -> dict[str, Any]:
    return {
        "caption": document.title,
        "back": document.get_absolute_url(),
        "crumbs": crumbs_to_case(request, document.case),
    }


def _beside_its_files(request: DeskRequest, document: CaseDocument) -> dict[str, Any]:
    return {**_place(request, document), "added": lambda: [_newest(document)]}


def _about_replacing(document: CaseDocument) -> str:
    shared = "It is shared as this one is. " if document.shared_at else ""
    return (
        f"The newer file counts from now on. {shared}Earlier ones stay to be seen by whoever runs the case, and by the"
        " agency that they came from."
    )


def _to_change(allows: Allows) -> Callable[..., CaseDocument]:
    def find(request: DeskRequest, reference: str, pk: int) -> CaseDocument:
        _, document = _found(request, reference, pk, "form")
        if allows(document, request.standing) is None:
            raise Http404
        return document

    return find


def _found(request: DeskRequest, reference: str, pk: int, shown: str) -> tuple[Case, CaseDocument]:
    """A document of a case, as far as somebody sees both."""
    case = visible_case(request, reference, shown)
    rows = CaseDocument.objects.visible_to(request.standing).filter(space=request.space, case=case)
    found = get_object_or_404(rows.select_related("agency"), pk=pk)
    found.space, found.case = request.space, case
    note_opened(request, found, shown, case)
    return case, found


add_case_document = access(Can.RECORD_CASES)(
    FormAbout(
        find=_to_add,
        place=_on_case,
        given="case",
        form=AddForm,
        send=AddForm.add,
        title="Add a document",
        button="Add the document",
        done="The document was added.",
        step="add-document",
        adds=True,
        open_if=check_changes,
        options=_asked_to_add,
    ).view
)

replace_case_document = access(Can.RECORD_CASES)(
    FormAbout(
        find=_to_change(replacing),
        place=_beside_its_files,
        given="document",
        form=ReplaceForm,
        send=ReplaceForm.replace,
        title="Replace the file",
        intro=_about_replacing,
        button="Replace the file",
        done="The file was replaced.",
        open_if=lambda document: check_changes(document.case, document),
        options=lambda request, document: {"unnamed": document.case.rules.unnamed_in(document.case.stage)},
    ).view
)

share_case_document = access(Can.RECORD_CASES, Can.SHARE_CASES)(
    FormAbout(
        find=_to_change(sharing),
        place=_place,
        given="document",
        form=ShareForm,
        send=ShareForm.share,
        title="Share the document",
        intro="All who see the case can read it from now on, each agency that takes part as well. That cannot be taken"
        " back. Files that it took the place of are not shared.",
        button="Share the document",
        done="The document was shared.",
        open_if=lambda document: check_changes(document.case, document),
        suggested=lambda request, document: basis_before(document.case, request.standing),
    ).view
)

withdraw_case_document = access(Can.RECORD_CASES)(
    FormAbout(
        find=_to_change(withdrawing),
        place=_beside_its_files,
        given="document",
        form=WithdrawForm,
        send=WithdrawForm.withdraw,
        title="Withdraw the document",
        intro="It stays to be seen with your reason by whoever runs the case. Agencies with which it was shared see it"
        " no more.",
        button="Withdraw the document",
        done="The document was withdrawn.",
        danger=True,
        open_if=lambda document: check_changes(document.case, document, is_taken_away=True),
    ).view
)
