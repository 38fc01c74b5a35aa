"""Which text of a governing document is in force on a day, and which one agencies sign and read."""

from datetime import date

from goldthread.partnership.procedures.models import GoverningDocument, GoverningVersion


def in_force_on(document: GoverningDocument, day: date) -> GoverningVersion | None:
    """The one version whose text is in force on a day, if any is: the database allows no second."""
    return GoverningVersion.objects.filter(document=document).in_force(day).select_related("file", "space").first()


def to_be_signed(document: GoverningDocument) -> GoverningVersion | None:
    """The newest version that was approved, in force already or not: agencies sign up to that one."""
    return GoverningVersion.objects.filter(document=document).settled().order_by("-number").first()
