"""Results of tests of practice with what shows them, and until when they count."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import F
from django.utils import timezone

from goldthread.foundation.evidence.models import Evidence, EvidenceVersion
from goldthread.foundation.ui.words import date as in_words
from goldthread.partnership.proof.models import PracticeResult, PracticeTestQuerySet
from goldthread.partnership.proof.states import Outcome, Piece


@dataclass(frozen=True)
class ShownResult:
    """A result with the pieces of evidence that show it, each with its versions, newest first."""

    result: PracticeResult
    evidence: list[tuple[Evidence, list[EvidenceVersion]]]

    @property
    def told(self) -> Outcome:
        """What the rule is told of it."""
        pieces = tuple(_piece(one, versions[0]) for one, versions in self.evidence)
        return Outcome(self.result.known_on, self.result.passed, self.result.good_until, pieces)

    def ended(self, on: date) -> str:
        """Why it counts no longer, in words; empty for one that counts. A failed one counts until a later result."""
        told = self.told
        if told.good_until < on:
            return f"It counted until {in_words(told.good_until)}"
        if told.counts_until >= on:
            return ""
        return (
            "Its evidence was withdrawn"
            if all(one.withdrawn_at for one, _ in self.evidence)
            else "Its evidence ran out"
        )


def results_of(tests: PracticeTestQuerySet) -> dict[int, list[ShownResult]]:
    """By test, the latest result first, in two queries however many there are."""
    shown = _evidence_of(tests)
    results: dict[int, list[ShownResult]] = defaultdict(list)
    found = PracticeResult.objects.filter(test__in=tests).select_related("pass_mark")
    for result in found.order_by("-known_on", "-pk"):
        results[result.test_id].append(ShownResult(result, shown.get(result.pk, [])))
    return results


def _evidence_of(tests: PracticeTestQuerySet) -> dict[int, list[tuple[Evidence, list[EvidenceVersion]]]]:
    """By result, what shows it in the order in which it was given, each with its versions, newest first."""
    versions = EvidenceVersion.objects.filter(evidence__shows_results__result__test__in=tests)
    versions = versions.annotate(of_result=F("evidence__shows_results__result"))
    by_result: dict[int, dict[int, tuple[Evidence, list[EvidenceVersion]]]] = defaultdict(dict)
    for version in versions.select_related("evidence", "file__space").order_by("evidence__given_at", "-number"):
        pieces = by_result[version.of_result]
        pieces.setdefault(version.evidence_id, (version.evidence, []))[1].append(version)
    return {result: list(pieces.values()) for result, pieces in by_result.items()}


def _piece(evidence: Evidence, version: EvidenceVersion) -> Piece:
    withdrawn = timezone.localdate(evidence.withdrawn_at) if evidence.withdrawn_at else None
    return Piece(withdrawn, version.good_until)
