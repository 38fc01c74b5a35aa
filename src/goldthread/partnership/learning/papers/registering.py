"""The documents of a review, as they come; a partnership can lay each of them out anew."""

from django.urls import reverse

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.documents.composing import CHANGES, changes_section
from goldthread.foundation.documents.kinds import DocumentKind, Opening, SectionKind, register_kind
from goldthread.foundation.records.dates import in_words
from goldthread.partnership.learning.models import Review
from goldthread.partnership.learning.models.reviews import ReviewQuerySet
from goldthread.partnership.learning.papers import brief, change, findings, national, progress

COMMITTEE, PLAN, RESPONSE, SUMMARY = "committee", "action-plan", "board-response", "summary"
OF_REVIEWS = (COMMITTEE, PLAN, RESPONSE, SUMMARY)
COMMITTEE_ORDER = (
    "summary",
    "recommendation",
    "background",
    "findings",
    "progress",
    "pipeline",
    "equality",
    "national",
    "improved",
    "assurance",
    CHANGES,
    "return",
    "appendices",
)
"""As the paper of 9 September 2020 about Child C goes (seed 003), with what has changed before what comes next."""

COMMITTEE_OPENING = (
    Opening("Committee and date", ""),
    Opening("Report title", "Embedding the learning from the review of {review}"),
    Opening("Directorate", ""),
    Opening("Contact", ""),
    Opening("Wards affected", "All"),
    Opening("Public access", "Open"),
)


def register() -> None:
    """Once, when the program starts."""
    for kind in (_committee(), _plan(), _response(), _summary()):
        register_kind(kind)


def _committee() -> DocumentKind:
    kind = _of_review(
        COMMITTEE,
        "Scrutiny committee paper",
        "Tells councillors what a review found, what was done since, and how it is known whether practice changed.",
        COMMITTEE_ORDER,
        COMMITTEE_OPENING,
    )
    for section in (
        SectionKind("summary", "Summary", findings.summary, asks="What members need to know first, in a few sentences"),
        SectionKind(
            "recommendation",
            "Recommendation",
            words="The committee is asked to note what has been done so far.",
            asks="What else the committee is asked to do; a line that begins with a dash is a point of a list",
        ),
        SectionKind("background", "Background", findings.background, asks="What else led to this paper"),
        SectionKind("findings", "Summary of findings", findings.findings),
        SectionKind(
            "progress",
            "Action taken to embed learning and improve practice",
            progress.progress,
            asks="What stands out, such as training or new services",
        ),
        SectionKind("pipeline", "Changes in the pipeline", progress.pipeline, asks="What else is coming"),
        SectionKind("national", "Action to address national policy issues", national.national),
        SectionKind("improved", "What improved practice looks like", change.improved_practice),
        SectionKind("assurance", "How we test whether practice has changed", change.assurance),
        changes_section(),
        SectionKind(
            "return",
            "Next steps",
            words="We ask to return to the committee in six months with what has changed since.",
            asks="What happens next, and when you come back",
        ),
        SectionKind(
            "appendices",
            "Appendices",
            words="- The partners’ response\n- The seven-minute briefing",
            asks="What else is attached",
        ),
    ):
        kind.add(section)
    return kind


def _plan() -> DocumentKind:
    kind = _of_review(
        PLAN,
        "Action plan",
        "Every action that serves a review, under the finding that it serves, with who owes it and how far it is.",
        ("introduction", "counts", "plan", CHANGES),
        (Opening("Review", "{review}"), Opening("As it stood on", "{date}")),
    )
    kind.add(SectionKind("introduction", "About this plan", asks="What a reader should know first"))
    kind.add(SectionKind("counts", "How far it is", progress.counts))
    kind.add(SectionKind("plan", "Actions", progress.plan))
    kind.add(changes_section())
    return kind


def _response() -> DocumentKind:
    kind = _of_review(
        RESPONSE,
        "Board response",
        "What the partners answer to each finding of a review, and what they will do.",
        ("introduction", "answers", "plan"),
        (Opening("Review", "{review}"), Opening("Date", "{date}")),
    )
    kind.add(SectionKind("introduction", "Introduction", asks="How the partners received the review"))
    kind.add(SectionKind("answers", "Our answer to each finding", findings.answers))
    kind.add(SectionKind("plan", "What we will do", progress.plan))
    return kind


def _summary() -> DocumentKind:
    kind = _of_review(
        SUMMARY,
        "One-page summary",
        "A review’s thread on one page: what was found, how far it is, and what is known.",
        ("summary", "findings", "improved"),
        (Opening("As it stood on", "{date}"),),
        is_brief=True,
    )
    kind.add(SectionKind("summary", "What happened", findings.summary))
    kind.add(SectionKind("findings", "What was found, and how far it is", brief.findings))
    kind.add(SectionKind("improved", "What would show that practice changed", brief.outcomes))
    return kind


def _of_review(
    code: str,
    title: str,
    purpose: str,
    order: tuple[str, ...],
    opening: tuple[Opening, ...],
    *,
    is_brief: bool = False,
) -> DocumentKind:
    return DocumentKind(
        code=code,
        title=title,
        purpose=purpose,
        makes=Can.MAKE_DOCUMENTS,
        order=order,
        opening=opening,
        seen=_seen,
        named=lambda review: review.pseudonym,
        back=lambda review: reverse("review", args=[review.space.slug, review.reference]),
        is_restricted=lambda review: not review.is_published,
        is_brief=is_brief,
        fields=_fields,
        field_names=("review", "kind", "published"),
    )


def _seen(standing: Standing) -> ReviewQuerySet:
    return Review.objects.visible_to(standing).select_related("space")


def _fields(review: Review) -> dict[str, str]:
    published = in_words(review.published_on) if review.published_on else review.published_as_printed
    return {
        "review": review.pseudonym,
        "kind": review.get_kind_display().lower(),
        "published": published or "a day that is not recorded",
    }
