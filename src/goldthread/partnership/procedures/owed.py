"""What agencies still owe to documents: to sign the newest version, and to say how many have read what is in force."""

from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.urls import reverse

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.partnership.procedures.models import AgencyAskedToSign, GoverningVersion, ReadingConfirmation
from goldthread.partnership.procedures.register import taking_part_on, unsigned_on


@dataclass(frozen=True)
class OwedToDocument:
    """One thing that an agency owes: which form leads to it, and by when, if a day is set."""

    what: str
    href: str
    asked: AgencyAskedToSign
    by: date | None = None


def owed_to_documents(standing: Standing, on: date) -> list[OwedToDocument]:
    """What the agencies owe for which a person answers, what is due first. Two statements; none for others."""
    own = standing.agencies_where(Can.SIGN_UP)
    if not own:
        return []
    to_sign = _of(unsigned_on(on).filter(agency__in=own))
    to_read = _of(_unread_on(on).filter(agency__in=own))
    found = chain(
        (_owed("sign_up", "Sign up to", one, one.to_sign, one.sign_by) for one in to_sign),
        (_owed("confirm_procedure_read", "Say how many have read", one, one.to_read, None) for one in to_read),
    )
    return sorted(found, key=lambda one: (one.by or date.max, str(one.asked.document)))


def _of(rows: QuerySet[AgencyAskedToSign]) -> QuerySet[Any]:
    return rows.select_related("document", "space", "agency").order_by("pk")


def _unread_on(on: date) -> QuerySet[AgencyAskedToSign]:
    """Whoever is asked to sign a document, and has not said how many read the version that is in force."""
    now = GoverningVersion.objects.filter(document=OuterRef("document")).in_force(on)
    said = ReadingConfirmation.objects.filter(version_of=OuterRef("to_read"), agency=OuterRef("agency"))
    asked = AgencyAskedToSign.objects.annotate(to_read=Subquery(now.values("pk")[:1]))
    return taking_part_on(asked.filter(to_read__isnull=False, document__ended_on=None).filter(~Exists(said)), on)


def _owed(form: str, what: str, asked: AgencyAskedToSign, version: int, by: date | None) -> OwedToDocument:
    return OwedToDocument(f"{what} {asked.document}", reverse(form, args=[asked.space.slug, version]), asked, by)
