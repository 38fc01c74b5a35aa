"""Which text of a governing document is in force on a day, and which one agencies sign and read."""

from datetime import date

from goldthread.partnership.procedures.models import GoverningDocument, GoverningVersion


def in_force_on(document: GoverningDocument, day: date) -> GoverningVersion | None:
    """The one version whose text is in force on a day, if any is: the database allows no second."""
    return GoverningVersion.objects.filter(document=document).in_force(day).select_related("file", "space").first()


def to_be_signed(document: GoverningDocument) -> GoverningVersion | None:
    """The newest version that was approved, in force already or not: agencies sign up to that one."""
    return GoverningVersion.objects.filter(document=document).newest_settled().first()


def newest_of(versions: list[GoverningVersion], approved: GoverningVersion | None) -> GoverningVersion | None:
    """Of a document's versions the one that was proposed after what was ``approved`` last, or else that one."""
    since = approved.number if approved else 0
    proposed = [one for one in versions if one.is_open and one.number > since]
    return max(proposed, key=lambda one: one.number, default=approved)
