"""Papers are recorded agency by agency, and a pathway goes live."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from goldthread.cases.declaring.registry import pathway_of
from goldthread.cases.going_live.models import LivePathway, TakingPart
from goldthread.cases.going_live.queries import TOGETHER
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.checking import check_happened, check_not_before, said
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.near_days import is_too_far, too_far
from goldthread.foundation.spaces.models import Space

WHEN_ENDED: list[Callable[[TakingPart, Actor, datetime], None]] = []
"""What parts above do where an agency takes no more part. They register when they start."""


@dataclass(frozen=True)
class Paper:
    """A document that was signed: on which day, its title and version, and the post that signed it."""

    on: date
    title: str
    post: str

    def checked(self, name: str, today: date) -> "Paper":
        """``name`` begins the names of its fields: "assessment" or "agreement"."""
        check_happened(self.on, today, f"{name}_on")
        title = said(self.title, "Enter its title and version.", f"{name}_title")
        return Paper(self.on, title, said(self.post, "Enter the post that signed it.", f"{name}_post"))


@dataclass(frozen=True)
class Papers:
    """What is recorded at one time; what is left out stays as it was recorded before."""

    assessment: Paper | None = None
    agreement: Paper | None = None
    review_on: date | None = None


@command(Can.RECORD_ORGANISATION, event="impact assessment or sharing agreement recorded", alone=TOGETHER)
def record_papers(
    *, space: Space, pathway: str, agencies: Sequence[Agency], papers: Papers, by: Actor, at: datetime
) -> None:
    """For several agencies at once: one sharing agreement is often signed by all on one day.

    An agency that had taken back its agreement takes part again with a new one.
    """
    today = timezone.localdate(at)
    rules = pathway_of(pathway)
    told = _told(papers, today)
    if not agencies:
        raise Refused("Choose the agencies whose papers these are.", "agencies")
    for agency in agencies:
        if agency.space_id != space.pk or not agency.is_in_force(today):
            raise Refused(f"{agency.name} does not take part in the partnership today.", "agencies")
        part = TakingPart.objects.filter(space=space, pathway=rules.code, agency=agency).first()
        part = part or TakingPart(space=space, pathway=rules.code, agency=agency)
        for name, value in told.items():
            setattr(part, name, value)
        if part.ended_on is not None and papers.agreement is not None:
            check_not_before(papers.agreement.on, part.ended_on, "agreement_on", f"{agency.name} took its part back")
            part.ended_on, part.ended_why = None, ""
        part.save()


def _told(papers: Papers, today: date) -> dict[str, object]:
    told: dict[str, object] = {}
    if papers.assessment is None and papers.agreement is None:
        raise Refused("Enter an impact assessment, a sharing agreement or both.")
    if papers.assessment is not None:
        paper = papers.assessment.checked("assessment", today)
        told |= {"assessed_on": paper.on, "assessment": paper.title, "assessed_by": paper.post}
    if papers.agreement is not None:
        paper = papers.agreement.checked("agreement", today)
        told |= {"agreed_on": paper.on, "agreement": paper.title, "agreed_by": paper.post}
    if papers.review_on is not None:
        if papers.review_on < today:
            raise Refused("Enter today or a day to come.", "review_on")
        if is_too_far(papers.review_on, today):
            raise Refused(too_far("The day of review", today), "review_on")
        told["review_on"] = papers.review_on
    return told


@command(Can.RECORD_ORGANISATION, event="agency takes no more part in a pathway", about="part", alone=TOGETHER)
def end_part(*, part: TakingPart, on: date, why: str, by: Actor, at: datetime) -> TakingPart:
    """It is asked and told nothing more of cases, and its sight of them ends; what it was told already, it knows.

    Also one with a paper wanting, or that was listed by mistake, may end: it stands in nobody's way any more.
    """
    if part.ended_on is not None:
        raise Refused("It does not take part now.")
    check_happened(on, timezone.localdate(at), "on")
    check_not_before(on, part.agreed_on or on, "on", "It was agreed")
    part.ended_on, part.ended_why = on, said(why, "Say why it takes no more part.", "why")
    part.save(update_fields=["ended_on", "ended_why"])
    for end_sight in WHEN_ENDED:
        end_sight(part, by, at)
    return part


@command(Can.RECORD_ORGANISATION, event="pathway went live", alone=TOGETHER)
def go_live(*, space: Space, pathway: str, by: Actor, at: datetime) -> LivePathway:
    """Cases may begin from now on, among the agencies that take part. That is not taken back: cases are under way."""
    rules = pathway_of(pathway)
    if LivePathway.objects.filter(space=space, pathway=rules.code).exists():
        raise Refused(f"{rules.title} is live already.")
    parts = TakingPart.objects.filter(space=space, pathway=rules.code, ended_on__isnull=True).select_related("agency")
    if not parts:
        raise Refused("Record the impact assessment and the sharing agreement of each agency that takes part first.")
    for part in parts.order_by("agency__name"):
        if part.wanting:
            raise Refused(f"{part.agency.name}: no {' and no '.join(part.wanting)} is recorded.")
    return LivePathway.objects.create(space=space, pathway=rules.code, live_at=at)
