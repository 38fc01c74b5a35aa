"""What was behind a version is said: a finding of a review, or guidance."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, standing_of
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.partnership.learning.models import Finding, Recommendation
from goldthread.partnership.procedures.commands.checks import check_link
from goldthread.partnership.procedures.models import GoverningVersion, VersionReason

LONGEST_CITATION = 500


@dataclass(frozen=True, kw_only=True)
class Behind:
    """A finding, with one of its recommendations perhaps; or a citation, with a link perhaps."""

    finding: Finding | None = None
    recommendation: Recommendation | None = None
    citation: str = ""
    link: str = ""


@command(Can.RECORD_PROCEDURES, event="what was behind a version said", about="version")
def give_reason(*, version: GoverningVersion, behind: Behind, by: Actor, at: datetime) -> VersionReason:
    """It may be said of a version that was approved as well: it is said about its words, and changes none."""
    citation = behind.citation.strip()
    if bool(behind.finding) == bool(citation):
        raise Refused("Select a finding, or enter the guidance.", "finding")
    if len(citation) > LONGEST_CITATION:
        raise Refused(f"Use {LONGEST_CITATION} characters at most.", "citation")
    if behind.finding:
        _check_finding(version, behind, by, at)
    same = VersionReason.objects.filter(
        version_of=version, finding=behind.finding, recommendation=behind.recommendation, citation=citation
    )
    if same.exists():
        raise Refused("This was said already.", "citation" if citation else "finding")
    return VersionReason.objects.create(
        space_id=version.space_id,
        version_of=version,
        finding=behind.finding,
        recommendation=behind.recommendation,
        citation=citation,
        link=check_link(behind.link, "link") if citation else "",
    )


def _check_finding(version: GoverningVersion, behind: Behind, by: Actor, at: datetime) -> None:
    assert behind.finding is not None
    seen = Finding.objects.visible_to(standing_of(by, timezone.localdate(at))).filter(space=version.space_id)
    if not seen.filter(pk=behind.finding.pk).exists():
        raise Refused("Select a finding of this partnership.", "finding")
    if behind.recommendation and behind.recommendation.finding_id != behind.finding.pk:
        raise Refused("Select a recommendation of that finding.", "recommendation")
