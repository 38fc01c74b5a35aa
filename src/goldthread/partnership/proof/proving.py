"""What is known of each outcome statement and recommendation of a review, with the reason in a sentence."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.ui.plain_words import lower_first
from goldthread.foundation.ui.words import listed, plural, sentence
from goldthread.partnership.learning.models import Finding, OutcomeStatement, Recommendation, Review
from goldthread.partnership.learning.parts import Parts, parts_of
from goldthread.partnership.proof.models import PassMark, PracticeTest, PracticeTestQuerySet
from goldthread.partnership.proof.results import ShownResult, results_of
from goldthread.partnership.proof.states import State, state_of_all, state_of_results

SHOWED = {
    State.PROVEN: "its latest result had reached the pass mark",
    State.DISPROVEN: "its latest result had not reached the pass mark",
    State.EXPIRED: "its latest result had reached the pass mark, and counted no longer",
}
DONE = (Action.Status.COMPLETE_PENDING_EVIDENCE, Action.Status.CLOSED)


@dataclass(frozen=True)
class Tested:
    """One test with its marks, first to last, its results, latest first, and what these say of it on a day."""

    test: PracticeTest
    marks: list[PassMark]
    results: list[ShownResult]
    state: State

    @property
    def withdrawal(self) -> str:
        """What became of one that was withdrawn although it had results, and what these showed; else empty."""
        ended = self.test.withdrawn_on
        if ended is None or not self.results:
            return ""
        showed = SHOWED[state_of_results((one.told for one in self.results), ended)]
        by = f" by the {lower_first(self.test.withdrawn_by)}" if self.test.withdrawn_by else ""
        told = f"A test with {plural(len(self.results), 'result')} was withdrawn on {in_words(ended)}{by}; {showed}."
        return f"{told} Why it was withdrawn: {self.test.withdrawn_why.rstrip('. ')}."

    @property
    def changes(self) -> list[tuple[PassMark, PassMark, int]]:
        """Each change of the mark: what it was, what it became, and how many results were recorded before it.

        By moment: what is recorded later on the day of the change was not known to whoever made it.
        """
        pairs = zip(self.marks, self.marks[1:], strict=False)
        return [(was, now, self._recorded_before(now)) for was, now in pairs]

    def _recorded_before(self, mark: PassMark) -> int:
        return sum(one.result.recorded_at < mark.recorded_at for one in self.results)


@dataclass(frozen=True)
class OutcomeProof:
    """What is known of one outcome statement. Tests that were withdrawn are told and do not count."""

    outcome: OutcomeStatement
    tests: list[Tested]
    state: State

    @property
    def standing(self) -> list[Tested]:
        return [one for one in self.tests if one.test.withdrawn_on is None]


@dataclass(frozen=True)
class RecommendationProof:
    """What is done about one recommendation and what is known of it; of a finding without its words, the finding's."""

    finding: Finding
    recommendation: Recommendation | None
    actions: list[Action]
    outcomes: list[OutcomeProof]
    state: State

    @property
    def done(self) -> int:
        """Actions that are done or reported done; what was superseded is no longer owed."""
        return sum(action.status in DONE for action in self.actions)

    @property
    def accepted(self) -> int:
        return sum(action.status == Action.Status.CLOSED for action in self.actions)

    @property
    def tests(self) -> list[Tested]:
        return [test for outcome in self.outcomes for test in outcome.standing]

    @property
    def results(self) -> int:
        return sum(len(test.results) for test in self.tests)

    @property
    def withdrawals(self) -> list[Tested]:
        """Tests that were withdrawn with results: they do not count, and may not vanish either."""
        return [test for outcome in self.outcomes for test in outcome.tests if test.withdrawal]

    @property
    def why(self) -> str:
        """Why the state is what it is, and which results count no longer because their test was withdrawn."""
        return " ".join([self._why_it_is, *(test.withdrawal for test in self.withdrawals)])

    @property
    def _why_it_is(self) -> str:
        if not self.outcomes:
            return "No outcome statement says what would be different, so nothing can be tested."
        if not self.tests:
            return "No test of practice is set."
        counts = [(state, sum(one.state == state for one in self.outcomes)) for state in State]
        told = listed(f"{number} {state}" for state, number in counts if number)
        held = f"{plural(len(self.tests), 'test')} set, {plural(self.results, 'result')}"
        return f"{plural(len(self.outcomes), 'outcome statement')}: {told}. {sentence(held)}."


