"""Keeping on which lawful basis something of a case is shared, and who reads that. Each part that shares calls it."""

from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Q, QuerySet

from goldthread.cases.casework.lawful_basis import BASIS_FIELDS, LawfulBasis
from goldthread.cases.casework.models import Case, CaseEvent, CaseSharing
from goldthread.cases.casework.sections import Section, register_section
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.standing import Actor, Held, Standing, account_of

ALL_WHO_SEE_IT = "All who see the case"
ASKED_AGAIN = ("informed", "informed_why", "rationale")
"""Whether they know of it, and why it is necessary and proportionate, is said of each sharing alone."""


def keep_sharing(
    case: Case,
    about: Any,
    basis: LawfulBasis,
    *,
    what: str,
    shared_with: str,
    holding: Held | None,
    by: Actor,
    at: datetime,
    until: datetime | None = None,
) -> CaseSharing:
    """Keep it in the command that shares. Raise Refused where an answer is missing: then nothing is shared. ``until``
    when it is shared, where that is said already.
    """
    return CaseSharing.objects.create(
        space_id=case.space_id,
        case=case,
        about_kind=about._meta.db_table,
        about_id=about.pk,
        what=what,
        shared_with=shared_with,
        shared_at=at,
        ended_at=until,
        decided_by_id=account_of(by),
        **CaseEvent.acting(holding),
        **basis.checked(),
    )


def end_sharing(about: Any, *, what: str, by: Actor, at: datetime) -> None:
    """Those of a record, called ``what``, that last are over. Called by the command that stops it."""
    end_sharings(CaseSharing.objects.about(about).filter(what=what), by, at)


def end_sharings(sharings: QuerySet[CaseSharing], by: Actor, at: datetime) -> None:
    """Those that last are over."""
    lasting = sharings.order_by().filter(Q(ended_at=None) | Q(ended_at__gt=at))
    lasting.update(ended_at=at, ended_by_id=account_of(by))


def sharings_of(case: Case, standing: Standing, about: Any = None) -> list[CaseSharing]:
    """What of a case was shared, the newest first, as far as somebody reads on which basis; or of one record of it."""
    rows = CaseSharing.objects.visible_to(standing).filter(space_id=case.space_id, case=case)
    if about is not None:
        rows = rows.about(about)
    return list(rows.select_related("agency").order_by("-shared_at", "-pk"))


def basis_before(case: Case, standing: Standing) -> dict[str, str]:
    """The answers of the last sharing of a case, for the form of the next: they are seldom others. Only those of
    somebody who may read them, and never what is said of each alone.
    """
    rows = CaseSharing.objects.visible_to(standing).filter(space_id=case.space_id, case=case)
    last = rows.order_by("-shared_at", "-pk").first()
    return {name: getattr(last, name) for name in BASIS_FIELDS if name not in ASKED_AGAIN} if last else {}


def shown(case: Case, request: DeskRequest, is_there: bool) -> dict[str, Any]:
    return {"sharings": sharings_of(case, request.standing) if is_there else []}


def register() -> None:
    """Called when the program starts."""
    register_section(Section("casework/sharings.html", shown, lambda: CaseSharing.objects.filter(case=OuterRef("pk"))))
