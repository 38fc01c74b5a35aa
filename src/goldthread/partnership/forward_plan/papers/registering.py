"""The return to a committee, as it comes; a partnership can lay it out anew."""

from django.urls import reverse

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.documents.composing import CHANGES, changes_section
from goldthread.foundation.documents.kinds import DocumentKind, Opening, SectionKind, register_kind
from goldthread.foundation.documents.models import Document
from goldthread.partnership.forward_plan.models import CalledReport, CalledReportQuerySet
from goldthread.partnership.forward_plan.papers import told

RETURN = "committee-return"
ORDER = ("introduction", "plan", "reports", "challenges", "risks", CHANGES, "next")


def register() -> None:
    """Once, when the program starts."""
    kind = DocumentKind(
        code=RETURN,
        title="Return to a committee",
        purpose="Tells a committee what was done since the last time: plan, reports and assurance, challenges, risks.",
        makes=Can.MAKE_DOCUMENTS,
        order=ORDER,
        opening=(Opening("Committee", "{committee}"), Opening("Date", "{date}"), Opening("Contact", "")),
        seen=_seen,
        newest=("-due_by", "-pk"),
        named=lambda report: report.outward_to,
        back=lambda report: report.get_absolute_url(),
        # It says what only those see who see what boards plan; it is for others once it was sent.
        is_restricted=lambda report: True,
        is_for_others=True,
        earlier=_earlier,
        fields=lambda report: {"committee": report.outward_to},
        field_names=("committee",),
    )
    for section in (
        SectionKind("introduction", "Summary", asks="What members need to know first, in a few sentences"),
        SectionKind("plan", "What we planned, and how far it is", told.plan, asks="What stands out"),
        SectionKind("reports", "What our boards were told", told.reports),
        SectionKind("challenges", "What was raised, and what came of it", told.challenges),
        SectionKind("risks", "What could go wrong", told.risks),
        changes_section(),
        SectionKind(
            "next",
            "Next steps",
            words="We will return in six months.",
            asks="What happens next, and when you come back",
        ),
    ):
        kind.add(section)
    register_kind(kind)


def _seen(standing: Standing) -> CalledReportQuerySet:
    """Only what goes out to others is returned with: what a board called in is somebody else's paper."""
    return CalledReport.objects.visible_to(standing).exclude(outward_to="").with_names()


def _earlier(report: CalledReport) -> list[int]:
    """The returns before it: each is a report of its own."""
    numbers: list[int] = []
    while report.before:
        report = report.before
        numbers.append(report.pk)
    return numbers


def on_report(report: CalledReport, request: DeskRequest) -> dict[str, object]:
    """What the page of a report that goes out says of papers: those that were written, and where one is begun."""
    if not report.outward_to:
        return {"papers": [], "begin_paper": ""}
    rows = Document.objects.visible_to(request.standing).filter(space=request.space, kind=RETURN, subject=report.pk)
    may_make = report.is_open and request.standing.may(Can.MAKE_DOCUMENTS, request.space.pk)
    begin = reverse("begin_document", args=[request.space.slug, RETURN, report.pk]) if may_make else ""
    return {"papers": list(rows.select_related("space").order_by("-begun_at", "-pk")), "begin_paper": begin}
