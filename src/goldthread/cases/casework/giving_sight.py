"""Sight of a case that is given to others is a sharing: on which lawful basis, and which grants need one."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from goldthread.cases.casework.forms.basis import BasisForm
from goldthread.cases.casework.lawful_basis import BASIS_FIELDS, LawfulBasis
from goldthread.cases.casework.models import Case, CaseSharing
from goldthread.cases.casework.permissions import acting_in
from goldthread.cases.casework.sharing import basis_before, end_sharings, keep_sharing, sharings_of
from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, Standing
from goldthread.foundation.grants.models import Grant
from goldthread.foundation.grants.registry import MoreAsked

INTRO = "To an agency, and to a person who works here for agencies alone, you say on which lawful basis you share it."


def is_shared_by(case: Case, grant: Grant, at: datetime) -> bool:
    """Whether a grant shows a case to another controller: to an agency, or to a person who works here for agencies
    alone.

    Somebody with a role for the whole partnership works for whoever runs its cases: to let them lead or see one shares
    it with nobody else. What somebody takes themselves, for a purpose or in an emergency, is answered for by its own
    reason and review, and is not given.
    """
    if grant.agency_id is not None:
        return True
    held = Holding.objects.in_force(timezone.localdate(at)).filter(space_id=case.space_id, user=grant.account)
    return not held.filter(agency=None).exists()


def keep(case: Case, grant: Grant, basis: LawfulBasis | None, by: Actor, at: datetime) -> None:
    """Raise Refused where another controller would see the case and it is not said on which basis."""
    if not is_shared_by(case, grant, at):
        return
    holding = acting_in(case.rules, Can.SHARE_CASES, by, at, case.space_id)
    on = basis or LawfulBasis()
    what, whom = "Sight of the case", grant.whose.name
    keep_sharing(case, grant, on, what=what, shared_with=whom, holding=holding, by=by, at=at, until=grant.ends_at)


def ended(grants: QuerySet[Grant], by: Actor, at: datetime) -> None:
    """Whoever was given sight that somebody ended is shown the case no more."""
    of_grants = CaseSharing.objects.filter(about_kind=Grant._meta.db_table, about_id__in=grants.values("pk"))
    end_sharings(of_grants.filter(space_id__in=grants.values("space_id")), by, at)


def told(case: Case, standing: Standing) -> Mapping[int, str]:
    """On which basis each was given, by its number: for those who read that alone."""
    of_grants = Grant._meta.db_table
    return {
        one.about_id: f"{one.get_basis_display()}; {one.gateway_in_words}. {one.rationale}"
        for one in sharings_of(case, standing)
        if one.about_kind == of_grants
    }


def answers(said: Mapping[str, Any]) -> LawfulBasis:
    return LawfulBasis(**{name: said[name] for name in BASIS_FIELDS})


MORE_ASKED = MoreAsked(
    form=BasisForm, answers=answers, keep=keep, ended=ended, before=basis_before, told=told, intro=INTRO
)
