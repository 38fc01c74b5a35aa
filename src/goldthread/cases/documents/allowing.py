"""Who may do what with a document of a case: a role for an agency only with what that agency put there."""

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.permissions import holding_in
from goldthread.cases.documents.models import CaseDocument
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Held, Standing


def adding_in(case: Case, standing: Standing) -> Held | None:
    """The role in which somebody puts a document on a case: whoever records in it and reads it."""
    return holding_in(case, Can.RECORD_CASES, standing) if _reads(case, standing) else None


def replacing(document: CaseDocument, standing: Standing) -> Held | None:
    """Whoever puts documents on the case for the one whose document it is: nobody else changes what they said.

    Of one that is shared the newer file is shared as well, so whoever replaces it may share it.
    """
    holding = _own(document, standing)
    return None if holding and document.shared_at and sharing(document, standing) is None else holding


def withdrawing(document: CaseDocument, standing: Standing) -> Held | None:
    """Those, and whoever runs the case: it may stand in the wrong one."""
    holding = _recording(document, standing)
    return holding if holding and holding.agency_id in (None, document.agency_id) else None


def sharing(document: CaseDocument, standing: Standing) -> Held | None:
    """An agency shares what is its own, and whoever shares in cases of the pathway any."""
    if document.agency_id is not None and (own := _own(document, standing)):
        return own
    if not _reads(document.case, standing):
        return None
    holding = holding_in(document.case, Can.SHARE_CASES, standing)
    return holding if holding and holding.agency_id is None else None


def _own(document: CaseDocument, standing: Standing) -> Held | None:
    holding = _recording(document, standing)
    return holding if holding and holding.agency_id == document.agency_id else None


def _recording(document: CaseDocument, standing: Standing) -> Held | None:
    if not _reads(document.case, standing):
        return None
    return holding_in(document.case, Can.RECORD_CASES, standing, document.agency_id)


def _reads(case: Case, standing: Standing) -> bool:
    """Of a restricted case, whoever was given sight of it or opened it for a purpose."""
    return Case.objects.read_by(standing).filter(pk=case.pk).exists()
