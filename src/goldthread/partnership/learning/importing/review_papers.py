"""Load what surrounds a review: its timeline, figures, assurance, feedback, addresses, report."""

from goldthread.foundation.loads.kinds import Loading
from goldthread.foundation.records.dates import PartialDate
from goldthread.partnership.learning.importing.reading_rules import of_source
from goldthread.partnership.learning.importing.review_schema import About, EventFacts, ReviewFile
from goldthread.partnership.learning.models import (
    AssuranceMethod,
    Feedback,
    Review,
    ReviewEvent,
    ReviewFigure,
    ReviewLink,
    ReviewNote,
)

Kind = ReviewNote.Kind
REPORT = {
    "report_title_fact": "Report",
    "area": "Area",
    "committee": "Committee",
    "committee_date": "Date of the committee",
    "directorate": "Directorate",
    "contact_role": "Contact",
    "wards": "Wards",
    "public_access": "Public access",
}


def load_papers(facts: ReviewFile, review: Review, loading: Loading) -> None:
    """Make every record that is neither finding nor action nor outcome."""
    for event in facts.timeline:
        _event(event, facts, review, loading)
    for method in facts.assurance_methods:
        loading.add(
            AssuranceMethod,
            method,
            review=review,
            code=method.id,
            method=method.method,
            about=method.about or "",
            agencies_as_printed=method.agencies,
        )
    for figure in facts.figures:
        said = {name: value or "" for name, value in figure if name not in {"source", "locator", "line"}}
        loading.add(ReviewFigure, figure, review=review, **said)
    for link in facts.links:
        loading.add(ReviewLink, link, review=review, title=link.title, url=link.url, note=link.note or "")
    for one in facts.feedback:
        loading.add(Feedback, one, review=review, about=one.about, from_role=one.from_role, sense=one.sense)
    for asked in facts.committee_recommendations:
        loading.add(
            ReviewNote,
            asked,
            review=review,
            kind=Kind.COMMITTEE_RECOMMENDATION,
            label=asked.ref,
            words=asked.what,
        )
    _report(facts.meta, review, loading)


def _event(facts: EventFacts, file: ReviewFile, review: Review, loading: Loading) -> None:
    """The reason that a source gives for a delay stands with the event that came late: the approval."""
    date = PartialDate.parse(facts.date)
    came_late = not facts.planned and file.review.approved is not None and facts.date == file.review.approved
    loading.add(
        ReviewEvent,
        facts,
        review=review,
        happened_on=date.first,
        precision=date.precision,
        what=facts.event,
        is_planned=facts.planned,
        year_inferred=facts.year_inferred,
        computed=facts.computed or "",
        delay_reason=(file.review.delay_reason or "") if came_late else "",
    )


def _report(about: About, review: Review, loading: Loading) -> None:
    for name, label in REPORT.items():
        words = getattr(about, name)
        if words:
            loading.add(ReviewNote, about, review=review, kind=Kind.REPORT, label=label, words=words)
    for appendix in about.appendices:
        note = of_source(about.appendices_note or "")
        words = f"{appendix} ({note})" if note else appendix
        loading.add(ReviewNote, about, review=review, kind=Kind.APPENDIX, label="Appendix", words=words)