def proofs_of(review: Review, standing: Standing, on: date) -> list[RecommendationProof]:
    """Each recommendation of a review, in the order of the findings, in a fixed number of queries.

    The caller has found the review through ``visible_to``. A finding whose response is a recommendation counts as
    one where its words are not recorded.
    """
    return proofs_in(parts_of(review, standing), on)


def proofs_in(parts: Parts, on: date) -> list[RecommendationProof]:
    """The same, from a thread that was read already."""
    return proofs_from(parts, proofs_of_outcomes(parts, on))


def proofs_from(parts: Parts, outcomes: Iterable[OutcomeProof]) -> list[RecommendationProof]:
    """The same, from what is known of its outcomes."""
    known = {proof.outcome.pk: proof for proof in outcomes}
    return [
        proof for finding in parts.findings if finding.asks_for_change for proof in _of_finding(finding, parts, known)
    ]


def proofs_of_outcomes(parts: Parts, on: date) -> list[OutcomeProof]:
    """What is known on a day of each outcome statement of a thread."""
    tested = _tested_by_outcome(PracticeTest.objects.filter(outcome__review=parts.review), on)
    return [_of_outcome(outcome, tested.get(outcome.pk, [])) for outcome in parts.outcomes]


def proof_of_outcome(outcome: OutcomeStatement, on: date) -> OutcomeProof:
    """The same of one."""
    tested = _tested_by_outcome(PracticeTest.objects.filter(outcome=outcome), on)
    return _of_outcome(outcome, tested.get(outcome.pk, []))


def _tested_by_outcome(tests: PracticeTestQuerySet, on: date) -> dict[int, list[Tested]]:
    """In three queries however many there are."""
    marks: dict[PracticeTest, list[PassMark]] = defaultdict(list)
    for mark in PassMark.objects.filter(test__in=tests).select_related("test").order_by("test", "number"):
        marks[mark.test].append(mark)
    results = results_of(tests)
    by_outcome: dict[int, list[Tested]] = defaultdict(list)
    for test, own in marks.items():
        by_outcome[test.outcome_id].append(_tested(test, own, results.get(test.pk, []), on))
    return by_outcome


def _tested(test: PracticeTest, marks: list[PassMark], results: list[ShownResult], on: date) -> Tested:
    known = [one.told for one in results if one.result.known_on <= on]
    return Tested(test, marks, results, state_of_results(known, on))


def _of_outcome(outcome: OutcomeStatement, tests: list[Tested]) -> OutcomeProof:
    counting = [one.state for one in tests if one.test.withdrawn_on is None]
    return OutcomeProof(outcome, tests, state_of_all(counting))


def _of_finding(finding: Finding, parts: Parts, known: dict[int, OutcomeProof]) -> list[RecommendationProof]:
    serving = {link.action_id for link in parts.served if link.finding_id == finding.pk}
    owed = [one for one in parts.actions if one.pk in serving and one.status not in Action.ELSEWHERE_NOW]
    outcomes = [known[link.outcome_id] for link in parts.shown_by if link.finding_id == finding.pk]
    state = state_of_all(one.state for one in outcomes)
    recommendations: list[Recommendation | None] = [*parts.recommendations.get(finding.pk, [])]
    return [RecommendationProof(finding, one, owed, outcomes, state) for one in recommendations or [None]]
