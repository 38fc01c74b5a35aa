"""Load a review with its whole thread from a file of published facts."""

from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.loads.kinds import Kind, Loading
from goldthread.foundation.records.dates import PartialDate
from goldthread.foundation.sources.models import Basis, Load, SourceOddity
from goldthread.partnership.learning.importing import reading_rules
from goldthread.partnership.learning.importing.owners import Directory, record_outside_bodies
from goldthread.partnership.learning.importing.review_actions import load_actions
from goldthread.partnership.learning.importing.review_checks import check_review
from goldthread.partnership.learning.importing.review_letters import load_letters
from goldthread.partnership.learning.importing.review_papers import load_papers
from goldthread.partnership.learning.importing.review_schema import (
    About,
    FindingFacts,
    OutcomeFacts,
    ReviewFacts,
    ReviewFile,
)
from goldthread.partnership.learning.models import (
    ORIGIN,
    BoardResponse,
    Finding,
    FindingLead,
    OutcomeFinding,
    OutcomeStatement,
    Recommendation,
    Review,
)


def load_review(facts: ReviewFile, loading: Loading) -> None:
    """Make the review and everything that hangs on it."""
    directory = Directory.of(loading.space)
    named = {lead: finding for finding in reversed(facts.findings) for lead in finding.lead_agencies}
    record_outside_bodies(named, directory, loading)
    review = _review(facts.review, loading)
    findings = {one.number: _finding(one, facts.meta, review, directory, loading) for one in facts.findings}
    load_actions(facts, review, findings, directory, loading)
    load_letters(facts, review, findings, directory, loading)
    for outcome in facts.improved_practice_outcomes:
        _outcome(outcome, review, findings, loading)
    load_papers(facts, review, loading)
    for oddity in facts.source_oddities:
        loading.add(SourceOddity, oddity, dataset=facts.meta.dataset, oddity=oddity.oddity)


def actions_recorded_since(load: Load) -> dict[str, int]:
    """Actions that people added to a loaded review: they name it by number only."""
    reviews = Review.objects.filter(load=load).values("pk")
    added = Action.objects.filter(origin=ORIGIN, origin_id__in=reviews).exclude(load_id=load.pk)
    return {"actions": added.count()}


def _review(facts: ReviewFacts, loading: Loading) -> Review:
    commenced = PartialDate.parse(facts.commenced) if facts.commenced else None
    return loading.add(
        Review,
        facts,
        reference=facts.id,
        pseudonym=facts.pseudonym,
        kind=reading_rules.REVIEW_KINDS[facts.type],
        board_as_printed=facts.board,
        commissioned=facts.commissioned or "",
        incident=facts.incident or "",
        incident_on=facts.incident_date,
        child_age=facts.child_age_years,
        theme=facts.theme or "",
        commenced_on=commenced.first if commenced else None,
        **({"commenced_precision": commenced.precision} if commenced else {}),
        approved_on=facts.approved,
        approved_by=facts.approved_by or "",
        is_published=facts.published is not None,
        published_on=facts.published,
        published_as_printed=facts.published or "",
        published_at_place=facts.published_at or "",
        delay_reason=facts.delay_reason or "",
        findings_as_printed=facts.findings_count,
    )


def _finding(facts: FindingFacts, about: About, review: Review, directory: Directory, loading: Loading) -> Finding:
    kind = reading_rules.response_type_of(facts.recommendation, facts.lead_agencies)
    finding = loading.add(
        Finding,
        facts,
        review=review,
        number=facts.number,
        subject=facts.subject,
        response_type=kind,
        response_type_as_printed=facts.recommendation,
        response_type_basis=Basis.INFERRED if kind == Finding.ResponseType.NATIONAL else Basis.STATED,
        asks=facts.asks,
        note=f"School: {facts.school}" if facts.school else "",
    )
    for position, lead in enumerate(facts.lead_agencies, start=1):
        known = directory.find(lead)
        loading.add(
            FindingLead,
            facts,
            finding=finding,
            agency=known if isinstance(known, Agency) else None,
            as_printed=lead,
            position=position,
            basis=Basis.INFERRED if isinstance(known, Agency) else Basis.STATED,
        )
    if finding.asks_for_change:
        _recommendation(facts, finding, about, loading)
    return finding


def _recommendation(facts: FindingFacts, finding: Finding, about: About, loading: Loading) -> None:
    """A source that says “made” prints neither the words nor, where it names an appendix, the answer."""
    recommendation = loading.add(
        Recommendation,
        facts,
        finding=finding,
        number="1",
        addressed_to=", ".join(facts.lead_agencies),
        scope=reading_rules.scope_of(facts.lead_agencies),
        scope_basis=Basis.INFERRED,
    )
    if about.appendices:
        note = reading_rules.of_source(about.appendices_note or "") or "not part of what was loaded"
        reason = f"{'; '.join(about.appendices)}: {note}"
        loading.add(
            BoardResponse,
            about,
            finding=finding,
            recommendation=recommendation,
            answer=BoardResponse.Answer.NOT_IN_SOURCE,
            reason=reason,
        )


def _outcome(facts: OutcomeFacts, review: Review, findings: dict[int, Finding], loading: Loading) -> None:
    outcome = loading.add(
        OutcomeStatement,
        facts,
        review=review,
        code=facts.id,
        words=facts.outcome,
        direction=facts.direction,
        measure=facts.measure or "",
        routes=facts.routes,
    )
    for number in facts.findings:
        loading.add(OutcomeFinding, facts, finding=findings[number], outcome=outcome, basis=facts.findings_basis)


REVIEW_FILE = Kind(
    name="review",
    title="A review with its findings and actions",
    told_by=frozenset({"meta", "review", "findings"}),
    schema=ReviewFile,
    check=check_review,
    load=load_review,
    built_upon=actions_recorded_since,
)
