"""Evidence shows what a test found, and is seen by whoever may see the outcome that was tested."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import OuterRef
from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, standing_of
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.evidence.models import SEEN_THROUGH, Evidence
from goldthread.foundation.evidence.recording import Shown, record_evidence
from goldthread.partnership.proof.models import PracticeResult, PracticeTest, ResultEvidence


@dataclass(frozen=True)
class Shows:
    """What shows a result: something new, with what it is called, or evidence that is here already."""

    title: str = ""
    shown: Shown = field(default_factory=Shown)
    chosen: Evidence | None = None


@command(Can.RECORD_LEARNING, event="evidence of a result given", about="result")
def give_evidence_of_result(*, result: PracticeResult, shows: Shows, by: Actor, at: datetime) -> PracticeResult:
    """Something more shows what a test found, or something else in place of what was withdrawn or ran out."""
    show_result(result, shows, by, at)
    # Raises the version, so that a form somebody else has open notices.
    result.save(update_fields=["found"])
    return result


def show_result(result: PracticeResult, shows: Shows, by: Actor, at: datetime) -> None:
    """Tie a result to what shows it. To be called inside a command. Raise Refused where something is missing."""
    evidence = shows.chosen
    if evidence is None:
        evidence = record_evidence(space=result.space, title=shows.title, shown=shows.shown, agency=None, by=by, at=at)
    else:
        _check(evidence, result, by, at)
    ResultEvidence.objects.create(space_id=result.space_id, result=result, evidence=evidence)


def _check(evidence: Evidence, result: PracticeResult, by: Actor, at: datetime) -> None:
    standing = standing_of(by, timezone.localdate(at))
    seen = Evidence.objects.visible_to(standing).standing().filter(space=result.space_id, pk=evidence.pk)
    if not seen.exists():
        raise Refused("Choose evidence from the list.", "chosen")
    if ResultEvidence.objects.filter(result=result, evidence=evidence).exists():
        raise Refused("This evidence shows the result already. Choose another.", "chosen")


def register() -> None:
    """Once, when the program starts."""
    SEEN_THROUGH.register(
        lambda standing: ResultEvidence.objects.filter(
            result__test__in=PracticeTest.objects.visible_to(standing), evidence=OuterRef("pk")
        )
    )
