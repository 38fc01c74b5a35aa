"""What the register tells of each document in one query: which version is in force, and how many have not signed."""

from datetime import date

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.procedures.models import (
    AgencyAskedToSign,
    GoverningDocument,
    GoverningVersion,
    Signature,
)

TO_BE_SIGNED = GoverningVersion.objects.filter(document=OuterRef("document")).newest_settled()


def told(space: Space, standing: Standing, on: date) -> QuerySet[GoverningDocument]:
    """Documents in sight, each with ``in_force_label``, ``in_force_since`` and ``unsigned`` on a day."""
    rows = GoverningDocument.objects.visible_to(standing).filter(space=space)
    now = GoverningVersion.objects.filter(document=OuterRef("pk")).in_force(on)
    counted = unsigned_on(on).filter(document=OuterRef("pk")).order_by().values("document")
    number = counted.annotate(number=Count("pk")).values("number")
    return rows.select_related("board", "owner_agency", "owner_group", "space").annotate(
        in_force_label=Subquery(now.values("label")[:1]),
        in_force_since=Subquery(now.values("in_force_from")[:1]),
        unsigned=Coalesce(Subquery(number, output_field=IntegerField()), 0),
    )


def unsigned_on(on: date) -> QuerySet[AgencyAskedToSign]:
    """Whoever is asked, takes part on the day and has not signed the newest version that was approved."""
    return taking_part_on(_unsigned(), on)


def taking_part_on(asked: QuerySet[AgencyAskedToSign], on: date) -> QuerySet[AgencyAskedToSign]:
    return asked.filter(
        Q(agency__starts_on=None) | Q(agency__starts_on__lte=on), Q(agency__ends_on=None) | Q(agency__ends_on__gte=on)
    )


def not_signed_by(rows: QuerySet[GoverningDocument], chosen: list[str]) -> QuerySet[GoverningDocument]:
    """Documents that an agency is asked to sign up to, and whose newest version it has not signed."""
    return rows.filter(
        Exists(_unsigned().filter(document=OuterRef("pk"), agency__in=[int(number) for number in chosen]))
    )


def _unsigned() -> QuerySet[AgencyAskedToSign]:
    asked = AgencyAskedToSign.objects.annotate(to_sign=Subquery(TO_BE_SIGNED.values("pk")[:1]))
    signed = Signature.objects.filter(version_of=OuterRef("to_sign"), agency=OuterRef("agency"))
    return asked.filter(to_sign__isnull=False, document__ended_on=None).filter(~Exists(signed))
