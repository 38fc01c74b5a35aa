"""What procedures and agreements add to pages of others: to a finding what it changed, to a group its terms."""

from datetime import date
from typing import Any

from django.db.models import Q

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.groups.models import Group
from goldthread.partnership.governance.sections import SECTIONS as OF_GROUPS
from goldthread.partnership.governance.sections import Section as OfGroup
from goldthread.partnership.learning.models import Finding
from goldthread.partnership.learning.parts import Parts
from goldthread.partnership.learning.sections import SECTIONS, Section
from goldthread.partnership.procedures.kinds import DocumentKind
from goldthread.partnership.procedures.models import GoverningDocument, GoverningVersion, VersionReason
from goldthread.partnership.procedures.versions_in_force import in_force_on


def on_finding(finding: Finding, request: DeskRequest, parts: Parts | None) -> dict[str, Any]:
    """Which documents a finding changed, and from which day."""
    rows = VersionReason.objects.visible_to(request.standing).filter(finding=finding)
    joined = rows.select_related("version_of__document", "version_of__space")
    newest: dict[int, VersionReason] = {one.version_of_id: one for one in joined.order_by("-version_of__in_force_from")}
    return {"reasons": list(newest.values())}


def on_group(group: Group, request: DeskRequest, day: date) -> dict[str, Any]:
    """Terms of reference of a group that were used on a day: the version in force then, and those before it."""
    seen = GoverningDocument.objects.visible_to(request.standing).filter(group=group, kind=DocumentKind.TERMS)
    used = seen.filter(Q(ended_on=None) | Q(ended_on__gte=day))
    documents = list(used.select_related("space").order_by("title"))
    may_record = request.standing.may(Can.RECORD_PROCEDURES, request.space.pk)
    return {
        "terms": [(one, in_force_on(one, day), _before(one, day)) for one in documents],
        "may_add": may_record and group.is_in_force(request.today),
        "slug": request.space.slug,
        "group": group.pk,
    }


def _before(document: GoverningDocument, day: date) -> list[GoverningVersion]:
    rows = GoverningVersion.objects.filter(document=document, in_force_until__lt=day)
    return list(rows.select_related("space").order_by("-in_force_from"))


def register() -> None:
    """Called when the program starts."""
    SECTIONS[Finding].append(Section("procedures/on_finding.html", on_finding))
    OF_GROUPS.append(OfGroup("procedures/on_group.html", on_group))
