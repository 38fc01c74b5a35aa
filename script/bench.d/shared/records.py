"""For each kind of number in an address a record to open, in the space in which the demonstration has one."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.standing import System
from goldthread.foundation.accounts.models import User
from goldthread.foundation.actions.models import Action, ActionEvidence
from goldthread.foundation.chasing.commands import name_cover
from goldthread.foundation.chasing.models import Cover
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.groups.models import Seat
from goldthread.foundation.invitations.models import Invitation
from goldthread.foundation.jobs.factories import a_job, failed
from goldthread.foundation.messages.models import Message
from goldthread.foundation.one_time_links.models import Asking
from goldthread.foundation.passes.kinds import PassKind
from goldthread.foundation.passes.models import Pass
from goldthread.foundation.publications.models import PublishedPage
from goldthread.foundation.retention.models import Certificate, Decision, Hold
from goldthread.foundation.sign_on.models import SignOn
from goldthread.foundation.sources.models import Load
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.briefings.models import (
    AgencyAsked,
    Briefing,
    BriefingResource,
    Cascade,
    CascadeConfirmation,
    QuestionRound,
    Quote,
)
from goldthread.partnership.engagement.models import Setting, SettingContact, SettingPart
from goldthread.partnership.forward_plan.models import CalledReport, ReportKind
from goldthread.partnership.learning.models import (
    ElsewhereFinding,
    ElsewhereSource,
    GovernmentLetter,
    OutcomeStatement,
    Recommendation,
)
from goldthread.partnership.matters.models import RaisedMatter
from goldthread.partnership.money.models import Accounts, Call, Income, Received, Spending, SpendingHead
from goldthread.partnership.planning.models import (
    Activity,
    Campaign,
    NamedFigure,
    Need,
    NeedsAssessment,
    Priority,
    PriorityOutcome,
)
from goldthread.partnership.procedures.models import GoverningDocument, GoverningVersion, ThresholdRound
from goldthread.partnership.proof.models import PracticeResult, PracticeTest, ResultEvidence
from goldthread.partnership.publishing.models import SitePage
from goldthread.partnership.rights.models import (
    AccessRequest,
    Breach,
    ClockStop,
    Complaint,
    Correction,
    GatheredItem,
    Matter,
    SearchDetail,
    WithheldPassage,
    WithheldWords,
)
from goldthread.partnership.risks.models import Risk
from goldthread.partnership.scrutiny.models import Challenge, Draw, DrawnAction

Numbers = tuple[int, ...]


def records_of(space: Space) -> dict[str, Numbers]:
    """By what stands before the last number, each number shown as ``*``. What a space has none of is left out."""
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        found = {place: first(space) for place, first in FIRST.items()}
    return {place: numbers for place, numbers in found.items() if numbers}


def make_what_is_not_shown(space: Space) -> None:
    """What the demonstration shows no example of: cover for somebody's absence, and a letter that could not go."""
    today, at, by = timezone.localdate(), timezone.now(), System("bench")
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        lead = Holding.objects.filter(space=space, role="agency_lead").select_related("agency", "user")[0]
        colleague = User.objects.get(email="coordinator@demo.example")
        Holding.objects.create(
            space=space, user=colleague, role=lead.role, agency=lead.agency, starts_on=date(2020, 1, 1)
        )
        failed(a_job(space_id=space.pk, message_id=Message.objects.filter(space=space).order_by("pk")[0].pk))
    name_cover(
        agency=lead.agency,
        absent=lead.user,
        covered_by=colleague,
        from_on=today,
        until=today + timedelta(days=7),
        by=by,
        at=at,
    )


def _first(model: Any, *fields: str, **narrowed: Any) -> Callable[[Space], Numbers]:
    """Of the first record of a space, these fields: its own number, if nothing else is asked."""

    def first(space: Space) -> Numbers:
        rows = model._default_manager.filter(space=space, **narrowed).order_by("pk")
        return rows.values_list(*(fields or ("pk",))).first() or ()

    return first


def _failed_job(space: Space) -> Numbers:
    return ProcrastinateJob.objects.filter(args__space_id=space.pk, status="failed").values_list("pk").first() or ()


def _two_years(space: Space) -> Numbers:
    return tuple(Accounts.objects.filter(space=space).order_by("year").values_list("pk", flat=True)[:2])


