"""The text of a version with its slips put right. What was approved stays as it was, beside it."""

from goldthread.partnership.procedures.models import GoverningVersion, VersionCorrection


def corrections_of(version: GoverningVersion) -> list[VersionCorrection]:
    """In the order in which they were made: a later one may be of the words of an earlier."""
    return list(VersionCorrection.objects.filter(version_of=version).order_by("pk"))


def corrected_text(version: GoverningVersion) -> str:
    """What readers are shown. Each slip stood in one place when it was corrected."""
    text = version.text
    for one in corrections_of(version):
        text = text.replace(one.printed, one.should_be, 1)
    return text