FIRST: dict[str, Callable[[Space], Numbers]] = {
    "actions/*": _first(Action, reference="5.3.4"),
    "actions/*/ask-by-link/*": _first(Asking, "action", "agency"),
    "actions/*/evidence/*": _first(ActionEvidence, "action", "evidence", evidence__withdrawn_at=None),
    "actions/*/links/*": _first(Asking, "action", "pk"),
    "agencies/*": _first(Seat, "agency", agency__isnull=False),
    "briefing-feedback/*": _first(Quote, taken_back_on=None),
    "briefing-resources/*": _first(BriefingResource),
    "briefings/*": _first(Briefing),
    "cascade-confirmations/*": _first(CascadeConfirmation, corrected_by=None),
    "cascades/*": _first(Cascade),
    "chasing/covers/*": _first(Cover),
    "elsewhere/*": _first(ElsewhereSource, is_of_our_work=True),
    "elsewhere/findings/*": _first(ElsewhereFinding, decisions=None),
    "files/*": _first(StoredFile),
    "forward-plan/kinds/*": _first(ReportKind),
    "forward-plan/reports/*": _first(CalledReport),
    "groups/*": _first(Seat, "group"),
    "groups/*/seats/*": _first(Seat, "group", "pk"),
    "jobs/*": _failed_job,
    "letters/*": _first(GovernmentLetter),
    "load/*": _first(Load),
    "money/accounts/*": _first(Accounts, closed_on=None),
    "money/accounts/*/compare/*": _two_years,
    "money/calls/*": _first(Call),
    "money/heads/*": _first(SpendingHead),
    "money/income/*": _first(Income, accounts__closed_on=None),
    "money/received/*": _first(Received, income__accounts__closed_on=None),
    "money/spending/*": _first(Spending, accounts__closed_on=None),
    "matters/*": _first(RaisedMatter, said="waiting"),
    "outbox/*": _first(Message),
    "outcomes/*": _first(OutcomeStatement),
    "people/*": _first(Holding),
    "people/invitations/*": _first(Invitation),
    "plans/activities/*": _first(Activity),
    "plans/boards/*/*": _first(Priority, "board", "first_year"),
    "plans/campaigns/*": _first(Campaign),
    "plans/figures/*": _first(NamedFigure),
    "plans/needs/*": _first(NeedsAssessment),
    "plans/needs/found/*": _first(Need),
    "plans/outcomes/*": _first(PriorityOutcome),
    "plans/priorities/*": _first(Priority),
    "practice-questions/asked/*": _first(AgencyAsked),
    "practice-questions/rounds/*": _first(QuestionRound),
    "practice-results/*": _first(PracticeResult),
    "practice-results/*/evidence/*": _first(ResultEvidence, "result", "evidence", evidence__withdrawn_at=None),
    "practice-tests/*": _first(PracticeTest),
    "procedures/*": _first(GoverningDocument, kind="thresholds"),
    "procedures/rounds/*": _first(ThresholdRound),
    "procedures/versions/*": _first(GoverningVersion, document__kind="arrangements"),
    "recommendations/*": _first(Recommendation),
    "rights/*": _first(Matter),
    "rights/access/*": _first(AccessRequest),
    "rights/breaches/*": _first(Breach),
    "rights/complaints/*": _first(Complaint),
    "rights/corrections/*": _first(Correction),
    "rights/corrections/add/finding/*": _first(Recommendation, "finding"),
    "rights/details/*": _first(SearchDetail),
    "rights/items/*": _first(GatheredItem),
    "rights/passages/*": _first(WithheldPassage),
    "rights/stops/*": _first(ClockStop),
    "rights/words/*": _first(WithheldWords),
    "reviews/child-c/findings/*": _first(Recommendation, "finding__number"),
    "retention/certificates/*": _first(Certificate, "number"),
    "retention/decisions/*": _first(Decision, state=Decision.State.PROPOSED),
    "retention/holds/*": _first(Hold, lifted_at=None),
    "retention/records/evidence/*": _first(Hold, "object_id", kind="evidence"),
    "risks/*": _first(Risk, status="open"),
    "scrutiny/challenges/*": _first(Challenge),
    "scrutiny/challenges/raise/finding/*": _first(Recommendation, "finding"),
    "scrutiny/drawn/*": _first(DrawnAction),
    "scrutiny/draws/*": _first(Draw),
    "site/groups/*": _first(Seat, "group"),
    "site/pages/*": _first(SitePage),
    "site/published/*": _first(PublishedPage, kind="about"),
    "settings/*": _first(Setting, contacts__isnull=False),
    "settings/contacts/*": _first(SettingContact),
    "settings/parts/*": _first(SettingPart, until=None),
    "sign-on/*": _first(SignOn),
    "tokens/*": _first(Pass, kind=PassKind.API_TOKEN),
}
